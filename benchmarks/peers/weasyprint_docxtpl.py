"""WeasyPrint for the PDF (HTML by Jinja, print CSS, PDF/UA-1), docxtpl for Word."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, Template
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from work import HERE, run

CONFIGURATION = FontConfiguration()
FACE = (
    "@font-face {{ font-family: {family}; font-weight: {weight}; font-style: {style};"
    " src: url({url}) format('truetype') }}"
)


@cache
def template() -> Template:
    return Environment(loader=FileSystemLoader(HERE), autoescape=True).get_template("brief.html")


@cache
def style(faces: Path) -> CSS:
    made = []
    for family in ("text", "display"):
        for name in ("regular", "bold", "italic", "bold-italic"):
            weight, slant = "bold" if "bold" in name else "normal", "italic" if "italic" in name else "normal"
            url = (faces / f"{family}-{name}.ttf").resolve().as_uri()
            made.append(FACE.format(family=family, weight=weight, style=slant, url=url))
    made.append((HERE / "brief.css").read_text("utf-8"))
    return CSS(string="\n".join(made), font_config=CONFIGURATION)


def write_pdf(edition: dict[str, Any], faces: Path, target: Path) -> None:
    page = HTML(string=template().render(d=edition))
    page.write_pdf(target, stylesheets=[style(faces)], font_config=CONFIGURATION, pdf_variant="pdf/ua-1")


run(write_pdf)

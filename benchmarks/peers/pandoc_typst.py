"""Pandoc for both: its Markdown, written once, to Typst (set by its Python binding) and to Word by a reference file."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pypandoc
import typst
from work import run

PANDOC = pypandoc.get_pandoc_path()
SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!<>~^$@|\"'])")
VARIABLES = ("mainfont=Source Serif 4", "fontsize=10pt", "papersize=a4")


def escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text).replace("\n", " ")


def markdown(words: list[list[str]], known: set[str]) -> str:
    made = []
    for text, style, link in words:
        if style == "n":
            made.append(f"[^{text}]" if text in known else f"^{text}^")
            continue
        said = escaped(text)
        bare = said.strip(" ")
        if style and bare:
            marks = "*" * (2 * ("b" in style) + ("i" in style))
            said = said.replace(bare, f"{marks}{bare}{marks}", 1)
        made.append(f"[{said}]({link})" if link else said)
    return "".join(made)


def lines(block: dict[str, Any], known: set[str]) -> list[str]:
    match block["kind"]:
        case "heading":
            return [f"{'#' * block['level']} {markdown(block['runs'], known)}", ""]
        case "paragraph":
            return [markdown(block["runs"], known), ""]
        case "list":
            return [*(f"- {markdown(item, known)}" for item in block["items"]), ""]
        case "figures":
            return [
                line
                for number, label in block["items"]
                for line in (f"**{escaped(number)}** {markdown(label, known)}", "")
            ]
        case "table":
            heads = block["heads"] or [[] for _ in block["shares"]]
            title = [f"**{markdown(block['title'], set())}**", ""] if block["title"] else []
            rule = "|".join("-" * max(3, int(10 * share)) for share in block["shares"])
            rows = ["| " + " | ".join(markdown(cell, known) for cell in row) + " |" for row in (heads, *block["rows"])]
            return [*title, rows[0], f"|{rule}|", *rows[1:], ""]
        case "bars":
            return [
                "| | |",
                "|---|---|",
                *(f"| {escaped(name)} | {escaped(value)} |" for name, value, _ in block["bars"]),
                "",
            ]
        case "box":
            inner = [line for each in block["blocks"] for line in lines(each, known)]
            return [f"> **{markdown(block['title'], known)}**", ">", *(f"> {line}" for line in inner), ""]
        case _:
            return []


def source(edition: dict[str, Any]) -> str:
    known = {label for label, _ in edition["notes"]}
    head = ["---", f'title: "{edition["title"]}"', f"lang: {edition['language']}", "---", ""]
    body = [line for block in edition["blocks"] for line in lines(block, known)]
    notes = [line for label, words in edition["notes"] for line in (f"[^{label}]: {markdown(words, set())}", "")]
    facts = " · ".join(f"{escaped(label)} {markdown(value, known)}" for label, value in edition["facts"])
    return "\n".join([*head, f"*{markdown(edition['question'], known)}*", "", facts, "", *body, *notes])


def pandoc(text: str, *options: str) -> bytes:
    return subprocess.run(
        [PANDOC, "-f", "markdown", "-s", *options], input=text.encode(), capture_output=True, check=True
    ).stdout


def write_pdf(edition: dict[str, Any], faces: Path, target: Path) -> None:
    variables = [option for each in VARIABLES for option in ("-V", each)]
    made = pandoc(source(edition), "-t", "typst", *variables)
    typst.compile(made, output=str(target), font_paths=[str(faces)], ignore_system_fonts=True)


def write_docx(edition: dict[str, Any], template: Path, target: Path) -> None:
    pandoc(source(edition), "-t", "docx", f"--reference-doc={template.parent / 'reference.docx'}", "-o", str(target))


run(write_pdf, write_docx)

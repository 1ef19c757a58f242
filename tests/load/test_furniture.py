"""Headers and footers as a designer writes them in brief.pdf.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.house import FurnitureFill, FurnitureImage, FurnitureRule, FurnitureText, PageFurniture
from briefing.load.furniture import Margins, make_furniture
from briefing.load.nodes import Manuscript, Mapping, compose
from briefing.load.reading import Reading

PALETTE = {"accent": "#0B4F6C"}


def made(folder: Path, item: str, logo: str | None = None) -> tuple[dict[str, PageFurniture] | None, list[str]]:
    """What is read of a page that has `item` for its header, and what is told."""
    foot = "footer: [marking: {style: header, y: 1 pt}]"
    yaml = f"first: {{header: [{item}], {foot}}}\nrest: {{header: [], {foot}}}\n"
    root, _ = compose(Manuscript("brief.pdf.yaml", yaml))
    assert isinstance(root, Mapping)
    reading = Reading(folder / "brief.pdf.yaml")
    found = make_furniture(root, Margins(folder, PALETTE, {"header": None}, reading, logo))
    return found, [f"{fault.message} | {fault.hint}" for fault in reading.diagnostics]


def header(folder: Path, item: str, logo: str | None = None) -> object:
    found, told = made(folder, item, logo)
    assert told == []
    assert found is not None
    (only,) = found["first"].header
    return only


def test_a_line_of_words_stands_at_its_height(tmp_path: Path) -> None:
    said = header(tmp_path, 'text: {text: "{{ title }}", style: header, y: 10 pt, align: right}')
    assert said == FurnitureText("{{ title }}", "header", 10.0, align="right")


def test_a_marking_has_its_words_by_itself(tmp_path: Path) -> None:
    said = header(tmp_path, "marking: {style: header, y: 10 pt}")
    assert said == FurnitureText("{{ marking }}", "header", 10.0, is_marking=True)


def test_colours_are_named_by_the_house(tmp_path: Path) -> None:
    rule = header(tmp_path, "rule: {y: 10 pt, width: 1 pt, colour: accent}")
    fill = header(tmp_path, 'fill: {y: 0 pt, height: 9 pt, colour: "#ffffff"}')
    assert rule == FurnitureRule(10.0, 1.0, "#0B4F6C")
    assert fill == FurnitureFill(0.0, 0.0, None, 9.0, "#FFFFFF")


def test_a_picture_is_the_logo_unless_it_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"")
    (tmp_path / "other.png").write_bytes(b"")
    logo = header(tmp_path, "image: {y: 8 pt, height: 9 pt}", "logo.png")
    other = header(tmp_path, "image: {file: other.png, y: 8 pt, height: 9 pt}", "logo.png")
    assert isinstance(logo, FurnitureImage)
    assert isinstance(other, FurnitureImage)
    assert (logo.file.name, other.file.name) == ("logo.png", "other.png")


BRACES = "names stand in double braces: {{ title }}"
COPY_IT = "copy it there and write its name"


@pytest.mark.parametrize(
    ("item", "message", "hint"),
    [
        (
            'text: {text: "{{ titel }}", style: header, y: 1 pt}',
            "unknown name 'titel' in '{{ titel }}'",
            "did you mean 'title'?",
        ),
        ('text: {text: "{{ 7*7 }}", style: header, y: 1 pt}', "'{{ 7*7 }}' is not understood", BRACES),
        ('text: {text: "{title}", style: header, y: 1 pt}', "'{title}' is not understood", BRACES),
        ("text: {text: a, style: heder, y: 1 pt}", "unknown style 'heder'", "did you mean 'header'?"),
        ("rule: {y: 1 pt, width: 1 pt, colour: acent}", "unknown colour 'acent'", "did you mean 'accent'?"),
        ("image: {y: 1 pt, height: 9 pt}", "the picture has no 'file', and the house no 'logo'", "file: logo.png"),
        (
            "image: {file: ../x.png, y: 1 pt, height: 9 pt}",
            "'../x.png' is not a file in the house's folder",
            COPY_IT,
        ),
        ("txt: {y: 1 pt}", "unknown furniture 'txt'", "did you mean 'text'?"),
    ],
)
def test_a_slip_is_told_with_the_way_out(item: str, message: str, hint: str, tmp_path: Path) -> None:
    assert made(tmp_path, item)[1] == [f"{message} | {hint}"]


@pytest.mark.parametrize("header", ["", 'text: {text: "{{ marking }}", style: header, y: 1 pt}'])
def test_a_page_without_a_marking_is_refused_and_a_text_that_names_it_may_be_cut_off(
    header: str, tmp_path: Path
) -> None:
    yaml = f"first: {{header: [{header}], footer: []}}\nrest: {{header: [marking: {{style: header, y: 1 pt}}]}}\n"
    root, _ = compose(Manuscript("brief.pdf.yaml", yaml))
    assert isinstance(root, Mapping)
    reading = Reading(tmp_path / "brief.pdf.yaml")
    make_furniture(root, Margins(tmp_path, PALETTE, {"header": None}, reading))
    assert [(fault.message, fault.position.line, fault.hint) for fault in reading.diagnostics] == [
        ("'first' has no marking", 1, "add it: - marking: {style: marking, y: 8 mm}")
    ]

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from briefing.document.document import Furniture
from briefing.house import BOX_NAMES, COLOUR_NAMES, FURNITURE_NAMES, STYLE_NAMES, FurnitureImage, FurnitureText
from briefing.load.house import read_house
from briefing.load.measures import parse_colour, parse_length
from briefing.load.shapes import Misread

TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.fixture
def faults(tmp_path: Path) -> Callable[..., list[str]]:
    """What is reported of the policy house after `old` in one of its files has become `new`."""

    def report(old: str, new: str, file: str = "house.yaml") -> list[str]:
        folder = tmp_path / "mine"
        shutil.copytree(TEMPLATES / "policy", folder, dirs_exist_ok=True)
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        house, found = read_house(folder, "mine")
        assert (house is None) == bool(found)
        return [str(diagnostic) for diagnostic in found]

    return report


@pytest.mark.parametrize("name", ["policy", "memo"])
def test_a_shipped_house_is_read_without_a_fault(name: str) -> None:
    house, found = read_house(TEMPLATES / name)
    assert not found
    assert house is not None
    assert set(house.styles) == set(STYLE_NAMES)
    assert set(house.boxes) == set(BOX_NAMES)
    assert set(COLOUR_NAMES) <= set(house.colours)


@pytest.mark.parametrize("name", ["policy", "memo"])
def test_every_page_says_marking_imprint_and_page(name: str) -> None:
    house, _ = read_house(TEMPLATES / name)
    assert house is not None
    for page in (house.first, house.rest):
        texts = [item for item in (*page.header, *page.footer) if isinstance(item, FurnitureText)]
        assert {"{{ imprint }}", "{{ page_of }}"} <= {item.text for item in texts}
        assert sum(item.is_marking for item in texts) == 2


def test_the_names_of_furniture_are_those_of_the_document() -> None:
    assert set(FURNITURE_NAMES) == {field.name for field in fields(Furniture)} - {"marking_colour"}


def test_a_style_takes_the_values_of_the_one_it_is_like() -> None:
    house, _ = read_house(TEMPLATES / "policy")
    assert house is not None
    body, point = house.styles["body"], house.styles["point"]
    assert (point.size, point.family, point.colour) == (body.size, body.family, body.colour)
    assert point.left > body.left


@pytest.mark.parametrize(("text", "points"), [("10 pt", 10.0), ("10pt", 10.0), ("25.4 mm", 72.0), ("2.54 cm", 72.0)])
def test_lengths_have_units(text: str, points: float) -> None:
    assert parse_length(text) == pytest.approx(points)


@pytest.mark.parametrize("text", ["10", "10 px", "ten pt", "1e9 pt", "99999 mm", ""])
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(Misread):
        parse_length(text)


@pytest.mark.parametrize("text", ["#12345", "red!", "#GGGGGG", ""])
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(Misread):
        parse_colour(text)


def test_a_misspelt_style_is_missed_with_what_was_meant(faults: Callable[..., list[str]]) -> None:
    (found,) = faults("\n  source-line:", "\n  sourceline:")
    assert found.startswith("mine/house.yaml:")
    assert "the house has no style 'source-line'\n  hint: did you mean 'sourceline'?" in found


def test_an_unknown_colour_is_reported_at_its_style(faults: Callable[..., list[str]]) -> None:
    (found,) = faults("colour: signal, after: 2 pt", "colour: signel, after: 2 pt")
    assert "error: unknown colour 'signel'\n  hint: did you mean 'signal'?" in found


def test_a_length_without_a_unit_is_told_its_units(faults: Callable[..., list[str]]) -> None:
    (found,) = faults("size: 22.5 pt", "size: 22.5")
    assert "'size' is not a length: '22.5'\n  hint: give the unit: 22.5 pt or 22.5 mm" in found


def test_two_styles_cannot_be_one_word_style(faults: Callable[..., list[str]]) -> None:
    (found,) = faults("word: List Number", "word: List Bullet")
    assert "two styles are Word's 'List Bullet': 'point' and 'point-number'" in found


def test_letters_that_would_be_read_as_words_are_refused(faults: Callable[..., list[str]]) -> None:
    (found,) = faults("size: 22.5 pt, leading: 26 pt", "size: 22.5 pt, leading: 26 pt, tracking: 2.2 pt")
    assert "the letters of the style 'title' stand so far apart that they would be read as words" in found
    assert "give it a tracking of at most 2.14 pt" in found


def test_lines_that_would_overlap_are_refused(faults: Callable[..., list[str]]) -> None:
    found = faults("size: 22.5 pt, leading: 26 pt", "size: 22.5 pt, leading: 8 pt")
    assert any("the lines of the style 'title' would overlap" in fault for fault in found)


def test_margins_leave_room_for_text(faults: Callable[..., list[str]]) -> None:
    (found,) = faults("left: 22 mm, right: 22 mm", "left: 92 mm, right: 92 mm")
    assert "the margins of 'a4' leave less than 2 inches for the text" in found


def test_a_picture_outside_the_folder_is_refused(faults: Callable[..., list[str]]) -> None:
    (found,) = faults("cover: true", "logo: ../../secret.png\ncover: true")
    assert "'../../secret.png' is not a file in the house's folder" in found


def test_a_picture_without_a_file_is_the_logo(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(TEMPLATES / "policy", folder)
    (folder / "mark.png").write_bytes(b"")
    for file, old, new in (
        ("house.yaml", "cover: true", "logo: mark.png\ncover: true"),
        ("brief.pdf.yaml", "    - fill:", "    - image: {y: 8 mm, height: 9 mm}\n    - fill:"),
    ):
        text = (folder / file).read_text("utf-8")
        (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    house, found = read_house(folder)
    assert not found
    assert house is not None
    assert [item.file.name for item in house.first.header if isinstance(item, FurnitureImage)] == ["mark.png"]


def test_a_picture_without_a_file_needs_a_logo(faults: Callable[..., list[str]]) -> None:
    (found,) = faults("    - fill:", "    - image: {y: 8 mm, height: 9 mm}\n    - fill:", "brief.pdf.yaml")
    assert "the picture has no 'file', and the house no 'logo'\n  hint: file: logo.png" in found


def test_an_unknown_name_in_the_furniture_is_reported(faults: Callable[..., list[str]]) -> None:
    (found,) = faults('text: "{{ page_of }}"', 'text: "{{ pages_of }}"', "brief.pdf.yaml")
    assert "mine/brief.pdf.yaml:" in found
    assert "unknown name 'pages_of' in '{{ pages_of }}'\n  hint: did you mean 'page_of'?" in found


def test_furniture_is_no_program(faults: Callable[..., list[str]]) -> None:
    (found,) = faults('text: "{{ page_of }}"', 'text: "{{ 7*7 }}"', "brief.pdf.yaml")
    assert "is not understood" in found


def test_a_family_that_no_style_can_have_is_reported(faults: Callable[..., list[str]]) -> None:
    found = faults("  display: {name", "  displays: {name")
    assert all("unknown family 'display'\n  hint: did you mean 'displays'?" in fault for fault in found)


def test_a_folder_without_files_says_so(tmp_path: Path) -> None:
    house, found = read_house(tmp_path, "mine")
    assert house is None
    assert [str(fault) for fault in found] == ["mine/house.yaml:1:1: error: there is no such file"]

"""The Traffic Light Protocol 2.0 as FIRST asks for it, on every page of finished files of both houses.

Its words: the label in its colour on black, in header and footer, right-justified, in 12 points or more.
"""

from __future__ import annotations

import ctypes
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree
from pypdfium2 import raw

from briefing.produce.building import build
from briefing.values import dataclass

COLOURS = {
    "TLP:RED": (255, 43, 43),
    "TLP:AMBER+STRICT": (255, 192, 0),
    "TLP:AMBER": (255, 192, 0),
    "TLP:GREEN": (51, 255, 0),
    "TLP:CLEAR": (255, 255, 255),
}
BRIEF = """\
title: A title
as_of: 2024-11-05
marking: {label}
sections: {{situation: {{lead: It is so., points: [{{id: a, text: "{text}"}}]}}}}
"""
SCALE = 4
"""Dots to a point, in a rendered page."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Seen:
    """A label on a page, in points from the lower left."""

    left: float
    bottom: float
    right: float
    top: float
    size: float
    colour: tuple[int, int, int]


def built(label: str, house: str, folder: Path) -> dict[str, bytes]:
    path = folder / "brief.yaml"
    path.write_text(BRIEF.format(label=label, text="It is so, and goes on for long. " * 300), encoding="utf-8")
    report = build(path, editions=["report"], house=house, out=folder)
    return {file.format: file.path.read_bytes() for file in report.files}


def labels_on(page: pypdfium2.PdfPage, label: str) -> Iterator[Seen]:
    """The labels in the page's furniture; the facts on its first page name the marking once more, as text."""
    text = page.get_textpage()
    searcher = text.search(label, match_case=True)
    while found := searcher.get_next():
        first, count = found
        boxes = [text.get_charbox(at) for at in range(first, first + count)]
        red, green, blue, _ = (ctypes.c_uint() for _ in range(4))
        raw.FPDFText_GetFillColor(text.raw, first, red, green, blue, _)
        size = raw.FPDFText_GetFontSize(text.raw, first)
        seen = Seen(boxes[0][0], boxes[0][1], boxes[-1][2], boxes[0][3], size, (red.value, green.value, blue.value))
        if seen.bottom < 80 or seen.top > page.get_height() - 80:
            yield seen


@pytest.mark.parametrize("house", ["policy", "memo"])
@pytest.mark.parametrize("label", COLOURS)
def test_every_page_of_a_pdf_has_its_label_above_and_below_at_the_right_on_black(
    label: str, house: str, tmp_path: Path
) -> None:
    with pypdfium2.PdfDocument(io.BytesIO(built(label, house, tmp_path)["pdf"])) as pdf:
        assert len(pdf) > 1
        rights = set()
        for page in pdf:
            below, above = sorted(labels_on(page, label), key=lambda seen: seen.bottom)
            assert below.top < page.get_height() / 2 < above.bottom
            picture = page.render(scale=SCALE).to_pil().convert("RGB")
            for seen in (above, below):
                assert seen.size >= 11.99
                assert seen.colour == COLOURS[label]
                middle = round((page.get_height() - (seen.bottom + seen.top) / 2) * SCALE)
                for x in (seen.left - 2, seen.right + 2):
                    assert picture.getpixel((round(x * SCALE), middle)) == (0, 0, 0)
                for y in (seen.top + 1, seen.bottom - 1):
                    at = round((seen.left + seen.right) / 2 * SCALE), round((page.get_height() - y) * SCALE)
                    assert picture.getpixel(at) == (0, 0, 0)
                rights.add(round(page.get_width() - seen.right))
        assert len(rights) == 1


@pytest.mark.parametrize("house", ["policy", "memo"])
@pytest.mark.parametrize("label", COLOURS)
def test_every_header_and_footer_of_a_word_file_has_its_label_at_the_right_on_black(
    label: str, house: str, tmp_path: Path
) -> None:
    with zipfile.ZipFile(io.BytesIO(built(label, house, tmp_path)["docx"])) as package:
        styles = etree.fromstring(package.read("word/styles.xml"))
        sides = [name for name in package.namelist() if name.startswith(("word/header", "word/footer"))]
        assert len(sides) == 4
        for side in sides:
            (run,) = [run for run in etree.fromstring(package.read(side)).iter(f"{W}r") if said(run) == label]
            colour = "".join(f"{part:02X}" for part in COLOURS[label])
            assert [each.get(f"{W}val") for each in run.iter(f"{W}color")] == [colour]
            assert [each.get(f"{W}fill") for each in run.iter(f"{W}shd")] == ["000000"]
            paragraph = run.getparent()
            assert [each.get(f"{W}val") for each in paragraph.iter(f"{W}jc")] in (["right"], ["end"])
            named = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
            (style,) = [each for each in styles.iter(f"{W}style") if each.get(f"{W}styleId") == named]
            assert int(style.find(f"{W}rPr/{W}sz").get(f"{W}val")) >= 24


def said(run: etree._Element) -> str:
    return "".join(run.itertext())

"""The lines of a PDF's pages, read back from where its glyphs stand.

It does not matter who made the file, in which order it draws, or whether it is tagged: glyphs on one baseline without a
wide gap are a line. A raised note mark belongs to the line on whose words it follows.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

SAME_BASELINE = 0.3
"""Points by which the baselines of one line may differ."""
GAP = 0.46
"""How wide the gap between two lines that stand side by side is at the least: a share of the type's size. Terms and
what they mean stand half an em apart, words of one line a third."""
SMALL = 0.75
"""The size of a note mark is smaller than this share of its line's."""
LEADER = 5
"""So many dots in a row lead from a contents entry to its page number: they part the two, and are no words."""
UNSEEN = ("\x00", "\u200b")
"""What is no letter; the second stands behind a hyphen that ends a line."""
_LIKE = str.maketrans({"\x02": "-", "\u2010": "-", "\u2011": "-", "\u00ad": "-", "\u02bc": "’", "\u2212": "–"})


class Box(NamedTuple):
    """A rectangle on a page, measured from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Line(NamedTuple):
    """A line of words. All measures are in points from the page's upper left corner."""

    page: int
    """Counted from 1."""
    text: str
    """Its letters as `key` gives them, without spaces."""
    x: float
    right: float
    y: float
    """The baseline."""
    size: float


class _Glyph(NamedTuple):
    letter: str
    x: float
    right: float
    y: float
    size: float


def key(text: str) -> str:
    """The letters of `text` as lines are compared: without spaces, in capitals, hyphens of every kind alike."""
    plain = unicodedata.normalize("NFKC", text).translate(_LIKE)
    return "".join(plain.upper().split())


def read_lines(path: Path, *, without: Sequence[tuple[int, Box]] = ()) -> list[list[Line]]:
    """The lines of every page, from top to bottom and from left to right.

    What stands in the boxes `without` (page, box) is left out: the lettering of charts is words in one file and dots in
    another.
    """
    document = pypdfium2.PdfDocument(path)
    try:
        pages = []
        for number in range(len(document)):
            glyphs = _glyphs(document[number])
            boxes = [box for page, box in without if page == number + 1]
            if boxes:
                glyphs = [glyph for glyph in glyphs if not any(box.holds(glyph.x, glyph.y) for box in boxes)]
            pages.append(_lines(number + 1, _lowered(glyphs)))
        return pages
    finally:
        document.close()


def _glyphs(page: pypdfium2.PdfPage) -> list[_Glyph]:
    """Every letter of a page in the order in which it is drawn."""
    height = page.get_height()
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    found = []
    for at in range(text.count_chars()):
        if pdfium.FPDFText_IsGenerated(text, at) == 1:
            continue
        letter = chr(pdfium.FPDFText_GetUnicode(text, at))
        if letter.isspace() or letter in UNSEEN:
            continue
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, at, box)
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text, at, matrix)
        size = pdfium.FPDFText_GetFontSize(text, at) * abs(matrix.d)
        found.append(_Glyph(letter, x.value, box.right, height - y.value, size))
    text.close()
    return found


def _lowered(glyphs: Sequence[_Glyph]) -> list[_Glyph]:
    """The glyphs with raised note marks brought down to the line that they stand on."""
    found: list[_Glyph] = []
    base: _Glyph | None = None
    right = 0.0
    for glyph in glyphs:
        if base is not None and glyph.size < SMALL * base.size:
            rise = base.y - glyph.y
            if 0.1 * base.size < rise < 0.6 * base.size and -1.0 < glyph.x - right < 0.3 * base.size:
                found.append(glyph._replace(y=base.y))
                right = glyph.right
                continue
        base, right = glyph, glyph.right
        found.append(glyph)
    return found


def _lines(page: int, glyphs: Sequence[_Glyph]) -> list[Line]:
    rows: list[list[_Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.y):
        if rows and glyph.y - rows[-1][0].y < SAME_BASELINE:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    lines = []
    for row in map(_without_leaders, rows):
        part = [row[0]]
        for glyph in row[1:]:
            if glyph.x - part[-1].right > GAP * max(glyph.size, part[-1].size):
                lines.append(_line(page, part))
                part = []
            part.append(glyph)
        lines.append(_line(page, part))
    return lines


def _without_leaders(row: Sequence[_Glyph]) -> list[_Glyph]:
    """The glyphs of a row from left to right, without dots that only lead the eye."""
    found: list[_Glyph] = []
    dots: list[_Glyph] = []
    for glyph in sorted(row, key=lambda glyph: glyph.x):
        if glyph.letter == ".":
            dots.append(glyph)
            continue
        if len(dots) < LEADER:
            found += dots
        dots = []
        found.append(glyph)
    return found + dots if len(dots) < LEADER else found


def _line(page: int, glyphs: Sequence[_Glyph]) -> Line:
    text = key("".join(glyph.letter for glyph in glyphs))
    biggest = max(glyphs, key=lambda glyph: glyph.size)
    return Line(page, text, glyphs[0].x, max(glyph.right for glyph in glyphs), biggest.y, biggest.size)

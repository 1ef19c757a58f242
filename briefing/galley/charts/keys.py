"""The key to the series, above the plot: a square in each series' colour, and its name.

It is one line where that holds all names, and else columns below one another, as Word sets the key of its charts.
"""

from __future__ import annotations

from briefing.galley.charts.canvas import Sheet
from briefing.galley.drawing import Rect

SQUARE = 7.0
TO_NAME = 4.0
BETWEEN = 14.0
BELOW = 10.0
ROW = 1.45
"""From row to row, as a share of the size of the type: Word's charts need so much, or names are left out."""


def draw_key(sheet: Sheet, names: list[str], top: float = 0.0) -> float:
    """Draws the key, `top` points below the sheet's edge, and gives where it ends, with the space below it."""
    left = SQUARE + TO_NAME
    wrapped = [sheet.wrap(name, sheet.label, sheet.width - left) for name in names]
    widths = [left + max(sheet.text_width(line, sheet.label) for line in lines) for lines in wrapped]
    columns = _columns(widths, sheet.width)
    y = top + sheet.label.size
    for first in range(0, len(names), len(columns)):
        x = 0.0
        row = wrapped[first : first + len(columns)]
        y += ROW * sheet.label.size if first else 0.0
        for at, (lines, width) in enumerate(zip(row, columns, strict=False), first):
            sheet.add(Rect(x, -y, SQUARE, SQUARE, sheet.series_colour(at)))
            for place, line in enumerate(lines):
                sheet.letter(x + left, -(y + place * sheet.label.leading), line, sheet.label)
            x += width + BETWEEN
        y += (max(map(len, row)) - 1) * sheet.label.leading
    return y + BELOW


def _columns(widths: list[float], room: float) -> list[float]:
    """The widths of the columns in which entries of these widths stand, in as few rows as `room` allows."""
    for count in range(len(widths), 1, -1):
        columns = [max(widths[at::count]) for at in range(count)]
        if sum(columns) + BETWEEN * (count - 1) <= room:
            return columns
    return [max(widths)]

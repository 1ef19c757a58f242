"""The key to the series, in a line above the plot: a square in each series' colour, and its name."""

from __future__ import annotations

from briefing.galley.charts.canvas import Sheet
from briefing.galley.drawing import Rect

SQUARE = 7.0
TO_NAME = 4.0
BETWEEN = 14.0
BELOW = 10.0


def draw_key(sheet: Sheet, names: list[str], top: float = 0.0) -> float:
    """Draws the key, `top` points below the sheet's edge, and gives where it ends, with the space below it."""
    left = SQUARE + TO_NAME
    x, y = 0.0, top + sheet.label.size
    for at, name in enumerate(names):
        lines = sheet.wrap(name, sheet.label, sheet.width - left)
        width = left + max(sheet.text_width(line, sheet.label) for line in lines)
        if x and x + width > sheet.width:
            x, y = 0.0, y + sheet.label.leading
        sheet.add(Rect(x, -y, SQUARE, SQUARE, sheet.series_colour(at)))
        for place, line in enumerate(lines):
            y += sheet.label.leading if place else 0.0
            sheet.letter(x + left, -y, line, sheet.label)
        x += width + BETWEEN
    return y + BELOW

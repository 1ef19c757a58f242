"""The key to the series, in a line above the plot: a square in each series' colour, and its name."""

from __future__ import annotations

from briefing.galley.charts.canvas import Sheet
from briefing.galley.drawing import Rect

SQUARE = 7.0


def draw_key(sheet: Sheet, names: list[str]) -> float:
    """Draws the key and gives the height that it takes, with the space below it."""
    x, y = 0.0, sheet.label.size
    for at, name in enumerate(names):
        width = SQUARE + 4.0 + sheet.text_width(name, sheet.label) + 14.0
        if x and x + width - 14.0 > sheet.width:
            x, y = 0.0, y + sheet.label.leading
        sheet.add(Rect(x, -y, SQUARE, SQUARE, sheet.series_colour(at)))
        sheet.letter(x + SQUARE + 4.0, -y, name, sheet.label)
        x += width
    return y + 10.0

"""The likelihood gauge: where between impossible and certain a term's range lies. It only decorates its words."""

from __future__ import annotations

from briefing.galley.drawing import Drawing, Rect
from briefing.galley.matter import Picture
from briefing.house import House

GAUGE_HEIGHT = 6.0
TRACK_HEIGHT = 3.0


def likelihood_gauge(house: House, low: int, high: int, width: float) -> Picture:
    """A track from 0 to 100 per cent with the range from `low` to `high` filled; never a midpoint."""
    rise = (GAUGE_HEIGHT - TRACK_HEIGHT) / 2
    start, length = width * low / 100, max(width * (high - low) / 100, 1.0)
    drawing = Drawing(
        width,
        GAUGE_HEIGHT,
        (
            Rect(0, rise, width, TRACK_HEIGHT, house.colours["rule"]),
            Rect(start, 0.5, length, GAUGE_HEIGHT - 1.0, house.colours["accent"]),
        ),
    )
    return Picture(width=width, height=GAUGE_HEIGHT, content=drawing, alt="", element=None, before=1.0, after=1.0)

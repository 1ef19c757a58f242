"""The gauges of a judgement: how likely, how sure. They only decorate the words beside them."""

from __future__ import annotations

from typing import Literal

from briefing.galley.drawing import Drawing, Line, Rect
from briefing.galley.matter import Picture
from briefing.house import House

GAUGE_HEIGHT = 5.0
TRACK_HEIGHT = 2.6
STEPS_HEIGHT = 8.0
"""With what stays free below them."""
STEP = 7.0
"""The width of one of the three steps of confidence."""
STEP_GAP = 1.5
LOWEST_STEP = 0.4
"""The height of the first step as a share of the third's."""


def likelihood_gauge(house: House, low: int, high: int, width: float) -> Picture:
    """A track from 0 to 100 per cent, parted at even chances, with the range from `low` to `high` filled; never a
    midpoint.
    """
    rise = (GAUGE_HEIGHT - TRACK_HEIGHT) / 2
    start, length = width * low / 100, max(width * (high - low) / 100, 1.0)
    drawing = Drawing(
        width,
        GAUGE_HEIGHT,
        (
            Rect(0, rise, width, TRACK_HEIGHT, house.colours["rule"]),
            Line(width / 2, rise, width / 2, rise + TRACK_HEIGHT, 0.75, house.colours["paper"]),
            Rect(start, 0.3, length, GAUGE_HEIGHT - 0.6, house.colours["accent"]),
        ),
    )
    return Picture(width=width, height=GAUGE_HEIGHT, content=drawing, alt="", element=None, before=1.0)


def confidence_steps(house: House, level: Literal[1, 2, 3]) -> Picture:
    """Three rising steps, as many of them filled as the confidence is high."""
    tallest = STEPS_HEIGHT - 1.0
    steps = []
    for step in range(3):
        rise = tallest * (LOWEST_STEP + (1 - LOWEST_STEP) * step / 2)
        colour = house.colours["accent" if step < level else "rule"]
        steps.append(Rect(step * (STEP + STEP_GAP), 1.0, STEP, rise, colour))
    width = 3 * STEP + 2 * STEP_GAP
    drawing = Drawing(width, STEPS_HEIGHT, tuple(steps))
    return Picture(width=width, height=STEPS_HEIGHT, content=drawing, alt="", element=None, keep_next=True)

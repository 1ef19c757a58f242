"""The timeline's drawings: a band above columns of text for a few events, a track beside each of many."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document.blocks import Timeline, TimelineEvent
from briefing.galley.charts.canvas import Sheet
from briefing.galley.charts.timescale import EDGE, TimeScale, draw_axis, draw_mark, time_scale
from briefing.galley.drawing import Drawing, Line, Path

LANE = 7.0
"""From one row of marks to the next, where they would meet."""
BETWEEN_MARKS = 1.0
FAN = 13.0
"""How high the leaders from the scale to the columns are."""
DROP = 2.5
"""How far a leader runs straight at either end."""
BELOW_LABEL = 3.0


def draw_band(timeline: Timeline, columns: Sequence[float], sheet: Sheet) -> Drawing:
    """All events on one scale as wide as the sheet, each with a leader down to its column's left edge.

    `columns` are those edges, one an event, from left to right.
    """
    scale = time_scale(timeline.stretches, 0.0, sheet.width, sheet)
    lanes = _lanes([scale.bar(event) for event in timeline.events])
    labels = sheet.small.leading + BELOW_LABEL
    axis = -(labels + LANE * (max(lanes, default=0) + 1) + 1.0)
    for tick in scale.ticks:
        x = tick.x
        sheet.letter(tick.left, -sheet.small.size, tick.label, sheet.small)
        sheet.add(Line(x, -labels + BELOW_LABEL, x, axis, 0.35, sheet.colour("rule")))
    for event, column in zip(timeline.events, columns, strict=True):
        x = _leads_from(scale, event)
        foot = x if abs(x - column) <= EDGE else column
        points = ((x, axis), (x, axis - DROP), (foot, axis - FAN + DROP), (foot, axis - FAN))
        sheet.add(Path(points, sheet.colour("muted"), 0.5))
    draw_axis(sheet, scale, axis, sheet.colour("text"))
    for event, lane in zip(timeline.events, lanes, strict=True):
        draw_mark(sheet, scale, event, axis + LANE * (lane + 0.5) + 0.5)
    return sheet.drawing(-axis + FAN)


def _leads_from(scale: TimeScale, event: TimelineEvent) -> float:
    start, end = scale.bar(event)
    return (start + end) / 2 if event.first_day == event.last_day else start + 0.25


def _lanes(bars: Sequence[tuple[float, float]]) -> list[int]:
    """For each mark the lowest row in which it meets no other."""
    lanes: list[list[tuple[float, float]]] = []
    found = []
    for start, end in bars:
        lane = next(
            (
                at
                for at, row in enumerate(lanes)
                if all(start > other[1] + BETWEEN_MARKS or end < other[0] - BETWEEN_MARKS for other in row)
            ),
            len(lanes),
        )
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append((start, end))
        found.append(lane)
    return found


def draw_ticks(timeline: Timeline, left: float, sheet: Sheet) -> Drawing:
    """The labels of the scale, above tracks that begin at `left` and end at the sheet's right edge."""
    scale = time_scale(timeline.stretches, left, sheet.width, sheet)
    for tick in scale.ticks:
        x = tick.x
        sheet.letter(tick.left, -sheet.small.size, tick.label, sheet.small)
        sheet.add(
            Line(x, -sheet.small.leading + 1.0, x, -sheet.small.leading - BELOW_LABEL, 0.35, sheet.colour("muted"))
        )
    return sheet.drawing(sheet.small.leading + BELOW_LABEL)


def draw_track(scale: TimeScale, event: TimelineEvent, height: float, sheet: Sheet) -> Drawing:
    """The whole scale as a line, as high as a line of text, with the mark of one event on it."""
    draw_axis(sheet, scale, -height / 2, sheet.colour("rule"))
    draw_mark(sheet, scale, event, -height / 2)
    return sheet.drawing(height)

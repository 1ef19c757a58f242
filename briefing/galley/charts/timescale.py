"""A scale of time: days to places from left to right, with its breaks shown."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from briefing.document.blocks import TimelineEvent, TimeStretch
from briefing.document.charts import Tick
from briefing.galley.charts.canvas import Sheet
from briefing.galley.charts.plot import dated_label
from briefing.galley.drawing import Disc, Line, Rect
from briefing.values import dataclass, replace

BREAK = 13.0
"""How wide a break in the scale is."""
SLASH = 2.2
"""Half the width of one of the two strokes that show it."""
DOT = 2.7
"""Radius of a day's dot."""
SPAN = 3.6
"""How thick the bar of a month is: all the days that the date can mean."""
SHORTEST = 5.0
"""How long such a bar is at the least."""
EDGE = DOT + 0.5
"""What stays free beyond the first and the last day of a stretch."""
LABEL_GAP = 4.0
LABELS_AT_MOST = 0.9
"""The share of the scale that may be lengthened for the labels of its stretches."""
ROUNDING = 1.0
"""Points that a label may be wider than it was measured, where a picture is drawn of it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the scale without a break."""

    first: float
    """Its first day, as an ordinal."""
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class ShownTick:
    """A tick with its label."""

    value: float
    x: float
    """Where it stands."""
    left: float
    """Where its label begins."""
    end: float
    label: str


@dataclass(frozen=True, slots=True)
class TimeScale:
    """All stretches have the same number of points to a day."""

    stretches: tuple[Stretch, ...]
    day: float
    """Points."""
    ticks: tuple[ShownTick, ...] = ()
    """Those whose labels have room, from left to right; none meets another or leaves the scale."""

    def x(self, day: float) -> float:
        """Where `day` begins."""
        at = max(bisect_right([stretch.first for stretch in self.stretches], day) - 1, 0)
        stretch = self.stretches[at]
        return min(stretch.left + EDGE + (day - stretch.first) * self.day, stretch.right)

    def bar(self, event: TimelineEvent) -> tuple[float, float]:
        """Where the mark of `event` begins and ends: a dot where its day begins, as its tick does, or a bar over all
        its days.
        """
        start, end = self.x(event.first_day.toordinal()), self.x(event.last_day.toordinal() + 1)
        if event.first_day == event.last_day:
            return start - DOT, start + DOT
        if end - start < SHORTEST:
            middle = (start + end) / 2
            return middle - SHORTEST / 2, middle + SHORTEST / 2
        return start, end


def time_scale(stretches: Sequence[TimeStretch], left: float, right: float, sheet: Sheet) -> TimeScale:
    """The scale between `left` and `right`. A short stretch is lengthened by days without events until the label of its
    first tick has room, as long as the others keep some.

    Where not every stretch has room for its first tick, only years are shown, and the month in which a stretch begins
    in a year that is named already. What then begins without a label is drawn without a break before it.
    """
    if len(stretches) == 1:
        return _unbroken(stretches[0], left, right, sheet)
    for ticks in ([stretch.ticks for stretch in stretches], [stretch.years for stretch in stretches]):
        scale = _labelled(stretches, ticks, left, right, sheet)
        if {each[0].value for each in ticks if each} <= {tick.value for tick in scale.ticks}:
            return scale
    return time_scale(_joined(stretches), left, right, sheet)


def _unbroken(stretch: TimeStretch, left: float, right: float, sheet: Sheet) -> TimeScale:
    """The scale of one stretch. Where not all ticks have room and all years that begin in it do, those are shown."""
    scale = _labelled([stretch], [stretch.ticks], left, right, sheet)
    years = [year for year in stretch.years if _begins_a_year(year)]
    if len(years) < 2 or len(scale.ticks) == len(stretch.ticks):
        return scale
    by_year = _labelled([stretch], [years], left, right, sheet)
    return by_year if len(by_year.ticks) == len(years) else scale


def _labelled(
    stretches: Sequence[TimeStretch], ticks: Sequence[Sequence[Tick]], left: float, right: float, sheet: Sheet
) -> TimeScale:
    """The scale with the labels of those of `ticks`, a series for each stretch, that have room."""
    firsts = [each[0] for each in ticks if each]
    days = [(stretch.last - stretch.first).days + 1 for stretch in stretches]
    labels = [sheet.text_width(label, sheet.small) for label in _first_labels(ticks)]
    least = [label + LABEL_GAP + 0.1 - BREAK for label in labels[:-1]]
    least.append(EDGE + labels[-1] + ROUNDING)
    room = right - left - BREAK * (len(stretches) - 1)
    day = _points_a_day(days, least, room)
    placed, x = [], left
    for count, floor, stretch in zip(days, least, stretches, strict=True):
        width = max(count * day + 2 * EDGE, floor)
        placed.append(Stretch(float(stretch.first.toordinal()), x, x + width))
        x += width + BREAK
    scale = TimeScale(tuple(placed), day)
    return replace(scale, ticks=_placed([*firsts, *(tick for each in ticks for tick in each[1:])], scale, right, sheet))


def _first_labels(ticks: Sequence[Sequence[Tick]]) -> Iterator[str]:
    """What stands at the first tick of each stretch: its year where the stretch before begins in another."""
    shown = None
    for each in ticks:
        yield dated_label(each[0], shown) if each else ""
        shown = each[0].value if each else shown


def _joined(stretches: Sequence[TimeStretch]) -> list[TimeStretch]:
    """The stretches with the shortest of the times between them drawn after all."""
    gaps = [(after.first - before.last).days for before, after in pairwise(stretches)]
    at = gaps.index(min(gaps))
    before, after = stretches[at : at + 2]
    years = [*before.years, *(year for year in after.years if _begins_a_year(year))]
    one = TimeStretch(before.first, after.last, (*before.ticks, *after.ticks), tuple(years))
    return [*stretches[:at], one, *stretches[at + 2 :]]


def _begins_a_year(tick: Tick) -> bool:
    day = date.fromordinal(int(tick.value))
    return (day.month, day.day) == (1, 1)


def _year(value: float) -> int:
    return date.fromordinal(int(value)).year


def _points_a_day(days: list[int], least: list[float], room: float) -> float:
    """As many as fill `room`; `least` gives way where it would take nearly all of it."""
    shrink = min(1.0, LABELS_AT_MOST * room / sum(least)) if sum(least) > 0 else 0.0
    least[:] = [max(each * shrink, 2 * EDGE) for each in least]
    low, high = 0.0, room / min(days)
    for _ in range(40):
        middle = (low + high) / 2
        wide = sum(max(count * middle + 2 * EDGE, floor) for count, floor in zip(days, least, strict=True))
        low, high = (low, middle) if wide > room else (middle, high)
    return low


def draw_axis(sheet: Sheet, scale: TimeScale, y: float, colour: str, width: float = 0.75) -> None:
    """The line of the scale at `y`, with two strokes where it is broken."""
    for at, stretch in enumerate(scale.stretches):
        sheet.add(Line(stretch.left, y, stretch.right, y, width, colour))
        if at:
            middle = stretch.left - BREAK / 2
            for x in (middle - SLASH, middle + SLASH):
                sheet.add(Line(x - SLASH / 2, y - 3.0, x + SLASH / 2, y + 3.0, width, colour))


def draw_mark(sheet: Sheet, scale: TimeScale, event: TimelineEvent, y: float) -> None:
    """The dot or bar of `event`, its middle at `y`."""
    colour = sheet.colour("accent")
    start, end = scale.bar(event)
    if event.first_day == event.last_day:
        sheet.add(Disc((start + end) / 2, y, DOT, colour))
    else:
        sheet.add(Rect(start, y - SPAN / 2, end - start, SPAN, colour))


def _placed(ticks: Sequence[Tick], scale: TimeScale, right: float, sheet: Sheet) -> tuple[ShownTick, ...]:
    """Those of the ticks that meet none before them, nor say what the one beside them says. Where the one that names a
    year has no room, the next one names it.
    """
    found: list[ShownTick] = []
    for tick in ticks:
        before = max((other.value for other in found if other.value < tick.value), default=None)
        label = dated_label(tick, before)
        width = sheet.text_width(label, sheet.small)
        x = scale.x(tick.value)
        left = max(min(x, right - width - ROUNDING), 0.0)
        if all(
            (left > other.end + LABEL_GAP or left + width < other.left - LABEL_GAP)
            and not (other.label == label and _year(other.value) == _year(tick.value))
            for other in found
        ):
            found.append(ShownTick(tick.value, x, left, left + width, label))
    return tuple(sorted(found, key=lambda tick: tick.x))

"""The timeline's scale: the stretches of time that it shows, cut where nothing happened for long, and their ticks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from briefing.compose.ticks import Finest, date_ticks
from briefing.compose.wording import Wording
from briefing.document.blocks import TimeStretch
from briefing.document.charts import Tick
from briefing.model.dates import PartialDate

MOST_CUTS = 2
CUT_FROM = 0.4
"""A time without events is cut out where it is more than this share of what is shown,"""
CUT_FROM_ALL = 0.1
"""and than this share of all the time from the first event to the last."""
SHORTEST_CUT = 32
"""Days: less than this is never cut out, so that a stretch that begins with its month meets no other."""
DAYS_AT_MOST = 92
"""An axis that shows more days than this has no ticks at single days."""
YEARS_FROM = 366 * 5
"""An axis that shows more days than this has ticks at years."""


def time_stretches(dates: Sequence[PartialDate], wording: Wording) -> tuple[TimeStretch, ...]:
    """What the scale of a timeline shows; all its stretches are drawn to one scale.

    A stretch begins at a round date where ticks stand at months or years, so that each has a tick that names it.
    """
    stretches = _cut([(when.first_day, when.last_day) for when in dates])
    shown = sum((last - first).days + 1 for first, last in stretches)
    return tuple(
        _stretch(first, last, _finest([when for when in dates if first <= when.first_day <= last], shown), wording)
        for first, last in stretches
    )


def _stretch(first: date, last: date, finest: Finest, wording: Wording) -> TimeStretch:
    opened = first
    if finest != "day":
        opened = first.replace(month=1, day=1) if finest == "year" else first.replace(day=1)
    begins = wording.dates.year.format(year=opened.year)
    years = [Tick(float(opened.toordinal()), begins, full=begins, short=wording.dates.months_short[opened.month - 1])]
    years += [
        Tick(float(date(year, 1, 1).toordinal()), wording.dates.year.format(year=year))
        for year in range(opened.year + 1, last.year + 1)
    ]
    return TimeStretch(
        opened,
        last,
        date_ticks(opened, last, wording, finest),
        tuple(years),
    )


def _cut(spans: Sequence[tuple[date, date]]) -> list[tuple[date, date]]:
    """The time from the first to the last day in as many stretches as its longest gaps leave."""
    covered: list[tuple[date, date]] = []
    for first, last in sorted(spans):
        if covered and first <= covered[-1][1]:
            covered[-1] = covered[-1][0], max(last, covered[-1][1])
        else:
            covered.append((first, last))
    shown = everything = (covered[-1][1] - covered[0][0]).days + 1
    gaps = sorted(((after[0] - before[1]).days, before[1]) for before, after in pairwise(covered))
    cuts: set[date] = set()
    while (
        gaps and len(cuts) < MOST_CUTS and gaps[-1][0] > max(CUT_FROM * shown, CUT_FROM_ALL * everything, SHORTEST_CUT)
    ):
        length, end = gaps.pop()
        shown -= length
        cuts.add(end)
    stretches = [covered[0]]
    for first, last in covered[1:]:
        if stretches[-1][1] in cuts:
            stretches.append((first, last))
        else:
            stretches[-1] = stretches[-1][0], last
    return stretches


def _finest(dates: Sequence[PartialDate], shown: int) -> Finest:
    """The steps of the ticks: none finer than the dates are known, or than the axis can carry."""
    if shown > YEARS_FROM or not any(when.month for when in dates):
        return "year"
    return "day" if shown <= DAYS_AT_MOST and any(when.day for when in dates) else "month"

"""In what order the names on the axis of several series stand, where each series gives some of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from heapq import heapify, heappop, heappush
from itertools import pairwise

from briefing.model.dates import PartialDate
from briefing.model.exhibit import Series

Place = str | PartialDate


def places(series: Sequence[Series]) -> list[Place]:
    """Every x once: each series in its own order, and what no series orders by date, else by where it is first given.

    As first given where the series contradict one another.
    """
    given = list(dict.fromkeys(point.x for each in series for point in each.points))
    ordered = _merged(series, given)
    return ordered if len(ordered) == len(given) else given


def are_crossed(series: Sequence[Series]) -> bool:
    """Whether no order has all series in their own."""
    given = list(dict.fromkeys(point.x for each in series for point in each.points))
    return len(_merged(series, given)) < len(given)


def _merged(series: Sequence[Series], given: Sequence[Place]) -> list[Place]:
    """The order of all; without those that lie on or behind a contradiction."""
    after: dict[Place, dict[Place, None]] = {x: {} for x in given}
    for each in series:
        for one, other in pairwise(each.points):
            after[one.x][other.x] = None
    before = dict.fromkeys(given, 0)
    for followers in after.values():
        for x in followers:
            before[x] += 1
    by_date = all(isinstance(x, PartialDate) for x in given)
    days = [x.first_day if by_date and isinstance(x, PartialDate) else date.min for x in given]
    rank = {x: (day, at) for at, (x, day) in enumerate(zip(given, days, strict=True))}
    free = [(rank[x], x) for x in given if not before[x]]
    heapify(free)
    ordered: list[Place] = []
    while free:
        _, x = heappop(free)
        ordered.append(x)
        for follower in after[x]:
            before[follower] -= 1
            if not before[follower]:
                heappush(free, (rank[follower], follower))
    return ordered

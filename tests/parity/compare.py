"""Two layouts of one text held against each other: which lines, line ends and pages agree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.parity.lines import Line


@dataclass(frozen=True, slots=True)
class Drift:
    """How far apart agreeing lines stand on one page, in points: the most of any line."""

    down: float = 0.0
    """Positive where the second layout sets it lower."""
    across: float = 0.0
    is_alike: bool = True
    """Whether the page holds the same lines in both."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What of two layouts is the same."""

    lines: int
    """Lines that the first layout has."""
    broken_alike: int
    """Those that the second has too, on whatever page."""
    placed_alike: int
    """Those that it has on the same page."""
    pages: tuple[int, int]
    """How many pages each has."""
    pages_alike: int
    """Pages that hold the same lines in both."""
    drifts: tuple[Drift, ...]
    """Of each page."""
    missing: tuple[Line, ...] = field(default=())
    """Lines that only the first has on that page."""
    added: tuple[Line, ...] = field(default=())
    """Lines that only the second has on that page."""

    @property
    def drift(self) -> float:
        """The most that a line stands higher or lower, on any page."""
        return max((abs(drift.down) for drift in self.drifts), default=0.0)

    @property
    def drift_of_agreeing_pages(self) -> float:
        """The same over the pages that hold the same lines."""
        return max((abs(drift.down) for drift in self.drifts if drift.is_alike), default=0.0)

    @property
    def is_whole(self) -> bool:
        """Whether every page holds the same lines in both."""
        return self.pages_alike == self.pages[0] == self.pages[1]


def compare(first: Sequence[Sequence[Line]], second: Sequence[Sequence[Line]]) -> Agreement:
    """Two layouts, page by page."""
    broken = Counter(line.text for page in first for line in page)
    other = Counter(line.text for page in second for line in page)
    missing: list[Line] = []
    added: list[Line] = []
    drifts: list[Drift] = []
    alike = placed = 0
    for number in range(max(len(first), len(second))):
        here = first[number] if number < len(first) else ()
        there = second[number] if number < len(second) else ()
        pairs, lost, new = _paired(here, there)
        missing += lost
        added += new
        placed += len(pairs)
        alike += not lost and not new
        down = max((line.y - one.y for one, line in pairs), key=abs, default=0.0)
        across = max((line.x - one.x for one, line in pairs), key=abs, default=0.0)
        drifts.append(Drift(down, across, not lost and not new))
    return Agreement(
        lines=sum(broken.values()),
        broken_alike=sum((broken & other).values()),
        placed_alike=placed,
        pages=(len(first), len(second)),
        pages_alike=alike,
        drifts=tuple(drifts),
        missing=tuple(missing),
        added=tuple(added),
    )


def _paired(first: Sequence[Line], second: Sequence[Line]) -> tuple[list[tuple[Line, Line]], list[Line], list[Line]]:
    """The lines that a page has in both layouts, and those that only one has. Of two alike the nearest are a pair."""
    waiting: defaultdict[str, list[Line]] = defaultdict(list)
    for line in second:
        waiting[line.text].append(line)
    pairs, lost = [], []
    for line in first:
        found = waiting[line.text]
        if not found:
            lost.append(line)
            continue
        nearest = min(found, key=lambda other, line=line: abs(other.x - line.x) + abs(other.y - line.y))  # type: ignore[misc]
        found.remove(nearest)
        pairs.append((line, nearest))
    return pairs, lost, [line for lines in waiting.values() for line in lines]

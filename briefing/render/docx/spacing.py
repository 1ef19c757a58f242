"""Space between the pieces of a galley, carried the way Word carries it.

Between two paragraphs Word sets the larger of the space after the one and the space before the other, as the house
does, so their styles say all. A table has no space of its own: the paragraph above or below carries it. Between two
tables it is a border in the paper's colour along a side that has no rule of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.galley.matter import Grid, Matter, PageBreak, Para, Picture
from briefing.values import dataclass

THINNEST = 1.0
"""Points: the height of the paragraph between two tables."""


@dataclass(slots=True)
class Placed:
    """A piece of matter among its neighbours."""

    matter: Para | Grid | Picture
    before: float | None = None
    """Where it differs from the style's."""
    after: float | None = None
    separator: float = 0.0
    """Of a grid below another: the space between them."""
    begins_page: bool = False
    above: Grid | None = None
    """Of a grid: the one that ends where it begins. To a word processor the two are one table."""
    joins_below: bool = False
    """Of a grid: another begins where it ends."""


def space_before(matter: Para | Grid | Picture) -> float:
    return matter.style.before if isinstance(matter, Para) else matter.before


def space_after(matter: Para | Grid | Picture) -> float:
    return matter.style.after if isinstance(matter, Para) else matter.after


def place(matter: Sequence[Matter]) -> list[Placed]:
    """The pieces in order, each with the space that it carries for its neighbours."""
    placed: list[Placed] = []
    breaks = True
    for each in matter:
        if isinstance(each, PageBreak):
            breaks = True
            continue
        piece = Placed(each, begins_page=breaks and bool(placed))
        if breaks:
            # Word keeps the space before at a document's start and after a hard break; the house does not.
            if not isinstance(each, Grid) and space_before(each):
                piece.before = 0.0
        else:
            _space(placed[-1], piece)
        placed.append(piece)
        breaks = False
    return placed


def _space(upper: Placed, lower: Placed) -> None:
    """Lets one of the two carry the space between them."""
    gap = max(space_after(upper.matter), space_before(lower.matter))
    if isinstance(lower.matter, Grid):
        if isinstance(upper.matter, Grid):
            lower.separator = gap
            if not gap:
                lower.above, upper.joins_below = upper.matter, True
        elif gap != space_after(upper.matter):
            upper.after = gap
    elif isinstance(upper.matter, Grid) and gap != space_before(lower.matter):
        lower.before = gap


def cell_spaces(content: Sequence[Para | Picture]) -> Iterator[tuple[Para | Picture, float | None, float | None]]:
    """What a cell holds, each with the space before and after where it differs from the style's.

    Nothing stands above the first or below the last: the cell's padding does.
    """
    last = len(content) - 1
    for at, item in enumerate(content):
        before = 0.0 if at == 0 and space_before(item) else None
        after = 0.0 if at == last and space_after(item) else None
        yield item, before, after

"""Which editions stand between which, so that all are nested and none changes when another is added.

A longer edition holds every point of a shorter one, in the same form or a fuller one. The editions are chosen one after
the other; each holds at least what the shorter ones hold that were chosen before it, and at the most what the longer
ones hold that were chosen before it. An edition therefore depends only on those that come before it, and whatever is
added behind them changes none of them. The order:

    1. the first edition of each length that fills whole sheets (1, 2, 4, 8... pages), in the order of the file;
    2. all others, in the order of the file;
    3. an edition made for one request (`--pages 3`).

So `three-page` stands between the two-page and the four-page edition, wherever in the file it is written. A second
edition of a length that fills sheets changes none where it is written behind the first; before it, it is the first
itself, and the others stand around it. Editions of one length do not bind each other. Longer editions that are chosen
first hold down points alone: an optional part for which they have no room may stand in a shorter one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.compose.candidates import Step
from briefing.compose.selection import Selection
from briefing.model.edition import Edition
from briefing.model.point import Form
from briefing.values import dataclass


def in_order(editions: Sequence[Edition]) -> tuple[Edition, ...]:
    """Those with a page contract, in the order in which they are chosen."""
    held = [edition for edition in editions if edition.pages is not None]
    first = {edition.pages: edition for edition in reversed(held) if not edition.is_made_to_measure}

    def turn(edition: Edition) -> tuple[bool, bool]:
        return edition.is_made_to_measure, not (
            _fills_sheets(edition.pages or 0) and first.get(edition.pages) is edition
        )

    return tuple(sorted(held, key=turn))


def _fills_sheets(pages: int) -> bool:
    """Whether it is a page, both pages of a leaf, or a sheet folded once, twice..."""
    return pages > 0 and pages & (pages - 1) == 0


@dataclass(frozen=True, slots=True)
class Bounds:
    """What an edition holds at least and at the most, for the sake of the others."""

    floor: Selection
    ceilings: tuple[Selection, ...]
    """Each with a form for every point for which its edition has a place."""

    def allow(self, step: Step) -> bool:
        """Whether no longer edition forbids `step`; none forbids an optional part."""
        if step.form is None:
            return True
        return all(step.form <= ceiling.forms.get(step.id, Form.FULL) for ceiling in self.ceilings)


def floor_of(shorter: Iterable[Selection], places: Iterable[str], parts: Iterable[str]) -> Selection:
    """What the shorter editions hold of the points in `places` and the optional `parts`."""
    selections = tuple(shorter)
    forms = {point: max((each.form(point) for each in selections), default=Form.ABSENT) for point in places}
    held = frozenset(part for part in parts if any(part in each.parts for each in selections))
    return Selection({point: form for point, form in forms.items() if form is not Form.ABSENT}, held)

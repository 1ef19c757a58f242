"""What could be added to an edition, in the order in which it is worth adding.

The order is the first half of the objective (`docs/page-contract.md`); `objective` is the other.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefing.compose.release import Release
from briefing.compose.selection import Selection
from briefing.model.edition import SECTIONS_PART, Edition
from briefing.model.point import Form, Point
from briefing.values import dataclass

FULL_AFTER = 1.5
"""A point's full form is worth a short form of one and a half priorities less: the shorts of priorities 1 and 2 come
first, then the fulls of 1, then the shorts of 3, and so on."""

OPENING_RANK = 1.5
"""An optional part that stands before the points comes after the points of priority 1 in short."""

DRAWN_RANK = 2.25
"""So does one that is drawn, after those of priority 2: a reader sees it before reading."""

DRAWN = frozenset({"exhibits", "timeline"})

PART_RANK = 2.4
"""So does any other that argues: who says what, what could be done. A reader of that length expects it before fuller
texts."""

APPARATUS_RANK = 3.75
"""What explains the brief itself comes after the points of priority 3 in short."""

APPARATUS = frozenset({"method", "scale-key", "terms", "distribution"})

PROTECTED = 1.0
"""Steps up to this rank, the points of priority 1 in their least form, are not given up to fill a page."""


@dataclass(frozen=True, slots=True)
class Step:
    """A point in short or in full, or an optional part."""

    id: str
    form: Form | None
    """None for a part."""
    rank: float
    least: Form = Form.ABSENT
    """The form from which it goes on: a full form with a short one before it goes on from that."""
    letters: int = 0
    """That it adds, for a point; 0 for a part, whose size is not known before it is composed."""

    @property
    def is_protected(self) -> bool:
        return self.rank <= PROTECTED

    def added_to(self, selection: Selection) -> Selection:
        if self.form is None:
            return Selection(selection.forms, selection.parts | {self.id})
        return Selection({**selection.forms, self.id: self.form}, selection.parts)

    def left_out_of(self, selection: Selection) -> Selection:
        """`selection` without it, and without what goes on from it."""
        if self.form is None:
            return Selection(selection.forms, selection.parts - {self.id})
        forms = {point: form for point, form in selection.forms.items() if point != self.id}
        if self.least is not Form.ABSENT:
            forms[self.id] = self.least
        return Selection(forms, selection.parts)

    def follows(self, selection: Selection) -> bool:
        """Whether it is a step from `selection`: nothing that is there already, no full form before its short one."""
        if self.form is None:
            return self.id not in selection.parts
        return self.least <= selection.form(self.id) < self.form

    def is_in(self, selection: Selection) -> bool:
        if self.form is None:
            return self.id in selection.parts
        return selection.form(self.id) >= self.form


def placed_points(release: Release, edition: Edition) -> tuple[Point, ...]:
    """The points for which the edition has a place, in reading order."""
    names = {part.name for part in edition.parts}
    everywhere = SECTIONS_PART in names or "what-matters" in names
    return tuple(point for section in release.sections if everywhere or section.id in names for point in section.points)


def steps_of(release: Release, edition: Edition) -> list[Step]:
    """Every step from nothing to everything: by priority over the whole brief, then in reading order."""
    steps: list[tuple[float, bool, int, Step]] = []
    for place, point in enumerate(placed_points(release, edition)):
        for form, rank, least in _forms(point):
            letters = max(_letters(point, form) - (_letters(point, least) if least else 0), 1)
            steps.append((rank, False, place, Step(point.id, form, rank, least, letters)))
    names = {section.id for section in release.sections} | {SECTIONS_PART, "what-matters"}
    first = next((place for place, part in enumerate(edition.parts) if part.name in names), 0)
    for place, part in enumerate(edition.parts):
        if part.optional:
            rank = OPENING_RANK if place < first else _part_rank(part.name)
            steps.append((rank, True, place, Step(part.name, None, rank)))
    steps.sort(key=lambda step: step[:3])
    return [step for *_, step in steps]


def _part_rank(name: str) -> float:
    if name in DRAWN:
        return DRAWN_RANK
    return APPARATUS_RANK if name in APPARATUS else PART_RANK


def _forms(point: Point) -> Iterable[tuple[Form, float, Form]]:
    """The forms that say something new, each with its rank and what it goes on from. A point without a short form has
    one step."""
    if not point.has_short:
        return ((Form.FULL, float(point.priority), Form.ABSENT),)
    return (
        (Form.SHORT, float(point.priority), Form.ABSENT),
        (Form.FULL, point.priority + FULL_AFTER, Form.SHORT),
    )


def _letters(point: Point, form: Form) -> int:
    """How many letters the point has in `form`, as typed."""
    quote = point.quoted(form)
    return len(point.said(form).raw) + (len(quote.words.raw) + len(quote.by.raw) if quote else 0)


def least_form(point: Point) -> Form:
    """The form in which a point that must be there takes the least room."""
    return Form.SHORT if point.has_short else Form.FULL

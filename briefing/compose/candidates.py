"""What could be added to an edition, in the order in which it is worth adding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.compose.release import Release
from briefing.compose.selection import Selection
from briefing.model.edition import SECTIONS_PART, Edition
from briefing.model.point import Form, Point

FULL_AFTER = 1.5
"""A point's full form is worth a short form of one and a half priorities less: the shorts of priorities 1 and 2 come
first, then the fulls of 1, then the shorts of 3, and so on."""

PART_RANK = 2.5
"""An optional part comes after the points of priorities 1 and 2 in short."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One step: a point in short or in full, or an optional part."""

    id: str
    form: Form | None
    """None for a part."""
    rank: float
    size: int
    """Letters that it adds, for a point; 0 for a part, whose size is not known before it is composed."""

    def added_to(self, selection: Selection) -> Selection:
        if self.form is None:
            return Selection(selection.forms, selection.parts | {self.id})
        return Selection({**selection.forms, self.id: self.form}, selection.parts)

    def follows(self, selection: Selection) -> bool:
        """Whether it is a step from `selection`: nothing that is there already, no full form before its short one."""
        if self.form is None:
            return self.id not in selection.parts
        return selection.form(self.id) < self.form


def placed_points(release: Release, edition: Edition) -> tuple[Point, ...]:
    """The points for which the edition has a place, in reading order."""
    names = {part.name for part in edition.parts}
    everywhere = SECTIONS_PART in names or "what-matters" in names
    return tuple(point for section in release.sections if everywhere or section.id in names for point in section.points)


def candidates(release: Release, edition: Edition, base: Selection) -> list[Candidate]:
    """Every step beyond `base`: by priority over the whole brief, then in reading order."""
    steps: list[tuple[float, int, Candidate]] = []
    for place, point in enumerate(placed_points(release, edition)):
        for form, rank in _forms(point):
            before = len(point.said(Form.SHORT).raw) if form is Form.FULL and point.short is not None else 0
            step = Candidate(point.id, form, rank, max(len(point.said(form).raw) - before, 1))
            if step.follows(base):
                steps.append((rank, place, step))
    for place, part in enumerate(edition.parts):
        if part.optional and part.name not in base.parts:
            steps.append((PART_RANK, place, Candidate(part.name, None, PART_RANK, 0)))
    steps.sort(key=lambda step: step[:2])
    return [step for _, _, step in steps]


def _forms(point: Point) -> Iterable[tuple[Form, float]]:
    """The forms that say something new, each with its rank. A point without a short form has one step."""
    if point.short is None:
        return ((Form.FULL, float(point.priority)),)
    return ((Form.SHORT, float(point.priority)), (Form.FULL, point.priority + FULL_AFTER))

"""What an edition carries, and what it leaves out and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from briefing.diagnostics import Position
from briefing.model.brief import Brief
from briefing.model.edition import Edition
from briefing.model.point import Form
from briefing.values import dataclass, field

Reason = Literal["pages", "marking", "limit", "edition"]
"""`pages`: it does not fit. `marking`: it is marked above the edition's audience. `limit`: the edition holds so many
and no more. `edition`: the edition has no part in which it stands."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A choice of content."""

    forms: Mapping[str, Form]
    """Of points, by id; a point that is not there is absent."""
    parts: frozenset[str] = frozenset()
    """The optional parts that are in."""

    def form(self, point: str) -> Form:
        return self.forms.get(point, Form.ABSENT)


@dataclass(frozen=True, slots=True)
class Omission:
    """Something that an edition does not say."""

    id: str
    """Of the point, judgement, figure... or the name of the part."""
    form: Form
    """How it is there all the same: SHORT for a point that is not there in full, ABSENT for whatever is not there."""
    reason: Reason
    position: Position = field(default=Position(""), compare=False)
    limit: str = field(default="", compare=False)
    """What in the edition says how many it holds, where that is the reason: `events: 6`."""


def everything(brief: Brief, edition: Edition) -> Selection:
    """Each point in full, each optional part in."""
    return Selection(
        {point.id: Form.FULL for point in brief.points},
        frozenset(part.name for part in edition.parts if part.optional),
    )

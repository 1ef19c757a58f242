"""A part of the brief's argument: a lead sentence and its points."""

from __future__ import annotations

from briefing.diagnostics import Position
from briefing.model.point import Point
from briefing.model.text import Text
from briefing.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    points: tuple[Point, ...]
    title: Text | None = None
    """None for the four built-in sections, whose titles each language has."""
    lead: Text | None = None
    """One sentence that says what the section says."""
    position: Position = field(default=Position(""), compare=False)

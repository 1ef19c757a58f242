"""A course of action that the reader could choose."""

from __future__ import annotations

from briefing.diagnostics import Position
from briefing.model.marking import Marking
from briefing.model.text import Text
from briefing.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Option:
    id: str
    text: Text
    benefits: tuple[Text, ...] = ()
    """`for` in the data file."""
    costs: tuple[Text, ...] = ()
    """`against` in the data file."""
    marking: Marking | None = None
    position: Position = field(default=Position(""), compare=False)

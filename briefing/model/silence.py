"""A check's rule that the analyst has switched off for one item, and why."""

from __future__ import annotations

from briefing.diagnostics import Position
from briefing.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Silence:
    rule: str
    """The rule's name: `bare-number`."""
    reason: str
    position: Position = field(default=Position(""), compare=False)

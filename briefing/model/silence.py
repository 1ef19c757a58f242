"""A check's rule that the analyst has switched off for one item, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.diagnostics import Position


@dataclass(frozen=True, slots=True)
class Silence:
    rule: str
    """The rule's name: `bare-number`."""
    reason: str
    position: Position = field(default=Position(""), compare=False)

"""A dated event for the timeline."""

from __future__ import annotations

from briefing.diagnostics import Position
from briefing.model.dates import PartialDate
from briefing.model.marking import Marking
from briefing.model.silence import Silence
from briefing.model.text import Text
from briefing.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    date: PartialDate
    text: Text
    source: str | None = None
    priority: int = 3
    marking: Marking | None = None
    silence: tuple[Silence, ...] = ()
    position: Position = field(default=Position(""), compare=False)

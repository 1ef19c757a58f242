"""The analyst's own view, with its likelihood and its confidence kept apart (ICD 203, D.6.e)."""

from __future__ import annotations

from briefing.diagnostics import Position
from briefing.model.marking import Marking
from briefing.model.silence import Silence
from briefing.model.text import Text
from briefing.scales.grading import Confidence
from briefing.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Judgement:
    id: str
    text: Text
    """A full sentence without the term; the term is a label before it."""
    likelihood: str
    """A term of the brief's scale."""
    confidence: Confidence
    basis: tuple[str, ...] = ()
    """Ids of the points that it rests on."""
    indicators: tuple[Text, ...] = ()
    """What to watch: signs that would strengthen or weaken it."""
    would_change: Text | None = None
    """What would change the assessment."""
    marking: Marking | None = None
    silence: tuple[Silence, ...] = ()
    position: Position = field(default=Position(""), compare=False)

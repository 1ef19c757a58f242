"""A claim with an id: the unit that an edition takes or leaves."""

from __future__ import annotations

from enum import IntEnum

from briefing.diagnostics import Position
from briefing.model.marking import Marking
from briefing.model.quote import Quote
from briefing.model.silence import Silence
from briefing.model.text import Text
from briefing.values import dataclass, field


class Form(IntEnum):
    """How much of a point an edition carries. A longer edition never carries less than a shorter one."""

    ABSENT = 0
    SHORT = 1
    FULL = 2

    # Forms are looked up by the thousand while content is chosen; an enumeration's own hash is a call into Python.
    __hash__ = int.__hash__


@dataclass(frozen=True, slots=True)
class Point:
    id: str
    text: Text
    short: Text | None = None
    """The same claim in fewer words; None where the full text serves everywhere."""
    priority: int = 3
    """1 is said first, 5 is left out first."""
    essential: str | None = None
    """The shortest edition that must hold the point."""
    credibility: int | None = None
    """A digit of the Admiralty system."""
    contested_by: tuple[str, ...] = ()
    """Ids of the points that say otherwise."""
    contested: bool = False
    """Others say otherwise, though no point of the brief says what."""
    inference: bool = False
    """The analyst's own conclusion from reported facts."""
    marking: Marking | None = None
    silence: tuple[Silence, ...] = ()
    quote: Quote | None = None
    """Words that the full form quotes below the claim; the short form leaves them out."""
    position: Position = field(default=Position(""), compare=False)

    @property
    def has_short(self) -> bool:
        """Whether it can be said in less: in a text of its own, or without its quotation."""
        return self.short is not None or self.quote is not None

    def quoted(self, form: Form) -> Quote | None:
        """The quotation that it has at `form`."""
        return self.quote if form is Form.FULL else None

    def said(self, form: Form) -> Text:
        """The text at `form`; the full text where there is no short one."""
        return self.short if form is Form.SHORT and self.short is not None else self.text

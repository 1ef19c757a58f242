"""A quotation that stands by itself: other people's words, and who said them."""

from __future__ import annotations

from briefing.diagnostics import Position
from briefing.model.text import Text
from briefing.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Quote:
    words: Text
    """As they were said: neither works nor figures nor exhibits are named in them."""
    by: Text
    """Who said them, and the source."""
    language: str | None = None
    """A BCP 47 tag, where it is another than the brief's; the words then are foreign ones as a whole."""
    position: Position = field(default=Position(""), compare=False)

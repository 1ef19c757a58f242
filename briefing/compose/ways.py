"""The ways in which an edition says something of a work."""

from __future__ import annotations

from briefing.compose.cite import CitationStyle, Distinctions, References
from briefing.compose.parts.contested import named
from briefing.compose.runs import words
from briefing.compose.wording import Wording
from briefing.document.runs import Runs
from briefing.model.source import Source
from briefing.model.text import Cite
from briefing.values import dataclass, field

SPEAKING = ("speaker", "grade")
"""The forms of a work that stands beside a contested claim."""
FORMS = (*SPEAKING, "shortest", "short", "in_text", "again", "placed", "first", "listed", "graded")
"""All of them, first those that say little and are soon asked; the others are methods of `References`: `placed` is its
`first` for a place in the work, which stands instead of the work's own pages, `listed` and `graded` are its entry."""
_PLACE = "1"
"""A place in a work: which one makes no difference to what is said of the work."""


@dataclass(frozen=True, slots=True)
class Ways:
    """In which ways a work is worded: those that are equal say the same of the same work."""

    language: str
    style: CitationStyle
    distinctions: Distinctions
    wording: Wording = field(compare=False)
    """The words of the language."""

    def say(self, form: str, source: Source) -> Runs:
        """What `form` says of `source`."""
        if form == "speaker":
            return words(named(source, self.wording))
        if form == "grade":
            return words(source.reliability)
        references = References.of_one(source, self.style, self.wording, self.distinctions)
        cite = Cite(source.id)
        match form:
            case "graded" | "listed":
                return references.entry(source.id, graded=form == "graded").runs
            case "first":
                return references.first(cite)
            case "placed":
                return references.first(Cite(source.id, _PLACE))
            case "again":
                return references.again(cite, "1")
            case "shortest":
                return references.shortest(cite, linked=False)
            case "short":
                return references.short(cite, linked=False)
            case _:
                return references.in_text(cite, linked=False)

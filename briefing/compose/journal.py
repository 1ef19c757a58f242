"""The journal of a composition: who uses which terms and cites which works, in which order.

From it one can tell, without composing again, which terms another selection spells out where, which works it cites,
and what its notes and sources lines are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from briefing.compose.cite import Citer
from briefing.compose.composer import Composer
from briefing.compose.composition import Composition
from briefing.compose.selection import Selection
from briefing.document.runs import NoteReference, Runs
from briefing.model.edition import Edition
from briefing.model.text import Cite, Text
from briefing.values import dataclass

Works = tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened while a document was composed."""

    kind: Literal["point", "terms", "mark", "record", "line"]
    """`point`: a point is said; `terms` are used; works are marked, or recorded without a mark; a sources line."""
    part: str
    """The part that was composed."""
    point: str = ""
    section: str = ""
    """The section whose lead it belongs to."""
    terms: tuple[str, ...] = ()
    works: Works = ()
    note: str = ""
    """The note that was made of a mark, by id."""


class RecordedCiter(Citer):
    """A citer that keeps a journal."""

    journal: list[Entry]
    composition: RecordedComposition
    is_quiet: bool = False
    """What happens is part of something that is written down already."""

    def mark(self, cites: Iterable[Cite]) -> Runs:
        works = tuple(cites)
        was, self.is_quiet = self.is_quiet, True
        try:
            runs = super().mark(works)
        finally:
            self.is_quiet = was
        self.write("mark", works, next((run.note for run in runs if isinstance(run, NoteReference)), ""))
        return runs

    def record(self, cites: Iterable[Cite]) -> None:
        works = tuple(cites)
        self.write("record", works)
        super().record(works)

    def short(self, source: str) -> Runs:
        # An exhibit's source is cited, but in no sources line: a work without a mark.
        self.write("record", (Cite(source, None),))
        return super().short(source)

    def line(self) -> Runs:
        self.write("line", ())
        return super().line()

    def write(self, kind: Literal["mark", "record", "line"], works: Works, note: str = "") -> None:
        if not self.is_quiet:
            at = self.composition
            self.journal.append(Entry(kind, at.part, section=at.lead_of, works=works, note=note))


class RecordedComposition(Composition):
    """A composition that keeps a journal."""

    def __init__(self, composer: Composer, edition: Edition, selection: Selection) -> None:
        super().__init__(composer, edition, selection)
        self.journal: list[Entry] = []
        self.lead_of = ""
        """The section whose lead is composed now."""
        citer = RecordedCiter(composer.references(edition), edition.notes, listed=self.has_source_list)
        citer.journal, citer.composition = self.journal, self
        self.citer: RecordedCiter = citer
        self._points = {
            id(text): point.id for point in self.release.points for text in (point.text, point.short) if text
        }
        self._leads = {id(section.lead): section.id for section in self.release.sections if section.lead}

    def text(self, text: Text) -> Runs:
        point = self._points.get(id(text))
        if point is None:
            self.lead_of = self._leads.get(id(text), "")
            try:
                return super().text(text)
            finally:
                self.lead_of = ""
        self.journal.append(Entry("point", self.part, point))
        was, self.citer.is_quiet = self.citer.is_quiet, True
        try:
            return super().text(text)
        finally:
            self.citer.is_quiet = was

    def _meet(self, terms: tuple[str, ...]) -> frozenset[str]:
        if terms and not self.citer.is_quiet:
            self.journal.append(Entry("terms", self.part, section=self.lead_of, terms=terms))
        return super()._meet(terms)

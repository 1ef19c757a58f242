"""The journal of a composition: who uses which terms and cites which works, in which order.

From it one can tell, without composing again, which terms another selection spells out where, which works it cites,
and what its notes and sources lines are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from briefing.compose.cite import Citer
from briefing.compose.composer import Composer
from briefing.compose.composition import Composition
from briefing.compose.selection import Selection
from briefing.document.blocks import Quotation
from briefing.document.runs import NoteReference, Runs
from briefing.model.edition import Edition
from briefing.model.point import Form, Point
from briefing.model.text import Cite, Text
from briefing.values import dataclass, field

Works = tuple[Cite, ...]
Variant = tuple[str, Form, frozenset[str], int]
"""A point in a form, with the terms that it spells out, and how many digits its note marks have; 0 without any."""
NoteKey = tuple[Works, tuple[bool, ...]]
"""The works of a note, and which of them it names in full."""


Kind = Literal["point", "terms", "mark", "record", "short", "line", "stretch", "repeats"]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened while a document was composed."""

    kind: Kind
    """`point`: a point is said; `terms` are used; works are marked, recorded without a mark, or named in `short`; a
    sources line; a stretch in which a mark may lead to a note that another has led to; `repeats`: to any note."""
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

    def mark(self, cites: Iterable[Cite], said: str = "") -> Runs:
        works = tuple(cites)
        was, self.is_quiet = self.is_quiet, True
        try:
            runs = super().mark(works, said)
        finally:
            self.is_quiet = was
        self.write("mark", works, next((run.note for run in runs if isinstance(run, NoteReference)), ""))
        return runs

    def begin_stretch(self, *, repeats: bool = False) -> None:
        super().begin_stretch(repeats=repeats)
        self.write("repeats" if repeats else "stretch", ())

    def record(self, cites: Iterable[Cite]) -> None:
        works = tuple(cites)
        self.write("record", works)
        super().record(works)

    def short(self, source: str) -> Runs:
        # An exhibit's source is named, but in no sources line: a work without a mark.
        self.write("short", (Cite(source, None),))
        return super().short(source)

    def line(self) -> Runs:
        self.write("line", ())
        return super().line()

    def write(self, kind: Kind, works: Works, note: str = "") -> None:
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
        self._leads = {id(section.lead): section.id for section in self.release.sections if section.lead}

    def text(self, text: Text) -> Runs:
        self.lead_of = self._leads.get(id(text), "")
        try:
            return super().text(text)
        finally:
            self.lead_of = ""

    def point_runs(self, point: Point, form: Form | None = None) -> Runs:
        self.journal.append(Entry("point", self.part, point.id))
        was, self.citer.is_quiet = self.citer.is_quiet, True
        try:
            return super().point_runs(point, form)
        finally:
            self.citer.is_quiet = was

    def quotation(self, point: Point, form: Form | None = None) -> Quotation | None:
        was, self.citer.is_quiet = self.citer.is_quiet, True
        try:
            return super().quotation(point, form)
        finally:
            self.citer.is_quiet = was

    def _meet(self, terms: tuple[str, ...]) -> frozenset[str]:
        if terms and not self.citer.is_quiet:
            self.journal.append(Entry("terms", self.part, section=self.lead_of, terms=terms))
        return super()._meet(terms)

    @property
    def notes_at_foot(self) -> bool:
        """Whether notes stand at the foot of their page."""
        return self.edition.notes == "foot" and self.citer.mode == "notes"


@dataclass(slots=True)
class Followed:
    """A selection, followed through the journal."""

    selection: Selection
    homes: dict[str, int]
    """How many points stand in each list, by its part."""
    variants: dict[str, Variant] = field(default_factory=dict)
    notes: dict[str, NoteKey] = field(default_factory=dict)
    """By the name of the mark."""
    lines: list[Works] = field(default_factory=list)
    cited: set[str] = field(default_factory=set)


class Follower:
    """Tells what the journal of everything says of less."""

    def __init__(self, composition: RecordedComposition, homes: Mapping[str, str]) -> None:
        """`homes` are the parts in which the points stand."""
        self._composition = composition
        self._homes = homes
        self._filled = set(homes.values())
        self._optional = {part.name for part in composition.edition.parts if part.optional}
        self._points = {point.id: point for point in composition.release.points}
        self._said: dict[tuple[str, Form], _Said] = {}
        self._cited: dict[Works, _Cited] = {}
        self._journal = [(entry, self._cite(entry.works)) for entry in composition.journal]

    def follow(self, selection: Selection) -> Followed:
        """What is left of the journal once the points and parts that are not in `selection` are struck from it."""
        forms, homes = selection.forms, dict[str, int]()
        for point, home in self._homes.items():
            if forms.get(point):
                homes[home] = homes.get(home, 0) + 1
        followed = Followed(selection, homes)
        out = self._optional - selection.parts
        leads = self._filled - homes.keys()
        known: set[str] = set()
        trail = _Trail(self._composition, followed)
        for entry, cited in self._journal:
            if entry.part in out or (entry.section and entry.section in leads):
                continue
            if entry.kind == "point":
                form = forms.get(entry.point)
                if not form:
                    continue
                said = self._say(entry.point, form)
                new = said.terms - known if said.terms else said.terms
                known |= new
                last = 0
                for name, works in said.marks:
                    last = max(last, trail.mark(works, name))
                trail.record(said.works)
                followed.variants[entry.point] = (entry.point, form, new, len(str(last)) if last else 0)
            elif entry.kind == "terms":
                known.update(entry.terms)
            elif entry.kind == "line":
                trail.end_line()
            elif entry.kind in ("stretch", "repeats"):
                trail.begin_stretch(repeats=entry.kind == "repeats")
            elif entry.note:
                trail.mark(cited, entry.note)
            elif entry.kind == "short":
                trail.name(cited)
            elif entry.kind == "mark":
                trail.name(cited)
                trail.record(cited)
            else:
                trail.record(cited)
        return followed

    def _cite(self, works: Works) -> _Cited:
        """`works`, the same object wherever they are the same."""
        cited = self._cited.get(works)
        if cited is None:
            cited = self._cited[works] = _Cited(works, tuple(cite.source for cite in works))
        return cited

    def _say(self, point: str, form: Form) -> _Said:
        said = self._said.get((point, form))
        if said is None:
            composition = self._composition
            mode, quote = composition.citer.mode, self._points[point].quoted(form)
            texts = (self._points[point].said(form), *((quote.by,) if quote else ()))
            phrased = [composition.phrased(text, mode) for text in texts]
            marks = [hole for each in phrased if each.has_holes and mode == "notes" for hole in each.holes]
            named = [
                (note_name(point, form, number), self._cite(works)) for number, works in enumerate(dict.fromkeys(marks))
            ]
            terms = frozenset(term for each in phrased for term in each.terms)
            works = self._cite(tuple(cite for each in phrased for cite in each.cites))
            said = self._said[point, form] = _Said(terms, tuple(named), works)
        return said


@dataclass(frozen=True, slots=True)
class _Said:
    """What a point in one form uses and cites."""

    terms: frozenset[str]
    marks: tuple[tuple[str, _Cited], ...]
    """Each with the name of its note."""
    works: _Cited


@dataclass(eq=False, slots=True)
class _Cited:
    """Works cited together; known by its identity, for works take long to hash."""

    works: Works
    sources: tuple[str, ...]


class _Trail:
    """The works cited so far."""

    def __init__(self, composition: RecordedComposition, followed: Followed) -> None:
        self._followed = followed
        self._at_foot = composition.notes_at_foot
        self._in_lines = composition.edition.notes == "line"
        self._names = self._in_lines or composition.citer.mode != "silent" or composition.has_source_list
        self._full: set[str] = set()
        self._first: dict[_Cited, int] = {}
        self._marked: dict[_Cited, int] = {}
        self._pending: dict[Cite, None] = {}

    def mark(self, cited: _Cited, note: str) -> int:
        """The number of the note that the mark leads to."""
        self.record(cited)
        number = self._marked.get(cited)
        if number is None:
            notes, full = self._followed.notes, self._full
            notes[note] = (cited.works, tuple([source not in full for source in cited.sources]))
            full.update(cited.sources)
            number = self._marked[cited] = len(notes)
            self._first.setdefault(cited, number)
        return number

    def name(self, cited: _Cited) -> None:
        """Counts works that are named where they stand."""
        self._followed.cited.update(cited.sources)

    def record(self, cited: _Cited) -> None:
        if self._names:
            self._followed.cited.update(cited.sources)
        if self._in_lines:
            self._pending.update(dict.fromkeys(cited.works))

    def begin_stretch(self, *, repeats: bool) -> None:
        if self._at_foot:
            self._marked = dict(self._first) if repeats else {}

    def end_line(self) -> None:
        if self._pending:
            self._followed.lines.append(tuple(self._pending))
            self._pending.clear()


def note_name(point: str, form: Form, number: int) -> str:
    """What the note of a point's mark is called among those of all texts."""
    return f"{point} {form:d} {number}"

"""Citations of one document: which work is cited where, numbered, shortened when it comes again, listed at the end."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from briefing.compose.phrase import Mode
from briefing.compose.runs import cut, end_bound, joined, last_bound, leading, merged
from briefing.compose.runs import linked as as_link
from briefing.compose.styles import author_date, note
from briefing.compose.styles.elements import closed, graded_entry
from briefing.compose.styles.names import authors_inverted
from briefing.compose.wording import Wording
from briefing.document.blocks import Note, SourceEntry
from briefing.document.runs import NoteReference, Run, Runs, Words, plain
from briefing.model.edition import NotePlacement
from briefing.model.source import Source
from briefing.model.text import Cite

_YEAR_OR_NUMBER = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)|[\d%]$")
_ARTICLE = re.compile(r"^\W*(?:the|an?) (?=\S)", re.IGNORECASE)

_BETWEEN_WORKS = "; "

CitationStyle = Literal["notes", "author-date"]
Distinctions = tuple[str, frozenset[str], frozenset[tuple[str, object]]]
"""What tells works apart: the letter behind a year, the labels that several have, and the labels with dates."""


class References:
    """The references of a brief's sources, as one audience sees them; each is worded once."""

    def __init__(
        self,
        sources: Mapping[str, Source],
        style: CitationStyle,
        wording: Wording,
        cited: frozenset[str] | None = None,
    ) -> None:
        """`cited` are the works that are told apart from one another; None for all."""
        self.sources = sources
        self.style = style
        self.wording = wording
        told = [source for source in sources.values() if cited is None or source.id in cited]
        self._suffixes = author_date.year_suffixes(told, wording) if style == "author-date" else {}
        labels = Counter(note.author_label(source, wording) for source in told) if style == "notes" else Counter()
        self._shared_labels = frozenset(label for label, count in labels.items() if count > 1)
        dated = Counter(map(self._dated, told)) if style == "notes" else Counter()
        self._shared_dates = frozenset(label for label, count in dated.items() if count > 1)
        self._alike = frozenset(
            source.id
            for source in told
            if source.id in self._suffixes or note.author_label(source, wording) in self._shared_labels
        )
        self._among: dict[frozenset[str], References] = {self._alike: self}
        self._worded: dict[tuple[str, ...], Runs] = {}
        self._notes: dict[tuple[tuple[Cite, ...], tuple[str | None, ...], bool], Runs] = {}
        self._places: dict[str, tuple[list[int], str, list[int]]] = {}
        self._order = Collation(wording)

    @property
    def suffixes(self) -> Mapping[str, str]:
        """The letters behind the years that tell works apart, by id."""
        return self._suffixes

    def among(self, cited: Iterable[str]) -> References:
        """The same, with works told apart only among those of `cited`: no `2024b` where no `2024a` is cited."""
        alike = self._alike.intersection(cited)
        if alike not in self._among:
            self._among[alike] = References(self.sources, self.style, self.wording, alike)
        return self._among[alike]

    def distinctions(self, source: str) -> Distinctions:
        """What tells the work `source` apart from others."""
        return self._suffixes.get(source, ""), self._shared_labels, self._shared_dates

    @classmethod
    def of_one(cls, source: Source, style: CitationStyle, wording: Wording, distinctions: Distinctions) -> References:
        """The references of `source` alone, which is told apart from others as `distinctions` say."""
        references = cls.__new__(cls)
        references.sources = {source.id: source}
        references.style = style
        references.wording = wording
        suffix, references._shared_labels, references._shared_dates = distinctions
        references._suffixes = {source.id: suffix} if suffix else {}
        references._worded = {}
        references._notes = {}
        return references

    def _dated(self, source: Source) -> tuple[str, object]:
        return note.author_label(source, self.wording), source.issued

    def first(self, cite: Cite) -> Runs:
        """A work in full, in a note."""
        key = ("first", cite.source, cite.locator or "")
        if key not in self._worded:
            self._worded[key] = note.first(self.sources[cite.source], cite.locator, self.wording)
        return self._worded[key]

    def again(self, cite: Cite, number: str) -> Runs:
        """A work noted before, in note `number`."""
        key = ("again", cite.source, cite.locator or "", number)
        if key not in self._worded:
            source = self.sources[cite.source]
            titled = note.author_label(source, self.wording) in self._shared_labels
            self._worded[key] = note.again(source, cite.locator, self.wording, number, f"note-{number}", titled=titled)
        return self._worded[key]

    def is_named(self, source: str, said: str) -> bool:
        """Whether a sentence has `said` the name of the author, a person, and the year of the work could be taken for
        nothing else: no other year stands there, and no number just before."""
        authors = self.sources[source].author
        if not authors or any(author.literal for author in authors) or _YEAR_OR_NUMBER.search(said):
            return False
        label = re.escape(note.author_label(self.sources[source], self.wording))
        return re.search(rf"(?<!\w){label}(?!\w)", said) is not None

    def in_text(self, cite: Cite, linked: bool, *, named: bool = False) -> Runs:
        """`Rutte 2024a, p. 4`; `2024a, p. 4` where the author has been `named` before."""
        key = ("in-text", cite.source, cite.locator or "", str(linked), str(named))
        if key not in self._worded:
            href = f"#{entry_id(cite.source)}" if linked else None
            self._worded[key] = author_date.in_text(
                self.sources[cite.source], cite.locator, self._suffixes, self.wording, href, named=named
            )
        return self._worded[key]

    def short(self, cite: Cite, linked: bool) -> Runs:
        """What a sources line and an exhibit say: `Rutte, 28 October 2024`, or author and year."""
        if self.style == "author-date":
            return self.in_text(cite, linked)
        key = ("short", cite.source, cite.locator or "", str(linked))
        if key not in self._worded:
            source = self.sources[cite.source]
            titled = self._dated(source) in self._shared_dates
            runs = note.brief_form(source, cite.locator, self.wording, titled=titled)
            self._worded[key] = as_link(runs, f"#{entry_id(cite.source)}" if linked else None)
        return self._worded[key]

    def shortest(self, cite: Cite, linked: bool) -> Runs:
        """What leads to a line of sources where it is cited: `Rutte`; as there, where the name leads to several."""
        source = self.sources[cite.source]
        if self.style == "author-date" or note.author_label(source, self.wording) in self._shared_labels:
            return self.short(cite, linked)
        return as_link(note.label_runs(source, self.wording), f"#{entry_id(cite.source)}" if linked else None)

    def entry(self, source: str, *, graded: bool = True) -> SourceEntry:
        """A work's entry in the list; `graded` adds a word on its quality."""
        key = ("entry", source, str(graded))
        work = self.sources[source]
        if key not in self._worded:
            runs = (
                author_date.listed(work, self._suffixes, self.wording)
                if self.style == "author-date"
                else note.listed(work, self.wording)
            )
            self._worded[key] = end_bound(graded_entry(runs, work, self.wording) if graded else runs)
        return SourceEntry(entry_id(source), self._worded[key], work.position)

    def note(self, cites: tuple[Cite, ...], numbers: tuple[str | None, ...], *, linked: bool = False) -> Runs:
        """The words of a note that names `cites`, each in full or, where it has a number, as noted before; where it is
        `linked`, each leads to its work in the list."""
        key = (cites, numbers, linked)
        if key not in self._notes:
            stretches = [
                self.first(cite) if number is None else self.again(cite, number)
                for cite, number in zip(cites, numbers, strict=True)
            ]
            runs = last_bound(closed(joined(stretches, _BETWEEN_WORKS)))
            self._notes[key] = _leading_to_works(runs, cites, stretches) if linked else runs
        return self._notes[key]

    def in_order(self, sources: Iterable[str]) -> list[str]:
        """The ids as the list has them: by author, then date, then title."""
        return sorted(sources, key=self._place)

    def _place(self, source: str) -> tuple[list[int], str, list[int]]:
        if source not in self._places:
            work = self.sources[source]
            day = work.issued.first_day.isoformat() if work.issued else ""
            self._places[source] = (self._order(self._filed_under(work)), day, self._order(self._without_article(work)))
        return self._places[source]

    def _filed_under(self, work: Source) -> str:
        """What its entry begins with: the author as listed, or what stands for one."""
        if work.author:
            return authors_inverted(work, self.wording.sources)
        by_title = self.style == "notes" or note.goes_by_title(work)
        return self._without_article(work) if by_title else note.author_label(work, self.wording)

    def _without_article(self, work: Source) -> str:
        """The title as lists file it: an English article at its head does not count."""
        if not (work.language or self.wording.language).startswith("en"):
            return work.title
        return _ARTICLE.sub("", work.title)


class Citer:
    """The citations of one document, as they come."""

    def __init__(self, references: References, placement: NotePlacement, *, listed: bool) -> None:
        """`listed` says whether the document has a source list to lead to."""
        self._references = references
        self._placement = placement
        self._listed = listed
        self._numbers: dict[str, str] = {}
        """The note that names a work in full."""
        self._first: dict[tuple[Cite, ...], NoteReference] = {}
        """The mark of the first note that says so."""
        self._marked: dict[tuple[Cite, ...], NoteReference] = {}
        """The mark of a note that says the same; used again for as long as a reader finds that note near by."""
        self.notes: list[Note] = []
        self.cited: dict[str, None] = {}
        """Every work that the document names, in order."""
        self._pending: dict[Cite, None] = {}
        self.mode: Mode = "silent"
        if placement in ("foot", "end"):
            self.mode = "notes" if references.style == "notes" else "author-date"

    def begin_stretch(self, *, repeats: bool = False) -> None:
        """From here on a work cited again has a note again, a short one: its last one stands at the foot of a page that
        may lie far back. Notes that stand together at the end are near to every mark.

        Where what follows only `repeats` what has been said, its marks lead straight to the first notes: a short one in
        each of its lines would say no more than where those stand.
        """
        if self._placement == "foot":
            self._marked = dict(self._first) if repeats else {}

    def mark(self, cites: Iterable[Cite], said: str = "") -> Runs:
        """What stands in the text where `cites` are cited; `said` is their sentence as far as it goes."""
        cites = tuple(cites)
        self.record(cites)
        if self.mode == "silent" or not cites:
            return ()
        self.cited.update(dict.fromkeys(cite.source for cite in cites))
        if self.mode == "notes":
            return (self._note(cites),)
        named = len(cites) == 1 and self._references.is_named(cites[0].source, said)
        stretches = [self._references.in_text(cite, self._listed, named=named) for cite in cites]
        return merged((Words(" ("), *joined(stretches, "; "), Words(")")))

    def refer(self, cites: Iterable[Cite]) -> Runs:
        """What stands where `cites` are cited in a place that always says where it is from: a mark, or their names in
        brackets where the document has no marks."""
        cites = tuple(cites)
        mark = self.mark(cites)
        if mark or not cites:
            return mark
        self.cited.update(dict.fromkeys(cite.source for cite in cites))
        named = joined((self._references.shortest(cite, self._listed) for cite in cites), "; ")
        return merged((Words(" ("), *named, Words(")")))

    def record(self, cites: Iterable[Cite]) -> None:
        """Counts `cites` as cited, without a mark, where the document names them in a line or a list."""
        if self._placement != "line" and not self._listed:
            return
        for cite in cites:
            self.cited[cite.source] = None
            if self._placement == "line":
                self._pending[cite] = None

    def short(self, source: str) -> Runs:
        """The work in short, as an exhibit names it; counted as cited, but in no sources line."""
        self.cited[source] = None
        return self._references.short(Cite(source), self._listed)

    def line(self) -> Runs:
        """The works cited since the last line, in short; nothing where there are none."""
        pending, self._pending = self._pending, {}
        return joined((self._references.short(cite, self._listed) for cite in pending), "; ")

    def entries(self, *, graded: bool) -> tuple[SourceEntry, ...]:
        """The source list: what was cited, and nothing else; `graded` adds a word on the quality of each work."""
        order = self._references.in_order(self.cited)
        return tuple(self._references.entry(source, graded=graded) for source in order)

    def _note(self, cites: tuple[Cite, ...]) -> NoteReference:
        if cites in self._marked:
            return self._marked[cites]
        label = str(len(self.notes) + 1)
        numbers = tuple(self._numbers.get(cite.source) for cite in cites)
        for cite in cites:
            self._numbers.setdefault(cite.source, label)
        works = tuple(entry_id(cite.source) for cite in cites) if self._listed else ()
        self.notes.append(
            Note(f"note-{label}", label, self._references.note(cites, numbers, linked=self._listed), works)
        )
        mark = self._marked[cites] = NoteReference(f"note-{label}", label)
        self._first.setdefault(cites, mark)
        return mark


def _leading_to_works(runs: Runs, cites: Iterable[Cite], stretches: Iterable[Runs]) -> Runs:
    """The words of a note, `runs`, made of a stretch for each of `cites`: each leads to its work in the list."""
    led: list[Run] = []
    for cite, stretch in zip(cites, stretches, strict=True):
        named, rest = cut(runs, len(plain(stretch)))
        between, runs = cut(rest, len(_BETWEEN_WORKS))
        led += (*leading(named, f"#{entry_id(cite.source)}"), *between)
    return tuple(led)


def entry_id(source: str) -> str:
    """The id of a source's entry in the list."""
    return f"source-{source}"


class Collation:
    """The order of the language's letters: accents count for nothing, Ukrainian has its own alphabet."""

    def __init__(self, wording: Wording) -> None:
        self._ranks = {letter: 0x10000 + place for place, letter in enumerate(wording.alphabet)}

    def __call__(self, text: str) -> list[int]:
        ranks = self._ranks
        folded = text.casefold()
        if not ranks:
            folded = unicodedata.normalize("NFKD", folded)
        return [ranks.get(letter, ord(letter)) for letter in folded if letter.isalnum() or letter == " "]

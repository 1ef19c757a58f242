"""The stock: pieces of an edition that are measured when they are first asked for, and kept.

Points in each of their forms, notes, lines of sources, entries of the list of works: what depends on the whole
selection, so that no document holds all of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import inf

from briefing.compose.cite import Citer
from briefing.compose.composer import Composer
from briefing.compose.composition import Composition
from briefing.compose.furniture import furniture, properties
from briefing.compose.journal import Followed, NoteKey, RecordedComposition, Variant, Works, note_name
from briefing.compose.parts.contested import contested, contests, grade
from briefing.compose.parts.sections import point_blocks
from briefing.compose.runs import filled, joined
from briefing.compose.selection import Selection
from briefing.document.blocks import AnyBlock, Note, NoteList, Paragraph, SourceList
from briefing.document.document import Document
from briefing.document.measure import Layout, Measures, Piece
from briefing.document.runs import NoteReference
from briefing.model.edition import Edition
from briefing.model.point import Form, Point
from briefing.model.text import FigureUse, Text, Words
from briefing.values import dataclass, replace

USUAL_NOTE = 10
"""The number of a note while it is measured: as wide as most numbers will be."""

FULLER = 1.2
"""How many times as many letters as any point has on each line but its last one no line holds."""


@dataclass(frozen=True, slots=True)
class ContestedPart:
    """The part that says who says what."""

    pieces: tuple[Piece, ...]
    is_graded: bool


class Stock:
    """Measured pieces of one edition."""

    def __init__(self, composer: Composer, edition: Edition, layout: Layout, composition: RecordedComposition) -> None:
        """`composition` holds everything that may be asked for."""
        self._composer = composer
        self._edition = edition
        self._layout = layout
        self._composition = composition
        self._properties = properties(composition)
        self._furniture = furniture(composition)
        self._points: dict[str, Point] = {point.id: point for point in composition.release.points}
        self._at_foot = composition.notes_at_foot
        self._variants: dict[Variant, tuple[Piece, ...]] = {}
        self._notes: dict[NoteKey, Piece] = {}
        self._foot_notes: dict[NoteKey, object] = {}
        self._entries: dict[str, Piece] = {}
        self._contests = {
            point.id: bool(composition.cited_in(point.said(Form.SHORT)))
            for group in contests(composition)
            for point in group
        }
        """The points that are contradicted, and whether what they say in short names who says so: the table says all of
        them in short, and asks a fuller form only for its source."""
        self._contested: dict[tuple[tuple[tuple[str, Form], ...], frozenset[str]], ContestedPart] = {}
        self._lines: dict[Works, tuple[Piece, ...]] = {}
        self._letters: dict[tuple[str, int], int] = {}
        self._fullest = 0.0
        """The most letters that a point was found to have for each of its lines but the last, which may hold one word:
        no fewer than its full lines hold. 0 while only points of one line were met, which tell nothing."""
        self.leading = 0.0
        """From line to line of points."""
        self._most_lines: dict[tuple[str, Form], int] = {}

    def measure(self, blocks: Iterable[AnyBlock], notes: Iterable[Note] = ()) -> Measures:
        """Blocks measured as if they were in the edition."""
        noted = tuple(notes)
        document = Document(
            properties=self._properties,
            furniture=self._furniture,
            blocks=tuple(blocks),
            notes=noted,
            note_placement="foot" if noted else "none",
            language=self._composer.brief.language,
            pages=self._edition.pages,
            cover=self._edition.cover,
        )
        return self._layout.measure(document)

    # Points

    def has(self, variant: Variant) -> bool:
        return variant in self._variants

    def point(self, variant: Variant) -> tuple[Piece, ...]:
        """A point that has been measured, and what it quotes."""
        return self._variants[variant]

    def fewest_lines(self, variant: Variant) -> int:
        """How many lines a point takes at the least that has not been measured."""
        return int(self._letters_of(variant) / (self._fullest * FULLER)) + 1 if self._fullest else 1

    def fewest_more(self, point: str, form: Form, fuller: Form) -> float:
        """How much higher a point is at the least in the form `fuller` than in `form`, which has been measured."""
        if not self.leading:
            return 0.0
        before = self._most_lines.get((point, form), 0) if form else 0
        return (self.fewest_lines((point, fuller, frozenset(), 0)) - before) * self.leading

    def measure_points(self, variants: Iterable[Variant], homes: Mapping[str, str]) -> None:
        """Measures those that have not been measured yet, all at once; `homes` are the parts that they stand in."""
        missing = [variant for variant in variants if variant not in self._variants]
        if not missing:
            return
        blocks: list[AnyBlock] = []
        composition = Composition(self._composer, self._edition, self._composition.selection)
        references = self._composer.references(self._edition)
        for point, form, new, digits in missing:
            composition.known_terms = self._composer.brief.terms.keys() - new
            composition.citer = Citer(references, self._edition.notes, listed=composition.has_source_list)
            composition.citer.notes.extend([Note("", "", ())] * _notes_before(digits))
            item = replace(composition.point_item(self._points[point], form), id=None, origin=None)
            blocks.extend(point_blocks(composition, [item], homes[point]))
        for variant, pieces in zip(missing, self.measure(blocks).blocks, strict=True):
            self._variants[variant] = tuple(_renamed(each, variant) for each in pieces) if self._at_foot else pieces
            slugs = [slug for piece in pieces for slug in piece.slugs]
            if len(slugs) > len(pieces):
                self._fullest = max(self._fullest, self._letters_of(variant) / (len(slugs) - len(pieces)))
            self._most_lines[variant[:2]] = max(self._most_lines.get(variant[:2], 0), len(slugs))
            self.leading = min(self.leading or inf, *(slug.height for slug in slugs))

    def _letters_of(self, variant: Variant) -> int:
        point, form, *_ = variant
        letters = self._letters.get((point, form))
        if letters is None:
            quote = self._points[point].quoted(form)
            texts = (self._points[point].said(form), *((quote.words, quote.by) if quote else ()))
            letters = self._letters[point, form] = sum(map(_letters, texts))
        return letters

    def contested(self, followed: Followed) -> ContestedPart:
        """Who says what, of the points that are said."""
        said = tuple(
            (point, Form.SHORT if self._contests[point] else form)
            for point, form, *_ in followed.variants.values()
            if point in self._contests
        )
        parts = followed.selection.parts
        part = self._contested.get((said, parts))
        if part is None:
            composition = Composition(self._composer, self._edition, Selection(dict(said), parts))
            composition.known_terms = set(self._composer.brief.terms)
            composition.printed = {point for point, _ in said}
            measures = self.measure(contested(composition))
            part = self._contested[said, parts] = ContestedPart(
                tuple(piece for pieces in measures.blocks for piece in pieces),
                any(grade(composition, point) for group in contests(composition) for point in group),
            )
        return part

    # Works

    def notes(self, keys: Iterable[NoteKey]) -> list[Piece]:
        """Notes that stand together at the end."""
        wanted = list(keys)
        if missing := [key for key in dict.fromkeys(wanted) if key not in self._notes]:
            measures = self.measure([NoteList(part="sources", notes=self._worded(missing))])
            self._notes.update(zip(missing, measures.blocks[0], strict=True))
        return [self._notes[key] for key in wanted]

    def foot_notes(self, keys: Mapping[str, NoteKey]) -> dict[str, object]:
        """Notes at the foot of the page, by the names of their marks, as the layout knows them."""
        if missing := [key for key in dict.fromkeys(keys.values()) if key not in self._foot_notes]:
            notes = self._worded(missing)
            marks = tuple(NoteReference(note.id, note.label) for note in notes)
            found = self.measure([Paragraph(runs=marks)], notes).notes
            self._foot_notes.update({key: found[note.id] for key, note in zip(missing, notes, strict=True)})
        return {name: self._foot_notes[key] for name, key in keys.items()}

    def _worded(self, keys: Iterable[NoteKey]) -> tuple[Note, ...]:
        references, label = self._composer.references(self._edition), str(USUAL_NOTE)
        linked = self._composition.has_source_list
        return tuple(
            Note(
                f"note-{place}",
                label,
                references.note(works, tuple(None if one else label for one in full), linked=linked),
            )
            for place, (works, full) in enumerate(keys)
        )

    def line(self, works: Works) -> tuple[Piece, ...]:
        """A line of sources that names `works`."""
        pieces = self._lines.get(works)
        if pieces is None:
            references, listed = self._composer.references(self._edition), self._composition.has_source_list
            named = joined((references.short(work, listed) for work in works), "; ")
            runs = filled(self._composer.wording.sources_line, sources=named)
            block = Paragraph(part="sources", runs=runs, role="sources-line")
            pieces = self._lines[works] = self.measure([block]).blocks[0]
        return pieces

    def entries(self, cited: Iterable[str]) -> list[Piece]:
        """The list of the works that are cited."""
        references = self._composer.references(self._edition)
        works = references.in_order(cited)
        if missing := [source for source in works if source not in self._entries]:
            graded = self._composition.grades_works
            entries = tuple(references.entry(source, graded=graded) for source in missing)
            measures = self.measure([SourceList(part="sources", entries=entries)])
            self._entries.update(zip(missing, measures.blocks[0], strict=True))
        return [self._entries[source] for source in works]


def _notes_before(digits: int) -> int:
    """How many notes stand before the first whose number has so many digits."""
    return 10 ** (digits - 1) - 1 if digits else 0


def _renamed(piece: Piece, variant: Variant) -> Piece:
    """`piece` with its notes called by their point, not by the numbers that they had when it was measured."""
    point, form, _, digits = variant
    first = _notes_before(digits) + 1
    slugs = (
        replace(
            slug, notes=tuple(note_name(point, form, int(note.removeprefix("note-")) - first) for note in slug.notes)
        )
        for slug in piece.slugs
    )
    return replace(piece, slugs=tuple(slugs))


def _letters(text: Text) -> int:
    """How many letters a text prints at the least."""
    return sum(
        len(span.text) if isinstance(span, Words) else 1 for span in text.walk() if isinstance(span, Words | FigureUse)
    )

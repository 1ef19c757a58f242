"""Casting off: how many pages a selection will make, told from pieces that were measured once.

Composing and setting a document for every selection that is thought of would cost too much. So the edition is composed
once with everything that it may hold, each point is measured in each of its forms, and a selection's pieces are put
together from these and cut by the same rules as the finished pages. What depends on the whole selection is followed
through the journal of that composition: terms spelled out at their first use, works cited, the notes and the lines of
sources. What is not followed (a changed number inside a chart's title, a works list that tells two works of one year
apart) makes a line more or less here and there; the chooser lets the true layout judge, and `learn` corrects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from briefing.compose.cite import Citer
from briefing.compose.composer import Composer
from briefing.compose.composition import Composition
from briefing.compose.furniture import furniture, properties
from briefing.compose.journal import RecordedComposition, Works
from briefing.compose.parts import compose_parts
from briefing.compose.parts.contested import contests, contradicting
from briefing.compose.parts.sections import point_blocks
from briefing.compose.runs import filled, joined
from briefing.compose.selection import Selection
from briefing.document.blocks import (
    AnyBlock,
    Contents,
    Contested,
    Heading,
    Item,
    Listing,
    Note,
    NoteList,
    Paragraph,
    SourceList,
    Table,
)
from briefing.document.document import Document
from briefing.document.measure import Fit, Layout, Piece
from briefing.document.runs import NoteReference
from briefing.model.edition import Edition
from briefing.model.point import Form, Point
from briefing.values import dataclass, field, replace

_USUAL_NOTE = 10
"""A note's number while a text is measured: as wide as most numbers will be."""

Variant = tuple[str, Form, frozenset[str]]
"""A point in a form, with the terms that it spells out."""
NoteKey = tuple[Works, tuple[bool, ...]]
"""The works of a note, and which of them it names in full."""


_Key = tuple[frozenset[tuple[str, Form]], frozenset[str]]


def _key(selection: Selection) -> _Key:
    return frozenset(selection.forms.items()), selection.parts


@dataclass(slots=True)
class _State:
    """A selection, followed through the journal."""

    selection: Selection
    homes: dict[str, int]
    """How many points stand in each list."""
    variants: dict[str, Variant] = field(default_factory=dict)
    notes: dict[str, NoteKey] = field(default_factory=dict)
    """By the id that its mark has where it was measured."""
    lines: list[Works] = field(default_factory=list)
    cited: set[str] = field(default_factory=set)


Need = Callable[[_State], bool]


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place in the edition: some pieces, if they are needed."""

    pieces: Callable[[_State], Iterable[Piece]]
    needs: tuple[Need, ...]


class Castoff:
    """Predicts how selections of one edition lie on its pages."""

    def __init__(self, composer: Composer, edition: Edition, layout: Layout, widest: Selection) -> None:
        """`widest` holds every point and part that may be asked for; its forms do not matter.

        The edition has a page contract. Composes and measures it once.
        """
        assert edition.pages is not None  # noqa: S101
        self.layouts = 2
        """How many documents were measured: the edition with everything in it, and its points apart."""
        self.slack = 0.0
        """Points of height by which the last page is taken to be higher than it is."""
        self._composer = composer
        self._edition = edition
        self._layout = layout
        self._limit: int = edition.pages
        self._at_foot = edition.notes == "foot" and composer.citation == "notes"
        composition = RecordedComposition(composer, edition, widest)
        self._composition = composition
        self._points: dict[str, Point] = {point.id: point for point in composition.release.points}
        self._optional = {part.name for part in edition.parts if part.optional}
        self._measured: dict[Variant, Piece] = {}
        self._notes: dict[NoteKey, Piece] = {}
        self._foot_notes: dict[NoteKey, object] = {}
        self._entries: dict[str, Piece] = {}
        self._lines: dict[Works, tuple[Piece, ...]] = {}
        self._kept: dict[int, tuple[Piece, Piece]] = {}
        self._predicted: dict[tuple[_Key, float], Fit] = {}
        self._truths: dict[_Key, Fit] = {}
        self._slots: list[_Slot] = []
        self._homes: dict[str, str] = {}
        self._make_slots(compose_parts(composition))
        self._journal = composition.journal
        self._capacity = layout.cut((), {}, self._limit).frame * self._limit

    # Prediction

    @property
    def asked(self) -> int:
        """How many predictions were made."""
        return len(self._predicted)

    def predict(self, selection: Selection) -> Fit:
        """How `selection` lies on the edition's pages: as it was found to, where it has been laid out."""
        return self._truths.get(_key(selection)) or self._predict(selection, self.slack)

    def lines_short(self, selection: Selection) -> int:
        """How many lines of body text are missing at the least for `selection` to fit; 0 where it fits."""
        fit = self.predict(selection)
        if fit.holds:
            return 0
        low, high = 0, 1
        while not self._predict(selection, self.slack + high * fit.leading).holds:
            low, high = high, high * 2
            if high * fit.leading > self._capacity:
                return max(1, round(-fit.room / fit.leading))
        while high - low > 1:
            middle = (low + high) // 2
            if self._predict(selection, self.slack + middle * fit.leading).holds:
                high = middle
            else:
                low = middle
        return high

    def learn(self, selection: Selection, truth: Fit) -> float:
        """Remembers how `selection` was found to lie. Gives by how many points it has more room on the last page than
        was predicted: 0 where the prediction was right."""
        guess = self._predict(selection, self.slack)
        self._truths[_key(selection)] = truth
        if truth.pages == guess.pages:
            more = truth.room - guess.room
            return more if abs(more) > 0.1 else 0.0
        if truth.pages > guess.pages:
            return -max(guess.room + 0.1, truth.leading)
        return max(truth.leading, -guess.room)

    def _predict(self, selection: Selection, slack: float) -> Fit:
        key = (_key(selection), slack)
        fit = self._predicted.get(key)
        if fit is None:
            fit = self._predicted[key] = self._cast_off(selection, slack)
        return fit

    def _cast_off(self, selection: Selection, slack: float) -> Fit:
        state = self._follow(selection)
        self._measure_variants(state.variants.values())
        self._measure_notes(state.notes.values())
        pieces: list[Piece] = []
        for slot in self._slots:
            if all(need(state) for need in slot.needs):
                pieces.extend(slot.pieces(state))
        height = sum(slug.height for piece in pieces for slug in piece.slugs)
        if height > self._capacity + slack:
            fit = self._layout.cut((), {}, self._limit)
            return replace(fit, pages=self._limit + 1, fill=1.0, room=self._capacity + slack - height)
        notes = {note: self._foot_notes[key] for note, key in state.notes.items()} if self._at_foot else {}
        return self._layout.cut(pieces, notes, self._limit, slack)

    def _follow(self, selection: Selection) -> _State:
        """What the journal says once the points and parts that are not in `selection` are struck from it."""
        homes: dict[str, int] = {}
        for point, home in self._homes.items():
            if selection.form(point) is not Form.ABSENT:
                homes[home] = homes.get(home, 0) + 1
        state = _State(selection, homes)
        known: set[str] = set()
        full: set[str] = set()
        marked: set[Works] = set()
        pending: dict[object, None] = {}
        placement = self._edition.notes
        mode = self._composition.citer.mode

        def cite(works: Works, note: str) -> None:
            state.cited.update(cite.source for cite in works)
            if placement == "line":
                pending.update(dict.fromkeys(works))
            if note and works and mode == "notes" and (placement == "foot" or works not in marked):
                marked.add(works)
                state.notes[note] = (works, tuple(cite.source not in full for cite in works))
                full.update(cite.source for cite in works)

        for entry in self._journal:
            if entry.part in self._optional and entry.part not in selection.parts:
                continue
            if entry.section in self._filled and entry.section not in homes:
                continue
            if entry.kind == "point":
                form = selection.form(entry.point)
                if form is Form.ABSENT:
                    continue
                phrased = self._composer.phrased(self._points[entry.point].said(form), mode)
                new = frozenset(phrased.terms) - known
                known |= new
                variant = state.variants[entry.point] = (entry.point, form, new)
                if phrased.has_holes:
                    for number, works in enumerate(phrased.holes):
                        cite(works, _note_name(variant, number))
                else:
                    cite(phrased.cites, "")
            elif entry.kind == "terms":
                known.update(entry.terms)
            elif entry.kind == "line":
                if pending:
                    state.lines.append(tuple(pending))  # type: ignore[arg-type]
                pending.clear()
            else:
                cite(entry.works, entry.note)
        return state

    # Measuring what was not met before

    def _measure_variants(self, variants: Iterable[Variant]) -> None:
        missing = [variant for variant in variants if variant not in self._measured]
        if not missing:
            return
        blocks: list[AnyBlock] = []
        composition = Composition(self._composer, self._edition, self._composition.selection)
        references = self._composer.references(self._edition)
        for point, form, new in missing:
            said, home = self._points[point], self._homes[point]
            composition.known_terms = self._composer.brief.terms.keys() - new
            composition.citer = Citer(references, self._edition.notes, listed=composition.has_source_list)
            composition.citer.notes.extend([Note("", "", ())] * (_USUAL_NOTE - 1))
            runs = composition.point_runs(said, form)
            blocks.extend(point_blocks(composition, [Item(runs)], home))
        measures = self._layout.measure(self._document(blocks))
        for variant, pieces in zip(missing, measures.blocks, strict=True):
            self._measured[variant] = _renamed(pieces[0], variant) if self._at_foot else pieces[0]

    def _measure_notes(self, keys: Iterable[NoteKey]) -> None:
        known: Mapping[NoteKey, object] = self._foot_notes if self._at_foot else self._notes
        missing = [key for key in dict.fromkeys(keys) if key not in known]
        if not missing:
            return
        references = self._composer.references(self._edition)
        label = str(_USUAL_NOTE)
        notes = tuple(
            Note(f"note-{place}", label, references.note(works, tuple(None if one else label for one in full)))
            for place, (works, full) in enumerate(missing)
        )
        if self._at_foot:
            marks = tuple(NoteReference(note.id, label) for note in notes)
            set_notes = self._layout.measure(self._document([Paragraph(runs=marks)], notes)).notes
            self._foot_notes.update({key: set_notes[note.id] for key, note in zip(missing, notes, strict=True)})
        else:
            measures = self._layout.measure(self._document([NoteList(part="sources", notes=notes)]))
            self._notes.update(zip(missing, measures.blocks[0], strict=True))

    def _line_pieces(self, works: Works) -> tuple[Piece, ...]:
        pieces = self._lines.get(works)
        if pieces is None:
            references, listed = self._composer.references(self._edition), self._composition.has_source_list
            named = joined((references.short(work, listed) for work in works), "; ")
            runs = filled(self._composer.wording.sources_line, sources=named)
            block = Paragraph(part="sources", runs=runs, role="sources-line")
            pieces = self._lines[works] = self._layout.measure(self._document([block])).blocks[0]
        return pieces

    def _entry_pieces(self, state: _State) -> Iterable[Piece]:
        """The list of the works that are cited."""
        references = self._composer.references(self._edition)
        works = references.in_order(state.cited)
        missing = [source for source in works if source not in self._entries]
        if missing:
            graded = self._composition.grades_works
            entries = tuple(references.entry(source, graded=graded) for source in missing)
            measures = self._layout.measure(self._document([SourceList(part="sources", entries=entries)]))
            self._entries.update(zip(missing, measures.blocks[0], strict=True))
        return [self._entries[source] for source in works]

    def _document(self, blocks: Iterable[AnyBlock], notes: Iterable[Note] = ()) -> Document:
        noted = tuple(notes)
        return Document(
            properties=properties(self._composition),
            furniture=furniture(self._composition),
            blocks=tuple(blocks),
            notes=noted,
            note_placement="foot" if noted else "none",
            language=self._composer.brief.language,
            pages=self._limit,
            cover=self._edition.cover,
        )

    # The places of the edition

    def _make_slots(self, blocks: tuple[AnyBlock, ...]) -> None:
        kept: list[AnyBlock] = []
        for block in blocks:
            if isinstance(block, Listing) and block.items and all(item.id in self._points for item in block.items):
                self._homes.update((item.id or "", block.part) for item in block.items)
                kept.append(replace(block, items=()))
            elif isinstance(block, Paragraph) and block.role == "point" and block.id in self._points:
                self._homes[block.id or ""] = block.part
                kept.append(Listing(part=block.part, items=()))
            elif isinstance(block, NoteList):
                kept.append(replace(block, notes=()))
            elif isinstance(block, SourceList):
                kept.append(replace(block, entries=()))
            else:
                kept.append(block)
        self._filled = set(self._homes.values())
        self._fill_slots(blocks, self._layout.measure(self._document(kept)).blocks)

    def _fill_slots(self, blocks: tuple[AnyBlock, ...], measured: tuple[tuple[Piece, ...], ...]) -> None:
        groups = contests(self._composition)
        group, line = 0, 0
        headings: dict[str, tuple[Need, ...]] = {}
        for block, pieces in zip(blocks, measured, strict=True):
            needs = self._needs(block, groups)
            if isinstance(block, Heading) and block.id:
                headings[block.id] = needs
            if isinstance(block, Listing) and block.items and block.items[0].id in self._homes:
                self._slots.append(_Slot(self._listed(tuple(item.id or "" for item in block.items)), needs))
            elif isinstance(block, Paragraph) and block.id in self._homes:
                self._slots.append(_Slot(self._listed((block.id or "",), prose=True), needs))
            elif isinstance(block, Paragraph) and block.role == "sources-line":
                self._slots.append(_Slot(self._line(line), needs))
                line += 1
            elif isinstance(block, NoteList):
                self._slots.append(_Slot(lambda state: [self._notes[key] for key in state.notes.values()], needs))
            elif isinstance(block, SourceList):
                self._slots.append(_Slot(self._entry_pieces, needs))
            elif isinstance(block, Contested):
                self._slots.append(_Slot(_claims(groups[group], pieces), needs))
                group += 1
            elif isinstance(block, Contents):
                self._slots.append(_Slot(_contents(block, pieces, headings), needs))
            else:
                self._slots.append(_Slot(_always(pieces), needs))

    def _needs(self, block: AnyBlock, groups: list[list[Point]]) -> tuple[Need, ...]:
        needs: list[Need] = []
        part = block.part
        if part in self._optional:
            needs.append(lambda state: part in state.selection.parts)
        if part in self._filled:
            needs.append(lambda state: part in state.homes)
        if isinstance(block, Heading) and part == "contested":
            needs.append(lambda state: any(contradicting(_present(state, group)) for group in groups))
        if isinstance(block, Table) and part == "scale-key" and not self._composition.has_source_list:
            needs.append(lambda state: any(contradicting(_present(state, group)) for group in groups))
        if isinstance(block, Heading) and part == "sources":
            needs.append(lambda state: bool(state.notes or state.cited))
        return tuple(needs)

    def _listed(self, ids: tuple[str, ...], *, prose: bool = False) -> Callable[[_State], Iterable[Piece]]:
        def pieces(state: _State) -> Iterable[Piece]:
            found = [self._measured[state.variants[point]] for point in ids if point in state.variants]
            if len(found) == 2 and not prose:
                found[0] = self._with_next(found[0])
            return found

        return pieces

    def _with_next(self, piece: Piece) -> Piece:
        """The first of a list of two, which never stands without the second."""
        known = self._kept.get(id(piece))
        if known is None:
            slugs = (*piece.slugs[:-1], replace(piece.slugs[-1], may_cut=False))
            known = self._kept[id(piece)] = (piece, replace(piece, slugs=slugs))
        return known[1]

    def _line(self, number: int) -> Callable[[_State], Iterable[Piece]]:
        return lambda state: self._line_pieces(state.lines[number]) if number < len(state.lines) else ()


def _note_name(variant: Variant, number: int) -> str:
    """What the note of a variant's mark is called among those of all texts."""
    point, form, new = variant
    return f"{point} {form} {' '.join(sorted(new))} {number}"


def _renamed(piece: Piece, variant: Variant) -> Piece:
    """`piece` with its notes called by their variant, not by the numbers that they had when it was measured."""
    slugs = (
        replace(
            slug,
            notes=tuple(_note_name(variant, int(note.removeprefix("note-")) - _USUAL_NOTE) for note in slug.notes),
        )
        for slug in piece.slugs
    )
    return replace(piece, slugs=tuple(slugs))


def _always(pieces: tuple[Piece, ...]) -> Callable[[_State], Iterable[Piece]]:
    return lambda _: pieces


def _present(state: _State, group: Iterable[Point]) -> list[Point]:
    return [point for point in group if state.selection.form(point.id) is not Form.ABSENT]


def _claims(group: Sequence[Point], pieces: tuple[Piece, ...]) -> Callable[[_State], Iterable[Piece]]:
    """A table of claims, with the rows of the points that are in. Without one that joined them, it may fall in two, or
    be gone."""
    table = pieces[-1]
    heads = len(table.slugs) - len(group)
    if heads < 0:  # a row was taller than a page, and cut
        return _always(pieces)
    rows = {point.id: slug for point, slug in zip(group, table.slugs[heads:], strict=True)}

    def tables(state: _State) -> Iterable[Piece]:
        for claims in contradicting(_present(state, group)):
            yield from pieces[:-1]
            yield replace(table, slugs=(*table.slugs[:heads], *(rows[point.id] for point in claims)))

    return tables


def _contents(
    block: Contents, pieces: tuple[Piece, ...], headings: Mapping[str, tuple[Need, ...]]
) -> Callable[[_State], Iterable[Piece]]:
    """The contents; the headings come later, so their needs are looked up when they are asked for."""
    title, entries = pieces[0], list(zip(block.entries, pieces[1:], strict=True))
    return lambda state: [
        title,
        *(piece for entry, piece in entries if all(need(state) for need in headings.get(entry.target, ()))),
    ]

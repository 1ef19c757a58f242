"""Casting off: how many pages a selection will make, told from pieces that were measured once.

Composing and setting a document for every selection that is thought of would cost too much. So the edition is composed
once with everything that it may hold, each point is measured in each of its forms, and a selection's pieces are put
together from these and cut by the same rules as the finished pages. What depends on the whole selection is followed
through the journal of that composition: terms spelled out at their first use, works cited, the notes and the lines of
sources. What is not followed (a changed number inside a chart's title, a works list that tells two works of one year
apart, a reference to an exhibit that is left out with its part) makes a line more or less here and there; the chooser
lets the true layout judge, and `learn` corrects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from briefing.compose.candidates import Step
from briefing.compose.composer import Composer
from briefing.compose.journal import Followed, Follower, RecordedComposition, Variant
from briefing.compose.parts import compose_parts
from briefing.compose.selection import Selection
from briefing.compose.stock import Stock
from briefing.document.blocks import (
    AnyBlock,
    Callout,
    Contents,
    Heading,
    Listing,
    NoteList,
    Paragraph,
    SourceList,
    Table,
)
from briefing.document.measure import Fit, Layout, Piece
from briefing.model.edition import Edition
from briefing.model.point import Form
from briefing.values import dataclass, replace

_Key = tuple[frozenset[tuple[str, Form]], frozenset[str]]

Need = Callable[[Followed], bool]
Pieces = Callable[[Followed], Sequence[Piece]]


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place in the edition: some pieces, if they are needed."""

    pieces: Pieces
    part: str = ""
    """The optional part that it belongs to."""
    home: str = ""
    """The list of points that it belongs to."""
    need: Need | None = None
    is_late: bool = False
    """Its pieces may have to be measured anew, so they are asked for last."""

    def stands(self, followed: Followed) -> bool:
        """Whether it is there."""
        return (
            (not self.part or self.part in followed.selection.parts)
            and (not self.home or self.home in followed.homes)
            and (self.need is None or self.need(followed))
        )


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
        self._layout = layout
        self._limit: int = edition.pages
        self._nothing = layout.cut((), {}, self._limit)
        self._capacity = self._nothing.frame * self._limit
        self._optional = {part.name for part in edition.parts if part.optional}
        composition = RecordedComposition(composer, edition, widest)
        self._at_foot = composition.notes_at_foot
        self._stock = Stock(composer, edition, layout, composition)
        self._homes: dict[str, str] = {}
        self._slots: list[_Slot] = []
        self._kept: dict[int, tuple[Piece, Piece]] = {}
        self._heights: dict[int, float] = {}
        """Of pieces, by their identity."""
        self._alive: list[Piece] = []
        """Those whose heights are known: no other may come to stand where one of them stood."""
        self._predicted: dict[tuple[_Key, float], Fit] = {}
        self._truths: dict[_Key, Fit] = {}
        self._make_slots(composition)
        self._follower = Follower(composition, self._homes)

    # Prediction

    @property
    def asked(self) -> int:
        """How many predictions were made."""
        return len(self._predicted)

    def predict(self, selection: Selection) -> Fit:
        """How `selection` lies on the edition's pages: as it was found to, where it has been laid out."""
        return (self._truths and self._truths.get(_key(selection))) or self._predict(selection, self.slack)

    def is_hopeless(self, step: Step, fit: Fit, selection: Selection) -> bool:
        """Whether `step` cannot fit beside `selection`, which lies as `fit` says: it adds more lines than are free on
        all pages together."""
        if step.form is None:
            return False
        return self._stock.fewest_more(step.id, selection.form(step.id), step.form) > fit.free

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
        followed = self._follower.follow(selection)
        slots = [slot for slot in self._slots if slot.stands(followed)]
        missing = [variant for variant in followed.variants.values() if not self._stock.has(variant)]
        early = [() if slot.is_late else slot.pieces(followed) for slot in slots]
        over = self._least_height(early, missing) - self._capacity - slack
        if over > 0:
            return replace(self._nothing, pages=self._limit + 1, fill=1.0, room=-over)
        if missing:
            self._stock.measure_points(missing, self._homes)
        pieces: list[Piece] = []
        for slot, known in zip(slots, early, strict=True):
            pieces.extend(slot.pieces(followed) if slot.is_late or missing else known)
        notes = self._stock.foot_notes(followed.notes) if self._at_foot else {}
        return self._layout.cut(pieces, notes, self._limit, slack)

    def _least_height(self, known: Iterable[Sequence[Piece]], missing: Iterable[Variant]) -> float:
        """How high `known` pieces are at the least, with the points that are `missing`."""
        height = sum(map(self._stock.fewest_lines, missing)) * self._stock.leading
        above: float | None = None
        heights = self._heights
        for piece in chain.from_iterable(known):
            high = heights.get(id(piece))
            if high is None:
                self._alive.append(piece)
                high = heights[id(piece)] = piece.height
            height += high
            if above is not None:
                height += max(piece.before, above)
            above = piece.after
        # The spaces at the tops of pages vanish; none is higher than two lines.
        return height - 2 * self._nothing.leading * (self._limit - 1)

    # The places of the edition

    def _make_slots(self, composition: RecordedComposition) -> None:
        blocks = compose_parts(composition)
        points = {point.id for point in composition.release.points}
        kept: list[AnyBlock] = []
        for block in blocks:
            if isinstance(block, Listing) and block.items and all(item.id in points for item in block.items):
                self._homes.update((item.id or "", block.part) for item in block.items)
                kept.append(replace(block, items=()))
            elif isinstance(block, Paragraph) and block.role == "point" and block.id in points:
                self._homes[block.id or ""] = block.part
                kept.append(Listing(part=block.part, items=()))
            elif isinstance(block, NoteList):
                kept.append(replace(block, notes=()))
            elif isinstance(block, SourceList):
                kept.append(replace(block, entries=()))
            else:
                kept.append(block)
        self._fill_slots(composition, blocks, self._stock.measure(kept).blocks)

    def _fill_slots(
        self,
        composition: RecordedComposition,
        blocks: tuple[AnyBlock, ...],
        measured: tuple[tuple[Piece, ...], ...],
    ) -> None:
        stock, line = self._stock, 0
        headings: dict[str, _Slot] = {}
        for block, pieces in zip(blocks, measured, strict=True):
            is_late, need, found = False, self._need(block, composition), _always(pieces)
            if isinstance(block, Listing) and block.items and block.items[0].id in self._homes:
                found = self._listed(tuple(item.id or "" for item in block.items))
            elif isinstance(block, Paragraph) and block.id in self._homes:
                found = self._listed((block.id or "",), is_list=False)
            elif isinstance(block, Paragraph) and block.role == "sources-line":
                is_late, found = True, self._line(line)
                line += 1
            elif isinstance(block, NoteList):
                is_late, found = True, lambda followed: stock.notes(followed.notes.values())
            elif isinstance(block, SourceList):
                is_late, found = True, lambda followed: stock.entries(followed.cited)
            elif block.part == "contested":
                # It is composed anew for each selection: who speaks for a point depends on what is said of it.
                if not isinstance(block, Heading):
                    continue
                is_late, found = True, lambda followed: stock.contested(followed).pieces
            elif isinstance(block, Contents):
                found = _contents(block, pieces, headings)
            part = block.part if block.part in self._optional else ""
            home = block.part if block.part in self._homes.values() else ""
            slot = _Slot(found, part, home, need, is_late)
            if isinstance(block, (Heading, Callout)) and block.id:
                headings[block.id] = slot
            self._slots.append(slot)

    def _need(self, block: AnyBlock, composition: RecordedComposition) -> Need | None:
        """What else a block needs besides its part and its points."""
        if isinstance(block, Table) and block.part == "scale-key" and not composition.grades_works:
            is_optional = "contested" in self._optional
            return lambda followed: (
                "contested" in composition.parts
                and (not is_optional or "contested" in followed.selection.parts)
                and self._stock.contested(followed).is_graded
            )
        if isinstance(block, Heading) and block.part == "sources":
            return lambda followed: bool(followed.notes or followed.cited)
        return None

    def _listed(self, ids: tuple[str, ...], *, is_list: bool = True) -> Pieces:
        """The points of a list that are in and have been measured."""
        stock = self._stock

        def pieces(followed: Followed) -> Sequence[Piece]:
            variants = [followed.variants[point] for point in ids if point in followed.variants]
            found = [stock.point(variant) for variant in variants if stock.has(variant)]
            if len(found) == 2 and is_list:
                found[0] = (self._with_next(found[0][0]), *found[0][1:])
            return list(chain.from_iterable(found))

        return pieces

    def _with_next(self, piece: Piece) -> Piece:
        """The first of a list of two, which never stands without the second."""
        known = self._kept.get(id(piece))
        if known is None:
            slugs = tuple(replace(slug, may_cut=False) for slug in piece.slugs)
            known = self._kept[id(piece)] = (piece, replace(piece, slugs=slugs))
        return known[1]

    def _line(self, number: int) -> Pieces:
        stock = self._stock
        return lambda followed: stock.line(followed.lines[number]) if number < len(followed.lines) else ()


def _key(selection: Selection) -> _Key:
    return frozenset(selection.forms.items()), selection.parts


def _always(pieces: tuple[Piece, ...]) -> Pieces:
    return lambda _: pieces


def _contents(block: Contents, pieces: tuple[Piece, ...], headings: Mapping[str, _Slot]) -> Pieces:
    """The contents; the headings come later, so they are looked up when they are asked for."""
    title, entries = pieces[0], list(zip(block.entries, pieces[1:], strict=True))
    return lambda followed: [
        title,
        *(piece for entry, piece in entries if entry.target not in headings or headings[entry.target].stands(followed)),
    ]

"""Cutting a galley into pages.

Pages are filled from the top. A page ends at the last place where it may: never inside a row or picture, never with a
line alone, never between a heading and what follows it. Notes stand at the foot of the page on which their mark
stands: a line whose note does not fit moves on with it. Every page takes something, so cutting always ends; the work
grows with the length of the galley.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

from briefing.document.measure import Piece, Slug
from briefing.galley.matter import NOTE_SPACE, Galley
from briefing.render.pdf.measure import SetPara
from briefing.render.pdf.typesetter import Measured, Typesetter
from briefing.values import dataclass, field

TOLERANCE = 0.01
"""Points that a page may be overfull: rounding."""

THIN_LINE = 1.0
"""The height of the line in a Word file that parts two tables, below the space between them, or ends it after one."""


_Each = TypeVar("_Each", Measured, Piece)


@dataclass(slots=True)
class Column(Generic[_Each]):
    """A galley as one endless column of slugs: lines, rows and pictures that are not cut."""

    measured: list[_Each]
    slugs: list[Slug] = field(default_factory=list)
    spaces: list[float] = field(default_factory=list)
    """Above each slug, where it does not begin a page."""
    owners: list[int] = field(default_factory=list)
    """Which of `measured` each slug belongs to."""
    starts: list[int] = field(default_factory=list)
    """The first slug of each of `measured`."""
    must_cut: set[int] = field(default_factory=set)
    """The slugs that begin a page, whatever room is left."""
    stay: set[int] = field(default_factory=set)
    """The slugs that no page ends with though they would allow it: a line alone below a heading."""

    def add(self, measured: _Each) -> None:
        space = 0.0
        if self.measured:
            above = self.measured[-1]
            space = max(above.after, measured.before)
            is_one_line = above.kind == "text" and len(above.slugs) == 1
            if is_one_line and measured.kind != "heading" and self._has_a_heading_above_the_last():
                self.stay.add(len(self.slugs) - 1)
        self.starts.append(len(self.slugs))
        self.owners += [len(self.measured)] * len(measured.slugs)
        self.measured.append(measured)
        self.slugs += measured.slugs
        self.spaces.append(space)
        self.spaces += [0.0] * (len(measured.slugs) - 1)

    def _has_a_heading_above_the_last(self) -> bool:
        return len(self.measured) > 1 and self.measured[-2].kind == "heading"

    def repeated_height(self, slug: int) -> float:
        """The height of what a page repeats when it begins with `slug`: header rows, or the rule of the row before."""
        owner = self.owners[slug]
        measured = self.measured[owner]
        if 0 < measured.header_rows <= slug - self.starts[owner]:
            return measured.header_height
        return self.repeated_rule(slug)

    def repeated_rule(self, slug: int) -> float:
        """How thick the rule is that a grid brings with it to the top of a page that begins with its row `slug`. Two
        grids without a space between them are one to a word processor."""
        if slug == 0 or slug in self.must_cut or self.spaces[slug] or self.measured[self.owners[slug]].header_rows:
            return 0.0
        above, here = (self.measured[self.owners[n]].slugs[n - self.starts[self.owners[n]]] for n in (slug - 1, slug))
        return 0.0 if above.rule is None or here.rule is None else above.rule

    def top(self, slug: int, room: float) -> float:
        """How far below the frame's top a page begins with `slug`, of which the page before had `room` left: below the
        rule that comes with it, or below the line that parts it from the table before, where that had no place there.
        """
        rule = self.repeated_rule(slug)
        if rule or slug == 0 or slug in self.must_cut or room >= self.spaces[slug] > 0:
            return rule
        is_first = slug == self.starts[self.owners[slug]]
        before = self.measured[self.owners[slug - 1]].slugs[-1]
        here = self.measured[self.owners[slug]].slugs[0]
        return THIN_LINE if is_first and self.spaces[slug] and None not in (before.rule, here.rule) else 0.0

    def end_line(self) -> float:
        """What a Word file needs below the last slug: it ends with a paragraph, and after a table that is a thin line
        of its own. The rule at the table's foot is above that line, so none of it stands below the frame.
        """
        return THIN_LINE if self.slugs and self.slugs[-1].rule is not None else 0.0

    def lower_rule(self, slug: int) -> float:
        """Half the thickness of the rule below the grid that ends with `slug`: so much of it may stand below the frame,
        as word processors mostly let it. A rule between two rows belongs to the lower one.
        """
        measured = self.measured[self.owners[slug]]
        is_last = slug - self.starts[self.owners[slug]] == len(measured.slugs) - 1
        if not is_last or slug + 1 == len(self.slugs) or self.repeated_rule(slug + 1):
            return 0.0
        return (measured.slugs[-1].rule or 0.0) / 2


@dataclass(frozen=True, slots=True)
class NotePart:
    """The lines of a note that stand on one page: all of them, unless it is longer than the page."""

    note: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A page: the slugs from `first` up to `last`, and the notes at its foot."""

    first: int
    last: int
    notes: tuple[NotePart, ...]
    used: float
    """How much of the frame's height the slugs take."""
    notes_height: float
    """With the rule above them."""
    top: float = 0.0
    """How far below the frame's top the first slug stands, but for header rows that are repeated."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """A galley, cut."""

    column: Column[Measured]
    notes: Mapping[str, SetPara]
    pages: tuple[Cut, ...]
    overfull: tuple[int, ...]
    """The slugs that are taller than a page, or with their notes are."""


def make_column(galley: Galley, typesetter: Typesetter) -> Column[Measured]:
    """The galley's matter, measured."""
    column: Column[Measured] = Column([])
    width, height = galley.page.frame_width, galley.page.frame_height
    lang = galley.document.language
    for matter in galley.matter:
        measured = typesetter.measure(matter, width, height, lang)
        if measured is None:
            column.must_cut.add(len(column.slugs))
        elif measured.slugs:
            column.add(measured)
    return column


def cut_pages(galley: Galley, typesetter: Typesetter) -> Cuts:
    """The pages of `galley`; at least one."""
    column = make_column(galley, typesetter)
    width, lang = galley.page.frame_width, galley.document.language
    notes = {id_: typesetter.para(note, width, lang) for id_, note in galley.notes.items()}
    # A page that is promised is not staked on a rule: word processors do not always let it stand below the frame.
    cutter = _Cutter(column, notes, galley.page.frame_height, lets_rules_hang=galley.document.pages is None)
    pages = cutter.cut()
    return Cuts(column, notes, tuple(pages), tuple(cutter.overfull))


def cut_pieces(
    pieces: Sequence[Piece], notes: Mapping[str, SetPara], frame: float, limit: int, slack: float = 0.0
) -> list[Cut]:
    """The pages of pieces that were measured before; page `limit` is `slack` points higher than the others."""
    column: Column[Piece] = Column([])
    for piece in pieces:
        if piece.begins_page:
            column.must_cut.add(len(column.slugs))
        if piece.slugs:
            column.add(piece)
    return _Cutter(column, notes, frame, limit, slack).cut()


class _Cutter:
    def __init__(
        self,
        column: Column[Any],
        notes: Mapping[str, SetPara],
        frame: float,
        limit: int = 0,
        slack: float = 0.0,
        *,
        lets_rules_hang: bool = False,
    ) -> None:
        self.column = column
        self.notes = notes
        self.frame = frame
        self._end_line = column.end_line()
        self._lets_rules_hang = lets_rules_hang
        self._heights = (frame, limit, frame + slack)
        self.overfull: list[int] = []
        self._room = self._top = 0.0
        """What the page before had left, and how far below the frame's top this one begins."""
        self._placed: set[str] = set()
        self._carried: list[NotePart] = []

    def cut(self) -> list[Cut]:
        pages: list[Cut] = []
        at, total = 0, len(self.column.slugs)
        usual, odd, height = self._heights
        while at < total or self._carried:
            self.frame = height if len(pages) == odd - 1 else usual
            page = self._fill(at)
            pages.append(page)
            at = page.last
        return pages or [Cut(0, 0, (), 0.0, 0.0)]

    def _fill(self, first: int) -> Cut:
        """One page that begins with the slug `first`."""
        column, frame = self.column, self.frame + TOLERANCE
        slugs, spaces, must_cut, stay = column.slugs, column.spaces, column.must_cut, column.stay
        total, end_line = len(slugs), self._end_line
        parts, below = self._carry_on()
        self._top = top = column.top(first, self._room) if first < total else 0.0
        used = max(column.repeated_height(first), top) if first < total else 0.0
        legal: tuple[int, float, int, float] | None = None
        at = first
        while at < total and not (at in must_cut and at > first):
            slug = slugs[at]
            need = used + slug.height + (spaces[at] if at > first else 0.0)
            new: tuple[NotePart, ...] = ()
            height = below
            if slug.notes:
                new, height = self._new_notes(slug.notes, parts, below)
            whole = need + height + (end_line if at == total - 1 else 0.0)
            if whole > frame and not (self._lets_rules_hang and whole - column.lower_rule(at) <= frame):
                break
            used, below = need, height
            parts.extend(new)
            if slug.may_cut and at not in stay:
                legal = (at + 1, used, len(parts), below)
            at += 1
        else:
            return self._end(first, at, parts, used, below)
        if legal is not None:
            at, used, count, below = legal
            return self._end(first, at, parts[:count], used, below)
        if at > first:  # what should stand together is taller than a page
            self.overfull.append(at)
            return self._end(first, at, parts, used, below)
        return self._force(first, parts, used, below)

    def _end(self, first: int, last: int, parts: list[NotePart], used: float, below: float) -> Cut:
        self._placed.update(part.note for part in parts)
        self._room = self.frame + TOLERANCE - used - below
        return Cut(first, last, tuple(parts), used, below, self._top)

    def _new_notes(
        self, ids: Sequence[str], parts: Sequence[NotePart], below: float
    ) -> tuple[tuple[NotePart, ...], float]:
        """The notes among `ids` that stand nowhere yet, and the height of all notes with them."""
        here = {part.note for part in parts}
        new = []
        last = parts[-1] if parts else None
        for id_ in ids:
            if id_ in self._placed or id_ in here or id_ not in self.notes:
                continue
            part = NotePart(id_, 0, len(self.notes[id_].lines))
            below += self._space_above(part, last) + self._height(part)
            new.append(part)
            here.add(id_)
            last = part
        return tuple(new), below

    def _height(self, part: NotePart) -> float:
        return self.notes[part.note].height_of(part.first, part.last)

    def _space_above(self, part: NotePart, above: NotePart | None) -> float:
        return note_space(self.notes, part, above)

    def _carry_on(self) -> tuple[list[NotePart], float]:
        """The rest of the notes that were longer than the last page, as much as fits on this one."""
        waiting, self._carried = self._carried, []
        return self._fit_notes(waiting, self.frame, 0.0, [], least=1)

    def _fit_notes(
        self, waiting: Sequence[NotePart], room: float, below: float, parts: list[NotePart], *, least: int = 0
    ) -> tuple[list[NotePart], float]:
        """Adds to `parts` the lines of `waiting` that fit into `room`, `least` of them whatever the room; keeps the
        others for later."""
        for at, part in enumerate(waiting):
            space = self._space_above(part, parts[-1] if parts else None)
            leading = self.notes[part.note].style.leading
            count = min(part.last - part.first, int((room - below - space + TOLERANCE) // leading))
            if not parts:
                count = max(count, least)
            if count >= 1:
                taken = NotePart(part.note, part.first, part.first + count)
                parts.append(taken)
                below += space + self._height(taken)
            if count < part.last - part.first:
                self._carried = [NotePart(part.note, part.first + max(count, 0), part.last), *waiting[at + 1 :]]
                break
        return parts, below

    def _force(self, first: int, parts: list[NotePart], used: float, below: float) -> Cut:
        """A page whose first slug does not fit it."""
        height = self.column.slugs[first].height
        if parts and used + height + below > self.frame:  # the rest of a long note takes this page
            return self._end(first, first, parts, 0.0, below)
        self.overfull.append(first)
        used += height
        new, _ = self._new_notes(self.column.slugs[first].notes, parts, below)
        if new:
            self._placed.update(part.note for part in new)
            parts, below = self._fit_notes(new, self.frame - used, below, parts)
        return self._end(first, first + 1, parts, used, below)


def note_space(notes: Mapping[str, SetPara], part: NotePart, above: NotePart | None) -> float:
    """The space above a note: below the text that of the rule, below another note what the two styles ask for."""
    if above is None:
        return NOTE_SPACE
    return max(notes[above.note].style.after, notes[part.note].style.before)

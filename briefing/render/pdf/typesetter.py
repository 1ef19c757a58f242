"""The typesetter: sets paragraphs, grids and pictures, each once, for all editions of one house."""

from __future__ import annotations

from itertools import accumulate
from typing import Literal

from briefing.diagnostics import Diagnostic, InvalidBrief, Position, error
from briefing.document.measure import Piece
from briefing.document.runs import NoteReference, Run, Runs, joined
from briefing.galley.matter import (
    CONTENTS_ROOM,
    NOTE_MARK_RISE,
    NOTE_MARK_SCALE,
    Cell,
    Galley,
    Grid,
    GridRow,
    Matter,
    PageBreak,
    Para,
    Picture,
)
from briefing.house import House, Style, face_style
from briefing.render.pdf.measure import SetCell, SetGrid, SetItem, SetPara, SetRow, space_between, split_row
from briefing.render.pdf.slugs import Slug, grid_slugs, para_slugs
from briefing.typeset.lines import break_lines
from briefing.typeset.reckoning import on_twips
from briefing.typeset.shaping import Shaper, UndrawableText, character_name
from briefing.typeset.strips import Stretch, Strip, Type, make_strip
from briefing.values import dataclass, replace

LABEL_GAP = 0.3
"""Between a label that is wider than its room and the text: a share of the size."""
MOST_KEPT = 20_000
MOST_STRIPS = 1000
"""A strip is asked for again where its paragraph is set at another width, which is soon or never."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A piece of matter, set and measured."""

    matter: Para | Grid | Picture
    setting: SetPara | SetGrid | None
    slugs: tuple[Slug, ...]
    before: float
    after: float
    ids: tuple[tuple[int, str], ...]
    """The ids that stand in it, each with the number of its slug."""

    @property
    def header_rows(self) -> int:
        """How many of its slugs are repeated on each page."""
        return self.setting.header_rows if isinstance(self.setting, SetGrid) else 0

    @property
    def header_height(self) -> float:
        return self.setting.header_height if isinstance(self.setting, SetGrid) else 0.0

    @property
    def kind(self) -> Literal["heading", "text", ""]:
        if not isinstance(self.matter, Para):
            return ""
        return "heading" if self.matter.kind == "heading" else "text"

    @property
    def piece(self) -> Piece:
        """What a page's end needs to know of it."""
        return Piece(self.slugs, self.before, self.after, self.header_rows, self.header_height, kind=self.kind)


class Typesetter:
    """Sets matter in the types of `house`. What it has set it keeps, so it serves best when all editions share one."""

    def __init__(self, house: House, *, use_cache: bool = True) -> None:
        self.house = house
        self.shaper = Shaper(house, use_cache=use_cache)
        self._strips: dict[tuple[Runs, int, str], Strip] = {}
        self._paras: dict[tuple[Runs, int, str, float, str, bool], SetPara] = {}
        self._measured: dict[tuple[int, str, float, float], Measured] = {}
        self._styles: dict[int, tuple[Style, int]] = {}
        self._types: dict[Style, int] = {}
        self.spends = False
        """Whether lines that have been drawn are let go, to save a long report's memory; whoever asks for them again
        has them set again."""

    def measure(self, matter: Matter, width: float, frame_height: float, lang: str = "") -> Measured | None:
        """`matter` at the width of a frame; None for a page break.

        Raises InvalidBrief where a text cannot be drawn in any face of the house.
        """
        if isinstance(matter, PageBreak):
            return None
        key = (id(matter), lang, width, frame_height)
        measured = self._measured.get(key)
        if measured is None:
            if len(self._measured) > MOST_KEPT:
                self._measured.clear()
            measured = self._measured[key] = self._measure(matter, width, frame_height, lang)
        return measured  # it holds the matter, so that the matter's address is not given to another

    def _measure(self, matter: Para | Grid | Picture, width: float, frame_height: float, lang: str) -> Measured:
        if isinstance(matter, Para):
            setting = self.para(matter, width, lang)
            ids = ((0, matter.id),) if matter.id else ()
            slugs = para_slugs(matter, setting, frame_height)
            return Measured(matter, setting, slugs, matter.style.before, matter.style.after, ids)
        if isinstance(matter, Picture):
            ids = ((0, matter.id),) if matter.id else ()
            slug = Slug(matter.height, may_cut=not matter.keep_next)
            return Measured(matter, None, (slug,), matter.before, matter.after, ids)
        grid = self.grid(matter, frame_height, lang)
        return Measured(
            matter, grid, grid_slugs(matter, grid, frame_height), matter.before, matter.after, _grid_ids(matter, grid)
        )

    def para(self, para: Para, width: float, lang: str = "") -> SetPara:
        """A paragraph in lines, between the edges of a frame or cell `width` wide."""
        style = para.style
        key = self._key(para, width, lang)
        setting = self._paras.get(key)
        if setting is None:
            if len(self._paras) > MOST_KEPT:
                self._forget()
            setting = self._paras[key] = self._set_para(para, width, lang)
        # The spaces around a paragraph do not change its lines.
        return setting if setting.style is style else replace(setting, style=style)

    def has(self, para: Para, width: float, lang: str = "") -> bool:
        """Whether it knows the paragraph's lines already."""
        return self._key(para, width, lang) in self._paras

    def take(self, para: Para, width: float, lang: str, setting: SetPara) -> None:
        """Learns the paragraph's lines from another typesetter of the same house."""
        self._paras[self._key(para, width, lang)] = setting

    def _key(self, para: Para, width: float, lang: str) -> tuple[Runs, int, str, float, str, bool]:
        return para.runs, self._type_number(para.style), lang, width, para.label, para.target is not None

    def _type_number(self, style: Style) -> int:
        """One number for all styles that differ in their name and the spaces around only."""
        known = self._styles.get(id(style))
        if known is None:
            bare = replace(style, name="", word="", before=0.0, after=0.0)
            # The style is kept, so that its address is not given to another.
            known = self._styles[id(style)] = (style, self._types.setdefault(bare, len(self._types)))
        return known[1]

    def _set_para(self, para: Para, width: float, lang: str) -> SetPara:
        style = para.style
        runs = joined(para.runs)
        strip = self.strip(runs, style, lang)
        measure = max(on_twips(width) - on_twips(style.left) - on_twips(style.right), style.size)
        if para.target is not None:
            measure = max(measure - CONTENTS_ROOM * style.size, style.size)
        first, label = style.left - style.hang, None
        if para.label:
            label = self._label(f"{para.label} ", style, lang)
            first = style.left
            if label.width > style.hang:
                first += label.width - style.hang + LABEL_GAP * style.size
        lines = break_lines(strip, measure, measure - (first - style.left))
        rule = style.rule_above
        top = rule.width + style.rule_gap if rule else 0.0
        marks = {n: run.note for n, run in enumerate(runs) if isinstance(run, NoteReference)}
        notes = tuple(
            tuple(dict.fromkeys(marks[s.piece.stretch] for s in line.segments if s.piece.stretch in marks))
            if marks
            else ()
            for line in lines
        )
        return SetPara(
            style=style,
            runs=runs,
            lines=lines,
            left=style.left,
            first_left=first,
            width=measure,
            label=label,
            label_left=style.left - style.hang,
            notes=notes,
            top=top,
            height=top + len(lines) * style.leading,
        )

    def strip(self, runs: Runs, style: Style, lang: str = "") -> Strip:
        """`runs` shaped, not yet in lines."""
        key = (runs, self._type_number(style), lang)
        strip = self._strips.get(key)
        if strip is None:
            stretches = tuple(_stretch(run, style, lang) for run in runs)
            if len(self._strips) >= MOST_STRIPS:
                self._strips.clear()
            strip = self._strips[key] = make_strip(stretches, _type(style), self.shaper)
        return strip

    def _label(self, label: str, style: Style, lang: str) -> Strip:
        face = face_style(bold=style.bold, italic=style.italic)
        return make_strip((Stretch(label, face, lang),), _type(style), self.shaper)

    def grid(self, grid: Grid, frame_height: float, lang: str = "") -> SetGrid:
        """A grid in rows, as high as their tallest cells; a row that is taller than a page is cut."""
        headers = 0
        for row in grid.rows:
            if not row.is_header:
                break
            headers += 1
        rows = [self._row(row, grid, lang) for row in grid.rows]
        header_height = sum(row.height for row in rows[:headers])
        if header_height > frame_height / 2 or headers == len(rows):
            headers, header_height = 0, 0.0
        limit = frame_height - header_height
        if any(row.height > limit for row in rows):
            rows = [part for row in rows for part in (split_row(row, limit) if row.height > limit else (row,))]
        return SetGrid(tuple(rows), headers, header_height)

    def _row(self, row: GridRow, grid: Grid, lang: str) -> SetRow:
        cells: list[SetCell] = []
        notes: dict[str, None] = {}
        stops = [on_twips(stop) for stop in accumulate(grid.columns, initial=0.0)]
        at = 0
        for cell in row.cells:
            past = min(at + cell.span, len(grid.columns))
            cells.append(self._cell(cell, stops[at], stops[past] - stops[at], lang, notes))
            at = past
        height = max((cell.height for cell in cells), default=0.0)
        return SetRow(row, tuple(cells), height, tuple(notes))

    def _cell(self, cell: Cell, x: float, width: float, lang: str, notes: dict[str, None]) -> SetCell:
        top, right, bottom, left = cell.padding
        items: list[SetItem] = []
        y, above = top, None
        for item in cell.content:
            if above is not None:
                y += space_between(above, item)
            if isinstance(item, Para):
                setting = self.para(item, width - on_twips(left) - on_twips(right), lang)
                items.append(SetItem(item, setting, y, 0, len(setting.lines)))
                y += setting.height
                for line in setting.notes:
                    notes.update(dict.fromkeys(line))
            else:
                items.append(SetItem(item, None, y))
                y += item.height
            above = item
        return SetCell(cell, x, width, tuple(items), y + bottom)

    def let_go(self) -> None:
        """Forgets what was set and shaped: it lasts as long as whoever has asked for it keeps it."""
        self._forget()
        self._measured.clear()
        self.shaper.let_go()

    def _forget(self) -> None:
        """Forgets what was set, so that a long session does not grow without end."""
        self._strips.clear()
        self._paras.clear()
        self._styles.clear()
        self._types.clear()

    @staticmethod
    def rise(run: Run, style: Style) -> float:
        """How far above the baseline a run stands."""
        return NOTE_MARK_RISE * style.size if isinstance(run, NoteReference) else 0.0

    def undrawable(self, galley: Galley) -> list[Diagnostic]:
        """What no face of the house can draw, with the place of its paragraph."""
        found: list[Diagnostic] = []
        lang = galley.document.language
        for para in paragraphs(galley):
            try:
                self.strip(para.runs, para.style, lang)
            except UndrawableText as fault:
                names = ", ".join(map(character_name, fault.characters))
                place = para.origin or Position("")
                message = f"no face of house '{self.house.name}' can draw {names}"
                found.append(error(message, place, "use other characters, or a house whose faces have them"))
        return found

    def refuse(self, galley: Galley, fault: UndrawableText) -> InvalidBrief:
        """The error that says everything that cannot be drawn in `galley`, not only what was met first."""
        return InvalidBrief(fault.message, self.undrawable(galley))


def paragraphs(galley: Galley) -> list[Para]:
    """Every paragraph of a galley, with its notes."""
    found: list[Para] = []
    for matter in galley.matter:
        if isinstance(matter, Para):
            found.append(matter)
        elif isinstance(matter, Grid):
            found += [
                item for row in matter.rows for cell in row.cells for item in cell.content if isinstance(item, Para)
            ]
    return found + list(galley.notes.values())


def _type(style: Style) -> Type:
    return Type(style.family, style.size, style.caps, style.tracking)


def _stretch(run: Run, style: Style, lang: str) -> Stretch:
    if isinstance(run, NoteReference):
        face = face_style(bold=style.bold, italic=style.italic)
        return Stretch(run.label, face, lang, NOTE_MARK_SCALE, is_mark=True)
    face = face_style(bold=style.bold or run.strong, italic=style.italic or run.emphasis)
    return Stretch(run.text, face, run.lang or lang)


def _grid_ids(grid: Grid, setting: SetGrid) -> tuple[tuple[int, str], ...]:
    found: list[tuple[int, str]] = [(0, grid.id)] if grid.id else []
    for at, row in enumerate(setting.rows):
        if row.row.id and not row.is_continued:
            found.append((at, row.row.id))
        for cell in row.cells:
            found += [(at, item.item.id) for item in cell.items if item.item.id and item.first == 0]
    return tuple(found)

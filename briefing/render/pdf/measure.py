"""Measuring a galley: every paragraph in lines, every grid in rows, each with its height. Nothing is drawn yet."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.document.runs import Runs
from briefing.galley.matter import Cell, GridRow, Para, Picture
from briefing.house import Style
from briefing.typeset.lines import Line
from briefing.typeset.strips import Strip
from briefing.values import dataclass

BASELINE = 0.8
"""Where in the height of a line its baseline stands. Word processors place text under exact leading so."""


@dataclass(frozen=True, slots=True)
class SetPara:
    """A paragraph in lines. All x are from the left edge of its frame or cell."""

    style: Style
    runs: Runs
    """The paragraph's words, with neighbours of one style made one."""
    lines: tuple[Line, ...]
    left: float
    """Where its lines begin, save the first."""
    first_left: float
    """Where the first line's text begins."""
    width: float
    """Of the measure that its lines fill, from `left`."""
    label: Strip | None
    label_left: float
    notes: tuple[tuple[str, ...], ...]
    """The notes whose marks stand on each line, by id."""
    top: float
    """What stands above the first line: a rule and its gap."""
    height: float

    def height_of(self, first: int, last: int) -> float:
        """The height of the lines from `first` up to `last`, the line after the last."""
        return (last - first) * self.style.leading + (self.top if first == 0 else 0.0)

    def line_left(self, number: int) -> float:
        """Where line `number` begins, by its alignment."""
        line = self.lines[number]
        left = self.first_left if number == 0 else self.left
        if self.style.align == "left":
            return left
        spare = self.left + self.width - left - line.width
        return left + (spare if self.style.align == "right" else spare / 2)


@dataclass(frozen=True, slots=True)
class SetItem:
    """A paragraph or picture in a cell."""

    item: Para | Picture
    setting: SetPara | None
    """None for a picture."""
    y: float
    """Its top, from the row's top."""
    first: int = 0
    last: int = 0
    """The lines that stand here, where a row that was taller than a page has been cut."""


@dataclass(frozen=True, slots=True)
class SetCell:
    cell: Cell
    x: float
    width: float
    items: tuple[SetItem, ...]
    height: float
    """Of what it holds, with its padding."""


@dataclass(frozen=True, slots=True)
class SetRow:
    row: GridRow
    cells: tuple[SetCell, ...]
    height: float
    notes: tuple[str, ...]
    """The notes whose marks stand in it, by id."""
    is_continued: bool = False
    """It goes on with a row that was taller than a page."""


@dataclass(frozen=True, slots=True)
class SetGrid:
    rows: tuple[SetRow, ...]
    header_rows: int
    """How many rows are repeated on each page."""
    header_height: float


def space_between(upper: Para | Picture, lower: Para | Picture) -> float:
    """The space between two neighbours in a cell: the larger of the two that they ask for."""
    return max(space_after(upper), space_before(lower))


def space_before(item: Para | Picture) -> float:
    return item.style.before if isinstance(item, Para) else item.before


def space_after(item: Para | Picture) -> float:
    return item.style.after if isinstance(item, Para) else item.after


def item_height(item: SetItem) -> float:
    if isinstance(item.item, Picture):
        return item.item.height
    return item.setting.height_of(item.first, item.last) if item.setting else 0.0


def split_row(row: SetRow, limit: float) -> Iterator[SetRow]:
    """A row that is taller than `limit` in rows that are not: each cell goes on where it was cut.

    What cannot be cut, a line or a picture, stands alone in its row, however tall it is.
    """
    waiting = [list(cell.items) for cell in row.cells]
    is_continued = False
    while not is_continued or any(waiting):
        cells = []
        for at, cell in enumerate(row.cells):
            top, _, bottom, _ = cell.cell.padding
            taken, waiting[at], height = _fill_cell(waiting[at], limit - top - bottom, top)
            cells.append(SetCell(cell.cell, cell.x, cell.width, tuple(taken), top + height + bottom))
        notes = [
            note
            for cell in cells
            for item in cell.items
            if item.setting is not None
            for line in item.setting.notes[item.first : item.last]
            for note in line
        ]
        yield SetRow(row.row, tuple(cells), max(cell.height for cell in cells), tuple(notes), is_continued)
        is_continued = True


def _fill_cell(items: list[SetItem], room: float, top: float) -> tuple[list[SetItem], list[SetItem], float]:
    """What of `items` fits into `room`, what is left, and the height that is taken."""
    taken: list[SetItem] = []
    used = 0.0
    for at, item in enumerate(items):
        space = space_between(taken[-1].item, item.item) if taken else 0.0
        height = item_height(item)
        if used + space + height <= room or (not taken and item.setting is None):
            taken.append(SetItem(item.item, item.setting, top + used + space, item.first, item.last))
            used += space + height
            continue
        if item.setting is None:
            return taken, items[at:], used
        lead = item.setting.top if item.first == 0 else 0.0
        count = int((room - used - space - lead + 1e-6) // item.setting.style.leading)
        if count < 1 and taken:
            return taken, items[at:], used
        cut = min(item.first + max(1, count), item.last)
        part = SetItem(item.item, item.setting, top + used + space, item.first, cut)
        taken.append(part)
        used += space + item_height(part)
        rest = items[at + 1 :]
        if cut < item.last:
            rest = [SetItem(item.item, item.setting, 0.0, cut, item.last), *rest]
        return taken, rest, used
    return taken, [], used

"""Tables of data, and contested claims side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.document.blocks import Claim, Contested, Table
from briefing.document.runs import Runs, Words, plain
from briefing.galley.blocks.captions import room_below, set_caption, set_source
from briefing.galley.columns import fill_columns, fit_columns
from briefing.galley.matter import Cell, GridRow, Para
from briefing.galley.setter import ROUNDING, Setter, between_rows
from briefing.galley.structure import Element
from briefing.house import Box, Edge
from briefing.values import dataclass, replace

MOST_TOGETHER = 8
"""Rows of a table that is never parted by a page's end."""

WIDEST = 0.5
"""The share of a table's width that a column asks for at the most to keep its cells on one line."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row before it is set: its cells' words and styles."""

    cells: tuple[tuple[Runs, str], ...]
    id: str | None = None
    is_headed: bool = True
    """Whether its first cell is its header."""


def set_table(setter: Setter, table: Table) -> None:
    outer = setter.parent.add("Table", summary=table.summary or None)
    with setter.inside(outer):
        set_caption(setter, table.label, table.title, "table", outer, table)
        numbers = [column.align == "right" for column in table.columns]
        head = tuple(
            (column.head, "table-head-number" if number else "table-head")
            for column, number in zip(table.columns, numbers, strict=True)
        )
        styles = ["table-number" if number else "table-cell" for number in numbers]
        lines = [_Line(tuple(zip(row.cells, styles, strict=True)), row.id, table.heads_rows) for row in table.rows]
        rows = _data_rows(setter, "table", head, lines, outer)
    shares = tuple(column.share for column in table.columns)
    width = setter.width - setter.box("table").indent
    whole = [min(want, width * WIDEST) for want in _widths(setter, rows, str.splitlines)]
    widths = fill_columns(width, shares, _widths(setter, rows, _words), whole)
    grid = setter.grid("table", rows, widths, element=outer, block=table, is_data=True, title=plain(table.title))
    setter.place(
        replace(
            grid,
            summary=table.summary,
            after=room_below(setter, table.source, grid.after),
            keep_next=bool(table.source),
            keep_together=len(table.rows) <= MOST_TOGETHER,
        )
    )
    set_source(setter, table.source)


def set_contested(setter: Setter, contested: Contested) -> None:
    """Who says what, a column each or a row each; the grade has a row or column where any claim is graded."""
    outer = setter.parent.add("Table")
    graded = any(claim.grade for claim in contested.claims)
    with setter.inside(outer):
        set_caption(setter, "", contested.title, "", outer, contested)
        heads = [contested.who_head, contested.says_head] + [contested.grade_head] * graded
        head = tuple(((Words(text),) if text else (), "table-head") for text in heads)
        grid = [head, *(_claim(claim, graded) for claim in contested.claims)]
        shares = (setter.box("contested").ratio or (1.0, 3.0, 0.6))[: len(heads)]
        if contested.has_columns:
            grid, count = list(zip(*grid, strict=True)), len(contested.claims)
            shares = (shares[0], *(sum(shares[1:]) / count for _ in range(count)))
        rows = _data_rows(setter, "contested", grid[0], [_Line(cells) for cells in grid[1:]], outer)
    least = _widths(setter, rows, _words)
    if contested.has_columns:  # parties stand side by side in columns of one width, as far as there is room
        least = [least[0], *(max(least[1:]) for _ in least[1:])]
    widths = fit_columns(setter.width - setter.box("contested").indent, shares, least)
    set_ = setter.grid("contested", rows, widths, element=outer, block=contested, is_data=True)
    together = contested.has_columns or len(contested.claims) == 2  # who denies it stands with who says it
    setter.place(
        replace(
            set_,
            title=plain(contested.title) or _heading_above(setter),
            keep_next=bool(contested.key),
            keep_together=together,
        )
    )
    set_source(setter, contested.key)


def _heading_above(setter: Setter) -> str:
    """The words of the nearest heading that has been set."""
    above = (each for each in reversed(setter.matter) if isinstance(each, Para) and each.kind == "heading")
    return next((plain(each.runs) for each in above), "")


def _claim(claim: Claim, graded: bool) -> tuple[tuple[Runs, str], ...]:
    cells: tuple[tuple[Runs, str], ...] = ((claim.who, "claim-who"), (claim.says, "claim"))
    return (*cells, ((Words(claim.grade),) if claim.grade else (), "claim-grade")) if graded else cells


def _widths(setter: Setter, rows: Sequence[GridRow], pieces_of: Callable[[str], list[str]]) -> list[float]:
    """For each column the width of the widest piece of text in it, with the padding around it."""
    widths = [0.0] * len(rows[0].cells)
    for row in rows:
        for at, cell in enumerate(row.cells):
            paras = [para for para in cell.content if isinstance(para, Para)]
            pieces = [(piece, para.style) for para in paras for piece in pieces_of(plain(para.runs))]
            widest = max((setter.text_width(piece, style) for piece, style in pieces), default=0.0)
            widths[at] = max(widths[at], widest + cell.padding[1] + cell.padding[3] + ROUNDING)
    return widths


def _words(text: str) -> list[str]:
    """What no line may part: no-break spaces hold words together."""
    return text.split(" ")


def _data_rows(
    setter: Setter, name: str, head: tuple[tuple[Runs, str], ...], lines: Sequence[_Line], table: Element
) -> list[GridRow]:
    """The header row and the rows below it, with their elements: `TH` by column and by row (ISO 14289-1, 7.5)."""
    box = setter.box(name)
    rows = [_data_row(setter, box, _Line(head), table.add("THead").add("TR"), (box.top, box.inner or box.bottom), True)]
    body = table.add("TBody")
    for at, line in enumerate(lines):
        edges = (None, between_rows(box, at, len(lines))[1])
        rows.append(_data_row(setter, box, line, body.add("TR"), edges, False))
    return rows


def _data_row(
    setter: Setter, box: Box, line: _Line, element: Element, edges: tuple[Edge | None, Edge | None], is_header: bool
) -> GridRow:
    top, bottom = edges
    cells = []
    for at, (runs, style) in enumerate(line.cells):
        heads = is_header or (at == 0 and line.is_headed)
        cell = element.add("TH", scope="Column" if is_header else "Row") if heads else element.add("TD")
        paras = (setter.para(runs, style, cell),) if runs else ()
        cells.append(
            Cell(
                content=paras,
                element=cell,
                fill=box.fill,
                top=top,
                bottom=bottom,
                padding=box.padding,
                is_header=heads,
            )
        )
    return GridRow(cells=tuple(cells), is_header=is_header, keep_next=is_header, id=line.id, element=element)

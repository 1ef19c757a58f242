"""Grids: Word tables with every width fixed, rows that no page's end cuts, and head rows that repeat (17.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.document.runs import NoteReference
from briefing.galley.matter import Cell, Grid, GridRow, Para, Picture
from briefing.house import Box, Edge
from briefing.render.docx.boxes import side_padding, table_style
from briefing.render.docx.controls import control
from briefing.render.docx.markup import attribute, eighths, rgb, twips
from briefing.render.docx.paragraphs import Setting, paragraph_markup
from briefing.render.docx.pictures import picture_markup
from briefing.render.docx.register import Register, bookmark_name
from briefing.render.docx.spacing import Placed, cell_spaces
from briefing.values import dataclass, replace

NO_PADDING = (
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
)
"""Of a whole table that is none of the house's boxes: each cell says its own."""
_NO_MORE = 'w:lastColumn="0" w:noHBand="1" w:noVBand="1"'


def grid_markup(placed: Placed, register: Register) -> str:
    """A grid as a table; in a content control where it has an id."""
    grid = placed.matter
    assert isinstance(grid, Grid)  # noqa: S101
    half = _half_rule(grid)
    edges = [max(stop - half, 0) for stop in _stops(grid.columns)]
    rows = [
        _row(row, at, placed, pads, edges, register)
        for at, (row, pads) in enumerate(zip(_with_rules_above(placed), _pads(grid), strict=True))
    ]
    columns = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(edges))
    table = f"<w:tbl>{_properties(grid, edges[-1], register)}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    # Of two controls that begin at one place a word processor keeps only one: the rows', which are what is edited.
    return control(table, grid.id, register) if grid.id and not grid.rows[0].id else table


def _half_rule(grid: Grid) -> int:
    """How far a rule at a table's left edge stands inwards, in twips.

    Word processors set half of it on either side of the edge and make room for all of it inside; the house has it
    inside. So the edge stays where it is, and what follows the rule stands half of it further to the left.
    """
    first = grid.rows[0].cells[0].left if grid.rows and grid.rows[0].cells else None
    return twips(first.width) // 2 if first else 0


def _stops(columns: Sequence[float]) -> list[int]:
    """Where columns begin and end, in twips: rounded so that no error adds up."""
    stops, at = [0], 0.0
    for width in columns:
        at += width
        stops.append(twips(at))
    return stops


def _with_rules_above(placed: Placed) -> list[GridRow]:
    """The rows, each with the rule between it and the row above as its own upper one.

    A page that ends with a row whose lower rule has just no room left makes LibreOffice lose the rows that follow.
    """
    grid = placed.matter
    assert isinstance(grid, Grid)  # noqa: S101
    rows: list[GridRow] = []
    above = (placed.above.rows[-1], _stops(placed.above.columns)) if placed.above else None
    stops = _stops(grid.columns)
    for at, row in enumerate(grid.rows):
        cells, column = [], 0
        for cell in row.cells:
            inherited = _rule_over(stops[column], above) if above and not above[0].is_header else None
            gives_on = not row.is_header and (at < len(grid.rows) - 1 or placed.joins_below)
            cells.append(replace(cell, top=cell.top or inherited, bottom=None if gives_on else cell.bottom))
            column = min(column + cell.span, len(stops) - 1)
        rows.append(replace(row, cells=tuple(cells)))
        above = (row, stops)
    return rows


def _rule_over(left: int, above: tuple[GridRow, Sequence[int]]) -> Edge | None:
    """The lower rule of the cell above the place `left`."""
    row, stops = above
    column = 0
    for cell in row.cells:
        column = min(column + cell.span, len(stops) - 1)
        if left < stops[column]:
            return cell.bottom
    return None


def _properties(grid: Grid, width: int, register: Register) -> str:
    """The `w:tblPr`, in the order that the schema asks for (17.4.59)."""
    head = int(any(row.is_header for row in grid.rows))
    stub = int(grid.is_data and all(row.cells[0].is_header for row in grid.rows if not row.is_header))
    look = 0x600 | head * 0x20 | stub * 0x80
    box = register.house.boxes.get(grid.name)
    parts = [
        f'<w:tblStyle w:val="{register.style(table_style(grid.name))}"/>' if box else "",
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblInd w:w="{twips(grid.left)}" w:type="dxa"/>',
        '<w:tblLayout w:type="fixed"/>',
        "" if box else NO_PADDING,
        f'<w:tblLook w:val="{look:04X}" w:firstRow="{head}" w:lastRow="0" w:firstColumn="{stub}" {_NO_MORE}/>',
    ]
    if grid.title:
        parts.append(f'<w:tblCaption w:val="{attribute(grid.title)}"/>')
    if grid.summary:
        parts.append(f'<w:tblDescription w:val="{attribute(grid.summary)}"/>')
    return f"<w:tblPr>{''.join(parts)}</w:tblPr>"


@dataclass(frozen=True, slots=True)
class _Pads:
    """How much less padding a row has above and below, to make room for its rules."""

    above: float
    below: float


def _pads(grid: Grid) -> list[_Pads]:
    """A rule adds its width to the height of a row in Word but not in the house, so the padding beside it gives way."""
    rows = grid.rows
    rules = [_thickest(rows[0], "top")] if rows else []
    rules += [max(_thickest(upper, "bottom"), _thickest(lower, "top")) for upper, lower in pairwise(rows)]
    last = _thickest(rows[-1], "bottom") if rows else 0.0
    pads, owed = [], 0.0
    for at, row in enumerate(rows):
        above = min(owed + rules[at], min((cell.padding[0] for cell in row.cells), default=0.0))
        owed += rules[at] - above
        wanted = owed + (last if at == len(rows) - 1 else 0.0)
        below = min(wanted, min((cell.padding[2] for cell in row.cells), default=0.0))
        owed = wanted - below
        pads.append(_Pads(above, below))
    return pads


def _thickest(row: GridRow, side: str) -> float:
    """The thickest rule on one side of a row's cells: what word processors make of it, whole twips."""
    edges: Iterator[Edge | None] = (getattr(cell, side) for cell in row.cells)
    return max((int(eighths(edge.width) * 2.5) / 20 for edge in edges if edge), default=0.0)


def _row(row: GridRow, at: int, placed: Placed, pads: _Pads, edges: Sequence[int], register: Register) -> str:
    grid = placed.matter
    assert isinstance(grid, Grid)  # noqa: S101
    is_last = at == len(grid.rows) - 1
    keeps = grid.keep_next if is_last else grid.keep_together or row.keep_next or row.is_header
    if not is_last and _begins_page(grid.rows, at, register) and _has_notes(row, register):
        keeps = True
    names = tuple(bookmark_name(name) for name in (grid.id if at == 0 else None, row.id) if name is not None)
    setting = Setting(keep_next=keeps, bookmarks=names, begins_page=placed.begins_page and at == 0)
    top = min((cell.padding[0] for cell in row.cells), default=0.0)
    cells, column = [], 0
    sibling = next((item for cell in row.cells for item in cell.content if isinstance(item, Para)), None)
    for cell in row.cells:
        last = min(column + cell.span, len(edges) - 1)
        box, inset = register.house.boxes.get(grid.name), 0 if column else _half_rule(grid)
        level = replace(cell, padding=(top, *cell.padding[1:]))
        properties = _cell_properties(level, edges[last] - edges[column], pads, box, inset)
        content = _content(cell, cell.padding[0] - top, setting, sibling, register)
        cells.append(f"<w:tc>{properties}{content}</w:tc>")
        setting = replace(setting, bookmarks=(), begins_page=False)
        column = last
    head = "<w:tblHeader/>" if row.is_header else ""
    markup = f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"
    return control(markup, row.id, register, is_row=True) if row.id else markup


def _begins_page(rows: Sequence[GridRow], at: int, register: Register) -> bool:
    """Whether a row stands on another page of the PDF than the row above."""
    pages = [register.page_numbers.get(row.id) if row.id else None for row in rows[max(at - 1, 0) : at + 1]]
    return len(pages) == 2 and None not in pages and pages[0] != pages[1]


def _has_notes(row: GridRow, register: Register) -> bool:
    """Whether notes at the foot of the page belong to a row.

    LibreOffice takes such a row on a page that has no room for its notes, and sets them on the next. A row that is kept
    with the one below does not fit, and moves on with its notes.
    """
    items = (item for cell in row.cells for item in cell.content)
    runs = (run for item in items if isinstance(item, Para) for run in item.runs)
    return any(isinstance(run, NoteReference) and run.note in register.notes for run in runs)


def _cell_properties(cell: Cell, width: int, pads: _Pads, box: Box | None, inset: int) -> str:
    """The `w:tcPr`, in the order that the schema asks for (17.4.69): what the table style of `box` does not say.

    `inset` twips of the padding at the left are taken by half of a rule.
    """
    top, right, bottom, left = cell.padding
    parts = [f'<w:tcW w:w="{width}" w:type="dxa"/>']
    if cell.span > 1:
        parts.append(f'<w:gridSpan w:val="{cell.span}"/>')
    borders = [
        _border(cell.top, "top"),
        _border(cell.left, "left"),
        _border(cell.bottom, "bottom"),
        _border(cell.right, "right"),
    ]
    if any(borders):
        parts.append(f"<w:tcBorders>{''.join(borders)}</w:tcBorders>")
    if cell.fill != (box.fill if box else None):
        fill = rgb(cell.fill) if cell.fill else "auto"
        parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>')
    usual_left, usual_right = side_padding(box) if box else (0, 0)
    paddings = (
        ("top", top - pads.above, 0),
        ("left", left - inset / 20, usual_left),
        ("bottom", bottom - pads.below, 0),
        ("right", right, usual_right),
    )
    wanted = ((side, twips(max(pad, 0.0)), usual) for side, pad, usual in paddings)
    margins = "".join(f'<w:{side} w:w="{pad}" w:type="dxa"/>' for side, pad, usual in wanted if pad != usual)
    if margins:
        parts.append(f"<w:tcMar>{margins}</w:tcMar>")
    return f"<w:tcPr>{''.join(parts)}</w:tcPr>"


def _border(edge: Edge | None, side: str) -> str:
    if edge is None or not edge.width:
        return ""
    return f'<w:{side} w:val="single" w:sz="{eighths(edge.width)}" w:space="0" w:color="{rgb(edge.colour)}"/>'


def _content(cell: Cell, lower: float, setting: Setting, sibling: Para | None, register: Register) -> str:
    """What a cell holds; a cell always ends with a paragraph (17.4.65).

    It stands `lower` points lower than the row's other cells: space above its first paragraph. Word processors give all
    cells of a row the upper padding of the one that has most, and the row would be higher than the house has it.
    """
    parts: list[str] = []
    for item, before, after in cell_spaces(cell.content):
        told = replace(setting, before=lower if lower and not parts else before, after=after)
        if isinstance(item, Picture):
            parts.append(picture_markup(item, register, told))
        else:
            parts.append(paragraph_markup(item, register, told))
        setting = replace(setting, bookmarks=(), begins_page=False)
    return "".join(parts) or _empty(sibling, register, keep_next=bool(setting.keep_next))


def _empty(sibling: Para | None, register: Register, *, keep_next: bool) -> str:
    """The paragraph of a cell that holds nothing: in its neighbours' style, so that it is no higher than they are."""
    if sibling is None:
        return "<w:p/>"
    silent = replace(sibling, runs=(), label="", id=None, kind="text", sequence="", target=None)
    return paragraph_markup(silent, register, Setting(before=0.0, after=0.0, keep_next=keep_next))

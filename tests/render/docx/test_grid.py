from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.galley.matter import Cell, Grid, GridRow, Para
from briefing.house import Edge
from briefing.render.docx.grid import grid_markup
from briefing.render.docx.markup import w
from briefing.render.docx.spacing import Placed
from tests.render.docx.galleys import find, para, register, tree, values

RULE = Edge(0.5, "#B9C4CB")
PADDING = (4.0, 8.0, 4.0, 0.0)


def cell(text: str = "x", **more: object) -> Cell:
    return Cell(content=(para(text, "table-cell"),), padding=PADDING, **more)  # type: ignore[arg-type]


def row(*cells: Cell, **more: object) -> GridRow:
    return GridRow(cells=cells, **more)  # type: ignore[arg-type]


def grid(*rows: GridRow, columns: tuple[float, ...] = (100.0, 50.33), **more: object) -> Grid:
    return Grid(columns=columns, rows=rows, **more)  # type: ignore[arg-type]


def table(made: Grid, **more: object):  # type: ignore[no-untyped-def]
    return tree(grid_markup(Placed(made, **more), register()))  # type: ignore[arg-type]


def widths(root, path: str) -> list[str]:  # type: ignore[no-untyped-def]
    return [each.get(w("w"), "") for each in find(root, path)]


def test_every_width_is_fixed() -> None:
    made = table(grid(row(cell(), cell()), left=42.0))
    assert widths(made, ".//w:gridCol") == ["2000", "1007"]
    assert widths(made, ".//w:tcW") == ["2000", "1007"]
    assert widths(made, ".//w:tblW") == ["3007"]
    assert widths(made, ".//w:tblInd") == ["840"]
    assert [each.get(w("type")) for each in find(made, ".//w:tblLayout")] == ["fixed"]


def test_rounding_does_not_add_up() -> None:
    made = table(grid(row(*(cell() for _ in range(7))), columns=(470.551 / 7,) * 7))
    assert sum(int(width) for width in widths(made, ".//w:gridCol")) == 9411


def test_a_cell_that_spans_columns_is_as_wide_as_they_are() -> None:
    made = table(grid(row(cell(span=2))))
    assert values(made, ".//w:gridSpan") == ["2"]
    assert widths(made, ".//w:tcW") == ["3007"]


def test_no_row_is_cut_and_head_rows_repeat() -> None:
    made = table(grid(row(cell(), cell(), is_header=True), row(cell(), cell())))
    assert len(find(made, ".//w:cantSplit")) == 2
    assert len(find(made, ".//w:tr[1]//w:tblHeader")) == 1
    assert not find(made, ".//w:tr[2]//w:tblHeader")


def test_a_data_table_says_what_it_shows() -> None:
    made = table(grid(row(cell(), cell(), is_header=True), is_data=True, title="Counts & <losses>", summary="By party"))
    assert values(made, ".//w:tblCaption") == ["Counts & <losses>"]
    assert values(made, ".//w:tblDescription") == ["By party"]
    look = find(made, ".//w:tblLook")[0]
    assert (look.get(w("firstRow")), look.get(w("firstColumn"))) == ("1", "1")


def test_a_table_whose_columns_are_lists_of_their_own_has_no_first_column() -> None:
    made = table(grid(row(cell(), cell(), is_header=True), row(cell(), cell()), is_data=True))
    look = find(made, ".//w:tblLook")[0]
    assert (look.get(w("firstRow")), look.get(w("firstColumn"))) == ("1", "0")


@pytest.mark.parametrize(
    ("top", "bottom", "above", "below"), [(None, None, "80", "80"), (RULE, None, "70", "80"), (RULE, RULE, "70", "70")]
)
def test_padding_gives_way_to_rules_so_that_a_row_keeps_its_height(
    top: Edge | None, bottom: Edge | None, above: str, below: str
) -> None:
    made = table(grid(row(cell(top=top, bottom=bottom), cell(top=top, bottom=bottom))))
    assert widths(made, ".//w:tc[1]//w:tcMar/w:top") == [above]
    assert widths(made, ".//w:tc[1]//w:tcMar/w:bottom") == [below]


def test_a_rule_between_two_rows_is_made_room_for_once() -> None:
    made = table(grid(row(cell(bottom=RULE), cell(bottom=RULE)), row(cell(top=RULE), cell(top=RULE))))
    assert widths(made, ".//w:tr[1]/w:tc[1]//w:tcMar/w:bottom") == ["80"]
    assert widths(made, ".//w:tr[2]/w:tc[1]//w:tcMar/w:top") == ["70"]


def test_a_rule_at_the_left_moves_neither_the_table_nor_its_words() -> None:
    """Half of the rule is taken from the first column and its padding: word processors set that half outside."""
    bare = replace(cell(), padding=(4.0, 8.0, 4.0, 8.0))
    ruled = replace(bare, left=Edge(3.0, "#0B4F6C"))
    made, plain = (table(grid(row(first, cell()))) for first in (ruled, bare))
    assert widths(made, ".//w:tblInd") == widths(plain, ".//w:tblInd")
    columns = zip(widths(plain, ".//w:gridCol"), widths(made, ".//w:gridCol"), strict=True)
    assert [int(one) - int(other) for one, other in columns] == [30, 0]
    (one,), (other,) = (widths(each, ".//w:tc[1]/w:tcPr/w:tcMar/w:left") for each in (plain, made))
    assert int(one) - int(other) == 30


def test_a_fill_is_a_shading() -> None:
    made = table(grid(row(cell(fill="#EDF2F4"), cell())))
    assert [each.get(w("fill")) for each in find(made, ".//w:shd")] == ["EDF2F4"]


def test_an_empty_cell_is_no_higher_than_its_neighbours() -> None:
    made = table(grid(row(cell(), replace(cell(), content=()))))
    assert values(made, ".//w:tc[2]/w:p/w:pPr/w:pStyle") == ["TableCell"]


def test_an_empty_cell_keeps_no_row_together_that_is_not() -> None:
    heading = replace(cell(), content=(para("x", "heading-1"),))
    made = table(grid(row(heading, replace(cell(), content=()))))
    assert values(made, ".//w:tc[2]/w:p/w:pPr/w:keepNext") == ["0"]


def kept(made) -> list[int]:  # type: ignore[no-untyped-def]
    return [len(find(each, ".//w:keepNext[not(@w:val)]")) for each in find(made, ".//w:tr")]


def test_rows_stay_together_where_the_grid_does() -> None:
    rows = (row(cell(), cell()), row(cell(), cell()))
    assert kept(table(grid(*rows))) == [0, 0]
    assert kept(table(grid(*rows, keep_together=True))) == [2, 0]
    assert kept(table(grid(*rows, keep_next=True))) == [0, 2]
    assert kept(table(grid(replace(rows[0], keep_next=True), rows[1]))) == [2, 0]


def test_a_row_with_an_id_is_in_a_control_with_a_bookmark() -> None:
    made = table(grid(row(cell(), cell(), id="first-warning"), row(cell(), cell())))
    assert values(made, ".//w:tbl/w:sdt/w:sdtPr/w:tag") == ["first-warning"]
    assert not find(made, ".//w:docPartObj")
    assert [each.get(w("name")) for each in find(made, ".//w:tr[1]//w:bookmarkStart")] == ["_brf_first-warning"]


def test_a_grid_with_an_id_is_in_a_control_unless_its_first_row_is() -> None:
    assert values(table(grid(row(cell(), cell()), id="losses")), "w:sdt/w:sdtPr/w:tag") == ["losses"]
    made = table(grid(row(cell(), cell(), id="kyiv"), id="losses"))
    assert not find(made, "w:sdt")
    assert [each.get(w("name")) for each in find(made, ".//w:bookmarkStart")] == ["_brf_losses", "_brf_kyiv"]


def test_a_grid_that_begins_a_page_says_so_in_its_first_paragraph() -> None:
    made = table(grid(row(cell(), cell()), row(cell(), cell())), begins_page=True)
    assert len(find(made, ".//w:pageBreakBefore")) == 1
    assert len(find(made, ".//w:tr[1]/w:tc[1]//w:pageBreakBefore")) == 1


def test_paragraphs_in_a_cell_keep_the_space_between_them_only() -> None:
    content: tuple[Para, ...] = (para(style="judgement"), para(style="basis"))
    made = table(grid(row(replace(cell(), content=content)), columns=(100.0,)))
    assert [each.get(w("after")) for each in find(made, ".//w:spacing")] == ["0"]


def test_a_cell_that_stands_lower_than_its_neighbours_makes_its_row_no_higher() -> None:
    lower = Cell(content=(para("x", "table-cell"), para("y", "table-cell")), padding=(6.5, 0.0, 0.0, 0.0))
    made = table(grid(row(cell(), lower)))
    assert widths(made, ".//w:tcMar/w:top") == ["80", "80"]
    above = [[each.get(w("before")) for each in find(one, ".//w:pPr/w:spacing")] for one in find(made, ".//w:tc")]
    assert above[1][0] == "50"
    assert not [each for each in above[0] + above[1][1:] if each not in (None, "0")]

"""Facts of the masthead: side by side as far as they have room."""

from __future__ import annotations

from briefing.document import blocks as b
from briefing.document.runs import Words
from briefing.galley.matter import Grid, Para
from tests.galley.test_setting import galley, half_an_em


def facts(*values: str) -> b.Masthead:
    said = tuple(b.Fact(f"f{at}", "As of", (Words(value),)) for at, value in enumerate(values))
    return b.Masthead(kicker="Brief", title=(Words("Title"),), facts=said)


def grid_of(block: b.Masthead, **changes: object) -> Grid:
    (grid,) = [piece for piece in galley(block, **changes).matter if isinstance(piece, Grid)]
    return grid


def test_facts_that_have_room_stand_in_one_row_each_as_wide_as_it_needs() -> None:
    grid = grid_of(facts("a", "a much longer fact"))
    assert len(grid.rows) == 1
    assert grid.columns[1] > grid.columns[0]


def test_a_fact_that_cannot_be_parted_takes_room_from_its_neighbours() -> None:
    code = "BRIEF-2024-11-9999999999"
    grid = grid_of(facts("a fact of some length", code, *["a fact of some length"] * 5))
    assert len(grid.columns) == 4
    assert grid.columns[1] > grid.columns[0]
    cell = grid.rows[0].cells[1]
    value = cell.content[1]
    assert isinstance(value, Para)
    needed = half_an_em(code, "text", "regular", value.style.size)
    assert grid.columns[1] - cell.padding[1] - cell.padding[3] >= needed


def test_facts_that_have_none_stand_in_rows_of_four_the_last_one_wide() -> None:
    grid = grid_of(facts(*["a fact of some length"] * 6))
    assert [len(row.cells) for row in grid.rows] == [4, 2]
    assert [cell.span for cell in grid.rows[1].cells] == [1, 3]


def test_a_memo_has_a_fact_a_row_its_label_beside_it() -> None:
    grid = grid_of(facts("a", "b", "c"), masthead="memo")
    assert [len(row.cells) for row in grid.rows] == [2, 2, 2]


def test_without_a_question_nothing_stands_between_title_and_facts() -> None:
    matter = galley(facts("a")).matter
    assert [piece.style.name for piece in matter if isinstance(piece, Para)] == ["kicker", "title"]

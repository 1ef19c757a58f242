"""Blocks that stand apart: how their columns are dealt out."""

from __future__ import annotations

from dataclasses import replace

from briefing.document import blocks as b
from briefing.document.runs import Words
from briefing.galley.matter import Grid
from tests.galley.house import plain_house
from tests.galley.test_setting import JUDGEMENT, galley


def figures(*numbers: str) -> Grid:
    items = tuple(b.KeyFigure(number, (Words("of them"),)) for number in numbers)
    (grid,) = galley(b.KeyFigures(items=items)).matter
    assert isinstance(grid, Grid)
    return grid


def test_numbers_that_have_room_stand_side_by_side() -> None:
    grid = figures("1", "2", "3")
    assert len(grid.rows) == 1
    assert len(set(grid.columns)) == 1


def test_numbers_that_have_none_stand_in_rows_as_even_as_can_be() -> None:
    grid = figures("about 10,000", "about 3,000", "1", "2", "at least 12")
    assert [len(row.cells) for row in grid.rows] == [3, 2]
    assert grid.rows[1].cells[-1].span == 2


def test_a_column_is_wider_where_its_number_needs_it() -> None:
    grid = figures("at least $175 billion of roubles", "1")
    assert grid.columns[0] > grid.columns[1]


def with_ratio(box: str, ratio: tuple[float, ...], block: b.AnyBlock) -> Grid:
    house = plain_house()
    boxes = {**house.boxes, box: replace(house.boxes[box], ratio=ratio)}
    (grid,) = galley(block, boxes=boxes).matter
    assert isinstance(grid, Grid)
    return grid


def test_a_house_that_gives_a_judgement_two_columns_leaves_room_for_the_third() -> None:
    grid = with_ratio("judgement", (1.0, 3.0), JUDGEMENT)
    first, second, third = grid.columns
    assert (round(first), round(second), round(third)) == (75, 180, 45)


def test_the_title_of_a_callout_stands_above_its_text_or_beside_it() -> None:
    callout = b.Callout(title=(Words("Ask"),), blocks=(b.Paragraph(runs=(Words("Do it."),)),), kind="ask")
    assert [len(row.cells) for row in with_ratio("ask", (), callout).rows] == [1]
    assert [len(row.cells) for row in with_ratio("ask", (1.0, 3.0), callout).rows] == [2]

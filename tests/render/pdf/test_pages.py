from __future__ import annotations

import cProfile
import pstats
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.galley.matter import NOTE_SPACE, Cell, Galley, Grid, GridRow, Matter, PageBreak, Para
from briefing.house import Edge
from briefing.render.pdf.measure import SetGrid
from briefing.render.pdf.pages import Cuts, cut_pages
from tests.render.pdf.galleys import BODY, galley, grid, lines, noted, page, para, picture, row, typesetter

TIGHT = replace(BODY, after=0.0)
"""Ten lines of it fill the page of these tests."""


def cuts(*matter: Matter, **options: object) -> Cuts:
    return cut_pages(galley(*matter, **options), typesetter())  # type: ignore[arg-type]


def shape(*matter: Matter, **options: object) -> list[list[tuple[int, int]]]:
    """For each page, which pieces of matter stand on it and how many of their slugs."""
    return spread(cuts(*matter, **options))


def spread(cut: Cuts) -> list[list[tuple[int, int]]]:
    pages = []
    for one in cut.pages:
        owners = cut.column.owners[one.first : one.last]
        pages.append([(owner, owners.count(owner)) for owner in dict.fromkeys(owners)])
    return pages


def test_lines_fill_a_page_to_its_foot() -> None:
    assert shape(lines(13, style=TIGHT)) == [[(0, 10)], [(0, 3)]]


def test_an_empty_galley_has_one_page() -> None:
    assert shape() == [[]]


def test_the_space_between_two_paragraphs_is_the_larger_of_theirs() -> None:
    style = replace(BODY, before=10.0, after=4.0)
    (only,) = cuts(lines(1, style=style), lines(1, style=style)).pages
    assert only.used == 12 + 10 + 12


def test_a_page_has_no_space_at_its_top() -> None:
    style = replace(BODY, before=50.0, after=0.0)
    first, second = cuts(lines(4, style=style), lines(4, style=style)).pages
    assert (first.used, second.used) == (48, 48)


def test_no_line_stands_alone_at_a_pages_top() -> None:
    assert shape(lines(11, style=TIGHT)) == [[(0, 9)], [(0, 2)]]


def test_no_line_stands_alone_at_a_pages_foot() -> None:
    assert shape(lines(9, style=TIGHT), lines(4, style=TIGHT)) == [[(0, 9)], [(1, 4)]]


def test_three_lines_are_never_parted() -> None:
    assert shape(lines(8, style=TIGHT), lines(3, style=TIGHT)) == [[(0, 8)], [(1, 3)]]


def test_four_lines_are_parted_in_the_middle() -> None:
    assert shape(lines(8, style=TIGHT), lines(4, style=TIGHT)) == [[(0, 8), (1, 2)], [(1, 2)]]


def test_a_paragraph_that_keeps_its_lines_moves_on_whole() -> None:
    kept = replace(TIGHT, keep_lines=True)
    assert shape(lines(4, style=TIGHT), lines(8, style=kept)) == [[(0, 4)], [(1, 8)]]


def test_a_paragraph_that_keeps_its_lines_is_cut_where_no_page_could_hold_it() -> None:
    assert shape(lines(14, style=replace(TIGHT, keep_lines=True))) == [[(0, 10)], [(0, 4)]]


def test_a_heading_stands_with_two_lines_of_what_follows() -> None:
    heading = lines(1, style=TIGHT, keep_next=True)
    assert shape(lines(8, style=TIGHT), heading, lines(6, style=TIGHT)) == [[(0, 8)], [(1, 1), (2, 6)]]
    assert shape(lines(7, style=TIGHT), heading, lines(6, style=TIGHT)) == [[(0, 7), (1, 1), (2, 2)], [(2, 4)]]


def test_a_heading_stands_with_two_lines_of_a_text_in_single_lines() -> None:
    heading = lines(1, style=TIGHT, keep_next=True, kind="heading")
    line = lines(1, style=TIGHT)
    assert shape(lines(8, style=TIGHT), heading, line, line) == [[(0, 8)], [(1, 1), (2, 1), (3, 1)]]
    assert shape(lines(7, style=TIGHT), heading, line, line) == [[(0, 7), (1, 1), (2, 1), (3, 1)]]


def test_a_heading_whose_text_is_one_line_stands_with_it_at_a_pages_foot() -> None:
    heading = lines(1, style=TIGHT, keep_next=True, kind="heading")
    line = lines(1, style=TIGHT)
    assert shape(lines(8, style=TIGHT), heading, line, heading, line)[0] == [(0, 8), (1, 1), (2, 1)]


def test_two_headings_and_their_text_stay_together() -> None:
    heading = replace(TIGHT, keep_next=True)
    matter = (lines(7, style=TIGHT), lines(1, style=heading), lines(1, style=heading), lines(5, style=TIGHT))
    assert shape(*matter) == [[(0, 7)], [(1, 1), (2, 1), (3, 5)]]


def test_a_heading_at_the_end_of_the_document_stays() -> None:
    assert shape(lines(9, style=TIGHT), lines(1, style=TIGHT, keep_next=True)) == [[(0, 9), (1, 1)]]


def test_a_list_of_two_is_never_parted() -> None:
    first = lines(1, style=TIGHT, kind="list", starts_list=True, list_length=2)
    second = lines(1, style=TIGHT, kind="list", list_length=2)
    assert shape(lines(9, style=TIGHT), first, second) == [[(0, 9)], [(1, 1), (2, 1)]]


def test_a_list_of_three_may_be_parted() -> None:
    items = [lines(1, style=TIGHT, kind="list", starts_list=n == 0, list_length=3) for n in range(3)]
    assert shape(lines(9, style=TIGHT), *items) == [[(0, 9), (1, 1)], [(2, 1), (3, 1)]]


def test_rows_are_never_cut() -> None:
    tall = row(lines(4, style=TIGHT))
    assert shape(grid(tall, tall, tall)) == [[(0, 2)], [(0, 1)]]


def test_header_rows_are_repeated_and_take_their_room() -> None:
    head = row(lines(1, style=TIGHT), is_header=True)
    cut = cuts(grid(head, *[row(lines(1, style=TIGHT))] * 20))
    assert spread(cut) == [[(0, 10)], [(0, 9)], [(0, 2)]]
    assert [one.used for one in cut.pages] == [120, 120, 36]


def test_a_header_row_never_stands_without_a_row_below_it() -> None:
    head = row(lines(1, style=TIGHT), is_header=True)
    assert shape(lines(9, style=TIGHT), grid(head, row(lines(1, style=TIGHT)))) == [[(0, 9)], [(1, 2)]]


def test_a_grid_that_is_kept_together_moves_on_whole() -> None:
    matter = grid(*[row(lines(1, style=TIGHT))] * 5, keep_together=True)
    assert shape(lines(6, style=TIGHT), matter) == [[(0, 6)], [(1, 5)]]


def test_a_grid_that_is_kept_together_is_cut_between_rows_where_no_page_could_hold_it() -> None:
    assert shape(grid(*[row(lines(1, style=TIGHT))] * 15, keep_together=True)) == [[(0, 10)], [(0, 5)]]


def ruled(count: int, height: float) -> list[list[tuple[int, int]]]:
    """84 points of lines, below them rows of 19 points, two of which are the rule at a row's foot, and then a line."""
    cell = Cell(content=(lines(1, style=TIGHT),), padding=(0.0, 0.0, 7.0, 0.0), bottom=Edge(2.0, "#000000"))
    found = shape(lines(7, style=TIGHT), grid(*[GridRow(cells=(cell,))] * count), lines(1), setup=page(height))
    return [rows for page in found if (rows := [(owner, slugs) for owner, slugs in page if owner != 2])]


def test_half_the_rule_below_a_grid_may_stand_below_the_frame() -> None:
    assert ruled(2, 121.0) == [[(0, 7), (1, 2)]]
    assert ruled(2, 120.9) == [[(0, 7), (1, 1)], [(1, 1)]]


def test_an_edition_that_promises_pages_has_the_whole_rule_below_a_grid_within_the_frame() -> None:
    cell = Cell(content=(lines(1, style=TIGHT),), padding=(0.0, 0.0, 7.0, 0.0), bottom=Edge(2.0, "#000000"))
    made = galley(lines(7, style=TIGHT), grid(GridRow(cells=(cell,))), lines(1, style=TIGHT), setup=page(102.5))
    promised = replace(made, document=replace(made.document, pages=2))
    ends = [cut_pages(each, typesetter()).pages[0].last for each in (made, promised)]
    assert ends == [8, 7]


def test_the_rule_between_two_rows_stands_within_the_frame() -> None:
    assert ruled(3, 122.0) == [[(0, 7), (1, 2)], [(1, 1)]]
    assert ruled(3, 121.0) == [[(0, 7), (1, 1)], [(1, 2)]]


def test_the_line_that_ends_a_word_file_after_a_grid_has_room_below_its_rule() -> None:
    cell = Cell(content=(lines(1, style=TIGHT),), padding=(0.0, 0.0, 7.0, 0.0), bottom=Edge(2.0, "#000000"))
    matter = lines(7, style=TIGHT), grid(*[GridRow(cells=(cell,))] * 2)
    assert shape(*matter, setup=page(123.0)) == [[(0, 7), (1, 2)]]
    assert shape(*matter, setup=page(122.9)) == [[(0, 7), (1, 1)], [(1, 1)]]


def test_an_exhibit_stays_with_its_title_and_its_source() -> None:
    title, source = lines(1, style=TIGHT, keep_next=True), lines(1, style=TIGHT)
    matter = (lines(4, style=TIGHT), title, picture(60, keep_next=True), source)
    assert shape(*matter) == [[(0, 4)], [(1, 1), (2, 1), (3, 1)]]


def test_a_page_break_begins_a_page_and_none_is_left_empty() -> None:
    matter = (PageBreak(), lines(1), PageBreak(), PageBreak(), lines(1), PageBreak())
    assert shape(*matter) == [[(0, 1)], [(1, 1)]]


def test_a_page_break_ends_what_would_stay_together() -> None:
    assert shape(lines(1, keep_next=True), PageBreak(), lines(1)) == [[(0, 1)], [(1, 1)]]


@pytest.mark.parametrize("height", [121.0, 500.0])
def test_a_picture_that_is_taller_than_a_page_is_set_over_and_told(height: float) -> None:
    cut = cuts(lines(2, style=TIGHT), picture(height), lines(2, style=TIGHT))
    assert spread(cut) == [[(0, 2)], [(1, 1)], [(2, 2)]]
    assert cut.overfull == (2,)


def test_a_row_that_is_taller_than_a_page_goes_on_on_the_next() -> None:
    tall = row((lines(7, style=TIGHT), lines(8, style=TIGHT)), lines(12, style=TIGHT))
    cut = cuts(lines(3, style=TIGHT), grid(tall, columns=(200.0, 200.0)))
    assert spread(cut) == [[(0, 3)], [(1, 1)], [(1, 1)]]
    assert cut.overfull == ()
    assert lines_in_rows(cut) == [[10, 10], [5, 2]]


def lines_in_rows(cut: Cuts) -> list[list[int]]:
    """How many lines stand in each cell of each row."""
    return [
        [sum(item.last - item.first for item in cell.items) for cell in one.cells]
        for measured in cut.column.measured
        if isinstance(measured.setting, SetGrid)
        for one in measured.setting.rows
    ]


# Notes


def note(id_: str, count: int = 1) -> Para:
    return lines(count, style=replace(TIGHT, size=8.0, leading=10.0), id=id_, kind="note")


def test_a_note_stands_on_the_page_of_its_mark() -> None:
    cut = cuts(noted(12, 0, "n1", style=TIGHT), notes={"n1": note("n1")})
    assert [[part.note for part in one.notes] for one in cut.pages] == [["n1"], []]
    assert cut.pages[0].notes_height == NOTE_SPACE + 10
    assert spread(cut) == [[(0, 8)], [(0, 4)]]


def test_a_line_whose_note_does_not_fit_moves_on_with_it() -> None:
    cut = cuts(noted(10, 8, "n1", style=TIGHT), notes={"n1": note("n1", 2)})
    assert spread(cut) == [[(0, 8)], [(0, 2)]]
    assert [[part.note for part in one.notes] for one in cut.pages] == [[], ["n1"]]


def test_notes_on_one_page_share_one_rule() -> None:
    matter = (noted(2, 0, "n1", style=TIGHT), noted(2, 1, "n2", style=TIGHT))
    (only,) = cuts(*matter, notes={"n1": note("n1"), "n2": note("n2")}).pages
    assert only.notes_height == NOTE_SPACE + 20


def test_a_note_that_is_marked_twice_stands_once() -> None:
    first, second = cuts(noted(8, 0, "n1", style=TIGHT), noted(8, 0, "n1", style=TIGHT), notes={"n1": note("n1")}).pages
    assert ([part.note for part in first.notes], second.notes) == (["n1"], ())


def test_notes_in_a_grid_stand_on_the_page_of_their_row() -> None:
    rows = [row(noted(2, 0, f"n{n}", style=TIGHT)) for n in range(6)]
    cut = cuts(grid(*rows), notes={f"n{n}": note(f"n{n}") for n in range(6)})
    assert [[part.note for part in one.notes] for one in cut.pages] == [["n0", "n1", "n2"], ["n3", "n4", "n5"]]


def test_a_note_that_is_longer_than_its_page_goes_on_and_nothing_is_lost() -> None:
    cut = cuts(noted(2, 0, "n1", style=TIGHT), lines(3, style=TIGHT), notes={"n1": note("n1", 25)})
    parts = [(part.first, part.last) for one in cut.pages for part in one.notes]
    assert parts[0][0] == 0
    assert parts[-1][1] == 25
    assert all(before[1] == after[0] for before, after in pairwise(parts))
    assert sum(count for one in spread(cut) for _, count in one) == 5
    assert cut.overfull == (0,)


def test_a_note_below_a_line_that_fills_the_page_begins_on_the_next() -> None:
    full = grid(row(noted(10, 0, "n1", style=TIGHT)))
    first, second = cuts(full, notes={"n1": note("n1")}).pages
    assert (first.used, first.notes) == (120, ())
    assert [(part.note, part.first, part.last) for part in second.notes] == [("n1", 0, 1)]


# Properties

PIECES = st.one_of(
    st.builds(lambda n, k: lines(n, style=TIGHT if k else BODY, keep_next=k), st.integers(1, 14), st.booleans()),
    st.builds(lambda n, at, k: noted(n, at % n, f"n{k}"), st.integers(1, 9), st.integers(0, 8), st.integers(0, 5)),
    st.builds(lambda n, k: grid(*[row(lines(k))] * n, keep_together=n < 4), st.integers(1, 6), st.integers(1, 12)),
    st.builds(lambda h: picture(float(h)), st.integers(5, 200)),
    st.just(PageBreak()),
)
NOTES = {f"n{k}": note(f"n{k}", 1 + 4 * k) for k in range(6)}


@settings(deadline=None)
@given(matter=st.lists(PIECES, max_size=12), height=st.integers(30, 300))
def test_nothing_is_lost_and_everything_fits(matter: list[Matter], height: int) -> None:
    cut = cuts(*matter, notes=NOTES, setup=page(float(height)))
    total = len(cut.column.slugs)
    assert [one.first for one in cut.pages] == [0, *(one.last for one in cut.pages[:-1])]
    assert cut.pages[-1].last == total
    for one in cut.pages:
        if not any(cut.column.slugs[slug].height > height for slug in range(one.first, one.last)):
            hangs = cut.column.lower_rule(one.last - 1) if one.last > one.first else 0.0
            assert one.used + one.notes_height - hangs <= height + 0.02
        heights = sum(slug.height for slug in cut.column.slugs[one.first : one.last]) + sum(
            cut.column.spaces[one.first + 1 : one.last]
        )
        if one.last > one.first:
            assert one.used == pytest.approx(heights + cut.column.repeated_height(one.first))


@settings(deadline=None)
@given(matter=st.lists(PIECES, max_size=12), height=st.integers(30, 300))
def test_every_note_stands_once_and_begins_on_the_page_of_its_mark(matter: list[Matter], height: int) -> None:
    cut = cuts(*matter, notes=NOTES, setup=page(float(height)))
    marked = list(dict.fromkeys(id_ for slug in cut.column.slugs for id_ in slug.notes))
    begun: dict[str, int] = {}
    for number, one in enumerate(cut.pages):
        for part in one.notes:
            if part.first == 0:
                assert part.note not in begun
                begun[part.note] = number
    assert set(begun) == set(marked)
    for id_, number in begun.items():
        first = next(at for at, slug in enumerate(cut.column.slugs) if id_ in slug.notes)
        its_page = next(n for n, one in enumerate(cut.pages) if one.first <= first < one.last)
        if first not in cut.overfull:
            assert number == its_page


def long_galley(points: int) -> Galley:
    matter: list[Matter] = []
    for number in range(points):
        if number % 10 == 0:
            matter.append(lines(1, keep_next=True))
        matter.append(noted(5, 2, f"n{number}"))
    return galley(*matter, notes={f"n{n}": note(f"n{n}", 2) for n in range(points)}, setup=page(700.0))


def test_the_work_grows_with_the_length() -> None:
    calls = []
    for points in (500, 2000):
        made = long_galley(points)
        cut_pages(made, typesetter())
        counter = cProfile.Profile()
        cut = counter.runcall(cut_pages, made, typesetter())
        calls.append(pstats.Stats(counter).total_calls)
        assert len(cut.pages) > points / 10
    assert calls[1] < 5 * calls[0]


def test_the_same_paragraph_on_another_width_has_other_lines() -> None:
    long = para("one two three four five six seven eight nine ten eleven twelve")
    (wide,) = cuts(long, setup=page(width=400.0)).pages
    (narrow,) = cuts(long, setup=page(width=100.0)).pages
    assert wide.used < narrow.used


def test_a_row_that_is_kept_with_its_next_is_not_parted_from_it() -> None:
    first = row(lines(1, style=TIGHT), keep_next=True)
    made: Grid = grid(first, row(lines(1, style=TIGHT)))
    assert shape(lines(9, style=TIGHT), made) == [[(0, 9)], [(1, 2)]]

from __future__ import annotations

from briefing.galley.matter import Grid, GridRow, PageBreak
from briefing.render.docx.body import body_pieces
from briefing.render.docx.markup import w
from briefing.render.docx.spacing import Placed, cell_spaces, place
from tests.render.docx.galleys import find, para, register, tree


def grid(before: float = 0.0, after: float = 0.0) -> Grid:
    return Grid(columns=(100.0,), rows=(GridRow(cells=()),), before=before, after=after)


def spaces(*placed: Placed) -> list[tuple[float | None, float | None, float]]:
    return [(each.before, each.after, each.separator) for each in placed]


def test_two_paragraphs_leave_their_space_to_their_styles() -> None:
    assert spaces(*place([para(), para(style="heading-1"), para()])) == [(None, None, 0.0)] * 3


def test_nothing_stands_above_the_first_paragraph() -> None:
    assert place([para(style="heading-1")])[0].before == 0.0


def test_nothing_stands_above_the_first_paragraph_of_a_new_page() -> None:
    placed = place([para(), PageBreak(), para(style="heading-1")])
    assert [(each.before, each.begins_page) for each in placed] == [(None, False), (0.0, True)]


def test_the_paragraph_above_a_grid_carries_its_space() -> None:
    assert spaces(*place([para(), grid(before=9.0)])) == [(None, 9.0, 0.0), (None, None, 0.0)]


def test_the_larger_of_two_spaces_counts() -> None:
    assert spaces(*place([para(), grid(before=2.0)]))[0] == (None, None, 0.0)


def test_the_paragraph_below_a_grid_carries_its_space() -> None:
    assert spaces(*place([grid(after=9.0), para()]))[1] == (9.0, None, 0.0)


def test_two_grids_with_space_between_are_parted() -> None:
    assert spaces(*place([grid(after=8.0), grid(before=6.0)]))[1] == (None, None, 8.0)


def test_two_grids_without_space_between_touch() -> None:
    assert spaces(*place([grid(), grid()]))[1] == (None, None, 0.0)


def test_the_paragraph_between_two_grids_is_thin_and_its_space_vanishes_at_a_pages_top() -> None:
    pieces = body_pieces([grid(after=8.0), grid(), para()], register())
    made = tree("".join(piece.markup for piece in pieces))
    parting = find(made, "w:p")[0]
    assert find(parting, "w:pPr/w:pStyle")[0].get(w("val")) == "TableEnd"
    assert find(parting, "w:pPr/w:spacing")[0].get(w("before")) == "140"


def test_a_body_ends_with_a_paragraph() -> None:
    made = tree("".join(piece.markup for piece in body_pieces([para(), grid()], register())))
    assert [each.tag for each in made][-1] == w("p")
    assert not find(tree("".join(p.markup for p in body_pieces([grid(), para()], register()))), "w:p[not(w:r)]")


def test_a_cell_has_no_space_above_its_first_or_below_its_last() -> None:
    told = [(before, after) for _, before, after in cell_spaces([para(style="heading-1"), para(), para()])]
    assert told == [(0.0, None), (None, None), (None, 0.0)]

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.diagnostics import InvalidBrief, Position
from briefing.document.runs import Words
from briefing.galley.matter import PageBreak
from briefing.render.pdf import fit_pdf
from tests.render.pdf.galleys import BODY, galley, grid, lines, noted, para, picture, row, typesetter
from tests.typeset.houses import lettered_house

TIGHT = replace(BODY, after=0.0)


def test_a_galley_that_fits_says_how_much_room_is_left() -> None:
    fit = fit_pdf(galley(lines(8, style=TIGHT), pages=1), typesetter())
    assert (fit.pages, fit.limit, fit.holds, fit.lines_over) == (1, 1, True, 0)
    assert fit.fill == pytest.approx(0.8)
    assert fit.room == pytest.approx(24)
    assert fit.leading == 12


def test_room_counts_whole_pages_that_are_left() -> None:
    assert fit_pdf(galley(lines(8, style=TIGHT), pages=3), typesetter()).room == pytest.approx(24 + 2 * 120)


def test_a_galley_that_runs_over_says_by_how_much() -> None:
    fit = fit_pdf(galley(lines(13, style=TIGHT), pages=1), typesetter())
    assert (fit.pages, fit.holds, fit.lines_over) == (2, False, 3)
    assert fit.room == pytest.approx(-36)


def test_notes_count_as_fill() -> None:
    note = lines(1, style=TIGHT, id="n1")
    fit = fit_pdf(galley(noted(2, 0, "n1", style=TIGHT), notes={"n1": note}), typesetter())
    assert fit.fill == pytest.approx((24 + 12 + 12) / 120)


def test_every_id_has_its_page() -> None:
    inner = para("cell", style=TIGHT, id="cell")
    matter = (
        lines(9, style=TIGHT, id="first"),
        lines(3, style=TIGHT, id="second"),
        PageBreak(),
        picture(10, id="picture"),
        grid(row(inner, id="row"), id="grid"),
        noted(1, 0, "n1", style=TIGHT),
    )
    fit = fit_pdf(galley(*matter, notes={"n1": lines(1, style=TIGHT, id="n1")}), typesetter())
    assert fit.page_numbers == {"first": 1, "second": 2, "picture": 3, "grid": 3, "row": 3, "cell": 3, "n1": 3}


@pytest.mark.parametrize(("above", "jumped"), [(2, {"heading"}), (8, set())])
def test_a_heading_has_jumped_where_it_leaves_lines_empty_behind_it(above: int, jumped: set[str]) -> None:
    heading = lines(1, style=TIGHT, kind="heading", level=1, id="heading", keep_next=True)
    fit = fit_pdf(galley(lines(above, style=TIGHT), heading, picture(100)), typesetter())
    assert fit.page_numbers["heading"] == 2
    assert fit.jumped == jumped


def test_a_heading_behind_a_page_break_has_not_jumped() -> None:
    heading = lines(1, style=TIGHT, kind="heading", level=1, id="heading", keep_next=True)
    fit = fit_pdf(galley(lines(2, style=TIGHT), PageBreak(), heading, picture(100)), typesetter())
    assert fit.jumped == frozenset()


def test_a_row_on_a_later_page_has_that_number() -> None:
    rows = [row(lines(4, style=TIGHT), id=f"row-{n}") for n in range(4)]
    assert fit_pdf(galley(grid(*rows)), typesetter()).page_numbers == {"row-0": 1, "row-1": 1, "row-2": 2, "row-3": 2}


def test_what_would_be_drawn_over_the_footer_is_refused_at_its_place() -> None:
    with pytest.raises(InvalidBrief) as caught:
        fit_pdf(galley(picture(121, origin=Position("brief.yaml", 42))), typesetter())
    (told,) = caught.value.diagnostics
    assert str(told).startswith("brief.yaml:42:1: error: this is higher than a page")


@pytest.mark.parametrize("others", [0, 1])
def test_what_is_higher_than_a_page_fits_no_number_of_pages(others: int) -> None:
    fit = fit_pdf(galley(picture(150), *[lines(1, style=TIGHT)] * others, pages=3), typesetter())
    assert (fit.holds, fit.lines_over) == (False, 2)


def test_what_is_parted_that_should_stand_together_is_told_at_its_place() -> None:
    title = lines(1, style=TIGHT, keep_next=True)
    fit = fit_pdf(galley(title, picture(115, origin=Position("brief.yaml", 42))), typesetter())
    (told,) = fit.diagnostics
    assert str(told).startswith("brief.yaml:42:1: warning: this is taller than a page")


def test_what_cannot_be_drawn_is_told_all_at_once_at_its_places() -> None:
    matter = (
        para("Kim 김", origin=Position("brief.yaml", 3)),
        para("fine", origin=Position("brief.yaml", 4)),
        grid(row(para((Words("정은", emphasis=True),), origin=Position("brief.yaml", 5)))),
    )
    with pytest.raises(InvalidBrief) as caught:
        fit_pdf(galley(*matter), typesetter())
    assert [(d.position.line, d.message) for d in caught.value.diagnostics] == [
        (3, "no face of house 'plain' can draw '김' (U+AE40)"),
        (5, "no face of house 'plain' can draw '정' (U+C815), '은' (U+C740)"),
    ]


def test_the_answer_does_not_depend_on_who_sets_the_paragraphs() -> None:
    made = galley(lines(13), grid(row(lines(3))), house=lettered_house())
    assert fit_pdf(made) == fit_pdf(made, typesetter())

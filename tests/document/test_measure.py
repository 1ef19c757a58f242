"""What a dry layout's answer means."""

from __future__ import annotations

import pytest

from briefing.document.measure import WELL_FILLED, Fit, Piece, Slug
from briefing.values import replace


def fit(pages: int, limit: int | None, fill: float = 0.5, room: float = 0.0) -> Fit:
    return Fit(pages, limit, fill, room, 12.0, frame=100.0)


@pytest.mark.parametrize(("pages", "limit", "holds"), [(1, 1, True), (2, 1, False), (1, 2, True), (9, None, True)])
def test_a_document_fits_that_takes_no_more_pages_than_promised(pages: int, limit: int | None, holds: bool) -> None:
    assert fit(pages, limit).holds is holds


def test_pages_are_full_where_the_last_of_all_that_are_promised_is_well_filled() -> None:
    assert fit(2, 2, WELL_FILLED).is_full
    assert not fit(2, 2, WELL_FILLED - 0.01).is_full
    assert not fit(1, 2, 1.0).is_full
    assert fit(1, None, 0.1).is_full


@pytest.mark.parametrize(("room", "lines"), [(-30.0, 2), (-1.0, 1), (-600.0, 50)])
def test_what_runs_over_is_told_in_lines_at_least_one(room: float, lines: int) -> None:
    assert fit(3, 2, 1.0, room).lines_over == lines


def test_what_fits_is_over_by_no_line() -> None:
    assert fit(2, 2, 1.0, -5.0).lines_over == 0


def test_the_height_that_is_missing_counts_whole_pages_too() -> None:
    assert fit(1, 2, 0.5).height_missing == pytest.approx((1 + WELL_FILLED - 0.5) * 100)
    assert fit(2, 2, 0.95).height_missing == 0.0
    assert fit(3, 2, 0.1).height_missing == 0.0


def test_a_piece_is_as_high_as_its_slugs() -> None:
    assert Piece((Slug(12.0), Slug(13.5)), before=6.0, after=6.0).height == 25.5


def test_what_is_missing_fills_the_gaps_before_the_last_page_first() -> None:
    gaps = replace(fit(2, 2, 0.5), free=70.0)
    assert gaps.height_missing == pytest.approx(70.0 - (1 - WELL_FILLED) * 100)
    assert gaps.used == pytest.approx(2 * 100 - 70.0)
    assert replace(gaps, fill=0.95).height_missing == 0.0

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.galley.columns import fill_columns, fit_columns


def test_columns_follow_their_shares_where_words_have_room() -> None:
    assert fit_columns(300.0, (2, 1), (10, 10)) == (200.0, 100.0)


def test_a_column_is_as_wide_as_its_longest_word() -> None:
    assert fit_columns(300.0, (2, 1), (10, 150)) == (150.0, 150.0)


def test_what_cannot_all_fit_is_scaled_alike() -> None:
    assert fit_columns(300.0, (1, 1), (400, 200)) == (200.0, 100.0)


@given(st.lists(st.tuples(st.floats(0.1, 10), st.floats(0, 100)), min_size=1, max_size=6))
def test_columns_fill_the_width_and_hold_their_words(columns: list[tuple[float, float]]) -> None:
    shares, least = zip(*columns, strict=True)
    widths = fit_columns(650.0, shares, least)
    assert sum(widths) == pytest.approx(650.0)
    assert all(width >= want - 1e-6 for width, want in zip(widths, least, strict=True))


def test_cells_stay_on_one_line_where_they_can_and_the_rest_goes_by_shares() -> None:
    assert fill_columns(300.0, (1, 2), (10, 10), (60, 90)) == (110.0, 190.0)


def test_where_not_all_can_a_column_grows_with_what_it_wants() -> None:
    assert fill_columns(300.0, (1, 1), (50, 50), (100, 400)) == (75.0, 225.0)


def test_columns_of_long_words_alone_are_scaled() -> None:
    assert fill_columns(300.0, (1, 1), (400, 200), (400, 200)) == (200.0, 100.0)

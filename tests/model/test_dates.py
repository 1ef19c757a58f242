"""The days that a date can mean, as exactly as it is known."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.dates import Moment, PartialDate, Stage

STAGES: list[Stage | None] = [None, "early", "mid", "late", "first half", "second half"]


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        (PartialDate(2024, 10, 28), date(2024, 10, 28), date(2024, 10, 28)),
        (PartialDate(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
        (PartialDate(2024), date(2024, 1, 1), date(2024, 12, 31)),
        (PartialDate(2024, 10, stage="early"), date(2024, 10, 1), date(2024, 10, 10)),
        (PartialDate(2024, 10, stage="mid"), date(2024, 10, 11), date(2024, 10, 20)),
        (PartialDate(2024, 10, stage="late"), date(2024, 10, 21), date(2024, 10, 31)),
        (PartialDate(2023, 2, stage="second half"), date(2023, 2, 16), date(2023, 2, 28)),
        (PartialDate(2024, stage="mid"), date(2024, 5, 1), date(2024, 8, 31)),
        (PartialDate(2024, stage="first half"), date(2024, 1, 1), date(2024, 6, 30)),
    ],
)
def test_a_date_can_mean_the_days_that_it_leaves_open(when: PartialDate, first: date, last: date) -> None:
    assert (when.first_day, when.last_day) == (first, last)


@given(st.integers(1000, 2999), st.none() | st.integers(1, 12), st.sampled_from(STAGES))
def test_the_first_day_never_comes_after_the_last(year: int, month: int | None, stage: Stage | None) -> None:
    when = PartialDate(year, month, stage=stage)
    assert when.first_day <= when.last_day
    assert {when.first_day.year, when.last_day.year} == {year}


def test_a_cut_off_without_a_clock_time_is_midnight() -> None:
    assert Moment(date(2024, 11, 5)).as_datetime == datetime(2024, 11, 5)
    assert Moment(date(2024, 11, 5), "18:30", "UTC").as_datetime == datetime(2024, 11, 5, 18, 30)

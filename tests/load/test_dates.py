from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.load.dates import parse_date, parse_moment
from briefing.load.shapes import Misread
from briefing.model.dates import Moment, PartialDate


def hint(letters: str) -> str | None:
    with pytest.raises(Misread) as caught:
        parse_date(letters)
    return caught.value.hint


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("2024-10-28", PartialDate(2024, 10, 28)),
        ("2024-10", PartialDate(2024, 10)),
        ("2024", PartialDate(2024)),
        ("early 2024-10", PartialDate(2024, 10, stage="early")),
        ("mid 2024", PartialDate(2024, stage="mid")),
        ("late 1999-12", PartialDate(1999, 12, stage="late")),
        ("first half 2024-10", PartialDate(2024, 10, stage="first half")),
        ("second half 2024", PartialDate(2024, stage="second half")),
        ("2024-02-29", PartialDate(2024, 2, 29)),
    ],
)
def test_a_date_is_as_exact_as_its_letters(letters: str, expected: PartialDate) -> None:
    assert parse_date(letters) == expected


@pytest.mark.parametrize(
    ("letters", "meant"),
    [
        ("28 October 2024", "write 2024-10-28"),
        ("28. Oct. 2024", "write 2024-10-28"),
        ("October 28, 2024", "write 2024-10-28"),
        ("28.10.2024", "write 2024-10-28"),
        ("5.11.2024", "write 2024-11-05"),
        ("28/10/2024", "write 2024-10-28"),
        ("10/28/2024", "write 2024-10-28"),
        ("5/11/2024", "write 2024-11-05 or 2024-05-11"),
        ("2024/10/28", "write 2024-10-28"),
        ("2024.10", "write 2024-10"),
        ("2024-1-5", "write 2024-01-05"),
        ("October 2024", "write 2024-10"),
        ("OCT 2024", "write 2024-10"),
        ("Early October 2024", "write early 2024-10"),
        ("mid-2024", "write mid 2024"),
        ("early 2024-10-28", "a day is neither early nor late: write 2024-10-28, or early 2024-10"),
        ("first half of October 2024", "write first half 2024-10"),
        ("the second half of October 2024", "write second half 2024-10"),
        ("first half of 2024-10", "write first half 2024-10"),
        ("second half 2024-10-28", "a day has no halves: write 2024-10-28, or second half 2024-10"),
        ("2024-02-30", "February 2024 has 29 days"),
        ("2023-02-29", "February 2023 has 28 days"),
        ("2024-13", "there is no month 13"),
        ("2024-28-10", "did you mean 2024-10-28?"),
        ("yesterday", "write 2024-10-28, 2024-10, 2024 or early 2024-10"),
        ("Ma 2024", "write 2024-10-28, 2024-10, 2024 or early 2024-10"),
        ("0024", "write 2024-10-28, 2024-10, 2024 or early 2024-10"),
        ("٢٠٢٤", "write 2024-10-28, 2024-10, 2024 or early 2024-10"),
        ("9" * 5000, "write 2024-10-28, 2024-10, 2024 or early 2024-10"),
    ],
)
def test_any_other_form_is_told_how_to_be_written(letters: str, meant: str) -> None:
    assert hint(letters) == meant


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_every_day_is_read_as_itself(day: date) -> None:
    assert parse_date(day.isoformat()).first_day == day
    assert hint(f"{day.day}.{day.month}.{day.year}") == f"write {day.isoformat()}"


@given(st.text(max_size=30))
def test_any_letters_are_a_date_or_misread(letters: str) -> None:
    for parse in (parse_date, parse_moment):
        try:
            assert parse(letters)
        except Misread:
            continue


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("2024-11-05", Moment(date(2024, 11, 5))),
        ("2024-11-05 18:00", Moment(date(2024, 11, 5), "18:00")),
        ("2024-11-05 18:00 UTC", Moment(date(2024, 11, 5), "18:00", "UTC")),
        ("2024-11-05T18:00:00Z", Moment(date(2024, 11, 5), "18:00", "UTC")),
        ("2024-11-05 18:00+02:00", Moment(date(2024, 11, 5), "18:00", "+02:00")),
        ("2024-11-05 18:00 EET", Moment(date(2024, 11, 5), "18:00", "EET")),
    ],
)
def test_a_cut_off_has_a_day_and_perhaps_a_time_and_zone(letters: str, expected: Moment) -> None:
    assert parse_moment(letters) == expected


@pytest.mark.parametrize(
    "letters",
    ["2024-11", "early 2024-11", "2024-11-31", "2024-11-05 24:00", "2024-11-05 9:00", "2024-11-05 18:60", "18:00"],
)
def test_a_cut_off_without_a_day_or_with_no_time_of_the_day_is_misread(letters: str) -> None:
    with pytest.raises(Misread):
        parse_moment(letters)

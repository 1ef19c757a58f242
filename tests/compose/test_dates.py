"""Dates as each language prints them."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.compose.dates import as_of_words, date_words, day_of_year_words, moment_words, on_words
from briefing.compose.wording import find_wording
from briefing.diagnostics import Position
from briefing.document.dump import visible
from briefing.load.dates import parse_date
from briefing.model.dates import Moment, PartialDate

HERE = Position("x")

DAY, MONTH, YEAR = PartialDate(2024, 10, 28), PartialDate(2024, 10), PartialDate(2024)
FIRST = PartialDate(2024, 5, 1)
EARLY, MID, LATE = (
    PartialDate(2024, 10, stage="early"),
    PartialDate(2024, 10, stage="mid"),
    PartialDate(2024, stage="late"),
)
HALF, SECOND = PartialDate(2024, 10, stage="first half"), PartialDate(2024, stage="second half")


@pytest.mark.parametrize(
    ("language", "when", "printed"),
    [
        ("en-GB", DAY, "28~October 2024"),
        ("en-GB", MONTH, "October 2024"),
        ("en-GB", YEAR, "2024"),
        ("en-GB", EARLY, "early October 2024"),
        ("en-GB", MID, "mid-October 2024"),
        ("en-GB", LATE, "late 2024"),
        ("en-GB", HALF, "first half of October 2024"),
        ("en-GB", SECOND, "second half of 2024"),
        ("uk", HALF, "перша половина жовтня 2024"),
        ("fr", HALF, "octobre 2024 (première moitié)"),
        ("de", HALF, "erste Hälfte Oktober 2024"),
        ("en-US", DAY, "October~28, 2024"),
        ("uk", DAY, "28~жовтня 2024"),
        ("uk", MONTH, "жовтень 2024"),
        ("uk", EARLY, "початок жовтня 2024"),
        ("fr", FIRST, "1er~mai 2024"),
        ("fr", MID, "mi-octobre 2024"),
        ("de", DAY, "28.~Oktober 2024"),
        ("de", EARLY, "Anfang Oktober 2024"),
    ],
)
def test_a_date_is_printed_as_exactly_as_it_is_known(language: str, when: PartialDate, printed: str) -> None:
    assert visible(date_words(when, find_wording(language, HERE))) == printed


def test_a_language_that_inflects_says_as_of_in_its_own_case() -> None:
    assert date_words(MID, find_wording("uk", HERE), as_of=True) == "середину жовтня 2024"
    assert date_words(HALF, find_wording("uk", HERE), as_of=True) == "першу половину жовтня 2024"


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        (EARLY, date(2024, 10, 1), date(2024, 10, 10)),
        (HALF, date(2024, 10, 1), date(2024, 10, 15)),
        (PartialDate(2024, 10, stage="second half"), date(2024, 10, 16), date(2024, 10, 31)),
        (PartialDate(2024, stage="first half"), date(2024, 1, 1), date(2024, 6, 30)),
        (SECOND, date(2024, 7, 1), date(2024, 12, 31)),
        (LATE, date(2024, 9, 1), date(2024, 12, 31)),
    ],
)
def test_a_stage_of_a_month_or_year_means_its_days(when: PartialDate, first: date, last: date) -> None:
    assert (when.first_day, when.last_day) == (first, last)


@pytest.mark.parametrize(
    ("when", "printed"), [(DAY, "28~October"), (MONTH, "October"), (YEAR, ""), (EARLY, "early October")]
)
def test_an_entry_that_has_said_the_year_says_the_rest(when: PartialDate, printed: str) -> None:
    assert visible(day_of_year_words(when, find_wording("en-GB", HERE))) == printed


def test_the_cut_off_has_its_clock_and_zone_where_the_analyst_gives_them() -> None:
    wording = find_wording("en-GB", HERE)
    assert visible(moment_words(Moment(date(2024, 11, 5), "18:00", "UTC"), wording)) == "5~November 2024, 18:00~UTC"
    assert visible(moment_words(Moment(date(2024, 11, 5)), wording)) == "5~November 2024"


@pytest.mark.parametrize(
    ("language", "date", "as_of", "done"),
    [
        ("en-GB", "2024-10-28", "As of 28~October 2024", "28~October 2024"),
        ("en-GB", "early 2024-10", "As of early October 2024", "early October 2024"),
        ("de", "2024-10-28", "Stand: 28.~Oktober 2024", "am 28.~Oktober 2024"),
        ("de", "2024-10", "Stand: Oktober 2024", "im Oktober 2024"),
        ("de", "2024", "Stand: 2024", "2024"),
        ("de", "late 2024-10", "Stand: Ende Oktober 2024", "Ende Oktober 2024"),
        ("fr", "2024-10-28", "Au 28~octobre 2024", "le 28~octobre 2024"),
        ("fr", "2024-10", "En octobre 2024", "en octobre 2024"),
        ("fr", "2024", "En 2024", "en 2024"),
        ("fr", "early 2024-10", "Début octobre 2024", "début octobre 2024"),
        ("uk", "2024-10", "Станом на жовтень 2024", "жовтень 2024"),
    ],
)
def test_a_date_stands_with_the_words_that_its_exactness_asks_for(
    language: str, date: str, as_of: str, done: str
) -> None:
    wording, when = find_wording(language, Position("x")), parse_date(date)
    assert (visible(as_of_words(when, wording)), visible(on_words(when, wording))) == (as_of, done)

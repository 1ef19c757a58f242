"""Figures and dates as each language prints them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from briefing.compose.dates import date_words, day_of_year_words, moment_words
from briefing.compose.numbers import amount, figure_words, is_counted, unit_words
from briefing.compose.wording import find_wording
from briefing.diagnostics import Position
from briefing.document.dump import visible
from briefing.model.dates import Moment, PartialDate
from briefing.model.figure import Figure
from briefing.model.text import Text

HERE = Position("x")


def figure(value: str, unit: str, **rest: object) -> Figure:
    known = PartialDate(2024, 10, 28)
    return Figure("it", Decimal(value), unit, Text(()), known, "a", **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "shown", "printed"),
    [
        ("en-GB", figure("10000", "troops", qualifier="about"), "about 10,000"),
        ("en-GB", figure("3000", "soldiers", qualifier="at least"), "at least 3,000"),
        ("en-GB", figure("175000000000", "USD", magnitude="billion"), "$175~billion"),
        ("en-GB", figure("1500000", "soldiers", magnitude="million"), "1.5~million"),
        ("en-GB", figure("54", "%"), "54%"),
        ("en-GB", figure("30", "km"), "30~km"),
        ("en-GB", figure("12", "UAH"), "UAH~12"),
        ("en-GB", figure("12.50", "GBP"), "£12.50"),
        ("en-GB", figure("-5", "USD"), "−$5"),
        ("en-GB", figure("-5", "%"), "−5%"),
        ("en-GB", figure("120", "km2"), "120~km²"),
        ("en-GB", figure("1000000", "troops"), "1,000,000"),
        ("uk", figure("175000000000", "USD", magnitude="billion"), "175~млрд~дол.~США"),
        ("uk", figure("10000", "осіб", qualifier="about"), "близько 10~000"),
        ("uk", figure("3000", "осіб"), "3000"),
        ("uk", figure("1.5", "%"), "1,5%"),
        ("uk", figure("30", "km"), "30~км"),
        ("fr", figure("175000000000", "USD", magnitude="billion"), "175~milliards~de~dollars"),
        ("fr", figure("1000000", "EUR", magnitude="million"), "1~million~d’euros"),
        ("fr", figure("54", "%"), "54~%"),
        ("de", figure("1500000", "EUR", magnitude="million"), "1,5~Mio.~Euro"),
        ("de", figure("54.5", "%", qualifier="more than"), "mehr als 54,5~%"),
    ],
)
def test_a_figure_is_printed_in_the_way_of_the_language(language: str, shown: Figure, printed: str) -> None:
    assert visible(figure_words(shown, find_wording(language, HERE))) == printed


def test_a_counted_noun_follows_where_no_sentence_declines_it() -> None:
    wording = find_wording("en-GB", HERE)
    assert visible(figure_words(figure("10000", "troops"), wording, counted=True)) == "10,000~troops"


@pytest.mark.parametrize(
    ("unit", "counted"), [("troops", True), ("%", False), ("USD", False), ("km", False), ("", False), ("суден", True)]
)
def test_a_unit_is_a_counted_noun_unless_it_is_a_symbol(unit: str, counted: bool) -> None:
    assert is_counted(unit) is counted


@pytest.mark.parametrize(
    ("language", "unit", "magnitude", "printed"),
    [
        ("en-GB", "USD", "billion", "US dollars, billions"),
        ("en-GB", "troops", None, "troops"),
        ("uk", "USD", "billion", "млрд доларів США"),
        ("fr", "EUR", "billion", "milliards d’euros"),
        ("en-GB", "", "million", "million"),
    ],
)
def test_an_axis_says_once_what_it_counts(language: str, unit: str, magnitude: str | None, printed: str) -> None:
    assert unit_words(unit, magnitude, find_wording(language, HERE)) == printed  # type: ignore[arg-type]


def test_an_amount_keeps_the_decimals_that_the_analyst_gave() -> None:
    assert amount(Decimal("1.50"), "", None, find_wording("en-GB", HERE)) == "1.50"


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

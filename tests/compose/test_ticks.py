"""Ticks at round places."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.compose.ticks import (
    MOST_DATE_TICKS,
    MOST_VALUE_TICKS,
    axis_magnitude,
    date_ticks,
    labelled_magnitude,
    value_ticks,
)
from briefing.compose.wording import find_wording
from briefing.diagnostics import Position
from briefing.document.dump import visible

WORDING = find_wording("en-GB", Position("x"))


def labels(values: list[str], unit: str = "") -> str:
    numbers = [Decimal(value) for value in values]
    magnitude = axis_magnitude(numbers)
    return " ".join(tick.label for tick in value_ticks(numbers, magnitude, unit, WORDING))


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        (["3000", "10000", "11000"], "0 5,000 10,000 15,000"),
        (["175000000000", "400000000"], "0 50 100 150 200"),
        (["1"], "0.00 0.25 0.50 0.75 1.00"),
        (["0", "0"], "0.00 0.25 0.50 0.75 1.00"),
        (["-5", "12"], "−5 0 5 10 15"),
        (["-3"], "−3 −2 −1 0"),
        (["0.001", "0.004"], "0.000 0.001 0.002 0.003 0.004"),
        (["2500000", "1200000"], "0 1 2 3"),
        ([], "0.00 0.25 0.50 0.75 1.00"),
    ],
)
def test_value_ticks_are_round_and_begin_at_zero(values: list[str], ticks: str) -> None:
    assert labels(values) == ticks


@pytest.mark.parametrize(
    ("values", "unit", "ticks"),
    [
        (["1", "2"], "troops", "0 1 2"),
        (["9"], "ships", "0 5 10"),
        (["0"], "ships", "0 1"),
        (["1.5", "2"], "tonnes", "0.0 0.5 1.0 1.5 2.0"),
        (["1", "2"], "km", "0.0 0.5 1.0 1.5 2.0"),
    ],
)
def test_an_axis_of_whole_things_counts_no_halves(values: list[str], unit: str, ticks: str) -> None:
    assert labels(values, unit) == ticks


def test_percentages_say_so_at_each_tick() -> None:
    assert labels(["54"], "%") == "0% 20% 40% 60%"


@given(st.lists(st.decimals(-(10**13), 10**13, places=2), max_size=8))
def test_the_axis_holds_every_value_with_few_ticks_and_none_twice(values: list[Decimal]) -> None:
    ticks = value_ticks(values, axis_magnitude(values), "", WORDING)
    assert 2 <= len(ticks) <= MOST_VALUE_TICKS + 2
    low, high = ticks[0].value, ticks[-1].value
    span = high - low
    assert all(low - span * 1e-6 <= float(value) <= high + span * 1e-6 for value in values)
    assert len({tick.label for tick in ticks}) == len(ticks)


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        (date(2024, 10, 28), date(2024, 10, 28), "28~Oct 2024"),
        (date(2024, 10, 20), date(2024, 10, 24), "20~Oct 2024|21~Oct|22~Oct|23~Oct|24~Oct"),
        (date(2024, 10, 1), date(2024, 11, 30), "1~Oct 2024|15~Oct|1~Nov|15~Nov"),
        (date(2024, 12, 28), date(2025, 1, 5), "28~Dec 2024|30~Dec|1~Jan 2025|3~Jan|5~Jan"),
        (date(2024, 9, 5), date(2025, 2, 1), "Oct~2024|Nov|Dec|Jan~2025|Feb"),
        (date(2022, 2, 1), date(2024, 11, 5), "Jul~2022|Jan~2023|Jul|Jan~2024|Jul"),
        (date(1950, 6, 25), date(2024, 11, 5), "1960|1980|2000|2020"),
    ],
)
def test_date_ticks_are_days_months_or_years(first: date, last: date, ticks: str) -> None:
    assert "|".join(visible(tick.label) for tick in date_ticks(first, last, WORDING)) == ticks


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        (date(2024, 10, 20), date(2024, 10, 24), "20~Oct 2024|21~Oct|22~Oct|23~Oct|24~Oct"),
        (date(2024, 10, 3), date(2024, 12, 20), "3~Oct 2024|17~Oct|31~Oct|14~Nov|28~Nov|12~Dec"),
        (date(2024, 9, 5), date(2025, 2, 1), "Sept~2024|Oct|Nov|Dec|Jan~2025|Feb"),
        (date(2022, 2, 1), date(2024, 11, 5), "Jan~2022|Jul|Jan~2023|Jul|Jan~2024|Jul"),
        (date(1952, 6, 25), date(2024, 11, 5), "1940|1960|1980|2000|2020"),
    ],
)
def test_an_axis_that_opens_with_a_tick_has_all_of_them_evenly_apart(first: date, last: date, ticks: str) -> None:
    found = date_ticks(first, last, WORDING, opens=True)
    assert "|".join(visible(tick.label) for tick in found) == ticks
    assert found[0].value <= first.toordinal()


@pytest.mark.parametrize(
    ("language", "last", "ticks"),
    [
        ("de", date(2024, 1, 1), "25.12.2023|27.12.|29.12.|31.12."),
        ("fr", date(2024, 1, 8), "25/12/2023|01/01/2024|08/01"),
        ("uk", date(2024, 1, 8), "25.12.2023|01.01.2024|08.01"),
        ("de", date(2024, 7, 8), "11/2023|01/2024|03/2024|05/2024|07/2024"),
        ("uk", date(2024, 4, 8), "12.2023|01.2024|02.2024|03.2024|04.2024"),
    ],
)
def test_an_axis_says_months_in_numbers_where_word_processors_shorten_them_in_their_own_way(
    language: str, last: date, ticks: str
) -> None:
    wording = find_wording(language, Position("x"))
    found = date_ticks(date(2023, 12, 25), last, wording, opens=True)
    assert "|".join(tick.label for tick in found) == ticks
    assert not any(character.isalpha() for tick in found for character in tick.label)


def test_date_ticks_are_no_finer_than_the_dates_are_known() -> None:
    spring = (date(2024, 1, 1), date(2024, 3, 31))
    assert [visible(tick.label) for tick in date_ticks(*spring, WORDING, "month")] == ["Jan~2024", "Feb", "Mar"]
    years = (date(2022, 1, 1), date(2023, 12, 31))
    assert [tick.label for tick in date_ticks(*years, WORDING, "year")] == ["2022", "2023"]


@given(st.dates(date(1, 1, 1), date(9000, 1, 1)), st.integers(0, 200_000))
def test_date_ticks_lie_within_the_stretch_in_order_and_are_few(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    ticks = [tick.value for tick in date_ticks(first, last, WORDING)]
    assert 1 <= len(ticks) <= MOST_DATE_TICKS + 1
    assert ticks == sorted(ticks)
    assert all(first.toordinal() <= tick <= last.toordinal() for tick in ticks)


@pytest.mark.parametrize(
    ("values", "magnitude"),
    [
        ((5, 1_000_000), None),
        ((50_000, 2_000_000), None),
        ((0, 1_000_000), "million"),
        ((100_000, 1_000_000), "million"),
        ((5_000_000, 4_000_000_000), "billion"),
        ((5, 900), None),
    ],
)
def test_an_axis_counts_in_a_word_only_where_every_label_beside_it_says_its_own(
    values: tuple[int, ...], magnitude: str | None
) -> None:
    assert labelled_magnitude([Decimal(value) for value in values]) == magnitude

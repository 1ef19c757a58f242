"""The order of what stands on the axis of several series."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.model.dates import PartialDate
from briefing.model.exhibit import DataPoint, Series
from briefing.model.places import Place, are_crossed, places


def series(*xs: Place) -> Series:
    return Series("", tuple(DataPoint(x, None) for x in xs))


def test_what_one_series_leaves_out_stands_where_another_has_it() -> None:
    assert places([series(*"134"), series(*"1234")]) == list("1234")
    assert places([series(*"24"), series(*"123"), series(*"345")]) == list("12345")


def test_what_no_series_orders_stands_as_it_is_first_given() -> None:
    assert places([series(*"ca"), series(*"cb")]) == list("cab")


def test_dates_that_no_series_orders_stand_by_date() -> None:
    first, second, third = (PartialDate(year) for year in (2022, 2023, 2024))
    assert places([series(first, third), series(second)]) == [first, second, third]


def test_series_that_contradict_one_another_stand_as_first_given_and_are_told() -> None:
    assert places([series(*"132"), series(*"1234")]) == list("1324")
    assert are_crossed([series(*"132"), series(*"1234")])


@given(st.lists(st.sets(st.integers(0, 9)), max_size=5))
def test_series_of_one_order_all_keep_it(drawn: list[set[int]]) -> None:
    made = [series(*map(str, sorted(each))) for each in drawn]
    placed = places(made)
    assert not are_crossed(made)
    for each in made:
        at = [placed.index(point.x) for point in each.points]
        assert at == sorted(at)

"""What the scale of a timeline shows, and where it is cut."""

from __future__ import annotations

from datetime import date

from briefing.compose.timescale import DAYS_AT_MOST, MOST_CUTS, time_stretches
from briefing.compose.wording import find_wording
from briefing.diagnostics import Position
from briefing.document.blocks import TimeStretch
from briefing.model.dates import PartialDate

WORDING = find_wording("en-GB", Position("x"))


def stretches(*dates: PartialDate) -> tuple[TimeStretch, ...]:
    return time_stretches(dates, WORDING)


def day(year: int, month: int, number: int) -> PartialDate:
    return PartialDate(year, month, number)


def test_events_that_stand_close_share_one_stretch() -> None:
    (only,) = stretches(day(2024, 10, 1), day(2024, 10, 20), day(2024, 11, 4))
    assert (only.first, only.last) == (date(2024, 10, 1), date(2024, 11, 4))


def test_a_long_time_in_which_nothing_happened_is_cut_out() -> None:
    found = stretches(day(2022, 2, 24), day(2022, 3, 10), day(2024, 10, 1), day(2024, 10, 20))
    assert [(each.first.year, each.last.year) for each in found] == [(2022, 2022), (2024, 2024)]


def test_no_more_is_cut_than_a_reader_can_follow() -> None:
    found = stretches(*(day(year, 5, 1) for year in range(1990, 2020, 6)))
    assert len(found) <= MOST_CUTS + 1


def test_a_scale_of_months_begins_with_its_month_and_names_no_day() -> None:
    (only,) = stretches(*(day(2024, month, 20) for month in range(1, 7)))
    assert (only.last - only.first).days > DAYS_AT_MOST
    assert only.first == date(2024, 1, 1)
    assert all("1 " not in tick.label for tick in only.ticks)


def test_dates_that_are_known_by_year_have_ticks_at_years() -> None:
    (only,) = stretches(PartialDate(2021), PartialDate(2022), PartialDate(2023))
    assert {tick.label for tick in only.ticks} == {"2021", "2022", "2023"}


def test_every_event_lies_on_the_scale() -> None:
    dates = (day(2020, 1, 31), PartialDate(2024, 10, stage="early"), PartialDate(2024), day(2024, 12, 31))
    found = stretches(*dates)
    for when in dates:
        assert any(each.first <= when.first_day <= when.last_day <= each.last for each in found)

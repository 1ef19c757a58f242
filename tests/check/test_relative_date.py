from __future__ import annotations

import pytest

from tests.check.builder import found_in
from tests.check.fixture_files import cases


@pytest.mark.parametrize(("language", "given", "expected"), cases("relative-dates"))
def test_a_relative_date_is_found_and_told(language: str, given: str, expected: list[str]) -> None:
    found = found_in(given, "relative-date", language=language)
    assert [f"{warning.message.split(chr(39))[1]}: {warning.hint}" for warning in found] == expected


def test_a_language_without_a_table_has_no_relative_dates() -> None:
    assert found_in("Heute und today.", "relative-date", language="de") == []


def test_a_month_before_january_is_in_the_year_before() -> None:
    from datetime import date

    from briefing.check.language import RelativeDate
    from briefing.check.relative_date import _meant

    assert _meant(RelativeDate("last month", "month", -1), date(2024, 1, 31)) == "2023-12"

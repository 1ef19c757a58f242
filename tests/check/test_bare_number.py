from __future__ import annotations

import pytest

from briefing.model.exhibit import Exhibit
from tests.check.builder import brief, figure, found, found_in, point, silence, source, text, told
from tests.check.fixture_files import cases


@pytest.mark.parametrize(("language", "given", "expected"), cases("numbers"))
def test_a_number_that_is_no_figure_is_found(language: str, given: str, expected: list[str]) -> None:
    assert told(found_in(given, "bare-number", language=language)) == expected


def test_the_place_is_that_of_the_number() -> None:
    [warning] = found_in("There are *exactly 3000* soldiers.", "bare-number")
    assert str(warning.position) == "brief.yaml:1:20"


def test_the_way_out_is_the_figure_of_that_value() -> None:
    figures = [figure("troops-nato", "10000"), figure("money", "175000000000", "USD")]
    hints = [
        warning.hint for warning in found_in("Here 10 000 men, there 175 billion.", "bare-number", figures=figures)
    ]
    assert hints == ["write {troops-nato}", "write {money}"]


def test_all_figures_of_that_value_are_offered() -> None:
    figures = [figure("one", "1500"), figure("other", "1.5")]
    [warning] = found_in("It was 1,500.", "bare-number", figures=figures)
    assert warning.hint == "write {one} or {other}"


def test_without_such_a_figure_the_way_out_is_a_new_one_or_a_name() -> None:
    [warning] = found_in("It was 1,500.", "bare-number", figures=[figure("other", "15")])
    assert warning.hint == (
        "give it an entry under 'figures' and write {its-id}; if it is part of a name, list that under 'names'"
    )


def test_a_name_with_a_number_is_no_bare_number() -> None:
    assert found_in("They fly the Mirage\u00a04500.", "bare-number", names=("Mirage 4500",)) == []


def test_a_name_within_another_word_does_not_count() -> None:
    assert told(found_in("They fly 55 and X4500.", "bare-number", names=("5",))) == ["55"]


def test_a_year_before_what_the_figures_count_is_a_number() -> None:
    assert told(found_in("Of 1950 troops and 1950 films", "bare-number", figures=[figure("all", "9")])) == ["1950"]


def test_every_text_of_the_brief_is_read() -> None:
    checked = brief(title=text("All 11"), question=text("Why 12?"), bottom_line=text("So 13."), method=text("By 14."))
    assert sorted(told(found(checked, "bare-number"))) == ["11", "12", "13", "14"]


def test_the_contact_may_hold_telephone_numbers() -> None:
    assert found(brief(contact=text("Room 5, +44 20 7946 0000")), "bare-number") == []


def test_cells_of_a_table_with_a_source_are_its_data() -> None:
    table = Exhibit("table", "table", text("Losses"), columns=(text("Year 1"),), rows=((text("315"),),))
    assert sorted(told(found(brief(exhibits=(table,)), "bare-number"))) == ["1", "315"]
    sourced = Exhibit(
        "table", "table", text("All 7 losses"), columns=table.columns, rows=table.rows, source=("report",)
    )
    assert told(found(brief(exhibits=(sourced,), sources=[source()]), "bare-number")) == ["7"]


def test_a_point_can_silence_it() -> None:
    assert found(brief(point("All 4.", silence=silence("bare-number"))), "bare-number") == []


def test_a_number_of_any_length_is_read() -> None:
    assert len(found_in("1" * 5000, "bare-number")) == 1

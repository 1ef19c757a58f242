"""Faults as people read them, and in which order."""

from __future__ import annotations

import pytest

from briefing.diagnostics import BriefingError, OutputError, Position, WrongUse, by_place, error, warning


def test_a_fault_is_told_with_its_place_and_the_way_out() -> None:
    fault = error("unknown source 'rute'", Position("brief.yaml", 42, 15), "did you mean 'rutte'?")
    assert str(fault) == "brief.yaml:42:15: error: unknown source 'rute'\n  hint: did you mean 'rutte'?"


def test_a_file_that_nobody_edits_is_told_without_a_line() -> None:
    assert str(Position("out/brief.pdf", 0, 0)) == "out/brief.pdf"


def test_faults_stand_in_the_order_of_their_places_errors_first_and_each_once() -> None:
    late, early = Position("b.yaml", 10, 2), Position("b.yaml", 9, 30)
    told = by_place([error("z", late), warning("rule", "a", early), error("a", early), error("z", late)])
    assert [(fault.severity.value, fault.message) for fault in told] == [
        ("error", "a"),
        ("warning", "a"),
        ("error", "z"),
    ]


def test_places_are_compared_by_number_and_not_by_letter() -> None:
    told = by_place([error("second", Position("b.yaml", 10, 1)), error("first", Position("b.yaml", 9, 1))])
    assert [fault.message for fault in told] == ["first", "second"]


def test_what_stops_the_work_carries_its_faults_in_order() -> None:
    stop = BriefingError("two errors", [error("b", Position("x", 2)), error("a", Position("x", 1))])
    assert [fault.message for fault in stop.diagnostics] == ["a", "b"]


@pytest.mark.parametrize(("stop", "status"), [(WrongUse("x"), 2), (OutputError("x", file="out/a"), 1)])
def test_wrong_use_has_an_exit_status_of_its_own(stop: BriefingError, status: int) -> None:
    assert stop.exit_code == status

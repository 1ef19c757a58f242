"""Which of two choices is the better one."""

from __future__ import annotations

from briefing.compose.candidates import Step
from briefing.compose.objective import Value, value
from briefing.compose.selection import Selection
from briefing.document.measure import Fit
from briefing.model.point import Form

STEPS = (Step("a", Form.FULL, 1.0), Step("b", Form.FULL, 2.0), Step("c", Form.FULL, 3.0), Step("d", Form.FULL, 3.0))


def worth(*points: str, fill: float = 1.0, pages: int = 1) -> Value:
    found = value(Selection(dict.fromkeys(points, Form.FULL)), Fit(pages, 1, fill, 0.0, 12.0), STEPS)
    assert found is not None
    return found


def test_what_does_not_fit_is_worth_nothing() -> None:
    assert value(Selection({"a": Form.FULL}), Fit(2, 1, 1.0, -50.0, 12.0), STEPS) is None


def test_no_number_of_later_points_outweighs_an_earlier_one() -> None:
    assert worth("a", "b") > worth("a", "c", "d")


def test_a_full_page_comes_before_priority_two() -> None:
    assert worth("a", "c", fill=0.95) > worth("a", "b", fill=0.5)


def test_nothing_of_priority_one_is_given_up_for_a_full_page() -> None:
    assert worth("a", fill=0.2) > worth("b", "c", "d", fill=1.0)

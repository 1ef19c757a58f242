"""Which edition is chosen before which, and what it leaves to the others."""

from __future__ import annotations

import pytest

from briefing.compose.candidates import Step
from briefing.compose.precedence import Bounds, floor_of, in_order
from briefing.compose.selection import Selection
from briefing.model.edition import Edition
from briefing.model.point import Form


def edition(name: str, pages: int | None, *, made: bool = False) -> Edition:
    return Edition(name, (), pages, is_made_to_measure=made)


def order(*editions: Edition) -> list[str]:
    return [each.id for each in in_order(editions)]


def test_whole_sheets_come_before_other_lengths_as_the_file_has_them() -> None:
    assert order(edition("three", 3), edition("two", 2), edition("one", 1), edition("five", 5), edition("four", 4)) == [
        "two", "one", "four", "three", "five",
    ]  # fmt: skip


def test_a_second_edition_of_a_length_comes_after_every_first() -> None:
    assert order(edition("one", 1), edition("other-one", 1), edition("two", 2)) == ["one", "two", "other-one"]


def test_whichever_edition_of_a_length_is_written_first_is_the_first() -> None:
    assert order(edition("new-two", 2), edition("one", 1), edition("two", 2)) == ["new-two", "one", "two"]


def test_what_is_made_for_one_request_comes_last_and_takes_no_first_place() -> None:
    assert order(edition("2-page", 2, made=True), edition("one", 1), edition("two", 2)) == ["one", "two", "2-page"]


def test_an_edition_of_any_length_binds_nobody() -> None:
    assert order(edition("report", None), edition("one", 1)) == ["one"]


def test_an_edition_holds_at_least_what_any_shorter_one_holds_as_full_as_there() -> None:
    shorter = [Selection({"a": Form.SHORT, "gone": Form.FULL}), Selection({"a": Form.FULL}, frozenset({"options"}))]
    floor = floor_of(shorter, ["a", "b"], ["options", "method"])
    assert floor == Selection({"a": Form.FULL}, frozenset({"options"}))


@pytest.mark.parametrize(
    ("step", "allowed"),
    [
        (Step("a", Form.SHORT, 1.0), True),
        (Step("a", Form.FULL, 1.0), False),
        (Step("not-asked-there", Form.FULL, 1.0), True),
        (Step("options", None, 2.0), True),
    ],
)
def test_an_edition_holds_no_point_fuller_than_a_longer_one_does(step: Step, allowed: bool) -> None:
    assert Bounds(Selection({}), (Selection({"a": Form.SHORT}),)).allow(step) is allowed

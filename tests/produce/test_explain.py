"""Explaining an edition."""

from __future__ import annotations

from briefing.compose.choose import Shortfall
from briefing.compose.selection import Omission
from briefing.model.point import Form
from briefing.produce.explain import Explanation, Left, as_data, left_out


def test_what_could_have_come_in_stands_first_in_the_order_of_its_worth() -> None:
    shortfalls = [
        Shortfall("b", Form.SHORT, "pages", 2),
        Shortfall("a", Form.FULL, "pages", 3, is_said=True),
        Shortfall("options", None, "fill", 0),
    ]
    omissions = [
        Omission("a", Form.SHORT, "pages"),
        Omission("b", Form.ABSENT, "pages"),
        Omission("options", Form.ABSENT, "pages"),
        Omission("secret", Form.ABSENT, "marking"),
        Omission("event", Form.ABSENT, "limit", limit="events: 6"),
    ]
    assert [(left.id, left.said, left.sentence) for left in left_out(shortfalls, omissions)] == [
        ("b", "not", "does not fit: 2 lines short"),
        ("a", "short", "does not fit: 3 lines short"),
        ("options", "not", "gave way so that the last page is well filled: it fits, but would leave that page open"),
        ("secret", "not", "marked above the edition's audience"),
        ("event", "not", "the edition holds no more than `events: 6`: raise that, or give it a priority nearer 1"),
    ]


def test_a_point_without_a_short_form_that_is_absent_is_not_said_to_be_in_short() -> None:
    assert left_out([Shortfall("a", Form.FULL, "pages", 1)], [])[0] == Left("a", "not", "pages", 1)


def test_one_line_is_one_line_and_what_is_far_behind_is_said_to_be() -> None:
    assert Left("a", "not", "pages", 1).sentence == "does not fit: 1 line short"
    assert Left("a", "not", "pages").sentence == "does not fit: far behind what fits"
    assert Left("a", "not", "longer").sentence == "a longer edition does not hold it"


def test_what_gave_way_to_a_full_page_is_told_by_how_many_lines_it_does_not_fit_beside_what_is_said() -> None:
    assert Left("a", "not", "fill", 3).sentence == "gave way so that the last page is well filled: 3 lines short"


def test_judgements_are_counted_as_the_brief_has_them() -> None:
    told = Left("j", "not", "limit", limit="judgements: 3").sentence
    assert told == "the edition holds no more than `judgements: 3`: raise that, or move it up in the brief"


def test_programs_get_the_same() -> None:
    told = Explanation(0.98765, 0.051, 0, 3, (Left("a", "short", "pages", 2),))
    assert as_data(told) == {
        "fill": 0.9877,
        "spread": 0.051,
        "words_missing": 0,
        "layouts": 3,
        "left_out": [
            {
                "id": "a",
                "said": "short",
                "reason": "pages",
                "lines_short": 2,
                "limit": None,
                "why": "does not fit: 2 lines short",
            }
        ],
    }

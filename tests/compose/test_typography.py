"""Marks and binds, case by case: `cases/typography.txt`. A no-break space is written `~`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.compose.typography import bind_last, set_type, set_words
from briefing.compose.wording import WORDINGS, find_wording
from briefing.diagnostics import Position
from briefing.document.dump import visible
from tests.compose.build import cases


@pytest.mark.parametrize(("title", "typed", "expected"), cases("typography"))
def test_marks_are_set_as_the_language_has_them(title: str, typed: str, expected: str) -> None:
    wording = find_wording(title.partition(":")[0], Position("x"))
    assert visible(set_words(typed, wording)) == expected


def test_a_name_with_a_number_stays_on_one_line() -> None:
    chars = list("A Mirage 2000 flies.")
    set_type(chars, find_wording("en-GB", Position("x")), ["Mirage 2000"])
    assert visible("".join(chars)) == "A Mirage~2000 flies."


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("It rains in Kyiv.", "It rains in~Kyiv."),
        ("It is internationalization notwithstanding.", "It is internationalization notwithstanding."),
        ("It rains.", "It rains."),
        ("It rains~– today.", "It rains~–~today."),
        ("Il pleut «~là~».", "Il pleut~«~là~»."),
        ("It costs five~million.", "It costs five~million."),
        ("It says so (https://example.org/long/524) now.", "It says so (https://example.org/long/524)~now."),
        ("It rains at a@b.org.", "It rains at a@b.org."),
    ],
)
def test_the_last_two_words_of_a_paragraph_are_bound_unless_they_are_long(text: str, tied: str) -> None:
    chars = [*text[:3].replace("~", "\u00a0"), text[3:].replace("~", "\u00a0"), ""]
    bind_last(chars)
    assert visible("".join(chars)) == tied


def test_a_hyphen_in_a_number_to_call_is_no_range() -> None:
    wording = find_wording("en-GB", Position("x"))
    prose, contact = list("They are 555-1234."), list("Tel. 555-1234")
    set_type(prose, wording)
    set_type(contact, wording, ranges=False)
    assert ("".join(prose), "".join(contact)) == ("They are 555–1234.", "Tel. 555-1234")


@given(st.text(alphabet="ab 1.,\"'-–«»“”()\u00a0:;!?p…", max_size=40), st.sampled_from(list(WORDINGS)))
def test_setting_type_changes_no_letter_and_no_digit(typed: str, language: str) -> None:
    wording = find_wording(language, Position("x"))
    letters = [mark for mark in typed if mark.isalnum()]
    assert [mark for mark in set_words(typed, wording) if mark.isalnum()] == letters


@given(st.text(alphabet="ab 1.,\"'-p…", max_size=40))
def test_setting_type_twice_is_setting_it_once(typed: str) -> None:
    wording = find_wording("en-GB", Position("x"))
    once = set_words(typed.replace("--", "-"), wording)
    assert set_words(once, wording) == once

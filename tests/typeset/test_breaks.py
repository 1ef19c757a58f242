from __future__ import annotations

import pytest

from briefing.typeset.breaks import MARK, find_breaks


def broken(text: str) -> str:
    """`text` with a bar wherever it may be broken."""
    breaks = [found.next for found in find_breaks(text)[:-1]]
    return "|".join(text[begin:end] for begin, end in zip([0, *breaks], [*breaks, len(text)], strict=True))


# What LibreOffice does with the same texts.
@pytest.mark.parametrize(
    "expected",
    [
        "one |two  |three",
        "first-|class",
        "Kursk–|Voronezh",
        "word|—|word",
        "and/|or",
        "1/2 |cup",
        "2024-|10-|28",
        "https://|www.nato.int/|cps/|en.htm?|a=b&c=d",
        "see |https://|www.nato.int/|cps/|en-|gb",
        "wait…|now",
        "yes!|no",
        "a |(b) |c",
        "“quoted”, |he |said",
        "word-”",
        "3-|го",
        "10\u00a0000\u202ftroops |in",
        "no\u2011break",
        "no.break,here:or;there",
        "path\\|to",
        "x\u200b|y",
        "5% |of",
        "en?|q=|%C3%A9",
        "1000|—|or |3.25|—|a",
        "said.|—“yes”—|(no)|—”",
    ],
)
def test_lines_break_where_word_processors_break_them(expected: str) -> None:
    assert broken(expected.replace("|", "")) == expected


def test_a_note_mark_clings_to_its_word() -> None:
    assert broken(f"word.{MARK} Next-{MARK}and") == f"word.{MARK} |Next-{MARK}and"


def places(text: str) -> list[tuple[int, int]]:
    return [(found.end, found.next) for found in find_breaks(text)]


def test_spaces_hang_over_the_end() -> None:
    assert places("one  two ") == [(3, 5), (8, 9)]


def test_a_hyphen_stays_on_its_line() -> None:
    assert places("self-made") == [(5, 5), (9, 9)]


@pytest.mark.parametrize("text", ["", " ", "word", " word"])
def test_what_cannot_be_broken_has_its_end_alone(text: str) -> None:
    assert places(text) == [(len(text.rstrip()), len(text))]


def test_a_break_knows_whether_it_is_at_a_space_or_a_slash() -> None:
    assert [(found.is_space, found.is_slash) for found in find_breaks("a b/c d-e")] == [
        (True, False),
        (False, True),
        (True, False),
        (False, False),
        (False, False),
    ]

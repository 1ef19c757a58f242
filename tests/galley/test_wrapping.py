"""Names of charts stand in lines that fit, and no word is cut without a hyphen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.galley.charts.wrapping import wrapped


def lines(text: str, letters: int) -> list[str]:
    return wrapped(text, lambda words: len(words) <= letters)


@pytest.mark.parametrize(
    ("text", "letters", "broken"),
    [
        ("Black Sea grain", 9, ["Black Sea", "grain"]),
        ("Black Sea grain", 40, ["Black Sea grain"]),
        ("", 9, [""]),
        ("Kursk-Voronezh road", 10, ["Kursk-", "Voronezh", "road"]),
        ("10\u00a0000 tonnes", 7, ["10\u00a0000", "tonnes"]),
        ("Internationalization of it", 12, ["Internatio-", "nalization", "of it"]),
        ("Продовольство", 9, ["Продо-", "вольство"]),
        ("ab", 1, ["a", "b"]),
        ("123456789", 5, ["12345", "6789"]),
    ],
)
def test_text_is_broken_as_text_is_and_words_with_hyphens(text: str, letters: int, broken: list[str]) -> None:
    assert lines(text, letters) == broken


@given(st.text("abcdef АБ-/1 ", max_size=60), st.integers(4, 20))
def test_nothing_is_lost_and_every_line_fits(text: str, letters: int) -> None:
    broken = lines(text, letters)
    assert all(len(line) <= letters for line in broken)
    kept = "".join(broken).replace(" ", "").replace("-", "")
    assert kept == text.replace(" ", "").replace("-", "")


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=30), min_size=1, max_size=5), st.integers(4, 20))
def test_no_line_ends_inside_a_word_without_a_hyphen(words: list[str], letters: int) -> None:
    for line in lines(" ".join(words), letters)[:-1]:
        last = line.split(" ")[-1]
        assert last.endswith("-") or any(word.endswith(last) for word in words)

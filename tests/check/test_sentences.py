from __future__ import annotations

import pytest

from briefing.check.language import ANY_LANGUAGE, find_language
from briefing.check.sentences import split_sentences
from tests.check.fixture_files import cases


@pytest.mark.parametrize(("language", "given", "expected"), cases("sentences"))
def test_sentences_end_where_a_reader_ends_them(language: str, given: str, expected: list[str]) -> None:
    stretches = split_sentences(given, find_language(language))
    assert [given[start:end] for start, end in stretches] == expected


def test_a_language_without_a_table_knows_initials_and_decimals() -> None:
    said = "Selon J. Dupont, 1.5 million. Rien de plus."
    assert [said[a:b] for a, b in split_sentences(said, ANY_LANGUAGE)] == [
        "Selon J. Dupont, 1.5 million.",
        "Rien de plus.",
    ]


def test_an_empty_prose_has_no_sentence() -> None:
    assert split_sentences("  ", ANY_LANGUAGE) == ()

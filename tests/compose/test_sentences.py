"""Where sentences end, at which a work may be cited."""

from __future__ import annotations

import pytest

from briefing.compose.sentences import clause_end, sentence_ends
from briefing.compose.wording import find_wording
from briefing.diagnostics import Position


def sentences(text: str, language: str = "en-GB", figures: tuple[int, ...] = ()) -> list[str]:
    ends = sentence_ends(text, find_wording(language, Position("x")), figures)
    return [text[start:end].strip() for start, end in zip((0, *ends), ends, strict=False)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en-GB", "It rains. It pours.", ["It rains.", "It pours."]),
        ("en-GB", 'He said "stop." She left.', ['He said "stop."', "She left."]),
        ("en-GB", "It rains... and pours. 12 came.", ["It rains... and pours.", "12 came."]),
        ("en-GB", "Dr. Smith and J. K. Rowling met. Why? (Nobody knows.)", ["Dr. Smith and J. K. Rowling met.", "Why?",
                                                                            "(Nobody knows.)"]),
        ("en-GB", "See p. 4. Then go.", ["See p. 4.", "Then go."]),
        ("uk", "Це було 2022 р. у Києві. Далі – ні.", ["Це було 2022 р. у Києві.", "Далі – ні."]),
        ("de", "Am 5. November kam z. B. Otto. Er ging.", ["Am 5. November kam z. B. Otto.", "Er ging."]),
        ("fr", "M. Dupont vint. « Oui », dit-il.", ["M. Dupont vint.", "« Oui », dit-il."]),
    ],
)  # fmt: skip
def test_a_text_ends_its_sentences_where_a_reader_does(language: str, text: str, expected: list[str]) -> None:
    assert sentences(text, language) == expected


def test_a_figure_begins_a_sentence_with_or_without_a_mark_before_it() -> None:
    text = 'It is so. about 10 came. "about 10" left.'
    assert len(sentences(text)) == 1
    assert len(sentences(text, figures=(text.index("about"), text.rindex("about")))) == 3


def test_a_clause_ends_before_its_comma_or_dash() -> None:
    text = "Of ten, it is said, five – or six – left."
    assert text[: clause_end(text, 0, len(text))] == "Of ten"
    assert text[: clause_end(text, 20, len(text))].endswith("five")
    assert clause_end("all of it", 0, 4) == 4

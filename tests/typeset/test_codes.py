"""What a line does not part at its hyphens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.typeset.codes import tied


@pytest.mark.parametrize(
    "code",
    ["BRIEF-2024-11", "F-16", "MiG-29", "S-400", "COVID-19", "E38-A", "2024-11-05", "ДБН-14", "(K-9)"],
)
def test_a_code_is_kept_together(code: str) -> None:
    assert tied(f"The {code}, that is.") == f"The {code.replace('-', chr(0x2011))}, that is."


@pytest.mark.parametrize(
    "words",
    [
        "24-hour", "Kursk-Voronezh", "UN-backed", "mid-2024", "two-page", "North-West", "T-72-style", "co-operation",
        "https://example.org/F-16", "A-1-2-3-4-5-6-7-8-9-10-11-12-13", "-16", "F-",
    ],
)  # fmt: skip
def test_words_of_the_language_may_be_parted(words: str) -> None:
    assert tied(f"So {words} is.") == f"So {words} is."


@given(st.text("AaБ1-/ .,\u2011", max_size=40))
def test_every_letter_keeps_its_place(text: str) -> None:
    found = tied(text)
    assert len(found) == len(text)
    assert found.replace("\u2011", "-") == text.replace("\u2011", "-")
    assert tied(found) == found

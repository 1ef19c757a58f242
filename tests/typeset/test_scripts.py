"""Which letters are shaped together."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.typeset.scripts import by_script, last_script, lead_length, script_of


@pytest.mark.parametrize(
    ("letter", "script"),
    [
        ("a", "Latn"),
        ("é", "Latn"),
        ("ж", "Cyrl"),
        ("ґ", "Cyrl"),
        ("λ", "Grek"),
        ("א", "Hebr"),
        ("ع", "Arab"),
        ("漢", "Hani"),
    ],
)
def test_a_letter_has_its_script(letter: str, script: str) -> None:
    assert script_of(letter) == script


@pytest.mark.parametrize("mark", [" ", "1", ".", "–", "€", "\u00a0", "\u0301"])
def test_marks_and_digits_belong_to_all_scripts(mark: str) -> None:
    assert script_of(mark) == ""


@given(st.text(alphabet="ab жґ λ.1–ע", max_size=20))
def test_the_pieces_are_the_text_and_neighbours_differ(text: str) -> None:
    pieces = by_script(text)
    assert "".join(text[start:end] for start, end, _ in pieces) == text
    assert all(one[2] != other[2] for one, other in pairwise(pieces))


def test_a_space_that_leads_to_another_script_goes_with_the_letters_before_it() -> None:
    assert lead_length(" NATO", "Cyrl") == 1
    assert lead_length(" і", "Cyrl") == 0
    assert lead_length(" NATO", "") == 0


def test_the_last_letter_decides_what_follows() -> None:
    assert last_script("НАТО x 12.", "Grek") == "Latn"
    assert last_script("12.", "Grek") == "Grek"

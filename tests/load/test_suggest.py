from __future__ import annotations

import pytest

from briefing.load.suggest import closest, did_you_mean, look_alike, one_of

KEYS = ("text", "short", "priority", "contested_by", "as_of", "rutte-2024", "one-page", "highly likely", "TLP:AMBER")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("txt", "text"),
        ("Text", "text"),
        ("asof", "as_of"),
        ("as-of", "as_of"),
        ("contestedBy", "contested_by"),
        ("priorty", "priority"),
        ("rute-2024", "rutte-2024"),
        ("rutte_2024", "rutte-2024"),
        ("onepage", "one-page"),
        ("Highly  Likely", "highly likely"),
        ("tlp amber", "TLP:AMBER"),
        ("colour", None),
        ("", None),
        ("x", None),
        ("x" * 10_000, None),
    ],
)
def test_what_was_probably_meant(word: str, meant: str | None) -> None:
    assert closest(word, KEYS) == meant
    assert did_you_mean(word, KEYS) == (f"did you mean '{meant}'?" if meant else None)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("tеxt", "its 'е' is a Cyrillic letter: type it again with a Latin keyboard"),
        ("te\u200bxt", "it holds a letter that prints nothing (U+200B): type it again"),
        ("text", None),
        ("текст", None),
        ("été", None),
    ],
)
def test_what_one_cannot_see_is_told(word: str, said: str | None) -> None:
    assert look_alike(word) == said


def test_a_name_in_the_wrong_keyboard_layout_is_recognised() -> None:
    assert closest("ТLР:АМВЕR", KEYS) == "TLP:AMBER"


def test_letters_that_compare_to_nothing_are_not_taken_for_a_name() -> None:
    assert closest("---", KEYS) is None


def test_names_in_a_row() -> None:
    assert one_of(["a"]) == "a"
    assert one_of(["a", "b"]) == "a or b"
    assert one_of("abc") == "a, b or c"
    assert one_of([]) == "none"
    assert (
        one_of("abcdefghijklmnopqrst")
        == "a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p or others in docs/data-format.md"
    )

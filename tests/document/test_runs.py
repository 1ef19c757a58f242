from __future__ import annotations

from briefing.document.runs import NoteReference, Words, joined, plain


def test_neighbours_of_one_style_become_one() -> None:
    assert joined((Words("a "), Words("b"), Words(" c", strong=True))) == (Words("a b"), Words(" c", strong=True))


def test_what_differs_in_anything_stays_apart() -> None:
    runs = (Words("a"), Words("b", lang="uk"), Words("c", href="#x"), Words("d", emphasis=True), Words("e"))
    assert joined(runs) is runs


def test_a_note_mark_parts_its_neighbours() -> None:
    runs = (Words("a"), NoteReference("n", "1"), Words("b"))
    assert joined(runs) is runs


def test_no_word_is_lost() -> None:
    runs = (Words("a"), Words("b"), NoteReference("n", "1"), Words("c"), Words("d"))
    assert plain(joined(runs)) == plain(runs)

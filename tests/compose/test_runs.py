"""Building runs out of words."""

from __future__ import annotations

from briefing.compose.runs import cut, filled, joined, leading, linked, merged, words
from briefing.document.runs import NoteReference, Words


def test_neighbours_of_one_style_become_one_and_empty_ones_vanish() -> None:
    runs = (Words("a"), Words(""), Words("b"), Words("c", strong=True), NoteReference("n", "1"), Words("d"))
    assert merged(runs) == (Words("ab"), Words("c", strong=True), NoteReference("n", "1"), Words("d"))


def test_nothing_is_no_run() -> None:
    assert words("") == ()


def test_a_link_covers_words_and_leaves_marks_alone() -> None:
    mark = NoteReference("n", "1")
    assert linked((Words("a", emphasis=True), mark), "#x") == (Words("a", emphasis=True, href="#x"), mark)
    assert linked((Words("a"),), None) == (Words("a"),)


def test_words_lead_up_to_those_that_lead_elsewhere_by_themselves() -> None:
    own = (Words("n 3", href="#note-3"), Words("), p. 4"))
    assert leading((Words("A, "), Words("T", emphasis=True), Words(" ("), *own), "#a") == (
        Words("A, ", href="#a"),
        Words("T", emphasis=True, href="#a"),
        Words(" ("),
        *own,
    )
    assert leading(own, "#a") == own
    assert leading((Words("A, "), own[0]), "#a") == (Words("A", href="#a"), Words(", "), own[0])


def test_runs_are_cut_at_a_letter() -> None:
    runs = (Words("ab"), Words("cd", strong=True))
    assert cut(runs, 0) == ((), runs)
    assert cut(runs, 2) == (runs[:1], runs[1:])
    assert cut(runs, 3) == ((Words("ab"), Words("c", strong=True)), (Words("d", strong=True),))
    assert cut(runs, 4) == (runs, ())


def test_only_what_says_something_is_joined() -> None:
    assert joined([words("a"), (), words("b")], "; ") == (Words("a; b"),)


def test_a_pattern_takes_runs_in_its_holes() -> None:
    assert filled("Source: {sources}.", sources=(Words("A", emphasis=True),)) == (
        Words("Source: "), Words("A", emphasis=True), Words("."),
    )  # fmt: skip

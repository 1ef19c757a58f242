"""Texts know their spans and where they stand."""

from __future__ import annotations

from briefing.diagnostics import Position
from briefing.model.text import Citation, Cite, Emphasis, FigureUse, Link, Strong, Text, Words

NESTED = Text(
    (
        Words("a "),
        Strong((Emphasis((FigureUse("troops"),)), Citation((Cite("x"), Cite("y", "p. 4"))))),
    )
)


def test_spans_are_walked_outer_before_inner() -> None:
    assert [type(span) for span in NESTED.walk()] == [Words, Strong, Emphasis, FigureUse, Citation]


def test_works_and_figures_are_found_however_deep_they_stand() -> None:
    assert [(cite.source, cite.locator) for cite in NESTED.citations()] == [("x", None), ("y", "p. 4")]
    assert [use.figure for use in NESTED.figures()] == ["troops"]


def test_texts_are_equal_that_say_the_same_wherever_they_stand() -> None:
    here = Text((Link((Words("a", 1),), "https://example.org", 0),), "[a](https://example.org)", "b.yaml", ((0, 3, 5),))
    there = Text((Link((Words("a", 9),), "https://example.org", 8),))
    assert here == there
    assert hash(here) == hash(there)


def test_an_offset_is_found_on_its_line() -> None:
    text = Text((Words("one two three"),), "one two three", "b.yaml", ((0, 7, 11), (8, 8, 9)))
    assert text.position == Position("b.yaml", 7, 11)
    assert text.position_at(4) == Position("b.yaml", 7, 15)
    assert text.position_at(10) == Position("b.yaml", 8, 11)


def test_a_text_without_spans_counts_as_none() -> None:
    assert not Text(())
    assert NESTED

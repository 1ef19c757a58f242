"""The shapes that values have."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.load.nodes import Manuscript, Node, compose
from briefing.load.reading import BROKEN, Reading
from briefing.load.shapes import Choice, Flag, Line, ListOf, Shape, Whole


def read(shape: Shape, yaml: str) -> tuple[object, list[str]]:
    """What `shape` reads of the value behind a key, and what it tells."""
    root, _ = compose(Manuscript("brief.yaml", f"key: {yaml}\n"))
    assert root is not None
    node: Node | None = root.get("key")  # type: ignore[union-attr]
    assert node is not None
    reading = Reading(Path("brief.yaml"))
    value = shape.read(node, reading, "'key'")
    return value, [f"{fault.message} | {fault.hint}" for fault in reading.diagnostics]


@pytest.mark.parametrize("word", ["yes", "On", "TRUE"])
def test_yes_is_not_true_and_is_told_so(word: str) -> None:
    assert read(Flag(), "true") == (True, [])
    assert read(Flag(), word) == (BROKEN, [f"'key' is not true or false: '{word}' | write true"])


@pytest.mark.parametrize("word", ["0", "6", "-1", "3.0", "1e0", "٣", "03x"])
def test_a_whole_number_keeps_within_its_limits(word: str) -> None:
    assert read(Whole(1, 5), "3") == (3, [])
    assert read(Whole(1, 5), word)[0] is BROKEN


def test_a_word_that_is_not_offered_is_told_what_was_meant() -> None:
    choice = Choice(("draft", "final"), meant={"finished": "final"})
    assert read(choice, "finl") == (BROKEN, ["'key' is draft or final, not 'finl' | did you mean 'final'?"])
    assert read(choice, "finished") == (BROKEN, ["'key' is draft or final, not 'finished' | did you mean 'final'?"])


def test_a_line_has_an_end() -> None:
    assert read(Line(3), "abcd") == (BROKEN, ["'key' is too long: 4 characters | at most 3"])


def test_a_single_entry_may_stand_without_its_dash() -> None:
    assert read(ListOf(Line(), "a list of lines"), "one") == (("one",), [])
    assert read(ListOf(Line(), "a list of lines", single=False), "one")[0] is BROKEN


def test_a_dash_without_a_space_is_told() -> None:
    _, told = read(ListOf(Line(), "a list of lines"), "\n  -one")
    assert told == ["'key' is not a list of lines: no space follows the dash | write - one"]


def test_what_is_named_twice_is_told_where_each_may_stand_once() -> None:
    assert read(ListOf(Line(), "names", distinct=True), "[a, b, a]")[1] == ["'key' names 'a' twice | None"]


def test_one_broken_entry_breaks_the_list_and_the_others_are_read_all_the_same() -> None:
    value, told = read(ListOf(Whole(1, 5), "numbers"), "[1, 9, 2, x]")
    assert value is BROKEN
    assert len(told) == 2


def test_quotation_marks_of_a_word_processor_are_told() -> None:
    _, (told,) = read(Line(), "“draft”")
    assert told.startswith("'key' stands in curly quotation marks")


def test_a_map_where_a_word_is_due_is_told() -> None:
    assert read(Line(), "{a: b}")[1] == ["'key' is not a line of text, but a map of keys | None"]

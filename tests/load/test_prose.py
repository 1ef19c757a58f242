"""Texts of the file: their traps, their places, what they refer to."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.load import prose
from briefing.load.nodes import Manuscript, Mapping, compose
from briefing.load.prose import Prose
from briefing.load.reading import BROKEN, Reading
from briefing.model.text import FigureUse, Text


def read(yaml: str) -> tuple[object, list[str]]:
    """The text behind the first key, and what is wrong with it."""
    root, faults = compose(Manuscript("f", yaml))
    assert isinstance(root, Mapping)
    assert not faults
    key, node = root.entries[0]
    reading = Reading(Path("f"))
    return Prose().read(node, reading, f"'{key.value}'"), [str(fault) for fault in reading.diagnostics]


def text(yaml: str) -> Text:
    found, faults = read(yaml)
    assert faults == []
    assert isinstance(found, Text)
    return found


@pytest.mark.parametrize(
    "yaml",
    [
        "t: One two.",
        "t: One\n  two.",
        "t: >-\n  One\n  two.",
        "t: >\n  One two.\n\n",
        "t: |\n  One\n  two.\n",
        "t: '  One two. '",
        't: "One\\x20two."',
    ],
)
def test_a_text_is_one_paragraph_however_it_is_written(yaml: str) -> None:
    assert text(yaml).raw == "One two."


def test_a_figure_is_placed_at_its_letter_on_its_line() -> None:
    found = text("t: >-\n    Kyiv counts\n    more: {troops}.\n")
    (use,) = (span for span in found.walk() if isinstance(span, FigureUse))
    assert str(found.position_at(use.start)) == "f:3:11"


def test_space_around_a_text_moves_no_place() -> None:
    found = text("t: '   {troops}'")
    assert str(found.position) == "f:1:8"


def test_a_comment_behind_a_plain_text_is_an_error_for_it_cuts_the_text() -> None:
    found, faults = read("t: The package #3 was sold.")
    assert found is BROKEN
    assert faults[0].startswith("f:1:16: error: 't' is cut off here")


@pytest.mark.parametrize(
    "yaml", ["t: package#3", "t: 'a package' # three", "t: >- # three\n  a package", "t: one # x\n"]
)
def test_only_a_space_before_the_sign_cuts_a_plain_text(yaml: str) -> None:
    assert bool(read(yaml)[1]) == (yaml == "t: one # x\n")


@pytest.mark.parametrize(
    ("yaml", "place"),
    [
        ("t: >-\n  One.\n\n  Two.\n", "f:4:3"),
        ("t: >-\n  One\n    two.\n", "f:3:5"),
        ("t: |-\n  One.\n\n  Two.\n", "f:4:3"),
        ('t: "One.\\nTwo."', "f:1:11"),
    ],
)
def test_a_second_paragraph_is_an_error_where_it_begins(yaml: str, place: str) -> None:
    found, faults = read(yaml)
    assert found is BROKEN
    assert faults[0].startswith(f"{place}: error: 't' begins a new paragraph here")


@pytest.mark.parametrize(
    ("yaml", "fault"),
    [
        ("t: {id}", "f:1:4: error: 't' is a map, because it begins with a brace"),
        ("t:\n  Kursk: more", "f:2:3: error: 't' is a map, because of the colon and space after 'Kursk'"),
        ("t: [a]", "f:1:4: error: 't' is a list, because it begins with a bracket"),
        ("t:\n- a", "f:2:1: error: 't' is not a text, but a list"),
        ("t: ''", "f:1:4: error: 't' is empty"),
        ('t: "a\\tb"', "f:1:6: error: a tab in 't'"),
        ('t: "ab\\x07"', "f:1:7: error: a control character (U+0007)"),
        ('t: "a\\u202Eb"', "f:1:6: error: an invisible sign that turns the direction of the text (U+202E)"),
    ],
)
def test_what_is_no_text_is_an_error(yaml: str, fault: str) -> None:
    found, faults = read(yaml)
    assert found is BROKEN
    assert faults[0].split("\n")[0] == fault


def test_a_paragraph_longer_than_any_page_is_an_error() -> None:
    assert "is too long for one paragraph: 10001 characters" in read("t: " + "x" * 10_001)[1][0]


def test_broken_markup_is_told_in_the_middle_of_the_text() -> None:
    assert read("t: >-\n  One\n  two {Three}.\n")[1][0].startswith("f:3:7: error: braces hold no figure's id: 'Three'")


def test_without_markup_everything_prints_as_typed() -> None:
    root, _ = compose(Manuscript("f", "t: '*a* {b} [@c]'"))
    assert isinstance(root, Mapping)
    reading = Reading(Path("f"))
    found = Prose(markup=False).read(root.entries[0][1], reading, "'t'")
    assert [span.text for span in found.spans] == ["*a* {b} [@c]"]
    assert not reading.diagnostics


def test_a_file_with_more_marks_than_any_brief_has_is_read_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prose, "MARK_LIMIT", 10)
    root, _ = compose(Manuscript("f", "a: One *two* three.\nb: Six [[[[[[[[[.\nc: '*Seven* eight.'\nd: Words.\n"))
    assert isinstance(root, Mapping)
    reading = Reading(Path("f"))
    found = [Prose().read(node, reading, f"'{key.value}'") for key, node in root.entries]
    assert [one is BROKEN for one in found] == [False, True, True, False]
    [fault] = reading.diagnostics
    assert str(fault) == (
        "f:2:4: error: the texts hold more than 10 stars, brackets, braces and backslashes\n"
        "  hint: from here on, texts that hold any are not read"
    )


def test_a_reference_to_an_exhibit_names_it_at_its_place() -> None:
    root, _ = compose(Manuscript("f", "text: Kyiv counts most (see [#count]).\n"))
    assert isinstance(root, Mapping)
    reading = Reading(Path("f"))
    reading.define("exhibit", "counts", root.position)
    Prose().read(root.entries[0][1], reading, "'text'")
    reading.resolve()
    assert [str(fault) for fault in reading.diagnostics] == [
        "f:1:24: error: unknown exhibit 'count'\n  hint: did you mean 'counts'?"
    ]

"""What the body says of neighbours: a heading stands with two lines of its text."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from briefing.document.runs import NoteReference
from briefing.galley.matter import Matter, Para
from briefing.render.docx.body import body_pieces
from briefing.values import replace
from tests.render.docx.galleys import find, para, register, tree

HEADING = para("Heading", "heading-1", kind="heading", level=1)
LINE = para("A line.")
LONG = para("More lines.")
NOTE = para("A note.", "note", kind="note", id="n", label="1")


def kept(*matter: Matter, pages: Mapping[str, int] | None = None) -> list[bool]:
    """Which paragraphs of the body say that they stay with the next; `pages` are those on which they begin."""
    book = register(notes=[NOTE], page_numbers=pages)
    book.is_line = lambda each: each is LINE
    body = tree("".join(piece.markup for piece in body_pieces(matter, book)))
    return [bool(find(each, "w:pPr/w:keepNext")) for each in find(body, ".//w:p")]


def test_a_line_below_a_heading_stays_with_what_follows() -> None:
    assert kept(HEADING, LINE, LONG) == [False, True, False]


@pytest.mark.parametrize("last", [HEADING, None])
def test_a_line_that_is_all_of_its_headings_text_stays_with_nothing(last: Para | None) -> None:
    assert not any(kept(HEADING, LINE, *([last] if last else [])))


@pytest.mark.parametrize(
    ("pages", "stays"),
    [
        ({"a": 1, "b": 2, "c": 2}, True),
        ({"a": 1, "b": 1, "c": 2}, False),
        ({"a": 1, "b": 2, "c": 3}, False),
        ({"a": 2, "b": 2, "c": 2}, False),
        ({}, False),
    ],
)
def test_what_begins_a_page_and_has_notes_stays_with_what_is_below(pages: dict[str, int], stays: bool) -> None:
    plain = [replace(LONG, id=name) for name in "abc"]
    noted = replace(plain[1], runs=(*LONG.runs, NoteReference("n", "1")))
    assert kept(plain[0], noted, plain[2], pages=pages) == [False, stays, False]
    assert not any(kept(*plain, pages=pages))


def test_lines_elsewhere_stay_with_nothing() -> None:
    assert not any(kept(HEADING, LONG, LINE, LINE))

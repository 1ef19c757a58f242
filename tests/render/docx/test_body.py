"""What the body says of neighbours: a heading stands with two lines of its text."""

from __future__ import annotations

import pytest

from briefing.galley.matter import Matter, Para
from briefing.render.docx.body import body_pieces
from tests.render.docx.galleys import find, para, register, tree

HEADING = para("Heading", "heading-1", kind="heading", level=1)
LINE = para("A line.")
LONG = para("More lines.")


def kept(*matter: Matter) -> list[bool]:
    """Which paragraphs of the body say that they stay with the next."""
    book = register()
    book.is_line = lambda each: each is LINE
    body = tree("".join(piece.markup for piece in body_pieces(matter, book)))
    return [bool(find(each, "w:pPr/w:keepNext")) for each in find(body, ".//w:p")]


def test_a_line_below_a_heading_stays_with_what_follows() -> None:
    assert kept(HEADING, LINE, LONG) == [False, True, False]


@pytest.mark.parametrize("last", [HEADING, None])
def test_a_line_that_is_all_of_its_headings_text_stays_with_nothing(last: Para | None) -> None:
    assert not any(kept(HEADING, LINE, *([last] if last else [])))


def test_lines_elsewhere_stay_with_nothing() -> None:
    assert not any(kept(HEADING, LONG, LINE, LINE))

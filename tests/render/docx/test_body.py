"""What the body says of neighbours: a heading stands with two lines of its text."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from lxml import etree

from briefing.document.runs import NoteReference, Words
from briefing.galley.matter import Matter, Para
from briefing.galley.structure import Element
from briefing.render.docx.body import body_pieces
from briefing.render.docx.markup import w
from briefing.values import replace
from tests.render.docx.galleys import find, para, register, shipped, tree, values

HEADING = para("Heading", "heading-1", kind="heading", level=1)
LINE = para("A line.")
LONG = para("More lines.")
NOTE = para("A note.", "note", kind="note", id="n", label="1")


def captions(style: str = "exhibit-title", house: str = "policy", **label: object) -> list[etree._Element]:
    """The paragraphs that a caption is, its label changed as `label` says."""
    styles = shipped(house).styles
    made = Para(
        runs=(Words("Рисунок\u00a01"),),
        style=replace(styles["exhibit-label"], **label),  # type: ignore[arg-type]
        element=Element("P"),
        kind="caption",
        sequence="exhibit",
        sequence_number="1",
        numbers="counts",
        keep_next=True,
    )
    title = Para(runs=(Words("Kyiv counts most"),), style=styles[style], element=Element("P"), kind="caption")
    pieces = body_pieces([LINE, made, title], register(house=shipped(house)))
    return find(tree("".join(piece.markup for piece in pieces)), ".//w:p")[1:]


@pytest.mark.parametrize("house", ["policy", "memo"])
def test_a_caption_is_one_paragraph_as_word_makes_it(house: str) -> None:
    (caption,) = captions(house=house)
    assert values(caption, "w:pPr/w:pStyle") == ["Caption"]
    said = [each.text or "\n" for each in find(caption, ".//w:t | .//w:br | .//w:instrText")]
    assert said == ["Рисунок\u00a0", " SEQ Exhibit \\* ARABIC ", "1", "\n", "Kyiv counts most"]
    assert len(values(caption, ".//w:rStyle")) == len(find(caption, ".//w:br/../preceding-sibling::w:r"))
    assert set(values(caption, ".//w:rStyle")) == {"CaptionLabel"}
    (above,) = find(caption, "w:pPr/w:spacing")
    assert above.get(w("before")) == str(round(shipped(house).styles["exhibit-label"].before * 20))
    (start,) = find(caption, "w:bookmarkStart")
    inside = [each.tag for each in start.itersiblings() if each.tag in (w("bookmarkEnd"), w("r"))]
    assert inside.index(w("bookmarkEnd")) == 6, "the label and the five runs of its number"


def test_bold_is_turned_off_where_the_title_has_it_and_the_label_not() -> None:
    (caption,) = captions(house="memo")
    assert len(find(caption, ".//w:r[w:rPr/w:rStyle]")) == len(find(caption, './/w:rPr/w:b[@w:val="0"]'))


@pytest.mark.parametrize("label", [{"leading": 11.0}, {"left": 0.0}, {"align": "right"}, {"after": 2.0}])
def test_lines_that_do_not_stand_alike_are_two_paragraphs(label: dict[str, object]) -> None:
    assert [values(each, "w:pPr/w:pStyle") for each in captions(**label)] == [["ExhibitLabel"], ["Caption"]]  # type: ignore[arg-type]


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


@pytest.mark.parametrize(("jumped", "breaks"), [({"jumped"}, [False, True, False]), (set(), [False] * 3)])
def test_a_heading_that_has_jumped_begins_a_page(jumped: set[str], breaks: list[bool]) -> None:
    made = register()
    made.jumped = frozenset(jumped)
    pieces = body_pieces([LONG, replace(HEADING, id="jumped"), LONG], made)
    paragraphs = find(tree("".join(piece.markup for piece in pieces)), ".//w:p")
    assert [bool(find(each, "w:pPr/w:pageBreakBefore")) for each in paragraphs] == breaks
    if jumped:
        (above,) = find(paragraphs[1], "w:pPr/w:spacing")
        assert above.get(w("before")) == "0", "Word keeps the space above a paragraph behind a hard break"

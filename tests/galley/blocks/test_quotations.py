"""Quotations set apart: their styles, their place in the structure, what they stay with."""

from __future__ import annotations

from briefing.document import blocks as b
from briefing.document.runs import NoteReference, Words
from briefing.galley.matter import Galley, Para
from briefing.galley.structure import Element
from tests.galley.test_setting import galley

QUOTATION = b.Quotation((Words("It must end."),), (Words("—\u00a0The minister"), NoteReference("note-1", "1")))
CLAIM = (Words("The minister agrees."),)


def paras(made: Galley) -> list[Para]:
    return [piece for piece in made.matter if isinstance(piece, Para)]


def shape(element: Element) -> str:
    inner = " ".join(shape(child) for child in element.children)
    return f"{element.tag}({inner})" if inner else element.tag


def test_below_a_point_of_a_list_it_is_in_the_body_of_that_point() -> None:
    made = galley(b.Listing(items=(b.Item(CLAIM, quotation=QUOTATION), b.Item(CLAIM))))
    assert [para.style.name for para in paras(made)] == ["point", "quote", "quote-by", "point"]
    assert shape(made.root.children[0]) == "L(LI(Lbl LBody(P BlockQuote(P P))) LI(Lbl LBody))"


def test_below_a_paragraph_it_follows_the_paragraph() -> None:
    made = galley(b.Paragraph(runs=CLAIM, role="point", quotation=QUOTATION))
    assert [para.style.name for para in paras(made)] == ["body", "quote", "quote-by"]
    assert [shape(child) for child in made.root.children] == ["P", "BlockQuote(P P)"]


def test_no_page_ends_between_the_claim_its_quotation_and_who_said_so() -> None:
    for block in (b.Paragraph(runs=CLAIM, quotation=QUOTATION), b.Listing(items=(b.Item(CLAIM, quotation=QUOTATION),))):
        assert [para.keep_next for para in paras(galley(block))] == [True, True, False]


def test_a_list_of_two_is_still_one_with_a_quotation_between() -> None:
    items = (b.Item(CLAIM, quotation=QUOTATION), b.Item(CLAIM))
    points = [para for para in paras(galley(b.Listing(items=items))) if para.kind == "list"]
    assert [(para.starts_list, para.list_length) for para in points] == [(True, 2), (False, 2)]

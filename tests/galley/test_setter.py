"""The bench at which blocks are set."""

from __future__ import annotations

import pytest

from briefing.document.blocks import Note
from briefing.document.runs import NoteReference, Words
from briefing.galley.matter import Cell, GridRow, Para
from briefing.galley.setter import Setter, between_rows, spanned
from briefing.galley.structure import Element
from briefing.house import Box, Edge
from tests.galley.house import half_an_em, plain_house

THICK, THIN = Edge(2.0, "#000000"), Edge(0.5, "#000000")


def setter_of(*notes: Note) -> Setter:
    house = plain_house()
    return Setter(house, house.papers["a4"], {note.id: note for note in notes}, Element("Document"), half_an_em)


def test_a_box_has_its_own_edges_outside_and_the_inner_one_between_rows() -> None:
    box = Box(top=THICK, bottom=THICK, inner=THIN)
    assert [between_rows(box, at, 3) for at in range(3)] == [(THICK, THIN), (None, THIN), (None, THICK)]
    assert between_rows(box, 0, 1) == (THICK, THICK)


def test_the_last_cell_of_a_short_row_takes_the_columns_that_it_lacks() -> None:
    row = GridRow(cells=(Cell(content=()), Cell(content=())))
    assert [cell.span for cell in spanned(row, 4).cells] == [1, 3]
    assert spanned(row, 2) is row


def test_columns_are_shares_of_the_frame_s_width() -> None:
    assert setter_of().grid("table", [], (1.0, 2.0)).columns == pytest.approx((100.0, 200.0))


def test_a_note_stands_outside_of_what_can_hold_none() -> None:
    setter = setter_of(Note("n1", "1", (Words("A source."),)))
    entry = setter.parent.add("L").add("LI").add("LBody")
    setter.para((Words("Claim."), NoteReference("n1", "1")), "body", entry.add("P"))
    assert [child.tag for child in entry.children] == ["P", "Note"]
    assert setter.notes["n1"].label == "1"


def test_what_is_set_inside_an_element_hangs_below_it() -> None:
    setter = setter_of()
    outer = setter.parent
    with setter.inside(outer.add("Sect")) as section:
        made = setter.para("Words.", "body")
    assert isinstance(made, Para)
    assert made.element.parent is section
    assert setter.parent is outer

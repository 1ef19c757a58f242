from __future__ import annotations

from lxml import etree

from briefing.render.docx.filling import MARKING
from briefing.render.docx.marking_room import give_room, marking_cells, shorten_beside
from briefing.render.docx.markup import ROOT_ATTRIBUTES, w


def _cell(text: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>'


def _footer(beside: str = "Page 1 of 2") -> etree._Element:
    """A footer of two rows: the imprint, and below it the page's number with the marking at the right."""
    grid = '<w:tblGrid><w:gridCol w:w="7000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    rows = f"<w:tr>{_cell('Imprint', 9000)}</w:tr><w:tr>{_cell(beside, 7000)}{_cell(MARKING, 2000)}</w:tr>"
    return etree.fromstring(f"<w:ftr {ROOT_ATTRIBUTES}><w:tbl>{grid}{rows}</w:tbl></w:ftr>")


def _widths(root: etree._Element, name: str) -> list[str | None]:
    return [element.get(w("w")) for element in root.iter(w(name))]


def _said(root: etree._Element) -> list[str | None]:
    return [text.text for text in root.iter(w("t"))]


def test_the_column_of_a_long_marking_takes_from_the_first_one() -> None:
    root = _footer()
    (cell,) = marking_cells(root)
    give_room(cell, 4500)
    assert _widths(root, "gridCol") == ["4500", "4500"]
    assert _widths(root, "tcW") == ["9000", "4500", "4500"]


def test_a_marking_that_has_room_leaves_the_columns_as_the_designer_set_them() -> None:
    root = _footer()
    (cell,) = marking_cells(root)
    give_room(cell, 1900)
    assert _widths(root, "gridCol") == ["7000", "2000"]


def test_the_first_column_keeps_a_quarter_of_the_table() -> None:
    root = _footer()
    (cell,) = marking_cells(root)
    give_room(cell, 20000)
    assert _widths(root, "gridCol") == ["2250", "6750"]


def test_a_marking_at_the_left_takes_nothing() -> None:
    row = f"<w:tbl><w:tr>{_cell(MARKING, 2000)}{_cell('Page', 2000)}</w:tr></w:tbl>"
    assert marking_cells(etree.fromstring(f"<w:hdr {ROOT_ATTRIBUTES}>{row}</w:hdr>")) == []


def test_what_stands_beside_a_marking_is_cut_off_after_two_lines() -> None:
    root = _footer("word " * 60)
    (cell,) = marking_cells(root)
    shorten_beside(cell, 10.0)
    beside = _said(root)[1]
    assert beside is not None
    assert beside.endswith("word…")
    assert len(beside) <= 2 * 7000 / 20 / 5 + 1


def test_what_has_room_in_two_lines_is_not_cut_off() -> None:
    root = _footer()
    (cell,) = marking_cells(root)
    shorten_beside(cell, 10.0)
    assert _said(root) == ["Imprint", "Page 1 of 2", MARKING]

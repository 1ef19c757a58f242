"""Room for a long marking: the column of a header or footer in which it stands takes from the first one.

A template's columns suit TLP labels. A marking such as RESTREINT UE/EU RESTRICTED would take further lines there, the
header or footer would grow, and the pages would hold less than those of the PDF. What stands beside it has two lines,
and is cut off after them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.render.docx.filling import MARKING
from briefing.render.docx.markup import w

if TYPE_CHECKING:
    from lxml.etree import _Element

LETTER = 0.72
"""How wide a bold capital is, as a share of its size; a little more than in most faces."""
LEFT = 0.25
"""Of a table's width: what the first column keeps."""
SMALL_LETTER = 0.5
"""How wide a letter of a text is, as a share of its size; a little more than in most faces."""


def marking_cells(root: _Element) -> list[_Element]:
    """The cells of a filled header or footer in which the marking is to stand, not the first of their row."""
    found = []
    for cell in root.iter(w("tc")):
        row = cell.getparent()
        if row is None or cell is row.find(w("tc")):
            continue
        if any(MARKING in (text.text or "") for text in cell.iter(w("t"))):
            found.append(cell)
    return found


def give_room(cell: _Element, needed: int) -> None:
    """Widens the last column of the cell's table until it has `needed` twips, as far as the first one can give."""
    row = cell.getparent()
    table = None if row is None else row.getparent()
    columns = [] if table is None else table.findall(f"{w('tblGrid')}/{w('gridCol')}")
    if table is None or row is None or len(columns) < 2 or cell is not row.findall(w("tc"))[-1]:
        return
    widths = [_width(column) for column in columns]
    missing = min(needed - widths[-1], widths[0] - int(LEFT * sum(widths)))
    if missing <= 0:
        return
    _widen(columns[0], -missing)
    _widen(columns[-1], missing)
    for each in table.findall(w("tr")):
        cells = each.findall(w("tc"))
        if len(cells) > 1:
            for one, by in ((cells[0], -missing), (cells[-1], missing)):
                own = one.find(f"{w('tcPr')}/{w('tcW')}")
                if own is not None:
                    _widen(own, by)


def shorten_beside(cell: _Element, size: float) -> None:
    """Cuts off what stands in the first cell of the marking's row, in letters of `size` points, after two lines."""
    row = cell.getparent()
    first = None if row is None else row.find(w("tc"))
    width = None if first is None else first.find(f"{w('tcPr')}/{w('tcW')}")
    if first is None or width is None or size <= 0:
        return
    most = int(2 * _width(width) / 20 / (SMALL_LETTER * size))
    for text in first.iter(w("t")):
        said = text.text or ""
        if len(said) > most > 0:
            text.text = said[:most].rpartition(" ")[0].rstrip(" ,;:.–-") + "…"


def _width(element: _Element) -> int:
    said = element.get(w("w"), "0")
    return int(said) if said.isdecimal() else 0


def _widen(element: _Element, by: int) -> None:
    element.set(w("w"), str(max(_width(element) + by, 0)))

"""The page: its size and margins come from the house, and a template drawn for one paper is fitted to another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing.house import PageSetup
from briefing.render.docx.markup import qualified, twips, w

if TYPE_CHECKING:
    from lxml.etree import _Element

_EMU_A_TWIP = 635
NEAR = 40
"""Twips by which a width may differ from the frame's and still be meant as it."""


def page_size(page: PageSetup) -> dict[str, int]:
    """Width and height in twips."""
    return {"w": twips(page.width), "h": twips(page.height)}


def page_margins(page: PageSetup) -> dict[str, int]:
    """The margins in twips; the frame between them is as wide and high as the house says, to the twip."""
    left, top = twips(page.left), twips(page.top)
    return {
        "top": top,
        "right": twips(page.width) - left - twips(page.frame_width),
        "bottom": twips(page.height) - top - twips(page.frame_height),
        "left": left,
    }


def fit_paper(
    body: _Element, headers: Iterable[_Element], footers: Iterable[_Element], styles: _Element, page: PageSetup
) -> None:
    """Sets size and margins of every section, and moves with them what the furniture aligned to the old ones."""
    old = drawn_for(body)
    for section in body.iter(w("sectPr")):
        size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
        if size is None or margins is None:
            continue
        for name, value in page_size(page).items():
            size.set(w(name), str(value))
        size.attrib.pop(w("orient"), None)
        for name, value in page_margins(page).items():
            margins.set(w(name), str(value))
    if old is None:
        return
    new = (twips(page.width), twips(page.height), twips(page.frame_width))
    for style in styles.iterfind(w("style")):
        _fit_tabs(style, old[2], new[2])
    if new == old:
        return
    for root, is_footer in (*((each, False) for each in headers), *((each, True) for each in footers)):
        _fit_tabs(root, old[2], new[2])
        for table in root.iter(w("tbl")):
            _fit_table(table, old[2], new[2])
        for anchor in root.iter(qualified("wp:anchor")):
            _fit_anchor(anchor, old, new, is_footer=is_footer)


def drawn_for(body: _Element) -> tuple[int, int, int] | None:
    """Of the page that a template is drawn for the width, the height, and the width of its frame, in twips; None where
    it does not say."""
    found = None
    for section in body.iter(w("sectPr")):
        size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
        if size is not None and margins is not None:
            width, height = _whole(size.get(w("w"))), _whole(size.get(w("h")))
            found = (width, height, width - _whole(margins.get(w("left"))) - _whole(margins.get(w("right"))))
    return found


def _whole(text: str | None) -> int:
    try:
        return round(float(text or 0))
    except ValueError:
        return 0


def _fit_tabs(root: _Element, old: int, new: int) -> None:
    """Stops at the frame's right edge or middle stay there."""
    for tab in root.iter(w("tab")):
        position = _whole(tab.get(w("pos")))
        if tab.get(w("val")) in {"right", "end"} and abs(position - old) <= NEAR:
            tab.set(w("pos"), str(new))
        elif tab.get(w("val")) == "center" and abs(position - old // 2) <= NEAR:
            tab.set(w("pos"), str(new // 2))


def _fit_table(table: _Element, old: int, new: int) -> None:
    """A table as wide as the frame stays so: its widest column gives or takes the difference."""
    columns = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
    widths = [_whole(column.get(w("w"))) for column in columns]
    if not widths or abs(sum(widths) - old) > NEAR:
        return
    widest = widths.index(max(widths))
    change = new - sum(widths)
    columns[widest].set(w("w"), str(widths[widest] + change))
    for width in table.iterfind(f"{w('tblPr')}/{w('tblW')}"):
        if width.get(w("type")) == "dxa":
            width.set(w("w"), str(new))
    for row in table.iterfind(w("tr")):
        at = 0
        for cell in row.iterfind(w("tc")):
            span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
            stop = at + (1 if span is None else max(1, _whole(span.get(w("val")))))
            width = cell.find(f"{w('tcPr')}/{w('tcW')}")
            if width is not None and at <= widest < stop:
                width.set(w("w"), str(_whole(width.get(w("w"))) + change))
            at = stop


def _fit_anchor(anchor: _Element, old: tuple[int, int, int], new: tuple[int, int, int], *, is_footer: bool) -> None:
    """What spans the page or the frame still does; what stands at the right or in a footer moves with the edge."""
    extent = anchor.find(qualified("wp:extent"))
    if extent is None:
        return
    width = _whole(extent.get("cx"))
    across, down = (
        anchor.find(f"{qualified(f'wp:{name}')}/{qualified('wp:posOffset')}") for name in ("positionH", "positionV")
    )
    spans = next((at for at in (0, 2) if abs(width - old[at] * _EMU_A_TWIP) <= NEAR * _EMU_A_TWIP), None)
    if spans is not None:
        made = str(new[spans] * _EMU_A_TWIP)
        extent.set("cx", made)
        for inner in anchor.iter(qualified("a:ext")):
            if inner.get("cx") is not None:
                inner.set("cx", made)
    elif across is not None and _whole(across.text) + width // 2 > old[0] * _EMU_A_TWIP // 2:
        across.text = str(_whole(across.text) + (new[0] - old[0]) * _EMU_A_TWIP)
    if is_footer and down is not None:
        down.text = str(_whole(down.text) + (new[1] - old[1]) * _EMU_A_TWIP)

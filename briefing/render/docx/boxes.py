"""The table styles of a template: one for each box of the house, with its ground and the padding at its sides.

Rules and the padding above and below stay with the cells. A rule between rows that comes from a table style is drawn by
LibreOffice 7.4 below the last row of a page, too, where a row that just fits has no room for it, and the rows that
follow are lost; as the upper rule of each row it is not. And the padding above and below gives way to each row's rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.diagnostics import Diagnostic, Position, error
from briefing.house import Box, House
from briefing.render.docx.markup import rgb, twips, w
from briefing.render.docx.names import style_id

if TYPE_CHECKING:
    from lxml.etree import _Element


def table_style(box: str) -> str:
    """The Word name of the table style that the house's box `box` is: `Key Figures Box`."""
    return f"{box.replace('-', ' ').title()} Box"


def side_padding(box: Box) -> tuple[int, int]:
    """Left and right, in twips."""
    _, right, _, left = box.padding
    return twips(max(left, 0.0)), twips(max(right, 0.0))


def written_table_styles(house: House) -> Iterator[str]:
    """The table style of each box (17.7.6)."""
    for name, box in house.boxes.items():
        left, right = side_padding(box)
        word = table_style(name)
        ground = f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{rgb(box.fill)}"/></w:tcPr>' if box.fill else ""
        yield (
            f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(word)}"><w:name w:val="{word}"/>'
            '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
            f'<w:left w:w="{left}" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
            f'<w:right w:w="{right}" w:type="dxa"/></w:tblCellMar></w:tblPr>{ground}</w:style>'
        )


def boxes_out_of_step(styles: _Element, house: House, where: Position) -> Iterator[Diagnostic]:
    """Each table style of a template that is missing or differs from the house's box."""
    found = {}
    for style in styles.iterfind(w("style")):
        name = style.find(w("name"))
        if style.get(w("type")) == "table" and name is not None:
            found[name.get(w("val"), "")] = style
    hint = f"briefing house sync {house.name}"
    for name, box in house.boxes.items():
        word = table_style(name)
        if word not in found:
            yield error(f"the Word table style '{word}' is missing", where, hint)
        else:
            told = "; ".join(_differences(_look(found[word]), (*side_padding(box), rgb(box.fill) if box.fill else "")))
            if told:
                yield error(f"the Word table style '{word}' differs from house.yaml: {told}", where, hint)


def _differences(found: tuple[int, int, str], wanted: tuple[int, int, str]) -> Iterator[str]:
    """What a table style has otherwise, as a person says it."""
    for name, one, other in zip(("left padding", "right padding"), found[:2], wanted[:2], strict=True):
        if one != other:
            yield f"{name} {one / 20:g} pt, not {other / 20:g} pt"
    if found[2] != wanted[2]:
        yield f"ground {found[2] or 'none'}, not {wanted[2] or 'none'}"


def _look(style: _Element) -> tuple[int, int, str]:
    """Left and right padding in twips, and the ground."""
    shade = style.find(f"{w('tcPr')}/{w('shd')}")
    fill = "" if shade is None else shade.get(w("fill"), "auto").upper()
    return _padding(style, "left", "start"), _padding(style, "right", "end"), "" if fill == "AUTO" else fill


def _padding(style: _Element, *names: str) -> int:
    for name in names:
        found = style.find(f"{w('tblPr')}/{w('tblCellMar')}/{w(name)}")
        value = "" if found is None else found.get(w("w"), "")
        if value.isdigit():
            return int(value)
    return 0

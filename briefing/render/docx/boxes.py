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
from briefing.render.docx.looks import SIDES
from briefing.render.docx.markup import ROOT_ATTRIBUTES, rgb, twips, w
from briefing.render.docx.names import style_id
from briefing.render.docx.traits import (
    NOTHING,
    WITHOUT_TRACE,
    Traits,
    called,
    in_points,
    local_name,
    shade,
    strange_traits,
)

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
    """Each table style of a template that is missing or sets anything otherwise than the house's box."""
    from lxml import etree

    found = _read_boxes(styles)
    wanted = _read_boxes(
        etree.fromstring(f"<w:styles {ROOT_ATTRIBUTES}>{''.join(written_table_styles(house))}</w:styles>")
    )
    hint = f"briefing house sync {house.name}"
    for name in house.boxes:
        word = table_style(name)
        if word not in found:
            yield error(f"the Word table style '{word}' is missing", where, hint)
            continue
        told = "; ".join(strange_traits(found[word], wanted[word]))
        if told:
            yield error(f"the Word table style '{word}' differs from house.yaml: {told}", where, hint)


def _read_boxes(styles: _Element) -> dict[str, Traits]:
    """What every table style sets, by its name; what it takes from the one that it is based on counts as its own."""
    by_id = {
        style.get(w("styleId"), ""): style for style in styles.iterfind(w("style")) if style.get(w("type")) == "table"
    }

    def resolve(key: str, below: frozenset[str]) -> Traits:
        base = _value(by_id[key], "basedOn")
        inherited = resolve(base, below | {key}) if base in by_id and base not in below | {key} else {}
        return inherited | _own(by_id[key])

    return {
        _value(style, "name"): {name: value for name, value in resolve(key, frozenset()).items() if value}
        for key, style in by_id.items()
    }


_HOLDERS = {"tblPr": "table", "trPr": "row", "tcPr": "cell", "pPr": "paragraphs", "rPr": "letters"}
"""Where a table style sets what, as a person calls it."""
_IDLE = frozenset({"tblStyleRowBandSize", "tblStyleColBandSize"})
"""How broad the stripes are that a format of stripes sets; it is told by itself."""


def _own(style: _Element) -> Traits:
    found: Traits = {}
    for holder in style:
        name = local_name(holder)
        if name == "tblStylePr":
            # Of some rows or columns only: no box has any.
            found[f"format of '{holder.get(w('type'), '')}'"] = "on" if any(len(each) for each in holder) else ""
        for child in holder if name in _HOLDERS else ():
            if local_name(child) not in _IDLE | WITHOUT_TRACE:
                found |= _traits(child, _HOLDERS[name])
    return found


def _traits(child: _Element, where: str) -> Traits:
    """What one property sets."""
    name, beside = local_name(child), "" if where == "table" else f"{where} "
    if name in {"tblCellMar", "tcMar"}:
        sides = {SIDES.get(local_name(side), local_name(side)): side.get(w("w"), "0") for side in child}
        return {f"{beside}{side} padding": in_points(value) for side, value in sides.items()}
    if name in {"tblBorders", "tcBorders"}:
        kinds = {SIDES.get(local_name(side), local_name(side)): side.get(w("val"), "none") for side in child}
        return {f"{beside}rule {side}": "" if kind in NOTHING else kind for side, kind in kinds.items()}
    if name == "shd":
        return {"ground" if where == "cell" else f"{where} ground": shade(child)}
    values = [SIDES.get(value, value) for key, value in child.attrib.items() if key != w("type")]
    told = " ".join(value for value in values if value not in NOTHING | {"left"})
    return {f"{where} {called(name)}": told if child.attrib else "on"}


def _value(style: _Element, name: str) -> str:
    held = style.find(w(name))
    return "" if held is None else held.get(w("val"), "")

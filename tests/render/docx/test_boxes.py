"""The table styles that a house's boxes are."""

from __future__ import annotations

from dataclasses import replace as changed_field

import pytest
from lxml import etree

from briefing.diagnostics import Position
from briefing.galley.matter import Cell, Grid, GridRow
from briefing.render.docx.boxes import boxes_out_of_step, table_style
from briefing.render.docx.grid import grid_markup
from briefing.render.docx.spacing import Placed
from briefing.render.docx.styles import written_styles
from tests.render.docx.galleys import find, para, register, shipped, tree, values

HOUSE = shipped("policy")
WHERE = Position("brief.docx")


def table(name: str, **cell: object) -> etree._Element:
    made = Grid(columns=(200.0,), rows=(GridRow(cells=(Cell(content=(para(),), **cell),)),), name=name)  # type: ignore[arg-type]
    return tree(grid_markup(Placed(made), register()))


def test_a_box_brings_its_ground_and_its_side_padding() -> None:
    box = HOUSE.boxes["ask"]
    root = table("ask", fill=box.fill, padding=box.padding)
    assert values(root, ".//w:tblPr/w:tblStyle") == ["AskBox"]
    assert not find(root, ".//w:shd | .//w:tblCellMar | .//w:tcMar/w:left | .//w:tcMar/w:right")


def test_a_cell_says_what_it_has_otherwise() -> None:
    root = table("ask", fill=None, padding=(0.0, 0.0, 0.0, 3.0))
    (shade,) = find(root, ".//w:tcPr/w:shd")
    assert [value for name, value in shade.attrib.items() if name.endswith("}fill")] == ["auto"]
    margins = {side.tag.rsplit("}", 1)[-1]: dict(side.attrib) for side in find(root, ".//w:tcMar/*")}
    assert {side: next(iter(held.values())) for side, held in margins.items()} == {"left": "60", "right": "0"}


def test_a_grid_that_is_no_box_has_no_style() -> None:
    root = table("of-our-own", fill="#EEEEEE", padding=(0.0, 2.0, 0.0, 2.0))
    assert not find(root, ".//w:tblStyle")
    assert find(root, ".//w:tblCellMar")
    assert len(find(root, ".//w:tcMar/*")) == 2


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"fill": "#112233"}, "ground none, not 112233"),
        ({"padding": (1.0, 99.0, 1.0, 1.0)}, "left padding 0 pt, not 1 pt; right padding 8 pt, not 99 pt"),
    ],
)
def test_a_box_that_differs_from_the_house_is_told(change: dict[str, object], told: str) -> None:
    styles = etree.fromstring(written_styles(HOUSE, 400.0).encode())
    assert list(boxes_out_of_step(styles, HOUSE, WHERE)) == []
    other = changed_field(HOUSE.boxes["timeline"], **change)  # type: ignore[arg-type]
    house = changed_field(HOUSE, boxes={**HOUSE.boxes, "timeline": other})
    (fault,) = boxes_out_of_step(styles, house, WHERE)
    assert fault.message == f"the Word table style 'Timeline Box' differs from house.yaml: {told}"


def test_a_box_that_is_missing_is_told() -> None:
    styles = etree.fromstring(written_styles(HOUSE, 400.0).encode())
    (gone,) = [style for style in find(styles, "w:style") if values(style, "w:name") == [table_style("key-figures")]]
    styles.remove(gone)
    (fault,) = boxes_out_of_step(styles, HOUSE, WHERE)
    assert (fault.message, fault.hint) == (
        "the Word table style 'Key Figures Box' is missing", "briefing house sync policy",
    )  # fmt: skip

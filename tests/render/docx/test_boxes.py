"""The table styles that a house's boxes are."""

from __future__ import annotations

from dataclasses import replace as changed_field

import pytest
from lxml import etree

from briefing.diagnostics import Position
from briefing.galley.matter import Cell, Grid, GridRow
from briefing.render.docx.boxes import boxes_out_of_step, table_style
from briefing.render.docx.grid import grid_markup
from briefing.render.docx.lists import FRESH_LISTS
from briefing.render.docx.markup import ROOT_ATTRIBUTES, w
from briefing.render.docx.spacing import Placed
from briefing.render.docx.styles import synced_styles, written_styles
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


STRANGE = {
    "a rule around": (
        "tblPr",
        '<w:tblBorders><w:top w:val="single" w:sz="4"/><w:start w:val="nil"/></w:tblBorders>',
        "rule top single, not none",
    ),
    "a rule between rows": (
        "tblPr",
        '<w:tblBorders><w:insideH w:val="dotted" w:sz="4"/></w:tblBorders>',
        "rule insideH dotted, not none",
    ),
    "padding above": (
        "tblPr",
        '<w:tblCellMar><w:top w:w="60" w:type="dxa"/></w:tblCellMar>',
        "top padding 3 pt, not 0 pt",
    ),
    "an indent": ("tblPr", '<w:tblInd w:w="200" w:type="dxa"/>', "table indent 200, not none"),
    "the middle of the page": ("tblPr", '<w:jc w:val="center"/>', "table alignment center, not none"),
    "padding of its cells": (
        "tcPr",
        '<w:tcMar><w:end w:w="40" w:type="dxa"/></w:tcMar>',
        "cell right padding 2 pt, not none",
    ),
    "cells at the foot": ("tcPr", '<w:vAlign w:val="bottom"/>', "cell vertical alignment bottom, not none"),
    "rows that hide": ("trPr", "<w:hidden/>", "row hidden on, not off"),
    "bold letters": ("rPr", "<w:b/>", "letters bold on, not off"),
    "space below": ("pPr", '<w:spacing w:after="120"/>', "paragraphs spacing 120, not none"),
    "another header row": (
        "tblStylePr",
        '<w:tcPr><w:shd w:val="clear" w:fill="FF0000"/></w:tcPr>',
        "format of 'firstRow' on, not off",
    ),
}


@pytest.mark.parametrize("what", STRANGE)
def test_whatever_else_a_box_sets_is_told_and_mended(what: str) -> None:
    styles = etree.fromstring(written_styles(HOUSE, 400.0).encode())
    (box,) = [style for style in find(styles, "w:style") if values(style, "w:name") == ["Timeline Box"]]
    place, markup, told = STRANGE[what]
    holder = etree.SubElement(box, w(place), {w("type"): "firstRow"} if place == "tblStylePr" else {})
    holder.append(etree.fromstring(f"<w:p {ROOT_ATTRIBUTES}>{markup}</w:p>")[0])
    (fault,) = boxes_out_of_step(styles, HOUSE, WHERE)
    assert fault.message == f"the Word table style 'Timeline Box' differs from house.yaml: {told}"
    assert list(boxes_out_of_step(synced_styles(styles, HOUSE, 400.0, FRESH_LISTS), HOUSE, WHERE)) == []


def test_what_a_box_takes_from_the_style_that_it_is_based_on_counts() -> None:
    styles = etree.fromstring(written_styles(HOUSE, 400.0).encode())
    (plain,) = [style for style in find(styles, "w:style") if values(style, "w:name") == ["Normal Table"]]
    plain.append(etree.fromstring(f'<w:rPr {ROOT_ATTRIBUTES}><w:sz w:val="20"/></w:rPr>'))
    told = {fault.message.partition(": ")[2] for fault in boxes_out_of_step(styles, HOUSE, WHERE)}
    assert told == {"letters size 20, not none"}


@pytest.mark.parametrize(
    ("place", "markup"),
    [
        ("tblPr", '<w:tblBorders><w:top w:val="nil"/><w:left w:val="none"/></w:tblBorders>'),
        ("tblPr", '<w:tblInd w:w="0" w:type="dxa"/><w:tblW w:w="0" w:type="auto"/><w:jc w:val="start"/>'),
        ("tblPr", '<w:tblStyleRowBandSize w:val="1"/>'),
        ("tcPr", '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>'),
        ("rPr", '<w:szCs w:val="20"/><w:b w:val="0"/>'),
        ("tblStylePr", "<w:tblPr/>"),
    ],
)
def test_what_says_the_same_of_a_box_in_other_words_is_no_difference(place: str, markup: str) -> None:
    styles = etree.fromstring(written_styles(HOUSE, 400.0).encode())
    (box,) = [style for style in find(styles, "w:style") if values(style, "w:name") == ["Timeline Box"]]
    etree.SubElement(box, w(place)).extend(list(etree.fromstring(f"<w:p {ROOT_ATTRIBUTES}>{markup}</w:p>")))
    assert list(boxes_out_of_step(styles, HOUSE, WHERE)) == []


def test_a_box_that_is_missing_is_told() -> None:
    styles = etree.fromstring(written_styles(HOUSE, 400.0).encode())
    (gone,) = [style for style in find(styles, "w:style") if values(style, "w:name") == [table_style("key-figures")]]
    styles.remove(gone)
    (fault,) = boxes_out_of_step(styles, HOUSE, WHERE)
    assert (fault.message, fault.hint) == (
        "the Word table style 'Key Figures Box' is missing", "briefing house sync policy",
    )  # fmt: skip

"""Whatever letters a page holds, in text, boxes, tables, charts and furniture, stand out from their ground.

Not the house's list of colours is asked but the pages themselves: every paragraph on the fill of its cell, every word
of a drawing on what has been painted below it (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from briefing.compose.cite import CitationStyle
from briefing.document.runs import Words
from briefing.galley.drawing import Disc, Drawing, Lettering, Rect
from briefing.galley.ink import LEGIBLE, TLP_GROUND, contrast
from briefing.galley.matter import Galley, Grid, Para, Picture
from briefing.galley.setting import set_galley
from briefing.house import House
from briefing.model.edition import PART_NAMES
from briefing.scales.tlp import TLP
from tests.compose.build import brief_of, composed, edition_of
from tests.galley.shipped import HOUSES, shipped_house, shipped_measure

HERE = Path(__file__).parent
BRIEFS = (HERE.parent / "compose" / "cases" / "whole.yaml", HERE / "data-sets.yaml")
Pair = tuple[str, str, str]
"""What is written, its colour, and its ground's."""


@cache
def galleys(name: str) -> tuple[Galley, ...]:
    """Every kind of content, on a cover and without one."""
    house = shipped_house(name)
    citation: CitationStyle = house.citation
    parts = tuple(part for part in PART_NAMES if part != "masthead")
    edition = edition_of(*parts, indicators=True, basis=True, cover=True)
    briefs = [brief_of(path.read_text(encoding="utf-8")) for path in BRIEFS]
    briefs.append(brief_of(BRIEFS[0].read_text(encoding="utf-8"), "uk"))
    return tuple(
        set_galley(composed(brief, each, citation), house, "a4", shipped_measure(name))
        for brief in briefs
        for each in (edition, edition_of("what-matters", "sources", notes="line"))
    )


def pairs_of(galley: Galley) -> Iterator[Pair]:
    house = galley.house
    for matter in (*galley.matter, *galley.notes.values()):
        if isinstance(matter, Para):
            yield from in_para(matter, house.colours["paper"], house)
        elif isinstance(matter, Picture):
            yield from in_picture(matter, house.colours["paper"])
        elif isinstance(matter, Grid):
            for row in matter.rows:
                for cell in row.cells:
                    ground = cell.fill or house.colours["paper"]
                    for item in cell.content:
                        yield from in_para(item, ground, house) if isinstance(item, Para) else in_picture(item, ground)


def in_para(para: Para, ground: str, house: House) -> Iterator[Pair]:
    for run in para.runs:
        if isinstance(run, Words):
            yield run.text, house.colours["link"] if run.href else para.style.colour, ground
    yield para.label, para.style.colour, ground


def in_picture(picture: Picture, ground: str) -> Iterator[Pair]:
    if not isinstance(picture.content, Drawing):
        return
    shapes = picture.content.shapes
    for at, shape in enumerate(shapes):
        if isinstance(shape, Lettering):
            y = shape.y + shape.size / 4
            below = [each.fill for each in shapes[:at] if isinstance(each, Rect | Disc) and holds(each, shape.x, y)]
            yield shape.text, shape.colour, below[-1] if below else ground


def holds(shape: Rect | Disc, x: float, y: float) -> bool:
    if isinstance(shape, Disc):
        return (x - shape.x) ** 2 + (y - shape.y) ** 2 < shape.radius**2
    return shape.x < x < shape.x + shape.width and shape.y < y < shape.y + shape.height


@pytest.mark.parametrize("name", HOUSES)
def test_every_word_of_every_kind_of_content_can_be_read(name: str) -> None:
    pairs = {pair for galley in galleys(name) for pair in pairs_of(galley) if pair[0].strip()}
    assert len(pairs) > 300
    assert any(ground != shipped_house(name).colours["paper"] for _, _, ground in pairs)
    faint = {pair: round(contrast(*pair[1:]), 2) for pair in pairs if contrast(*pair[1:]) < LEGIBLE}
    assert faint == {}


@pytest.mark.parametrize("name", HOUSES)
def test_headers_and_footers_can_be_read(name: str) -> None:
    house = shipped_house(name)
    for page in (house.first, house.rest):
        for item in (*page.header, *page.footer):
            if style := getattr(item, "style", None):
                assert contrast(house.styles[style].colour, house.colours["paper"]) >= LEGIBLE, item


@pytest.mark.parametrize("label", TLP)
def test_labels_of_the_traffic_light_protocol_can_be_read(label: str) -> None:
    assert contrast(TLP[label].colour, TLP_GROUND) >= LEGIBLE

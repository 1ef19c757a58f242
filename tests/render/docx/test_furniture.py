"""The furniture of a fresh template stands where the house puts it in the PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from briefing.house import (
    FurnitureFill,
    FurnitureImage,
    FurnitureItem,
    FurnitureRule,
    FurnitureText,
    House,
    PageFurniture,
)
from briefing.render.docx import new_template
from briefing.render.docx.furniture import STRUT
from briefing.render.docx.furniture_table import BASELINE
from briefing.render.docx.looks import read_looks
from briefing.render.docx.markup import w
from tests.render.docx.galleys import body, find, part, parts, shipped, texts

NEAR = 0.11
"""Points: every measure is rounded to a twentieth of a point, and a few of them add up."""


def house(*items: FurnitureItem, footer: tuple[FurnitureItem, ...] = ()) -> House:
    return replace(shipped("policy"), first=PageFurniture(), rest=PageFurniture(items, footer))


def points(element: etree._Element, name: str) -> float:
    return int(element.get(w(name), "0")) / 20


def baselines(data: bytes, side: str) -> Iterator[tuple[str, float]]:
    """Each line of a header or footer with the height of its baseline from the page's edge, worked out from the XML."""
    root, looks = part(data, f"word/{side}.xml"), read_looks(part(data, "word/styles.xml"))
    margins = find(body(data), "w:sectPr/w:pgMar")[0]
    names = {
        each.get(w("styleId")): find(each, "w:name")[0].get(w("val"))
        for each in find(part(data, "word/styles.xml"), "w:style")
    }
    rows = find(root, "w:tbl/w:tr")
    heights = [points(find(row, "w:trPr/w:trHeight")[0], "val") for row in rows]
    if side.startswith("header"):
        at = points(margins, "header")
    else:
        lowest = max([int(each.get(w("sz"), 0)) / 8 for each in find(rows[-1], ".//w:tcBorders/w:bottom")], default=0.0)
        at = -(points(margins, "footer") + STRUT + sum(heights) + lowest)
    for row, height in zip(rows, heights, strict=True):
        for cell in find(row, "w:tc"):
            inside = at + max(
                [int(each.get(w("sz"), 0)) / 8 for each in find(cell, ".//w:tcBorders/w:top")], default=0.0
            )
            for paragraph in find(cell, "w:p"):
                spacing = find(paragraph, "w:pPr/w:spacing")[0]
                style = names[find(paragraph, "w:pPr/w:pStyle")[0].get(w("val"))]
                leading = points(spacing, "line") or looks[style].leading / 20
                inside += points(spacing, "before")
                yield "".join(paragraph.itertext()), abs(inside + BASELINE * leading)
                inside += leading
        at += height


@pytest.mark.parametrize("name", ["policy", "memo"])
@pytest.mark.parametrize("side", ["header-first", "header-default", "footer-first", "footer-default"])
def test_every_line_stands_where_the_house_puts_it(name: str, side: str) -> None:
    wanted_house = shipped(name)
    page = wanted_house.first if side.endswith("first") else wanted_house.rest
    items = page.header if side.startswith("header") else page.footer
    wanted = sorted(
        ("{{ marking }}" if item.is_marking else item.text, item.y) for item in items if isinstance(item, FurnitureText)
    )
    found = sorted(baselines(new_template(wanted_house), side))
    assert [said for said, _ in found] == [said for said, _ in wanted]
    assert [height for _, height in found] == pytest.approx([y for _, y in wanted], abs=NEAR)


def test_lines_that_reach_into_one_another_keep_their_baselines() -> None:
    items = (FurnitureText("one", "marking", 40.0), FurnitureText("two", "marking", 49.0))
    found = dict(baselines(new_template(house(*items)), "header-default"))
    assert found == pytest.approx({"one": 40.0, "two": 49.0}, abs=NEAR)


def test_words_at_three_sides_share_a_row() -> None:
    items = (
        FurnitureText("left", "header", 40.0),
        FurnitureText("middle", "header", 40.0, "center"),
        FurnitureText("right", "header", 40.0, "right"),
    )
    root = part(new_template(house(*items)), "word/header-default.xml")
    assert [texts(cell) for cell in find(root, ".//w:tc")] == [["left"], ["middle"], ["right"]]
    assert [each.get(w("val")) for each in find(root, ".//w:tc//w:jc")] == ["center", "right"]


def test_a_line_that_stands_alone_has_the_whole_width() -> None:
    items = (
        FurnitureText("alone", "header", 30.0),
        FurnitureText("left", "header", 50.0),
        FurnitureText("right", "header", 50.0, "right"),
    )
    root = part(new_template(house(*items)), "word/header-default.xml")
    assert [texts(row) for row in find(root, ".//w:tr")] == [["alone"], ["left", "right"]]
    assert [each.get(w("val")) for each in find(root, ".//w:gridSpan")] == ["2"]


def test_an_indent_is_an_indent() -> None:
    items = (FurnitureText("in", "header", 40.0, x=12.0), FurnitureText("out", "header", 40.0, "right", x=-6.0))
    indents = find(part(new_template(house(*items)), "word/header-default.xml"), ".//w:ind")
    assert [(each.get(w("left")), each.get(w("right"))) for each in indents] == [("240", None), (None, "-120")]


def test_a_rule_as_wide_as_the_frame_is_a_border() -> None:
    items = (FurnitureText("words", "header", 40.0), FurnitureRule(51.0, 0.5, "#B9C4CB"))
    root = part(new_template(house(*items)), "word/header-default.xml")
    assert [(etree.QName(each).localname, each.get(w("sz"))) for each in find(root, ".//w:tcBorders/*")] == [
        ("bottom", "4")
    ]
    assert not find(root, ".//w:drawing")


def test_any_other_rule_and_a_filled_area_are_drawn_where_they_stand() -> None:
    items = (
        FurnitureText("words", "header", 40.0),
        FurnitureRule(51.0, 1.0, "#B9C4CB", x=10.0, length=60.0),
        FurnitureFill(0.0, 0.0, None, 9.0, "#0B4F6C"),
    )
    made = house(*items)
    root = part(new_template(made), "word/header-default.xml")
    page = made.papers["a4"]
    places = [
        [int(each.text or 0) / 12700 for each in find(anchor, ".//wp:posOffset")]
        for anchor in find(root, ".//wp:anchor")
    ]
    assert places == [pytest.approx([page.left + 10.0, 50.5], abs=0.01), [0.0, 0.0]]
    extents = [int(each.get("cx", 0)) / 12700 for each in find(root, ".//wp:anchor/wp:extent")]
    assert extents == [60.0, pytest.approx(page.width, abs=0.01)]


def test_what_is_drawn_in_a_footer_is_measured_from_the_lower_edge() -> None:
    made = house(footer=(FurnitureFill(0.0, 0.0, None, 9.0, "#0B4F6C"),))
    root = part(new_template(made), "word/footer-default.xml")
    across, down = find(root, ".//wp:posOffset")
    assert int(down.text or 0) / 12700 == pytest.approx(made.papers["a4"].height - 9.0, abs=0.01)
    assert across.text == "0"


@pytest.mark.parametrize(("align", "from_left"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_a_logo_is_a_picture_of_its_shape_at_its_side(align: str, from_left: float, tmp_path: Path) -> None:
    target = io.BytesIO()
    Image.new("RGB", (200, 100), "#0B4F6C").save(target, "PNG")
    logo = tmp_path / "logo.png"
    logo.write_bytes(target.getvalue())
    made = house(FurnitureText("x", "header", 40.0), FurnitureImage(logo, 20.0, 30.0, align))  # type: ignore[arg-type]
    data = new_template(made)
    root, page = part(data, "word/header-default.xml"), made.papers["a4"]
    extent = find(root, ".//wp:anchor/wp:extent")[0]
    assert (extent.get("cx"), extent.get("cy")) == (str(60 * 12700), str(30 * 12700))
    across = int(find(root, ".//wp:positionH/wp:posOffset")[0].text or 0) / 12700
    assert across == pytest.approx(page.left + (page.frame_width - 60.0) * from_left, abs=0.01)
    assert [name for name, held in parts(data).items() if held == target.getvalue()]


def test_a_logo_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    made = house(FurnitureText("x", "header", 40.0), FurnitureImage(tmp_path / "none.png", 20.0, 30.0))
    assert not find(part(new_template(made), "word/header-default.xml"), ".//wp:anchor")


def test_a_house_without_furniture_has_empty_headers() -> None:
    root = part(new_template(house()), "word/header-default.xml")
    assert texts(root) == [""]

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest
from PIL import Image

from briefing.diagnostics import InvalidHouse
from briefing.document.document import Furniture
from briefing.galley.matter import Galley, PageBreak
from briefing.house import (
    FurnitureFill,
    FurnitureImage,
    FurnitureItem,
    FurnitureRule,
    FurnitureText,
    PageFurniture,
)
from briefing.render.pdf import render_pdf
from briefing.render.pdf.furniture import FurnitureWords
from tests.render.pdf.galleys import FURNITURE, galley, page, para, typesetter
from tests.typeset.houses import lettered_house

SETUP = page(100.0, 300.0)
MARKED = replace(FURNITURE, marking="TLP:AMBER", marking_colour="#FFC000")


def furnished(
    *header: FurnitureItem, footer: tuple[FurnitureItem, ...] = (), words: Furniture = FURNITURE, cover: bool = False
) -> Galley:
    """Two pages with this header and footer."""
    both = PageFurniture(tuple(header), footer)
    house = lettered_house(first=both, rest=both)
    return galley(para("one"), PageBreak(), para("two"), setup=SETUP, house=house, furniture=words, cover=cover)


def pages_of(made: Galley) -> list[str]:
    return [one.extract_text() for one in pypdf.PdfReader(BytesIO(render_pdf(made, typesetter()))).pages]


def code(made: Galley, number: int = 0) -> str:
    pdf = pikepdf.open(BytesIO(render_pdf(made, typesetter())))
    return pdf.pages[number].Contents.read_bytes().decode("latin-1")


def text(said: str, **changes: object) -> FurnitureText:
    return replace(FurnitureText(said, "body", 15.0), **changes)  # type: ignore[arg-type]


def test_holes_are_filled_with_the_documents_words() -> None:
    words = FurnitureWords(FURNITURE, 2, 7)
    assert words.fill("{{ title }}, {{edition}}: {{ page_of }}") == "A brief, Two-page brief: Page 2 of 7"


def test_a_hole_without_words_leaves_nothing() -> None:
    assert FurnitureWords(FURNITURE, 1, 1).fill("{{ reference }} {{ nonsense }}") == ""


def test_words_that_look_like_holes_stay_as_they_are() -> None:
    words = FurnitureWords(replace(FURNITURE, title="{{ edition }} {page}"), 1, 1)
    assert words.fill("{{ title }}") == "{{ edition }} {page}"


def test_every_page_counts_itself() -> None:
    assert [said.split("Page")[1].strip() for said in pages_of(furnished(text("{{ page_of }}")))] == [
        "1 of 2",
        "2 of 2",
    ]


def test_furniture_is_no_part_of_the_text() -> None:
    said = code(furnished(text("{{ title }}"), footer=(text("{{ status }}"),)))
    assert said.count("/Artifact <</Type /Pagination /Subtype /Header>> BDC") == 1
    assert said.count("/Artifact <</Type /Pagination /Subtype /Footer>> BDC") == 1


def test_the_first_page_may_differ() -> None:
    house = lettered_house(first=PageFurniture((text("First"),)), rest=PageFurniture((text("Rest"),)))
    made = galley(para("one"), PageBreak(), para("two"), setup=SETUP, house=house)
    assert ["First" in said for said in pages_of(made)] == [True, False]
    assert ["Rest" in said for said in pages_of(made)] == [False, True]


def test_a_cover_carries_the_header_and_footer_of_a_first_page() -> None:
    marking = text("{{ marking }}", is_marking=True, align="right")
    footer = (text("{{ page_of }}"),)
    first, second = pages_of(furnished(text("{{ edition }}"), marking, footer=footer, words=MARKED, cover=True))
    assert ("Page 1 of 2" in first, "Page 2 of 2" in second) == (True, True)
    for said in (first, second):
        assert "TLP:AMBER" in said
        assert FURNITURE.edition in said


def test_a_label_of_the_traffic_light_protocol_stands_in_its_colour_on_black() -> None:
    said = code(furnished(text("{{ marking }}", is_marking=True, align="right"), words=MARKED))
    header = said[said.index("/Header") :]
    box = re.search(r"0 0 0 rg ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re f", header)
    assert box is not None
    left, bottom, width, height = map(float, box.groups())
    assert left + width == pytest.approx(320.0, abs=0.01)  # the frame's right edge
    assert bottom < 125 < bottom + height
    assert "1 0.753 0 rg" in header
    assert " 12 Tf" in header  # FIRST asks for 12 points or more, and the style has 10


def test_a_marking_of_ones_own_stands_in_capitals() -> None:
    words = replace(FURNITURE, marking="Official: sensitive")
    made = furnished(text("{{ marking }}", is_marking=True), words=words)
    assert "OFFICIAL: SENSITIVE" in pages_of(made)[0]
    assert "0 0 0 rg 2" not in code(made)


@pytest.mark.parametrize(("align", "x"), [("left", 30.0), ("right", 310.0), ("center", 180.0)])
def test_furniture_stands_at_its_edge(align: str, x: float) -> None:
    width = typesetter().shaper.width("A brief", "text", "regular", 10)
    inwards = 10.0
    said = code(furnished(text("{{ title }}", align=align, x=inwards)))
    found = re.search(r"1 0 0 1 ([\d.]+) 125 Tm", said)
    assert found is not None
    assert float(found[1]) == pytest.approx(x - {"left": 0, "right": width, "center": width / 2}[align], abs=0.01)


def test_a_footer_is_measured_from_the_foot() -> None:
    assert re.search(r"1 0 0 1 20 15 Tm", code(furnished(footer=(text("{{ title }}"),))))


def test_a_long_title_gives_way_to_what_stands_beside_it() -> None:
    words = replace(MARKED, title="A very long title of a brief that says far more than any header can hold")
    made = furnished(text("{{ title }}"), text("{{ marking }}", is_marking=True, align="right"), words=words)
    said = pages_of(made)[0]
    assert re.search(r"A very long title of a brief[\w ]*…", said)
    assert "TLP:AMBER" in said


def test_texts_on_different_lines_do_not_disturb_each_other() -> None:
    words = replace(MARKED, title="A long title of a brief that fills the whole line")
    made = furnished(text("{{ title }}", y=40.0), text("{{ marking }}", is_marking=True, align="right"), words=words)
    assert "fills the whole line" in pages_of(made)[0]


def test_rules_and_fills_stand_where_the_house_says() -> None:
    said = code(
        furnished(
            FurnitureRule(y=18.0, width=0.5, colour="#FF0000"),
            FurnitureFill(x=0.0, y=0.0, width=None, height=8.0, colour="#00FF00"),
            footer=(FurnitureFill(x=10.0, y=2.0, width=30.0, height=4.0, colour="#0000FF"),),
        )
    )
    assert "1 0 0 rg 20 121.75 300 0.5 re f" in said
    assert "0 1 0 rg 0 132 340 8 re f" in said
    assert "0 0 1 rg 10 2 30 4 re f" in said


def test_a_logo_keeps_its_proportions(tmp_path: Path) -> None:
    Image.new("RGB", (40, 20), "navy").save(tmp_path / "logo.png")
    logo = FurnitureImage(tmp_path / "logo.png", y=5.0, height=10.0, align="right")
    assert re.search(r"q 20 0 0 10 300 125 cm /\S+ Do Q", code(furnished(logo)))


@pytest.mark.parametrize("name", ["gone.png", "broken.png"])
def test_a_logo_that_is_gone_or_broken_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "broken.png").write_bytes(b"not a picture")
    with pytest.raises(InvalidHouse, match=f"the picture '{name}' of the house cannot be"):
        pages_of(furnished(FurnitureImage(tmp_path / name, y=5.0, height=10.0)))

from __future__ import annotations

import io

import pytest
from PIL import Image as Images

from briefing.diagnostics import Position
from briefing.document.blocks import Image
from briefing.galley.drawing import Disc, Drawing, Lettering, Line, Path, Rect, Shape
from briefing.galley.matter import Picture
from briefing.galley.structure import Element
from briefing.render.docx.markup import w
from briefing.render.docx.pictures import picture_markup
from briefing.render.docx.raster import Raster
from briefing.typeset.faces import Faces
from tests.render.docx.galleys import find, register, shipped, tree, values

BARS = Drawing(100.0, 50.0, (Rect(10.0, 5.0, 20.0, 40.0, "#0B4F6C"),))


def picture(**more: object) -> Picture:
    values: dict[str, object] = {
        "width": 100.0,
        "height": 50.0,
        "content": BARS,
        "alt": 'Bars: "3" & 5',
        "element": Element("Figure"),
    }
    return Picture(**values | more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def raster() -> Raster:
    house = shipped("policy")
    return Raster(house, Faces(house))


def drawn(raster: Raster, *shapes: Shape, width: float = 72.0, height: float = 72.0) -> Images.Image:
    return Images.open(io.BytesIO(raster.png(Drawing(width, height, shapes)))).convert("RGB")


def test_a_picture_stands_in_line_at_its_size_in_a_paragraph_of_its_own() -> None:
    made = tree(picture_markup(picture(left=42.0), register()))
    extent = find(made, "w:p/w:r/w:drawing/wp:inline/wp:extent")[0]
    assert (extent.get("cx"), extent.get("cy")) == ("1270000", "635000")
    assert values(made, ".//w:pStyle") == ["Picture"]
    assert find(made, ".//w:ind")[0].get(w("left")) == "840"


def test_a_picture_says_what_it_shows() -> None:
    made = tree(picture_markup(picture(), register()))
    assert find(made, ".//wp:docPr")[0].get("descr") == 'Bars: "3" & 5'


def test_a_picture_that_only_decorates_says_so() -> None:
    made = tree(picture_markup(picture(element=None, alt=""), register()))
    assert find(made, ".//wp:docPr")[0].get("descr") is None
    assert made.xpath("count(//*[local-name()='decorative'])") == 1


def test_two_pictures_of_the_same_bytes_are_kept_once() -> None:
    book = register()
    buffer = io.BytesIO()
    Images.new("RGB", (10, 5), "red").save(buffer, "JPEG")
    image = Image(buffer.getvalue(), 10, 5)
    markup = picture_markup(picture(content=image), book) + picture_markup(picture(content=image), book)
    numbers = [each.get("id") for each in find(tree(markup), ".//wp:docPr")]
    assert len(set(numbers)) == 2
    assert [name.rsplit(".", 1)[-1] for name in book.media] == ["jpeg"]
    assert len(book.links.relationships) == 1


def test_a_picture_that_cannot_be_read_is_a_fault_at_its_place() -> None:
    book = register()
    picture_markup(picture(content=Image(b"GIF89a", 10, 5), origin=Position("brief.yaml", 7)), book)
    assert [str(fault) for fault in book.faults] == ["brief.yaml:7:1: error: the image cannot be read"]


def test_a_picture_with_an_id_is_in_a_control() -> None:
    assert values(tree(picture_markup(picture(id="ex-counts"), register())), "w:sdt/w:sdtPr/w:tag") == ["ex-counts"]


def test_a_drawing_is_drawn_at_three_hundred_dots_an_inch(raster: Raster) -> None:
    image = Images.open(io.BytesIO(raster.png(BARS)))
    assert image.size == (417, 208)
    assert [round(dots) for dots in image.info["dpi"]] == [300, 300]


def test_colours_are_exactly_those_of_the_house(raster: Raster) -> None:
    image = drawn(raster, Rect(0.0, 0.0, 36.0, 72.0, "#0B4F6C"))
    colours = image.getcolors()
    assert colours is not None
    assert {colour for _, colour in colours} == {(0x0B, 0x4F, 0x6C), (255, 255, 255)}


def test_a_drawing_without_colour_is_kept_in_grey(raster: Raster) -> None:
    image = Images.open(io.BytesIO(raster.png(Drawing(20.0, 20.0, (Rect(0.0, 0.0, 9.0, 9.0, "#222222"),)))))
    assert image.mode == "L"


def test_rules_of_one_width_are_as_many_dots_wide_wherever_they_stand(raster: Raster) -> None:
    lines = [Line(0.0, 7.13 * n, 72.0, 7.13 * n, 0.35, "#000000") for n in range(1, 10)]
    column = drawn(raster, *lines).crop((150, 0, 151, 300)).convert("L")
    assert column.histogram()[0] == 9


def test_a_dashed_line_has_gaps(raster: Raster) -> None:
    row = drawn(raster, Line(0.0, 36.0, 72.0, 36.0, 1.0, "#000000", (6.0, 6.0))).crop((0, 150, 300, 151)).convert("L")
    assert row.histogram()[0] == pytest.approx(150, abs=2)


@pytest.mark.parametrize(
    ("shape", "inside"),
    [
        (Disc(36.0, 36.0, 10.0, "#C8682B", "#FFFFFF", 1.0), (150, 150)),
        (Path(((0.0, 0.0), (72.0, 72.0)), colour="#C8682B", width=4.0), (150, 150)),
        (Path(((0.0, 0.0), (72.0, 0.0), (36.0, 72.0)), fill="#C8682B"), (150, 200)),
        (Line(0.0, 72.0, 72.0, 0.0, 4.0, "#C8682B"), (150, 150)),
    ],
)
def test_curves_and_slants_are_painted(raster: Raster, shape: Shape, inside: tuple[int, int]) -> None:
    assert drawn(raster, shape).getpixel(inside) == (0xC8, 0x68, 0x2B)


@pytest.mark.parametrize(
    ("anchor", "left", "right"), [("left", 36.0, 72.0), ("right", 0.0, 36.0), ("center", 18.0, 54.0)]
)
def test_letters_stand_at_their_anchor(raster: Raster, anchor: str, left: float, right: float) -> None:
    words = Lettering(36.0, 30.0, "11,000", "display", 8.0, "#000000", bold=True, anchor=anchor)  # type: ignore[arg-type]
    box = drawn(raster, words).convert("L").point(lambda v: 255 if v < 128 else 0).getbbox()
    assert box is not None
    assert left * 300 / 72 - 2 <= box[0]
    assert box[2] <= right * 300 / 72 + 2
    assert box[3] <= (72 - 30) * 300 / 72 + 10


def test_a_drawing_is_the_same_each_time(raster: Raster) -> None:
    house = shipped("policy")
    assert Raster(house, Faces(house)).png(BARS) == raster.png(BARS)

from __future__ import annotations

import contextlib
import io
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as PillowImage

from briefing.diagnostics import InvalidBrief, Position
from briefing.document.blocks import Image
from briefing.galley.drawing import Disc, Drawing, Lettering, Line, Path, Rect, Shape
from briefing.galley.print_image import BadImage
from briefing.render.pdf import render_pdf
from briefing.render.pdf.pictures import image_object
from tests.render.pdf.galleys import galley, picture, typesetter


def encoded(image: PillowImage.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def code(*shapes: Shape) -> str:
    """The operators of a drawing whose lower left corner is at (20, 90)."""
    made = galley(picture(50.0, content=Drawing(100.0, 50.0, shapes)))
    pdf = pikepdf.open(BytesIO(render_pdf(made, typesetter())))
    return pdf.pages[0].Contents.read_bytes().decode("latin-1")


def pixels(data: bytes) -> PillowImage.Image:
    """An image as a viewer decodes it."""
    made = galley(picture(50.0, content=Image(data, 4, 2)))
    pdf = pikepdf.open(BytesIO(render_pdf(made, typesetter())))
    (found,) = pdf.pages[0].Resources.XObject.values()
    decoded = pikepdf.PdfImage(found)  # type: ignore[arg-type]
    return decoded.as_pil_image().convert("RGB")


def test_lines_are_stroked_with_their_dashes() -> None:
    said = code(Line(0, 0, 10, 5, 0.5, "#FF0000", dash=(2.0, 1.0)))
    assert "q 1 0 0 RG 0.5 w [2 1] 0 d 20 90 m 30 95 l S Q" in said


def test_rectangles_are_filled() -> None:
    assert "0 0 1 rg 22 93 10 5 re f" in code(Rect(2, 3, 10, 5, "#0000FF"))


def test_discs_are_four_curves() -> None:
    said = code(Disc(10, 10, 4, "#0000FF"))
    assert said.count(" c ") == 4
    assert "B Q" in code(Disc(10, 10, 4, "#0000FF", edge="#000000", edge_width=1.0))


def test_paths_are_stroked_or_filled() -> None:
    points = ((0.0, 0.0), (10.0, 10.0), (20.0, 0.0))
    assert "20 90 m 30 100 l 40 90 l S" in code(Path(points, colour="#000000", width=1.0))
    assert "h f" in code(Path(points, fill="#FF0000"))
    assert "h B" in code(Path(points, colour="#000000", width=1.0, fill="#FF0000"))
    assert " m " not in code(Path(points[:1], fill="#FF0000"))


@pytest.mark.parametrize("anchor", ["left", "right", "center"])
def test_letters_stand_at_their_anchor(anchor: str) -> None:
    said = code(Lettering(50, 10, "10 000", "display", 8.0, "#333333", anchor=anchor))  # type: ignore[arg-type]
    width = typesetter().shaper.width("10 000", "display", "regular", 8.0)
    x = 70 - {"left": 0, "right": width, "center": width / 2}[anchor]
    assert f"1 0 0 1 {x:.3f}".rstrip("0").rstrip(".") in said
    assert said.index("/Figure") < said.index("BT") < said.index("EMC")


def test_a_jpeg_is_kept_as_it_is() -> None:
    data = encoded(PillowImage.new("RGB", (4, 2), "red"), "JPEG")
    assert data in image_object(data)
    assert b"/DCTDecode" in image_object(data)


def test_a_jpeg_that_lies_on_its_side_is_set_upright() -> None:
    exif = PillowImage.Exif()
    exif[0x0112] = 6
    data = encoded(PillowImage.new("RGB", (4, 2), "red"), "JPEG", exif=exif)
    assert b"/Width 2/Height 4" in image_object(data)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "I;16"])
def test_every_kind_of_png_is_grey_or_rgb(mode: str) -> None:
    made = PillowImage.new("RGB", (4, 2), "white").convert("L" if mode == "I;16" else mode)
    if mode == "I;16":
        made = PillowImage.new("I;16", (4, 2), 65535)
    assert pixels(encoded(made, "PNG")).getpixel((0, 0)) == (255, 255, 255)


def test_what_is_transparent_shows_white() -> None:
    assert pixels(encoded(PillowImage.new("RGBA", (4, 2), (255, 0, 0, 0)), "PNG")).getpixel((0, 0)) == (255, 255, 255)


def test_an_image_that_is_used_twice_is_in_the_file_once() -> None:
    data = encoded(PillowImage.new("RGB", (4, 2), "red"), "PNG")
    one = picture(20.0, content=Image(data, 4, 2))
    two = picture(20.0, content=Image(data, 4, 2))
    pdf = pikepdf.open(BytesIO(render_pdf(galley(one, two), typesetter())))
    assert len(pdf.pages[0].Resources.XObject) == 1


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + bytes(50), b"<svg/>", b"\xff\xd8\xff\xe0"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(BadImage, match="the image cannot be read"):
        image_object(data)
    with pytest.raises(InvalidBrief, match="the image cannot be read") as caught:
        render_pdf(galley(picture(5.0, content=Image(data, 4, 2), origin=Position("brief.yaml", 7))), typesetter())
    assert str(caught.value.diagnostics[0]) == "brief.yaml:7:1: error: the image cannot be read"


@pytest.mark.parametrize("size", [(9000, 9000), (10000, 10000), (20000, 20000)])
def test_a_picture_of_endless_size_is_refused(size: tuple[int, int]) -> None:
    data = encoded(PillowImage.new("1", size), "PNG")
    with pytest.raises(BadImage, match="too large"):
        image_object(data)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), kind=st.sampled_from(["PNG", "JPEG"]))
def test_a_damaged_picture_never_ends_in_a_traceback(data: st.DataObject, kind: str) -> None:
    damaged = bytearray(encoded(PillowImage.linear_gradient("L").resize((16, 16)), kind))
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(BadImage):
        image_object(bytes(damaged[: data.draw(st.integers(1, len(damaged)))]))

"""Images are made ready for print once, for both formats."""

from __future__ import annotations

import contextlib
import io

import pytest
from PIL import Image as Images
from PIL import ImageChops, PngImagePlugin

from briefing.galley.print_image import MOST_SCANS, BadImage, print_image

REMARK = b"a remark that nobody should read"


def photograph(width: int = 600, height: int = 400, **options: object) -> bytes:
    out = io.BytesIO()
    noise = Images.merge("RGB", [Images.effect_noise((width, height), 60) for _ in range(3)])
    noise.save(out, "JPEG", **options)
    return out.getvalue()


def opened(data: bytes) -> Images.Image:
    return Images.open(io.BytesIO(data))


def test_a_jpeg_stays_the_same_picture() -> None:
    data = photograph(quality=90)
    ready = print_image(data, 300.0)
    assert (ready.kind, ready.width, ready.height, ready.mode) == ("jpeg", 600, 400, "RGB")
    assert ready.data == data


@pytest.mark.parametrize("progressive", [False, True])
def test_what_a_camera_writes_beside_the_picture_stays_behind(progressive: bool) -> None:
    exif = Images.Exif()
    exif[0x010E] = REMARK.decode()
    data = photograph(exif=exif, comment=REMARK, icc_profile=REMARK * 9, progressive=progressive) + REMARK
    assert data.count(REMARK) >= 4
    ready = print_image(data, 300.0)
    assert REMARK not in ready.data
    assert ImageChops.difference(opened(ready.data), opened(data).convert("RGB")).getbbox() is None


def test_what_a_program_writes_into_a_png_stays_behind() -> None:
    out, info = io.BytesIO(), PngImagePlugin.PngInfo()
    info.add_text("Comment", REMARK.decode())
    info.add_itxt("Author", REMARK.decode(), zip=True)
    Images.new("RGB", (8, 8), "red").save(out, "PNG", pnginfo=info, icc_profile=REMARK * 9)
    ready = print_image(out.getvalue())
    assert set(opened(ready.data).info) == set()
    assert opened(ready.data).getpixel((3, 3)) == (255, 0, 0)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_an_image_is_no_finer_than_print_resolution(kind: str) -> None:
    out = io.BytesIO()
    opened(photograph(1200, 900)).save(out, kind)
    ready = print_image(out.getvalue(), 144.0)  # two inches
    assert (ready.kind, ready.width, ready.height) == (kind.lower(), 600, 450)
    assert len(ready.data) < len(out.getvalue())


def test_an_image_that_is_coarser_is_not_blown_up() -> None:
    assert print_image(photograph(100, 50), 500.0).width == 100


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("width", [144.0, 400.0])
def test_what_is_ready_comes_out_as_it_went_in(kind: str, width: float) -> None:
    out = io.BytesIO()
    opened(photograph(1200, 900)).save(out, kind)
    ready = print_image(out.getvalue(), width)
    assert print_image(ready.data, width) == ready


def test_a_photograph_on_its_side_is_set_upright_and_sampled_by_its_upright_width() -> None:
    exif = Images.Exif()
    exif[0x0112] = 6
    ready = print_image(photograph(1200, 900, exif=exif), 72.0)
    assert (ready.width, ready.height) == (300, 400)


def test_the_fingerprint_of_a_png_is_that_of_its_pixels() -> None:
    image = opened(photograph(40, 30))
    one, other = io.BytesIO(), io.BytesIO()
    image.save(one, "PNG", compress_level=1)
    image.save(other, "PNG", compress_level=9)
    assert one.getvalue() != other.getvalue()
    assert print_image(one.getvalue()).fingerprint == print_image(other.getvalue()).fingerprint


def test_a_jpeg_that_goes_over_its_picture_without_end_is_refused() -> None:
    data = photograph(16, 16, progressive=True)
    scan = data[data.rindex(b"\xff\xda") : -2]
    with pytest.raises(BadImage, match="too often"):
        print_image(data[:-2] + scan * MOST_SCANS + data[-2:], 72.0)


def test_what_shines_through_is_white_at_any_size() -> None:
    half = Images.new("RGBA", (2000, 1000), (255, 0, 0, 0))
    half.paste((0, 0, 255, 255), (0, 0, 1000, 1000))
    out = io.BytesIO()
    half.save(out, "PNG")
    ready = opened(print_image(out.getvalue(), 72.0).data)
    assert ready.size == (300, 150)
    assert ready.getpixel((20, 75)) == (0, 0, 255)
    assert ready.getpixel((280, 75)) == (255, 255, 255)
    edge = ready.getpixel((150, 75))
    assert isinstance(edge, tuple)
    assert edge[0] == edge[1]  # no red of what is not seen


@pytest.mark.parametrize("cut", range(2, 700, 23))
def test_a_jpeg_that_breaks_off_is_refused_or_set(cut: int) -> None:
    with contextlib.suppress(BadImage):
        assert print_image(photograph(16, 16)[:cut]).width == 16

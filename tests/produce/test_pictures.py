"""A picture is decoded to its end before anything is printed of it."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import PIL.Image
import pytest

from briefing.diagnostics import Diagnostic, Position
from briefing.document.blocks import Image
from briefing.galley.print_image import MOST_SCANS
from briefing.produce.pictures import LONGEST_SIDE, read_picture

HERE = Position("brief.yaml", 9, 5)


def png(width: int = 40, height: int = 30) -> bytes:
    out = io.BytesIO()
    PIL.Image.effect_noise((width, height), 60).save(out, "PNG")
    return out.getvalue()


def jpeg() -> bytes:
    out = io.BytesIO()
    PIL.Image.effect_noise((40, 30), 60).save(out, "JPEG")
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes that says it is vast."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def read(data: bytes, tmp_path: Path) -> Image | Diagnostic:
    (tmp_path / "picture").write_bytes(data)
    return read_picture(tmp_path / "picture", "map.png", HERE)


def test_a_jpeg_that_goes_over_its_picture_without_end_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    PIL.Image.new("RGB", (40, 30)).save(out, "JPEG", progressive=True)
    data = out.getvalue()
    assert isinstance(read(data, tmp_path), Image)
    scan = data[data.rindex(b"\xff\xda") : -2]
    found = read(data[:-2] + scan * MOST_SCANS + data[-2:], tmp_path)
    assert isinstance(found, Diagnostic)
    assert found.message == "the picture 'map.png' cannot be used: it goes over its picture more than 50 times"


def test_a_picture_as_thin_as_a_thread_is_refused(tmp_path: Path) -> None:
    found = read(png(LONGEST_SIDE + 1, 2), tmp_path)
    assert isinstance(found, Diagnostic)
    assert found.message == "the picture 'map.png' cannot be used: it has a side of 20,001 pixels"


@pytest.mark.parametrize("data", [png(), jpeg()], ids=["png", "jpeg"])
def test_a_whole_picture_is_given_with_its_size(data: bytes, tmp_path: Path) -> None:
    assert read(data, tmp_path) == Image(data, 40, 30)


def test_a_picture_that_lies_on_its_side_is_measured_upright(tmp_path: Path) -> None:
    exif, out = PIL.Image.Exif(), io.BytesIO()
    exif[0x0112] = 6
    PIL.Image.new("RGB", (40, 30)).save(out, "JPEG", exif=exif)
    assert read(out.getvalue(), tmp_path) == Image(out.getvalue(), 30, 40)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is no PNG or JPEG"),
        (b"GIF89a" + bytes(100), "it is no PNG or JPEG"),
        (b"%PDF-1.7", "it is no PNG or JPEG"),
        (png()[:300], "it is damaged"),
        (jpeg()[:400], "it is damaged"),
        (png()[:60] + bytes(200) + png()[260:], "it is damaged"),
        (bomb(8_000, 8_000), "more than 50 million pixels"),
        (bomb(10_000, 10_000), "more than 50 million pixels"),
        (bomb(20_000, 20_000), "more than 50 million pixels"),
        (bomb(10**9, 10**9), "more than 50 million pixels"),
        (bomb(1, 1), "it is empty"),
        (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13)), "cannot be used"),
    ],
)
def test_a_picture_that_lies_is_refused_with_the_reason(data: bytes, said: str, tmp_path: Path) -> None:
    found = read(data, tmp_path)
    assert isinstance(found, Diagnostic)
    assert found.is_error
    assert found.position == HERE
    assert said in found.message
    assert "'map.png'" in found.message


def test_a_picture_that_is_not_there_is_told_at_its_exhibit(tmp_path: Path) -> None:
    found = read_picture(tmp_path / "none.png", "none.png", HERE)
    assert isinstance(found, Diagnostic)
    assert str(found).startswith("brief.yaml:9:5: error: the picture 'none.png': there is no such file")


@pytest.mark.parametrize(
    ("data", "way_out"),
    [(bomb(8_000, 8_000), "make it smaller: 4,000 by 3,000 fill a page"), (b"", "save it again as PNG or JPEG")],
)
def test_the_way_out_is_one_that_helps(data: bytes, way_out: str, tmp_path: Path) -> None:
    found = read(data, tmp_path)
    assert isinstance(found, Diagnostic)
    assert found.hint == way_out


def test_cmyk_without_a_profile_is_refused_with_the_way_out(tmp_path: Path) -> None:
    out = io.BytesIO()
    PIL.Image.new("CMYK", (8, 8)).save(out, "JPEG")
    found = read(out.getvalue(), tmp_path)
    assert isinstance(found, Diagnostic)
    assert "it is in CMYK, without the colour profile of a press" in found.message
    assert found.hint == "save it as sRGB, or with its profile"

"""An image as it is printed: no finer than print resolution, in grey or sRGB, with nothing in it but the picture.

What cameras and programs write into a file beside the picture (places, names, thumbnails, remarks) stays behind, and
so does a colour profile, once the colours are those that it means. Both formats print the same bytes. An image that has
been made ready is ready: it comes out as it went in.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from math import ceil
from typing import TYPE_CHECKING, Literal

from briefing.diagnostics import BriefingError
from briefing.galley.colour_profiles import fitting_profile, in_srgb, means_srgb
from briefing.values import dataclass, field

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

RESOLUTION = 300
"""Pixels an inch, at the size at which an image is set; finer than this no printing press shows a photograph."""
TOLERANCE = 1.05
"""An image so much finer is left alone."""
LARGEST_IMAGE = 50_000_000
"""Pixels."""
STEPS = 3.0
"""How many times larger than wanted an image stays at the least when it is made smaller by whole steps."""
MOST_SCANS = 50
"""How often a JPEG may go over its picture. What draws it step by step takes ten scans or so; each costs a decoder the
time of a whole picture."""
JPEG_QUALITY = 88
KEPT = 16
"""Images that are kept ready."""
UNREADABLE = (OSError, ValueError, SyntaxError, TypeError, LookupError, EOFError, MemoryError, struct.error, zlib.error)
"""What Pillow raises for a file that is not what it claims to be."""

_ORIENTATION = 0x0112
_SOI, _EOI, _SOS, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_RESTARTS = range(0xD0, 0xD8)
_JFIF, _ADOBE = 0xE0, 0xEE


class BadImage(BriefingError):
    """An image cannot be set; the message says why."""


@dataclass(frozen=True, slots=True)
class PrintImage:
    """An image, ready for both formats."""

    data: bytes = field(repr=False)
    """A PNG, or a JPEG, upright and opaque."""
    kind: Literal["png", "jpeg"]
    width: int
    """Pixels."""
    height: int
    """Pixels."""
    mode: Literal["L", "RGB"]
    fingerprint: str
    """Of the picture: the bytes of a JPEG, the pixels of a PNG, however it was packed."""


@lru_cache(maxsize=KEPT)
def print_image(data: bytes, width: float | None = None) -> PrintImage:
    """The image `data`, ready to be printed `width` points wide, or at its own resolution.

    A JPEG in grey or sRGB that is upright and not too fine keeps its picture untouched. Raises BadImage.
    """
    from PIL import Image as PillowImage

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", PillowImage.DecompressionBombWarning)
            return _print_image(data, width)
    except (PillowImage.DecompressionBombWarning, PillowImage.DecompressionBombError) as fault:
        raise BadImage("the image is too large to be set") from fault
    except UNREADABLE as fault:
        raise BadImage("the image cannot be read") from fault


def is_jpeg(data: bytes) -> bool:
    """Whether a file that can be read is a JPEG, with one picture in it or with several, of which the first counts."""
    return data[:2] == bytes((0xFF, _SOI))


def lacks_press(image: Picture) -> bool:
    """Whether an image is in CMYK and does not say of which press: nobody can know its colours."""
    return image.mode == "CMYK" and fitting_profile(image) is None


def scans_of_jpeg(data: bytes) -> int:
    """How often a JPEG goes over its picture; a decoder does all of them (ITU-T T.81, B.2.3)."""
    return sum(marker == _SOS for marker, _ in _segments(data))


def pixels(data: bytes) -> bytes:
    """The pixels of a PNG that is ready, row by row."""
    from PIL import Image as PillowImage

    with PillowImage.open(io.BytesIO(data), formats=("PNG",)) as image:
        return image.tobytes()


def fingerprint_of_jpeg(data: bytes) -> str:
    return sha256(b"jpeg" + data).hexdigest()[:20]


def fingerprint_of_pixels(mode: str, width: int, height: int, rows: bytes) -> str:
    return sha256(b"%s %d %d " % (mode.encode(), width, height) + rows).hexdigest()[:20]


def packed_png(mode: str, width: int, height: int, rows: bytes) -> bytes:
    """A PNG of these pixels, and nothing else in it."""
    from PIL import Image as PillowImage

    buffer = io.BytesIO()
    PillowImage.frombytes(mode, (width, height), rows).save(buffer, "PNG")
    return buffer.getvalue()


def _print_image(data: bytes, width: float | None) -> PrintImage:
    from PIL import Image as PillowImage
    from PIL import ImageOps

    with PillowImage.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
        if image.width * image.height > LARGEST_IMAGE:
            raise BadImage("the image is too large to be set")
        as_jpeg = is_jpeg(data)
        if as_jpeg and scans_of_jpeg(data) > MOST_SCANS:
            raise BadImage("the image goes over its picture too often")
        if lacks_press(image):
            raise BadImage("the image is in CMYK, without the colour profile of a press")
        turned = image.getexif().get(_ORIENTATION, 1) != 1
        too_fine = width is not None and image.width > TOLERANCE * _wanted(width, turned, image)
        profile = fitting_profile(image)
        is_plain = image.mode in ("L", "RGB") and means_srgb(profile)
        if as_jpeg and is_plain and not turned and not too_fine:
            bare = _without_remarks(data)
            if bare is not None:
                return _jpeg(bare, image)
        image.load()
        upright = ImageOps.exif_transpose(image) if turned else image
        plain = _in_plain_colours(upright)
        if too_fine and width is not None:
            wanted = _wanted(width, False, plain)
            plain = _resampled(plain, wanted, max(1, round(plain.height * wanted / plain.width)))
        flat = _on_white(in_srgb(plain, profile))
        rows = flat.tobytes()
        if as_jpeg:
            buffer = io.BytesIO()
            PillowImage.frombytes(flat.mode, flat.size, rows).save(buffer, "JPEG", quality=JPEG_QUALITY, optimize=True)
            return _jpeg(buffer.getvalue(), flat)
        made = packed_png(flat.mode, flat.width, flat.height, rows)
        finger = fingerprint_of_pixels(flat.mode, flat.width, flat.height, rows)
        return PrintImage(made, "png", flat.width, flat.height, _mode(flat), finger)


def _wanted(width: float, turned: bool, image: Picture) -> int:
    """How many pixels wide an image set `width` points wide needs to be; of one on its side, how many high."""
    across = ceil(width / 72 * RESOLUTION)
    sideways = turned and image.getexif().get(_ORIENTATION, 1) >= 5
    return max(1, ceil(across * image.width / image.height) if sideways else across)


def _jpeg(data: bytes, image: Picture) -> PrintImage:
    return PrintImage(data, "jpeg", image.width, image.height, _mode(image), fingerprint_of_jpeg(data))


def _mode(image: Picture) -> Literal["L", "RGB"]:
    return "L" if image.mode == "L" else "RGB"


def _in_plain_colours(image: Picture) -> Picture:
    """`image` in grey, in RGB, in CMYK, or in RGBA where the ground shines through."""
    if image.mode in ("1", "L") and "transparency" not in image.info:
        return image.convert("L")
    if image.mode in ("LA", "PA", "RGBA", "P") or "transparency" in image.info:
        over = image.convert("RGBA")
        is_opaque = over.getchannel("A").getextrema() == (255, 255)
        if is_opaque:
            return image.convert("L" if image.mode in ("L", "LA") else "RGB")
        return over
    if image.mode in ("I", "I;16", "F"):
        return image.convert("F").point(lambda value: value / 257).convert("L")
    return image if image.mode == "CMYK" else image.convert("RGB")


def _resampled(image: Picture, width: int, height: int) -> Picture:
    """`image` in fewer pixels. A vast one is first brought near its size by whole steps, which nobody sees and which
    costs a tenth of the time; colours count as much as they cover."""
    from PIL import Image as PillowImage

    covering = image.convert("RGBa") if image.mode == "RGBA" else image
    made = covering.resize((width, height), PillowImage.Resampling.LANCZOS, reducing_gap=STEPS)
    return made.convert("RGBA") if image.mode == "RGBA" else made


def _on_white(image: Picture) -> Picture:
    from PIL import Image as PillowImage

    if image.mode != "RGBA":
        return image
    ground = PillowImage.new("RGBA", image.size, "white")
    ground.alpha_composite(image)
    return ground.convert("RGB")


def _without_remarks(data: bytes) -> bytes | None:
    """A JPEG's picture alone (ITU-T T.81, B.1): no application data save JFIF's and Adobe's, no comments, and nothing
    behind its end. None where it cannot be walked."""
    parts = [data[:2]]
    for marker, segment in _segments(data):
        if marker is None:
            return None
        is_remark = marker == _COMMENT or (0xE0 <= marker <= 0xEF and marker not in (_JFIF, _ADOBE))
        if not is_remark:
            parts.append(segment)
        if marker == _EOI:
            return b"".join(parts)
    return None


def _segments(data: bytes) -> Iterator[tuple[int | None, bytes]]:
    """The segments after the first marker, each with the coded data behind it; None where one is broken."""
    at = 2
    while at + 2 <= len(data):
        begin = at
        if data[at] != 0xFF:
            yield None, b""
            return
        marker = data[at + 1]
        at += 2
        if marker == _EOI:
            yield marker, data[begin:at]
            return
        if at + 2 > len(data):
            break
        at += int.from_bytes(data[at : at + 2], "big")
        if marker == _SOS:
            while (at := data.find(b"\xff", at)) != -1 and at + 1 < len(data):
                if data[at + 1] != 0 and data[at + 1] not in _RESTARTS:
                    break
                at += 2
            if at == -1:
                break
        yield marker, data[begin:at]
    yield None, b""

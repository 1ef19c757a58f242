"""Pictures: drawings as vectors, images as they came wherever that is possible."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from hashlib import sha256

from PIL import Image as PillowImage
from PIL import ImageOps
from reportlab.pdfbase.pdfdoc import xObjectName

from briefing.diagnostics import BriefingError
from briefing.galley.drawing import Disc, Drawing, Lettering, Line, Path, Rect
from briefing.house import face_style
from briefing.render.pdf.archive import flate_stream, stream
from briefing.render.pdf.canvas import TaggedCanvas
from briefing.render.pdf.text import Pen, decimal, fill_colour, strip_shown, stroke_colour
from briefing.typeset.shaping import Shaper
from briefing.typeset.strips import Stretch, Type, make_strip

CIRCLE = 0.5522847498
"""How far the handles of a quarter circle's curve reach, in radii."""
LARGEST_IMAGE = 50_000_000
"""Pixels."""
UNREADABLE = (OSError, ValueError, SyntaxError, TypeError, LookupError, EOFError, MemoryError, struct.error, zlib.error)
"""What Pillow raises for a file that is not what it claims to be."""


def draw_drawing(canvas: TaggedCanvas, pen: Pen, shaper: Shaper, drawing: Drawing, x: float, y: float) -> None:
    """`drawing` with its lower left corner at (x, y)."""
    code = canvas._code
    for shape in drawing.shapes:
        match shape:
            case Line():
                dash = f"[{' '.join(map(decimal, shape.dash))}] 0 d " if shape.dash else ""
                code.append(
                    f"q {stroke_colour(shape.colour)} {decimal(shape.width)} w {dash}"
                    f"{_point(x + shape.x1, y + shape.y1)} m {_point(x + shape.x2, y + shape.y2)} l S Q"
                )
            case Rect():
                place = _point(x + shape.x, y + shape.y)
                code.append(f"{fill_colour(shape.fill)} {place} {_point(shape.width, shape.height)} re f")
            case Disc():
                code.append(_disc(shape, x, y))
            case Path():
                code.append(_path(shape, x, y))
            case Lettering():
                _letter(pen, shaper, shape, x, y)


def _point(x: float, y: float) -> str:
    return f"{decimal(x)} {decimal(y)}"


def _disc(disc: Disc, x: float, y: float) -> str:
    x, y, r = x + disc.x, y + disc.y, disc.radius
    h = r * CIRCLE
    outline = (
        f"{_point(x + r, y)} m "
        f"{_point(x + r, y + h)} {_point(x + h, y + r)} {_point(x, y + r)} c "
        f"{_point(x - h, y + r)} {_point(x - r, y + h)} {_point(x - r, y)} c "
        f"{_point(x - r, y - h)} {_point(x - h, y - r)} {_point(x, y - r)} c "
        f"{_point(x + h, y - r)} {_point(x + r, y - h)} {_point(x + r, y)} c h"
    )
    if disc.edge is None or not disc.edge_width:
        return f"{fill_colour(disc.fill)} {outline} f"
    return f"q {fill_colour(disc.fill)} {stroke_colour(disc.edge)} {decimal(disc.edge_width)} w {outline} B Q"


def _path(path: Path, x: float, y: float) -> str:
    if len(path.points) < 2:
        return ""
    first, *others = path.points
    outline = f"{_point(x + first[0], y + first[1])} m " + " ".join(f"{_point(x + a, y + b)} l" for a, b in others)
    stroked = path.colour is not None and path.width > 0
    pen = f"{stroke_colour(path.colour)} {decimal(path.width)} w 1 j 1 J " if path.colour and stroked else ""
    ink = f"{fill_colour(path.fill)} " if path.fill else ""
    paint = ("h B" if stroked else "h f") if path.fill else ("S" if stroked else "n")
    return f"q {pen}{ink}{outline} {paint} Q"


def _letter(pen: Pen, shaper: Shaper, lettering: Lettering, x: float, y: float) -> None:
    if not lettering.text.strip():
        return
    face = face_style(bold=lettering.bold, italic=lettering.italic)
    strip = make_strip((Stretch(f"{lettering.text} ", face),), Type(lettering.family, lettering.size), shaper)
    left = x + lettering.x
    if lettering.anchor != "left":
        left -= strip.width if lettering.anchor == "right" else strip.width / 2
    pen.write(strip_shown(strip, left, y + lettering.y, lettering.colour))


def draw_image(canvas: TaggedCanvas, data: bytes, box: tuple[float, float, float, float]) -> None:
    """The image `data` in the box: left, bottom, width, height."""
    name = "Image" + sha256(data).hexdigest()[:16]
    key = xObjectName(name)
    document = canvas._doc
    if key not in document.idToObject:
        document.Reference(image_object(data), key)
    if name not in canvas._formsinuse:
        canvas._formsinuse.append(name)
    x, y, width, height = map(decimal, box)
    canvas._code.append(f"q {width} 0 0 {height} {x} {y} cm /{key} Do Q")


class BadImage(BriefingError):
    """An image cannot be set; the message says why."""


def image_object(data: bytes) -> bytes:
    """An image XObject (ISO 32000-1, 8.9.5). A JPEG in grey or RGB is kept as it is; what lets the ground shine
    through is laid on white."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", PillowImage.DecompressionBombWarning)
            return _image_object(data)
    except (PillowImage.DecompressionBombWarning, PillowImage.DecompressionBombError) as fault:
        raise BadImage("the image is too large to be set") from fault
    except UNREADABLE as fault:
        raise BadImage("the image cannot be read") from fault


def _image_object(data: bytes) -> bytes:
    with PillowImage.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
        if image.width * image.height > LARGEST_IMAGE:
            raise BadImage("the image is too large to be set")
        turned = image.getexif().get(0x0112, 1) != 1
        if image.format == "JPEG" and image.mode in ("L", "RGB") and not turned:
            return stream(_entries(image.width, image.height, image.mode) + b"/Filter/DCTDecode", data)
        image.load()
        flat = _flattened(ImageOps.exif_transpose(image) if turned else image)
        return flate_stream(_entries(flat.width, flat.height, flat.mode), flat.tobytes())


def image_size(data: bytes) -> tuple[int, int]:
    """Width and height of an image in pixels."""
    try:
        with PillowImage.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            return image.size
    except UNREADABLE as fault:
        raise BadImage("the image cannot be read") from fault


def _entries(width: int, height: int, mode: str) -> bytes:
    space = b"DeviceGray" if mode == "L" else b"DeviceRGB"
    size = b"/Width %d/Height %d" % (width, height)
    return b"/Type/XObject/Subtype/Image%s/ColorSpace/%s/BitsPerComponent 8" % (size, space)


def _flattened(image: PillowImage.Image) -> PillowImage.Image:
    """`image` in grey or RGB, without transparency."""
    if image.mode in ("1", "L") and "transparency" not in image.info:
        return image.convert("L")
    if image.mode in ("LA", "PA", "RGBA", "P") or "transparency" in image.info:
        over = image.convert("RGBA")
        ground = PillowImage.new("RGBA", over.size, "white")
        ground.alpha_composite(over)
        return ground.convert("RGB")
    if image.mode in ("I", "I;16", "F"):
        return image.convert("F").point(lambda value: value / 257).convert("L")
    return image.convert("RGB")

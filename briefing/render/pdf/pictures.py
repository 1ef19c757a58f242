"""Pictures: drawings as vectors, images as they came wherever that is possible."""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import xObjectName

from briefing.galley.drawing import Disc, Drawing, Lettering, Line, Path, Rect
from briefing.galley.print_image import PrintImage, pixels, print_image
from briefing.house import face_style
from briefing.render.pdf.archive import flate_stream, stream
from briefing.render.pdf.canvas import TaggedCanvas
from briefing.render.pdf.text import Pen, decimal, fill_colour, strip_shown, stroke_colour
from briefing.typeset.shaping import Shaper
from briefing.typeset.strips import Stretch, Type, make_strip

CIRCLE = 0.5522847498
"""How far the handles of a quarter circle's curve reach, in radii."""
IMAGE_NAME = "Image"
"""How the names of images begin; their fingerprints follow."""


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
    """The image `data` in the box: left, bottom, width, height. Raises BadImage."""
    ready = print_image(data, box[2])
    name = f"{IMAGE_NAME}{ready.fingerprint}"
    key = xObjectName(name)
    document = canvas._doc
    if key not in document.idToObject:
        document.Reference(_image_object(ready), key)
    if name not in canvas._formsinuse:
        canvas._formsinuse.append(name)
    x, y, width, height = map(decimal, box)
    canvas._code.append(f"q {width} 0 0 {height} {x} {y} cm /{key} Do Q")


def image_object(data: bytes) -> bytes:
    """An image XObject (ISO 32000-1, 8.9.5) of an image at its own resolution. Raises BadImage."""
    return _image_object(print_image(data))


def _image_object(image: PrintImage) -> bytes:
    space = b"DeviceGray" if image.mode == "L" else b"DeviceRGB"
    size = b"/Width %d/Height %d" % (image.width, image.height)
    entries = b"/Type/XObject/Subtype/Image%s/ColorSpace/%s/BitsPerComponent 8" % (size, space)
    if image.kind == "jpeg":
        return stream(entries + b"/Filter/DCTDecode", image.data)
    return flate_stream(entries, pixels(image.data))


def image_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels of an image as it is printed. Raises BadImage."""
    ready = print_image(data)
    return ready.width, ready.height

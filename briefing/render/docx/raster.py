"""Drawings as pictures: 300 dots an inch, in the house's own faces, small files.

Rules and bars are laid on whole dots, so they are crisp and print in grey as well as in colour; curves are drawn finer
and brought down to size.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from itertools import cycle
from math import ceil, floor, hypot
from typing import TYPE_CHECKING

from briefing.galley.drawing import Disc, Drawing, Lettering, Line, Path, Rect, Shape
from briefing.house import FaceStyle, House, face_style
from briefing.typeset.faces import Faces
from briefing.values import dataclass

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

DOTS_AN_INCH = 300
SCALE = DOTS_AN_INCH / 72
FINER = 4
"""How much finer curves are drawn than they are shown."""
PAPER = (255, 255, 255)
_MOST_KEPT = 64
Finer = Callable[[float, float], tuple[float, float]]
"""A place in points as one in fine dots."""


class Raster:
    """Draws with the faces of one house, and keeps what it has drawn: all editions show the same exhibits."""

    def __init__(self, house: House, faces: Faces) -> None:
        self.house = house
        self.faces = faces
        self._kept: dict[Drawing, bytes] = {}
        self._fonts: dict[tuple[str, FaceStyle, float], FreeTypeFont] = {}

    def png(self, drawing: Drawing) -> bytes:
        """`drawing` as a PNG."""
        made = self._kept.get(drawing)
        if made is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            made = self._kept[drawing] = self._draw(drawing)
        return made

    def _draw(self, drawing: Drawing) -> bytes:
        from PIL import Image, ImageDraw

        size = max(1, round(drawing.width * SCALE)), max(1, round(drawing.height * SCALE))
        image = Image.new("RGB", size, PAPER)
        sheet = _Sheet(image, ImageDraw.Draw(image), drawing.height)
        for shape in drawing.shapes:
            self._paint(sheet, shape)
        return _saved(image)

    def _paint(self, sheet: _Sheet, shape: Shape) -> None:
        match shape:
            case Rect():
                sheet.area(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height, shape.fill)
            case Line():
                _paint_line(sheet, shape)
            case Disc():
                _paint_disc(sheet, shape)
            case Path():
                _paint_path(sheet, shape)
            case Lettering():
                self._letter(sheet, shape)

    def _letter(self, sheet: _Sheet, words: Lettering) -> None:
        style = face_style(bold=words.bold, italic=words.italic)
        key = (words.family, style, words.size)
        font = self._fonts.get(key)
        if font is None:
            from PIL import ImageFont

            data = io.BytesIO(self.faces.face(words.family, style).data)
            # Pillow's other engine is there on some machines only, and sets letters elsewhere.
            plain = ImageFont.Layout.BASIC
            font = self._fonts[key] = ImageFont.truetype(data, words.size * SCALE * FINER, layout_engine=plain)
        anchor = {"left": "ls", "center": "ms", "right": "rs"}[words.anchor]
        # Letters are drawn finer and brought down to size, so that none is pushed on to a whole dot.
        left, top, right, bottom = (edge / FINER / SCALE for edge in font.getbbox(words.text, anchor=anchor))

        def write(pen: ImageDraw, finer: Finer) -> None:
            pen.text(finer(words.x, words.y), words.text, fill=255, font=font, anchor=anchor)

        sheet.curve(words.x + left, words.y - bottom, words.x + right, words.y - top, words.colour, write)


@dataclass(slots=True)
class _Sheet:
    """An image that is being drawn; coordinates are in points from the lower left corner."""

    image: Image
    pen: ImageDraw
    height: float

    def dots(self, x: float, y: float) -> tuple[float, float]:
        """A place in dots from the upper left corner."""
        return x * SCALE, (self.height - y) * SCALE

    def area(self, x1: float, y1: float, x2: float, y2: float, colour: str) -> None:
        """A filled rectangle, on whole dots, one dot wide and high at the least."""
        left, top = self.dots(min(x1, x2), max(y1, y2))
        right, bottom = self.dots(max(x1, x2), min(y1, y2))
        first = round(left), round(top)
        last = max(round(right), first[0] + 1) - 1, max(round(bottom), first[1] + 1) - 1
        self.pen.rectangle((first, last), fill=colour)

    def rule(self, x1: float, y1: float, x2: float, y2: float, width: float, colour: str) -> None:
        """A level or upright line, as many whole dots wide wherever it stands."""
        dots = max(1, round(width * SCALE))
        left, top = self.dots(min(x1, x2), max(y1, y2))
        right, bottom = self.dots(max(x1, x2), min(y1, y2))
        if y1 == y2:
            first = round(left), round(top - dots / 2)
            last = max(round(right), first[0] + 1) - 1, first[1] + dots - 1
        else:
            first = round(left - dots / 2), round(top)
            last = first[0] + dots - 1, max(round(bottom), first[1] + 1) - 1
        self.pen.rectangle((first, last), fill=colour)

    def curve(
        self, x1: float, y1: float, x2: float, y2: float, colour: str, draw: Callable[[ImageDraw, Finer], None]
    ) -> None:
        """What `draw` draws between two corners, smooth: drawn finer and brought down to size."""
        from PIL import Image, ImageDraw

        left, top = self.dots(min(x1, x2), max(y1, y2))
        right, bottom = self.dots(max(x1, x2), min(y1, y2))
        at = floor(left) - 1, floor(top) - 1
        size = ceil(right) + 2 - at[0], ceil(bottom) + 2 - at[1]
        mask = Image.new("L", (size[0] * FINER, size[1] * FINER), 0)

        def finer(x: float, y: float) -> tuple[float, float]:
            across, down = self.dots(x, y)
            return (across - at[0]) * FINER, (down - at[1]) * FINER

        draw(ImageDraw.Draw(mask), finer)
        self.image.paste(colour, at, mask.reduce(FINER))


def _paint_line(sheet: _Sheet, line: Line) -> None:
    for x1, y1, x2, y2 in _dashes(line):
        if y1 == y2 or x1 == x2:
            sheet.rule(x1, y1, x2, y2, line.width, line.colour)
        else:
            _paint_path(sheet, Path(((x1, y1), (x2, y2)), colour=line.colour, width=line.width))


def _dashes(line: Line) -> Iterator[tuple[float, float, float, float]]:
    """The line's drawn stretches: all of it, or its dashes."""
    length = hypot(line.x2 - line.x1, line.y2 - line.y1)
    if not line.dash or not length or sum(line.dash) <= 0:
        yield line.x1, line.y1, line.x2, line.y2
        return
    across, down = (line.x2 - line.x1) / length, (line.y2 - line.y1) / length
    at, is_drawn = 0.0, True
    for stretch in cycle(line.dash):
        if at >= length:
            return
        stop = min(at + max(stretch, 0.05), length)
        if is_drawn:
            yield line.x1 + across * at, line.y1 + down * at, line.x1 + across * stop, line.y1 + down * stop
        at, is_drawn = stop, not is_drawn


def _paint_disc(sheet: _Sheet, disc: Disc) -> None:
    def ellipse(radius: float) -> Callable[[ImageDraw, Finer], None]:
        def draw(pen: ImageDraw, finer: Finer) -> None:
            left, top = finer(disc.x - radius, disc.y + radius)
            right, bottom = finer(disc.x + radius, disc.y - radius)
            pen.ellipse((left, top, right, bottom), fill=255)

        return draw

    outer = disc.radius + (disc.edge_width / 2 if disc.edge else 0.0)
    corners = (disc.x - outer, disc.y - outer, disc.x + outer, disc.y + outer)
    if disc.edge and disc.edge_width:
        sheet.curve(*corners, disc.edge, ellipse(outer))
        sheet.curve(*corners, disc.fill, ellipse(max(disc.radius - disc.edge_width / 2, 0.0)))
    else:
        sheet.curve(*corners, disc.fill, ellipse(disc.radius))


def _paint_path(sheet: _Sheet, path: Path) -> None:
    if len(path.points) < 2:
        return
    spare = path.width / 2
    xs, ys = [x for x, _ in path.points], [y for _, y in path.points]
    corners = (min(xs) - spare, min(ys) - spare, max(xs) + spare, max(ys) + spare)

    def fill(pen: ImageDraw, finer: Finer) -> None:
        pen.polygon([finer(x, y) for x, y in path.points], fill=255)

    def stroke(pen: ImageDraw, finer: Finer) -> None:
        width = max(1, round(path.width * SCALE * FINER))
        pen.line([finer(x, y) for x, y in path.points], fill=255, width=width, joint="curve")

    if path.fill:
        sheet.curve(*corners, path.fill, fill)
    if path.colour and path.width:
        sheet.curve(*corners, path.colour, stroke)


def _saved(image: Image) -> bytes:
    """The image as a PNG, in grey where it holds no colour. Its colours stay exactly what the house says."""
    from PIL import ImageChops

    bands = image.split()
    is_grey = all(ImageChops.difference(band, bands[0]).getbbox() is None for band in bands[1:])
    made = bands[0] if is_grey else image
    target = io.BytesIO()
    made.save(target, "PNG", dpi=(DOTS_AN_INCH, DOTS_AN_INCH), compress_level=6)
    return target.getvalue()

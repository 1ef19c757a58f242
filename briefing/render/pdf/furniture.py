"""Furniture: what stands in the margins of every page. All of it is an artifact, for the text says it once itself."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing.diagnostics import InvalidHouse
from briefing.document.document import Furniture
from briefing.galley.ink import LEAST_TLP_SIZE, TLP_GROUND
from briefing.galley.matter import Galley
from briefing.galley.print_image import BadImage
from briefing.house import (
    FurnitureFill,
    FurnitureImage,
    FurnitureItem,
    FurnitureRule,
    FurnitureText,
    PageFurniture,
    Style,
    face_style,
)
from briefing.render.pdf.canvas import ArtifactSubtype, TaggedCanvas
from briefing.render.pdf.pictures import draw_image, image_size
from briefing.render.pdf.text import Pen, decimal, fill_colour, strip_shown
from briefing.typeset.shaping import Shaper
from briefing.typeset.strips import Stretch, Strip, Type, make_strip
from briefing.values import fields

HOLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")
TLP_PADDING = 4.0
BETWEEN = 12.0
"""What two texts on one line are kept apart by."""
LARGEST_FILE = 16 * 1024 * 1024


class FurnitureWords:
    """The words of the furniture on one page."""

    def __init__(self, furniture: Furniture, page: int, pages: int) -> None:
        self.words: Mapping[str, str] = {
            field.name: value for field in fields(furniture) if isinstance(value := getattr(furniture, field.name), str)
        }
        page_of = furniture.page_of.replace("{page}", str(page)).replace("{pages}", str(pages))
        self.words = {**self.words, "page_of": page_of}

    def fill(self, text: str) -> str:
        """`text` with its holes filled; what has no words leaves nothing."""
        return HOLE.sub(lambda hole: self.words.get(hole[1], ""), text).strip()


class FurnitureDrawer:
    """Draws the header and footer of a galley's pages."""

    def __init__(self, canvas: TaggedCanvas, pen: Pen, shaper: Shaper, galley: Galley, pages: int) -> None:
        self.canvas = canvas
        self.pen = pen
        self.shaper = shaper
        self.galley = galley
        self.pages = pages

    def draw(self, page: int) -> None:
        """The furniture of page `page`, counted from 1."""
        house = self.galley.house
        furniture: PageFurniture = house.first if page == 1 else house.rest
        words = FurnitureWords(self.galley.document.furniture, page, self.pages)
        parts: tuple[tuple[tuple[FurnitureItem, ...], ArtifactSubtype, bool], ...] = (
            (furniture.header, "Header", True),
            (furniture.footer, "Footer", False),
        )
        for items, kind, is_header in parts:
            if items:
                with self.canvas.artifact("Pagination", kind):
                    self._draw_items(items, words, is_header=is_header)

    def _draw_items(self, items: tuple[FurnitureItem, ...], words: FurnitureWords, *, is_header: bool) -> None:
        page = self.galley.page
        texts: list[tuple[FurnitureText, str]] = []
        for item in items:
            y = page.height - item.y if is_header else item.y
            match item:
                case FurnitureText():
                    said = words.fill(item.text)
                    if said:
                        texts.append((item, said))
                case FurnitureRule():
                    length = page.frame_width if item.length is None else item.length
                    self._fill(page.left + item.x, y - item.width / 2, length, item.width, item.colour)
                case FurnitureFill():
                    width = page.width - item.x if item.width is None else item.width
                    bottom = y - item.height if is_header else y
                    self._fill(item.x, bottom, width, item.height, item.colour)
                case FurnitureImage():
                    self._image(item, y - item.height if is_header else y)
        self._draw_texts(texts, is_header=is_header)

    def _fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        box = " ".join(map(decimal, (x, y, width, height)))
        self.canvas._code.append(f"{fill_colour(colour)} {box} re f")

    def _image(self, item: FurnitureImage, y: float) -> None:
        try:
            if item.file.stat().st_size > LARGEST_FILE:
                raise BadImage("the file is too large")
            data = item.file.read_bytes()
            size = image_size(data)
            width = item.height * size[0] / size[1]
            self._place_image(item, data, width, y)
        except OSError as fault:
            raise InvalidHouse(f"the picture '{item.file.name}' of the house cannot be read") from fault
        except BadImage as fault:
            raise InvalidHouse(f"the picture '{item.file.name}' of the house cannot be used: {fault}") from fault

    def _place_image(self, item: FurnitureImage, data: bytes, width: float, y: float) -> None:
        page = self.galley.page
        x = page.left + item.x
        if item.align == "right":
            x = page.width - page.right - item.x - width
        elif item.align == "center":
            x = page.left + (page.frame_width - width) / 2 + item.x
        draw_image(self.canvas, data, (x, y, width, item.height))

    def _draw_texts(self, texts: list[tuple[FurnitureText, str]], *, is_header: bool) -> None:
        """Texts on one line do not run into one another: what is aligned left gives way, with an ellipsis."""
        page = self.galley.page
        strips = [(item, said, self._strip(item, said)) for item, said in texts]
        for item, said, strip in strips:
            taken = sum(
                other.width + BETWEEN + (2 * TLP_PADDING if self._is_tlp(against) else 0)
                for against, _, other in strips
                if against is not item and self._same_line(against, item) and against.align != "left"
            )
            room = page.frame_width - item.x - (taken if item.align == "left" else 0.0)
            if strip.width > room:
                strip = self._shortened(item, said, room)
            x = page.left + item.x
            if item.align == "right":
                x = page.width - page.right - item.x - strip.width
            elif item.align == "center":
                x = page.left + (page.frame_width - strip.width) / 2 + item.x
            self._draw_text(item, strip, x, page.height - item.y if is_header else item.y)

    def _same_line(self, one: FurnitureText, other: FurnitureText) -> bool:
        return abs(one.y - other.y) < (self._style(one).size + self._style(other).size) / 2

    def _draw_text(self, item: FurnitureText, strip: Strip, x: float, y: float) -> None:
        colour = self._style(item).colour
        tlp = self.galley.document.furniture.marking_colour
        if self._is_tlp(item) and tlp is not None:
            size = max(self._style(item).size, LEAST_TLP_SIZE)
            x -= TLP_PADDING if item.align == "right" else -TLP_PADDING if item.align == "left" else 0.0
            self._fill(x - TLP_PADDING, y - 0.32 * size, strip.width + 2 * TLP_PADDING, 1.3 * size, TLP_GROUND)
            colour = tlp
        self.pen.write(strip_shown(strip, x, y, colour))

    def _is_tlp(self, item: FurnitureText) -> bool:
        return item.is_marking and self.galley.document.furniture.marking_colour is not None

    def _style(self, item: FurnitureText) -> Style:
        return self.galley.house.styles[item.style]

    def _strip(self, item: FurnitureText, said: str) -> Strip:
        style = self._style(item)
        size, caps = style.size, style.caps
        if item.is_marking:
            said, caps = said.upper(), False
            if self._is_tlp(item):
                size = max(size, LEAST_TLP_SIZE)
        face = face_style(bold=style.bold, italic=style.italic)
        lang = self.galley.document.language
        return make_strip((Stretch(said, face, lang),), Type(style.family, size, caps, style.tracking), self.shaper)

    def _shortened(self, item: FurnitureText, said: str, room: float) -> Strip:
        """As many words of `said` as there is room for, and an ellipsis. A marking is never shortened."""
        if item.is_marking:
            return self._strip(item, said)
        words = said.split(" ")
        low, high = 1, len(words)
        while low < high:
            middle = (low + high + 1) // 2
            if self._strip(item, _cut_off(words, middle)).width <= room:
                low = middle
            else:
                high = middle - 1
        return self._strip(item, _cut_off(words, low))


def _cut_off(words: list[str], count: int) -> str:
    return " ".join(words[:count]).rstrip(" ,;:.–-") + "…"

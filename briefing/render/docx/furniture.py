"""Headers and footers of a fresh template: what the house puts in the PDF's margins, natively, at the same height.

The words stand in a borderless table with a column for each side of the page, its rules are borders of that table, and
filled areas and pictures are drawings that are anchored to the page.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.house import (
    FurnitureFill,
    FurnitureImage,
    FurnitureItem,
    FurnitureRule,
    FurnitureText,
    House,
    PageFurniture,
    PageSetup,
)
from briefing.render.docx.markup import NAMESPACES, ROOT_ATTRIBUTES, XML_HEAD, content, eighths, emu, rgb, twips
from briefing.render.docx.names import style_id
from briefing.render.docx.pictures import DECORATIVE, extension_of, graphic_markup
from briefing.render.docx.register import Links

BASELINE = 0.8
"""Where in the height of a line with exact leading its baseline stands."""
STRUT = 1.0
"""Points: the height of the paragraph that ends a header or footer after its table."""
GUTTER = 12.0
"""Points between two columns of words."""
LARGEST_PICTURE = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Margins:
    """How far header and footer stand from the page's edges, for both of a house's pages."""

    header: float
    footer: float


@dataclass(frozen=True, slots=True)
class FurniturePart:
    """A header or footer."""

    markup: str
    links: Links
    media: dict[str, bytes]


def furniture_margins(house: House, page: PageSetup) -> Margins:
    """The nearest that any furniture comes to the page's edge."""
    pages = (house.first, house.rest)
    header = [_span(items.header, house, is_header=True)[0] for items in pages if _has_text(items.header)]
    footer = [_span(items.footer, house, is_header=False)[1] for items in pages if _has_text(items.footer)]
    return Margins(
        max(min(header, default=page.header), 0.0),
        max(min(footer, default=page.footer + STRUT) - STRUT, 0.0),
    )


def furniture_part(
    furniture: PageFurniture, house: House, page: PageSetup, margins: Margins, *, is_header: bool
) -> FurniturePart:
    """The header or footer that carries `furniture`."""
    items = furniture.header if is_header else furniture.footer
    writer = _Writer(house, page, is_header, Links("lgo"), {})
    table = writer.table(items, margins)
    drawings = writer.drawings(items, has_table=bool(table))
    style = style_id(house.styles["header" if is_header else "footer"].word)
    strut = (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:spacing w:before="0" w:after="0" w:line="{twips(STRUT)}"'
        f' w:lineRule="exact"/></w:pPr>{drawings}</w:p>'
    )
    root = "w:hdr" if is_header else "w:ftr"
    return FurniturePart(f"{XML_HEAD}<{root} {ROOT_ATTRIBUTES}>{table}{strut}</{root}>", writer.links, writer.media)


def _has_text(items: Sequence[FurnitureItem]) -> bool:
    return any(isinstance(item, FurnitureText) for item in items)


def _line(item: FurnitureText, house: House, *, is_header: bool) -> tuple[float, float]:
    """The top and bottom of a text's line, from the page's edge: in a footer the top is the greater."""
    leading = house.styles[item.style].leading
    above, below = BASELINE * leading, (1 - BASELINE) * leading
    return (item.y - above, item.y + below) if is_header else (item.y + above, item.y - below)


def _is_whole(item: FurnitureItem) -> bool:
    return isinstance(item, FurnitureRule) and not item.x and item.length is None


def _borders(
    items: Sequence[FurnitureItem], house: House, *, is_header: bool
) -> tuple[FurnitureRule | None, FurnitureRule | None]:
    """The rules that are borders of the table: one above all its words, one below."""
    lines = [_line(item, house, is_header=is_header) for item in items if isinstance(item, FurnitureText)]
    if not lines:
        return None, None
    sign = 1 if is_header else -1
    top, bottom = min(sign * line[0] for line in lines), max(sign * line[1] for line in lines)
    above = below = None
    for item in items:
        if isinstance(item, FurnitureRule) and _is_whole(item):
            if sign * item.y + item.width / 2 <= top and (above is None or sign * item.y > sign * above.y):
                above = item
            elif sign * item.y - item.width / 2 >= bottom and (below is None or sign * item.y < sign * below.y):
                below = item
    return above, below


def _span(items: Sequence[FurnitureItem], house: House, *, is_header: bool) -> tuple[float, float]:
    """The top and bottom of the table, from the page's edge."""
    sign = 1 if is_header else -1
    lines = [_line(item, house, is_header=is_header) for item in items if isinstance(item, FurnitureText)]
    above, below = _borders(items, house, is_header=is_header)
    top = min(sign * line[0] for line in lines)
    bottom = max(sign * line[1] for line in lines)
    if above:
        top = sign * above.y - above.width / 2
    if below:
        bottom = sign * below.y + below.width / 2
    return sign * top, sign * bottom


@dataclass(slots=True)
class _Writer:
    house: House
    page: PageSetup
    is_header: bool
    links: Links
    media: dict[str, bytes]
    count: int = 0

    def table(self, items: Sequence[FurnitureItem], margins: Margins) -> str:
        """The words as a table of one row: each column a stack of lines, each at its height."""
        texts = [item for item in items if isinstance(item, FurnitureText)]
        if not texts:
            return ""
        top, bottom = _span(items, self.house, is_header=self.is_header)
        above, below = _borders(items, self.house, is_header=self.is_header)
        if self.is_header:
            height, start = bottom - margins.header, margins.header
        else:
            height, start = top - margins.footer - STRUT, top
        height -= below.width if below else 0.0
        sides = [side for side in ("left", "center", "right") if any(text.align == side for text in texts)]
        widths = self._widths(sides)
        frame = sum(widths)
        cells = "".join(
            self._cell(sorted((t for t in texts if t.align == side), key=self._from_top), width, start, above, below)
            for side, width in zip(sides, widths, strict=True)
        )
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{frame}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
            '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f'<w:tblGrid>{columns}</w:tblGrid><w:tr><w:trPr><w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>'
            f"</w:trPr>{cells}</w:tr></w:tbl>"
        )

    def _from_top(self, item: FurnitureText) -> float:
        return item.y if self.is_header else -item.y

    def _widths(self, sides: Sequence[str]) -> list[int]:
        """The widths of the columns in twips: words at the left have the most room."""
        frame = twips(self.page.frame_width)
        shares = {"left": 5, "center": 3, "right": 3}
        total = sum(shares[side] for side in sides)
        widths = [frame * shares[side] // total for side in sides]
        widths[0] += frame - sum(widths)
        return widths

    def _cell(
        self,
        texts: Sequence[FurnitureText],
        width: int,
        start: float,
        above: FurnitureRule | None,
        below: FurnitureRule | None,
    ) -> str:
        borders = "".join(
            f'<w:{name} w:val="single" w:sz="{eighths(rule.width)}" w:space="0" w:color="{rgb(rule.colour)}"/>'
            for name, rule in (("top", above), ("bottom", below))
            if rule
        )
        sign = 1 if self.is_header else -1
        at = sign * start + (above.width if above else 0.0)
        paragraphs = []
        for item in texts:
            top, bottom = (sign * edge for edge in _line(item, self.house, is_header=self.is_header))
            leading = None
            if top < at - 0.025:
                # The line above reaches into this one: a lower line with its baseline where it was.
                leading = max((sign * item.y - at) / BASELINE, 2.0)
                top, bottom = at, at + leading
            paragraphs.append(self._paragraph(item, top - at, leading))
            at = bottom
        properties = f'<w:tcW w:w="{width}" w:type="dxa"/>' + (
            f"<w:tcBorders>{borders}</w:tcBorders>" if borders else ""
        )
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"

    def _paragraph(self, item: FurnitureText, before: float, leading: float | None) -> str:
        style = self.house.styles[item.style]
        parts = [f'<w:pStyle w:val="{style_id(style.word)}"/>']
        line = f' w:line="{twips(leading)}" w:lineRule="exact"' if leading is not None else ""
        parts.append(f'<w:spacing w:before="{twips(max(before, 0.0))}" w:after="0"{line}/>')
        if item.x:
            side = "right" if item.align == "right" else "left"
            parts.append(f'<w:ind w:{side}="{twips(item.x)}"/>')
        if item.align != style.align:
            parts.append(f'<w:jc w:val="{item.align}"/>')
        text = "{{ marking }}" if item.is_marking else item.text
        return f'<w:p><w:pPr>{"".join(parts)}</w:pPr><w:r><w:t xml:space="preserve">{content(text)}</w:t></w:r></w:p>'

    def drawings(self, items: Sequence[FurnitureItem], *, has_table: bool) -> str:
        """Filled areas, pictures, and the rules that are no border of the table, each in its place on the page."""
        borders = _borders(items, self.house, is_header=self.is_header) if has_table else (None, None)
        runs = []
        for item in items:
            if isinstance(item, FurnitureFill):
                width = self.page.width - item.x if item.width is None else item.width
                runs.append(self._area(item.x, item.y, width, item.height, item.colour))
            elif isinstance(item, FurnitureRule) and item not in borders:
                length = self.page.frame_width if item.length is None else item.length
                runs.append(
                    self._area(self.page.left + item.x, item.y - item.width / 2, length, item.width, item.colour)
                )
            elif isinstance(item, FurnitureImage):
                runs.append(self._image(item))
        return "".join(runs)

    def _from_page_top(self, y: float, height: float) -> float:
        return y if self.is_header else self.page.height - y - height

    def _area(self, x: float, y: float, width: float, height: float, colour: str) -> str:
        self.count += 1
        size = f'cx="{emu(width)}" cy="{emu(height)}"'
        shape = (
            f'<a:graphic><a:graphicData uri="{NAMESPACES["wps"]}"><wps:wsp><wps:cNvSpPr/><wps:spPr>'
            f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f'<a:solidFill><a:srgbClr val="{rgb(colour)}"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr>'
            "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        )
        anchored = self._anchor(x, self._from_page_top(y, height), width, height, shape, f"Area {self.count}")
        return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{anchored}</mc:Choice></mc:AlternateContent></w:r>'

    def _image(self, item: FurnitureImage) -> str:
        data = _picture_bytes(item)
        if data is None:
            return ""
        self.count += 1
        width = item.height * _aspect(data)
        x = self.page.left + item.x
        if item.align == "right":
            x = self.page.width - self.page.right - item.x - width
        elif item.align == "center":
            x = self.page.left + (self.page.frame_width - width) / 2 + item.x
        name = (
            f"furniture-{self.count}-{'header' if self.is_header else 'footer'}-{item.file.stem}.{extension_of(data)}"
        )
        name = "".join(letter if letter.isascii() and (letter.isalnum() or letter in "-.") else "-" for letter in name)
        self.media[name] = data
        graphic = graphic_markup(self.links.to_media(name), self.count, emu(width), emu(item.height))
        y = self._from_page_top(item.y, item.height)
        return f"<w:r>{self._anchor(x, y, width, item.height, graphic, f'Picture {self.count}')}</w:r>"

    def _anchor(self, x: float, y: float, width: float, height: float, graphic: str, name: str) -> str:
        return (
            '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
            ' behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            f'<wp:positionH relativeFrom="page"><wp:posOffset>{emu(x)}</wp:posOffset></wp:positionH>'
            f'<wp:positionV relativeFrom="page"><wp:posOffset>{emu(y)}</wp:posOffset></wp:positionV>'
            f'<wp:extent cx="{emu(width)}" cy="{emu(height)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
            f'<wp:docPr id="{900 + self.count}" name="{name}">{DECORATIVE}</wp:docPr><wp:cNvGraphicFramePr/>{graphic}'
            "</wp:anchor></w:drawing>"
        )


def _picture_bytes(item: FurnitureImage) -> bytes | None:
    try:
        if item.file.stat().st_size > LARGEST_PICTURE:
            return None
        return item.file.read_bytes()
    except OSError:
        return None


def _aspect(data: bytes) -> float:
    """Width by height of a PNG or JPEG."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            return image.width / image.height
    except (OSError, ValueError, ZeroDivisionError, SyntaxError, Image.DecompressionBombError):
        return 1.0

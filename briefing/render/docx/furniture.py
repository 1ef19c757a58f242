"""Headers and footers of a fresh template: what the house puts in the PDF's margins, natively, at the same height.

The words stand in a borderless table with a column for each side of the page, its rules are borders of that table, and
filled areas and pictures are drawings that are anchored to the page.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from briefing.galley.print_image import BadImage, print_image
from briefing.house import (
    FurnitureFill,
    FurnitureImage,
    FurnitureItem,
    FurnitureRule,
    House,
    PageFurniture,
    PageSetup,
)
from briefing.render.docx.furniture_table import arrange, table_markup
from briefing.render.docx.markup import NAMESPACES, ROOT_ATTRIBUTES, XML_HEAD, emu, rgb, twips
from briefing.render.docx.names import style_id
from briefing.render.docx.pictures import DECORATIVE, extension_of, graphic_markup
from briefing.render.docx.register import Links
from briefing.values import dataclass

STRUT = 1.0
"""Points: the height of the paragraph that ends a header or footer after its table."""
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
    """The nearest that any words of the furniture come to the page's edges."""
    pages = (house.first, house.rest)
    headers = [table for each in pages if (table := arrange(each.header, house, is_header=True))]
    footers = [table for each in pages if (table := arrange(each.footer, house, is_header=False))]
    return Margins(
        max(min((table.top for table in headers), default=page.header), 0.0),
        max(min((-table.bottom for table in footers), default=page.footer + STRUT) - STRUT, 0.0),
    )


def furniture_part(
    furniture: PageFurniture, house: House, page: PageSetup, margins: Margins, *, is_header: bool
) -> FurniturePart:
    """The header or footer that carries `furniture`."""
    items = furniture.header if is_header else furniture.footer
    writer = _Writer(house, page, is_header, Links("lgo"), {})
    arranged = arrange(items, house, is_header=is_header)
    table, borders = "", set[int]()
    if arranged:
        borders = {id(rule) for rule in (arranged.above, arranged.below) if rule}
        start = margins.header if is_header else arranged.top
        end = arranged.bottom if is_header else -(margins.footer + STRUT)
        table = table_markup(arranged, house, page, start=start, end=end)
    drawings = writer.drawings([item for item in items if id(item) not in borders])
    style = style_id(house.styles["header" if is_header else "footer"].word)
    strut = (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:spacing w:before="0" w:after="0" w:line="{twips(STRUT)}"'
        f' w:lineRule="exact"/></w:pPr>{drawings}</w:p>'
    )
    root = "w:hdr" if is_header else "w:ftr"
    return FurniturePart(f"{XML_HEAD}<{root} {ROOT_ATTRIBUTES}>{table}{strut}</{root}>", writer.links, writer.media)


@dataclass(slots=True)
class _Writer:
    house: House
    page: PageSetup
    is_header: bool
    links: Links
    media: dict[str, bytes]
    count: int = 0

    def drawings(self, items: Sequence[FurnitureItem]) -> str:
        """Filled areas, pictures, and the rules that are no border of the table, each in its place on the page."""
        runs = []
        for item in items:
            if isinstance(item, FurnitureFill):
                width = self.page.width - item.x if item.width is None else item.width
                runs.append(self._area(item.x, item.y, width, item.height, item.colour))
            elif isinstance(item, FurnitureRule):
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
    """The picture as the PDF shows it; None for one that cannot be set."""
    try:
        if item.file.stat().st_size > LARGEST_PICTURE:
            return None
        return print_image(item.file.read_bytes()).data
    except (OSError, BadImage):
        return None


def _aspect(data: bytes) -> float:
    """Width by height of a PNG or JPEG."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            return image.width / image.height
    except (OSError, ValueError, ZeroDivisionError, SyntaxError, Image.DecompressionBombError):
        return 1.0

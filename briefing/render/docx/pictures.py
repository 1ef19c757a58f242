"""Pictures in line with the text, each in a paragraph of its own that is as high as the picture (20.4.2.8)."""

from __future__ import annotations

from briefing.document.blocks import Image
from briefing.galley.matter import Picture
from briefing.galley.print_image import BadImage, print_image
from briefing.render.docx.charts import CHART, draws_natively, native_chart
from briefing.render.docx.controls import control
from briefing.render.docx.markup import attribute, emu, one_line, twips
from briefing.render.docx.paragraphs import PLAIN, Setting
from briefing.render.docx.register import Register, bookmark_name
from briefing.render.docx.styles import PICTURE

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
"""Tells those who read a page aloud to pass over a picture."""
_EXTENSIONS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg"}


def extension_of(data: bytes) -> str:
    """`png` or `jpeg`, by the picture's first bytes."""
    return next((extension for start, extension in _EXTENSIONS.items() if data.startswith(start)), "png")


def picture_markup(picture: Picture, register: Register, setting: Setting = PLAIN) -> str:
    """A picture's paragraph; in a content control where it has an id."""
    keep_next = picture.keep_next if setting.keep_next is None else setting.keep_next
    before = picture.before if setting.before is None else setting.before
    after = picture.after if setting.after is None else setting.after
    parts = [
        f'<w:pStyle w:val="{register.style(PICTURE)}"/>',
        "<w:keepNext/>" if keep_next else "",
        "<w:pageBreakBefore/>" if setting.begins_page else "",
        f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}"/>' if before or after else "",
        f'<w:ind w:left="{twips(picture.left)}"/>' if picture.left else "",
    ]
    names = [*setting.bookmarks, *([bookmark_name(picture.id)] if picture.id else [])]
    pairs = [register.bookmark(name) for name in names]
    opening = "".join(start for start, _ in pairs)
    closing = "".join(end for _, end in reversed(pairs))
    drawing = inline_drawing(picture, register)
    markup = f"<w:p><w:pPr>{''.join(parts)}</w:pPr>{opening}<w:r>{drawing}</w:r>{closing}</w:p>"
    return control(markup, picture.id, register) if picture.id else markup


def inline_drawing(picture: Picture, register: Register) -> str:
    if picture.chart is not None and draws_natively(picture.chart):
        name = register.chart(native_chart(picture.chart, register.house, register.language))
        size = emu(picture.width), emu(picture.height)
        return chart_markup(register.links.to_chart(name), register.picture(), *size, alt=one_line(picture.alt))
    data = _data(picture, register)
    relationship = register.links.to_media(register.medium(data, extension_of(data)))
    return drawing_markup(
        relationship,
        register.picture(),
        emu(picture.width),
        emu(picture.height),
        alt="" if picture.element is None else one_line(picture.alt),
    )


def _data(picture: Picture, register: Register) -> bytes:
    if isinstance(picture.content, Image):
        try:
            return print_image(picture.content.data, picture.width).data
        except BadImage as fault:
            register.fault(fault.message, picture.origin)
            return b""
    return register.draw(picture.content)


def drawing_markup(relationship: str, number: int, width: int, height: int, *, alt: str) -> str:
    """A `w:drawing` in line with the text; a picture without an alternative text only decorates."""
    told = f' descr="{attribute(alt)}"' if alt else ""
    inside = "" if alt else DECORATIVE
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="Picture {number}"{told}>{inside}</wp:docPr>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f"{graphic_markup(relationship, number, width, height)}</wp:inline></w:drawing>"
    )


def chart_markup(relationship: str, number: int, width: int, height: int, *, alt: str) -> str:
    """A chart in line with the text (21.2.2.27)."""
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="Chart {number}" descr="{attribute(alt)}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{CHART}">'
        f'<c:chart xmlns:c="{CHART}" r:id="{relationship}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )


def graphic_markup(relationship: str, number: int, width: int, height: int) -> str:
    """The picture itself (20.2.2.5)."""
    return (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )

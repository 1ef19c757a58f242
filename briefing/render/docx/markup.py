"""WordprocessingML as text: names, escapes and units (ECMA-376, part 1)."""

from __future__ import annotations

import re
from collections.abc import Mapping

NAMESPACES: Mapping[str, str] = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
DECLARATIONS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
"""For the root of every part that is written here; it ends with what older readers may ignore."""
ROOT_ATTRIBUTES = f'{DECLARATIONS} mc:Ignorable="w14 w15 wp14"'
XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

OFFICE_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = NAMESPACES["w"]
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_WHITE = re.compile("[\t\n\r\x85\u2028\u2029]")


def w(name: str) -> str:
    """The name of an element or attribute of WordprocessingML, as lxml spells it."""
    return f"{{{_W}}}{name}"


def qualified(name: str) -> str:
    """`wp:inline` as lxml spells it."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def content(text: str) -> str:
    """`text` as the content of an element."""
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")


def attribute(text: str) -> str:
    """`text` inside double quotes."""
    return content(text).replace('"', "&quot;")


def control_character(text: str) -> str | None:
    """The first character of `text` that XML or Word cannot hold (XML 1.0, 2.2), or None."""
    found = _CONTROL.search(text)
    return found.group() if found else None


def one_line(text: str) -> str:
    """`text` with each kind of white space that would break a line as a plain space."""
    return _WHITE.sub(" ", text)


def twips(points: float) -> int:
    """Twentieths of a point."""
    return round(points * 20)


def half_points(points: float) -> int:
    return round(points * 2)


def eighths(points: float) -> int:
    """Eighths of a point, the measure of borders: from a quarter of a point to twelve points (17.3.4)."""
    return min(96, max(2, round(points * 8)))


def emu(points: float) -> int:
    """English metric units, 12,700 to the point: the measure of drawings (20.1.2.1)."""
    return round(points * 12700)


def rgb(colour: str) -> str:
    """`#0B4F6C` as Word writes it."""
    return colour.lstrip("#").upper()


def fonts_markup(name: str) -> str:
    """The font `name` for every script (17.3.2.26)."""
    told = attribute(name)
    return f'<w:rFonts w:ascii="{told}" w:hAnsi="{told}" w:eastAsia="{told}" w:cs="{told}"/>'

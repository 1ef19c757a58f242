"""What a face calls itself, against what a house calls it: Word finds a face by the names inside its file."""

from __future__ import annotations

from briefing.house import FaceStyle
from briefing.typeset.faces import Face
from briefing.typeset.sfnt import read_names, read_tables

_FAMILY = 1
"""The name by which programs group the four faces of a family (OpenType, name ID 1)."""
_MAC_STYLE = 44
"""Where `head` says whether a face is bold (bit 0) and italic (bit 1)."""


def misnamed(face: Face) -> str | None:
    """In what the names inside a face's file differ from the house's; None where Word finds it by them."""
    tables = read_tables(face.data)
    family = read_names(tables.get("name", b"")).get(_FAMILY, "")
    if family and family != face.family:
        return f"its file calls the family '{family}'"
    style = _style(tables.get("head", b""))
    if style != face.style:
        return f"its file holds the {style} face"
    return None


def _style(head: bytes) -> FaceStyle:
    bits = head[_MAC_STYLE + 1] if len(head) > _MAC_STYLE + 1 else 0
    styles: tuple[FaceStyle, ...] = ("regular", "bold", "italic", "bold-italic")
    return styles[bits & 3]

"""Ways of writing a Word file that LibreOffice has, that Word reads and a validator does not, put as Word puts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.render.docx.markup import NAMESPACES, w

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = f"{{{NAMESPACES['mc']}}}"
_DRAWN = frozenset({"wps", "wpg", "wpc", "wpi"})
"""Drawings that Word has shown since 2010 (MS-DOCX, 2.6)."""
_SIDES = {"start": "left", "end": "right"}


def as_word_writes(root: _Element) -> bool:
    """Mends a part; whether there was anything to mend."""
    return older_sides(root) | without_old_drawings(root)


def older_sides(root: _Element) -> bool:
    """Names the sides at which things stand as Word files do, `left` for `start`; whether any had the other name.

    LibreOffice writes the names of the strict format (17.18.44).
    """
    found = [each for each in root.iter(w("jc"), w("lvlJc")) if each.get(w("val")) in _SIDES]
    for each in found:
        each.set(w("val"), _SIDES[each.get(w("val"), "")])
    return bool(found)


def without_old_drawings(root: _Element) -> bool:
    """Takes out what Word 2007 was to show in the place of a drawing; whether there was any.

    LibreOffice writes it with attributes that the language of old drawings (VML) has not, and every tag in it stands
    there a second time.
    """
    found = [
        old
        for both in root.iter(f"{_MC}AlternateContent")
        if any(each.get("Requires", "") in _DRAWN for each in both.iterchildren(f"{_MC}Choice"))
        for old in both.iterchildren(f"{_MC}Fallback")
    ]
    for old in found:
        if (parent := old.getparent()) is not None:
            parent.remove(old)
    return bool(found)

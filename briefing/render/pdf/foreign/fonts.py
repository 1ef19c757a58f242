"""The fonts of a page from outside (ISO 19005-3, 6.2.11): embedded, and their letters known."""

from __future__ import annotations

import re

import pikepdf

from briefing.render.pdf.foreign import Refused

PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
KNOWN_ENCODINGS = frozenset({"/WinAnsiEncoding", "/MacRomanEncoding"})
IDENTITY = frozenset({"/Identity-H", "/Identity-V"})
NO_LETTER = re.compile(rb">\s*<(?:0000|FEFF|FFFE|feff|fffe)>")
"""A code mapped to a value that stands for no letter (6.2.11.7.2)."""


def check_font(font: pikepdf.Object) -> None:
    """Refuses a font that is not embedded or whose letters are unknown."""
    name = str(font.get("/BaseFont", "/?"))[1:].split("+", 1)[-1][:60]
    kind = str(font.get("/Subtype"))
    if kind == "/Type0":
        _check_composite(font, name)
    elif kind in {"/Type1", "/TrueType"}:
        _check_embedded(font.get("/FontDescriptor"), name)
        if "/ToUnicode" not in font and str(font.get("/Encoding")) not in KNOWN_ENCODINGS:
            raise Refused(f"the letters of its font {name} are not told (ToUnicode)")
    else:
        raise Refused(f"its font {name} is of a kind that cannot be used ({kind[1:]})")
    letters = font.get("/ToUnicode")
    if letters is not None and (not isinstance(letters, pikepdf.Stream) or NO_LETTER.search(letters.read_bytes())):
        raise Refused(f"the letters of its font {name} are not told (ToUnicode)")


def _check_composite(font: pikepdf.Object, name: str) -> None:
    descendant = font.DescendantFonts[0]
    _check_embedded(descendant.get("/FontDescriptor"), name)
    encoding = font.get("/Encoding")
    if isinstance(encoding, pikepdf.Stream) or str(encoding) not in IDENTITY:
        raise Refused(f"its font {name} is encoded in a way that cannot be used")
    if "/ToUnicode" not in font:
        raise Refused(f"the letters of its font {name} are not told (ToUnicode)")
    if descendant.get("/Subtype") == pikepdf.Name.CIDFontType2 and "/CIDToGIDMap" not in descendant:
        descendant.CIDToGIDMap = pikepdf.Name.Identity  # 6.2.11.3.2 demands what readers take for granted


def _check_embedded(descriptor: pikepdf.Object | None, name: str) -> None:
    if not isinstance(descriptor, pikepdf.Dictionary) or not any(key in descriptor for key in PROGRAMS):
        raise Refused(f"its font {name} is not embedded")

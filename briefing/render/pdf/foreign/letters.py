"""The names that a font from outside has for its codes, and the characters that they mean (ISO 32000-1, annex D)."""

from __future__ import annotations

import re

import pikepdf
from reportlab.pdfbase._fontdata_enc_macroman import MacRomanEncoding
from reportlab.pdfbase._fontdata_enc_standard import StandardEncoding
from reportlab.pdfbase._fontdata_enc_winansi import WinAnsiEncoding
from reportlab.pdfbase._glyphlist import _glyphname2unicode

ENCODINGS: dict[str, tuple[str | None, ...]] = {
    "/WinAnsiEncoding": WinAnsiEncoding,
    "/MacRomanEncoding": MacRomanEncoding,
    "/StandardEncoding": StandardEncoding,
}

_BY_NUMBER = re.compile(r"uni([0-9A-F]{4})|u([0-9A-F]{4,6})")


def names_of(encoding: pikepdf.Object | None, own: dict[int, str] | None) -> dict[int, str]:
    """The names of a simple font's codes; `own` are those of its program, None for the standard ones (9.6.6)."""
    base = encoding
    if isinstance(encoding, pikepdf.Dictionary):
        base = encoding.get("/BaseEncoding")
    listed = ENCODINGS.get(str(base))
    if listed is None and own is None:
        listed = StandardEncoding
    names = {code: name for code, name in enumerate(listed) if name} if listed is not None else dict(own or {})
    if isinstance(encoding, pikepdf.Dictionary):
        code = 0
        for item in encoding.get("/Differences", ()):
            if isinstance(item, pikepdf.Name):
                names[code] = str(item)[1:]
                code += 1
            else:
                code = int(item)
    return names


def character_of(name: str) -> int | None:
    """The character that a glyph's name means; None where it means none."""
    known: int | None = _glyphname2unicode.get(name)
    if known is None and (numbered := _BY_NUMBER.fullmatch(name)):
        known = int(numbered[1] or numbered[2], 16)
    return known


def mac_code(name: str) -> int | None:
    """The code of a glyph's name in Mac Roman."""
    return _MAC_CODES.get(name)


_MAC_CODES = {name: code for code, name in enumerate(MacRomanEncoding) if name}

"""The fonts of a page from outside (ISO 19005-3, 6.2.11): embedded, and their letters known."""

from __future__ import annotations

import re
import struct

import pikepdf

from briefing.render.pdf.foreign import Refused

PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
TABLES = frozenset({b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"})
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
        _check_widths(font, name)
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


def _check_widths(font: pikepdf.Object, name: str) -> None:
    """Refuses a simple font that has not a width for each of its codes (ISO 32000-1, table 111)."""
    first, last = font.get("/FirstChar"), font.get("/LastChar")
    widths = font.get("/Widths", ())
    if not (isinstance(first, int) and isinstance(last, int) and len(widths) == last - first + 1):
        raise Refused(f"its font {name} is broken")


def _check_embedded(descriptor: pikepdf.Object | None, name: str) -> None:
    """Refuses a font whose program is not in the file, or is none (6.2.11.2 and 6.2.11.4)."""
    if not isinstance(descriptor, pikepdf.Dictionary):
        raise Refused(f"its font {name} is not embedded")
    key = next((key for key in PROGRAMS if key in descriptor), None)
    if key is None:
        raise Refused(f"its font {name} is not embedded")
    program = descriptor[key].read_bytes()
    if key == "/FontFile3":
        sound = "/Subtype" in descriptor[key] and program.startswith((b"\x01\x00", b"OTTO"))
    else:
        sound = _is_truetype(program) if key == "/FontFile2" else program.startswith(b"%!")
    if not sound:
        raise Refused(f"its font {name} is broken")


def _is_truetype(program: bytes) -> bool:
    """Whether the tables that a TrueType program in a PDF needs (ISO 32000-1, 9.9) lie inside it."""
    if len(program) < 12 or program[:4] not in {b"\0\1\0\0", b"true"}:
        return False
    count = int.from_bytes(program[4:6], "big")
    if len(program) < 12 + 16 * count:
        return False
    entries = [struct.unpack_from(">4sIII", program, 12 + 16 * n) for n in range(count)]
    held = {tag for tag, _, offset, length in entries if offset + length <= len(program)}
    return held >= TABLES

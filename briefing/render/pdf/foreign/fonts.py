"""The fonts of a page from outside (ISO 19005-3, 6.2.11): embedded, with every glyph that the page shows, as wide as
the page takes it to be, and its letters known."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from copy import copy
from typing import NamedTuple

import pikepdf

from briefing.render.pdf.cmap import to_unicode
from briefing.render.pdf.foreign import Refused
from briefing.render.pdf.foreign.cff import Cff
from briefing.render.pdf.foreign.letters import character_of, mac_code, names_of
from briefing.render.pdf.foreign.to_unicode import says_something, told_letters
from briefing.render.pdf.foreign.truetype import TrueType
from briefing.render.pdf.foreign.type1 import Type1

KINDS = frozenset({"/Type0", "/Type1", "/TrueType"})
KNOWN_ENCODINGS = frozenset({"/WinAnsiEncoding", "/MacRomanEncoding"})
IDENTITY = frozenset({"/Identity-H", "/Identity-V"})
SYMBOLIC, NONSYMBOLIC = 4, 32
"""Flags of a font's descriptor (ISO 32000-1, table 123)."""
MOST_WIDTHS = 0x20000
MOST_OFF = 1.0
"""Thousandths of an em by which a width may differ from the program's (6.2.11.5)."""
BROKEN = (LookupError, ValueError, TypeError, ArithmeticError, AttributeError, pikepdf.PikepdfError)
"""What reading a broken font raises."""

Width = Callable[[int], float]


class _Widths(NamedTuple):
    """How wide a code is, in thousandths of an em: as the page takes it, and as the program draws it."""

    taken: Width
    drawn: Width
    """Raises LookupError where the program has no such glyph."""


def check_font(font: pikepdf.Object, codes: Collection[int]) -> None:
    """Refuses a font that is not embedded, or whose glyphs or letters are not those that `codes` ask for."""
    name = str(font.get("/BaseFont", "/?"))[1:].split("+", 1)[-1][:60]
    try:
        _check(font, name, codes)
    except BROKEN:
        raise Refused(f"its font {name} is broken") from None


def code_width(font: pikepdf.Object) -> int:
    """How many bytes a code of `font` has."""
    return 2 if font.get("/Subtype") == pikepdf.Name.Type0 else 1


def _check(font: pikepdf.Object, name: str, codes: Collection[int]) -> None:
    kind = str(font.get("/Subtype"))
    if kind not in KINDS:
        raise Refused(f"its font {name} is of a kind that cannot be used ({kind[1:]})")
    _check_letters(font, name, codes)
    _require_name(font)
    font.Type = pikepdf.Name.Font
    if kind == "/Type0":
        widths = _composite(font, name)
    else:
        widths = _simple(font, _truetype(font, name) if kind == "/TrueType" else _type1(font, name))
    for code in sorted(codes):
        try:
            drawn = widths.drawn(code)
        except LookupError:
            raise Refused(f"its font {name} lacks a letter that the page shows") from None
        if abs(widths.taken(code) - drawn) > MOST_OFF:
            raise Refused(f"the letters of its font {name} are not as wide as the page says")


def _require_name(font: pikepdf.Object) -> None:
    """Raises ValueError for a font without a name (6.2.11.2; ISO 32000-1, tables 111, 117 and 121)."""
    if not isinstance(font.get("/BaseFont"), pikepdf.Name):
        raise ValueError("a font without a name")


def _check_letters(font: pikepdf.Object, name: str, codes: Collection[int]) -> None:
    """Refuses a font that does not tell what its codes stand for (6.2.11.7.2), and writes anew what it tells."""
    told = font.get("/ToUnicode")
    if told is None and str(font.get("/Encoding")) in KNOWN_ENCODINGS:
        return
    letters = told_letters(told.read_bytes()) if isinstance(told, pikepdf.Stream) else {}
    if not letters or not all(says_something(letters.get(code, "")) for code in codes):
        raise Refused(f"the letters of its font {name} are not told (ToUnicode)")
    # Readers of broken tables do not agree, so it gets one of its own; the stream may be another font's too.
    font.ToUnicode = copy(told)
    font.ToUnicode.write(to_unicode(((code, letters[code]) for code in sorted(codes)), code_width(font)))


def _program(descriptor: pikepdf.Object | None, name: str) -> TrueType | Cff | Type1:
    """The program that draws a font's glyphs (6.2.11.2 and 6.2.11.4)."""
    held = descriptor if isinstance(descriptor, pikepdf.Dictionary) else pikepdf.Dictionary()
    held.Type = pikepdf.Name.FontDescriptor
    if "/FontFile2" in held:
        return TrueType(held.FontFile2.read_bytes())
    if "/FontFile" in held:
        return Type1(held.FontFile.read_bytes())
    if "/FontFile3" not in held:
        raise Refused(f"its font {name} is not embedded")
    data = held.FontFile3.read_bytes()
    match str(held.FontFile3.get("/Subtype")):
        case "/Type1C" | "/CIDFontType0C":
            return Cff(data)
        case "/OpenType" if data.startswith(b"OTTO"):
            return Cff(_table(data, b"CFF "))
    raise ValueError("a program of no kind")


def _table(data: bytes, tag: bytes) -> bytes:
    """A table of an OpenType program."""
    for at in range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16):
        if data[at : at + 4] == tag:
            offset, length = (int.from_bytes(data[at + n : at + n + 4], "big") for n in (8, 12))
            return data[offset : offset + length]
    raise ValueError("a program without its glyphs")


# Simple fonts


def _simple(font: pikepdf.Object, drawn: Width) -> _Widths:
    """A font whose codes have one byte, with a width for each (ISO 32000-1, table 111)."""
    first, last = font.get("/FirstChar"), font.get("/LastChar")
    widths = [float(width) for width in font.get("/Widths", ())]
    is_truth = isinstance(first, bool) or isinstance(last, bool)  # a whole number to Python, and none to a PDF
    if is_truth or not (isinstance(first, int) and isinstance(last, int) and len(widths) == last - first + 1):
        raise ValueError("not a width for each code")
    missing = float(font.FontDescriptor.get("/MissingWidth", 0))
    return _Widths(lambda code: widths[code - first] if first <= code <= last else missing, drawn)


def _truetype(font: pikepdf.Object, name: str) -> Width:
    """The widths of a TrueType font by its codes (9.6.6.4; ISO 19005-3, 6.2.11.6)."""
    program = _program(font.get("/FontDescriptor"), name)
    if not isinstance(program, TrueType):
        raise TypeError("another kind of program")
    encoding = font.get("/Encoding")
    if int(font.FontDescriptor.get("/Flags", 0)) & SYMBOLIC:
        if encoding is not None or not ((3, 0) in program.characters or len(program.characters) == 1):
            raise Refused(f"its font {name} is encoded in a way that cannot be used")
        return lambda code: _glyph_width(program, program.of_symbol(code))
    base = encoding.get("/BaseEncoding") if isinstance(encoding, pikepdf.Dictionary) else encoding
    if str(base) not in KNOWN_ENCODINGS or not {(3, 1), (1, 0)} & program.characters.keys():
        raise Refused(f"its font {name} is encoded in a way that cannot be used")
    names = names_of(encoding, None)
    if isinstance(encoding, pikepdf.Dictionary) and "/Differences" in encoding:
        changed = [str(item)[1:] for item in encoding.Differences if isinstance(item, pikepdf.Name)]
        if (3, 1) not in program.characters or any(character_of(each) is None for each in changed):
            raise Refused(f"its font {name} is encoded in a way that cannot be used")

    def width(code: int) -> float:
        said = character_of(names[code])
        return _glyph_width(program, program.of_character(-1 if said is None else said, mac_code(names[code])))

    return width


def _glyph_width(program: TrueType | Cff, glyph: int) -> float:
    """The width of a glyph; the one that stands for missing letters counts as none (6.2.11.8)."""
    if not glyph:
        raise LookupError(glyph)
    return program.width(glyph)


def _type1(font: pikepdf.Object, name: str) -> Width:
    """The widths of a Type 1 font by its codes, which its program knows by name (9.6.6.2)."""
    program = _program(font.get("/FontDescriptor"), name)
    if isinstance(program, TrueType) or (isinstance(program, Cff) and program.is_by_number):
        raise TypeError("another kind of program")
    encoding = font.get("/Encoding")
    is_whole = encoding is not None and not isinstance(encoding, pikepdf.Dictionary)
    names = names_of(encoding, None if is_whole else program.encoding())
    if isinstance(program, Type1):
        return lambda code: program.width(_present(names[code]))
    glyphs = program.names
    return lambda code: program.width(glyphs[_present(names[code])])


def _present(name: str) -> str:
    if name == ".notdef":
        raise LookupError(name)
    return name


# Composite fonts


def _composite(font: pikepdf.Object, name: str) -> _Widths:
    """A font whose codes have two bytes and are its glyphs' numbers (9.7)."""
    descendant = font.DescendantFonts[0]
    _require_name(descendant)
    descendant.Type = pikepdf.Name.Font
    program = _program(descendant.get("/FontDescriptor"), name)
    encoding = font.get("/Encoding")
    if isinstance(encoding, pikepdf.Stream) or str(encoding) not in IDENTITY:
        raise Refused(f"its font {name} is encoded in a way that cannot be used")
    if str(descendant.get("/Subtype")) == "/CIDFontType2":
        if not isinstance(program, TrueType):
            raise TypeError("another kind of program")
        drawn = _by_map(descendant, program)
    elif isinstance(program, Cff):
        glyphs = program.numbers
        drawn = lambda code: _glyph_width(program, glyphs[code])  # noqa: E731
    else:
        raise TypeError("another kind of program")
    widths = dict(_stated_widths(descendant.get("/W", pikepdf.Array())))
    default = float(descendant.get("/DW", 1000))
    return _Widths(lambda code: widths.get(code, default), drawn)


def _by_map(descendant: pikepdf.Object, program: TrueType) -> Width:
    """The widths of a TrueType program's glyphs by their CIDs (9.7.4.2)."""
    if "/CIDToGIDMap" not in descendant:
        descendant.CIDToGIDMap = pikepdf.Name.Identity  # 6.2.11.3.2 demands what readers take for granted
    held = descendant.CIDToGIDMap
    if not isinstance(held, pikepdf.Stream):
        return lambda code: _glyph_width(program, code)
    numbers = held.read_bytes()
    return lambda code: _glyph_width(program, int.from_bytes(numbers[2 * code : 2 * code + 2], "big"))


def _stated_widths(stated: pikepdf.Object) -> Iterator[tuple[int, float]]:
    """The widths of CIDs, one by one and in stretches (9.7.4.3). Raises ValueError where they are too many."""
    at, room = 0, MOST_WIDTHS
    while at < len(stated):
        first, second = int(stated[at]), stated[at + 1]
        if isinstance(second, pikepdf.Array):
            yield from ((first + n, float(width)) for n, width in enumerate(second))
            at += 2
        else:
            last, width = int(second), float(stated[at + 2])
            room -= max(0, last - first)
            if room < 0:
                raise ValueError("widths for more codes than there are")
            yield from ((cid, width) for cid in range(first, last + 1))
            at += 3

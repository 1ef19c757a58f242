"""A TrueType program as far as a PDF depends on it: how wide its glyphs are, and how codes find them."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate

NEEDED = frozenset({"glyf", "head", "hhea", "hmtx", "loca", "maxp"})
"""The tables that a program in a PDF has (ISO 32000-1, 9.9)."""
MOST_TABLES = 64
MOST_CHARACTERS = 0x20000
SYMBOLS = 0xF000
"""Where the codes of a symbol face begin in its table of characters."""


class TrueType:
    """A program (ISO 32000-1, 9.9). Raises ValueError or LookupError where it is broken."""

    def __init__(self, data: bytes) -> None:
        if data[:4] not in {b"\0\1\0\0", b"true"}:
            raise ValueError("no TrueType program")
        self._data = data
        self._tables: dict[str, bytes] = {}
        for at in range(12, 12 + 16 * min(self._number(4), MOST_TABLES), 16):
            offset, length = self._number(at + 8, 4), self._number(at + 12, 4)
            if offset + length <= len(data):
                self._tables[data[at : at + 4].decode("latin-1")] = data[offset : offset + length]
        if not self._tables.keys() >= NEEDED:
            raise ValueError("it lacks a table")
        self.count = _short(self._tables["maxp"], 4)
        """How many glyphs it has."""
        self._per_em = _short(self._tables["head"], 18)
        self._measured = _short(self._tables["hhea"], 34)
        if not self._per_em or not 0 < self._measured <= self.count:
            raise ValueError("it has no measures")

    def width(self, glyph: int) -> float:
        """How wide a glyph is, in thousandths of an em. Raises LookupError where there is no such glyph."""
        if glyph >= self.count:
            raise LookupError(glyph)
        return 1000 * _short(self._tables["hmtx"], 4 * min(glyph, self._measured - 1)) / self._per_em

    @cached_property
    def characters(self) -> dict[tuple[int, int], dict[int, int]]:
        """Its glyphs by character, for each platform and encoding that it tells them for."""
        table = self._tables.get("cmap", bytes(4))
        found = {}
        for at in range(4, 4 + 8 * min(_short(table, 2), MOST_TABLES), 8):
            offset = int.from_bytes(table[at + 4 : at + 8], "big")
            found[_short(table, at), _short(table, at + 2)] = _characters(table[offset:])
        return found

    def of_character(self, character: int, roman: int | None) -> int:
        """The glyph of a character, or of its code in Mac Roman; 0 where it has none."""
        found = self.characters.get((3, 1), {}).get(character, 0)
        return found or self.characters.get((1, 0), {}).get(-1 if roman is None else roman, 0)

    def of_symbol(self, code: int) -> int:
        """The glyph of a code of a face with an order of its own; 0 where it has none (9.6.6.4)."""
        symbols = self.characters.get((3, 0))
        if symbols is None:
            symbols = next(iter(self.characters.values()), {}) if len(self.characters) == 1 else {}
        begin = next(iter(symbols), 0) & 0xFF00
        return symbols.get(begin + code, 0) or symbols.get(code, 0)

    def _number(self, at: int, size: int = 2) -> int:
        return int.from_bytes(self._data[at : at + size], "big")


def _short(table: bytes, at: int) -> int:
    if at + 2 > len(table):
        raise LookupError(at)
    return int.from_bytes(table[at : at + 2], "big")


def _characters(table: bytes) -> dict[int, int]:
    """A table of characters in one of the formats that a PDF's faces have; empty for another."""
    match _short(table, 0):
        case 0:
            return {code: glyph for code, glyph in enumerate(table[6:262]) if glyph}
        case 4:
            return _segments(table)
        case 6:
            first, count = _short(table, 6), _short(table, 8)
            return {first + n: _short(table, 10 + 2 * n) for n in range(count)}
    return {}


def _segments(table: bytes) -> dict[int, int]:
    """Format 4: stretches of characters, each with a distance to its glyphs or a list of them."""
    size = _short(table, 6)
    found: dict[int, int] = {}
    room = MOST_CHARACTERS
    ends, starts, deltas, offsets = accumulate((14, size + 2, size, size))
    for at in range(0, size, 2):
        start, end = _short(table, starts + at), _short(table, ends + at)
        delta, offset = _short(table, deltas + at), _short(table, offsets + at)
        room -= max(0, end - start)
        if room < 0:
            raise ValueError("glyphs for more characters than there are")
        for character in range(start, min(end + 1, 0xFFFF)):
            glyph = character
            if offset:
                place = offsets + at + offset + 2 * (character - start)
                glyph = _short(table, place) if place + 2 <= len(table) else 0
            if glyph or not offset:
                found[character] = (glyph + delta) & 0xFFFF
    return found

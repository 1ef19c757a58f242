"""A Compact Font Format program as far as a PDF depends on it (Adobe Technical Notes 5176 and 5177)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefing.render.pdf.foreign.glyph_names import ISO_ADOBE, STANDARD_STRINGS
from briefing.render.pdf.foreign.numbers import LEAST, number_at

CHARSET, ENCODING, GLYPHS, PRIVATE, SUBROUTINES, DEFAULT_WIDTH, NOMINAL_WIDTH = 15, 16, 17, 18, 19, 20, 21
MATRIX, ORDERING, FONTS, FONT_OF_GLYPH = 1207, 1230, 1236, 1237
DEEPEST = 10
"""How deep subroutines nest (5177, appendix B)."""
LEAST_ARGUMENTS = {1: 0, 3: 0, 18: 0, 23: 0, 19: 0, 20: 0, 4: 1, 22: 1, 21: 2, 14: 0}
"""The operators before which a glyph's width may stand, and the arguments that each takes."""
IN_PAIRS = frozenset({1, 3, 18, 23, 19, 20})
CALL, CALL_GLOBAL, RETURN, END = 10, 29, 11, 14

Dict = dict[int, list[float]]


class Cff:
    """A program with one face. Raises ValueError or LookupError where it is broken."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        at = data[2]
        _, at = self._index(at)
        tops, at = self._index(at)
        strings, at = self._index(at)
        self._global, _ = self._index(at)
        self._strings = [string.decode("latin-1") for string in strings]
        top = _dict(tops[0])
        self._glyphs, _ = self._index(int(top[GLYPHS][0]))
        self._scale = 1000 * top[MATRIX][0] if MATRIX in top else 1.0
        self.is_by_number = ORDERING in top
        """Whether its glyphs are known by numbers (CIDs), not by names."""
        fonts = self._index(int(top[FONTS][0]))[0] if self.is_by_number else [tops[0]]
        self._private = [self._private_of(_dict(font)) for font in fonts]
        self._font_of = self._selected(int(top[FONT_OF_GLYPH][0])) if self.is_by_number else []
        self._charset = self._read_charset(int(top.get(CHARSET, [0])[0]))
        self._encoding_at = int(top.get(ENCODING, [0])[0])

    @property
    def names(self) -> dict[str, int]:
        """Its glyphs by name."""
        return {self._string(number): glyph for glyph, number in reversed(list(enumerate(self._charset)))}

    @property
    def numbers(self) -> dict[int, int]:
        """Its glyphs by CID; one without CIDs counts them from the first."""
        numbers = self._charset if self.is_by_number else range(len(self._glyphs))
        return {number: glyph for glyph, number in enumerate(numbers)}

    def encoding(self) -> dict[int, str] | None:
        """The names of its own codes; None where it has the standard encoding. Raises ValueError for another."""
        at, data = self._encoding_at, self._data
        if at < 2:
            if at:
                raise ValueError("the expert encoding")
            return None
        codes: list[int] = []
        if data[at] & 0x7F == 0:
            codes += data[at + 2 : at + 2 + data[at + 1]]
        else:
            for n in range(data[at + 1]):
                first, left = data[at + 2 + 2 * n], data[at + 3 + 2 * n]
                codes += range(first, first + left + 1)
        named = {code: self._string(self._charset[glyph]) for glyph, code in enumerate(codes, start=1)}
        if data[at] & 0x80:
            at += 2 + (data[at + 1] if data[at] & 0x7F == 0 else 2 * data[at + 1])
            for n in range(data[at]):
                begin = at + 1 + 3 * n
                named[data[begin]] = self._string(self._number(begin + 1, 2))
        return named

    def width(self, glyph: int) -> float:
        """How wide a glyph is, in thousandths of an em. Raises LookupError where there is no such glyph."""
        font = self._font_of[glyph] if self._font_of else 0
        default, nominal, local = self._private[font]
        stated = self._stated(self._glyphs[glyph], local, [], 0)
        return self._scale * (default if stated is None else nominal + stated)

    def _stated(self, code: bytes, local: list[bytes], stack: list[float], depth: int) -> float | None:
        """The width at the beginning of a glyph's code; None where it has the default one."""
        for operator in _operators(code, stack):
            if operator in (CALL, CALL_GLOBAL):
                called = local if operator == CALL else self._global
                bias = 107 if len(called) < 1240 else 1131 if len(called) < 33900 else 32768
                if depth >= DEEPEST:
                    raise ValueError("its subroutines nest too deep")
                place = int(stack.pop()) + bias
                if place < 0:
                    raise LookupError(place)
                try:
                    return self._stated(called[place], local, stack, depth + 1)
                except _Returned:
                    continue
            if operator == RETURN and depth:
                raise _Returned
            least = LEAST_ARGUMENTS.get(operator)
            if least is None:
                raise ValueError("a glyph does not begin as one does")
            is_stated = len(stack) % 2 == 1 if operator in IN_PAIRS else len(stack) > least
            if operator == END:
                is_stated = len(stack) in (1, 5)
            return stack[0] if is_stated else None
        if depth:
            raise _Returned
        raise ValueError("a glyph does not end")

    def _string(self, number: int) -> str:
        known = len(STANDARD_STRINGS)
        return STANDARD_STRINGS[number] if number < known else self._strings[number - known]

    def _number(self, at: int, size: int) -> int:
        if at + size > len(self._data):
            raise LookupError(at)
        return int.from_bytes(self._data[at : at + size], "big")

    def _index(self, at: int) -> tuple[list[bytes], int]:
        """The items of an INDEX (5176, 5), and where what follows begins."""
        count = self._number(at, 2)
        if not count:
            return [], at + 2
        size = self._data[at + 2]
        offsets = [self._number(at + 3 + size * n, size) for n in range(count + 1)]
        base = at + 2 + size * (count + 1)
        pairs = pairwise(offsets)
        return [self._data[base + begin : base + end] for begin, end in pairs], base + offsets[-1]

    def _private_of(self, font: Dict) -> tuple[float, float, list[bytes]]:
        """The default and nominal width of a font, and its subroutines."""
        size, at = (int(value) for value in font.get(PRIVATE, [0, 0]))
        private = _dict(self._data[at : at + size])
        found = self._index(at + int(private[SUBROUTINES][0]))[0] if SUBROUTINES in private else []
        return private.get(DEFAULT_WIDTH, [0])[0], private.get(NOMINAL_WIDTH, [0])[0], found

    def _read_charset(self, at: int) -> list[int]:
        """For each glyph the number of its name, or its CID (5176, 13)."""
        count = len(self._glyphs)
        if at < 3 and not self.is_by_number:
            if at or count > ISO_ADOBE:
                raise ValueError("the expert character set")
            return list(range(count))
        form, found = self._data[at], [0]
        at += 1
        if form == 0:
            return found + [self._number(at + 2 * n, 2) for n in range(count - 1)]
        size = form
        if size not in (1, 2):
            raise ValueError("a character set of no kind")
        while len(found) < count:
            first, left = self._number(at, 2), self._number(at + 2, size)
            found += range(first, first + left + 1)
            at += 2 + size
        return found[:count]

    def _selected(self, at: int) -> list[int]:
        """The font of each glyph (5176, 19)."""
        count = len(self._glyphs)
        if self._data[at] == 0:
            return list(self._data[at + 1 : at + 1 + count])
        found: list[int] = []
        for n in range(self._number(at + 1, 2)):
            begin = at + 3 + 3 * n
            found += [self._data[begin + 2]] * min(self._number(begin + 3, 2) - len(found), count - len(found))
        return found


class _Returned(Exception):
    """A subroutine has ended without saying a width."""


def _operators(code: bytes, stack: list[float]) -> Iterator[int]:
    """The operators of a glyph's code (5177); the numbers before each stand on `stack`."""
    at = 0
    while at < len(code):
        first = code[at]
        at += 1
        if first == 28:
            stack.append(int.from_bytes(code[at : at + 2], "big", signed=True))
            at += 2
        elif first == 255:
            stack.append(int.from_bytes(code[at : at + 4], "big", signed=True) / 65536)
            at += 4
        elif first >= LEAST:
            number, at = number_at(code, at - 1)
            stack.append(number)
        else:
            yield first


def _dict(data: bytes) -> Dict:
    """A DICT (5176, 4): what stands before each operator."""
    found: Dict = {}
    values: list[float] = []
    at = 0
    while at < len(data):
        first = data[at]
        at += 1
        if first <= 21:
            if first == 12:
                first = 1200 + data[at]
                at += 1
            found[first], values = values, []
        elif first == 28:
            values.append(int.from_bytes(data[at : at + 2], "big", signed=True))
            at += 2
        elif first == 29:
            values.append(int.from_bytes(data[at : at + 4], "big", signed=True))
            at += 4
        elif first == 30:
            said = ""
            while "f" not in said and at < len(data):
                said += data[at : at + 1].hex()
                at += 1
            said = said.partition("f")[0].replace("a", ".").replace("b", "E").replace("c", "E-").replace("e", "-")
            values.append(float(said.replace("E--", "E-")))
        else:
            number, at = number_at(data, at - 1)
            values.append(number)
    return found

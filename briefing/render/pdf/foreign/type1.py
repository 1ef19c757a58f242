"""A Type 1 program as far as a PDF depends on it: its glyphs' names, widths and codes (Adobe Type 1 Font Format)."""

from __future__ import annotations

import re

from briefing.render.pdf.foreign.numbers import LEAST, number_at

ENCRYPTED, IN_GLYPHS = 55665, 4330
"""The keys with which the program and its glyphs begin to be encrypted (7.1)."""
LARGEST = 2 * 1024 * 1024
"""Bytes; a face of some hundred letters has about 0.1 MiB."""
SIDE_AND_WIDTH, BOTH_SIDES_AND_WIDTHS, DIVIDE = 13, 1207, 1212

_GLYPH = re.compile(rb"/([^\s/]+)\s+(\d+)\s+(?:RD|-\|)\s")
_BYTES_AHEAD = re.compile(rb"/lenIV\s+(\d+)")
_CODE = re.compile(rb"dup\s+(\d+)\s*/([^\s/]+)\s+put")
_MATRIX = re.compile(rb"/FontMatrix\s*\[\s*([-+.\deE]+)")


class Type1:
    """A program. Raises ValueError or LookupError where it is broken."""

    def __init__(self, data: bytes) -> None:
        if len(data) > LARGEST:
            raise ValueError("too large")
        clear, found, rest = data.partition(b"eexec")
        if not data.startswith(b"%!") or not found:
            raise ValueError("no Type 1 program")
        rest = rest.lstrip(b" \t\r\n")
        if re.match(rb"[0-9A-Fa-f]{8}", rest):
            rest = bytes.fromhex(re.sub(rb"[^0-9A-Fa-f]", b"", rest.partition(b"cleartomark")[0]).decode()[:-1] + "0")
        private = decrypted(rest, ENCRYPTED)[4:]
        ahead = _BYTES_AHEAD.search(private)
        self._ahead = int(ahead[1]) if ahead else 4
        matrix = _MATRIX.search(clear)
        self._scale = 1000 * float(matrix[1]) if matrix else 1.0
        self._clear = clear
        self._glyphs: dict[str, bytes] = {}
        at = private.find(b"/CharStrings")
        while at >= 0 and (glyph := _GLYPH.search(private, at)):
            at = glyph.end() + int(glyph[2])
            self._glyphs[glyph[1].decode("latin-1")] = private[glyph.end() : at]

    def encoding(self) -> dict[int, str] | None:
        """The names of its own codes; None where it has the standard encoding."""
        if re.search(rb"/Encoding\s+StandardEncoding\s+def", self._clear):
            return None
        return {int(code): name.decode("latin-1") for code, name in _CODE.findall(self._clear)}

    def width(self, name: str) -> float:
        """How wide a glyph is, in thousandths of an em. Raises LookupError where there is no such glyph."""
        stack: list[float] = []
        code = decrypted(self._glyphs[name], IN_GLYPHS)[self._ahead :]
        at = 0
        while at < len(code):
            first = code[at]
            at += 1
            if first == 255:
                stack.append(int.from_bytes(code[at : at + 4], "big", signed=True))
                at += 4
            elif first >= LEAST:
                number, at = number_at(code, at - 1)
                stack.append(number)
            else:
                operator = first if first != 12 else 1200 + code[at]
                at += first == 12
                if operator == DIVIDE and stack[-1]:
                    stack[-2:] = [stack[-2] / stack[-1]]
                elif operator == SIDE_AND_WIDTH:
                    return self._scale * stack[1]
                elif operator == BOTH_SIDES_AND_WIDTHS:
                    return self._scale * stack[2]
                else:
                    break
        raise ValueError("a glyph without a width")


def decrypted(data: bytes, key: int) -> bytes:
    """What stands in encrypted bytes (7.3), with the random bytes before it."""
    found = bytearray()
    for byte in data:
        found.append(byte ^ (key >> 8))
        key = ((byte + key) * 52845 + 22719) & 0xFFFF
    return bytes(found)

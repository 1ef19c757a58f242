"""The letters that a font tells for its codes (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

LARGEST_MAP = 1024 * 1024
"""Bytes of a font's table of letters."""
MOST_LETTERS = 0x20000
"""Codes that a table tells something of: twice as many as there are of two bytes."""

_EDGE = re.compile(rb"(begin|end)bf(char|range)")
_CHAR = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^]]{0,8192})\])")
_LETTERS = re.compile(rb"<([0-9A-Fa-f\s]*)>")


def told_letters(table: bytes) -> dict[int, str]:
    """The letters of each code, as a ToUnicode table tells them. Raises ValueError for one that is too large."""
    if len(table) > LARGEST_MAP:
        raise ValueError("a table of letters that is too large")
    found: dict[int, str] = {}
    room = MOST_LETTERS
    for kind, body in _sections(table):
        if kind == b"char":
            found.update((_number(code), _text(letters)) for code, letters in _CHAR.findall(body))
            continue
        for first, last, letters, listed in _RANGE.findall(body):
            low, high = _number(first), _number(last)
            room -= max(0, high - low)
            if room < 0:
                raise ValueError("a table of letters for more codes than there are")
            if listed:
                each = map(_text, _LETTERS.findall(listed))
                found.update(zip(range(low, high + 1), each, strict=False))
            elif begin := _text(letters):
                found.update((code, begin[:-1] + chr(ord(begin[-1]) + code - low)) for code in range(low, high + 1))
    return found


def _sections(table: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The stretches of a table that tell letters, each with its kind, in one pass."""
    begun: re.Match[bytes] | None = None
    for edge in _EDGE.finditer(table):
        if edge[1] == b"begin":
            begun = begun or edge
        elif begun:
            yield begun[2], table[begun.end() : edge.start()]
            begun = None


def says_something(letters: str) -> bool:
    """Whether it stands for letters that everybody knows (ISO 19005-3, 6.2.11.7.2 and 6.2.11.7.3)."""
    return bool(letters) and not any(
        c in "\0\ufeff\ufffe" or "\ue000" <= c <= "\uf8ff" or c >= "\U000f0000" for c in letters
    )


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split()), 16)


def _text(digits: bytes) -> str:
    joined = b"".join(digits.split()).decode("ascii")
    return bytes.fromhex(joined if len(joined) % 2 == 0 else f"0{joined}").decode("utf-16-be", "replace")

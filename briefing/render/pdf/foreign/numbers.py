"""Whole numbers of one byte or two, alike in the glyphs of Type 1, in those of CFF and in its dictionaries."""

from __future__ import annotations

LEAST = 32
"""The least first byte of such a number."""


def number_at(code: bytes, at: int) -> tuple[int, int]:
    """The number that begins at `at` (Adobe Technical Note 5176, table 3), and where what follows begins.

    Raises IndexError where the code ends before it does.
    """
    first = code[at]
    if first < 247:
        return first - 139, at + 1
    if first < 251:
        return (first - 247) * 256 + code[at + 1] + 108, at + 2
    return (251 - first) * 256 - code[at + 1] - 108, at + 2

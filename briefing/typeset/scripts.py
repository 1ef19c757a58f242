"""Scripts: which letters are shaped together, and which are written from right to left (Unicode Standard Annex 24).

Only what decides how a font is used is told apart. Digits, spaces and punctuation belong to no script and go with the
letters before them.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

_RANGES: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x005A, "Latn"),
    (0x0061, 0x007A, "Latn"),
    (0x00AA, 0x00AA, "Latn"),
    (0x00BA, 0x00BA, "Latn"),
    (0x00C0, 0x00D6, "Latn"),
    (0x00D8, 0x00F6, "Latn"),
    (0x00F8, 0x02B8, "Latn"),
    (0x0370, 0x03FF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0531, 0x058F, "Armn"),
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x06FF, "Arab"),
    (0x0700, 0x074F, "Syrc"),
    (0x0750, 0x077F, "Arab"),
    (0x0780, 0x07BF, "Thaa"),
    (0x07C0, 0x07FF, "Nkoo"),
    (0x0860, 0x08FF, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"),
    (0x1C80, 0x1C8F, "Cyrl"),
    (0x1D00, 0x1DBF, "Latn"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x1F00, 0x1FFF, "Grek"),
    (0x2C60, 0x2C7F, "Latn"),
    (0x2DE0, 0x2DFF, "Cyrl"),
    (0x3041, 0x309F, "Hira"),
    (0x30A0, 0x30FF, "Kana"),
    (0x3400, 0x9FFF, "Hani"),
    (0xA640, 0xA69F, "Cyrl"),
    (0xA720, 0xA7FF, "Latn"),
    (0xAC00, 0xD7AF, "Hang"),
    (0xF900, 0xFAFF, "Hani"),
    (0xFB00, 0xFB06, "Latn"),
    (0xFB1D, 0xFB4F, "Hebr"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFF, "Arab"),
    (0xFF21, 0xFF5A, "Latn"),
    (0x10800, 0x10FFF, "Arab"),  # and the other scripts of that block, all from right to left
    (0x1E800, 0x1EFFF, "Arab"),
    (0x20000, 0x3FFFF, "Hani"),
)
_STARTS = tuple(start for start, _, _ in _RANGES)
RIGHT_TO_LEFT = frozenset({"Hebr", "Arab", "Syrc", "Thaa", "Nkoo"})


@lru_cache(maxsize=4096)
def script_of(character: str) -> str:
    """The script of a letter as its four-letter code (ISO 15924); nothing for what belongs to all scripts."""
    code = ord(character)
    at = bisect_right(_STARTS, code) - 1
    if at >= 0 and code <= _RANGES[at][1]:
        return _RANGES[at][2]
    return ""


def lead_length(text: str, before: str) -> int:
    """How much of `text` belongs to no script, and so to the script `before`, where the letters after it are of another
    one: a space that leads from Cyrillic to Latin is kerned with neither."""
    if not before:
        return 0
    for at, character in enumerate(text):
        script = script_of(character)
        if script:
            return at if script != before else 0
    return 0


def last_script(text: str, before: str) -> str:
    """The script of the last letter in `text`, or `before` where it has none."""
    return next(filter(None, map(script_of, reversed(text))), before)


def by_script(text: str) -> list[tuple[int, int, str]]:
    """`text` cut where its script changes: start, end, script."""
    if text.isascii():
        return [(0, len(text), "Latn")]
    there = set(map(script_of, set(text))) - {""}
    if len(there) < 2:
        return [(0, len(text), there.pop() if there else "Latn")]
    pieces: list[tuple[int, int, str]] = []
    start, current = 0, ""
    for at, character in enumerate(text):
        script = script_of(character)
        if script and script != current:
            if current:
                pieces.append((start, at, current))
                start = at
            current = script
    pieces.append((start, len(text), current or "Latn"))
    return pieces

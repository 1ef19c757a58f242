"""The map from a font's codes to the letters that they stand for (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

from collections.abc import Iterable

MOST_IN_A_BLOCK = 100
HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<%s> <%s>
endcodespacerange
"""
FOOT = b"""endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
ZERO_WIDTH_SPACE = "\u200b"
"""Stands behind a hyphen of the text that ends a line. Some readers of text take a bare one for a hyphen of the
break, and drop it: `long-range` would be read as `longrange`."""


def to_unicode(letters: Iterable[tuple[int, str]], width: int = 2) -> bytes:
    """The CMap of codes, each `width` bytes wide, with what they stand for."""
    lines = [
        b"<%0*X> <%s>" % (2 * width, code, text.encode("utf-16-be", "replace").hex().upper().encode("ascii"))
        for code, text in letters
    ]
    blocks = [lines[start : start + MOST_IN_A_BLOCK] for start in range(0, len(lines), MOST_IN_A_BLOCK)]
    body = b"".join(b"%d beginbfchar\n%s\nendbfchar\n" % (len(block), b"\n".join(block)) for block in blocks)
    return HEAD % (b"00" * width, b"FF" * width) + body + FOOT

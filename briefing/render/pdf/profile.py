"""The sRGB colour profile that every file carries as its output intent (ISO 19005-3, 6.2.3).

An ICC profile of version 4 (ISO 15076-1), written here so that its bytes are the same everywhere: three matrix columns
and one parametric curve, by IEC 61966-2-1, adapted from D65 to D50.
"""

from __future__ import annotations

import struct
from functools import cache

NAME = "sRGB IEC61966-2.1"
D50 = (0.9642, 1.0, 0.8249)
RED = (0.43607, 0.22249, 0.01392)
GREEN = (0.38515, 0.71687, 0.09708)
BLUE = (0.14307, 0.06061, 0.71410)
ADAPTATION = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
"""The Bradford matrix from D65 to D50."""
CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""Gamma, a, b, c and d of the parametric curve of type 3."""


def _fixed(*values: float) -> bytes:
    """s15Fixed16Numbers."""
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(*values)


def _words(text: str) -> bytes:
    """A multiLocalizedUnicode in American English."""
    raw = text.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(raw), 28) + raw


@cache
def srgb_profile() -> bytes:
    """The profile's bytes."""
    curve = b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + _fixed(*CURVE)
    tags = {
        b"desc": _words(NAME),
        b"cprt": _words("No copyright, use freely"),
        b"wtpt": _xyz(D50),
        b"chad": b"sf32\0\0\0\0" + _fixed(*ADAPTATION),
        b"rXYZ": _xyz(RED),
        b"gXYZ": _xyz(GREEN),
        b"bXYZ": _xyz(BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table = b""
    data = b""
    begin = 128 + 4 + 12 * len(tags)
    placed: dict[bytes, int] = {}
    for signature, content in tags.items():
        if content not in placed:
            placed[content] = begin + len(data)
            data += content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", signature, placed[content], len(content))
    header = struct.pack(
        ">I4s4s4s4s4s6H4s4sI4s4sQI12s4s44s",
        begin + len(data),
        b"",
        b"\x04\x20\0\0",
        b"mntr",
        b"RGB ",
        b"XYZ ",
        *(2000, 1, 1, 0, 0, 0),
        b"acsp",
        b"",
        0,
        b"",
        b"",
        0,
        0,
        _fixed(*D50),
        b"",
        b"",
    )
    return header + struct.pack(">I", len(tags)) + table + data

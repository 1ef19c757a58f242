"""A zip file that is the same for the same members: fixed dates, fixed order, and members that may come compressed.

Fonts are the bulk of a Word file and the same in every one that a build writes, so they are compressed once and laid
into each file as they are (APPNOTE.TXT 6.3.10, 4.3).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

from briefing.values import dataclass

_LOCAL = struct.Struct("<4sHHHHHLLLHH")
_CENTRAL = struct.Struct("<4sHHHHHHLLLHHHHHLL")
_END = struct.Struct("<4sHHHHLLH")
_VERSION, _DEFLATED, _STORED = 20, 8, 0
_DATE = (1 << 5) | 1
"""1 January 1980, the first day that the format knows."""
_UTF_8 = 1 << 11
"""The flag of a name that is not in ASCII."""
_FEWEST = 64
"""Bytes below which compressing gains nothing."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file in a zip, compressed or stored as it is."""

    name: str
    data: bytes
    method: int
    check: int
    """CRC-32 of the file itself."""
    size: int
    """Of the file itself."""


def member(name: str, data: bytes, *, level: int = 6) -> Member:
    """`data` as a member; at `level` 0 it is stored."""
    check = zlib.crc32(data)
    if level and len(data) >= _FEWEST:
        packer = zlib.compressobj(level, zlib.DEFLATED, -15)
        packed = packer.compress(data) + packer.flush()
        if len(packed) < len(data):
            return Member(name, packed, _DEFLATED, check, len(data))
    return Member(name, data, _STORED, check, len(data))


def zipped(members: Iterable[Member]) -> bytes:
    """The members as a zip file, in their order."""
    body: list[bytes] = []
    directory: list[bytes] = []
    at = count = 0
    for each in members:
        name = each.name.encode()
        flags = 0 if each.name.isascii() else _UTF_8
        common = (0, _DATE, each.check, len(each.data), each.size, len(name), 0)
        body += [_LOCAL.pack(b"PK\x03\x04", _VERSION, flags, each.method, *common), name, each.data]
        directory += [
            _CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, flags, each.method, *common, 0, 0, 0, 0, at),
            name,
        ]
        at += _LOCAL.size + len(name) + len(each.data)
        count += 1
    listed = b"".join(directory)
    return b"".join([*body, listed, _END.pack(b"PK\x05\x06", 0, 0, count, count, len(listed), at, 0)])

"""TrueType files as tables: reading the few numbers that typesetting and embedding need, and renaming a face.

Clauses are those of the OpenType specification. What a file claims is checked against its length; a file that does not
hold what it should raises `BadFont`.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

from briefing.values import dataclass

TRUETYPE = frozenset({b"\x00\x01\x00\x00", b"true"})
REQUIRED = ("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp")
"""What a TrueType face cannot do without; `OS/2`, `name` and `post` are made up where they are missing."""

RESTRICTED = 0x0002
NO_SUBSETTING = 0x0100
BITMAPS_ONLY = 0x0200


class BadFont(ValueError):
    """The file is not a TrueType face that can be set. The message says why."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """Of a face, in font units unless said otherwise."""

    units_per_em: int
    ascent: int
    descent: int
    """Below the baseline, negative."""
    cap_height: int
    box: tuple[int, int, int, int]
    italic_angle: float
    """Degrees, counter-clockwise from the vertical."""
    weight: int
    fixed_pitch: bool
    fs_type: int
    """Embedding licence bits (OS/2, fsType); 0 is installable."""

    @property
    def may_embed(self) -> bool:
        """Whether the licence bits allow the outlines of this face, subset, inside a document."""
        return not self.fs_type & (NO_SUBSETTING | BITMAPS_ONLY) and self.fs_type & 0x000F != RESTRICTED


def read_tables(data: bytes) -> dict[str, bytes]:
    """The tables of a TrueType file by their tags."""
    if data[:4] == b"OTTO":
        raise BadFont("it has PostScript outlines (CFF); only TrueType outlines can be set")
    if data[:4] == b"ttcf":
        raise BadFont("it is a collection of fonts; take one face out of it")
    if data[:4] in (b"wOFF", b"wOF2"):
        raise BadFont("it is a web font; take the TrueType file that it was made from")
    if data[:4] not in TRUETYPE or len(data) < 12:
        raise BadFont("it is not a TrueType font")
    count = int.from_bytes(data[4:6], "big")
    if len(data) < 12 + 16 * count:
        raise BadFont("it is cut short")
    tables: dict[str, bytes] = {}
    for at in range(12, 12 + 16 * count, 16):
        tag, _checksum, offset, length = struct.unpack(">4sLLL", data[at : at + 16])
        if offset + length > len(data):
            raise BadFont("it is cut short")
        tables[tag.decode("latin-1")] = data[offset : offset + length]
    missing = [tag for tag in REQUIRED if tag not in tables]
    if missing:
        raise BadFont(f"it lacks the table '{missing[0]}'")
    return tables


def write_tables(tables: Mapping[str, bytes]) -> bytes:
    """A TrueType file that holds `tables`, with right checksums."""
    tables = {**tables, "head": tables["head"][:8] + bytes(4) + tables["head"][12:]}
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(">4sHHHH", b"\x00\x01\x00\x00", count, power * 16, power.bit_length() - 1, (count - power) * 16)
    directory, body = [], []
    offset = 12 + 16 * count
    head_at = 0
    for tag in sorted(tables):
        table = tables[tag]
        if tag == "head":
            head_at = offset
        padded = table + bytes(-len(table) % 4)
        directory.append(struct.pack(">4sLLL", tag.encode("latin-1"), _checksum(padded), offset, len(table)))
        body.append(padded)
        offset += len(padded)
    data = bytearray(b"".join([head, *directory, *body]))
    adjustment = (0xB1B0AFBA - _checksum(bytes(data))) & 0xFFFFFFFF
    data[head_at + 8 : head_at + 12] = adjustment.to_bytes(4, "big")
    return bytes(data)


def _checksum(padded: bytes) -> int:
    return int(sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF)


def read_metrics(tables: Mapping[str, bytes]) -> Metrics:
    """The measures of the face that `tables` hold."""
    try:
        head, hhea = tables["head"], tables["hhea"]
        units = _unsigned(head, 18)
        if not 16 <= units <= 16384:
            raise BadFont("its em has no sensible size")
        ascent, descent = _signed(hhea, 4), _signed(hhea, 6)
        weight, fs_type, cap_height = 400, 0, round(0.7 * units)
        os2 = tables.get("OS/2", b"")
        if len(os2) >= 72:
            weight, fs_type = _unsigned(os2, 4), _unsigned(os2, 8)
            ascent, descent = _signed(os2, 68), _signed(os2, 70)
        if len(os2) >= 90 and _unsigned(os2, 0) >= 2:
            cap_height = _signed(os2, 88) or cap_height
        post = tables.get("post", b"")
        angle, fixed = 0.0, False
        if len(post) >= 16:
            angle = int.from_bytes(post[4:8], "big", signed=True) / 65536
            fixed = post[12:16] != bytes(4)
        box = (_signed(head, 36), _signed(head, 38), _signed(head, 40), _signed(head, 42))
    except (IndexError, KeyError, struct.error) as fault:
        raise BadFont("its measures cannot be read") from fault
    return Metrics(units, ascent, descent, cap_height, box, angle, weight, fixed, fs_type)


def _unsigned(table: bytes, at: int) -> int:
    return int(struct.unpack_from(">H", table, at)[0])


def _signed(table: bytes, at: int) -> int:
    return int(struct.unpack_from(">h", table, at)[0])


def renamed(tables: Mapping[str, bytes], family: str, *, bold: bool, italic: bool) -> dict[str, bytes]:
    """The tables with names and flags that make the face one of the four of `family`.

    Word and every other program that groups fonts by family finds regular, italic, bold and bold italic under one name.
    """
    subfamily = {(0, 0): "Regular", (0, 1): "Italic", (1, 0): "Bold", (1, 1): "Bold Italic"}[bold, italic]
    postscript = postscript_name(family, subfamily)
    names = {1: family, 2: subfamily, 3: f"{postscript};static", 4: f"{family} {subfamily}", 6: postscript}
    kept = {number: text for number, text in read_names(tables.get("name", b"")).items() if number in (0, 5, 7, 13, 14)}
    changed = {**tables, "name": _name_table({**kept, **names})}
    changed.pop("DSIG", None)
    changed.pop("STAT", None)
    head = bytearray(tables["head"])
    head[44:46] = ((1 if bold else 0) | (2 if italic else 0)).to_bytes(2, "big")
    changed["head"] = bytes(head)
    if len(tables.get("OS/2", b"")) >= 64:
        os2 = bytearray(tables["OS/2"])
        selection = int.from_bytes(os2[62:64], "big") & ~0x0061
        selection |= (0x20 if bold else 0) | (0x01 if italic else 0) or 0x40
        os2[62:64] = selection.to_bytes(2, "big")
        changed["OS/2"] = bytes(os2)
    return changed


def postscript_name(family: str, subfamily: str) -> str:
    """A PostScript name (name ID 6): printable ASCII without spaces and delimiters, at most 63 characters."""

    def plain(text: str) -> str:
        return "".join(c for c in text if c.isascii() and c.isalnum())

    return f"{plain(family)[:48] or 'Face'}-{plain(subfamily)}"


def read_names(table: bytes) -> dict[int, str]:
    """The English names for Windows (platform 3, Unicode) by their number."""
    names: dict[int, str] = {}
    if len(table) < 6:
        return names
    _version, count, storage = struct.unpack_from(">HHH", table)
    for at in range(6, min(6 + 12 * count, len(table) - 11), 12):
        platform, encoding, language, number, length, offset = struct.unpack_from(">6H", table, at)
        if (platform, encoding, language) == (3, 1, 0x409):
            raw = table[storage + offset : storage + offset + length]
            names[number] = raw.decode("utf-16-be", "replace")
    return names


def _name_table(names: Mapping[int, str]) -> bytes:
    records, texts, offset = [], [], 0
    for number in sorted(names):
        text = names[number].encode("utf-16-be", "replace")[:0xFFFE]
        if offset + len(text) > 0xFFFF:
            continue
        records.append(struct.pack(">6H", 3, 1, 0x409, number, len(text), offset))
        texts.append(text)
        offset += len(text)
    return struct.pack(">HHH", 0, len(records), 6 + 12 * len(records)) + b"".join(records + texts)

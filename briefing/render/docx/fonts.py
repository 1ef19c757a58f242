"""Faces inside a Word file, obfuscated as the format wants, so that lines break alike where they are not installed.

ECMA-376, part 1, 17.8.1: the first 32 bytes of a font are combined with the bytes of a key that stands beside it.
"""

from __future__ import annotations

import struct
import uuid
import zlib
from pathlib import Path

from briefing.house import FaceStyle, House
from briefing.render.docx.markup import OFFICE_RELATIONSHIPS, ROOT_ATTRIBUTES, XML_HEAD, attribute
from briefing.render.docx.package import relationships
from briefing.render.docx.zipped import Member, member
from briefing.typeset.cache import entry_name, keep_entry, read_entry
from briefing.typeset.faces import Face, Faces
from briefing.values import dataclass

_EMBEDDED: dict[FaceStyle, str] = {
    "regular": "embedRegular",
    "bold": "embedBold",
    "italic": "embedItalic",
    "bold-italic": "embedBoldItalic",
}
_ORDER: tuple[FaceStyle, ...] = ("regular", "bold", "italic", "bold-italic")
"""In which the schema wants a font's faces (17.8.3.10)."""
_RECIPE = b"embedded 1"
"""Changes when faces are laid into files differently, so that kept ones are made anew."""
_HEAD = struct.Struct("<BLL")
"""Of a kept face: how it is compressed, its check sum and its size."""
_MOST_READY = 64
_READY: dict[str, Member] = {}
"""Faces that have been compressed, by the digest of their bytes."""


@dataclass(frozen=True, slots=True)
class Embedding:
    """What a Word file holds to carry its faces."""

    table: str
    """The font table part."""
    links: str
    """Its relationships."""
    fonts: tuple[Member, ...]


def embed(house: House, faces: Faces) -> Embedding:
    """The faces of `house` whose licence lets them travel; none where the house leaves them out."""
    fonts: list[Member] = []
    found: list[tuple[str, str, str, bool]] = []
    entries: list[str] = []
    for key, family in house.families.items():
        embedded = []
        for style in _ORDER if house.embed_fonts else ():
            face = faces.face(key, style)
            if not face.may_embed:
                continue
            ready, identity = _ready(face, faces.folder), f"rId{len(fonts) + 1}"
            fonts.append(ready)
            found.append((identity, f"{OFFICE_RELATIONSHIPS}/font", ready.name.removeprefix("word/"), False))
            embedded.append(f'<w:{_EMBEDDED[style]} r:id="{identity}" w:fontKey="{{{_key(face)}}}"/>')
        entries.append(
            f'<w:font w:name="{attribute(family.name)}"><w:charset w:val="00"/><w:family w:val="auto"/>'
            f'<w:pitch w:val="variable"/>{"".join(embedded)}</w:font>'
        )
    table = f"{XML_HEAD}<w:fonts {ROOT_ATTRIBUTES}>{''.join(entries)}</w:fonts>"
    return Embedding(table, relationships(found), tuple(fonts))


def font_table(house: House) -> str:
    """The font table of a template, which carries no faces."""
    entries = "".join(
        f'<w:font w:name="{attribute(family.name)}"><w:charset w:val="00"/><w:family w:val="auto"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for family in house.families.values()
    )
    return f"{XML_HEAD}<w:fonts {ROOT_ATTRIBUTES}>{entries}</w:fonts>"


def obfuscated(data: bytes, key: str) -> bytes:
    """A font with its first 32 bytes combined with `key`, a GUID; doing it twice gives the font back."""
    mask = bytes.fromhex(key.replace("-", ""))[::-1]
    return bytes(byte ^ mask[at % 16] for at, byte in enumerate(data[:32])) + data[32:]


def _key(face: Face) -> str:
    """A GUID that is the same for the same face."""
    return str(uuid.UUID(face.digest[:32])).upper()


def _ready(face: Face, folder: Path | None) -> Member:
    digest = face.digest
    if digest not in _READY:
        if len(_READY) >= _MOST_READY:
            _READY.clear()
        _READY[digest] = _kept(face, digest, folder) if folder else _compressed(face, digest)
    return _READY[digest]


def _compressed(face: Face, digest: str) -> Member:
    return member(f"word/fonts/font-{digest[:16]}.odttf", obfuscated(face.data, _key(face)), level=6)


def _kept(face: Face, digest: str, folder: Path) -> Member:
    """The same, out of the cache or kept there. The entry's name says what it was made from, and by what."""
    entry = entry_name(_RECIPE, digest.encode(), zlib.ZLIB_RUNTIME_VERSION.encode())
    kept = read_entry(folder, entry)
    if kept is not None and len(kept) > _HEAD.size:
        method, check, size = _HEAD.unpack_from(kept)
        if size == len(face.data):
            return Member(f"word/fonts/font-{digest[:16]}.odttf", kept[_HEAD.size :], method, check, size)
    made = _compressed(face, digest)
    keep_entry(folder, entry, _HEAD.pack(made.method, made.check, made.size) + made.data)
    return made

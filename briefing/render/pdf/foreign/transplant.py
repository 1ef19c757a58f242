"""Taking objects out of one PDF so that they can be written into another."""

from __future__ import annotations

import zlib
from decimal import Decimal

import pikepdf

from briefing.render.pdf.archive import FLATE
from briefing.render.pdf.foreign import Refused
from briefing.render.pdf.foreign.limits import DEEPEST, check_name, check_number, check_string
from briefing.render.pdf.syntax import name, string

Pieces = tuple[bytes | int, ...]
"""An object as bytes, and between them the places of the objects that it refers to."""

KEPT_AS_PACKED = frozenset({"/FlateDecode", "/DCTDecode", "/CCITTFaxDecode", "/JBIG2Decode"})
UNPACKED = frozenset({"/ASCII85Decode", "/ASCIIHexDecode", "/RunLengthDecode", "/FlateDecode"})
CHUNK = 1024 * 1024
STREAM_KEYS = frozenset({"/Length", "/Filter", "/DecodeParms", "/F", "/FFilter", "/FDecodeParms", "/DL"})
KEYS = {
    "form": "/Type /Subtype /FormType /BBox /Matrix /Resources /Group",
    "image": "/Type /Subtype /Width /Height /ColorSpace /BitsPerComponent /ImageMask /Mask /SMask /Decode",
    "pattern": "/Type /PatternType /PaintType /TilingType /BBox /XStep /YStep /Resources /Matrix /Shading",
    "descriptor": "/Type /FontName /FontFamily /FontStretch /FontWeight /Flags /FontBBox /ItalicAngle /Ascent /Descent "
    "/Leading /CapHeight /XHeight /StemV /StemH /AvgWidth /MaxWidth /MissingWidth /FontFile /FontFile2 /FontFile3",
}
"""What is taken of each kind of dictionary. What is left out an archive forbids or has no use for: transfer functions,
alternates, OPI, optional content, interpolation, CIDSet, structure."""
TAKEN = {kind: frozenset(keys.split(" ")) for kind, keys in KEYS.items()}


def take_apart(first: pikepdf.Object) -> tuple[Pieces, ...]:
    """All objects that `first` needs, itself at the beginning. Raises Refused for what cannot be written."""
    taker = _Taker()
    taker.place_of(first)
    done: list[Pieces] = []
    while len(done) < len(taker.waiting):
        done.append(tuple(taker.whole(taker.waiting[len(done)])))
    return tuple(done)


def direct(value: object) -> bytes:
    """A value that holds no references, as it is written. Raises Refused for one that cannot be."""
    pieces = _Taker().value(value, 0, top=True)
    if not all(isinstance(piece, bytes) for piece in pieces):
        raise Refused("its page's code refers to objects")
    return b"".join(piece for piece in pieces if isinstance(piece, bytes))


def _kind(thing: pikepdf.Object) -> str:
    """Which of KEYS a dictionary is; empty for one that is taken whole."""
    if thing.get("/Type") == pikepdf.Name.Font or "/ShadingType" in thing:
        return ""
    if thing.get("/Subtype") == pikepdf.Name.Form:
        return "form"
    if thing.get("/Subtype") == pikepdf.Name.Image:
        return "image"
    if "/PatternType" in thing:
        return "pattern"
    if thing.get("/Type") == pikepdf.Name.FontDescriptor:
        return "descriptor"
    return ""


class _Taker:
    def __init__(self) -> None:
        self.waiting: list[pikepdf.Object] = []
        self.places: dict[tuple[int, int], int] = {}

    def place_of(self, thing: pikepdf.Object) -> int:
        place = self.places.get(thing.objgen)
        if place is None:
            place = self.places[thing.objgen] = len(self.waiting)
            self.waiting.append(thing)
        return place

    def whole(self, thing: pikepdf.Object) -> list[bytes | int]:
        """An object as the pieces that stand between `obj` and `endobj`."""
        if isinstance(thing, pikepdf.Stream):
            return self.stream(thing)
        return self.value(thing, 0, top=True)

    def value(self, thing: object, depth: int, *, top: bool = False) -> list[bytes | int]:
        """A value inside another, or a reference to it."""
        if depth > DEEPEST:
            raise Refused("its objects nest too deep")
        if isinstance(thing, pikepdf.Object):
            if thing.is_indirect and not top:
                return [self.place_of(thing)]
            if isinstance(thing, pikepdf.Dictionary):
                return [b"<<", *self.entries(thing, depth), b">>"]
            if isinstance(thing, pikepdf.Array):
                pieces: list[bytes | int] = [b"["]
                for item in thing:
                    pieces += [*self.value(item, depth + 1), b" "]
                return [*pieces, b"]"]
            if isinstance(thing, pikepdf.Name):
                check_name(str(thing))
                return [name(str(thing)[1:])]
            if isinstance(thing, pikepdf.String):
                check_string(bytes(thing))
                return [string(bytes(thing))]
        if isinstance(thing, bool):
            return [b"true" if thing else b"false"]
        if isinstance(thing, int):
            check_number(thing)
            return [b"%d" % thing]
        if isinstance(thing, Decimal | float):
            check_number(thing)
            return [format(thing, "f").encode("ascii")]
        return [b"null"]

    def entries(self, thing: pikepdf.Object, depth: int) -> list[bytes | int]:
        """The entries of a dictionary, in the order of their names."""
        allowed = TAKEN.get(_kind(thing))
        pieces: list[bytes | int] = []
        for entry, value in sorted(thing.items()):
            if allowed is None or entry in allowed:
                check_name(entry)
                pieces += [name(entry[1:]), b" ", *self.value(value, depth + 1)]
        return pieces

    def stream(self, thing: pikepdf.Object) -> list[bytes | int]:
        """A stream: packed as it was, where an archive may keep it so, else packed anew."""
        filters = _filters(thing)
        allowed = TAKEN.get(_kind(thing))
        pieces: list[bytes | int] = [b"<<"]
        for entry, value in sorted(thing.items()):
            if entry not in STREAM_KEYS and (allowed is None or entry in allowed):
                check_name(entry)
                pieces += [name(entry[1:]), b" ", *self.value(value, 1)]
        if len(filters) == 1 and filters[0] in KEPT_AS_PACKED:
            data = thing.read_raw_bytes()
            if filters[0] == "/FlateDecode" and not _is_whole(data):
                raise Refused("one of its streams is broken")
            pieces += [b"/Filter", name(filters[0][1:])]
            parameters = thing.get("/DecodeParms")
            if isinstance(parameters, pikepdf.Array):
                parameters = parameters[0]
            if parameters is not None:
                pieces += [b"/DecodeParms ", *self.value(parameters, 1)]
        elif all(packing in UNPACKED for packing in filters):
            data = FLATE.encode(thing.read_bytes(pikepdf.StreamDecodeLevel.specialized))
            pieces.append(b"/Filter/FlateDecode")
        else:
            raise Refused(f"it is packed in a way that an archive cannot keep ({', '.join(filters)[:60]})")
        return [*pieces, b"/Length %d>>\nstream\n" % len(data), data, b"\nendstream"]


def _is_whole(packed: bytes) -> bool:
    """Whether Flate data unpacks to its end, its checksum right."""
    unpacker = zlib.decompressobj()
    try:
        while packed and not unpacker.eof:
            unpacker.decompress(packed, CHUNK)
            packed = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return unpacker.eof


def _filters(thing: pikepdf.Object) -> list[str]:
    filters = thing.get("/Filter")
    if filters is None:
        return []
    return [str(filters)] if isinstance(filters, pikepdf.Name) else [str(item) for item in filters]

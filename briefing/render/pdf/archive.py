"""The finished file: a packed, self-contained PDF 1.7 whose bytes depend on its contents alone.

The objects that are no streams go into object streams (ISO 32000-1, 7.5.7), found through a cross-reference stream
(7.5.8). Each stream's end is set on a line of its own (ISO 19005-3, 6.1.7.1), which ReportLab leaves out. The file's ID
(14.4) is a digest of all that comes before it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from datetime import datetime
from hashlib import md5
from typing import Literal

from reportlab.pdfbase import pdfdoc

from briefing.render.pdf.syntax import date, name, reference, text_string
from briefing.values import dataclass, field

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
OBJECTS_A_STREAM = 200
PACKING = 5
"""The level of zlib: the next takes half as long again and saves three parts in a hundred."""
LENGTH = re.compile(rb"/Length\s+(\d+)")


class Flate:
    """The Flate filter (ISO 32000-1, 7.4.4)."""

    pdfname = "FlateDecode"

    def encode(self, data: str | bytes) -> bytes:
        return zlib.compress(data.encode("latin-1") if isinstance(data, str) else data, PACKING)


FLATE = Flate()


class Packed(Flate):
    """The same, for data that is packed already."""

    def encode(self, data: str | bytes) -> bytes:
        assert isinstance(data, bytes)  # noqa: S101
        return data


PACKED = Packed()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels inside (ISO 19005-3, 6.8)."""

    name: str
    data: bytes = field(repr=False)
    mime: str = "application/yaml"
    description: str = ""
    relationship: Literal["Source", "Data", "Alternative", "Supplement", "Unspecified"] = "Source"


def add_object(document: pdfdoc.PDFDocument, body: object) -> int:
    """Makes `body` an object of the file, as bytes or as one of ReportLab's; gives its number."""
    key = None if isinstance(body, pdfdoc.PDFObject) else f"Object{document.objectcounter + 1}"
    named = document.Reference(body, key).name
    return int(document.idToObjectNumberAndVersion[named][0])


def add_objects(document: pdfdoc.PDFDocument, bodies: Sequence[bytes]) -> None:
    """Makes each of `bodies` an object, with the next numbers. For thousands: ReportLab's own way takes longer."""
    first = int(document.objectcounter) + 1
    document.objectcounter += len(bodies)
    names = [f"Object{number}" for number in range(first, first + len(bodies))]
    document.numberToId.update(enumerate(names, first))
    document.idToObject.update(zip(names, bodies, strict=True))


def stream(entries: bytes, data: bytes) -> bytes:
    """A stream object (ISO 32000-1, 7.3.8) whose dictionary holds `entries`."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


def flate_stream(entries: bytes, data: bytes) -> bytes:
    """A stream object, packed."""
    return stream(entries + b"/Filter/FlateDecode", FLATE.encode(data))


def attach(document: pdfdoc.PDFDocument, attachment: Attachment, modified: datetime) -> int:
    """Writes `attachment` into `document`; gives the object number of its file specification (7.11.3)."""
    digest = md5(attachment.data, usedforsecurity=False).hexdigest()
    parameters = b"<</Size %d/ModDate%s/CheckSum<%s>>>" % (len(attachment.data), date(modified), digest.encode("ascii"))
    entries = b"/Type/EmbeddedFile/Subtype" + name(attachment.mime) + b"/Params" + parameters
    number = add_object(document, flate_stream(entries, attachment.data))
    body = b"<</Type/Filespec/F%s/UF%s" % ((text_string(attachment.name),) * 2)
    if attachment.description:
        body += b"/Desc" + text_string(attachment.description)
    file = reference(number)
    body += b"/AFRelationship/%s/EF<</F %s/UF %s>>>>" % (attachment.relationship.encode("ascii"), file, file)
    return add_object(document, body)


def write_file(document: pdfdoc.PDFDocument, catalog: int, info: int) -> bytes:
    """The file that holds all objects of `document`, with these two named in its trailer."""
    streams: dict[int, bytes] = {}
    others: dict[int, bytes] = {}
    # What has been written once is let go: a long report has a hundred thousand objects.
    number = 0
    while (number := number + 1) in document.numberToId:  # formatting an object may add others
        key = document.numberToId[number]
        thing = document.idToObject[key]
        if isinstance(thing, bytes):
            document.idToObject[key] = None  # it is referred to by its number
        body = thing if isinstance(thing, bytes) else pdfdoc.format(thing, document, toplevel=1)
        if body.endswith((b"endstream\n", b"endstream")):
            streams[number] = end_on_own_line(body)
        else:
            others[number] = body.strip()
    numbers, first = list(others), number
    number += -(-len(numbers) // OBJECTS_A_STREAM)  # that of the table, behind the object streams
    rows = bytearray(6 * (number + 1))
    rows[:6] = b"\0\0\0\0\xff\xff"
    for begin in range(0, len(numbers), OBJECTS_A_STREAM):
        chunk = numbers[begin : begin + OBJECTS_A_STREAM]
        holder = first + begin // OBJECTS_A_STREAM
        for index, n in enumerate(chunk):
            rows[6 * n : 6 * n + 6] = b"\2" + holder.to_bytes(4, "big") + bytes((index,))
        streams[holder] = object_stream([(n, others.pop(n)) for n in chunk])
    file = bytearray(HEADER)
    for n in list(streams):
        rows[6 * n : 6 * n + 6] = b"\1" + len(file).to_bytes(4, "big") + b"\0"
        file += b"%d 0 obj\n%s\nendobj\n" % (n, streams.pop(n))
    start = len(file)
    rows[6 * number :] = b"\1" + start.to_bytes(4, "big") + b"\0"
    digest = md5(file, usedforsecurity=False).hexdigest().encode("ascii")
    entries = b"/Type/XRef/Size %d/W[1 4 1]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]" % (
        *(number + 1, catalog, info),
        *(digest, digest),
    )
    file += b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, flate_stream(entries, bytes(rows)), start)
    return bytes(file)


def end_on_own_line(body: bytes) -> bytes:
    """A stream object with an end of line between its data and `endstream`, whatever there was before."""
    begin = body.index(b"stream\n") + len(b"stream\n")
    found = LENGTH.search(body, 0, begin)
    if found is None:
        raise ValueError("a stream without its length")
    length = int(found[1])
    return body[: begin + length] + b"\nendstream"


def object_stream(objects: list[tuple[int, bytes]]) -> bytes:
    """An object stream (ISO 32000-1, 7.5.7) of numbers and bodies."""
    index = bytearray()
    offset = 0
    for number, body in objects:
        index += b"%d %d " % (number, offset)
        offset += len(body) + 1
    data = bytes(index) + b"\n".join(body for _, body in objects)
    return flate_stream(b"/Type/ObjStm/N %d/First %d" % (len(objects), len(index)), data)

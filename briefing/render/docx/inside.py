"""What a finished Word file carries: the brief's YAML, its pictures, its words. The file may be anybody's.

No part is unpacked further than it may be large; a file that is locked, broken or vast is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from briefing.diagnostics import InvalidFile
from briefing.galley.print_image import BadImage, print_image
from briefing.render.docx.intake import LARGEST_WHOLE, LARGEST_XML, MOST_PARTS
from briefing.render.docx.markup import w
from briefing.render.docx.parsing import parsed
from briefing.render.docx.source import EDITION_ROOT, ROOT

if TYPE_CHECKING:
    from lxml.etree import _Element

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError, LookupError)
"""What reading a malformed package raises."""

_WORDS = re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml")
_BESIDE = re.compile(
    r"word/(document|footnotes|endnotes|header\d*|footer\d*|comments|charts/[^/]+)\.xml|word/_rels/[^/]+\.rels"
    r"|docProps/[^/]+\.xml"
)
_CUSTOM = re.compile(r"customXml/[^/]+\.xml")
_STYLED = re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*|styles|settings)\.xml")
_CHARTS = re.compile(r"word/charts/[^/]+\.xml")
_LANGUAGES = {w("lang"), w("themeFontLang")}
SHOWN = 12
"""Letters of a fingerprint."""
_MEDIA = re.compile(r"word/media/[^/]+")
_SPACES = {w("tab"), w("br"), w("cr"), w("p")}
_OF_TABLES = {w("tblCaption"), w("tblDescription")}


def source_inside(data: bytes, limit: int) -> bytes | None:
    """The YAML that the Word file `data` carries; None where it carries none. Raises InvalidFile."""
    return _text_inside(data, ROOT, limit)


def edition_inside(data: bytes, limit: int) -> bytes | None:
    """The YAML of what its pages say, where its source says more; None where it carries none. Raises InvalidFile."""
    return _text_inside(data, EDITION_ROOT, limit)


def _text_inside(data: bytes, wanted: str, limit: int) -> bytes | None:
    """What the custom XML part says whose root element is `wanted`. Raises InvalidFile."""
    for name, part in _parts(data, _CUSTOM, LARGEST_XML):
        root = _root(part, name)
        if root.tag == wanted:
            found = "".join(str(text) for text in root.itertext()).encode()
            if len(found) > limit:
                raise InvalidFile("the brief that it carries is too large")
            return found
    return None


def pictures_inside(data: bytes, wanted: Collection[str]) -> dict[str, bytes]:
    """The pictures whose fingerprints are `wanted`, as PNG or JPEG, as far as they are there. Raises InvalidFile."""
    found: dict[str, bytes] = {}
    if not wanted:
        return found
    for _, part in _parts(data, _MEDIA, LARGEST_WHOLE):
        try:
            ready = print_image(part)
        except BadImage:
            continue
        if ready.fingerprint in wanted:
            found[ready.fingerprint] = ready.data
    return found


def words_inside(data: bytes) -> list[str]:
    """Every word of the body, its notes, headers and footers, part by part. Raises InvalidFile."""
    said: list[str] = []
    for name, part in _parts(data, _WORDS, LARGEST_XML):
        for element in _root(part, name).iter(w("t"), w("noBreakHyphen"), *_SPACES):
            if element.tag == w("t"):
                said.append(element.text or "")
            else:
                said.append(" " if element.tag in _SPACES else "-")
        said.append(" ")
    return "".join(said).split()


def words_beside_pages(data: bytes) -> list[str]:
    """What it says beside its pages: in the place of pictures and tables, links, fields, charts, comments, properties.

    Raises InvalidFile.
    """
    said: list[str] = []
    for name, part in _parts(data, _BESIDE, LARGEST_XML):
        root = _root(part, name)
        if name.startswith(("docProps/", "word/charts/", "word/comments")):
            said += (str(text) for text in root.itertext())
        for element in root.iter():
            if name.endswith(".rels"):
                said += [element.get("Target", "")] if element.get("TargetMode") == "External" else []
            elif element.tag in _OF_TABLES:
                said.append(element.get(w("val"), ""))
            elif element.tag == w("instrText"):
                said.append(element.text or "")
            elif element.tag == w("fldSimple"):
                said.append(element.get(w("instr"), ""))
            elif element.tag == w("hyperlink"):
                said.append(element.get(w("anchor"), ""))
            elif isinstance(element.tag, str) and element.tag.endswith("}docPr"):
                said += [element.get("title", ""), element.get("descr", "")]
    return " ".join(said).split()


def makeup_inside(data: bytes) -> dict[str, list[str]]:
    """What it is made of beside words, by kind: `structure`, its paragraphs' styles and its tables; `languages`, of its
    styles and of its runs; `pictures`; `drawings`, its charts. Raises InvalidFile."""
    made: dict[str, list[str]] = {"structure": [], "languages": [], "pictures": [], "drawings": []}
    for name, part in _parts(data, _STYLED, LARGEST_XML):
        for element in _root(part, name).iter(w("pStyle"), w("tbl"), w("tblHeader"), w("lang"), w("themeFontLang")):
            if element.tag in _LANGUAGES:
                made["languages"] += element.get(w("val"), "").split()
            elif not name.endswith("styles.xml"):
                made["structure"] += element.get(w("val"), "").split() or [str(element.tag).rpartition("}")[2]]
    for name, part in _parts(data, _MEDIA, LARGEST_WHOLE):
        made["pictures"].append(f"{name}:{_finger(part)}")
    for name, part in _parts(data, _CHARTS, LARGEST_XML):
        # What it says in words and numbers is beside the pages.
        told = ((element.tag, sorted(element.attrib.items())) for element in _root(part, name).iter())
        made["drawings"].append(f"{name}:{_finger(repr(list(told)).encode())}")
    return made


def _finger(data: bytes) -> str:
    return sha256(data).hexdigest()[:SHOWN]


def _parts(data: bytes, wanted: re.Pattern[str], limit: int) -> Iterator[tuple[str, bytes]]:
    """The parts whose names are `wanted`, by name, each of at most `limit` bytes. Raises InvalidFile."""
    room = LARGEST_WHOLE
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            if len(members) > MOST_PARTS:
                raise InvalidFile("it holds too many parts")
            if not any(member.filename == "word/document.xml" for member in members):
                raise InvalidFile("it is not a Word file")
            for member in sorted(members, key=lambda each: each.filename):
                if not wanted.fullmatch(member.filename):
                    continue
                if member.flag_bits & 1:
                    raise InvalidFile("it is locked with a password")
                with package.open(member) as source:
                    part = source.read(min(limit, room) + 1)
                room -= len(part)
                if len(part) > limit or room < 0:
                    raise InvalidFile("it unpacks to more than a brief needs")
                yield member.filename, part
    except BROKEN as fault:
        raise InvalidFile("it is not a Word file that can be read") from fault


def _root(part: bytes, name: str) -> _Element:
    root = parsed(part)
    if root is None:
        raise InvalidFile(f"its part '{name}' is not well-formed XML")
    if root.getroottree().docinfo.doctype:
        raise InvalidFile(f"its part '{name}' declares a document type")
    return root

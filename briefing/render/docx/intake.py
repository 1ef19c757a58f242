"""What a Word template may bring along. It comes from outside, so nothing of it is trusted until it has been looked at.

A template that is no .docx, unpacks to more than a template needs, declares entities, runs macros or leads outside its
own file is refused, with every reason at once.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.diagnostics import Diagnostic, InvalidHouse, Position, error
from briefing.render.docx.markup import w
from briefing.render.docx.outward import identities_of, outward_elements, outward_links
from briefing.render.docx.parsing import parsed, why_not
from briefing.render.docx.places import CONTENT_TYPES, DOCUMENT, ROOT_LINKS, internal_links, links_of, places_of

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_FILE = 32 * 1024 * 1024
LARGEST_WHOLE = 96 * 1024 * 1024
"""Bytes of all parts together, unpacked."""
LARGEST_XML = 24 * 1024 * 1024
MOST_TAGS = 400_000
"""Of all parts together: a designer's template has a few thousand, and each is looked at several times."""
MOST_PARTS = 1500
MOST_FAULTS = 300
"""That are told of what is refused, each with the text of its paragraph."""
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def read_file(path: Path, house: str) -> bytes:
    """The bytes of the template in the file `path` of the house called `house`. Raises InvalidHouse where it is no file
    in its house's folder, or too large.
    """
    where = Position(str(path))
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise _refuse("the Word template is a folder", where)
        if not stat.S_ISREG(status.st_mode):
            raise _refuse("the Word template is not an ordinary file", where)
        homes = (path.parent, (path.parent / "house.yaml").resolve().parent)  # some installers link to each file
        if not any(path.resolve().is_relative_to(home.resolve()) for home in homes):
            raise _refuse("the Word template lies outside the house's folder", where, "copy it there")
        if status.st_size > LARGEST_FILE:
            raise _refuse("the template is too large", where)
        return path.read_bytes()
    except OSError as fault:
        if path.is_symlink():
            raise _refuse("the Word template leads to no file", where, "copy it into the house's folder") from fault
        if not path.exists():
            hint = f"briefing house sync {house}"
            raise _refuse("there is no Word template", where, hint) from fault
        raise _refuse("the Word template cannot be read", where) from fault


def read_package(data: bytes, where: Position) -> dict[str, bytes]:
    """The parts of a template by name. Raises InvalidHouse with all that is wrong with it."""
    parts, faults = look_into(data, where)
    if faults:
        raise InvalidHouse("the Word template cannot be used", faults)
    return parts


def look_into(data: bytes, where: Position) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """The parts of a template by name, and what is wrong with them. Raises InvalidHouse where it cannot be unpacked."""
    parts = _unpack(data, where)
    return parts, list(islice(_faults(parts, where), MOST_FAULTS))


def _refuse(message: str, where: Position, hint: str | None = None) -> InvalidHouse:
    return InvalidHouse("the Word template cannot be used", [error(message, where, hint)])


def _unpack(data: bytes, where: Position) -> dict[str, bytes]:
    if len(data) > LARGEST_FILE:
        raise _refuse("the template is too large", where, "a template needs no more than a few megabytes")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise _refuse(
            "this is an old .doc file, or a locked one", where, "save it in Word as .docx, without a password"
        )
    parts: dict[str, bytes] = {}
    seen: set[str] = set()
    room = LARGEST_WHOLE
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = [member for member in package.infolist() if not member.is_dir()]
            if len(members) > MOST_PARTS:
                raise _refuse("the template holds too many parts", where)
            for member in members:
                if member.flag_bits & 1:
                    raise _refuse("the template is locked with a password", where, "save it without one")
                if not _is_sane(member.filename) or member.filename.lower() in seen:
                    raise _refuse(f"the template holds a part with the name '{member.filename[:60]}'", where)
                seen.add(member.filename.lower())  # names are the same in small letters and capitals (part 2, 6.2.2.3)
                with package.open(member) as source:
                    parts[member.filename] = source.read(room + 1)
                room -= len(parts[member.filename])
                if room < 0:
                    raise _refuse("the template unpacks to more than a template needs", where)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError) as fault:
        raise _refuse("this is not a .docx file", where, "save it in Word as .docx") from fault
    return parts


def _is_sane(name: str) -> bool:
    return (
        bool(name)
        and not name.startswith("/")
        and "\\" not in name
        and ".." not in name.split("/")
        and "\0" not in name
    )


def _faults(parts: Mapping[str, bytes], where: Position) -> Iterator[Diagnostic]:
    roots: dict[str, _Element] = {}
    tags = 0
    for name, data in parts.items():
        if not name.lower().endswith((".xml", ".rels")):
            continue
        if len(data) > LARGEST_XML:
            yield error(f"the part '{name}' of the template is too large", where)
            continue
        tags += data.count(b"<")
        if tags > MOST_TAGS:
            raise _refuse("the template holds more than a template needs", where, "leave only the tags in its body")
        root = parsed(data)
        if root is None:
            yield error(f"the part '{name}' of the template {why_not(data)}", where, "save it again in Word")
        elif root.getroottree().docinfo.doctype:
            yield error(f"the part '{name}' of the template declares a document type", where, "Word writes none")
        else:
            roots[name] = root
    if parts.keys() >= _OF_ANY and not roots.keys() >= _OF_ANY:
        return  # a Word file with a part that cannot be read: that is what is wrong with it, and has been told
    wrong = list(_wrong_kind(roots, where))
    yield from wrong
    if CONTENT_TYPES in roots and DOCUMENT in roots:
        places = places_of(parts)
        if not wrong:
            yield from _wrong_parts(parts, roots, places, where)
        yield from _outward(parts, roots, places, where)


def _wrong_kind(roots: Mapping[str, _Element], where: Position) -> Iterator[Diagnostic]:
    types = roots.get(CONTENT_TYPES)
    if types is None or DOCUMENT not in roots:
        yield error("this is not a .docx file", where, "save it in Word as .docx")
        return
    kinds = {entry.get("PartName", ""): entry.get("ContentType", "") for entry in types if isinstance(entry.tag, str)}
    main = kinds.get(f"/{DOCUMENT}", "")
    everything = [entry.get("ContentType", "") for entry in types if isinstance(entry.tag, str)]
    if any("macroEnabled" in kind or "vbaProject" in kind for kind in everything):
        yield error("the template has macros", where, "save it in Word as .docx, which holds none")
    elif main != MAIN_TYPE:
        yield error("this is not a .docx file but another kind of Word file", where, "save it in Word as .docx")
    elif roots[DOCUMENT].tag.startswith(_STRICT):
        yield error(
            "the template is a Strict Open XML file", where, "save it in Word as 'Word Document (*.docx)', not Strict"
        )
    elif roots[DOCUMENT].tag != w("document") or roots[DOCUMENT].find(w("body")) is None:
        yield error("this is not a .docx file", where, "save it in Word as .docx")


def _wrong_parts(
    parts: Mapping[str, bytes], roots: Mapping[str, _Element], places: Mapping[str, str], where: Position
) -> Iterator[Diagnostic]:
    """Parts that are not what they should be, or that stand where nobody looks for them."""
    bodies = [target for kind, target in internal_links(parts, ROOT_LINKS) if kind == "officeDocument"]
    if bodies != [DOCUMENT]:
        yield error("the template's body is not where Word keeps it", where, _AGAIN)
    for name, place in places.items():
        root = roots.get(name)
        if root is None or root.tag.rsplit("}", 1)[-1] not in _ROOTS[place] or not root.tag.startswith(w("")):
            yield error(f"the part '{name}' of the template does not hold the {place}", where, _AGAIN)
    if roots[DOCUMENT].find(f"{w('body')}/{w('sectPr')}") is None:
        yield error("the template has no page: its body does not end with a section", where, _AGAIN)
    for name, place in places.items():
        if name in roots and any(table.find(w("tblGrid")) is None for table in roots[name].iter(w("tbl"))):
            yield error(f"the {place} holds a table without columns", where, _AGAIN)
    linked = dict(internal_links(parts, links_of(DOCUMENT)))
    for kind in ("styles", "numbering", "settings"):
        name = f"word/{kind}.xml"
        if name in roots and roots[name].tag != w(kind):
            yield error(f"the part '{name}' of the template does not hold the {kind}", where, _AGAIN)
        if linked.get(kind, name) != name or (name in parts and kind not in linked):
            yield error(f"the template's {kind} part is not where Word keeps it", where, _AGAIN)


def _outward(
    parts: Mapping[str, bytes], roots: Mapping[str, _Element], places: Mapping[str, str], where: Position
) -> Iterator[Diagnostic]:
    for name, root in roots.items():
        if name.lower().endswith(".rels"):
            yield from outward_links(name, root, parts, where)
        elif name != CONTENT_TYPES:
            yield from outward_elements(
                root, places.get(name, f"part '{name}'"), identities_of(roots.get(links_of(name))), where
            )


_AGAIN = "save it again in Word"
_OF_ANY = frozenset({CONTENT_TYPES, DOCUMENT})
"""The parts without which a file is no Word file."""
_STRICT = "{http://purl.oclc.org/ooxml/"
_ROOTS = {
    "body": {"document"},
    "header": {"hdr"},
    "footer": {"ftr"},
    "notes": {"footnotes", "endnotes"},
    "comments": {"comments"},
}
"""What the root of a part is called, by its place."""

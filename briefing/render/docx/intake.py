"""What a Word template may bring along. It comes from outside, so nothing of it is trusted until it has been looked at.

A template that is no .docx, unpacks to more than a template needs, declares entities, runs macros or leads outside its
own file is refused, with every reason at once.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from briefing.diagnostics import Diagnostic, InvalidHouse, Position, error

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_FILE = 32 * 1024 * 1024
LARGEST_WHOLE = 96 * 1024 * 1024
"""Bytes of all parts together, unpacked."""
LARGEST_XML = 24 * 1024 * 1024
MOST_PARTS = 1500
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_CONTENT_TYPES = "[Content_Types].xml"
_OUTWARD = re.compile(r"(?i)\b(INCLUDETEXT|INCLUDEPICTURE|DDEAUTO|DDE|LINK|IMPORT|DATABASE|AUTOTEXT|MACROBUTTON|RD)\b")
"""Fields that fetch or run something (17.16.5)."""
_ACTIVE = (
    "vbaProject",
    "vbaData",
    "activeX",
    "oleObject",
    "aFChunk",
    "attachedTemplate",
    "subDocument",
    "frame",
    "control",
)
"""Relationships to what runs, or to what lies outside (their last words)."""
_SAFE_LINK = re.compile(r"(?i)(https?://|mailto:)[^\s]+\Z")


def read_package(data: bytes, where: Position) -> dict[str, bytes]:
    """The parts of a template by name. Raises InvalidHouse with all that is wrong with it."""
    parts = _unpack(data, where)
    faults = list(_faults(parts, where))
    if faults:
        raise InvalidHouse("the Word template cannot be used", faults)
    return parts


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
    room = LARGEST_WHOLE
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = [member for member in package.infolist() if not member.is_dir()]
            if len(members) > MOST_PARTS:
                raise _refuse("the template holds too many parts", where)
            for member in members:
                if member.flag_bits & 1:
                    raise _refuse("the template is locked with a password", where, "save it without one")
                if not _is_sane(member.filename) or member.filename in parts:
                    raise _refuse(f"the template holds a part with the name '{member.filename[:60]}'", where)
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
    for name, data in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        if len(data) > LARGEST_XML:
            yield error(f"the part '{name}' of the template is too large", where)
            continue
        root = parsed(data)
        if root is None:
            yield error(f"the part '{name}' of the template is not well-formed XML", where, "save it again in Word")
        elif root.getroottree().docinfo.doctype:
            yield error(f"the part '{name}' of the template declares a document type", where, "Word writes none")
        else:
            roots[name] = root
    yield from _wrong_kind(roots, where)
    for name, root in roots.items():
        if name.endswith(".rels"):
            yield from _outward_links(name, root, where)
        else:
            yield from _outward_fields(root, where)


def parsed(data: bytes) -> _Element | None:
    """The root of an XML part, read with entities and the network off; None where it is not well-formed."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _wrong_kind(roots: Mapping[str, _Element], where: Position) -> Iterator[Diagnostic]:
    types = roots.get(_CONTENT_TYPES)
    if types is None or "word/document.xml" not in roots:
        yield error("this is not a .docx file", where, "save it in Word as .docx")
        return
    kinds = {entry.get("PartName", ""): entry.get("ContentType", "") for entry in types if isinstance(entry.tag, str)}
    main = kinds.get("/word/document.xml", "")
    everything = [entry.get("ContentType", "") for entry in types if isinstance(entry.tag, str)]
    if any("macroEnabled" in kind or "vbaProject" in kind for kind in everything):
        yield error("the template has macros", where, "save it in Word as .docx, which holds none")
    elif main != MAIN_TYPE:
        yield error("this is not a .docx file but another kind of Word file", where, "save it in Word as .docx")


def _outward_links(name: str, root: _Element, where: Position) -> Iterator[Diagnostic]:
    for link in root:
        if not isinstance(link.tag, str):
            continue
        kind, target = link.get("Type", "").rsplit("/", 1)[-1], link.get("Target", "")
        if kind in _ACTIVE:
            told = "has an attached template" if kind == "attachedTemplate" else f"holds an active part ({kind})"
            hint = "Developer, Document Template: take the path out" if kind == "attachedTemplate" else "take it out"
            yield error(f"the template {told}", where, hint)
        elif link.get("TargetMode") == "External" and not (kind == "hyperlink" and _SAFE_LINK.match(target)):
            yield error(
                f"the template refers to something outside the file: '{target[:80]}'", where, "embed it instead"
            )
        elif link.get("TargetMode") != "External" and not _is_inside(name, target):
            yield error(f"the template refers to something outside the file: '{target[:80]}'", where)


def _is_inside(name: str, target: str) -> bool:
    """Whether a relationship's target stays within the package."""
    if "://" in target or target.startswith(("\\", "file:")):
        return False
    depth = 0 if target.startswith("/") else max(name.count("/") - 1, 0)
    for step in target.split("/"):
        depth += -1 if step == ".." else 0 if step in {"", "."} else 1
        if depth < 0:
            return False
    return True


def _outward_fields(root: _Element, where: Position) -> Iterator[Diagnostic]:
    from briefing.render.docx.markup import w

    told: list[str] = ["".join(run.text or "" for run in p.iter(w("instrText"))) for p in root.iter(w("p"))]
    told += [field.get(w("instr"), "") for field in root.iter(w("fldSimple"))]
    for instruction in told:
        found = _OUTWARD.match(instruction.strip())
        if found:
            yield error(f"the template has a field that fetches or runs something: {found.group().upper()}", where)

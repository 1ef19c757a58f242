"""What in a template leads outside its file, or runs: relationships, fields, objects. None of it is let in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from briefing.diagnostics import Diagnostic, Position, error
from briefing.render.docx.markup import OFFICE_RELATIONSHIPS, w
from briefing.render.docx.places import resolved
from briefing.values import dataclass, field

if TYPE_CHECKING:
    from lxml.etree import _Element

_REACHING = frozenset(
    {"INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "DDE", "DDEAUTO", "LINK", "DATABASE", "RD", "AUTOTEXT"}
    | {"AUTOTEXTLIST", "GLOSSARY", "MACROBUTTON", "EMBED", "CONTROL", "HTMLCONTROL", "ADDIN", "PRINT", "BARCODE"}
    | {"MERGEBARCODE", "GREETINGLINE", "ADDRESSBLOCK", "MERGEFIELD", "NEXT", "NEXTIF", "SKIPIF"}
)
"""Fields that fetch or run something (17.16.5)."""
_ASKING = frozenset({"ASK", "FILLIN"})
"""Fields that ask whoever prints the file."""
_ACTIVE = frozenset(
    {"vbaProject", "wordVbaData", "vbaData", "activeX", "activeXControl", "activeXControlBinary", "oleObject"}
    | {"aFChunk", "attachedTemplate", "subDocument", "frame", "control", "keyMapCustomizations", "attachedToolbars"}
    | {"webextension", "webextensiontaskpanes", "mailMergeSource", "mailMergeHeaderSource", "ctrlProp"}
)
"""Relationships to what runs, or to what lies outside (their last words)."""
_OBJECTS = {
    w("altChunk"): "a piece of another file (altChunk)",
    w("object"): "an embedded object (OLE)",
    w("control"): "a control (ActiveX)",
    w("subDoc"): "a subdocument",
    w("frameset"): "frames",
    "{urn:schemas-microsoft-com:office:office}OLEObject": "an embedded object (OLE)",
}
_SAFE_LINK = re.compile(r"(?i)(https?://|mailto:)[^\s]+\Z")
_FIRST_WORD = re.compile(r"\s*([^\W\d_]+)")
_ARGUMENT = re.compile(r'\\(?P<switch>\w)|"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+)|(?P<open>")')
_WITH_VALUE = frozenset("lots")
"""Switches of HYPERLINK that a value follows: a bookmark, a tip, a window (17.16.5.25)."""
_NAMED = re.compile(r"\s*[^\W\d_]+\s")
_VML = ("{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}")
_FILLED = frozenset({"imagedata", "fill", "stroke"})
"""Elements of VML that show a picture."""
_RELATED = f"{{{OFFICE_RELATIONSHIPS}}}"
_LONGEST = 80


def said_in(paragraph: _Element) -> str:
    """The text of a paragraph, cut to what fits into a message."""
    said = ""
    for text in paragraph.iter(w("t")):
        said += text.text or ""
        if len(said) > _LONGEST:
            break
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 3]}..."


def told(place: str, element: _Element) -> str:
    """Where an element stands, as a person says it: `in the body, paragraph 'As of ...'`."""
    own = element if element.tag == w("p") else next(element.iterancestors(w("p")), None)
    said = "" if own is None else said_in(own)
    return f"in the {place}, paragraph '{said}'" if said else f"in the {place}"


def outward_links(links: str, root: _Element, parts: Collection[str], where: Position) -> Iterator[Diagnostic]:
    """Relationships of the part `links` to what runs, to what lies outside, or to a part that is not there."""
    for link in root:
        if not isinstance(link.tag, str):
            continue
        kind, target = link.get("Type", "").rsplit("/", 1)[-1], link.get("Target", "")
        is_external = link.get("TargetMode", "").lower() == "external"
        if kind in _ACTIVE:
            what = "has an attached template" if kind == "attachedTemplate" else f"holds an active part ({kind})"
            hint = "Developer, Document Template: take the path out" if kind == "attachedTemplate" else "take it out"
            yield error(f"the template {what}", where, hint)
        elif is_external and not (kind == "hyperlink" and _SAFE_LINK.match(target)):
            yield error(
                f"the template refers to something outside the file: '{target[:80]}'", where, "embed it instead"
            )
        elif not is_external and not _is_inside(links, target):
            yield error(f"the template refers to something outside the file: '{target[:80]}'", where)
        elif not is_external and resolved(links, target) not in parts:
            yield error(
                f"the template refers to a part that it does not hold: '{target[:80]}'", where, "save it again in Word"
            )


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


def outward_elements(root: _Element, place: str, identities: Collection[str], where: Position) -> Iterator[Diagnostic]:
    """Fields, objects and pictures in a part that fetch or run something, and links to relationships that are not
    there; `identities` are those that the part has."""
    places: dict[_Element | None, str] = {}
    for element, instruction, is_spelt in _fields(root):
        paragraph = next(element.iterancestors(w("p")), None)
        if paragraph not in places:
            places[paragraph] = told(place, element)
        first = _FIRST_WORD.match(instruction)
        name = first.group(1).upper() if first else ""
        if instruction is VEILED:
            yield error(f"{places[paragraph]}: another field says what a field is", where, "write its name out")
        elif name in _REACHING:
            yield error(f"{places[paragraph]}: the field {name} fetches or runs something", where, "take it out")
        elif name in _ASKING:
            yield error(f"{places[paragraph]}: the field {name} asks who prints the file", where, "take it out")
        elif name == "HYPERLINK":
            address = _outside(instruction[first.end() :]) if first else None
            if is_spelt:
                yield error(
                    f"{places[paragraph]}: another field says where a link leads", where, "write its address out"
                )
            elif address is not None:
                what = f"a link leads to something that is not on the web: '{address[:80]}'"
                yield error(f"{places[paragraph]}: {what}", where, "link to https://... or take it out")
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in _OBJECTS:
            yield error(f"{told(place, element)}: {_OBJECTS[element.tag]}", where, "take it out")
            continue
        for name, value in element.attrib.items():
            if str(name).startswith(_RELATED) and value and value not in identities:
                what = f"something leads to '{str(value)[:40]}', which is not in the file"
                yield error(f"{told(place, element)}: {what}", where, "take it out, or place it anew")
            elif element.tag.startswith(_VML) and _leads_out(element.tag, str(name), str(value)):
                what = f"a picture lies outside the file: '{str(value)[:80]}'"
                yield error(f"{told(place, element)}: {what}", where, "embed it instead")


def _outside(arguments: str) -> str | None:
    """What a HYPERLINK field leads to, where that is neither on the web nor in the file itself."""
    has_value = False
    for found in _ARGUMENT.finditer(arguments):
        if found["switch"]:
            has_value = found["switch"].lower() in _WITH_VALUE
            continue
        said = found["quoted"] or found["bare"] or found["open"] or ""
        if not has_value and said.strip() and not _SAFE_LINK.match(said.strip()):
            return said
        has_value = False
    return None


def _leads_out(element: str, name: str, value: str) -> bool:
    """Whether an attribute of a drawing of old (VML) names a file; a shape may be a link to the web."""
    if not value or name.rsplit("}", 1)[-1] not in {"src", "href", "althref"}:
        return False
    return element.rsplit("}", 1)[-1] in _FILLED or not _SAFE_LINK.match(value)


@dataclass(slots=True)
class _Field:
    """A field that has begun and not ended."""

    begin: _Element
    said: list[str] = field(default_factory=list)
    """What its instruction says as far as it has been read."""
    has_result: bool = False
    is_veiled: bool = False
    """Whether another field says what it is."""
    is_spelt: bool = False
    """Whether another field says a part of its instruction."""


VEILED = "in disguise"
_DEEPEST = 60
"""Of the fields in one another that are looked at; what a person makes in Word is two or three deep."""


def _fields(root: _Element) -> Iterator[tuple[_Element, str, bool]]:
    """Each field of a part with its instruction, put together from all its runs, over paragraphs too; what a field
    inside another's instruction shows is part of that instruction (17.16.18), and whether there is one."""
    opened: list[_Field] = []
    stray: dict[_Element, list[str]] = {}
    for element in root.iter(w("fldChar"), w("instrText"), w("delInstrText"), w("t"), w("fldSimple")):
        if element.tag == w("fldSimple"):
            for outer in opened:
                outer.is_spelt = outer.is_spelt or not outer.has_result
            yield element, element.get(w("instr"), ""), False
        elif element.tag == w("fldChar"):
            kind = element.get(w("fldCharType"))
            if kind == "begin":
                if opened and not opened[-1].has_result and not _NAMED.match("".join(opened[-1].said)):
                    opened[-1].is_veiled = True
                for outer in opened:
                    outer.is_spelt = outer.is_spelt or not outer.has_result
                if len(opened) >= _DEEPEST:
                    yield element, VEILED, True
                    return
                opened.append(_Field(element))
            elif kind == "separate" and opened:
                opened[-1].has_result = True
            elif kind == "end" and opened:
                yield _ended(opened.pop())
        elif element.tag == w("t"):
            for outer in opened[:-1]:
                if not outer.has_result:
                    outer.said.append(element.text or "")
        elif opened:
            opened[-1].said.append(element.text or "")
        else:
            paragraph = next(element.iterancestors(w("p")), element)
            stray.setdefault(paragraph, []).append(element.text or "")
    yield from (_ended(each) for each in opened)
    yield from ((paragraph, "".join(said), False) for paragraph, said in stray.items())


def _ended(each: _Field) -> tuple[_Element, str, bool]:
    return each.begin, VEILED if each.is_veiled else "".join(each.said), each.is_spelt


def identities_of(links: _Element | None) -> frozenset[str]:
    """The ids of the relationships in a part that holds some."""
    return frozenset(link.get("Id", "") for link in (() if links is None else links) if isinstance(link.tag, str))

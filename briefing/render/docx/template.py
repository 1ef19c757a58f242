"""A Word template, read once and checked: what it may hold, its tags, its styles."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from briefing.diagnostics import Diagnostic, InvalidHouse, Position, by_place, error
from briefing.house import SLOT_NAMES, House
from briefing.render.docx.intake import look_into, read_file
from briefing.render.docx.left_behind import left_behind
from briefing.render.docx.lists import highest_number, lists_out_of_step, style_lists
from briefing.render.docx.marked import unmarked_pages
from briefing.render.docx.markup import w
from briefing.render.docx.older import as_word_writes
from briefing.render.docx.outward import told
from briefing.render.docx.package import content_types_of, packed
from briefing.render.docx.paper import drawn_for
from briefing.render.docx.parsing import parsed
from briefing.render.docx.places import DOCUMENT, places_of
from briefing.render.docx.properties import CORE_TYPE
from briefing.render.docx.settings import ask_nothing
from briefing.render.docx.styles import out_of_step, style_ids
from briefing.render.docx.tags import ALSO_PARTS, BODY, Slot, TagReader, plain_tags
from briefing.render.docx.taken import Taken, taken_in
from briefing.values import dataclass, replace

if TYPE_CHECKING:
    from lxml.etree import _Element

_KEPT: dict[tuple[str, int, frozenset[str]], tuple[House, Template]] = {}
_STYLES_SEEN: dict[tuple[bytes, int, Position, int | None], tuple[House, tuple[Diagnostic, ...]]] = {}
_MOST_KEPT = 32
_EMPTY_CORE = b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'


@dataclass(frozen=True, slots=True)
class Template:
    """A template that has passed every check."""

    data: bytes
    """The file, with every tag in one run and nothing in its properties."""
    where: Position
    slots: tuple[Slot, ...]
    """In the order of the body."""
    conditions: frozenset[str]
    """The names that conditions look at, with underscores."""
    styles: Mapping[str, str]
    """The id of each style, by the name that the file gives it."""
    lists: Mapping[str, tuple[str, bool]]
    """The mark of each style that is a list by itself, by the style's id."""
    highest_list: int
    taken: Taken
    """The numbers that its own bookmarks, controls and pictures have."""


class BrokenTemplate(InvalidHouse):
    """A template with errors."""

    def __init__(self, faults: Sequence[Diagnostic], slots: tuple[Slot, ...], where: Position) -> None:
        """`slots` are those that it has all the same, whose order can be looked at."""
        super().__init__("the Word template has errors", by_place(faults))
        self.slots = slots
        self.where = where


def load_template(house: House, parts: Collection[str]) -> Template:
    """The house's template. `parts` are the names of the parts that editions or a brief have; each is checked once a
    process.

    Raises InvalidHouse with all that is wrong with it.
    """
    where = Position(str(house.word_template))
    data = read_file(house.word_template, house.name)
    key = (hashlib.sha256(data).hexdigest(), id(house), frozenset(parts))
    if key not in _KEPT:
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.clear()
        _KEPT[key] = (house, read_template(data, house, parts, where))
    return _KEPT[key][1]


def read_template(data: bytes, house: House, parts: Collection[str], where: Position) -> Template:
    """A template out of its bytes. Raises InvalidHouse with all that is wrong with it.

    Its tags are held against the parts that any brief may have, never against `parts`: what is right for one brief is
    right for all, and right when a designer looks at it without any.
    """
    from lxml import etree

    package, faults = look_into(data, where)
    slots: list[Slot] = []
    conditions: set[str] = set()
    places = {name: place for name, place in places_of(package).items() if name in package}
    roots = {name: root for name in places if (root := parsed(package[name])) is not None}
    for root in roots.values():
        as_word_writes(root)
    if faults and not any(root.tag == w("document") for root in roots.values()):
        raise InvalidHouse("the Word template cannot be used", faults)
    refused = bool(faults)
    no_slot = DOCUMENT in roots and roots[DOCUMENT].tag == w("document") and not _tries_a_slot(roots[DOCUMENT])
    for name, root in roots.items():
        TagReader(where, places[name], SLOT_NAMES, faults, slots, conditions).read(root)
    faults += left_behind(roots, places, where)
    if not refused:
        faults += unmarked_pages(roots, package, where)
    if no_slot:
        faults.append(error("the template has no slot for the brief", where, "write {{p body }} in a paragraph"))
    styles = parsed(package.get("word/styles.xml", b""))
    numbering = parsed(package.get("word/numbering.xml", b""))
    if styles is None and not refused:
        faults.append(error("the template has no styles", where, f"briefing house sync {house.name}"))
    elif styles is not None and styles.tag == w("styles"):
        drawn = drawn_for(roots[DOCUMENT]) if DOCUMENT in roots else None
        faults += _style_faults(package, styles, numbering, house, where, drawn[2] if drawn else None)
        faults += _missing_styles(roots, places, styles, where)
    if faults or styles is None:
        raise BrokenTemplate(faults, _meant(slots, {BODY, *ALSO_PARTS, *SLOT_NAMES, *parts}), where)
    for root in roots.values():
        plain_tags(root)
        ask_nothing(root)
    for name, root in (("word/styles.xml", styles), ("word/numbering.xml", numbering)):
        if root is not None and as_word_writes(root):
            package[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return Template(
        data=_packed(package, roots),
        where=where,
        slots=tuple(slots),
        conditions=frozenset(conditions),
        styles=style_ids(styles),
        lists=style_lists(styles, numbering),
        highest_list=highest_number(numbering),
        taken=taken_in(roots.values()),
    )


def _style_faults(
    package: Mapping[str, bytes],
    styles: _Element,
    numbering: _Element | None,
    house: House,
    where: Position,
    frame: int | None,
) -> tuple[Diagnostic, ...]:
    """Where the styles and lists of a template are out of step with the house; looked for once for all editions."""
    looked_at = b"".join(package.get(name, b"") for name in ("word/styles.xml", "word/numbering.xml"))
    key = (hashlib.sha256(looked_at).digest(), id(house), where, frame)
    if key not in _STYLES_SEEN:
        if len(_STYLES_SEEN) >= _MOST_KEPT:
            _STYLES_SEEN.clear()
        differing = tuple(out_of_step(styles, house, where, frame))
        lists = tuple(lists_out_of_step(style_lists(styles, numbering), style_ids(styles), house, where))
        _STYLES_SEEN[key] = (house, (*differing, *lists))
    return _STYLES_SEEN[key][1]


_BETWEEN_WORDS = re.compile(r"\W+")
_OF_A_SLOT = re.compile(r"(?:p|body)\b")


def _tries_a_slot(document: _Element) -> bool:
    """Whether the body has a slot, or what was meant as one: then its own fault is all that has to be told."""
    return any(
        "{{" in gap.group() and _OF_A_SLOT.match(said, gap.end())
        for paragraph in document.iter(w("p"))
        if "{{" in (said := "".join(text.text or "" for text in paragraph.iter(w("t"))))
        for gap in _BETWEEN_WORDS.finditer(said)
    )


def _meant(slots: Sequence[Slot], known: Collection[str]) -> tuple[Slot, ...]:
    """The slots of a broken template, for their order: a misspelt one as it was meant, none that nobody knows."""
    given = {slot.name for slot in slots}
    found = []
    for slot in slots:
        if slot.name in known:
            found.append(slot)
        elif (near := get_close_matches(slot.name, known, n=1, cutoff=0.7)) and near[0] not in given:
            found.append(replace(slot, name=near[0]))
    return tuple(found)


def _missing_styles(
    roots: Mapping[str, _Element], places: Mapping[str, str], styles: _Element, where: Position
) -> Iterator[Diagnostic]:
    """Styles that the template's own words stand in and that it does not have: Word would set them in `Normal`."""
    names = style_ids(styles)
    known = {identity: name for name, identity in names.items()}
    told_of = set()
    for part, root in roots.items():
        for used in root.iter(w("pStyle"), w("rStyle"), w("tblStyle")):
            identity = used.get(w("val"), "")
            if identity in known or (part, identity) in told_of:
                continue
            told_of.add((part, identity))
            near = get_close_matches(identity, known, n=1, cutoff=0.7)
            hint = f"did you mean '{known[near[0]]}'?" if near else "choose another style for it in Word"
            yield error(f"{told(places[part], used)}: the style '{identity}' is not in the template", where, hint)


def _packed(package: Mapping[str, bytes], roots: Mapping[str, _Element]) -> bytes:
    from lxml import etree

    types = content_types_of(package)
    parts = {name: data for name, data in package.items() if name != "[Content_Types].xml"}
    for name, root in roots.items():
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    for name, kind in types.items():
        if kind == CORE_TYPE and name.lstrip("/") in parts:
            parts[name.lstrip("/")] = _EMPTY_CORE
    return packed(parts, types, level=0)

"""Lists: real numbering definitions, so that Word numbers and renumbers them itself (ECMA-376, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.diagnostics import Diagnostic, Position, error
from briefing.galley.matter import Para
from briefing.house import House
from briefing.render.docx.lettering import Lettering, label_face
from briefing.render.docx.markup import ROOT_ATTRIBUTES, XML_HEAD, attribute, fonts_markup, twips, w
from briefing.render.docx.names import stored_name, style_id
from briefing.values import dataclass, field

if TYPE_CHECKING:
    from lxml.etree import _Element

MARK_OF_STYLE = {
    "point": "bullet",
    "point-number": "number",
    "check": "check",
    "callout-point": "bullet",
    "indicator": "check",
}
"""The styles of a house that are lists by themselves, and the mark that each sets."""

_NUMBERED = re.compile(r"(?P<before>\D*)(?P<number>\d+)(?P<after>\D*)")


FRESH_LISTS = {name: number for number, name in enumerate(MARK_OF_STYLE, start=1)}
"""The number of the list that each of these styles is, in a fresh template."""


def written_numbering(house: House, letters: Lettering) -> str:
    """The numbering part of a fresh template: a list for each style that is one."""
    abstracts = "".join(style_list(house, name, number, letters) for name, number in FRESH_LISTS.items())
    numbers = "".join(_number(number, number) for number in FRESH_LISTS.values())
    return f"{XML_HEAD}<w:numbering {ROOT_ATTRIBUTES}>{abstracts}{numbers}</w:numbering>"


def style_list(house: House, name: str, number: int, letters: Lettering, paragraph_style: str = "") -> str:
    """The abstract list that the house's style `name` is."""
    style, mark = house.styles[name], MARK_OF_STYLE[name]
    text = _list_text(house, mark)
    font = label_face(style, text, letters)
    level = _Level(text, mark == "number", twips(style.left), twips(style.hang), font)
    return _abstract(number, level, paragraph_style or style_id(style.word))


def _list_text(house: House, mark: str) -> str:
    return {"bullet": house.bullet, "check": house.check, "number": "%1."}[mark]


def sync_lists(
    numbering: _Element, styles: _Element, house: House, ids: Mapping[str, str], letters: Lettering
) -> dict[str, int]:
    """Gives a template's numbering a list for each style that is one, as the house has it now; gives their numbers.

    A style that has a list of its own in the template's `styles` keeps it, written anew, so that nothing is added when
    nothing has changed. `ids` are the ids of the styles, by the name that the file gives them.
    """
    wanted = {name: ids.get(stored_name(house.styles[name].word), "") for name in MARK_OF_STYLE}
    kept = _own_lists(numbering, styles, {style for style in wanted.values() if style})
    free = highest_number(numbering) + 1
    numbers, abstracts, new = {}, [], []
    for name, style in wanted.items():
        own = kept.get(style)
        if own is None:
            numbers[name], number = free, free
            new.append(_number(free, free))
            free += 1
        else:
            numbers[name], number = own
        abstracts.append(style_list(house, name, number, letters, style or style_id(house.styles[name].word)))
    replaced = {str(abstract) for _, abstract in kept.values()}
    for abstract in list(numbering.iterfind(w("abstractNum"))):
        if abstract.get(w("abstractNumId")) in replaced:
            numbering.remove(abstract)
            continue
        # A style belongs to one list; the one that it had gives it up.
        for level in abstract.iter(w("lvl")):
            for held in level.findall(w("pStyle")):
                if held.get(w("val")) in wanted.values():
                    level.remove(held)
    _insert(numbering, abstracts, new)
    return numbers


def _own_lists(numbering: _Element, styles: _Element, ids: Collection[str]) -> dict[str, tuple[int, int]]:
    """The list that each of the styles `ids` has for itself: its number and the number of its definition."""
    abstract_of = _abstracts(numbering)
    owners: dict[str, set[str]] = {}
    for abstract in numbering.iterfind(w("abstractNum")):
        held = {holder.get(w("val"), "") for holder in abstract.iter(w("pStyle"))}
        owners[abstract.get(w("abstractNumId"), "")] = held
    found: dict[str, tuple[int, int]] = {}
    for style in styles.iterfind(w("style")):
        identity = style.get(w("styleId"), "")
        holder = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        number = "" if holder is None else holder.get(w("val"), "")
        abstract = abstract_of.get(number, "")
        if identity in ids and owners.get(abstract) == {identity} and number.isdigit() and abstract.isdigit():
            found[identity] = (int(number), int(abstract))
    return found


def _abstracts(numbering: _Element) -> dict[str, str]:
    """The number of each list's definition, by the list's own number."""
    found = {}
    for number in numbering.iterfind(w("num")):
        holder = number.find(w("abstractNumId"))
        found[number.get(w("numId"), "")] = "" if holder is None else holder.get(w("val"), "")
    return found


def _insert(numbering: _Element, abstracts: Sequence[str], numbers: Sequence[str]) -> None:
    """Puts definitions where the schema wants them: abstract ones before those that use them (17.9.15)."""
    from lxml import etree

    def parsed(markup: str) -> list[_Element]:
        return list(etree.fromstring(f"<w:numbering {ROOT_ATTRIBUTES}>{markup}</w:numbering>"))

    children = list(numbering)
    at = next((n for n, child in enumerate(children) if child.tag in {w("num"), w("numIdMacAtCleanup")}), len(children))
    numbering[at:at] = parsed("".join(abstracts))
    children = list(numbering)
    at = next((n for n, child in enumerate(children) if child.tag == w("numIdMacAtCleanup")), len(children))
    numbering[at:at] = parsed("".join(numbers))


@dataclass(frozen=True, slots=True)
class _Level:
    """What a list's marks are and where they stand."""

    text: str
    """A bullet, or `%1` with what stands around the number."""
    counts: bool
    left: int
    hanging: int
    font: str = ""
    """Where the paragraph's own face lacks the mark."""


def _abstract(number: int, level: _Level, paragraph_style: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x42520000 + number:08X}"/>'
        '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{"decimal" if level.counts else "bullet"}"/>'
        + (f'<w:pStyle w:val="{attribute(paragraph_style)}"/>' if paragraph_style else "")
        + f'<w:lvlText w:val="{attribute(level.text)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{level.left}" w:hanging="{level.hanging}"/></w:pPr>'
        + (f"<w:rPr>{fonts_markup(level.font)}</w:rPr>" if level.font else "")
        + "</w:lvl></w:abstractNum>"
    )


def _number(number: int, abstract: int, start: int | None = None) -> str:
    override = "" if start is None else f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'


def style_lists(styles: _Element, numbering: _Element | None) -> dict[str, tuple[str, bool]]:
    """The mark of each style that is a list by itself, by the style's id: its text, and whether it counts."""
    if numbering is None:
        return {}
    abstract_of = _abstracts(numbering)
    levels = {
        abstract.get(w("abstractNumId")): abstract.find(f"{w('lvl')}[@{w('ilvl')}='0']")
        for abstract in numbering.iterfind(w("abstractNum"))
    }
    found = {}
    for style in styles.iterfind(w("style")):
        held = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        level = None if held is None else levels.get(abstract_of.get(held.get(w("val"), "")))
        if level is None:
            continue
        text, kind = level.find(w("lvlText")), level.find(w("numFmt"))
        counts = kind is None or kind.get(w("val")) != "bullet"
        found[style.get(w("styleId"), "")] = ("" if text is None else text.get(w("val"), ""), counts)
    return found


def lists_out_of_step(
    found: Mapping[str, tuple[str, bool]], ids: Mapping[str, str], house: House, where: Position
) -> Iterator[Diagnostic]:
    """Each style of a template that should be a list by itself and is none, or one with another mark; `found` are
    those that are, as `style_lists` gives them. A style that is not there is no list either; that is told once."""
    for name, kind in MARK_OF_STYLE.items():
        word = house.styles[name].word
        if stored_name(word) not in ids:
            continue
        text = _list_text(house, kind)
        has = found.get(ids.get(stored_name(word), ""))
        hint = f"briefing house sync {house.name}"
        if has is None:
            yield error(f"the Word style '{word}' is no list", where, hint)
        elif has != (text, kind == "number"):
            yield error(f"the list of the Word style '{word}' has the mark '{has[0]}', not '{text}'", where, hint)


@dataclass(slots=True)
class Lists:
    """The lists of one document, on top of those that its styles are by themselves."""

    by_style: dict[str, tuple[str, bool]]
    first: int
    """The first number that the template has not used."""
    abstracts: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    _abstract_of: dict[_Level, int] = field(default_factory=dict)
    _current: dict[_Level, tuple[int, int]] = field(default_factory=dict)
    """The number of the list that is being set, and the last number that it has counted."""

    def properties(self, para: Para, paragraph_style: str, letters: Lettering) -> str:
        """The `w:numPr` of a paragraph with a label; nothing where its style brings it."""
        counted = _NUMBERED.fullmatch(para.label)
        text = f"{counted['before']}%1{counted['after']}" if counted else para.label
        if not counted and self.by_style.get(paragraph_style) == (text, False):
            return ""
        font = label_face(para.style, para.label, letters)
        level = _Level(text, counted is not None, twips(para.style.left), twips(para.style.hang), font)
        return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self._list(level, counted, para)}"/></w:numPr>'

    def _list(self, level: _Level, counted: re.Match[str] | None, para: Para) -> int:
        value = int(counted["number"]) if counted else 0
        number, last = self._current.get(level, (0, 0))
        if not number or (counted and (para.starts_list or value != last + 1)):
            abstract = self._abstract_of.get(level)
            if abstract is None:
                abstract = self._abstract_of[level] = self.first + len(self.abstracts)
                self.abstracts.append(_abstract(abstract, level))
            number = self.first + len(self.numbers)
            self.numbers.append(_number(number, abstract, value if counted else None))
        self._current[level] = (number, value)
        return number

    def add_to(self, numbering: _Element) -> None:
        """Adds the definitions to a template's numbering part."""
        _insert(numbering, self.abstracts, self.numbers)


def highest_number(numbering: _Element | None) -> int:
    """The highest number that a numbering part gives to a list, abstract or not."""
    if numbering is None:
        return 0
    given = [
        holder.get(w(name), "")
        for tag, name in (("abstractNum", "abstractNumId"), ("num", "numId"))
        for holder in numbering.iterfind(w(tag))
    ]
    return max((int(number) for number in given if number.isdigit()), default=0)

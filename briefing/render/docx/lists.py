"""Lists: real numbering definitions, so that Word numbers and renumbers them itself (ECMA-376, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.galley.matter import Para
from briefing.house import House
from briefing.render.docx.markup import ROOT_ATTRIBUTES, XML_HEAD, attribute, twips, w
from briefing.render.docx.names import style_id

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


def numbering_of(style_name: str) -> int:
    """The number of the list that belongs to a style, in a fresh template."""
    return 1 + list(MARK_OF_STYLE).index(style_name)


def written_numbering(house: House) -> str:
    """The numbering part of a fresh template: a list for each style that is one."""
    labels = {"bullet": house.bullet, "check": house.check, "number": "%1."}
    lists = []
    for name, mark in MARK_OF_STYLE.items():
        style = house.styles[name]
        level = _Level(labels[mark], mark == "number", twips(style.left), twips(style.hang))
        lists.append((numbering_of(name), _abstract(numbering_of(name), level, style_id(style.word))))
    abstracts = "".join(abstract for _, abstract in lists)
    numbers = "".join(_number(number, number) for number, _ in lists)
    return f"{XML_HEAD}<w:numbering {ROOT_ATTRIBUTES}>{abstracts}{numbers}</w:numbering>"


@dataclass(frozen=True, slots=True)
class _Level:
    """What a list's marks are and where they stand."""

    text: str
    """A bullet, or `%1` with what stands around the number."""
    counts: bool
    left: int
    hanging: int


def _abstract(number: int, level: _Level, paragraph_style: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x42520000 + number:08X}"/>'
        '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{"decimal" if level.counts else "bullet"}"/>'
        + (f'<w:pStyle w:val="{attribute(paragraph_style)}"/>' if paragraph_style else "")
        + f'<w:lvlText w:val="{attribute(level.text)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{level.left}" w:hanging="{level.hanging}"/></w:pPr></w:lvl></w:abstractNum>'
    )


def _number(number: int, abstract: int, start: int | None = None) -> str:
    override = "" if start is None else f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'


def style_lists(styles: _Element, numbering: _Element | None) -> dict[str, tuple[str, bool]]:
    """The mark of each style that is a list by itself, by the style's id: its text, and whether it counts."""
    if numbering is None:
        return {}
    abstract_of = {}
    for number in numbering.iterfind(w("num")):
        holder = number.find(w("abstractNumId"))
        abstract_of[number.get(w("numId"))] = None if holder is None else holder.get(w("val"))
    levels = {
        abstract.get(w("abstractNumId")): abstract.find(f"{w('lvl')}[@{w('ilvl')}='0']")
        for abstract in numbering.iterfind(w("abstractNum"))
    }
    found = {}
    for style in styles.iterfind(w("style")):
        held = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        level = None if held is None else levels.get(abstract_of.get(held.get(w("val"))))
        if level is None:
            continue
        text, kind = level.find(w("lvlText")), level.find(w("numFmt"))
        counts = kind is None or kind.get(w("val")) != "bullet"
        found[style.get(w("styleId"), "")] = ("" if text is None else text.get(w("val"), ""), counts)
    return found


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

    def properties(self, para: Para, paragraph_style: str) -> str:
        """The `w:numPr` of a paragraph with a label; nothing where its style brings it."""
        counted = _NUMBERED.fullmatch(para.label)
        text = f"{counted['before']}%1{counted['after']}" if counted else para.label
        if not counted and self.by_style.get(paragraph_style) == (text, False):
            return ""
        level = _Level(text, counted is not None, twips(para.style.left), twips(para.style.hang))
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
        """Puts the definitions where the schema wants them: abstract ones before those that use them (17.9.15)."""
        from lxml import etree

        def parsed(markup: str) -> _Element:
            return etree.fromstring(f"<w:numbering {ROOT_ATTRIBUTES}>{markup}</w:numbering>")[0]

        at = len(numbering.findall(w("abstractNum")))
        for abstract in reversed(self.abstracts):
            numbering.insert(at, parsed(abstract))
        at = len(numbering.findall(w("abstractNum"))) + len(numbering.findall(w("num")))
        for number in reversed(self.numbers):
            numbering.insert(at, parsed(number))


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

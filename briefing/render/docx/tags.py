"""The tags of a Word template: names, slots and conditions. Any other Jinja is refused.

Word cuts a text into runs where it likes, so a tag may lie in several of them; each is put together in the first. What
looks like a tag but is none is reported with the text of its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from itertools import accumulate
from typing import TYPE_CHECKING

from briefing.diagnostics import Diagnostic, Position, error
from briefing.house import FURNITURE_NAMES
from briefing.render.docx.markup import w
from briefing.values import dataclass, field

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAG = re.compile(r"\{\{(?:(?!\{[{%#]).)*?\}\}|\{%(?:(?!\{[{%#]).)*?%\}|\{#(?:(?!\{[{%#]).)*?#\}", re.DOTALL)
"""None holds the beginning of another, so that a text of openings alone is not read again and again to its end."""
_PRINT = re.compile(r"\{\{(?:(?P<kind>[pr])\s+|\s*)(?P<name>[A-Za-z_][\w-]*)\s*\}\}\Z")
_IF = re.compile(r"\{%p\s+if\s+(?P<name>[A-Za-z_][\w-]*)\s*%\}\Z")
_END = re.compile(r"\{%p\s+endif\s*%\}\Z")
_ANY_IF = re.compile(r"\{%-?\w*\s*if\b")
_ANY_END = re.compile(r"\{%-?\w*\s*endif\b")
"""Conditions in a form that is refused: what ends one is no fault of its own."""
_NO_TAG = re.compile(r"(?<![{\uff5b])[{\uff5b]+%?\s*(?:(?P<kind>[pr])\s+)?(?P<name>[A-Za-z_][\w-]*)\s*%?[}\uff5d]+")
"""What was meant as a tag where its name is one: in single braces, or in those of a Japanese or Chinese keyboard."""
_OPENING = re.compile(r"\{\{|\{%|\{#")
BODY = "body"
ALSO_PARTS = frozenset({"contact"})
"""Names of the furniture that a part has, too."""
SLOT_NAME = "part_"
"""In front of a slot's name in a template that is ready to be filled."""
LEFT_BRACE, RIGHT_BRACE = "\ufdd3", "\ufdd4"
"""Stand for braces that belong to no tag, until the template has been filled (noncharacters of Unicode)."""
_COVERED = str.maketrans({"{": LEFT_BRACE, "}": RIGHT_BRACE})
MOST_PLACED = 2000
"""Tags in one part of a template, of which each misspelt one is held against every name."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a part of the brief, or all that has no slot of its own, flows in."""

    name: str
    said: str
    """The paragraph's text."""


@dataclass(slots=True)
class TagReader:
    """Reads the tags of one part of a template, mends them, and collects what is wrong."""

    where: Position
    place: str
    """`header`, `footer` or `body`, as a person calls it."""
    parts: Collection[str]
    """The names of the slots that every template can have, beside `body`."""
    faults: list[Diagnostic]
    slots: list[Slot]
    conditions: set[str] = field(default_factory=set)
    """The names that conditions look at: one that is no part of this edition has nothing to say."""
    _unheard: list[tuple[str, str, str]] = field(default_factory=list)
    """Conditions on names that nobody knows, each with its tag and its paragraph: sections that only some briefs have,
    or the words below would be in no file. Only a slot of that name can tell."""
    _read: int = 0
    """How many tags have been found in this part."""

    def read(self, root: _Element) -> None:
        """Every paragraph of `root`; the tree is changed where a tag had to be put together."""
        self._unheard.clear()
        self._read = 0
        open_ifs: list[tuple[_Element, str, str]] = []  # the tag is empty where it has been refused already
        for paragraph in root.iter(w("p")):
            self._paragraph(paragraph, open_ifs)
            if self._read > MOST_PLACED:
                what = f"the {self.place} holds more than {MOST_PLACED} tags"
                self.faults.append(error(what, self.where, "a template needs a few"))
                return
        for _, tag, said in open_ifs:
            if tag:
                self._fault(f"{tag} is left open", said, "write {%p endif %} in a paragraph below it")
        for name, tag, said in self._unheard:
            if all(_own(slot.name) != _own(name) for slot in self.slots):
                self._unknown(name, tag, said, f"or place a section of that name in it: {{{{p {_own(name)} }}}}")
        self._stray(root)

    def _fault(self, message: str, said: str, hint: str | None = None) -> None:
        shown = said if len(said) <= 80 else f"{said[:77]}..."
        self.faults.append(error(f"in the {self.place}, paragraph '{shown}': {message}", self.where, hint))

    def _paragraph(self, paragraph: _Element, open_ifs: list[tuple[_Element, str, str]]) -> None:
        texts = [text for text in paragraph.iter(w("t")) if next(text.iterancestors(w("p"))) is paragraph]
        said = "".join(text.text or "" for text in texts)
        if not any(brace in said for brace in "{}\uff5b\uff5d"):
            return
        tags = list(_TAG.finditer(said))
        self._read += len(tags)
        if self._read > MOST_PLACED:
            return
        breaks = _breaks(paragraph)
        for tag in tags:
            if bisect_right(breaks, tag.start()) < bisect_left(breaks, tag.end()):
                self._fault(
                    f"a line break or a tab stands inside {tag.group()[:60]}", said, "take it out of the braces"
                )
            self._tag(tag.group(), said, paragraph, open_ifs)
        rest = _TAG.sub("", said)
        opening = _OPENING.search(rest)
        if opening:
            self._fault(f"'{opening.group()}' opens a tag that is not closed", said, "close it in the same paragraph")
        elif "}}" in rest or "%}" in rest:
            self._fault("a tag is closed that was not opened", said, "write {{ name }}")
        else:
            self._printed_as_typed(rest, said)
        _put_together(texts, said, [tag.span() for tag in tags])

    def _printed_as_typed(self, rest: str, said: str) -> None:
        """Names in braces that make no tag."""
        for found in _NO_TAG.finditer(rest):
            self._read += 1
            if self._read > MOST_PLACED:
                return
            name, kind = _own(found["name"]), found["kind"] or ""
            if name in FURNITURE_NAMES or name in self._conditions():
                hint = f"write {{{{{kind} {name} }}}}"
                self._fault(f"{found.group()} would be printed as it is typed", said, hint)

    def _tag(self, tag: str, said: str, paragraph: _Element, open_ifs: list[tuple[_Element, str, str]]) -> None:
        alone = said.strip() == tag
        beside = "other text" if not alone else _beside(paragraph) if tag.startswith(("{{p", "{%p")) else ""
        if found := _PRINT.match(tag):
            kind, name = found["kind"], found["name"]
            if kind == "p":
                self._slot(name, tag, said, paragraph, open_ifs, beside)
                self._swallowed(name, tag, said, open_ifs)
            elif name not in FURNITURE_NAMES and _own(name) in self._conditions():
                where = "in a paragraph of its own" if self.place == "body" else "in the body, where parts flow in"
                self._fault(f"'{name}' is a part, not a name", said, f"write {{{{p {_own(name)} }}}} {where}")
            elif name not in FURNITURE_NAMES:
                self._unknown(name, tag, said)
        elif found := _IF.match(tag):
            name = found["name"].replace("-", "_")
            if name not in self._conditions():
                if self._near(name):
                    self._unknown(found["name"], tag, said)
                else:
                    self._unheard.append((found["name"], tag, said))
            self.conditions.add(name)
            self._require_room(tag, said, beside)
            open_ifs.append((paragraph, tag, said))
        elif _END.match(tag):
            self._end(tag, said, paragraph, open_ifs, beside)
        else:
            if _ANY_IF.match(tag):
                open_ifs.append((paragraph, "", said))
            elif _ANY_END.match(tag) and open_ifs:
                open_ifs.pop()
            self._refused(tag, said)

    def _refused(self, tag: str, said: str) -> None:
        strange = next((letter for letter in tag if letter > "~" and not letter.isspace()), "")
        if not tag.strip("{}%# \u00a0"):
            self._fault(f"{tag} names nothing", said, "write {{ name }}")
        elif strange:
            what = f"'{strange}' (U+{ord(strange):04X})" if strange.isprintable() else f"U+{ord(strange):04X}"
            hint = "type it anew: names are of the letters a to z"
            self._fault(f"{tag[:60]} is not allowed in a template: it holds {what}", said, hint)
        else:
            self._fault(f"{tag[:60]} is not allowed in a template", said, "names and {%p if name %} only")

    def _conditions(self) -> set[str]:
        return {*FURNITURE_NAMES, BODY, *(part.replace("-", "_") for part in self.parts)}

    def _require_room(self, tag: str, said: str, beside: str) -> None:
        """`beside` is what stands beside the tag and would vanish with its paragraph."""
        if beside:
            self._fault(f"{tag} shares its paragraph with {beside}", said, "give it a paragraph of its own")

    def _end(
        self, tag: str, said: str, paragraph: _Element, open_ifs: list[tuple[_Element, str, str]], beside: str
    ) -> None:
        self._require_room(tag, said, beside)
        if not open_ifs:
            self._fault(f"{tag} ends nothing", said, "write {%p if name %} in a paragraph above it")
            return
        opener, opening, _ = open_ifs.pop()
        if opening and opener.getparent() is not paragraph.getparent():
            self._fault(f"{tag} stands elsewhere than its if", said, "both must stand in one cell, or both in none")

    def _slot(
        self,
        name: str,
        tag: str,
        said: str,
        paragraph: _Element,
        open_ifs: list[tuple[_Element, str, str]],
        beside: str,
    ) -> None:
        if self.place != "body":
            self._fault(f"{tag} is a slot, which only the body can hold", said, "write {{ name }} for its words")
            return
        self._require_room(tag, said, beside)
        if next(paragraph.iterancestors(w("tc"), w("txbxContent")), None) is not None:
            self._fault(f"{tag} stands in a table or a text box", said, "a part can only flow in the body itself")
        slot = name.replace("_", "-")
        if any(other.name == slot for other in self.slots):
            self._fault(f"{tag} stands here a second time", said, "take one of them out")
        if name in FURNITURE_NAMES and name not in ALSO_PARTS:
            self._fault(f"'{name}' is a name, not a part", said, f"write {{{{ {name} }}}}")
        elif slot not in (BODY, *ALSO_PARTS, *self.parts):
            self._unknown_part(name, tag, said, open_ifs)
        self.slots.append(Slot(slot, said))

    def _unknown_part(self, name: str, tag: str, said: str, open_ifs: list[tuple[_Element, str, str]]) -> None:
        """A part that is none; a section that only some briefs have is asked for by an if of its own."""
        if self._near(name):
            self._unknown(name, tag, said)
        elif not any((found := _IF.match(opening)) and _own(found["name"]) == _own(name) for _, opening, _ in open_ifs):
            known = ", ".join(map(_own, (BODY, *self.parts)))
            hint = f"there are {known}; a section of your own stands in {{%p if {_own(name)} %}}"
            self._fault(f"unknown part '{name}' in {tag}", said, hint)

    def _swallowed(self, name: str, tag: str, said: str, open_ifs: list[tuple[_Element, str, str]]) -> None:
        """A slot in a condition on something else would drop its part of a brief, and nobody would be told."""
        own = name.replace("-", "_")
        asked = ((opening, _IF.match(opening)) for _, opening, _ in open_ifs)
        other = next((opening for opening, found in asked if found and found["name"].replace("-", "_") != own), None)
        if other is not None:
            hint = f"take it out of the if, or ask for the part itself: {{%p if {own} %}}"
            if own == BODY:
                hint = "take it out of the if"
            self._fault(f"{tag} stands in {other}, which would leave it out of some briefs", said, hint)

    def _near(self, name: str) -> str | None:
        names = [*(part.replace("-", "_") for part in (*self.parts, BODY)), *FURNITURE_NAMES]
        found = get_close_matches(name.replace("-", "_"), names, n=1, cutoff=0.7)
        return found[0] if found else None

    def _unknown(self, name: str, tag: str, said: str, way: str = "") -> None:
        """`way` is what can be done where no name is near."""
        near = self._near(name)
        known = f"there are {', '.join(FURNITURE_NAMES)}" + (f"; {way}" if way else "")
        self._fault(f"unknown name '{name}' in {tag}", said, f"did you mean '{near}'?" if near else known)

    def _stray(self, root: _Element) -> None:
        """Jinja where no reader sees it: in attributes, fields and other hidden text. A brace at a text's end may be
        half of a tag whose other half begins the next."""
        for text in _hidden_texts(root):
            if _OPENING.search(text) or text.rstrip().endswith("{"):
                self._fault("a tag stands where no text is printed", text, "put it into a paragraph of its own")


def _own(name: str) -> str:
    """The name of a part as an if asks for it."""
    return name.replace("-", "_")


_SEEN = {
    w("drawing"): "a picture or a text box",
    w("pict"): "a picture or a text box",
    w("sym"): "a symbol",
    w("noBreakHyphen"): "other text",
    w("fldChar"): "a field",
    w("fldSimple"): "a field",
    w("pgNum"): "a page number",
    w("ptab"): "a tab",
    w("br"): "a page break",
    w("pageBreakBefore"): "a page break",
    w("sectPr"): "a section break",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": "a formula",
}
"""What a reader sees of a paragraph beside its letters."""


def _beside(paragraph: _Element) -> str:
    """What else than text stands in a paragraph, as a person calls it."""
    for element in paragraph.iter(*_SEEN):
        if element.tag == w("br") and element.get(w("type"), "textWrapping") == "textWrapping":
            continue
        if element.tag == w("pageBreakBefore") and element.get(w("val"), "1") in {"0", "false", "off"}:
            continue
        return _SEEN[str(element.tag)]
    return ""


def _breaks(paragraph: _Element) -> list[int]:
    """Where in the text of a paragraph its line breaks and tabs stand, which are no letters of it."""
    at, found = 0, []
    for element in paragraph.iter(*map(w, ("t", "br", "cr", "tab", "ptab"))):
        if next(element.iterancestors(w("p"))) is not paragraph:
            continue
        if element.tag == w("t"):
            at += len(element.text or "")
        elif (parent := element.getparent()) is not None and parent.tag == w("r"):
            found.append(at)
    return found


def _hidden_texts(root: _Element) -> Iterator[str]:
    spaces: frozenset[str] = frozenset()
    for element in root.iter():
        yield element.tail or ""
        if not isinstance(element.tag, str):
            yield element.text or ""
            continue
        yield from element.attrib.values()
        found = frozenset(element.nsmap.values())
        if found != spaces:
            yield from sorted(found - spaces)
            spaces = found
        if element.tag != w("t") and element.text and not element.text.isspace():
            yield element.text


def _put_together(texts: list[_Element], said: str, spans: list[tuple[int, int]]) -> None:
    """Puts each tag into the first of the texts that it lies in, and covers all other braces."""
    ends = list(accumulate(len(text.text or "") for text in texts))
    made: list[list[str]] = [[] for _ in texts]
    at = 0
    for start, stop in [*spans, (len(said), len(said))]:
        while at < start:
            owner = bisect_right(ends, at)
            cut = min(start, ends[owner])
            made[owner].append(said[at:cut].translate(_COVERED))
            at = cut
        if start < stop:
            made[bisect_right(ends, start)].append(said[start:stop])
            at = stop
    for text, pieces in zip(texts, made, strict=True):
        new = "".join(pieces)
        if text.text != new:
            text.text = new
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def plain_tags(root: _Element) -> None:
    """Writes `{{r name }}` as `{{ name }}` and a slot's name as Jinja can read it: hyphens are no part of a name, and
    `contact` is both a part and a name."""
    for text in root.iter(w("t")):
        if text.text and "{{" in text.text:
            text.text = _TAG.sub(_plain, text.text)
        elif text.text and "{%" in text.text:
            text.text = text.text.replace("-", "_")


def _plain(tag: re.Match[str]) -> str:
    found = _PRINT.match(tag.group())
    if not found:
        return tag.group()
    name = found["name"].replace("-", "_")
    return f"{{{{p {SLOT_NAME}{name} }}}}" if found["kind"] == "p" else f"{{{{ {name} }}}}"

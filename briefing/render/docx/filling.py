"""Filling a template: docxtpl prints its names and conditions, then the body, the page fields and the marking go in.

The body never passes through Jinja, so a brief's own text can hold `{{ 7*7 }}` and print it as typed.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from briefing.diagnostics import Diagnostic, InvalidHouse, error
from briefing.document.document import Furniture
from briefing.galley.ink import LEAST_TLP_SIZE, TLP_GROUND
from briefing.render.docx.body import Piece
from briefing.render.docx.fields import page_of_runs
from briefing.render.docx.markup import ROOT_ATTRIBUTES, content, control_character, one_line, rgb, w
from briefing.render.docx.tags import BODY, LEFT_BRACE, RIGHT_BRACE, SLOT_NAME, Slot
from briefing.render.docx.template import BrokenTemplate, Template
from briefing.values import dataclass, fields

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment
    from lxml.etree import _Element

SLOT, PAGE_OF, MARKING = "\ufdd0", "\ufdd1", "\ufdd2"
"""Stand in the filled template for what is written there afterwards (noncharacters of Unicode)."""
_MOST_COMPILED = 128
_STANDING = (SLOT, PAGE_OF, MARKING, LEFT_BRACE, RIGHT_BRACE)
SECTIONS = "sections"
"""The slot of every section of the brief that has none of its own."""
NOT_PLACED, OUT_OF_ORDER = "is not placed", "is placed out of the edition's order"


@cache
def _environment() -> SandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    class CompilingOnce(SandboxedEnvironment):
        """Keeps what it has compiled: the furniture of a template is the same text in every edition."""

        compiled: ClassVar[dict[str, Any]] = {}

        def from_string(self, source: Any, globals: Any = None, template_class: Any = None) -> Any:  # noqa: A002
            made = self.compiled.get(source)
            if made is None:
                if len(self.compiled) >= _MOST_COMPILED:
                    self.compiled.clear()
                made = self.compiled[source] = super().from_string(source, globals, template_class)
            return made

    return CompilingOnce(undefined=StrictUndefined, autoescape=True)


def fill(template: Template, furniture: Furniture, parts: Iterable[str]) -> Any:
    """The template with its names printed, as docxtpl's document; slots are still empty.

    Raises InvalidHouse where it is so malformed that it cannot be filled.
    """
    from docx.opc.exceptions import OpcError
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError
    from lxml.etree import LxmlError

    try:
        filled = DocxTemplate(io.BytesIO(template.data))
        filled.render(_words(furniture, template, parts), _environment())
    except (OpcError, TemplateError, LxmlError, LookupError, AttributeError, ValueError, TypeError) as fault:
        message = "the template is not as Word writes one, and cannot be filled"
        raise InvalidHouse(message, [error(message, template.where, "save it again in Word")]) from fault
    return filled.docx


def _words(furniture: Furniture, template: Template, parts: Iterable[str]) -> dict[str, object]:
    """What each name of the template prints."""
    words: dict[str, object] = {
        field.name: safe(value)
        for field in fields(furniture)
        if isinstance(value := getattr(furniture, field.name), str)
    }
    words["page_of"] = PAGE_OF
    words["marking"] = MARKING if furniture.marking else ""
    there = {part.replace("-", "_") for part in parts}
    slots = {slot.name.replace("-", "_") for slot in template.slots}
    for name in there | slots | template.conditions | {BODY}:
        is_there = name in there or name == BODY
        words.setdefault(name, "there" if is_there else "")
        words[SLOT_NAME + name] = _standing(name) if is_there else ""
    return words


def _standing(slot: str) -> object:
    """The paragraph that holds the place of a part; a slot's name is letters, digits and underscores."""
    from markupsafe import Markup

    return Markup(f"<w:p><w:r><w:t>{SLOT}{slot}</w:t></w:r></w:p>")  # noqa: S704


def safe(text: str) -> str:
    """`text` as a template can print it: in one line, its braces covered, so that none of it is read as a tag."""
    plain = "".join(letter for letter in one_line(text) if letter not in _STANDING and not control_character(letter))
    return plain.replace("{", LEFT_BRACE).replace("}", RIGHT_BRACE)


@dataclass(frozen=True, slots=True)
class Sentences:
    """The words of the furniture that are more than words."""

    page_of: str
    marking: str
    marking_colour: str | None
    pages: int
    raises_label: bool = False
    """Whether the house sets markings smaller than a TLP label may be."""


def finish_furniture(root: _Element, sentences: Sentences) -> None:
    """Puts page fields and the marking where the filled template stands for them, and uncovers braces."""
    for text in list(root.iter(w("t"))):
        said = text.text or ""
        if not any(mark in said for mark in (PAGE_OF, MARKING, LEFT_BRACE, RIGHT_BRACE)):
            continue
        said = said.replace(LEFT_BRACE, "{").replace(RIGHT_BRACE, "}")
        run = text.getparent()
        if run is None or run.tag != w("r") or not (PAGE_OF in said or MARKING in said):
            text.text = said
            continue
        _replace_run(run, text, said, sentences)


def end_with_paragraphs(root: _Element, style: str) -> None:
    """Gives every cell, header and text box that an `if` has emptied the paragraph with which it must end (17.4.66).

    `style` is the id of its style, which takes no room.
    """
    for holder in [root, *root.iter(*map(w, ("tc", "txbxContent")))]:
        if holder.tag not in _ENDING:
            continue
        blocks = [child for child in holder if child.tag in _BLOCKS]
        if not blocks or (holder.tag == w("tc") and blocks[-1].tag == w("tbl")):
            made = holder.makeelement(w("p"), {})
            properties = made.makeelement(w("pPr"), {})
            properties.append(properties.makeelement(w("pStyle"), {w("val"): style}))
            made.append(properties)
            holder.append(made)


_ENDING = frozenset(map(w, ("tc", "txbxContent", "hdr", "ftr")))
_BLOCKS = frozenset(map(w, ("p", "tbl", "sdt", "customXml")))


def _replace_run(run: _Element, text: _Element, said: str, sentences: Sentences) -> None:
    """A run in whose text a sentence stands, as several runs of the same look."""
    from lxml import etree

    holder = run.find(w("rPr"))
    look = "" if holder is None else "".join(etree.tostring(child, encoding="unicode") for child in holder)
    runs = []
    rest = said
    while rest:
        at = min((rest.find(mark) for mark in (PAGE_OF, MARKING) if mark in rest), default=len(rest))
        if at:
            runs.append(_plain_run(rest[:at], look))
        if rest[at : at + 1] == PAGE_OF:
            runs.append(page_of_runs(sentences.page_of, look, sentences.pages))
        elif rest[at : at + 1] == MARKING:
            runs.append(marking_run(sentences, look))
        rest = rest[at + 1 :]
    parent = run.getparent()
    assert parent is not None  # noqa: S101
    at = parent.index(run)
    others = [child for child in run if child is not text and child.tag != w("rPr")]
    made = list(etree.fromstring(f"<w:p {ROOT_ATTRIBUTES}>{''.join(runs)}</w:p>"))
    if others:
        run.remove(text)
        parent[at + 1 : at + 1] = made
    else:
        parent[at : at + 1] = made


def _plain_run(text: str, look: str) -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{content(text)}</w:t></w:r>'


def marking_run(sentences: Sentences, look: str) -> str:
    """The marking: a TLP label in its colour on black (TLP 2.0), or the user's own words in capitals."""
    if sentences.marking_colour is None:
        return _plain_run(sentences.marking.upper(), look)
    box = f'<w:color w:val="{rgb(sentences.marking_colour)}"/>'
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{rgb(TLP_GROUND)}"/>'
    if sentences.raises_label:
        ground = f'<w:sz w:val="{2 * LEAST_TLP_SIZE}"/><w:szCs w:val="{2 * LEAST_TLP_SIZE}"/>{ground}'
    own = _without_colour(look)
    edge = _plain_run("\u00a0", own + box + ground)
    return edge + _plain_run(sentences.marking, own + box + ground) + edge


def _without_colour(look: str) -> str:
    """A look without what the label's box brings itself."""
    from lxml import etree

    holder = etree.fromstring(f"<w:rPr {ROOT_ATTRIBUTES}>{look}</w:rPr>")
    kept = [child for child in holder if child.tag not in {w("color"), w("bdr"), w("shd"), w("highlight")}]
    before = [child for child in kept if child.tag in _BEFORE_COLOUR]
    return "".join(etree.tostring(child, encoding="unicode") for child in before)


_BEFORE_COLOUR = frozenset(
    w(name) for name in ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "noProof")
)
"""What stands before w:color in the order of the schema (17.3.2.28)."""


def slot_of(part: str, slots: Collection[str], sections: Collection[str]) -> str:
    """The slot that a part flows into: its own, that of all sections for one of them, or else `body`."""
    if part in slots:
        return part
    return SECTIONS if part in sections and SECTIONS in slots else BODY


def fill_slots(body: _Element, pieces: Sequence[Piece], template: Template, sections: Collection[str] = ()) -> None:
    """Puts the pieces of the brief where the template's slots are; what has no slot of its own flows into `body`."""
    from lxml import etree

    own = {slot.name for slot in template.slots}
    marks = {}
    for paragraph in body.iter(w("p")):
        text = paragraph.find(f"{w('r')}/{w('t')}")
        if text is not None and text.text and text.text.startswith(SLOT):
            marks[text.text[1:].replace("_", "-")] = paragraph
    groups: dict[str, list[str]] = {}
    for piece in pieces:
        groups.setdefault(slot_of(piece.part, own, sections), []).append(piece.markup)
    for name, paragraph in marks.items():
        parent = paragraph.getparent()
        assert parent is not None  # noqa: S101
        made = etree.fromstring(f"<w:body {ROOT_ATTRIBUTES}>{''.join(groups.get(name, ()))}</w:body>")
        at = parent.index(paragraph)
        parent[at : at + 1] = list(made)


def order_of(pieces: Sequence[Piece]) -> list[str]:
    """The parts of a brief in their order, each once."""
    return list(dict.fromkeys(piece.part for piece in pieces))


def misplaced(placed: Sequence[Slot], order: Sequence[str], sections: Collection[str] = ()) -> Mapping[str, str]:
    """The parts that a template's slots do not place, or place out of order, each with what is wrong."""
    named = list(dict.fromkeys(slot.name for slot in placed))
    slots = {part: slot_of(part, named, sections) for part in order}
    lost = [part for part, slot in slots.items() if slot not in named]
    if lost:
        return dict.fromkeys(lost, NOT_PLACED)
    printed = [part for name in named for part in order if slots[part] == name]
    wrong = next((found for found, wanted in zip(printed, order, strict=True) if found != wanted), None)
    return {} if wrong is None else {wrong: OUT_OF_ORDER}


def placement_faults(
    template: Template | BrokenTemplate, order: Sequence[str], sections: Collection[str] = (), edition: str = ""
) -> Iterator[Diagnostic]:
    """Each part that the template leaves out, or places elsewhere than the edition does."""
    where = f"in the edition '{edition}', " if edition else ""
    for part, what in misplaced(template.slots, order, sections).items():
        hint = f"the edition's order is {', '.join(filter(None, order))}"
        if what == NOT_PLACED:
            hint = "write {{p body }} where what has no slot of its own is to stand"
        yield error(f"{where}the part '{part or 'title'}' {what}", template.where, hint)

"""The shape of a text: a paragraph in the file into a Text that knows where each of its letters stands."""

from __future__ import annotations

import re
from typing import Any

from briefing.diagnostics import Position
from briefing.load.files import FORBIDDEN, describe_forbidden
from briefing.load.markup import uncited
from briefing.load.nodes import WAY_OUT, Broken, Mapping, Node, Scalar, Sequence, shorten
from briefing.load.offsets import Stretch, stretches
from briefing.load.reading import BROKEN, Reading
from briefing.load.shapes import NOT_EMPTY, Schema, Shape, curly_quotes, wears_curly_quotes
from briefing.load.text import parse_text
from briefing.model.text import Citation, ExhibitReference, FigureUse, Text, Words

TEXT_LIMIT = 10_000
"""Letters of one paragraph; four pages have about 12,000."""

MARK_LIMIT = 100_000
"""Stars, brackets, braces and backslashes of all texts; four pages have about 200. Reading one costs as much as reading
many letters.
"""

_CUT = re.compile(r"[ \t]+#")


class Prose(Shape):
    """One paragraph with markup."""

    says = "a text"

    def __init__(self, *, markup: bool = True, limit: int = TEXT_LIMIT) -> None:
        self.markup = markup
        """Without it all is printed as typed."""
        self.limit = limit
        """Letters that it may have, markup included."""

    def read(self, node: Node, reading: Reading, label: str) -> Any:
        if isinstance(node, Broken):
            return BROKEN
        if not isinstance(node, Scalar):
            reading.report(*_no_text(node, label))
            return BROKEN
        if not node.value.strip():
            reading.report(f"{label} is empty", node, "write a text")
            return BROKEN
        if wears_curly_quotes(node):
            reading.report(*curly_quotes(node, label, self.says))
            return BROKEN
        cut = None if node.style else _CUT.match(node.manuscript.text, node.end)
        if cut:
            place = Position(node.manuscript.name, *_place_of(node, cut.end() - 1))
            message = f"{label} is cut off here: YAML takes what follows a space and # for a comment"
            reading.report(message, place, f"{WAY_OUT}; if it is a comment, put it on a line of its own")
            return BROKEN
        return self._paragraph(node, reading, label)

    def _paragraph(self, node: Scalar, reading: Reading, label: str) -> Any:
        length = len(node.value.strip())
        if length > self.limit:
            what = "too long for one paragraph" if self.limit == TEXT_LIMIT else "too long"
            reading.report(f"{label} is {what}: {length} characters", node, f"at most {self.limit}")
            return BROKEN
        raw, found = _trim(node)
        text = Text((), raw, node.manuscript.name, found)
        if node.style == "|":
            raw = raw.replace("\n", " ") if "\n\n" not in raw else raw
        if "\n" in raw:
            place = text.position_at(_after_break(raw))
            hint = "a text is one paragraph, its lines indented alike; make two of it, or join them"
            reading.report(f"{label} begins a new paragraph here", place, hint)
            return BROKEN
        letter = FORBIDDEN.search(raw)
        if letter:
            reading.report(*describe_forbidden(letter[0], text.position_at(letter.start())))
            return BROKEN
        if "\t" in raw:
            reading.report(f"a tab in {label}", text.position_at(raw.index("\t")), "write a space")
            return BROKEN
        if not self.markup:
            return Text((Words(raw),), raw, node.manuscript.name, found)
        if not _is_within_marks(raw, reading, text):
            return BROKEN
        spans, faults = parse_text(raw)
        for fault in faults:
            reading.report(fault.message, text.position_at(fault.offset), fault.hint)
        text = Text(spans, raw, node.manuscript.name, found)
        for span in text.walk():
            if isinstance(span, FigureUse):
                reading.refer("figure", span.figure, text.position_at(span.start))
            elif isinstance(span, ExhibitReference):
                reading.refer("exhibit", span.exhibit, text.position_at(span.start))
            elif isinstance(span, Citation):
                for cite in span.cites:
                    reading.refer("source", cite.source, text.position_at(cite.start))
        for start, name in uncited(text):
            reading.doubt(name, text.position_at(start))
        return BROKEN if faults else text

    def schema(self) -> Schema:
        longest: Schema = {} if self.limit == TEXT_LIMIT else {"maxLength": self.limit}
        return {"type": ["string", "number"], **NOT_EMPTY, **longest}


def _is_within_marks(raw: str, reading: Reading, text: Text) -> bool:
    """Whether the marks of `raw` may be read; what is beyond the limit is told once, and no text with marks is read."""
    marks = sum(map(raw.count, "*[]{}\\"))
    if not marks:
        return True
    before, reading.marks = reading.marks, reading.marks + marks
    if before <= MARK_LIMIT < reading.marks:
        message = f"the texts hold more than {MARK_LIMIT:,} stars, brackets, braces and backslashes"
        reading.report(message, text.position, "from here on, texts that hold any are not read")
    return reading.marks <= MARK_LIMIT


def _no_text(node: Node, label: str) -> tuple[str, Node, str]:
    """Message, place and hint for a map or list where a text is due: YAML has misunderstood the text's punctuation."""
    if isinstance(node, Mapping) and node.flow:
        return f"{label} is a map, because it begins with a brace", node, f"put it in quotation marks, or {WAY_OUT}"
    if isinstance(node, Mapping) and len(node.entries) == 1:
        key = node.entries[0][0].value
        hint = "write >- after the dash and the text on a new line, indented, or put it in quotation marks"
        return f"{label} is a map, because of the colon and space after '{shorten(key)}'", node, hint
    if isinstance(node, Sequence) and node.flow:
        return f"{label} is a list, because it begins with a bracket", node, f"put it in quotation marks, or {WAY_OUT}"
    return f"{label} is not a text, but {node.says}", node, WAY_OUT


def _trim(node: Scalar) -> tuple[str, tuple[Stretch, ...]]:
    """The value without space around it, and its stretches."""
    found = stretches(node)
    lead = len(node.value) - len(node.value.lstrip())
    raw = node.value.strip()
    if not lead:
        return raw, found
    moved: list[Stretch] = []
    for start, line, column in found:
        if start <= lead:
            moved = [(0, line, column + lead - start)]
        else:
            moved.append((start - lead, line, column))
    return raw, tuple(moved)


def _after_break(raw: str) -> int:
    at = raw.index("\n")
    return at + len(raw[at:]) - len(raw[at:].lstrip())


def _place_of(node: Node, index: int) -> tuple[int, int]:
    text = node.manuscript.text
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)

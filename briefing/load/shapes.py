"""What may stand behind a key: the shapes that a field's value can have.

A shape reads a node into a value, or reports what is wrong with it; it also says itself in JSON Schema and in words, so
that reader, editor and documentation cannot differ.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from briefing.load.files import FORBIDDEN, describe_forbidden
from briefing.load.nodes import WAY_OUT, Broken, Mapping, Node, Scalar, Sequence, shorten
from briefing.load.offsets import stretches
from briefing.load.reading import BROKEN, Reading
from briefing.load.suggest import one_of

Schema = dict[str, Any]

NOT_EMPTY: Schema = {"pattern": r"\S", "patternErrorMessage": "It is empty."}
"""What an editor asks of a text, where it is one."""

_CURLY = re.compile(r"[“„”][^“„”]+[“”]|[‘‚][^‘‚]+[’‘]")
_TIGHT_DASH = re.compile(r"-[^\W\d]")


class Misread(ValueError):
    """A scalar that its shape cannot read. An empty message stands for "... is not a date: '...'"."""

    def __init__(self, message: str = "", hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Shape:
    """A kind of value."""

    says = "a value"
    """What it is, with its article, for messages and documentation."""

    def read(self, node: Node, reading: Reading, label: str) -> Any:
        """The value of `node`, or BROKEN and its faults in `reading`; `label` is what messages call it."""
        raise NotImplementedError

    def kinds(self) -> frozenset[str]:
        """The kinds of item that it may hold, and whose ids are lost where it cannot be read."""
        return frozenset()

    def schema(self) -> Schema:
        """JSON Schema, draft 7, as an editor reads YAML 1.2: `2024` is a number there."""
        raise NotImplementedError


class ScalarShape(Shape):
    """A shape that one scalar holds."""

    def read(self, node: Node, reading: Reading, label: str) -> Any:
        if isinstance(node, Broken):
            return BROKEN
        if not isinstance(node, Scalar):
            reading.report(f"{label} is not {self.says}, but {node.says}", node, self.way_out(node))
            return BROKEN
        if not node.value.strip():
            reading.report(f"{label} is empty", node, f"write {self.says}")
            return BROKEN
        if wears_curly_quotes(node):
            reading.report(*curly_quotes(node, label, self.says))
            return BROKEN
        if FORBIDDEN.search(node.value) or "\n" in node.value.strip() or "\t" in node.value:
            return _refuse_letters(node, reading, label)
        value = node.value.strip()
        try:
            return self.parse(value, node, reading)
        except Misread as fault:
            message = f"{label} {fault.message}" if fault.message else f"{label} is not {self.says}: '{shorten(value)}'"
            reading.report(message, node, fault.hint)
            return BROKEN

    def parse(self, value: str, node: Scalar, reading: Reading) -> Any:
        """The value of the letters `value`. Raises Misread."""
        raise NotImplementedError

    def way_out(self, node: Node) -> str | None:
        """The hint for a list or map where a scalar is due."""
        del node
        return None


def wears_curly_quotes(node: Scalar) -> bool:
    """Whether a word processor has turned the straight quotation marks around all of the scalar, which YAML would have
    taken for its own, into curly ones, which would be printed.
    """
    held = node.manuscript.text[node.start : node.end]
    return not node.style and "\n" not in held and _CURLY.fullmatch(node.value.strip()) is not None


def curly_quotes(node: Scalar, label: str, says: str) -> tuple[str, Scalar, str]:
    """Message, place and hint for a scalar that wears them."""
    bare = shorten(node.value.strip()[1:-1])
    hint = f"write '{bare}' in straight ones, or without any"
    if says == "a text":
        hint += f"; to have them printed, {WAY_OUT}"
    return f"{label} stands in curly quotation marks, which YAML takes for a part of it", node, hint


def _refuse_letters(node: Scalar, reading: Reading, label: str) -> Any:
    found = FORBIDDEN.search(node.value)
    if found:
        start, line, column = max(s for s in stretches(node) if s[0] <= found.start())
        place = type(node.position)(node.manuscript.name, line, column + found.start() - start)
        reading.report(*describe_forbidden(found[0], place))
    else:
        reading.report(f"{label} stands on one line", node, "take out the line breaks and tabs")
    return BROKEN


class Line(ScalarShape):
    """A short text of one line, printed as typed, without markup."""

    says = "a line of text"

    def __init__(self, limit: int = 500) -> None:
        self.limit = limit

    def parse(self, value: str, node: Scalar, reading: Reading) -> str:
        del node, reading
        if len(value) > self.limit:
            raise Misread(f"is too long: {len(value)} characters", f"at most {self.limit}")
        return value

    def schema(self) -> Schema:
        return {"type": ["string", "number", "boolean"], **NOT_EMPTY}


class Choice(ScalarShape):
    """One of a few words."""

    def __init__(self, words: Iterable[str], says: str = "", meant: dict[str, str] | None = None) -> None:
        self.words = tuple(words)
        self.says = says or one_of(self.words)
        self.meant = meant or {}
        """Other words that people write for them."""

    def parse(self, value: str, node: Scalar, reading: Reading) -> str:
        del node
        if value in self.words:
            return value
        other = self.meant.get(value.casefold())
        hint = f"did you mean '{other}'?" if other else reading.suggest(value, self.words)
        if self.says != one_of(self.words):
            raise Misread("", hint or f"write {one_of(self.words)}")
        raise Misread(f"is {self.says}, not '{shorten(value)}'", hint)

    def schema(self) -> Schema:
        return {"enum": list(self.words)}


class Flag(ScalarShape):
    """Yes or no."""

    says = "true or false"

    def parse(self, value: str, node: Scalar, reading: Reading) -> bool:
        del node, reading
        if value in ("true", "false"):
            return value == "true"
        meant = {"yes": "true", "on": "true", "no": "false", "off": "false", "y": "true", "n": "false"}
        word = meant.get(value.casefold(), value.casefold() if value.casefold() in ("true", "false") else None)
        raise Misread("", f"write {word}" if word else None)

    def schema(self) -> Schema:
        return {"type": "boolean"}


class Whole(ScalarShape):
    """A whole number within limits."""

    def __init__(self, low: int, high: int, hint: str | None = None) -> None:
        self.low = low
        self.high = high
        self.hint = hint
        self.says = f"a whole number from {low} to {high}"

    def parse(self, value: str, node: Scalar, reading: Reading) -> int:
        del node, reading
        if not (value.isascii() and value.isdigit() and len(value) < 10 and self.low <= int(value) <= self.high):
            raise Misread("", self.hint)
        return int(value)

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.low, "maximum": self.high}


class Parsed(ScalarShape):
    """What a grammar of its own reads: a date, a number, a length, a colour."""

    def __init__(self, says: str, parse: Callable[[str], Any], schema: Schema) -> None:
        self.says = says
        self._parse = parse
        self._schema = schema

    def parse(self, value: str, node: Scalar, reading: Reading) -> Any:
        del node, reading
        return self._parse(value)

    def schema(self) -> Schema:
        return dict(self._schema)


class ListOf(Shape):
    """A list of one shape; a single entry may stand without the dash."""

    def __init__(
        self, item: Shape, says: str, *, single: bool = True, distinct: bool = False, way_out: str | None = None
    ) -> None:
        self.item = item
        self.says = says
        self.way_out = way_out
        self.single = single
        self.distinct = distinct

    def read(self, node: Node, reading: Reading, label: str) -> Any:
        if isinstance(node, Broken):
            return BROKEN
        entry = f"an entry of {label}"
        if isinstance(node, Scalar) and _TIGHT_DASH.match(node.value) and not node.style:
            first = node.manuscript.text[node.start + 1 : node.end].partition("\n")[0]
            reading.report(f"{label} is not {self.says}: no space follows the dash", node, f"write - {shorten(first)}")
            return BROKEN
        if isinstance(node, Scalar) and self.single and not node.is_nothing:
            value = self.item.read(node, reading, label)
            return BROKEN if value is BROKEN else (value,)
        if not isinstance(node, Sequence):
            hint = self.way_out or ("begin each entry with a dash and a space" if isinstance(node, Mapping) else None)
            reading.report(f"{label} is not {self.says}, but {node.says}", node, hint)
            return BROKEN
        values = [self.item.read(item, reading, entry) for item in node.items]
        if self.distinct:
            self._check_distinct(node, values, reading, label)
        return BROKEN if any(value is BROKEN for value in values) else tuple(values)

    def _check_distinct(self, node: Sequence, values: list[Any], reading: Reading, label: str) -> None:
        seen = set()
        for item, value in zip(node.items, values, strict=True):
            if value is not BROKEN and value in seen:
                reading.report(f"{label} names '{value}' twice", item)
            seen.add(value)

    def schema(self) -> Schema:
        item = self.item.schema()
        listed: Schema = {"type": "array", "items": item}
        if self.distinct:
            listed["uniqueItems"] = True
        return {"anyOf": [listed, item]} if self.single else listed


class LinesByName(Shape):
    """A map of names to lines of text: acronyms, labels by language."""

    def __init__(self, says: str, name: ScalarShape, line: ScalarShape, example: str) -> None:
        self.says = says
        self.example = example
        self.name = name
        self.line = line

    def read(self, node: Node, reading: Reading, label: str) -> Any:
        if isinstance(node, Broken):
            return BROKEN
        if not isinstance(node, Mapping):
            hint = f"write {self.example}, each on a line of its own"
            reading.report(f"{label} is not {self.says}, but {node.says}", node, hint)
            return BROKEN
        found: dict[str, str] = {}
        whole = True
        for key, value in node.entries:
            name = self.name.read(key, reading, f"a key of {label}")
            line = self.line.read(value, reading, f"'{shorten(key.value)}'")
            if name is BROKEN or line is BROKEN:
                whole = False
            else:
                found[name] = line
        return found if whole else BROKEN

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": self.line.schema()}

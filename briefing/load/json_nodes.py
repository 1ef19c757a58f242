"""JSON as the same nodes as YAML, with the same places: an export of sources is written by a program, not by hand."""

from __future__ import annotations

import re
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]

from briefing.diagnostics import Diagnostic, Position, error
from briefing.load.nodes import DEPTH_LIMIT, VALUE_LIMIT, Manuscript, Mapping, Node, Scalar, Sequence

_SPACE = re.compile(r"[ \t\n\r]*")
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null", re.ASCII)


def compose_json(manuscript: Manuscript) -> tuple[Node | None, list[Diagnostic]]:
    """The root node of a JSON file; None and the fault where it is not JSON."""
    try:
        return _Parser(manuscript).parse(), []
    except _WrongError as wrong:
        return None, [error(wrong.message, wrong.position)]


class _WrongError(Exception):
    def __init__(self, message: str, position: Position) -> None:
        super().__init__(message)
        self.message = message
        self.position = position


class _Parser:
    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.text = manuscript.text
        self.at = 0
        self.line = 1
        self.line_start = 0
        self.counted = 0
        self.values = 0

    def parse(self) -> Node:
        self._space()
        root = self._value(0)
        self._space()
        if self.at < len(self.text):
            raise self._wrong("something stands after the end of the JSON")
        return root

    def _value(self, depth: int) -> Node:
        if depth > DEPTH_LIMIT:
            raise self._wrong(f"the file nests too deep: more than {DEPTH_LIMIT} levels")
        self.values += 1
        if self.values > VALUE_LIMIT:
            raise self._wrong(f"the file holds more than {VALUE_LIMIT:,} values")
        letter = self.text[self.at : self.at + 1]
        if letter == "{":
            return self._mapping(depth)
        if letter == "[":
            return self._sequence(depth)
        if letter == '"':
            return self._string()
        match = _PLAIN.match(self.text, self.at)
        if not match:
            raise self._wrong("this is not JSON")
        line, column = self._place()
        value = "" if match[0] == "null" else match[0]
        node = Scalar(self.manuscript, self.at, match.end(), line, column, value)
        self.at = match.end()
        return node

    def _string(self) -> Scalar:
        line, column = self._place()
        start = self.at
        try:
            value, self.at = scanstring(self.text, start + 1, False)
        except JSONDecodeError:
            raise self._wrong("a quotation mark opens here and never closes") from None
        letters = " ".join(value.split())
        return Scalar(self.manuscript, start, self.at, line, column, letters, "json" if letters else "")

    def _mapping(self, depth: int) -> Mapping:
        line, column = self._place()
        node = Mapping(self.manuscript, self.at, self.at, line, column, True)
        seen: set[str] = set()
        self.at += 1
        self._space()
        while not self._closes("}", bool(node.entries)):
            if self.text[self.at : self.at + 1] != '"':
                raise self._wrong("a key in quotation marks is due here")
            key = self._string()
            self._space()
            self._expect(":")
            value = self._value(depth + 1)
            if key.value not in seen:
                seen.add(key.value)
                node.entries.append((key, value))
            self._space()
        node.end = self.at
        return node

    def _sequence(self, depth: int) -> Sequence:
        line, column = self._place()
        node = Sequence(self.manuscript, self.at, self.at, line, column, True)
        self.at += 1
        self._space()
        while not self._closes("]", bool(node.items)):
            node.items.append(self._value(depth + 1))
            self._space()
        node.end = self.at
        return node

    def _closes(self, mark: str, comma: bool) -> bool:
        """Whether the bracket closes here; the comma between two entries is passed."""
        if self.text[self.at : self.at + 1] == mark:
            self.at += 1
            return True
        if comma:
            self._expect(",")
        return False

    def _expect(self, mark: str) -> None:
        if self.text[self.at : self.at + 1] != mark:
            raise self._wrong(f"a {'comma' if mark == ',' else 'colon'} is due here")
        self.at += 1
        self._space()

    def _space(self) -> None:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _place(self) -> tuple[int, int]:
        """Line and column of the present place; it only ever moves on."""
        passed = self.text.count("\n", self.counted, self.at)
        if passed:
            self.line += passed
            self.line_start = self.text.rfind("\n", 0, self.at) + 1
        self.counted = self.at
        return self.line, self.at - self.line_start + 1

    def _wrong(self, message: str) -> _WrongError:
        return _WrongError(message, Position(self.manuscript.name, *self._place()))

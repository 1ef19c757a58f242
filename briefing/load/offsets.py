"""Where in the file each letter of a text stands, whatever YAML did to the text on the way.

The value of a scalar is written again from its letters in the file, stretch by stretch; a stretch is a run of letters
that stand side by side in both. YAML 1.1, chapters 5.7 (escapes), 9.1 (flow scalars), 9.2 (block scalars).
"""

from __future__ import annotations

import re

from briefing.load.nodes import Scalar

Stretch = tuple[int, int, int]
"""Offset in the value, line and column in the file, both from 1."""

_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_NAMED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_HEADER = re.compile(r"[|>](?P<marks>[-+\d]*)[ \t]*(?:#[^\n]*)?")


def stretches(scalar: Scalar) -> tuple[Stretch, ...]:
    """The stretches of the scalar's value, in order; the first begins at offset 0."""
    text = scalar.manuscript.text
    if not scalar.style and scalar.end - scalar.start == len(scalar.value):
        return ((0, scalar.line, scalar.column),)
    if scalar.style == "json":
        return ((0, scalar.line, scalar.column + 1),)
    trail = _Trail(scalar.line, scalar.column)
    source = text[scalar.start : scalar.end]
    if scalar.style in ("|", ">"):
        _block(trail, source, scalar.style == ">", scalar.value)
    elif scalar.style == '"':
        trail.skip(1)
        _flow(trail, source[1:-1], _ESCAPE)
    elif scalar.style == "'":
        trail.skip(1)
        _flow(trail, source[1:-1], re.compile("''"))
    else:
        _flow(trail, source, None)
    if not scalar.value.startswith(trail.value) and not trail.value.startswith(scalar.value):
        return ((0, scalar.line, scalar.column),)  # pragma: no cover - the property test finds no such scalar
    return tuple(trail.found) or ((0, scalar.line, scalar.column),)


class _Trail:
    """The value as far as it is written, and where in the file the next letter stands."""

    def __init__(self, line: int, column: int) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.line = line
        self.column = column
        self.found: list[Stretch] = []
        self._joined = False

    @property
    def value(self) -> str:
        return "".join(self.parts)

    def write(self, value: str, width: int | None = None) -> None:
        """`value` stands here, in `width` letters of the file (as many as it has itself, if None)."""
        if not value:
            return
        if not self._joined:
            self.found.append((self.length, self.line, self.column))
        self.parts.append(value)
        self.length += len(value)
        self.column += len(value) if width is None else width
        self._joined = width is None or width == len(value)

    def skip(self, width: int) -> None:
        """`width` letters of the file that leave nothing in the value."""
        self.column += width
        self._joined = self._joined and not width

    def next_line(self) -> None:
        self.line += 1
        self.column = 1
        self._joined = False


def _flow(trail: _Trail, source: str, escape: re.Pattern[str] | None) -> None:
    """Plain and quoted: lines are trimmed and joined by a space; an empty line is a line break."""
    lines = source.split("\n")
    gap = ""
    """What the line breaks since the last line with letters leave in the value; nothing after an escaped one."""
    for number, line in enumerate(lines):
        last = number == len(lines) - 1
        start = 0 if number == 0 else len(line) - len(line.lstrip(" \t"))
        escaped = escape is _ESCAPE and not last and _ends_in_backslash(line)
        end = len(line) - 1 if escaped else len(line) if last else _trimmed(line, escape)
        end = max(end, start)
        holds = number == 0 or bool(line[start:end]) or last or escaped
        if holds:
            trail.write(gap)
        if number:
            trail.next_line()
        if holds:
            trail.skip(start)
            _letters(trail, line[start:end], escape)
            gap = "" if escaped else " "
        else:
            gap = "\n" if gap in ("", " ") else gap + "\n"


def _trimmed(line: str, escape: re.Pattern[str] | None) -> int:
    end = len(line.rstrip(" \t"))
    if escape is _ESCAPE and end < len(line) and _ends_in_backslash(line[:end]):
        return end + 1  # an escaped space at the end of the line is kept
    return end


def _ends_in_backslash(line: str) -> bool:
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


def _letters(trail: _Trail, line: str, escape: re.Pattern[str] | None) -> None:
    if escape is None:
        trail.write(line)
        return
    at = 0
    for match in escape.finditer(line):
        if match.start() > at:
            trail.write(line[at : match.start()])
        code = match[0]
        trail.write("'" if code == "''" else _unescape(code), len(code))
        at = match.end()
    if at < len(line):
        trail.write(line[at:])


def _unescape(code: str) -> str:
    return chr(int(code.lstrip("\\xuU"), 16)) if len(code) > 2 else _NAMED.get(code[1], code[1])


def _block(trail: _Trail, source: str, folded: bool, value: str) -> None:
    """Literal and folded. A folded line break between two lines at the block's own indentation is a space."""
    head, *body = source.split("\n")
    header = _HEADER.match(head)
    indents = [len(line) - len(line.lstrip(" ")) for line in body]
    if header is None or not re.search(r"\d", header["marks"]):
        first = next((number for number, line in enumerate(body) if line.strip(" ")), len(body))
        _block_lines(trail, body, max(indents[: first + 1], default=0), folded, len(value))
        return
    # An indentation indicator counts from the parent's indentation, which the scalar does not know; only one fits.
    for indent in range(max(indents, default=0), -1, -1):
        attempt = _Trail(trail.line, trail.column)
        _block_lines(attempt, body, indent, folded, len(value))
        if attempt.value == value:
            trail.parts, trail.length, trail.found = attempt.parts, attempt.length, attempt.found
            return


def _block_lines(trail: _Trail, body: list[str], indent: int, folded: bool, limit: int) -> None:
    breaks, before, begun = 0, "", False
    stood = trail.line, trail.column
    for line in body:
        text = line[indent:]
        if text and begun:
            flat = folded and not before.startswith((" ", "\t")) and not text.startswith((" ", "\t"))
            gap = "\n" * breaks if not flat else " " if breaks == 1 else "\n" * (breaks - 1)
            if trail.length < limit:
                trail.write(gap)
        elif text and breaks:
            trail.write("\n" * breaks)
        trail.next_line()
        if text:
            trail.skip(indent)
            if trail.length < limit:
                trail.write(text)
            before, begun, breaks = text, True, 1
            stood = trail.line, trail.column
        else:
            breaks += 1
    if trail.length < limit:
        trail.line, trail.column = stood
        trail.write("\n" * (limit - trail.length))

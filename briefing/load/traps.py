"""What YAML's own errors mean to someone who writes prose, and how to read on after one.

YAML gives marks of punctuation a meaning that a sentence does not expect: a text may not begin with a quotation mark
and go on after its end, nor hold a colon and a space, and so on. The way out is always the same: `>-` and the text on a
new line.
"""

from __future__ import annotations

import re
from typing import Any

from briefing.diagnostics import Diagnostic, Position, error
from briefing.load.nodes import WAY_OUT

_KEY = r"(?P<lead>[ \t]*(?:-[ \t]+){0,9})(?P<key>[^\s:#\"'\[\]{},&*!|>%@`][^:#\n]*):"
_KEYED = re.compile(_KEY + r"[ \t]+(?P<value>[^\s#].*)")
_DASHED = re.compile(r"(?P<lead>[ \t]*(?:-[ \t]+){1,9})(?P<value>\S.*)")
_BARE = re.compile(_KEY + r"[ \t]*(?:#.*)?")
_FIGURE_FIRST = re.compile(r"\{[ ]*[\w.-]+[ ]*\}\s*[^\s,#]")
_SPAN_FIRST = re.compile(r"\[[^\][{\n]*\]\s*[^\s,#]")
_BLOCK = re.compile(r"[ \t]*(?:-[ \t]+){0,9}(?:[^\s:#\"'\[\]{},&*!|>%@`][^:#\n]*:[ \t]+)?[|>][-+\d]*[ \t]*(?:#.*)?")
_DOUBLE_QUOTED = re.compile(r'(?:[^"\\]|\\.?)*')
_SINGLE_QUOTED = re.compile("(?:[^']|'')*")
_TIGHT_COLON = re.compile(r"[ \t]*(?:-[ \t]+)?([A-Za-z_][\w-]*):[^\s:/]")


class Patch:
    """A value that YAML cannot read, to be blanked out, so that the rest can be read."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end

    def apply(self, text: str) -> str:
        """`text`, as long as before and with the same lines, with one plain letter for the value."""
        blank = re.sub(r"[^\n]", " ", text[self.start + 1 : self.end])
        return f"{text[: self.start]}x{blank}{text[self.end :]}"


class Explained:
    """The diagnostic of a YAML error, and the way to read on if there is one."""

    __slots__ = ("diagnostic", "patch")

    def __init__(self, diagnostic: Diagnostic, patch: Patch | None = None) -> None:
        self.diagnostic = diagnostic
        self.patch = patch


class _Value:
    """The value on the line of an error, or on the line that an unindented text goes on from."""

    __slots__ = ("column", "end", "key", "line", "start", "text")

    def __init__(self, lines: list[str], line: int, column: int, key: str, indent: int) -> None:
        self.line = line
        self.column = column
        self.key = key
        self.text = lines[line][column:]
        start_of_line = sum(len(above) + 1 for above in lines[:line])
        self.start = start_of_line + column
        self.end = start_of_line + len(lines[line])
        for below in lines[line + 1 :]:
            if below.strip() and _indent(below) <= indent:
                break
            self.end += 1 + len(below)


def explain(name: str, text: str, fault: Any, patched: str = "") -> Explained:
    """What the YAML error `fault` in the manuscript `name` means; `patched` is `text` as it was parsed, with what has
    been explained before blanked out.
    """
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    problem = str(getattr(fault, "problem", None) or fault)
    if mark is None:  # a letter that YAML's reader refuses, which `files.decode` has not
        return Explained(error(f"YAML cannot read the file: {problem.splitlines()[0]}", Position(name)))
    lines = text.split("\n")
    line, column = min(mark.line, len(lines) - 1), mark.column
    if "nesting depth" in problem:
        return Explained(error("the file nests too deep", Position(name, line + 1, column + 1)))
    opened = getattr(fault, "context_mark", None)
    runaway = _find_runaway((patched or text).split("\n"), line)
    if runaway is not None:
        return _never_closed_in_time(name, lines, *runaway)
    if "end of stream" in problem or "document indicator" in problem:
        return _never_closed(name, lines, opened or mark)
    if text[mark.index : mark.index + 1] == "\t" or _tab_indents(lines[line], column):
        place = Position(name, line + 1, lines[line].index("\t") + 1)
        return Explained(error("a tab: YAML indents with spaces", place, "use two spaces for each level"))
    value = _find_value(lines, line, column)
    if value is not None:
        found = _of_value(name, value, lines, line, column, problem)
        if found is not None:
            return found
    return Explained(_of_line(name, lines, line, column, problem, opened))


def _of_value(name: str, value: _Value, lines: list[str], line: int, column: int, problem: str) -> Explained | None:
    """The trap that the value's first letters or a colon in it have set."""
    place = Position(name, value.line + 1, value.column + 1)
    patch = Patch(value.start, value.end)
    first, hint = value.text[0], WAY_OUT
    subject = f"'{value.key}'" if value.key else "the text"
    message = None
    if "escape character" in problem:
        place = Position(name, line + 1, lines[line].rfind("\\", 0, column + 1) + 1)
        message = "a backslash between double quotation marks begins an escape that YAML does not know"
        hint = f"use single quotation marks, or {WAY_OUT}"
    elif first in "\"'":
        message = f"{subject} goes on after its closing quotation mark"
        if value.text.count(first) % 2 and value.line == line:
            message = f"{subject} begins with a quotation mark that YAML takes for its own"
    elif first == "{" and _FIGURE_FIRST.match(value.text):
        message = f"{subject} begins with a brace, which YAML takes for a map"
    elif first == "[" and (value.text[1:2] == "@" or _SPAN_FIRST.match(value.text)):
        message = f"{subject} begins with a bracket, which YAML takes for a list"
    elif first in "*&!%@`" or (first in "|>" and not re.match(r"[|>][-+\d]*\s*(#.*)?$", value.text)):
        message = f"{subject} begins with {first}, which means something else in YAML"
        if first == "%" and value.key == "unit":
            hint = "write unit: '%'"
    elif first == "?" and value.text[1:2] in ("", " "):
        message = f"{subject} begins with ? and a space, which means something else in YAML"
    elif first == "-" and value.text[1:2] == " ":
        message = "a list cannot begin on the line of its key"
        hint = f"begin it on the next line; if it is a text, {WAY_OUT}"
    elif "mapping values" in problem and first not in "[{":
        place = Position(name, line + 1, column + 1)
        message = f"a colon and a space in {subject}, which YAML takes for a key"
        label = re.match(r"TLP:\s+(\w+(?:\+\w+)?)\s*$", value.text)
        hint = f"did you mean TLP:{label[1].upper()}, without the space?" if label else WAY_OUT
        tight = _tight_key(lines, line)
        if tight is not None:
            return Explained(tight_colon(name, lines, *tight))
    if message is None:
        return None
    return Explained(error(message, place, hint), patch)


def _of_line(name: str, lines: list[str], line: int, column: int, problem: str, opened: Any) -> Diagnostic:
    """An error that no value explains: indentation, a missing colon or comma."""
    place = Position(name, line + 1, column + 1)
    tight = _tight_key(lines, line)
    if tight is not None:
        return tight_colon(name, lines, *tight)
    if "','" in problem and lines[line][column : column + 1] in ("{", "["):
        message = "a brace or bracket inside a text that stands in braces or brackets itself"
        return error(message, place, "put the whole text in quotation marks")
    if "','" in problem and lines[line][:column].rstrip()[-1:] in ("'", '"'):
        message = "a text in braces or brackets goes on after its closing quotation mark"
        return error(message, place, "put the whole text in quotation marks of the other kind")
    if "','" in problem:
        begun = f"at line {opened.line + 1}" if opened is not None else "before"
        hint = "a comma between entries, a bracket at the end, quotation marks around a text with braces or commas"
        return error(f"the brackets or braces that open {begun} do not go on as they should", place, hint)
    if "could not find expected ':'" in problem:
        held = opened.line if opened is not None else line
        return error(
            "a line that is neither 'key: value' nor part of a text",
            Position(name, held + 1, opened.column + 1 if opened else 1),
            WAY_OUT,
        )
    if "block sequence entries" in problem:
        return error("a list cannot begin here", place, "begin it on a line of its own, indented under its key")
    if "mapping values" in problem:
        return error(
            "a colon and a space where YAML expects no key", place, f"check the indentation; if it is a text, {WAY_OUT}"
        )
    letter = lines[line][column : column + 1]
    if letter and letter in "@`%":
        hint = "put the whole text in quotation marks, or on a new line after >-"
        return error(f"nothing can begin with {letter} here", place, hint)
    if "expected" in problem:
        return error("the line does not fit what stands above it", place, "check its indentation and the line above")
    return error(f"YAML cannot read this: {problem.splitlines()[0]}", place)


def _never_closed(name: str, lines: list[str], mark: Any) -> Explained:
    line = min(mark.line, len(lines) - 1)
    letter = lines[line][mark.column : mark.column + 1]
    place = Position(name, line + 1, mark.column + 1)
    if letter in ("'", '"'):
        return Explained(_open_quotation(place))
    return Explained(error("the file ends in the middle of something that begins here", place))


def _never_closed_in_time(name: str, lines: list[str], line: int, column: int) -> Explained:
    start = sum(len(above) + 1 for above in lines[:line])
    patch = Patch(start + column, start + len(lines[line]))
    return Explained(_open_quotation(Position(name, line + 1, column + 1)), patch)


def _open_quotation(place: Position) -> Diagnostic:
    message = "a quotation mark opens here and never closes"
    return error(message, place, f"close it; if it belongs to the text, {WAY_OUT}")


def _find_runaway(lines: list[str], limit: int) -> tuple[int, int] | None:
    """Line and column (from 0) of the first value above line `limit` whose quotation mark does not close before a line
    that is indented no deeper than its key: what follows it is swallowed, and the error comes far below.
    """
    number = 0
    while number < limit:
        text = lines[number]
        block = _BLOCK.fullmatch(text)
        match = _KEYED.fullmatch(text) or _DASHED.fullmatch(text)
        if match is None or (block is None and match["value"][0] not in "\"'"):
            number += 1
            continue
        depth = len(match["lead"].rstrip()) - 1 if match.re is _DASHED else len(match["lead"])
        if block is not None:
            number += 1
            while number < limit and (not lines[number].strip() or _indent(lines[number]) > depth):
                number += 1
            continue
        column = match.start("value")
        closed = _closing_line(lines, number, column, depth)
        if closed is None:
            return number, column
        number = closed + 1
    return None


def _closing_line(lines: list[str], line: int, column: int, depth: int) -> int | None:
    """The line on which the quotation mark at `line` and `column` closes, or the end of the file; None where a line
    that is indented no deeper than `depth` comes first.
    """
    quoted = _DOUBLE_QUOTED if lines[line][column] == '"' else _SINGLE_QUOTED
    rest = lines[line][column + 1 :]
    while quoted.fullmatch(rest):
        line += 1
        if line == len(lines):
            return line
        if lines[line].strip() and _indent(lines[line]) <= depth:
            return None
        rest = lines[line]
    return line


def tight_colon(name: str, lines: list[str], line: int, key: str) -> Diagnostic:
    column = lines[line].index(f"{key}:")
    return error(
        f"no space after the colon of '{key}'", Position(name, line + 1, column + len(key) + 2), f"write '{key}: '"
    )


def _tight_key(lines: list[str], line: int) -> tuple[int, str] | None:
    """The line at or just above `line` that reads `key:value`, and its key."""
    for number in (line, line - 1):
        match = _TIGHT_COLON.match(lines[number]) if number >= 0 else None
        if match:
            return number, match[1]
    return None


def _tab_indents(line: str, column: int) -> bool:
    lead = line[: len(line) - len(line.lstrip())]
    return "\t" in lead and column <= len(lead)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _find_value(lines: list[str], line: int, column: int) -> _Value | None:
    """The value that the error at `line` and `column` (from 0) stands in: on that line, or the one it goes on from."""
    limit = _indent(lines[line])
    for number in range(line, max(line - 200, -1), -1):
        text = lines[number]
        if number < line and (not text.strip() or _indent(text) >= limit):
            continue
        keyed = _KEYED.fullmatch(text)
        match = keyed or _DASHED.fullmatch(text)
        if match and (number < line or match.start("value") <= column):
            key = keyed["key"] if keyed else ""
            indent = len(match["lead"]) if keyed else len(match["lead"].rstrip()) - 1
            return _Value(lines, number, match.start("value"), key, indent)
        bare = _BARE.fullmatch(text)
        if bare and number < line:
            first = next((below for below in range(number + 1, line) if lines[below].strip()), line)
            if not lines[first].strip():
                return None
            return _Value(lines, first, _indent(lines[first]), bare["key"], len(bare["lead"]))
        if number < line:
            return None
    return None

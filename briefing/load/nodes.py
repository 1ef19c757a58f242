"""YAML as a tree of nodes that know where they stand. No types are resolved: `NO`, `1:30`, `2024-10-28` stay letters.

The tree is built from the parser's events with a stack of its own, so that no file can nest it to death. Tags, anchors
and aliases are refused: a brief needs none, and aliases multiply.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import yaml

from briefing.diagnostics import Diagnostic, Position, error

if TYPE_CHECKING:
    from briefing.load.traps import Patch

DEPTH_LIMIT = 60
VALUE_LIMIT = 200_000
"""Keys and values; a brief of 2,000 points has about 40,000."""

WAY_OUT = "write >- after the key and the text on a new line, indented"
"""Out of nearly every trap that YAML sets for a text."""

_ROUNDS = 25
_LARGE = 256 * 1024

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Manuscript:
    """A file that a person edits: its name as the user would type it, and its letters."""

    __slots__ = ("name", "text")

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text


class Node:
    """Something in a manuscript, from the letter at `start` to the letter before `end`."""

    __slots__ = ("column", "end", "line", "manuscript", "start")

    says = "nothing"
    """What it is, for a message."""

    def __init__(self, manuscript: Manuscript, start: int, end: int, line: int, column: int) -> None:
        self.manuscript = manuscript
        self.start = start
        self.end = end
        self.line = line
        """Counted from 1."""
        self.column = column
        """Counted from 1, in characters."""

    @property
    def position(self) -> Position:
        return Position(self.manuscript.name, self.line, self.column)


class Scalar(Node):
    """A text or number, still in its letters."""

    __slots__ = ("style", "value")

    says = "a text"

    def __init__(
        self, manuscript: Manuscript, start: int, end: int, line: int, column: int, value: str, style: str = ""
    ) -> None:
        super().__init__(manuscript, start, end, line, column)
        self.value = value
        self.style = style
        """`` (plain), `'`, `"`, `|`, `>`, or `json`."""

    @property
    def is_nothing(self) -> bool:
        """Whether a key stands there without a value."""
        return not self.value and not self.style


class Mapping(Node):
    """Keys and their values, in the order of the file. No key stands twice."""

    __slots__ = ("dropped", "entries", "flow")

    says = "a map of keys"

    def __init__(self, manuscript: Manuscript, start: int, end: int, line: int, column: int, flow: bool) -> None:
        super().__init__(manuscript, start, end, line, column)
        self.flow = flow
        """Whether it is written in braces."""
        self.entries: list[tuple[Scalar, Node]] = []
        self.dropped: list[str] = []
        """Keys that stood there once more; what they held is not read."""

    def get(self, key: str) -> Node | None:
        return next((value for name, value in self.entries if name.value == key), None)


class Sequence(Node):
    """A list."""

    __slots__ = ("flow", "items")

    says = "a list"

    def __init__(self, manuscript: Manuscript, start: int, end: int, line: int, column: int, flow: bool) -> None:
        super().__init__(manuscript, start, end, line, column)
        self.flow = flow
        self.items: list[Node] = []


class Broken(Node):
    """Something that could not be read and has been reported; nobody need complain of it again."""

    __slots__ = ()


class _StopError(Exception):
    """Nothing after this fault can be read."""

    def __init__(self, fault: Diagnostic) -> None:
        super().__init__(fault.message)
        self.fault = fault


def compose(manuscript: Manuscript) -> tuple[Node | None, list[Diagnostic]]:
    """The root node of the manuscript's one document, and every fault of its YAML.

    A value that YAML cannot read is reported and blanked out, and the file read again, so that one run shows the
    others, too. None where nothing can be read, or the file holds nothing.
    """
    text = manuscript.text
    faults: list[Diagnostic] = []
    patches: dict[int, Patch] = {}
    for _ in range(_ROUNDS if len(text) <= _LARGE else 3):
        builder = _Builder(manuscript, patches)
        try:
            root = builder.build(yaml.parse(text, Loader=_LOADER))
        except yaml.YAMLError as fault:
            from briefing.load.traps import explain

            found = explain(manuscript.name, manuscript.text, fault, text)
            if patches and found.diagnostic.position <= faults[-1].position:
                return None, faults  # blanking out the last one has only moved the fault
            faults.append(found.diagnostic)
            if found.patch is None or found.patch.start in patches:
                return None, faults
            patches[found.patch.start] = found.patch
            text = found.patch.apply(text)
        except _StopError as stop:
            return None, [*faults, *builder.faults, stop.fault]
        else:
            return root, [*faults, *builder.faults]
    return None, faults


class _Builder:
    def __init__(self, manuscript: Manuscript, patches: dict[int, Patch]) -> None:
        self.manuscript = manuscript
        self.patches = patches
        self.faults: list[Diagnostic] = []
        self.root: Node | None = None
        self.stack: list[Mapping | Sequence] = []
        self.keys: list[Scalar | Broken | None] = []
        """For each open mapping the key that waits for its value; None in a list."""
        self.seen: list[dict[str, Scalar]] = []

    def build(self, events: Iterable[Any]) -> Node | None:
        for number, event in enumerate(events):
            if number > VALUE_LIMIT:
                raise _StopError(error(f"the file holds more than {VALUE_LIMIT:,} keys and values", self._place(event)))
            if isinstance(event, yaml.ScalarEvent):
                self._check(event)
                self._add(self._scalar(event))
            elif isinstance(event, yaml.CollectionStartEvent):
                self._check(event)
                self._open(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close(event)
            elif isinstance(event, yaml.AliasEvent):
                hint = "write the value out; a text that begins with * stands on a new line after >-"
                self._report(f"an alias, '*{event.anchor}', is not read", event, hint)
                self._add(self._broken(event))
            elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
                raise _StopError(
                    error(
                        "a second document begins here", self._place(event), "one file holds one brief: delete the ---"
                    )
                )
        return self.root

    def _scalar(self, event: Any) -> Scalar | Broken:
        mark = event.start_mark
        if mark.index in self.patches:
            return self._broken(event)
        return Scalar(
            self.manuscript,
            mark.index,
            event.end_mark.index,
            mark.line + 1,
            mark.column + 1,
            event.value,
            event.style or "",
        )

    def _broken(self, event: Any) -> Broken:
        mark = event.start_mark
        return Broken(self.manuscript, mark.index, event.end_mark.index, mark.line + 1, mark.column + 1)

    def _open(self, event: Any) -> None:
        if len(self.stack) >= DEPTH_LIMIT:
            raise _StopError(error(f"the file nests too deep: more than {DEPTH_LIMIT} levels", self._place(event)))
        mark = event.start_mark
        kind = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
        node = kind(self.manuscript, mark.index, mark.index, mark.line + 1, mark.column + 1, bool(event.flow_style))
        self._add(node)
        self.stack.append(node)
        self.keys.append(None)
        self.seen.append({})

    def _close(self, event: Any) -> None:
        self.stack.pop().end = event.end_mark.index
        self.keys.pop()
        self.seen.pop()

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self.keys[-1]
        if key is None:
            self.keys[-1] = self._key(node)
        else:
            self.keys[-1] = None
            if isinstance(key, Scalar):
                parent.entries.append((key, node))

    def _key(self, node: Node) -> Scalar | Broken:
        """The key, or Broken where its entry is to be passed over."""
        broken = Broken(self.manuscript, node.start, node.end, node.line, node.column)
        if isinstance(node, Broken):
            return broken
        if not isinstance(node, Scalar):
            hint = "a text that begins with a bracket or brace stands on a new line after >-"
            self.faults.append(error(f"a key is a word, not {node.says}", node.position, hint))
            return broken
        first = self.seen[-1].get(node.value)
        if first is not None:
            message = f"duplicate key '{shorten(node.value)}'"
            self.faults.append(error(message, node.position, f"it stands first at line {first.line}"))
            if isinstance(self.stack[-1], Mapping):
                self.stack[-1].dropped.append(node.value)
            return broken
        self.seen[-1][node.value] = node
        return node

    def _check(self, event: Any) -> None:
        if event.anchor is not None:
            hint = "delete it; a text that begins with & stands on a new line after >-"
            self._report(f"an anchor, '&{event.anchor}', is not read", event, hint)
        if event.tag is not None:
            tag = "!!" + event.tag[18:] if event.tag.startswith("tag:yaml.org,2002:") else event.tag
            hint = "delete it; a text that begins with ! stands on a new line after >-"
            self._report(f"a YAML tag, '{shorten(tag)}', is not read", event, hint)

    def _report(self, message: str, event: Any, hint: str) -> None:
        self.faults.append(error(message, self._place(event), hint))

    def _place(self, event: Any) -> Position:
        return Position(self.manuscript.name, event.start_mark.line + 1, event.start_mark.column + 1)


def shorten(value: str, length: int = 40) -> str:
    """`value` on one line and no longer than a message can bear."""
    flat = value.replace("\n", " ").replace("\t", " ")
    return flat if len(flat) <= length else flat[: length - 1].rstrip() + "…"

"""A kind of item, its table of fields, and how a map in the file becomes an item."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from briefing.diagnostics import Position
from briefing.load.names import Identifier, Reference, check_id
from briefing.load.nodes import Broken, Mapping, Node, Scalar, Sequence, shorten
from briefing.load.prose import Prose
from briefing.load.reading import BROKEN, Reading
from briefing.load.shapes import Misread, Schema, Shape
from briefing.load.suggest import latinise, list_some, look_alike, one_of

_MEANT = re.compile(r"did you mean '([^']+)'")

Values = dict[str, Any]
"""What was read, by the names of the model's attributes."""

Build = Callable[[Values, Mapping, Reading], Any]


class Field:
    """One row of the table: a key, what may stand behind it, and what it is for."""

    __slots__ = ("attribute", "default", "doc", "example", "key", "required", "shape")

    def __init__(
        self,
        key: str,
        shape: Shape,
        doc: str,
        *,
        required: bool = False,
        default: str | int | bool | None = None,
        example: str = "",
        attribute: str = "",
    ) -> None:
        self.key = key
        self.shape = shape
        self.doc = doc
        """For documentation and the editor's hover text, in Markdown."""
        self.required = required
        self.default = default
        """What holds without it, as one would write it; the model says the same."""
        self.example = example
        """A value, as YAML on one line."""
        self.attribute = attribute or key.replace("-", "_")
        """The model's name for it."""


class Kind:
    """A kind of item: a point, a figure, a source."""

    __slots__ = ("a", "by_key", "doc", "fields", "ignored", "lenient", "name", "slips")

    def __init__(
        self,
        name: str,
        doc: str,
        fields: Iterable[Field],
        *,
        a: str = "",
        ignored: Iterable[str] = (),
        lenient: bool = False,
        slips: dict[str, str] | None = None,
    ) -> None:
        self.name = name
        self.doc = doc
        self.fields = tuple(fields)
        self.a = a or f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
        """What messages call one of it."""
        self.ignored = frozenset(ignored)
        """Keys that are allowed and not read."""
        self.lenient = lenient
        """Whether any other key is passed over, too: in a file that another program writes."""
        self.slips = slips or {}
        """Keys that people write and that the kind does not have, each with the way out."""
        self.by_key = {field.key: field for field in self.fields}

    def kinds(self) -> frozenset[str]:
        """The kinds of item that one of it may hold."""
        return frozenset().union(*(field.shape.kinds() for field in self.fields))

    def lose(self, keys: Iterable[str], reading: Reading) -> None:
        """Note that what stood behind `keys` of one of it is not read."""
        for key in keys:
            if key in self.by_key:
                reading.lose(*self.by_key[key].shape.kinds())


def read_fields(node: Mapping, kind: Kind, reading: Reading, name: str = "") -> Values | None:
    """What the map's keys hold; None, and the faults in `reading`, if any of it is missing or wrong.

    `name` is the item's id where that is no key of its own.
    """
    values: Values = {}
    remains: Values = {}
    whole = True
    meant: set[str] = set()
    present = {key.value for key, _ in node.entries}
    for key, value in node.entries:
        field = kind.by_key.get(key.value)
        if field is None:
            if not kind.lenient and key.value not in kind.ignored:
                whole = False
                cut = node.flow and isinstance(value, Scalar) and value.is_nothing
                meant |= _report_unknown(key, kind, present, reading, cut=cut)
            continue
        if isinstance(value, Scalar) and value.is_nothing:
            if field.required:
                reading.report(f"'{field.key}' is empty", key, f"write {field.shape.says} after it")
                whole = False
            continue
        read = field.shape.read(value, reading, f"'{field.key}'")
        if read is not BROKEN:
            values[field.attribute] = read
            continue
        whole = False
        if id(value) in reading.remains and not isinstance(field.shape, Record):
            remains[field.attribute] = reading.remains[id(value)]
    kind.lose((*node.dropped, *meant), reading)
    if node.dropped:
        reading.unsure.add(name or str(values.get("id") or ""))
    missing = [field for field in kind.fields if field.required and field.key not in present | meant]
    if missing:
        whole = False
        name = name or str(values.get("id") or "")
        subject = f"the {kind.name} '{name}'" if name else kind.a
        for field in missing:
            reading.report(f"{subject} has no '{field.key}'", node, _way_to_give(field))
    if whole:
        return values
    reading.remains[id(node)] = values | remains
    reading.meant[id(node)] = frozenset(meant)
    return None


def _way_to_give(field: Field) -> str:
    if field.example and not isinstance(field.shape, Prose | Identifier | Reference):
        return f"for example {field.key}: {field.example}"
    return f"{field.key}: {field.doc[:1].lower()}{field.doc[1:].rstrip('.')}"


def _report_unknown(key: Scalar, kind: Kind, present: set[str], reading: Reading, *, cut: bool) -> set[str]:
    """Report a key that the kind does not have; the key that was meant, if there is one.

    `cut` says that it is rather the rest of a text in braces, which a comma has cut in two.
    """
    word = shorten(key.value)
    if cut:
        reading.report(f"a comma ends the text before '{word}'", key, "put the whole text in quotation marks")
        return set()
    hint = _hint_for_unknown(key.value, kind, present, reading)
    reading.report(f"unknown key '{word}' in {kind.a}", key, hint)
    meant = _MEANT.match(hint)
    return {meant[1]} if meant else {latinise(key.value)}


def _hint_for_unknown(word: str, kind: Kind, present: set[str], reading: Reading) -> str:
    if word == "<<":
        return "keys are not merged from elsewhere: write them out"
    if word.lstrip(" \u00a0") != word:
        return "the line begins with a no-break space: type its spaces again"
    if hidden := look_alike(word):
        return hidden
    if word in kind.slips:
        return kind.slips[word]
    hint = reading.suggest(word, [name for name in kind.by_key if name not in present])
    if hint:
        return hint
    homes = [other.a for other in reading.kinds if word in other.by_key and other is not kind]
    return f"'{word}' belongs to {one_of(homes)}" if homes else f"{kind.a} has {', '.join(list_some(kind.by_key))}"


class Record(Shape):
    """A map with the keys of one kind."""

    def __init__(self, kind: Kind, build: Build) -> None:
        self.kind = kind
        self.build = build
        self.says = kind.a

    def read(self, node: Node, reading: Reading, label: str) -> Any:
        if not isinstance(node, Mapping):
            return _refuse(node, self.kind, reading, label)
        values = read_fields(node, self.kind, reading)
        return BROKEN if values is None else self.build(values, node, reading)

    def remains(self, node: Node, reading: Reading) -> Any:
        """The item without what is wrong in it, for those who look for more than errors; BROKEN where little is left.

        What only shows in an item as a whole is reported.
        """
        values = _enough(node, self.kind, reading)
        built = BROKEN if values is None else self.build(values, _as_map(node), reading)
        if values is not None and built is not BROKEN:
            reading.unsure.add(values["id"])
        return built

    def kinds(self) -> frozenset[str]:
        return self.kind.kinds()

    def schema(self) -> Schema:
        return {"$ref": f"#/definitions/{self.kind.name}"}


class Items(Shape):
    """A list of records, each with its `id`."""

    def __init__(self, kind: Kind, build: Build, says: str) -> None:
        self.kind = kind
        self.says = says
        self.record = Record(kind, build)

    def read(self, node: Node, reading: Reading, label: str) -> Any:
        if not isinstance(node, Sequence):
            reading.lose(*self.kinds())
            if isinstance(node, Broken):
                return BROKEN
            hint = f"begin each {self.kind.name} with a dash: - id: ..." if isinstance(node, Mapping) else None
            reading.report(f"{label} is not {self.says}, but {node.says}", node, hint)
            return BROKEN
        if not node.items:
            reading.report(f"{label} is empty", node, f"write {self.says}")
            return BROKEN
        whole, values = True, []
        for item in node.items:
            value = self.record.read(item, reading, f"an entry of {label}")
            if value is BROKEN:
                whole = False
                if not isinstance(item, Mapping) or not isinstance(item.get("id"), Scalar):
                    reading.lose(self.kind.name)
                value = self.record.remains(item, reading)
            values.append(value)
        if whole:
            return tuple(values)
        reading.remains[id(node)] = tuple(value for value in values if value is not BROKEN)
        return BROKEN

    def kinds(self) -> frozenset[str]:
        return self.kind.kinds() | {self.kind.name}

    def schema(self) -> Schema:
        return {"type": "array", "minItems": 1, "items": self.record.schema()}


class ItemsById(Shape):
    """A map of ids to records; the id is the key."""

    def __init__(self, kind: Kind, build: Callable[[str, Position, Values, Mapping, Reading], Any], says: str) -> None:
        self.kind = kind
        self.says = says
        self.build = build

    def read(self, node: Node, reading: Reading, label: str) -> Any:
        if not isinstance(node, Mapping):
            reading.lose(*self.kinds())
            if isinstance(node, Broken):
                return BROKEN
            hint = f"write each {self.kind.name} under its id: some-id:" if isinstance(node, Sequence) else None
            reading.report(f"{label} is not {self.says}, but {node.says}", node, hint)
            return BROKEN
        if node.dropped:
            reading.lose(*self.kinds())
        found: dict[str, Any] = {}
        whole = True
        for key, value in node.entries:
            item = self._item(key, value, reading)
            if item is BROKEN:
                whole = False
            elif item is not None:
                found[key.value] = item
        if not found and whole and not reading.is_recorded:
            reading.report(f"{label} is empty", node, f"write {self.says}")
            return BROKEN
        if whole:
            return found
        remains = {
            key.value: self._remains(key, value, reading) for key, value in node.entries if key.value not in found
        }
        kept = found | {name: item for name, item in remains.items() if item is not BROKEN}
        order = {key.value: at for at, (key, _) in enumerate(node.entries)}
        reading.remains[id(node)] = {name: kept[name] for name in sorted(kept, key=order.__getitem__)}
        return BROKEN

    def _remains(self, key: Scalar, node: Node, reading: Reading) -> Any:
        """See `Record.remains`."""
        values = _enough(node, self.kind, reading)
        if values is None or not reading.is_defined(self.kind.name, key.value, key.position):
            return BROKEN
        built = self.build(key.value, key.position, values, _as_map(node), reading)
        if built is not BROKEN:
            reading.unsure.add(key.value)
        return built

    def _item(self, key: Scalar, node: Node, reading: Reading) -> Any:
        """The item, BROKEN, or None where a key stands without anything."""
        label = f"'{shorten(key.value)}'"
        try:
            check_id(key.value)
        except Misread as fault:
            reading.report(f"this key {fault.message}", key, fault.hint)
            reading.lose(self.kind.name)
            label = ""
        if isinstance(node, Scalar) and node.is_nothing and label:
            if self.kind.name == "section":
                return None
            reading.report(
                f"the {self.kind.name} {label} is empty", key, f"write its keys under it: {_needs(self.kind)}"
            )
            return BROKEN
        unique = not label or reading.define(self.kind.name, key.value, key.position)
        if not isinstance(node, Mapping):
            reading.lose(*self.kind.kinds())
            return _refuse(node, self.kind, reading, label)
        values = read_fields(node, self.kind, reading, key.value)
        if values is None or not unique or not label:
            return BROKEN
        return self.build(key.value, key.position, values, node, reading)

    def kinds(self) -> frozenset[str]:
        return self.kind.kinds() | {self.kind.name}

    def schema(self) -> Schema:
        return {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": "^[a-z][a-z0-9-]{0,34}$"},
            "additionalProperties": {"$ref": f"#/definitions/{self.kind.name}"},
        }


_RESTORED = frozenset(("point", "section", "judgement", "figure", "event", "option"))
"""Kinds of item of which a part makes sense. An exhibit without what it shows does not."""


def _enough(node: Node, kind: Kind, reading: Reading) -> Values | None:
    """What could be read of an item that is not whole, if that is enough for an item."""
    if kind.name not in _RESTORED or id(node) not in reading.remains:
        return None
    values = dict(reading.remains[id(node)])
    if kind.name == "section":
        values.setdefault("points", ())
    if "silence" not in values and ("silence" in reading.meant[id(node)] or _as_map(node).get("silence") is not None):
        return None  # What it silences is not known.
    return values if all(field.attribute in values for field in kind.fields if field.required) else None


def _as_map(node: Node) -> Mapping:
    assert isinstance(node, Mapping)  # noqa: S101
    return node


def _refuse(node: Node, kind: Kind, reading: Reading, label: str) -> Any:
    """BROKEN, and the report that the node is no map of the kind's keys."""
    if not isinstance(node, Broken):
        if isinstance(node, Scalar) and node.is_nothing:
            message = f"{label or 'this'} is empty"
        else:
            message = f"{label or 'this'} is not {kind.a}, but {node.says}"
        reading.report(message, node, f"{kind.a} is a map: {_needs(kind)}")
    return BROKEN


def _needs(kind: Kind) -> str:
    keys = [field.key for field in kind.fields if field.required] or [field.key for field in kind.fields[:3]]
    return ", ".join(f"{key}:" for key in keys)

"""Lengths, colours and shares, as a designer writes them in house.yaml."""

from __future__ import annotations

import re

from briefing.house import POINTS_A_MILLIMETRE
from briefing.load.nodes import Broken, Mapping, Node, Scalar, Sequence
from briefing.load.reading import BROKEN, Reading
from briefing.load.shapes import Misread, Parsed, Schema, Shape

_LENGTH = re.compile(r"(-?\d{1,5}(?:\.\d{1,4})?) ?(pt|mm|cm)", re.ASCII)
_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,4})?", re.ASCII)
_HEX = re.compile(r"#[0-9A-Fa-f]{6}", re.ASCII)
_NAME = re.compile(r"[a-z][a-z0-9-]{0,34}", re.ASCII)
_POINTS = {"pt": 1.0, "mm": POINTS_A_MILLIMETRE, "cm": 10 * POINTS_A_MILLIMETRE}
_LONGEST = 14400.0
"""Points: the longest side of a page (ISO 32000-1, annex C.2)."""


def parse_length(text: str) -> float:
    """Points, from `10 pt`, `5 mm` or `1.2 cm`. Raises Misread."""
    found = _LENGTH.fullmatch(text)
    if found is None:
        raise Misread(
            "", f"give the unit: {text} pt or {text} mm" if _NUMBER.fullmatch(text) else "10 pt, 5 mm or 1.2 cm"
        )
    points = float(found[1]) * _POINTS[found[2]]
    if abs(points) > _LONGEST:
        raise Misread("is longer than any page")
    return points


def parse_number(text: str) -> float:
    """A number from 0. Raises Misread."""
    if not _NUMBER.fullmatch(text):
        raise Misread("", "digits, with a point: 0.35")
    return float(text)


def parse_colour(text: str) -> str:
    """`#RRGGBB`, or the name of one of the house's colours. Raises Misread."""
    if _HEX.fullmatch(text):
        return text.upper()
    if _NAME.fullmatch(text):
        return text
    raise Misread("", 'write it in quotation marks: "#0B4F6C"' if not text.startswith("#") else "six digits: #0B4F6C")


LENGTH = Parsed("a length", parse_length, {"type": "string", "pattern": r"^-?\d+(\.\d+)? ?(pt|mm|cm)$"})
NUMBER = Parsed("a number", parse_number, {"type": "number", "minimum": 0})
COLOUR = Parsed("a colour", parse_colour, {"type": "string", "pattern": "^(#[0-9A-Fa-f]{6}|[a-z][a-z0-9-]*)$"})


class Row(Shape):
    """A list of so many values of one shape."""

    def __init__(self, item: Shape, counts: range, says: str) -> None:
        self.item = item
        self.counts = counts
        self.says = says

    def read(self, node: Node, reading: Reading, label: str) -> object:
        if isinstance(node, Broken):
            return BROKEN
        if not isinstance(node, Sequence):
            hint = f"write [{node.value}, ...]" if isinstance(node, Scalar) else None
            reading.report(f"{label} is not {self.says}, but {node.says}", node, hint)
            return BROKEN
        if len(node.items) not in self.counts:
            reading.report(f"{label} has {len(node.items)} entries", node, f"write {self.says}")
            return BROKEN
        values = tuple(self.item.read(item, reading, f"an entry of {label}") for item in node.items)
        return BROKEN if any(value is BROKEN for value in values) else values

    def schema(self) -> Schema:
        return {
            "type": "array",
            "items": self.item.schema(),
            "minItems": self.counts.start,
            "maxItems": self.counts.stop - 1,
        }


class ByName(Shape):
    """A map from names to values of one shape."""

    def __init__(self, item: Shape, says: str) -> None:
        self.item = item
        self.says = says

    def read(self, node: Node, reading: Reading, label: str) -> object:
        if isinstance(node, Broken):
            return BROKEN
        if not isinstance(node, Mapping):
            reading.report(f"{label} is not {self.says}, but {node.says}", node)
            return BROKEN
        found = {}
        whole = True
        for key, value in node.entries:
            if not _NAME.fullmatch(key.value):
                reading.report(f"'{key.value[:40]}' is no name", key, "small letters, digits and hyphens")
                whole = False
                continue
            read = self.item.read(value, reading, f"'{key.value}'")
            found[key.value] = (read, key.position)
            whole = whole and read is not BROKEN
        return found if whole else BROKEN

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": self.item.schema()}

"""Works cited, in CSL-JSON 1.0.2: their dates, their names, and the export of a reference manager beside the brief."""

from __future__ import annotations

import re
from typing import Any

from briefing.diagnostics import Position
from briefing.load.beside import read_beside, shown_beside
from briefing.load.dates import parse_date
from briefing.load.files import MIB, decode
from briefing.load.names import ID_PATTERN, slug
from briefing.load.nodes import Broken, Manuscript, Mapping, Node, Scalar, Sequence, shorten
from briefing.load.reading import BROKEN, Reading
from briefing.load.record import Items, Kind, Record, Values
from briefing.load.shapes import Misread, Schema, Shape
from briefing.model.source import Name, Source
from briefing.values import fields as attributes

EXPORT_LIMIT = 4 * MIB

_SEASONS = {"1": "03", "2": "06", "3": "09", "4": "12"}
_TAGS = re.compile(r"</?(?:i|b|sup|sub|sc|span)(?:\s[^<>]*)?>")
_ATTRIBUTES = frozenset(attribute.name for attribute in attributes(Source))


class CslDate(Shape):
    """A date in the data file's letters, or in a shape of CSL-JSON."""

    says = "a date"

    def read(self, node: Node, reading: Reading, label: str) -> Any:
        if isinstance(node, Broken):
            return BROKEN
        letters = _letters(node)
        if letters is None:
            hint = 'write 2024-10-28, or {"date-parts": [[2024, 10, 28]]}'
            reading.report(f"{label} is not a date, but {node.says}", node, hint)
            return BROKEN
        try:
            return parse_date(letters)
        except Misread as fault:
            reading.report(f"{label} is not a date: '{shorten(letters)}'", node, fault.hint)
            return BROKEN

    def schema(self) -> Schema:
        return {"anyOf": [DATE_SCHEMA, {"type": "object"}]}


DATE_SCHEMA: Schema = {
    "anyOf": [
        {
            "type": "string",
            "pattern": "^((early|mid|late|(first|second) half) [12][0-9]{3}(-(0[1-9]|1[0-2]))?"
            "|[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)$",
            "patternErrorMessage": "A date: 2024-10-28, 2024-10, 2024 or early 2024-10.",
        },
        {"type": "integer", "minimum": 1000, "maximum": 2999},
    ]
}


def _letters(node: Node) -> str | None:
    """The date as the data file would write it; None where the node holds none."""
    if isinstance(node, Scalar):
        # An export may add the time of day, which no reference prints.
        return re.sub(r"(?<=^\d{4}-\d\d-\d\d)T.*", "", node.value.strip())
    if not isinstance(node, Mapping):
        return None
    parts = node.get("date-parts")
    if isinstance(parts, Sequence):
        first = parts.items[0] if parts.items else None
        numbers = (
            [item.value for item in first.items if isinstance(item, Scalar)] if isinstance(first, Sequence) else []
        )
        if not numbers:
            return None
        season = node.get("season")
        if len(numbers) == 1 and isinstance(season, Scalar) and season.value in _SEASONS:
            numbers.append(_SEASONS[season.value])
        return "-".join([numbers[0], *(number.zfill(2) for number in numbers[1:3])])
    for key in ("raw", "literal"):
        held = node.get(key)
        if isinstance(held, Scalar):
            return held.value.strip()
    return None


def build_name(values: Values, node: Mapping, reading: Reading) -> Any:
    """A Name; particles go with the part that they stand before or after."""
    family, given, literal = (values.get(key, "") for key in ("family", "given", "literal"))
    if not family and not literal:
        if given:
            reading.report(
                "an author has a given name and no 'family'", node, "write family:, or literal: for one name"
            )
        else:
            reading.report("an author has no name", node, "write family: and given:, or literal: for an organisation")
        return BROKEN
    family = " ".join(filter(None, (values.get("non_dropping_particle", ""), family)))
    given = " ".join(filter(None, (given, values.get("dropping_particle", ""))))
    return Name(family, given, "" if family else literal)


def build_custom(values: Values, node: Mapping, reading: Reading) -> Values:
    """The fields of `custom`, which the source takes for its own."""
    del node, reading
    return values


def build_source(values: Values, node: Mapping, reading: Reading) -> Source:
    """A Source from one written in the brief."""
    del reading
    custom = values.pop("custom", {})
    flat = {**values, **custom}
    return Source(**flat, position=node.position)


def build_exported_source(values: Values, node: Mapping, reading: Reading) -> Any:
    """A Source from an export: its citation key serves as id, brought into the form of one."""
    custom = values.pop("custom", {})
    flat = {**values, **custom}
    key = node.get("citation-key") or node.get("id")
    position = key.position if key is not None else node.position
    written = flat.pop("citation_key", "") or flat.pop("id", "")
    flat.pop("id", None)
    name = written if re.fullmatch(ID_PATTERN, written) else slug(written)
    if not name:
        reading.report(f"no id can be made of '{shorten(written)}'", position, "give the entry a citation key")
        return BROKEN
    if not reading.define("source", name, position):
        return BROKEN
    for attribute in ("title", "container_title"):
        if attribute in flat:
            flat[attribute] = _TAGS.sub("", flat[attribute])
    return Source(
        id=name, **{name: value for name, value in flat.items() if name in _ATTRIBUTES}, position=node.position
    )


class Sources(Shape):
    """A list of works, or the name of a CSL-JSON file beside the brief."""

    says = "a list of sources, or the name of a CSL-JSON file"

    def __init__(self, kind: Kind, exported: Kind) -> None:
        self.inline = Items(kind, build_source, "a list of sources")
        self.exported = Record(exported, build_exported_source)

    def read(self, node: Node, reading: Reading, label: str) -> Any:
        if not isinstance(node, Scalar) or node.is_nothing:
            found = self.inline.read(node, reading, label)
        else:
            found = self._export(node, reading)
        return BROKEN if found is BROKEN else {source.id: source for source in found}

    def _export(self, node: Scalar, reading: Reading) -> Any:
        from briefing.load.json_nodes import compose_json

        data = read_beside(node, reading, EXPORT_LIMIT)
        shown = shown_beside(node, node.value.strip())
        root: Node | None = None
        if data is not None:
            text, faults = decode(data, shown)
            if text is not None:
                root, wrong = compose_json(Manuscript(shown, text))
                faults += wrong
            reading.diagnostics += faults
        if root is not None and not isinstance(root, Sequence):
            reading.report("the file holds no list of sources", Position(shown), "export the sources again as CSL-JSON")
        if not isinstance(root, Sequence):
            reading.lose("source")
            return BROKEN
        found = [self.exported.read(item, reading, "an entry of the list") for item in root.items]
        if any(source is BROKEN for source in found):
            reading.lose("source")
            return BROKEN
        return tuple(found)

    def kinds(self) -> frozenset[str]:
        return self.inline.kinds()

    def schema(self) -> Schema:
        return {"anyOf": [self.inline.schema(), {"type": "string", "pattern": "\\.json$"}]}

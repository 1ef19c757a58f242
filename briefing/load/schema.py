"""JSON Schema, draft 7, for editors: completion, hover text and errors while one types (yaml-language-server).

An editor reads YAML 1.2, so `2024` is a number and `true` a boolean there: the shapes allow for that. What a schema
cannot say (ids that exist, dates that exist, markup) only `briefing check` finds.
"""

from __future__ import annotations

import re
from typing import Any

from briefing.load.edition_fields import EDITION, EDITIONS
from briefing.load.fields import BRIEF, BRIEF_KINDS
from briefing.load.nodes import Manuscript, Mapping, Node, Scalar, Sequence, compose
from briefing.load.record import Field, Kind

Schema = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"


def json_schema() -> Schema:
    """The schema of a brief."""
    definitions = {kind.name: kind_schema(kind) for kind in BRIEF_KINDS if kind is not BRIEF}
    return {"$schema": _DRAFT, "title": "A brief", **kind_schema(BRIEF), "definitions": definitions}


def editions_schema() -> Schema:
    """The schema of the file of editions."""
    definitions = {EDITION.name: kind_schema(EDITION)}
    return {"$schema": _DRAFT, "title": "Editions", **EDITIONS.schema(), "definitions": definitions}


def kind_schema(kind: Kind) -> Schema:
    """The schema of one kind of item, from its table of fields."""
    properties = {field.key: _field_schema(field) for field in kind.fields}
    properties |= {key: {"description": "Allowed, and not printed."} for key in sorted(kind.ignored)}
    schema: Schema = {
        "type": "object",
        "description": kind.doc,
        "properties": properties,
        "additionalProperties": False,
    }
    required = [field.key for field in kind.fields if field.required]
    return {**schema, "required": required} if required else schema


def _field_schema(field: Field) -> Schema:
    shape = field.shape.schema()
    # Draft 7 passes over whatever stands beside a $ref.
    said: Schema = {"allOf": [shape]} if "$ref" in shape else shape
    if not field.required:
        said = _or_nothing(said)
    said["description"] = field.doc
    if field.example:
        said["examples"] = [plain(_node(field.example))]
    if field.default is not None:
        said["default"] = field.default
    return said


def _or_nothing(shape: Schema) -> Schema:
    """The shape of an optional field: its key may stand without a value.

    Not so a choice, though the reader takes that: an editor would offer `null` among the words.
    """
    if "type" in shape:
        types = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
        return {**shape, "type": [*types, "null"]}
    if "enum" in shape:
        return shape
    return {"anyOf": [*shape.get("anyOf", [shape]), {"type": "null"}]}


def _node(yaml: str) -> Node | None:
    return compose(Manuscript("", yaml))[0]


_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def plain(node: Node | None) -> Any:
    """The node as JSON, its scalars as an editor reads them: YAML 1.2.2, section 10.3.2."""
    if isinstance(node, Mapping):
        return {key.value: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if not isinstance(node, Scalar) or (not node.style and node.value in ("", "~", "null", "Null", "NULL")):
        return None
    value = node.value
    if node.style:
        return value
    if value.casefold() in ("true", "false") and value in (value.lower(), value.upper(), value.title()):
        return value.casefold() == "true"
    if _INTEGER.fullmatch(value) and len(value) < 300:
        return int(value)
    return float(value) if _FLOAT.fullmatch(value) else value

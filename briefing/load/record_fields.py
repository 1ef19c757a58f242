"""The table of fields, continued: what an edition held, as a file carries it with its brief."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from briefing.load.edition_fields import EDITION
from briefing.load.names import EditionId, Reference
from briefing.load.nodes import Broken, Mapping, Node
from briefing.load.reading import BROKEN, Reading
from briefing.load.record import Field, Kind, Record, Values
from briefing.load.shapes import Choice, Misread, Parsed, Schema, Shape
from briefing.model.edition import Edition
from briefing.model.edition import Record as EditionRecord
from briefing.model.point import Form
from briefing.values import fields as attributes

FORMS = {"short": Form.SHORT, "full": Form.FULL}


class FormsByPoint(Shape):
    """`{point: short}` or `full`, for each point that the edition carries."""

    says = "a map of points and forms"

    def __init__(self) -> None:
        self._point = Reference("point")
        self._form = Choice(FORMS)

    def read(self, node: Node, reading: Reading, label: str) -> Any:
        if isinstance(node, Broken):
            return BROKEN
        if not isinstance(node, Mapping):
            reading.report(f"{label} is not {self.says}, but {node.says}", node, "write {nato-count: short}")
            return BROKEN
        found: dict[str, Form] = {}
        whole = True
        for key, value in node.entries:
            point = self._point.read(key, reading, f"a key of {label}")
            form = self._form.read(value, reading, f"the form of '{key.value[:40]}'")
            if point is BROKEN or form is BROKEN:
                whole = False
            else:
                found[point] = FORMS[form]
        return found if whole else BROKEN

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": self._form.schema()}


def _parse_stamp(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S")
    except ValueError:
        raise Misread("", "write 2024-11-05 18:00:00") from None


RECORD = Kind(
    "record",
    "The program writes it into what travels inside a finished file: which edition this was, and what it held. A brief "
    "that has it is drawn as it says, without choosing; take it out to have the brief treated as any other.",
    (
        Field("id", EditionId(), "The edition's name.", required=True, example="two-page"),
        *EDITION.fields,
        Field(
            "points",
            FormsByPoint(),
            "The points that it carries, each in `short` or in `full`.",
            required=True,
            example="{nato-count: short}",
        ),
        Field(
            "dated",
            Parsed("a date and time", _parse_stamp, {"type": "string"}),
            "The date that the files give for themselves, where that is not `as_of`.",
            example="2024-11-05 18:00:00",
        ),
    ),
    a="the record of an edition",
)

_OF_AN_EDITION = frozenset(attribute.name for attribute in attributes(Edition))


def _build(values: Values, node: Mapping, reading: Reading) -> EditionRecord:
    del reading
    edition = {name: value for name, value in values.items() if name in _OF_AN_EDITION}
    return EditionRecord(Edition(**edition, position=node.position), values["points"], values.get("dated"))


EDITION_RECORD = Record(RECORD, _build)

"""The shape of `silence`: rules of `briefing check` that are switched off for one item, each with its reason."""

from __future__ import annotations

from typing import Any

from briefing.load.names import report_unknown_rule
from briefing.load.nodes import Broken, Mapping, Node, Scalar, Sequence
from briefing.load.reading import BROKEN, Reading
from briefing.load.shapes import Line, Schema, Shape
from briefing.model.silence import Silence

_WAY_OUT = "write silence: {bare-number: why it is right here}"


class Silences(Shape):
    """`{rule: reason}`, or a list of such."""

    says = "a map of rules and reasons"

    def read(self, node: Node, reading: Reading, label: str) -> Any:
        if isinstance(node, Broken):
            return BROKEN
        maps = node.items if isinstance(node, Sequence) else [node]
        found: list[Silence] = []
        whole = True
        for each in maps:
            if not isinstance(each, Mapping):
                if not isinstance(each, Broken):
                    said = "gives no reason" if isinstance(each, Scalar) else f"is not {self.says}, but {each.says}"
                    reading.report(f"{label} {said}", each, _WAY_OUT)
                whole = False
                continue
            for key, value in each.entries:
                known = not report_unknown_rule(key.value, key.position, reading)
                reason = Line().read(value, reading, f"the reason to silence '{key.value}'")
                if known and reason is not BROKEN:
                    found.append(Silence(key.value, reason, key.position))
                else:
                    whole = False
        return tuple(found) if whole else BROKEN

    def schema(self) -> Schema:
        rules: Schema = {"type": "object", "minProperties": 1, "additionalProperties": {"type": ["string", "number"]}}
        return {"anyOf": [rules, {"type": "array", "items": rules}]}

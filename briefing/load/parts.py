"""The shapes of an edition: its parts, and its name by language."""

from __future__ import annotations

from typing import Any

from briefing.load.names import ID_PATTERN, LanguageTag, check_id
from briefing.load.nodes import Broken, Mapping, Node, Scalar, Sequence, shorten
from briefing.load.reading import BROKEN, Reading
from briefing.load.shapes import Line, LinesByName, Misread, Schema, Shape
from briefing.load.suggest import closest
from briefing.model.brief import BUILT_IN_SECTIONS
from briefing.model.edition import PART_NAMES, SECTIONS_PART, Part


class Parts(Shape):
    """A list of names of parts; `name: optional` for one that the pages may do without."""

    says = "a list of parts"

    def read(self, node: Node, reading: Reading, label: str) -> Any:
        if isinstance(node, Broken):
            return BROKEN
        if not isinstance(node, Sequence) or not node.items:
            said = "is empty" if isinstance(node, Sequence) else f"is not {self.says}, but {node.says}"
            reading.report(f"{label} {said}", node, "write - bottom-line, a dash and a name on each line")
            return BROKEN
        parts: list[Part] = []
        whole = True
        for item in node.items:
            part = self._part(item, reading)
            if part is None:
                whole = False
            elif any(part.name == other.name for other in parts):
                reading.report(f"the part '{part.name}' is named twice", item)
                whole = False
            else:
                parts.append(part)
        if whole and not reading.is_recorded and not any(map(_says_points, parts)):
            for item, part in zip(node.items, parts, strict=True):
                if part.name == "contested":
                    reading.report(
                        "the part 'contested' stays empty: it holds points of the edition, and no part of it has any",
                        item,
                        "add what-matters, sections or a section",
                    )
                    whole = False
        return tuple(parts) if whole else BROKEN

    def _part(self, node: Node, reading: Reading) -> Part | None:
        if isinstance(node, Broken):
            return None
        key, optional = node, False
        if isinstance(node, Mapping) and len(node.entries) == 1:
            key, value = node.entries[0]
            if isinstance(value, Broken):
                return None
            if not isinstance(value, Scalar) or value.value != "optional":
                reading.report(
                    "a part is optional or it is always there", value, f"write {shorten(key.value)}: optional"
                )
                return None
            optional = True
        if not isinstance(key, Scalar) or not key.value.strip():
            reading.report(f"a part is not a name, but {key.says}", key, "write its name after the dash")
            return None
        name = key.value.strip()
        meant = None if name in PART_NAMES else closest(name, PART_NAMES + BUILT_IN_SECTIONS)
        try:
            check_id(name)
        except Misread as fault:
            reading.report(f"a part {fault.message}", key, f"did you mean '{meant}'?" if meant else fault.hint)
            return None
        # Any other name may be a section's id, which only the brief knows; one that is nearly a part's is a slip.
        if meant and meant != name and meant in PART_NAMES:
            reading.report(f"unknown part '{name}'", key, f"did you mean '{meant}'?")
            return None
        return Part(name, optional)

    def schema(self) -> Schema:
        name: Schema = {
            "anyOf": [{"enum": [*PART_NAMES, *BUILT_IN_SECTIONS]}, {"type": "string", "pattern": f"^{ID_PATTERN}$"}]
        }
        optional: Schema = {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "propertyNames": name,
            "additionalProperties": {"const": "optional"},
        }
        return {"type": "array", "minItems": 1, "items": {"anyOf": [name, optional]}}


def _says_points(part: Part) -> bool:
    """Whether the part stands for all sections, or is one of them."""
    return part.name in (SECTIONS_PART, "what-matters") or part.name not in PART_NAMES


class Label(LinesByName):
    """Names by language tag."""

    def __init__(self) -> None:
        super().__init__("a map of languages and names", LanguageTag(), Line(100), "en: Two-page brief")

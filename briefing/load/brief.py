"""From the file to the Brief: everything that is wrong is found in one go."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from briefing.diagnostics import Diagnostic, Position, by_place, error
from briefing.load.fields import BRIEF, BRIEF_KINDS
from briefing.load.files import decode, read_bytes
from briefing.load.nodes import Manuscript, Mapping, Node, Scalar, compose
from briefing.load.reading import Reading
from briefing.load.record import read_fields
from briefing.model.brief import Brief
from briefing.scales.likelihood import PHIA_2025, SCALES


def read_brief(
    path: str | Path,
    *,
    editions: Collection[str] | None = None,
    rules: Collection[str] | None = None,
) -> tuple[Brief | None, tuple[Diagnostic, ...]]:
    """The brief in the file at `path`, and every error in it, by place; None if there is one.

    `editions` are the names that `essential` may give, `rules` those that `silence` may give; None for any.
    """
    shown = str(path)
    data = read_bytes(Path(path), shown)
    if isinstance(data, Diagnostic):
        return None, (data,)
    return parse_brief(data, path, editions=editions, rules=rules)


def parse_brief(
    data: bytes,
    path: str | Path,
    *,
    editions: Collection[str] | None = None,
    rules: Collection[str] | None = None,
) -> tuple[Brief | None, tuple[Diagnostic, ...]]:
    """The same of the bytes `data`, as if they stood in the file at `path`."""
    reading = Reading(Path(path), editions=editions, rules=rules)
    reading.kinds = BRIEF_KINDS
    root = compose_root(data, str(path), reading, "the brief", "title:, as_of:, sections:")
    if root is None:
        return None, by_place(reading.diagnostics)
    reading.is_recorded = isinstance(root.get("edition"), Mapping)
    scale = root.get("scale")
    if isinstance(scale, Scalar) and not scale.is_nothing:
        reading.scale = SCALES.get(scale.value)
    values = read_fields(root, BRIEF, reading)
    reading.resolve()
    if values is None or reading.diagnostics:
        return None, by_place(reading.diagnostics)
    return _brief(values, root, reading), ()


def compose_root(data: bytes, shown: str, reading: Reading, what: str, needs: str) -> Mapping | None:
    """The map that the file holds; None, and the faults in `reading`, if it holds none."""
    text, faults = decode(data, shown)
    reading.diagnostics += faults
    if text is None:
        return None
    root: Node | None = None
    if text.strip():
        root, faults = compose(Manuscript(shown, text))
        reading.diagnostics += faults
        if root is None and faults:
            return None
    if root is None or (isinstance(root, Scalar) and root.is_nothing):
        reading.diagnostics.append(error("the file is empty", Position(shown), f"{what} begins with {needs}"))
        return None
    if not isinstance(root, Mapping):
        if isinstance(root, Scalar) or not reading.diagnostics:
            reading.report(f"{what} is not a map of keys, but {root.says}", root, f"it begins with {needs}")
        return None
    return root


def _brief(values: dict[str, Any], root: Mapping, reading: Reading) -> Brief:
    values["sections"] = tuple(values["sections"].values())
    values.setdefault("language", str(BRIEF.by_key["language"].default))
    values["scale"] = reading.scale or PHIA_2025
    files = tuple(dict.fromkeys(reading.files))
    house = root.get("house")
    named = house.position if house is not None else None
    return Brief(path=reading.path, **values, files=files, position=root.position, house_position=named)

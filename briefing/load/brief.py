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
from briefing.values import dataclass

MOST_TOLD = 5000
"""Errors that one reading tells; nobody mends more before the next."""


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
    brief, _, faults = _parse(data, path, editions, rules, drafts=False)
    return brief, faults


@dataclass(frozen=True, slots=True)
class Draft:
    """What could be read of a brief with errors, as far as it makes a brief; for those who look for more than errors.

    References in it may lead nowhere.
    """

    brief: Brief
    unsure: frozenset[str]
    """The ids of its items of which something is missing."""
    lacking: frozenset[str]
    """The brief's own keys of which something is missing."""


def read_draft(
    path: str | Path,
    *,
    editions: Collection[str] | None = None,
    rules: Collection[str] | None = None,
) -> tuple[Brief | None, Draft | None, tuple[Diagnostic, ...]]:
    """As `read_brief`; where the brief has errors, with what could be read of it, unless that is too little."""
    shown = str(path)
    data = read_bytes(Path(path), shown)
    if isinstance(data, Diagnostic):
        return None, None, (data,)
    return _parse(data, path, editions, rules, drafts=True)


def _parse(
    data: bytes, path: str | Path, editions: Collection[str] | None, rules: Collection[str] | None, *, drafts: bool
) -> tuple[Brief | None, Draft | None, tuple[Diagnostic, ...]]:
    reading = Reading(Path(path), editions=editions, rules=rules)
    reading.kinds = BRIEF_KINDS
    root = compose_root(data, str(path), reading, "the brief", "title:, as_of:, sections:")
    if root is None:
        return None, None, _told(reading)
    reading.is_recorded = isinstance(root.get("edition"), Mapping)
    scale = root.get("scale")
    if isinstance(scale, Scalar) and not scale.is_nothing:
        reading.scale = SCALES.get(scale.value)
    values = read_fields(root, BRIEF, reading)
    reading.resolve()
    if values is None or reading.diagnostics:
        draft = _draft(values, root, reading) if drafts else None
        return None, draft, _told(reading)
    return _brief(values, root, reading), None, ()


def _told(reading: Reading) -> tuple[Diagnostic, ...]:
    """The errors by place; where there are too many, the first of them, and that there are more."""
    found = by_place(reading.diagnostics)
    if len(found) <= MOST_TOLD:
        return found
    more = f"{len(found) - MOST_TOLD:,} more errors, from here on, are not told"
    return (*found[:MOST_TOLD], error(more, found[MOST_TOLD].position, "mend what stands above and look again"))


def _draft(values: dict[str, Any] | None, root: Mapping, reading: Reading) -> Draft | None:
    """None where not even the title, the cut-off or any section could be read."""
    kept = dict(reading.remains.get(id(root), ()) if values is None else values)
    if any(field.required and field.attribute not in kept for field in BRIEF.fields):
        return None
    if isinstance(kept.get("sources"), tuple):
        kept["sources"] = {source.id: source for source in kept["sources"]}
    present = {key.value: value for key, value in root.entries}
    lacking = {*root.dropped, *reading.meant.get(id(root), ())}
    for key, value in present.items():
        field = BRIEF.by_key.get(key)
        is_given = field is not None and not (isinstance(value, Scalar) and value.is_nothing)
        if field is not None and is_given and (field.attribute not in kept or id(value) in reading.remains):
            lacking.add(key)
    return Draft(_brief(kept, root, reading), frozenset(reading.unsure), frozenset(lacking))


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
    house, url = root.get("house"), root.get("url")
    return Brief(
        path=reading.path,
        **values,
        files=files,
        position=root.position,
        house_position=house.position if house is not None else None,
        url_position=url.position if url is not None else None,
    )

"""The file of editions: which lengths there are, and what each holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefing.diagnostics import Diagnostic, by_place
from briefing.load.brief import compose_root
from briefing.load.edition_fields import EDITION, EDITIONS
from briefing.load.files import read_bytes
from briefing.load.reading import BROKEN, Reading
from briefing.model.edition import Edition

MOST_EDITIONS = 50
"""All are made where none is named; nobody has so many lengths."""


def read_editions(path: str | Path) -> tuple[tuple[Edition, ...], tuple[Diagnostic, ...]]:
    """The editions in the file at `path`, in its order, and every error in it; no editions if there is one."""
    shown = str(path)
    data = read_bytes(Path(path), shown)
    if isinstance(data, Diagnostic):
        return (), (data,)
    return parse_editions(data, path)


def parse_editions(data: bytes, path: str | Path) -> tuple[tuple[Edition, ...], tuple[Diagnostic, ...]]:
    """The same of the bytes `data`, as if they stood in the file at `path`."""
    reading = Reading(Path(path))
    reading.kinds = (EDITION,)
    root = compose_root(data, str(path), reading, "the list of editions", "the name of one: one-page:")
    found: Any = BROKEN if root is None else EDITIONS.read(root, reading, "the list of editions")
    if found is not BROKEN and len(found) > MOST_EDITIONS:
        beyond = tuple(found.values())[MOST_EDITIONS]
        reading.report(f"there are {len(found)} editions", beyond.position, f"a file may have {MOST_EDITIONS}")
    if found is BROKEN or reading.diagnostics:
        return (), by_place(reading.diagnostics)
    return tuple(found.values()), ()

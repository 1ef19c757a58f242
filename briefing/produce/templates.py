"""Finding the templates: beside the brief, then in the folder that one works in, then those that come with the program.

Each thing is looked for by itself, so a folder that holds one house of its own still has the shipped editions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefing.load.noting import note

FOLDER = "templates"
EDITIONS = "editions.yaml"
HOUSE = "house.yaml"

_HOUSE_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}", re.ASCII | re.IGNORECASE)


def template_folders(beside: Path) -> Iterator[Path]:
    """The folders in which templates may stand, nearest first; `beside` is the brief's own folder."""
    seen = set()
    for folder in (beside / FOLDER, Path(FOLDER), shipped_templates()):
        try:
            key = folder.resolve()
        except (OSError, RuntimeError):
            continue
        if key in seen:
            continue
        if folder.is_dir():
            seen.add(key)
            yield folder
        else:
            note(folder)


def shipped_templates() -> Path:
    """The templates that come with the program: inside the package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / FOLDER
    return inside if inside.is_dir() else package.parent / FOLDER


def find_editions(beside: Path) -> Path:
    """The nearest editions.yaml."""
    return _nearest(beside, EDITIONS) or shipped_templates() / EDITIONS


def is_house_name(name: str) -> bool:
    """Whether a house can be called `name`."""
    return _HOUSE_NAME.fullmatch(name) is not None


def find_house(name: str, beside: Path) -> Path | None:
    """The folder of the nearest house called `name`, or None. A path is no name."""
    if not is_house_name(name):
        return None
    found = _nearest(beside, f"{name}/{HOUSE}")
    return found.parent if found else None


def house_names(beside: Path) -> tuple[str, ...]:
    """The names of all houses that can be found, sorted."""
    found = {path.parent.name for folder in template_folders(beside) for path in folder.glob(f"*/{HOUSE}")}
    return tuple(sorted(name for name in found if is_house_name(name)))


def _nearest(beside: Path, name: str) -> Path | None:
    for folder in template_folders(beside):
        path = folder / name
        note(path)
        if path.is_file():
            return path
    return None

"""A plain house whose families are real."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefing.house import FaceStyle, Family, House
from tests.galley.house import plain_house

FAMILIES = {
    "text": Family("Source Serif 4", package="Source Serif 4"),
    "display": Family("Source Sans 3", package="Source Sans 3"),
}


def lettered_house(**changes: object) -> House:
    """The plain house with Source Serif for its text."""
    return replace(plain_house(families=FAMILIES), **changes)  # type: ignore[arg-type]


def house_with_file(path: Path, style: FaceStyle = "regular") -> House:
    """A house whose only face is the file at `path`."""
    return plain_house(families={"text": Family("Own", files={style: path})})

"""A drawing: shapes and lettering in points, origin at the lower left, y upwards. No format is known here."""

from __future__ import annotations

from briefing.house import Align
from briefing.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: str
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    width: float
    height: float
    fill: str


@dataclass(frozen=True, slots=True)
class Disc:
    x: float
    y: float
    radius: float
    fill: str
    edge: str | None = None
    edge_width: float = 0.0


@dataclass(frozen=True, slots=True)
class Path:
    """A polyline, or a polygon where `fill` is given."""

    points: tuple[tuple[float, float], ...]
    colour: str | None = None
    width: float = 0.0
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class Lettering:
    """A line of words in the drawing."""

    x: float
    y: float
    """The baseline."""
    text: str
    family: str
    """A key of `House.families`."""
    size: float
    colour: str
    bold: bool = False
    italic: bool = False
    anchor: Align = "left"


Shape = Line | Rect | Disc | Path | Lettering


@dataclass(frozen=True, slots=True)
class Drawing:
    width: float
    height: float
    shapes: tuple[Shape, ...]
    """Painted in this order."""


def lifted(shape: Shape, by: float) -> Shape:
    """`shape`, `by` points higher."""
    match shape:
        case Line():
            return replace(shape, y1=shape.y1 + by, y2=shape.y2 + by)
        case Path():
            return replace(shape, points=tuple((x, y + by) for x, y in shape.points))
        case _:
            return replace(shape, y=shape.y + by)

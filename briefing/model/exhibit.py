"""A chart, table or picture."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from briefing.diagnostics import Position
from briefing.model.dates import PartialDate
from briefing.model.marking import Marking
from briefing.model.silence import Silence
from briefing.model.text import Text
from briefing.values import dataclass, field

ExhibitKind = Literal["bar", "line", "dots", "table", "image"]


@dataclass(frozen=True, slots=True)
class DataPoint:
    x: str | PartialDate
    """A category, or a date."""
    value: Decimal | None
    """None where the value is missing."""


@dataclass(frozen=True, slots=True)
class Series:
    name: str
    points: tuple[DataPoint, ...]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One of `figures`, `series`, `rows` and `image` holds what it shows."""

    id: str
    kind: ExhibitKind
    title: Text
    """The finding, as a sentence."""
    figures: tuple[str, ...] = ()
    """Ids of figures: a bar, a dot or a row each."""
    series: tuple[Series, ...] = ()
    """From the YAML, or from a CSV beside it."""
    columns: tuple[Text, ...] = ()
    """A table's header."""
    rows: tuple[tuple[Text, ...], ...] = ()
    """A table's cells, as many in each row as there are columns."""
    image: str | None = None
    """The picture's path, inside the brief's folder."""
    unit: str = ""
    """Of the values of `series`."""
    stacked: bool = False
    alt: str | None = None
    """Alternative text; composed from the data where the author gives none (an image needs one)."""
    note: Text | None = None
    source: tuple[str, ...] = ()
    """Ids of sources; those of the figures are added."""
    section: str | None = None
    """The section that it belongs to; None sets it with the other exhibits."""
    priority: int = 3
    marking: Marking | None = None
    silence: tuple[Silence, ...] = ()
    position: Position = field(default=Position(""), compare=False)

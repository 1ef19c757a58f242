"""What a chart shows: values with every label and tick already worded, so that no renderer formats a number."""

from __future__ import annotations

from typing import Literal

from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the value axis, or a day of the date axis."""

    value: float
    label: str
    full: str = ""
    """Of a day whose label leaves its year to the tick before it: the label with the year."""
    short: str = ""
    """Of a day whose label names its year: the label without it, for where a tick before it names the same year."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One value."""

    value: float | None
    """None where it is missing."""
    label: str = ""
    """The value as printed beside its mark."""
    at: float = 0.0
    """Its place along the date axis of lines and dots: the day's ordinal (`date.toordinal`)."""
    until: float = 0.0
    """The last day that a date known only by month can mean; equal to `at` for a day."""
    place: str = ""
    """The date or category of a line's value in words."""


@dataclass(frozen=True, slots=True)
class ChartSeries:
    name: str
    """As printed beside it; for dots, the party that counts."""
    marks: tuple[Mark, ...]
    """For bars, one a category."""


@dataclass(frozen=True, slots=True)
class Chart:
    kind: Literal["bar", "line", "dots"]
    series: tuple[ChartSeries, ...]
    categories: tuple[str, ...] = ()
    """The bars' groups, as printed."""
    value_ticks: tuple[Tick, ...] = ()
    """From the axis' lower end to its upper end."""
    date_ticks: tuple[Tick, ...] = ()
    """Of lines and dots; the value is a day's ordinal."""
    unit: str = ""
    """What the values count, as printed once at the axis; above bars, with the name of their only series, and only
    where no bar's label says it."""
    stacked: bool = False
    totals: tuple[str, ...] = ()
    """Of stacked bars, one a category: what stands at its end. What the bar's parts add up to; or, where one has no
    value, which."""
    dated: bool = True
    """Whether the places of lines and dots are days; otherwise they count the words at `date_ticks`."""

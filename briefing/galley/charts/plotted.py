"""A chart as it has been drawn, for a format that draws charts by itself."""

from __future__ import annotations

from briefing.document.charts import Chart
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Plotted:
    """The chart, and where the drawing has its plot: shares of the drawing's width and height from the upper left."""

    chart: Chart
    left: float
    top: float
    width: float
    height: float
    low: float
    """The value at the plot's lower end: for bars its left side, for lines its foot."""
    high: float
    shifts: tuple[float, ...] = ()
    """Of lines, one a series: how far above its line's end its name stands, as a share of the drawing's height."""
    asides: tuple[float, ...] = ()
    """Of lines, one a series: how far right of its line's end its name begins where that is at the edge though the line
    ends before, as a share of the drawing's width."""
    whens: tuple[str, ...] = ()
    """Of such lines, what stands below the value: where the line ends."""
    names: tuple[tuple[str, ...], ...] = ()
    """Of lines, one a series: its name in the lines in which it is set."""
    head: tuple[str, ...] = ()
    """The lines that stand above bars and their key."""
    key: float = 0.0
    """How far below the drawing's upper edge the key begins, as a share of its height."""
    categories: tuple[tuple[str, ...], ...] = ()
    """One a category, of bars and of lines over categories: its name in the lines in which it is set."""
    inside: frozenset[tuple[int, int]] = frozenset()
    """Of stacked bars, the category and series of each part that is as wide as its label."""
    bar: float = 0.0
    """How thick a bar is, as a share of what a category takes."""

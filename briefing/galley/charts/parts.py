"""Bars that are higher than a page: thinner first, and then in parts, one after the other."""

from __future__ import annotations

from math import ceil

from briefing.document.charts import Chart
from briefing.galley.charts import plot_on
from briefing.galley.charts.bars import thinnest
from briefing.galley.charts.canvas import Measure, Sheet
from briefing.galley.charts.plotted import Plotted
from briefing.galley.drawing import Drawing
from briefing.house import House
from briefing.values import dataclass, replace

HALVINGS = 6
"""How often the thickness of bars is halved in between, until it is as large as the room allows."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a chart's categories, drawn; or all of them."""

    chart: Chart
    drawing: Drawing
    plotted: Plotted | None


def plot_parts(chart: Chart, house: House, width: float, measure: Measure, room: float) -> tuple[Part, ...]:
    """`chart` in as few parts as have room in `room` points of height, each as high as the others or one category less.

    Where not even a category has room, or it is no bar chart, it is one part that is higher.
    """
    usual = _part(chart, chart, house, width, measure, 1.0)
    count = len(chart.categories)
    if chart.kind != "bar" or usual.drawing.height <= room or not count:
        return (usual,)
    least = thinnest(Sheet(house, width, measure))
    whole = _part(chart, chart, house, width, measure, least)
    one = _part(_cut(chart, 0, 1), chart, house, width, measure, least)
    if one.drawing.height > room:
        return (whole,)
    each = count
    if whole.drawing.height > room:
        step = (whole.drawing.height - one.drawing.height) / (count - 1)
        most = 1 + int((room - one.drawing.height) / step + 1e-6)
        each = ceil(count / ceil(count / most))
    thickness = _thickness(_cut(chart, 0, each), chart, house, width, measure, (least, room))
    return tuple(
        _part(_cut(chart, first, first + each), chart, house, width, measure, thickness)
        for first in range(0, count, each)
    )


def _thickness(
    chart: Chart, whole: Chart, house: House, width: float, measure: Measure, limits: tuple[float, float]
) -> float:
    """How thick the bars of a part may be; between the least, at which it has room, and the usual thickness."""
    (low, room), high = limits, 1.0
    if _part(chart, whole, house, width, measure, high).drawing.height <= room:
        return high
    for _ in range(HALVINGS):
        between = (low + high) / 2
        fits = _part(chart, whole, house, width, measure, between).drawing.height <= room
        low, high = (between, high) if fits else (low, between)
    return low


def _part(chart: Chart, whole: Chart, house: House, width: float, measure: Measure, thickness: float) -> Part:
    sheet = Sheet(house, width, measure, thickness=thickness, whole=whole)
    return Part(chart, *plot_on(sheet, chart))


def _cut(chart: Chart, first: int, last: int) -> Chart:
    """The categories `first` to `last` of a bar chart."""
    return replace(
        chart,
        series=tuple(replace(series, marks=series.marks[first:last]) for series in chart.series),
        categories=chart.categories[first:last],
        totals=chart.totals[first:last],
    )

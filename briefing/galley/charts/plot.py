"""The plot of lines and dots: dates or categories across, values upwards, light rules at the values' ticks."""

from __future__ import annotations

from datetime import date

from briefing.document.charts import Chart, Mark, Tick
from briefing.galley.charts.canvas import Area, Sheet
from briefing.galley.drawing import Line
from briefing.galley.ink import pale
from briefing.values import dataclass, replace

LEAST_OVERHANG = 8.0
"""Points: names beside the plot begin so far from it."""
BETWEEN_CATEGORIES = 4.0
"""Points that stay free between the names of two categories."""


@dataclass(frozen=True, slots=True)
class Plot:
    """From dates and values to places on the sheet."""

    area: Area
    first: float
    last: float
    low: float
    high: float
    inset: float = 0.0
    """What stays free at the left and right end of the area, so that nothing is cut that stands at the first date."""
    unit: str = ""
    """What stands above the values' axis."""
    overhangs: bool = False
    """Whether the last label below the area reaches beyond it."""
    height: float = 0.0
    """Of the whole drawing."""

    def x(self, at: float) -> float:
        span = self.last - self.first
        share = (at - self.first) / span if span else 0.5
        return self.area.left + self.inset + share * (self.area.right - self.area.left - 2 * self.inset)

    def y(self, value: float) -> float:
        span = self.high - self.low
        share = (value - self.low) / span if span else 0.5
        return self.area.bottom + share * (self.area.top - self.area.bottom)


def draw_plot(chart: Chart, sheet: Sheet, height: float, right_margin: float, inset: float = 0.0) -> Plot:
    """Draws the ticks of both axes and gives the plot; `right_margin` stays free for labels, `inset` within it.

    Where days stand across, those are labelled that have room. Categories all are, in as many lines as their names
    need, and the drawing is higher than `height` by the lines after the first.
    """
    small = sheet.small
    head = small.leading + 2.0 if chart.unit else 0.0
    left = max((sheet.text_width(tick.label, small) for tick in chart.value_ticks), default=0.0) + 6.0
    foot = small.leading + 3.0
    area = Area(left + 4.0, -(height - foot), sheet.width - right_margin, -(head + small.size))
    plot = _scaled(chart, area, inset)
    sheet.plot, sheet.ends = area, (plot.low, plot.high)
    sheet.letter(0.0, -small.size, chart.unit, small)
    for tick in chart.value_ticks:
        y = plot.y(tick.value)
        base = tick.value == 0
        ink = sheet.colour("text") if base else pale(sheet.colour("rule"), sheet.colour("paper"))
        sheet.add(Line(left, y, area.right, y, 0.75 if base else 0.35, ink))
        sheet.letter(left - 4.0, y - small.size * 0.33, tick.label, small, anchor="right")
    if not chart.dated:
        return _name_categories(chart, sheet, replace(plot, height=height))
    taken = float("-inf")
    shown: float | None = None
    for tick in chart.date_ticks:
        x = plot.x(tick.value)
        label = dated_label(tick, shown)
        half = sheet.text_width(label, small) / 2
        centre = min(max(x, half), sheet.width - half)
        sheet.add(Line(x, area.bottom, x, area.bottom - 3.0, 0.5, sheet.colour("muted")))
        if centre - half > taken:
            sheet.letter(centre, area.bottom - 3.0 - small.size, label, small, anchor="center")
            taken, shown = centre + half + 3.0, tick.value
    return replace(plot, overhangs=taken - 3.0 > area.right + LEAST_OVERHANG, height=height)


def _name_categories(chart: Chart, sheet: Sheet, plot: Plot) -> Plot:
    """Writes each category's name below its place, and gives the plot with the height that the names take."""
    small, area, ticks = sheet.small, plot.area, chart.date_ticks
    places = [plot.x(tick.value) for tick in ticks]
    step = (places[-1] - places[0]) / (len(places) - 1) if len(places) > 1 else sheet.width
    right = 0.0
    for tick, x in zip(ticks, places, strict=True):
        # A name at an edge is moved inwards, but not into its neighbour's column.
        beside = min(x, sheet.width - x) + (step - BETWEEN_CATEGORIES) / 2
        lines = sheet.wrap(tick.label, small, max(min(step - BETWEEN_CATEGORIES, beside), small.size))
        half = max(sheet.text_width(line, small) for line in lines) / 2
        centre = min(max(x, half), sheet.width - half)
        sheet.add(Line(x, area.bottom, x, area.bottom - 3.0, 0.5, sheet.colour("muted")))
        for at, line in enumerate(lines):
            sheet.letter(centre, area.bottom - 3.0 - small.size - at * small.leading, line, small, anchor="center")
        sheet.categories.append(tuple(lines))
        right = max(right, centre + half)
    more = max((len(lines) for lines in sheet.categories), default=1) - 1
    return replace(plot, overhangs=right > area.right + LEAST_OVERHANG, height=plot.height + more * small.leading)


def dated_label(tick: Tick, shown: float | None) -> str:
    """What stands at a tick of days where `shown` is the last day before it that is labelled: with its year where that
    is in another.
    """
    if not (tick.full or tick.short):
        return tick.label
    if shown is not None and _year(shown) == _year(tick.value):
        return tick.short or tick.label
    return tick.full or tick.label


def _year(day: float) -> int:
    return date.fromordinal(int(day)).year


def _scaled(chart: Chart, area: Area, inset: float) -> Plot:
    marks = [mark for series in chart.series for mark in series.marks if mark.value is not None]
    dates = [tick.value for tick in chart.date_ticks] + [
        end for mark in marks for end in (mark.at, mark.until or mark.at)
    ]
    values = [tick.value for tick in chart.value_ticks] + [mark.value for mark in marks if mark.value is not None]
    ends = min(dates, default=0.0), max(dates, default=1.0), min(values, default=0.0), max(values, default=1.0)
    return Plot(area, *ends, inset, chart.unit)


def middle(mark: Mark) -> float:
    """The middle of the days that a mark's date can mean."""
    return (mark.at + (mark.until or mark.at)) / 2

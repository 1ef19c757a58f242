"""Dots: counts of the same thing by several parties, over time. A date known only by month is a span, not a point."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.document.charts import Chart
from briefing.galley.charts.canvas import Area, Sheet, place
from briefing.galley.charts.plot import Plot, draw_plot, middle
from briefing.galley.drawing import Disc, Drawing, Line, Rect

RADIUS = 3.6
GAP = 4.0


def draw_dots(chart: Chart, sheet: Sheet) -> Drawing:
    """A dot for each count, with the party and the number beside it."""
    height = sheet.house.chart_height
    plot = draw_plot(chart, sheet, height, right_margin=10.0)
    dots = [
        (plot.x(middle(mark)), plot.y(mark.value), mark, series.name, at)
        for at, series in enumerate(chart.series)
        for mark in series.marks
        if mark.value is not None
    ]
    taken = [Area(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y, *_ in dots]
    taken += [Area(plot.x(m.at), y - 1.5, plot.x(m.until), y + 1.5) for _, y, m, *_ in dots if m.until > m.at]
    bounds = Area(plot.area.left, plot.area.bottom, sheet.width, 0.0)
    for x, y, mark, _, at in dots:
        colour = sheet.series_colour(at)
        if mark.until > mark.at:
            sheet.add(Line(plot.x(mark.at), y, plot.x(mark.until), y, 1.6, colour))
        sheet.add(Disc(x, y, RADIUS, colour, sheet.house.colours["paper"], 0.8))
    for x, y, mark, name, at in sorted(dots, key=lambda dot: -dot[0]):
        width = max(sheet.text_width(name, sheet.label), sheet.text_width(mark.label, sheet.label, bold=True))
        area = place(_around(x, y, width, 2 * sheet.label.leading, plot, mark.at, mark.until), taken, bounds)
        taken.append(area)
        ground = sheet.colour("paper")
        sheet.add(
            Rect(area.left - 1.5, area.bottom + 1.0, area.right - area.left + 3.0, area.top - area.bottom - 1.0, ground)
        )
        baseline = area.top - sheet.label.size
        sheet.letter(area.left, baseline, mark.label, sheet.label, colour=sheet.series_colour(at), bold=True)
        sheet.letter(area.left, baseline - sheet.label.leading, name, sheet.label)
    return sheet.drawing(height)


def _around(x: float, y: float, width: float, height: float, plot: Plot, first: float, last: float) -> Iterator[Area]:
    """Places for a label beside its dot, the best first: right, left, above, below, and the corners."""
    right, left = max(x + RADIUS, plot.x(last)) + GAP, min(x - RADIUS, plot.x(first)) - GAP
    above, below = y + RADIUS + 1.0, y - RADIUS - 1.0
    corners = [
        (right, y - height / 2),
        (left - width, y - height / 2),
        (x - width / 2, above),
        (x - width / 2, below - height),
        (right, above),
        (right, below - height),
        (left - width, above),
        (left - width, below - height),
        (x - width, above),
        (x, above),
        (x - width, below - height),
        (x, below - height),
    ]
    for low_x, low_y in corners:
        yield Area(low_x, low_y, low_x + width, low_y + height)

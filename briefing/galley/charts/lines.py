"""Lines over time, each named at its right end; a missing value is a gap."""

from __future__ import annotations

from briefing.document.charts import Chart, ChartSeries
from briefing.galley.charts.canvas import Sheet, spread_apart
from briefing.galley.charts.plot import Plot, draw_plot, middle
from briefing.galley.drawing import Disc, Drawing, Path

LABEL_GAP = 6.0
NAMES_AT_MOST = 0.3
"""The share of the width that the names may take."""


def draw_lines(chart: Chart, sheet: Sheet) -> Drawing:
    """A line for each series, with its name and last value at its end."""
    height = sheet.house.chart_height
    limit = sheet.width * NAMES_AT_MOST
    names = [sheet.wrap(series.name, sheet.label, limit, bold=True) for series in chart.series]
    widths = [sheet.text_width(line, sheet.label, bold=True) for lines in names for line in lines]
    widths += [sheet.text_width(_last_label(series), sheet.label) for series in chart.series]
    plot = draw_plot(chart, sheet, height, right_margin=max(widths, default=0.0) + LABEL_GAP + 3.0)
    for at, series in enumerate(chart.series):
        for stretch in _stretches(series, plot):
            colour = sheet.series_colour(at)
            sheet.add(Path(stretch, colour, 1.6) if len(stretch) > 1 else Disc(*stretch[0], 1.8, colour))
    _name_lines(chart, sheet, plot, names)
    return sheet.drawing(height)


def _stretches(series: ChartSeries, plot: Plot) -> list[tuple[tuple[float, float], ...]]:
    """The line's unbroken stretches."""
    stretches: list[list[tuple[float, float]]] = [[]]
    for mark in series.marks:
        if mark.value is None:
            stretches.append([])
        else:
            stretches[-1].append((plot.x(middle(mark)), plot.y(mark.value)))
    return [tuple(stretch) for stretch in stretches if stretch]


def _name_lines(chart: Chart, sheet: Sheet, plot: Plot, names: list[list[str]]) -> None:
    leading = sheet.label.leading
    ends = [_end(series, plot) for series in chart.series]
    blocks = [len(lines) + bool(_last_label(series)) for lines, series in zip(names, chart.series, strict=True)]
    gap = max(blocks, default=1) * leading
    places = spread_apart([y for _, y in ends], gap, plot.area.bottom + gap / 2, plot.area.top)
    for at, (series, lines) in enumerate(zip(chart.series, names, strict=True)):
        x, colour = plot.area.right + LABEL_GAP, sheet.series_colour(at)
        sheet.add(Disc(*ends[at], 2.4, colour))
        y = places[at] + (blocks[at] - 1) * leading / 2 - sheet.label.size * 0.33
        for line in lines:
            sheet.letter(x, y, line, sheet.label, colour=colour, bold=True)
            y -= leading
        sheet.letter(x, y, _last_label(series), sheet.label)


def _end(series: ChartSeries, plot: Plot) -> tuple[float, float]:
    """Where the line ends."""
    last = next((mark for mark in reversed(series.marks) if mark.value is not None), None)
    if last is None or last.value is None:
        return plot.area.right, plot.area.bottom
    return plot.x(middle(last)), plot.y(last.value)


def _last_label(series: ChartSeries) -> str:
    return next((mark.label for mark in reversed(series.marks) if mark.value is not None), "")

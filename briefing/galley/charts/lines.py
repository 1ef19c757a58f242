"""Lines over time, each named at its right end; a missing value is a gap."""

from __future__ import annotations

from briefing.document.charts import Chart, ChartSeries, Mark
from briefing.galley.charts.canvas import Sheet, spread_apart
from briefing.galley.charts.plot import Plot, draw_plot, middle
from briefing.galley.drawing import Disc, Drawing, Line, Path
from briefing.values import dataclass

LABEL_GAP = 8.0
NAMES_AT_MOST = 0.3
"""The share of the width that the names may take."""
LINE = 1.8
DOT = 2.6
"""Radius of the dot at a line's end."""
AFAR = 4.0
"""A name that stands further from its line's end than this has a leader to it."""
LEADER = (1.0, 1.5)
"""Dashes of a leader, so that it is not taken for data."""
BETWEEN_NAMES = 3.0


@dataclass(frozen=True, slots=True)
class _Name:
    """What stands at the right end of a line."""

    series: int
    lines: tuple[str, ...]
    last: Mark


def draw_lines(chart: Chart, sheet: Sheet) -> Drawing:
    """A line for each series, with its name and last value at its end. Higher than usual where the names need it."""
    names = [
        _Name(at, tuple(sheet.wrap(series.name, sheet.label, sheet.width * NAMES_AT_MOST, bold=True)), last)
        for at, series in enumerate(chart.series)
        if (last := _last(series)) is not None
    ]
    widths = [sheet.text_width(line, sheet.label, bold=True) for name in names for line in name.lines]
    widths += [sheet.text_width(name.last.label, sheet.label) for name in names]
    sizes = [(len(name.lines) + bool(name.last.label)) * sheet.label.leading + BETWEEN_NAMES for name in names]
    height = max(sheet.house.chart_height, sum(sizes) + 2 * sheet.small.leading)
    plot = draw_plot(chart, sheet, height, right_margin=max(widths, default=0.0) + LABEL_GAP + 3.0)
    for at, series in enumerate(chart.series):
        for stretch in _stretches(series, plot):
            colour = sheet.series_colour(at)
            sheet.add(Path(stretch, colour, LINE) if len(stretch) > 1 else Disc(*stretch[0], DOT, colour))
    _name_lines(sheet, plot, names, sizes)
    return sheet.drawing(plot.height)


def _stretches(series: ChartSeries, plot: Plot) -> list[tuple[tuple[float, float], ...]]:
    """The line's unbroken stretches."""
    stretches: list[list[tuple[float, float]]] = [[]]
    for mark in series.marks:
        if mark.value is None:
            stretches.append([])
        else:
            stretches[-1].append((plot.x(middle(mark)), plot.y(mark.value)))
    return [tuple(stretch) for stretch in stretches if stretch]


def _name_lines(sheet: Sheet, plot: Plot, names: list[_Name], sizes: list[float]) -> None:
    """Each name beside its line's end, or as near as the others let it."""
    leading, x = sheet.label.leading, plot.area.right + LABEL_GAP
    ends = [(plot.x(middle(name.last)), plot.y(name.last.value or 0.0)) for name in names]
    low = plot.area.bottom - (0.0 if plot.overhangs else sheet.small.leading)
    places = spread_apart([y for _, y in ends], sizes, low, 0.0)
    for name, size, place, (end_x, end_y) in zip(names, sizes, places, ends, strict=True):
        colour = sheet.series_colour(name.series)
        sheet.shifts[name.series], sheet.names[name.series] = place - end_y, name.lines
        if abs(place - end_y) > AFAR or plot.area.right - end_x > AFAR:
            sheet.add(Line(end_x, end_y, x - 2.0, place, 0.5, colour, LEADER))
        sheet.add(Disc(end_x, end_y, DOT, colour, sheet.colour("paper"), 0.8))
        y = place + (size - BETWEEN_NAMES) / 2 - leading * 0.5 - sheet.label.size * 0.33
        for line in name.lines:
            sheet.letter(x, y, line, sheet.label, colour=sheet.series_ink(name.series), bold=True)
            y -= leading
        sheet.letter(x, y, name.last.label, sheet.label)


def _last(series: ChartSeries) -> Mark | None:
    """The last value that there is."""
    return next((mark for mark in reversed(series.marks) if mark.value is not None), None)

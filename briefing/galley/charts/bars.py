"""Bars, lying: names at the left in full, values at their ends; grouped or stacked where there are several series."""

from __future__ import annotations

from briefing.document.charts import Chart
from briefing.galley.charts.canvas import Sheet
from briefing.galley.charts.keys import draw_key
from briefing.galley.drawing import Drawing, Line, Rect

BAR = 10.0
GAP_IN_GROUP = 1.5
GAP = 7.0
VALUE_GAP = 4.0
NAMES_AT_MOST = 0.4
"""The share of the width that the names may take."""


def draw_bars(chart: Chart, sheet: Sheet) -> Drawing:
    """A bar for each value; a missing value keeps its place and says so with its label."""
    top = draw_key(sheet, [series.name for series in chart.series]) if len(chart.series) > 1 else 0.0
    names = [sheet.wrap(name, sheet.label, sheet.width * NAMES_AT_MOST) for name in chart.categories]
    names_width = max((sheet.text_width(line, sheet.label) for lines in names for line in lines), default=0.0) + 8.0
    axis = _Axis(chart, sheet, names_width)
    y = top
    for at, lines in enumerate(names):
        bars = 1 if chart.stacked else len(chart.series)
        group = bars * BAR + (bars - 1) * GAP_IN_GROUP
        height = max(group, len(lines) * sheet.label.leading)
        for number, line in enumerate(lines):
            middle = y + height / 2 + (number - (len(lines) - 1) / 2) * sheet.label.leading
            sheet.letter(names_width - 8.0, -_baseline(middle, sheet), line, sheet.label, anchor="right")
        _draw_group(chart, sheet, axis, at, y + (height - group) / 2)
        y += height + GAP
    bottom = y - GAP + 2.0
    zero = axis.x(0.0)
    sheet.add(Line(zero, -(top - 2.0), zero, -bottom, 0.75, sheet.colour("text")))
    return sheet.drawing(bottom + 1.0)


class _Axis:
    """From values to places between the names and the right edge, with room for the values' labels."""

    def __init__(self, chart: Chart, sheet: Sheet, left: float) -> None:
        values = [total for at in range(len(chart.categories)) for total in _extent(chart, at)] or [0.0]
        self.low, self.high = min(0.0, *values), max(0.0, *values)
        if self.low == self.high:
            self.high = self.low + 1.0
        labels = [sheet.text_width(mark.label, sheet.label, bold=True) for s in chart.series for mark in s.marks]
        room = max(labels, default=0.0) + VALUE_GAP
        self.left = left + (room if self.low < 0 else 0.0)
        self.scale = max(sheet.width - room - self.left, 1.0) / (self.high - self.low)

    def x(self, value: float) -> float:
        return self.left + (value - self.low) * self.scale


def _extent(chart: Chart, at: int) -> list[float]:
    """The ends that the bars of a category reach."""
    values = [series.marks[at].value or 0.0 for series in chart.series]
    if not chart.stacked:
        return values
    return [sum(v for v in values if v > 0), sum(v for v in values if v < 0)]


def _draw_group(chart: Chart, sheet: Sheet, axis: _Axis, at: int, y: float) -> None:
    up = down = 0.0
    for number, series in enumerate(chart.series):
        mark = series.marks[at]
        start = (up if (mark.value or 0.0) >= 0 else down) if chart.stacked else 0.0
        end = start + (mark.value or 0.0)
        left, right = sorted((axis.x(start), axis.x(end)))
        if mark.value is not None:
            sheet.add(Rect(left, -(y + BAR), max(right - left, 0.5), BAR, sheet.series_colour(number)))
        if chart.stacked:
            _label_inside(sheet, mark.label, left, right, y, number)
            up, down = (end, down) if (mark.value or 0.0) >= 0 else (up, end)
        else:
            _label_at_end(sheet, mark.label, mark.value, left, right, y)
            y += BAR + GAP_IN_GROUP


def _label_at_end(sheet: Sheet, label: str, value: float | None, left: float, right: float, y: float) -> None:
    baseline = -_baseline(y + BAR / 2, sheet)
    if value is not None and value < 0:
        sheet.letter(left - VALUE_GAP, baseline, label, sheet.label, bold=True, anchor="right")
    else:
        sheet.letter(right + VALUE_GAP, baseline, label, sheet.label, bold=value is not None)


def _label_inside(sheet: Sheet, label: str, left: float, right: float, y: float, series: int) -> None:
    """The value inside its part of the bar, where the part is wide enough."""
    if sheet.text_width(label, sheet.small, bold=True) + 4.0 <= right - left:
        colour = ink_on(sheet.series_colour(series))
        middle = -(y + BAR / 2 + sheet.small.size * 0.34)
        sheet.letter((left + right) / 2, middle, label, sheet.small, colour=colour, bold=True, anchor="center")


def ink_on(ground: str) -> str:
    """Black or white, whichever stands out more on `ground` (WCAG 2.2, relative luminance)."""
    red, green, blue = (int(ground[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#000000" if (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) else "#FFFFFF"


def _baseline(middle: float, sheet: Sheet) -> float:
    """The baseline of a label whose capitals are centred on `middle`, y counted downwards."""
    return middle + sheet.label.size * 0.33

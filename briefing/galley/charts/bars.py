"""Bars, lying: names at the left in full, values at their ends; grouped or stacked where there are several series."""

from __future__ import annotations

from briefing.document.charts import Chart
from briefing.galley.charts.canvas import Area, Sheet
from briefing.galley.charts.keys import draw_key
from briefing.galley.drawing import Drawing, Line, Rect
from briefing.galley.ink import ink_on

BAR = 10.0
GAP_IN_GROUP = 1.5
GAP = 7.0
VALUE_GAP = 4.0
NAME_GAP = 8.0
HEAD_GAP = 5.0
NAMES_AT_MOST = 0.4
"""The share of the width that the names may take,"""
WORDS_AT_MOST = 0.5
"""and where one word of them needs more."""
SEAM = 0.75
"""The white line between the parts of a stacked bar, which parts them in grey print too."""
THINNEST = 0.5
"""A bar of nothing is still to be seen."""


def thinnest(sheet: Sheet) -> float:
    """How thin bars and the gaps between them may get, as a share of their usual thickness, where a chart is higher
    than a page: bars that stand in a group are no nearer to one another than lines of their labels.
    """
    return min(1.0, sheet.label.size / (BAR + GAP_IN_GROUP))


def draw_bars(chart: Chart, sheet: Sheet) -> Drawing:
    """A bar for each value; a missing value keeps its place and says so with its label.

    One part of a chart that goes on has the names' width and the scale of the whole, so that its bars compare.
    """
    whole = sheet.whole or chart
    top = _draw_head(chart, sheet)
    if len(chart.series) > 1:
        top = draw_key(sheet, [series.name for series in chart.series], top)
    room = _room_for_names(whole, sheet)
    every = {name: sheet.wrap(name, sheet.label, room) for name in whole.categories}
    names = [every[name] for name in chart.categories]
    sheet.categories = [tuple(lines) for lines in names]
    widest = max((sheet.text_width(line, sheet.label) for lines in every.values() for line in lines), default=0.0)
    axis = _Axis(whole, sheet, widest + NAME_GAP)
    bars = 1 if chart.stacked else len(chart.series)
    bar, gap = BAR * sheet.thickness, GAP * sheet.thickness
    group = bars * bar + (bars - 1) * GAP_IN_GROUP * sheet.thickness
    # All groups are as high as the one that needs most, for Word spaces them evenly.
    height = max([group, *(len(lines) * sheet.label.leading for lines in every.values())])
    y = top
    for at, lines in enumerate(names):
        for number, line in enumerate(lines):
            middle = y + height / 2 + (number - (len(lines) - 1) / 2) * sheet.label.leading
            sheet.letter(widest, -_baseline(middle, sheet), line, sheet.label, anchor="right")
        draw = _draw_stack if chart.stacked else _draw_group
        draw(chart, sheet, axis, at, y + (height - group) / 2)
        y += height + gap
    bottom = y - gap + 2.0
    sheet.plot = Area(widest + NAME_GAP, -(bottom + gap / 2 - 2.0), sheet.width, -(top - gap / 2))
    sheet.ends = axis.value(sheet.plot.left), axis.value(sheet.plot.right)
    sheet.bar = bar * bars / ((y - top) / max(len(names), 1))
    sheet.add(Line(axis.x(0.0), -(top - 2.0), axis.x(0.0), -bottom, 0.75, sheet.colour("text")))
    return sheet.drawing(bottom + 1.0)


def _room_for_names(chart: Chart, sheet: Sheet) -> float:
    words = (word for name in chart.categories for word in name.split(" "))
    widest = max((sheet.text_width(word, sheet.label) for word in words), default=0.0)
    return max(sheet.width * NAMES_AT_MOST, widest if widest <= sheet.width * WORDS_AT_MOST else 0.0)


def _draw_head(chart: Chart, sheet: Sheet) -> float:
    """Draws what the bars show above them, and gives the height that it takes."""
    small = sheet.small
    sheet.head = tuple(sheet.wrap(chart.unit, small, sheet.width)) if chart.unit else ()
    for at, line in enumerate(sheet.head):
        sheet.letter(0.0, -(small.size + at * small.leading), line, small)
    return head_height(sheet)


def head_height(sheet: Sheet) -> float:
    """The height of the lines above the bars, with the space below them."""
    return len(sheet.head) * sheet.small.leading + HEAD_GAP if sheet.head else 0.0


class _Axis:
    """From values to places between the names and the right edge, with room for the values' labels."""

    def __init__(self, chart: Chart, sheet: Sheet, left: float) -> None:
        values = [total for at in range(len(chart.categories)) for total in _extent(chart, at)] or [0.0]
        self.low, self.high = min(0.0, *values), max(0.0, *values)
        if self.low == self.high:
            self.high = self.low + 1.0
        ends = [(end, sheet.text_width(label, sheet.label, bold=True) + VALUE_GAP) for end, label in _ends(chart)]
        before = [room for end, room in ends if end < 0]
        self.left = left + (max(before, default=0.0) if self.low < 0 else 0.0)
        right = sheet.width - self.left
        scales = [(right - 2.0) / (self.high - self.low)]
        scales += [(right - room) / (end - self.low) for end, room in ends if end >= 0 and end > self.low]
        self.scale = max(min(scales), 1.0 / (self.high - self.low))

    def x(self, value: float) -> float:
        return self.left + (value - self.low) * self.scale

    def value(self, x: float) -> float:
        """What stands at `x`."""
        return self.low + (x - self.left) / self.scale


def _extent(chart: Chart, at: int) -> list[float]:
    """The ends that the bars of a category reach."""
    values = [series.marks[at].value or 0.0 for series in chart.series]
    if not chart.stacked:
        return values
    return [sum(v for v in values if v > 0), sum(v for v in values if v < 0)]


def _ends(chart: Chart) -> list[tuple[float, str]]:
    """Where a bar ends, for each label that stands at its end."""
    if not chart.stacked:
        return [(mark.value or 0.0, mark.label) for series in chart.series for mark in series.marks]
    ends = []
    for at, total in enumerate(chart.totals):
        up, down = _extent(chart, at)
        if total:
            ends.append((down if down < 0 and not up else up, total))
    return ends


def _draw_group(chart: Chart, sheet: Sheet, axis: _Axis, at: int, y: float) -> None:
    """The bars of a category below one another, each with its label at its end."""
    thick = BAR * sheet.thickness
    for number, series in enumerate(chart.series):
        mark = series.marks[at]
        baseline = -_baseline(y + thick / 2, sheet)
        if mark.value is None:
            sheet.letter(
                axis.x(0.0) + VALUE_GAP, baseline, mark.label, sheet.label, colour=sheet.colour("muted"), italic=True
            )
        else:
            left, right = sorted((axis.x(0.0), axis.x(mark.value)))
            sheet.add(Rect(left, -(y + thick), max(right - left, THINNEST), thick, sheet.series_colour(number)))
            if mark.value < 0:
                sheet.letter(left - VALUE_GAP, baseline, mark.label, sheet.label, bold=True, anchor="right")
            else:
                sheet.letter(right + VALUE_GAP, baseline, mark.label, sheet.label, bold=True)
        y += thick + GAP_IN_GROUP * sheet.thickness


def _draw_stack(chart: Chart, sheet: Sheet, axis: _Axis, at: int, y: float) -> None:
    """The parts of a category end to end, each with its label inside where it has the room; their sum at the end."""
    thick = BAR * sheet.thickness
    up = down = 0.0
    for number, series in enumerate(chart.series):
        mark = series.marks[at]
        value = mark.value or 0.0
        start = up if value >= 0 else down
        left, right = sorted((axis.x(start), axis.x(start + value)))
        if mark.value is not None:
            sheet.add(Rect(left, -(y + thick), max(right - left, THINNEST), thick, sheet.series_colour(number)))
            if start:
                seam = axis.x(start)
                sheet.add(Line(seam, -y, seam, -(y + thick), SEAM, sheet.colour("paper")))
        if mark.value is not None and _label_inside(sheet, mark.label, left, right, y, number):
            sheet.inside.add((at, number))
        up, down = (start + value, down) if value >= 0 else (up, start + value)
    if chart.totals:
        baseline = -_baseline(y + thick / 2, sheet)
        lacks = lacks_a_part(chart, at)
        colour = sheet.colour("muted") if lacks else None
        falls = down < 0 and not up
        end = axis.x(down) - VALUE_GAP if falls else axis.x(up) + VALUE_GAP
        sheet.letter(
            end,
            baseline,
            chart.totals[at],
            sheet.label,
            colour=colour,
            bold=not lacks,
            italic=lacks,
            anchor="right" if falls else "left",
        )


def lacks_a_part(chart: Chart, at: int) -> bool:
    """Whether a part of the stacked bar of category `at` has no value, so that nothing is its sum."""
    return any(series.marks[at].value is None for series in chart.series)


def _label_inside(sheet: Sheet, label: str, left: float, right: float, y: float, series: int) -> bool:
    """Writes the label into its part, where that is wide enough; gives whether it is."""
    has_room = sheet.text_width(label, sheet.small, bold=True) + 4.0 <= right - left
    if has_room:
        middle = -(y + BAR * sheet.thickness / 2 + sheet.small.size * 0.34)
        colour = ink_on(sheet.series_colour(series))
        sheet.letter((left + right) / 2, middle, label, sheet.small, colour=colour, bold=True, anchor="center")
    return has_room


def _baseline(middle: float, sheet: Sheet) -> float:
    """The baseline of a label whose capitals are centred on `middle`, y counted downwards."""
    return middle + sheet.label.size * 0.33

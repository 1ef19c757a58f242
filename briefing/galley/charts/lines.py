"""Lines over time, each named at its end; a missing value is a gap."""

from __future__ import annotations

from itertools import pairwise

from briefing.document.charts import Chart, ChartSeries, Mark
from briefing.galley.charts.canvas import Area, Sheet, spread_apart
from briefing.galley.charts.plot import Plot, draw_plot, middle
from briefing.galley.drawing import Disc, Drawing, Line, Path, Rect
from briefing.values import dataclass, replace

LABEL_GAP = 8.0
NAMES_AT_MOST = 0.3
"""The share of the width that the names may take."""
LINE = 1.8
DOT = 2.6
"""Radius of the dot at a line's end."""
AFAR = 4.0
"""A name that stands further from its line's end than this has a leader to it."""
LEADER = (1.0, 1.5)
"""Dashes of a leader across the margin, so that it is not taken for data."""
BETWEEN_NAMES = 3.0
OFFSETS = (0.0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1.0, -1.0, 1.25, -1.25)
"""How far above its line's end such a name may stand, in heights of the name."""
BESIDE = 6.0
"""How far right of its end the name of a line stands that ends early."""


@dataclass(frozen=True, slots=True)
class _Name:
    """What stands at the end of a line."""

    series: int
    lines: tuple[str, ...]
    last: Mark
    when: str = ""
    """Where the line ends; said where its name stands at the edge though the line ends before."""

    def width(self, sheet: Sheet) -> float:
        plain = (self.last.label, self.when)
        return max(
            *(sheet.text_width(line, sheet.label, bold=True) for line in self.lines),
            *(sheet.text_width(line, sheet.label) for line in plain),
        )

    def height(self, sheet: Sheet) -> float:
        return (len(self.lines) + bool(self.last.label) + bool(self.when)) * sheet.label.leading + BETWEEN_NAMES


def draw_lines(chart: Chart, sheet: Sheet) -> Drawing:
    """A line for each series, with its name and last value at its end. Higher than usual where the names need it.

    A line that ends before the last date is named where it ends, and so is the point of a chart of one date. Where that
    has no room its name stands at the edge with those of the others, and says where the line ends, so that its value is
    not read as one of the last date.
    """
    names = [
        _Name(at, tuple(sheet.wrap(series.name, sheet.label, sheet.width * NAMES_AT_MOST, bold=True)), last)
        for at, series in enumerate(chart.series)
        if (last := _last(series)) is not None
    ]
    final = max((*(tick.value for tick in chart.date_ticks), *(middle(name.last) for name in names)), default=0.0)
    begins = min((*(tick.value for tick in chart.date_ticks), *(middle(name.last) for name in names)), default=0.0)
    early = {name.series for name in names if middle(name.last) < final or begins == final}
    while True:
        sheet.shapes.clear()
        sheet.categories.clear()
        told = [name if name.series in early else _told(name, final) for name in names]
        at_edge = [name for name in told if name.series not in early]
        sizes = [name.height(sheet) for name in at_edge]
        height = max(sheet.house.chart_height, sum(sizes) + 2 * sheet.small.leading)
        widest = max((name.width(sheet) for name in at_edge), default=0.0)
        plot = draw_plot(chart, sheet, height, right_margin=widest + LABEL_GAP + 3.0)
        edge = _edge_places(sheet, plot, at_edge, sizes)
        beside = _places_beside(chart, sheet, plot, [name for name in told if name.series in early], edge)
        if beside.keys() == early:
            break
        early = set(beside)
    for area in beside.values():
        sheet.add(Rect(area.left, area.bottom, area.right - area.left, area.top - area.bottom, sheet.colour("paper")))
    for at, series in enumerate(chart.series):
        for stretch in _stretches(series, plot):
            colour = sheet.series_colour(at)
            sheet.add(Path(stretch, colour, LINE) if len(stretch) > 1 else Disc(*stretch[0], DOT, colour))
    for name in told:
        _name_line(sheet, plot, name, {**edge, **beside}[name.series])
    return sheet.drawing(plot.height)


def _told(name: _Name, final: float) -> _Name:
    return replace(name, when=name.last.place) if middle(name.last) < final else name


def _stretches(series: ChartSeries, plot: Plot) -> list[tuple[tuple[float, float], ...]]:
    """The line's unbroken stretches."""
    stretches: list[list[tuple[float, float]]] = [[]]
    for mark in series.marks:
        if mark.value is None:
            stretches.append([])
        else:
            stretches[-1].append((plot.x(middle(mark)), plot.y(mark.value)))
    return [tuple(stretch) for stretch in stretches if stretch]


def _edge_places(sheet: Sheet, plot: Plot, names: list[_Name], sizes: list[float]) -> dict[int, Area]:
    """At the right edge, each name at the height of its line's end, or as near as the others let it."""
    x = plot.area.right + LABEL_GAP
    low = plot.area.bottom - (0.0 if plot.overhangs else sheet.small.leading)
    middles = spread_apart([plot.y(name.last.value or 0.0) for name in names], sizes, low, 0.0)
    return {
        name.series: Area(x, y - size / 2, x + name.width(sheet), y + size / 2)
        for name, size, y in zip(names, sizes, middles, strict=True)
    }


def _places_beside(
    chart: Chart, sheet: Sheet, plot: Plot, names: list[_Name], edge: dict[int, Area]
) -> dict[int, Area]:
    """Right of the ends of lines that end early: clear of all lines, of the names at the edge and of one another; for
    those that have such a place.
    """
    stretches = [stretch for series in chart.series for stretch in _stretches(series, plot)]
    steps = [(*one, *other) for stretch in stretches for one, other in pairwise([*stretch, stretch[-1]])]
    paper = Area(plot.area.left, plot.area.bottom + 1.0, sheet.width, plot.area.top + sheet.small.size)
    found: dict[int, Area] = {}
    for name in names:
        end_x, end_y = plot.x(middle(name.last)), plot.y(name.last.value or 0.0)
        width, height = name.width(sheet), name.height(sheet)
        for share in OFFSETS:
            x, y = end_x + BESIDE, end_y + share * height
            area = Area(x - 1.0, y - height / 2, x + width + 1.0, y + height / 2)
            others = (*edge.values(), *found.values())
            if area.outside(paper) or any(area.meets(other) for other in others):
                continue
            if not any(area.crossed(*step) for step in steps):
                found[name.series] = area
                break
    return found


def _name_line(sheet: Sheet, plot: Plot, name: _Name, area: Area) -> None:
    """Writes a name at its place, with a leader where that is not beside its line's end."""
    leading, place = sheet.label.leading, (area.bottom + area.top) / 2
    colour = sheet.series_colour(name.series)
    end_x, end_y = plot.x(middle(name.last)), plot.y(name.last.value or 0.0)
    sheet.shifts[name.series], sheet.names[name.series] = place - end_y, name.lines
    x = area.left
    far = abs(place - end_y)
    if name.when:
        sheet.asides[name.series], sheet.whens[name.series] = plot.area.right - end_x, name.when
        sheet.add(Line(end_x, end_y, x - 2.0, place, 0.35, sheet.colour("muted"), LEADER))
    elif x < plot.area.right and far > (area.top - area.bottom) / 2 + AFAR:
        near = area.bottom if place > end_y else area.top
        sheet.add(Line(end_x, end_y, x + 2.0, near, 0.35, sheet.colour("muted")))
    elif x > plot.area.right and (far > AFAR or plot.area.right - end_x > AFAR):
        # Grey where it runs through the plot, for there a line in the series' colour is one of values to come.
        ink = sheet.colour("muted") if plot.area.right - end_x > AFAR else colour
        sheet.add(Line(end_x, end_y, x - 2.0, place, 0.5, ink, LEADER))
    sheet.add(Disc(end_x, end_y, DOT, colour, sheet.colour("paper"), 0.8))
    y = area.top - BETWEEN_NAMES / 2 - leading * 0.5 - sheet.label.size * 0.33
    for line in name.lines:
        sheet.letter(x, y, line, sheet.label, colour=sheet.series_ink(name.series), bold=True)
        y -= leading
    sheet.letter(x, y, name.last.label, sheet.label)
    sheet.letter(x, y - leading, name.when, sheet.label)


def _last(series: ChartSeries) -> Mark | None:
    """The last value that there is."""
    return next((mark for mark in reversed(series.marks) if mark.value is not None), None)

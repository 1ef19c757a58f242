"""Dots: counts of the same thing by several parties, over time or categories. A month is a span, not a point."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.document.charts import Chart, Mark
from briefing.galley.charts.canvas import Area, Sheet
from briefing.galley.charts.keys import draw_key
from briefing.galley.charts.plot import Plot, draw_plot, middle
from briefing.galley.drawing import Disc, Drawing, Line, Rect, lifted
from briefing.values import dataclass, replace

RADIUS = 3.6
SPAN = 2.0
"""How thick the line of a span is."""
RING = 1.4
"""How thick the ring is in the middle of a span."""
GAP = 4.0
RINGS = (0.0, 1.0, 2.0, 3.5)
"""How far from its dot a label may stand, in heights of a label; beyond the first a leader joins the two."""
ASIDE = 8.0
"""What the plot leaves free at its ends."""
ROUNDS = 4
"""How often the labels are placed anew, each clear of all others, where one has no room beside its dot."""
BESIDE = 12
"""How many of the places around a dot are beside it."""
HALO = 1.5
LEADER = (1.0, 1.5)

_Leader = tuple[float, float, float, float]
"""Where it begins and ends: x, y, x, y."""


@dataclass(frozen=True, slots=True)
class _Dot:
    x: float
    y: float
    mark: Mark
    party: str
    series: int


def draw_dots(chart: Chart, sheet: Sheet) -> Drawing:
    """A dot for each count, with the party and the number beside it. Where not all labels have room, the parties stand
    in a key, and only numbers that have room at the dots.
    """
    height = sheet.house.chart_height
    plot, dots = _plotted(chart, sheet, height)
    labels = _label_places(dots, plot, sheet)
    if len(_kept(dots, labels, plot, sheet)) == len(dots):
        _draw(dots, dict(enumerate(labels)), plot, sheet)
        return sheet.drawing(plot.height)
    sheet.shapes.clear()
    sheet.categories.clear()
    names = [series.name for series in chart.series]
    top = draw_key(sheet, names) if any(names) else 0.0
    of_key = len(sheet.shapes)
    plot, dots = _plotted(chart, sheet, height)
    dots = [replace(dot, party="") for dot in dots]
    labels = _label_places(dots, plot, sheet)
    _draw(dots, _kept(dots, labels, plot, sheet), plot, sheet)
    sheet.shapes[of_key:] = [lifted(shape, -top) for shape in sheet.shapes[of_key:]]
    return sheet.drawing(plot.height + top)


def _plotted(chart: Chart, sheet: Sheet, height: float) -> tuple[Plot, list[_Dot]]:
    """Draws the axes, and gives the dots that are to be drawn."""
    inset = ASIDE if chart.dated else sheet.width / (2 * len(chart.date_ticks) + 2)
    plot = draw_plot(chart, sheet, height, right_margin=2.0, inset=inset)
    return plot, [
        _Dot(plot.x(middle(mark)), plot.y(mark.value), mark, series.name, at)
        for at, series in enumerate(chart.series)
        for mark in series.marks
        if mark.value is not None
    ]


def _kept(dots: list[_Dot], labels: list[Area], plot: Plot, sheet: Sheet) -> dict[int, Area]:
    """The labels, by their dots' places in the list, that meet no dot, no word of the axes, no label kept before them
    and no edge.
    """
    paper = Area(0.0, -plot.height, sheet.width, 0.0)
    discs = [*map(_disc, dots), *_axes(plot, sheet)]
    kept: dict[int, Area] = {}
    for at, area in enumerate(labels):
        if not area.outside(paper) and not any(area.meets(other) for other in (*discs, *kept.values())):
            kept[at] = area
    return kept


def _axes(plot: Plot, sheet: Sheet) -> tuple[Area, Area, Area]:
    """Where the words of the axes are: of the dates, of the values, and the unit above them."""
    area = plot.area
    unit = sheet.text_width(plot.unit, sheet.small)
    return (
        Area(0.0, -plot.height, sheet.width, area.bottom + 1.0),
        Area(0.0, area.bottom, area.left - 3.0, area.top),
        Area(0.0, area.top + sheet.small.size / 2, unit, 0.0),
    )


def _disc(dot: _Dot) -> Area:
    return Area(dot.x - RADIUS, dot.y - RADIUS, dot.x + RADIUS, dot.y + RADIUS)


def _draw(dots: list[_Dot], labels: dict[int, Area], plot: Plot, sheet: Sheet) -> None:
    for area in labels.values():
        sheet.add(_ground(area, sheet))
    for at, dot in enumerate(dots):
        colour = sheet.series_colour(dot.series)
        if dot.mark.until > dot.mark.at:
            sheet.add(Line(plot.x(dot.mark.at), dot.y, plot.x(dot.mark.until), dot.y, SPAN, colour))
        if at in labels and (leader := _leader(dot, labels[at])):
            sheet.add(Line(*leader, 0.5, colour, LEADER))
    for dot in dots:
        colour, paper = sheet.series_colour(dot.series), sheet.colour("paper")
        if dot.mark.until > dot.mark.at:  # a ring: nothing was counted on the day in the middle
            sheet.add(Disc(dot.x, dot.y, RADIUS - RING / 2, paper, colour, RING))
        else:
            sheet.add(Disc(dot.x, dot.y, RADIUS, colour, paper, 0.8))
    for at, area in labels.items():
        dot, baseline = dots[at], area.top - sheet.label.size
        ink = sheet.series_ink(dot.series)
        sheet.letter(area.left, baseline, dot.mark.label, sheet.label, colour=ink, bold=True)
        sheet.letter(area.left, baseline - sheet.label.leading, dot.party, sheet.label)


def _label_places(dots: list[_Dot], plot: Plot, sheet: Sheet) -> list[Area]:
    """Where the labels stand: clear of dots, spans, the axis and one another, with leaders that cross none of them,
    where there is any such place.
    """
    taken = [_disc(dot) for dot in dots]
    spans = [Area(plot.x(dot.mark.at), dot.y - SPAN, plot.x(dot.mark.until), dot.y + SPAN) for dot in dots]
    axes = _axes(plot, sheet)
    bounds = Area(plot.area.left, plot.area.bottom, sheet.width, 0.0)
    wanted = [list(_around(dot, _label_size(dot, sheet), plot)) for dot in dots]
    order = sorted(range(len(dots)), key=lambda at: -dots[at].x)
    places: dict[int, Area] = {}
    for _ in range(ROUNDS):
        before = dict(places)
        for at in order:
            labels = [area for other, area in places.items() if other != at]
            in_the_way = [*labels, *taken[:at], *taken[at + 1 :]]
            leaders = [_leader(dots[other], area) for other, area in places.items() if other != at]

            def badness(
                area: Area,
                dot: _Dot = dots[at],
                labels: list[Area] = labels,
                in_the_way: list[Area] = in_the_way,
                leaders: list[_Leader | None] = leaders,
            ) -> tuple[int, float, int]:
                met = sum(area.meets(other) for other in (*taken, *spans, *axes, *labels))
                own = _leader(dot, area)
                crossed = sum(other.crossed(*own) for other in in_the_way) if own else 0
                crossed += sum(area.crossed(*leader) for leader in leaders if leader)
                return met, area.outside(bounds), crossed

            places[at] = min(wanted[at], key=badness)
        if places == before or all(places[at] in wanted[at][:BESIDE] for at in order):
            break
    return [places[at] for at in range(len(dots))]


def _label_size(dot: _Dot, sheet: Sheet) -> tuple[float, float]:
    name, number = sheet.text_width(dot.party, sheet.label), sheet.text_width(dot.mark.label, sheet.label, bold=True)
    return max(name, number), 2 * sheet.label.leading if dot.party else sheet.label.leading


def _around(dot: _Dot, size: tuple[float, float], plot: Plot) -> Iterator[Area]:
    """Places for a label beside its dot, the best first: right, left, above, below, the corners; then further away. A
    span has its label above or below it, for at its ends it would stand beside other dots.
    """
    width, height = size
    first, last = plot.x(dot.mark.at), plot.x(dot.mark.until)
    right, left = max(dot.x + RADIUS, last) + GAP, min(dot.x - RADIUS, first) - GAP
    for ring in RINGS:
        off = ring * height
        above, below = dot.y + RADIUS + 1.0 + off, dot.y - RADIUS - 1.0 - off - height
        beside, before = right + off, left - width - off
        over = [(dot.x - width / 2, above), (last - width, above), (first, above), (dot.x - width / 2, below)]
        corners = [
            *([*over, (last - width, below), (first, below)] if last > first else ()),
            (beside, dot.y - height / 2),
            (before, dot.y - height / 2),
            (dot.x - width / 2, above),
            (dot.x - width / 2, below),
            (beside, above),
            (beside, below),
            (before, above),
            (before, below),
            (dot.x - width, above),
            (dot.x, above),
            (dot.x - width, below),
            (dot.x, below),
        ]
        for x, y in corners:
            yield Area(x, y, x + width, y + height)


def _ground(area: Area, sheet: Sheet) -> Rect:
    """Paper below a label, so that no rule runs through it."""
    width, height = area.right - area.left + 2 * HALO, area.top - area.bottom - 1.0
    return Rect(area.left - HALO, area.bottom + 1.0, width, height, sheet.colour("paper"))


def _leader(dot: _Dot, area: Area) -> _Leader | None:
    """The line from a dot to its label; None where that is beside it or at its span."""
    x = min(max(dot.x, area.left), area.right)
    y = min(max(dot.y, area.bottom + 1.0), area.top)
    at_span = dot.mark.until > dot.mark.at and abs(y - dot.y) < 2 * RADIUS
    beside = abs(x - dot.x) + abs(y - dot.y) <= 2 * RADIUS + GAP
    return None if at_span or beside else (dot.x, dot.y, x, y)

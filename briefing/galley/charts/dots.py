"""Dots: counts of the same thing by several parties, over time or categories. A month is a span, not a point."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import hypot

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
PITCH = 2 * RADIUS + 0.8
"""From dot to dot where several have one place."""
GAP = 4.0
BETWEEN = 3.0
"""Points that stay free beside a label: those of two dots are not to be read as one."""
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
    labels, is_clear = _label_places(dots, plot, sheet)
    if is_clear and len(_kept(dots, labels, plot, sheet)) == len(dots):
        _draw(dots, dict(enumerate(labels)), plot, sheet)
        return sheet.drawing(plot.height)
    sheet.shapes.clear()
    sheet.categories.clear()
    names = [series.name for series in chart.series]
    top = draw_key(sheet, names) if any(names) else 0.0
    of_key = len(sheet.shapes)
    plot, dots = _plotted(chart, sheet, height)
    dots = [replace(dot, party="") for dot in dots]
    labels, _ = _label_places(dots, plot, sheet)
    _draw(dots, _kept(dots, labels, plot, sheet), plot, sheet)
    sheet.shapes[of_key:] = [lifted(shape, -top) for shape in sheet.shapes[of_key:]]
    return sheet.drawing(plot.height + top)


def _plotted(chart: Chart, sheet: Sheet, height: float) -> tuple[Plot, list[_Dot]]:
    """Draws the axes, and gives the dots that are to be drawn."""
    inset = ASIDE if chart.dated else sheet.width / (2 * len(chart.date_ticks) + 2)
    plot = draw_plot(chart, sheet, height, right_margin=2.0, inset=inset)
    dots = [
        _Dot(plot.x(middle(mark)), plot.y(mark.value), mark, series.name, at)
        for at, series in enumerate(chart.series)
        for mark in series.marks
        if mark.value is not None
    ]
    return plot, _side_by_side(dots, plot)


def _side_by_side(dots: list[_Dot], plot: Plot) -> list[_Dot]:
    """The dots, those that would hide one another side by side about their place, and spans above one another."""
    placed = list(dots)
    waiting = set(range(len(dots)))
    while waiting:
        group = [waiting.pop()]
        for at in group:
            met = {other for other in waiting if _hide(dots[at], dots[other], plot)}
            waiting -= met
            group += sorted(met)
        if len(group) == 1:
            continue
        group.sort()
        count = len(group)
        spread = [(place - (count - 1) / 2) * PITCH for place in range(count)]
        if any(_is_span(dots[at]) for at in group):
            shift = max(0.0, plot.area.bottom - min(dots[at].y - by for at, by in zip(group, spread, strict=True)))
            for at, by in zip(group, spread, strict=True):
                placed[at] = replace(dots[at], y=dots[at].y - by + shift)
        else:
            xs = [dots[at].x + by for at, by in zip(group, spread, strict=True)]
            shift = max(0.0, plot.area.left + RADIUS - min(xs)) - max(0.0, max(xs) + RADIUS - plot.area.right)
            for at, x in zip(group, xs, strict=True):
                placed[at] = replace(dots[at], x=x + shift)
    return placed


def _hide(dot: _Dot, other: _Dot, plot: Plot) -> bool:
    """Whether so much of one of the two is below the other that it is overlooked."""
    if abs(dot.y - other.y) >= RADIUS:
        return False
    if _is_span(dot) and _is_span(other):
        return plot.x(dot.mark.at) < plot.x(other.mark.until) and plot.x(other.mark.at) < plot.x(dot.mark.until)
    return abs(dot.x - other.x) < RADIUS


def _is_span(dot: _Dot) -> bool:
    return dot.mark.until > dot.mark.at


def _kept(dots: list[_Dot], labels: list[Area], plot: Plot, sheet: Sheet) -> dict[int, Area]:
    """The labels, by their dots' places in the list, that meet no dot, no word of the axes, no label kept before them
    and no edge.
    """
    paper = Area(0.0, -plot.height, sheet.width, 0.0)
    discs = [*map(_disc, dots), *_axes(plot, sheet)]
    kept: dict[int, Area] = {}
    for at, area in enumerate(labels):
        clear = not any(area.meets(disc) for disc in discs) and not any(map(_apart(area).meets, kept.values()))
        if clear and not area.outside(paper):
            kept[at] = area
    return kept


def _axes(plot: Plot, sheet: Sheet) -> tuple[Area, Area, Area]:
    """Where the words of the axes are: of the dates, of the values, and the unit above them."""
    area = plot.area
    unit = sheet.text_width(plot.unit, sheet.small)
    highest = area.top + sheet.small.leading / 2  # a value stands across its tick
    return (
        Area(0.0, -plot.height, sheet.width, area.bottom + 1.0),
        Area(0.0, area.bottom, area.left - 3.0, highest),
        Area(0.0, area.top + sheet.small.size / 2, unit, 0.0),
    )


def _disc(dot: _Dot) -> Area:
    return Area(dot.x - RADIUS, dot.y - RADIUS, dot.x + RADIUS, dot.y + RADIUS)


def _draw(dots: list[_Dot], labels: dict[int, Area], plot: Plot, sheet: Sheet) -> None:
    for area in labels.values():
        sheet.add(_ground(area, sheet))
    for at, dot in enumerate(dots):
        colour = sheet.series_colour(dot.series)
        if _is_span(dot):
            sheet.add(Line(plot.x(dot.mark.at), dot.y, plot.x(dot.mark.until), dot.y, SPAN, colour))
        if at in labels and (leader := _leader(dot, labels[at])):
            sheet.add(Line(*leader, 0.5, colour, LEADER))
    for dot in dots:
        colour, paper = sheet.series_colour(dot.series), sheet.colour("paper")
        if _is_span(dot):  # a ring: nothing was counted on the day in the middle
            sheet.add(Disc(dot.x, dot.y, RADIUS - RING / 2, paper, colour, RING))
        else:
            sheet.add(Disc(dot.x, dot.y, RADIUS, colour, paper, 0.8))
    for at, area in labels.items():
        dot, baseline = dots[at], area.top - sheet.label.size
        ink = sheet.series_ink(dot.series)
        sheet.letter(area.left, baseline, dot.mark.label, sheet.label, colour=ink, bold=True)
        sheet.letter(area.left, baseline - sheet.label.leading, dot.party, sheet.label)


def _label_places(dots: list[_Dot], plot: Plot, sheet: Sheet) -> tuple[list[Area], bool]:
    """Where the labels stand: clear of dots, spans, the axis and one another, with leaders that cross none of them, and
    beside no other dot, where there is any such place; and whether there is one.
    """
    room = _Room(dots, plot, sheet)
    careful = room.settled(careful=True)
    if room.is_clear(careful):
        return careful, True
    careless = room.settled(careful=False)
    return careless, room.is_clear(careless)


class _Room:
    """Where labels may stand, and what is wrong with a place."""

    def __init__(self, dots: list[_Dot], plot: Plot, sheet: Sheet) -> None:
        self.dots = dots
        self.discs = [_disc(dot) for dot in dots]
        spans = [Area(plot.x(dot.mark.at), dot.y - SPAN, plot.x(dot.mark.until), dot.y + SPAN) for dot in dots]
        self.fixed = [*self.discs, *spans, *_axes(plot, sheet)]
        self.bounds = Area(plot.area.left, plot.area.bottom, sheet.width, 0.0)
        self.wanted = [list(_around(dot, _label_size(dot, sheet), plot)) for dot in dots]

    def settled(self, *, careful: bool) -> list[Area]:
        """A place for each label, placed again until none moves; `careful` of other dots beside it."""
        order = sorted(range(len(self.dots)), key=lambda at: -self.dots[at].x)
        places: dict[int, Area] = {}
        for _ in range(ROUNDS):
            before = dict(places)
            for at in order:
                places[at] = min(self.wanted[at], key=self._badness(at, places, careful=careful))
            if places == before or all(places[at] in self.wanted[at][:BESIDE] for at in order):
                break
        return [places[at] for at in range(len(self.dots))]

    def is_clear(self, places: list[Area]) -> bool:
        """Whether nothing meets, stands outside or is crossed where the labels stand at `places`."""
        known = dict(enumerate(places))
        return not any(any(self._badness(at, known, careful=False)(area)) for at, area in known.items())

    def _badness(
        self, at: int, places: dict[int, Area], *, careful: bool
    ) -> Callable[[Area], tuple[int, float, int, int]]:
        """How bad a place is for the label of dot `at`, while the others stand at `places`."""
        dot = self.dots[at]
        labels = [area for other, area in places.items() if other != at]
        in_the_way = [*labels, *self.discs[:at], *self.discs[at + 1 :]]
        found = (_leader(self.dots[other], area) for other, area in places.items() if other != at)
        leaders = [leader for leader in found if leader]

        def badness(area: Area) -> tuple[int, float, int, int]:
            met = sum(area.meets(other) for other in self.fixed) + sum(map(_apart(area).meets, labels))
            own = _leader(dot, area)
            crossed = sum(other.crossed(*own) for other in in_the_way) if own else 0
            crossed += sum(area.crossed(*leader) for leader in leaders)
            mistaken = _mistaken(area, dot, self.dots, led=bool(own)) if careful else 0
            return met, area.outside(self.bounds), crossed, mistaken

        return badness


def _apart(area: Area) -> Area:
    return Area(area.left - BETWEEN, area.bottom, area.right + BETWEEN, area.top)


def _mistaken(area: Area, dot: _Dot, dots: list[_Dot], *, led: bool) -> int:
    """How many other dots a label could be taken to belong to: they are as near to it as its own, or beside it."""
    near = RADIUS + GAP if led else _distance(dot, area) + 1.0
    return sum(other is not dot and _distance(other, area) < near for other in dots)


def _distance(dot: _Dot, area: Area) -> float:
    across = max(0.0, area.left - dot.x, dot.x - area.right)
    return hypot(across, max(0.0, area.bottom - dot.y, dot.y - area.top))


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
    at_span = _is_span(dot) and abs(y - dot.y) < 2 * RADIUS
    beside = abs(x - dot.x) + abs(y - dot.y) <= 2 * RADIUS + GAP
    return None if at_span or beside else (dot.x, dot.y, x, y)

"""The timeline: dates and what happened, drawn to scale.

A few events stand side by side below one band, each led down from its place on the scale. More of them stand below one
another, each with its own place on a track at the right. The words are the same list in both, and nothing in a drawing
is said only there: its labels are dates of the scale.
"""

from __future__ import annotations

from briefing.document.blocks import Timeline, TimelineEvent
from briefing.document.runs import plain
from briefing.galley.charts.canvas import Sheet
from briefing.galley.charts.timeline import draw_band, draw_ticks, draw_track
from briefing.galley.charts.timescale import time_scale
from briefing.galley.drawing import Drawing
from briefing.galley.matter import Cell, Grid, GridRow, Para, Picture
from briefing.galley.setter import Setter, between_rows
from briefing.galley.structure import Element
from briefing.values import dataclass

FEWEST_DRAWN = 3
"""Two dates need no drawing."""
MOST_IN_A_BAND = 5
BAND_MAY_COST = 40.0
"""Points that a band may be higher than rows."""
MOST_LINES = 6
"""Of the text of an event in a band."""
LEAST_APART = 3
"""Events that stand together above and below a page's end."""
TRACK = 0.18
"""The share of the frame that a track takes."""
GUTTER = 8.0
"""Between the columns of a band."""


def set_timeline(setter: Setter, timeline: Timeline) -> None:
    with setter.inside(setter.parent.add("L", numbering="None")) as events:
        drawn = len(timeline.events) >= FEWEST_DRAWN and bool(timeline.stretches)
        if drawn and _Band(setter, timeline).is_worth_it():
            setter.place(_set_band(setter, timeline, events))
        else:
            setter.place(_set_rows(setter, timeline, events, drawn=drawn))


def _event(setter: Setter, event: TimelineEvent, entry: Element, id_: str | None = None) -> tuple[Para, Para]:
    return (
        setter.para(event.date, "event-date", entry.add("Lbl"), keep_next=True),
        setter.para(event.runs, "event", entry.add("LBody"), id=id_, origin=event.origin),
    )


def _picture(setter: Setter, drawing: Drawing) -> Picture:
    return Picture(width=drawing.width, height=drawing.height, content=drawing, alt="", element=None, part=setter.part)


@dataclass(frozen=True, slots=True)
class _Band:
    """How high a timeline would be in columns and in rows."""

    setter: Setter
    timeline: Timeline

    def is_worth_it(self) -> bool:
        count = len(self.timeline.events)
        if count > MOST_IN_A_BAND:
            return False
        column = self.setter.width / count - GUTTER
        in_columns = max(self._height(event, column) for event in self.timeline.events)
        scale = 3 * self.setter.style("source-line").leading + 20.0
        return scale + in_columns <= self._in_rows() + BAND_MAY_COST and self._text_fits(column)

    def _height(self, event: TimelineEvent, width: float) -> float:
        date, text = self.setter.style("event-date"), self.setter.style("event")
        sheet = _sheet(self.setter, width)
        dates = len(sheet.wrap(event.date, date, width, bold=date.bold))
        return dates * date.leading + len(sheet.wrap(plain(event.runs), text, width)) * text.leading

    def _in_rows(self) -> float:
        box, text = self.setter.box("timeline"), self.setter.style("event")
        width = _columns(self.setter, drawn=True)[1] - box.padding[1] - box.padding[3]
        sheet = _sheet(self.setter, width)
        lines = [len(sheet.wrap(plain(event.runs), text, width)) for event in self.timeline.events]
        return sum(count * text.leading + box.padding[0] + box.padding[2] for count in lines)

    def _text_fits(self, width: float) -> bool:
        """Whether no text is long for a column, and no word wider than it."""
        style, sheet = self.setter.style("event"), _sheet(self.setter, width)
        texts = [plain(event.runs) for event in self.timeline.events]
        return all(
            len(sheet.wrap(text, style, width)) <= MOST_LINES
            and all(self.setter.text_width(word, style) <= width for word in text.split(" "))
            for text in texts
        )


def _sheet(setter: Setter, width: float) -> Sheet:
    return Sheet(setter.house, width, setter.measure)


def _set_band(setter: Setter, timeline: Timeline, events: Element) -> Grid:
    """The band over all columns, then the events side by side."""
    box, count = setter.box("timeline"), len(timeline.events)
    width = setter.width - box.indent
    column = width / count
    band = draw_band(timeline, [at * column + 0.25 for at in range(count)], _sheet(setter, width))
    above = Cell(content=(_picture(setter, band),), span=count, fill=box.fill, top=box.top)
    below = [
        Cell(
            content=_event(setter, event, events.add("LI"), event.id),
            padding=(1.0, GUTTER, box.padding[2], 0.0),
            bottom=box.bottom,
            fill=box.fill,
        )
        for event in timeline.events
    ]
    rows = [GridRow(cells=(above,), keep_next=True), GridRow(cells=tuple(below))]
    return setter.grid("timeline", rows, (1.0,) * count, block=timeline, keep_together=True)


def _columns(setter: Setter, *, drawn: bool) -> tuple[float, ...]:
    """The widths of date, text and track."""
    box = setter.box("timeline")
    width, ratio = setter.width - box.indent, box.ratio if len(box.ratio) == 2 else (1.0, 4.0)
    first = width * ratio[0] / sum(ratio)
    track = width * TRACK if drawn else 0.0
    return (first, width - first - track, track) if drawn else (first, width - first)


def _keeps_next(at: int, count: int) -> bool:
    """Whether row `at` stays with the next, so that no fewer than `LEAST_APART` are parted from the rest."""
    return at < LEAST_APART - 1 or count - LEAST_APART <= at < count - 1


def _set_rows(setter: Setter, timeline: Timeline, events: Element, *, drawn: bool) -> Grid:
    """The events below one another; where they are drawn, below the labels of the scale."""
    box, count, columns = setter.box("timeline"), len(timeline.events), _columns(setter, drawn=drawn)
    rows: list[GridRow] = []
    if drawn:
        scale = time_scale(timeline.stretches, 0.0, columns[2], _sheet(setter, columns[2]))
        ticks = draw_ticks(timeline, sum(columns[:2]), _sheet(setter, sum(columns)))
        rows.append(GridRow(cells=(Cell(content=(_picture(setter, ticks),), span=3),), is_header=True, keep_next=True))
    for at, event in enumerate(timeline.events):
        top, bottom = between_rows(box, at, count)
        contents: list[tuple[Para | Picture, ...]] = [(para,) for para in _event(setter, event, events.add("LI"))]
        paddings = [box.padding] * 2
        if drawn:
            track = draw_track(scale, event, setter.style("event").leading, _sheet(setter, columns[2]))
            contents.append((_picture(setter, track),))
            paddings.append((box.padding[0], 0.0, box.padding[2], 0.0))
        cells = tuple(
            Cell(content=content, fill=box.fill, top=top, bottom=bottom, padding=padding)
            for content, padding in zip(contents, paddings, strict=True)
        )
        rows.append(GridRow(cells=cells, id=event.id, origin=event.origin, keep_next=_keeps_next(at, count)))
    return setter.grid("timeline", rows, columns, block=timeline)

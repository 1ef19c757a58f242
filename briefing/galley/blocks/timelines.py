"""The timeline: dates beside what happened."""

from __future__ import annotations

from briefing.document.blocks import Timeline, TimelineEvent
from briefing.galley.matter import Cell, GridRow, Para
from briefing.galley.setter import Setter, between_rows
from briefing.galley.structure import Element


def set_timeline(setter: Setter, timeline: Timeline) -> None:
    box = setter.box("timeline")
    count = len(timeline.events)
    with setter.inside(setter.parent.add("L", numbering="None")) as events:
        rows = []
        for at, event in enumerate(timeline.events):
            top, bottom = between_rows(box, at, count)
            cells = tuple(
                Cell(content=(para,), fill=box.fill, top=top, bottom=bottom, padding=box.padding)
                for para in _event(setter, event, events.add("LI"))
            )
            rows.append(GridRow(cells=cells, id=event.id, origin=event.origin, keep_next=at == 0 or at == count - 2))
    setter.place(setter.grid("timeline", rows, box.ratio or (1.0, 4.0), block=timeline))


def _event(setter: Setter, event: TimelineEvent, entry: Element) -> tuple[Para, Para]:
    return (
        setter.para(event.date, "event-date", entry.add("Lbl"), keep_next=True),
        setter.para(event.runs, "event", entry.add("LBody")),
    )

"""The timeline: dated events, in the order of their dates."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.compose.composition import Composition
from briefing.compose.dates import date_label
from briefing.compose.limits import choose_events
from briefing.document.blocks import AnyBlock, Timeline, TimelineEvent
from briefing.document.runs import Run
from briefing.model.event import Event
from briefing.model.text import Cite


def timeline(composition: Composition) -> Iterator[AnyBlock]:
    events = choose_events(composition.release, composition.edition)
    if events:
        yield composition.part_heading("timeline")
        yield Timeline(
            part="timeline",
            origin=events[0].position,
            events=tuple(_event(composition, event) for event in events),
        )


def _event(composition: Composition, event: Event) -> TimelineEvent:
    runs: tuple[Run, ...] = composition.text(event.text)
    cited = {cite.source for cite in composition.cited_in(event.text)}
    if event.source and event.source not in cited:
        runs = (*runs, *composition.citer.mark((Cite(event.source),)))
    return TimelineEvent(
        id=event.id,
        date=date_label(event.date, composition.wording),
        first_day=event.date.first_day,
        last_day=event.date.last_day,
        runs=runs,
        origin=event.position,
    )

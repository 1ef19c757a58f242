"""The timeline: dated events, in the order of their dates."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.compose.composition import Composition
from briefing.compose.dates import date_label
from briefing.compose.limits import choose_events
from briefing.compose.timescale import time_stretches
from briefing.document.blocks import AnyBlock, Timeline, TimelineEvent
from briefing.model.event import Event


def timeline(composition: Composition) -> Iterator[AnyBlock]:
    events = choose_events(composition.release, composition.edition)
    if events:
        yield composition.part_heading("timeline")
        yield Timeline(
            part="timeline",
            origin=events[0].position,
            events=tuple(_event(composition, event) for event in events),
            stretches=time_stretches([event.date for event in events], composition.wording),
        )


def _event(composition: Composition, event: Event) -> TimelineEvent:
    return TimelineEvent(
        id=event.id,
        date=date_label(event.date, composition.wording),
        first_day=event.date.first_day,
        last_day=event.date.last_day,
        runs=composition.text(composition.composer.event_text(event)),
        origin=event.position,
    )

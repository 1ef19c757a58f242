"""How many judgements, events and exhibits an edition holds by its own numbers, and which."""

from __future__ import annotations

from briefing.compose.release import Release
from briefing.model.edition import Edition
from briefing.model.event import Event
from briefing.model.exhibit import Exhibit
from briefing.model.judgement import Judgement


def choose_judgements(release: Release, edition: Edition) -> tuple[Judgement, ...]:
    """The first in the file."""
    return release.judgements[: edition.judgements]


def choose_events(release: Release, edition: Edition) -> tuple[Event, ...]:
    """By priority, then in the file's order; given in the order of their dates."""
    events = release.events
    order = sorted(range(len(events)), key=lambda place: (events[place].priority, place))
    chosen = [events[place] for place in sorted(order[: edition.events])]
    return tuple(sorted(chosen, key=lambda event: (event.date.first_day, event.date.last_day)))


def choose_exhibits(release: Release, edition: Edition) -> tuple[Exhibit, ...]:
    """By priority, then in the file's order; given in that order."""
    exhibits = release.exhibits
    order = sorted(range(len(exhibits)), key=lambda place: (exhibits[place].priority, place))
    return tuple(exhibits[place] for place in sorted(order[: edition.exhibits]))

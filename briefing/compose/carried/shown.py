"""The judgements, events and exhibits that an edition shows, as far as it prints them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from briefing.compose.carried.hearing import Hearing
from briefing.compose.carried.stand_ins import OWN_PRIORITY
from briefing.compose.limits import choose_events
from briefing.model.event import Event
from briefing.model.exhibit import Exhibit
from briefing.model.judgement import Judgement
from briefing.model.section import Section
from briefing.scales.likelihood import SCALES
from briefing.values import replace


def says_likelihood(hearing: Hearing) -> bool:
    """Whether the edition says how likely anything is."""
    return "judgements" in hearing.parts and bool(hearing.composition.judgements)


def carried_judgements(hearing: Hearing) -> tuple[Judgement, ...]:
    chosen, edition = hearing.composition.judgements, hearing.edition
    if "judgements" in hearing.parts:
        watched = edition.indicators or "indicators" in hearing.parts
        return tuple(
            replace(
                judged,
                basis=tuple(p for p in judged.basis if edition.basis and p in hearing.composition.places),
                indicators=judged.indicators if watched else (),
                would_change=judged.would_change if watched else None,
                silence=(),
            )
            for judged in chosen
        )
    if "indicators" not in hearing.parts:
        return ()
    # Signs alone: how likely it is, and how sure the brief is of it, is not said.
    middle = next(iter(SCALES.values())).rungs
    likelihood = middle[len(middle) // 2].terms[0]
    return tuple(
        replace(judged, likelihood=likelihood, confidence="low", basis=(), silence=())
        for judged in chosen
        if judged.indicators or judged.would_change
    )


def carried_events(hearing: Hearing) -> Iterator[Event]:
    """Those in the timeline, in the file's order."""
    if "timeline" not in hearing.parts:
        return
    chosen = {event.id for event in choose_events(hearing.release, hearing.edition)}
    for event in hearing.release.events:
        if event.id in chosen:
            said = hearing.composer.event_text(event)
            hearing.say(event.text, names=id(said) in hearing.naming)
            # Of one that its text cites by itself nothing more has to be said.
            cites = said is not event.text and id(said) in hearing.naming and event.source in hearing.named
            yield replace(event, source=event.source if cites else None, priority=OWN_PRIORITY, silence=())


def carried_exhibits(hearing: Hearing, sections: Collection[Section]) -> Iterator[Exhibit]:
    """The exhibits in this edition; those of a section that it does not print, or that is not among `sections`, stand
    in none."""
    if "exhibits" not in hearing.parts:
        return
    for exhibit in hearing.composition.exhibits:
        stands = any(
            each.id == exhibit.section and hearing.composition.prints(each) for each in hearing.release.sections
        )
        kept = stands and any(each.id == exhibit.section for each in sections)
        yield _said(exhibit if kept else replace(exhibit, section=None))


def _said(exhibit: Exhibit) -> Exhibit:
    """What is said of an exhibit that is shown."""
    has_series = bool(exhibit.series)
    return replace(
        exhibit,
        unit=exhibit.unit if has_series else "",
        stacked=exhibit.stacked and has_series,
        priority=OWN_PRIORITY,
        silence=(),
    )

"""Whether a whole brief says what an edition taken from it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from briefing.compose.carry import UNSAID
from briefing.model.brief import Brief
from briefing.model.event import Event
from briefing.model.figure import Figure
from briefing.model.judgement import Judgement
from briefing.model.source import Source
from briefing.model.texts import printed_texts
from briefing.values import replace

T = TypeVar("T", Event, Figure, Judgement, Source)


def contradictions(whole: Brief, edition: Brief) -> tuple[str, ...]:
    """The ids of the items, and the keys of other texts, of which `whole` does not say what `edition` says; each once.

    An edition says less than the brief that it was taken from, and nothing else.
    """
    return tuple(dict.fromkeys(_contradictions(whole, edition)))


def _contradictions(whole: Brief, edition: Brief) -> Iterator[str]:
    known = {printed.text.raw for printed in printed_texts(whole)} | {UNSAID.raw}
    for printed in printed_texts(edition):
        if printed.text.raw not in known:
            yield printed.item.id if printed.item else printed.key
    yield from _others(whole.figures, edition.figures)
    yield from _others(whole.sources, edition.sources)
    yield from _others(_by_id(whole.events), _by_id(edition.events))
    yield from _others(_by_id(whole.judgements), _by_id(edition.judgements))


def _others(whole: Mapping[str, T], edition: Mapping[str, T]) -> Iterator[str]:
    for name, item in edition.items():
        if name not in whole or _core(whole[name]) != _core(item):
            yield name


def _by_id(items: Sequence[T]) -> dict[str, T]:
    return {item.id: item for item in items}


def _core(item: T) -> T:
    """What an edition never leaves out of an item."""
    item = replace(item, silence=())
    if isinstance(item, Judgement):
        return replace(item, text=UNSAID, basis=(), indicators=(), would_change=None)
    if isinstance(item, Source):
        return replace(item, reliability="", descriptor="")
    return item

"""Every text of a brief that some edition may print, with the item that it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any as _Any

from briefing.diagnostics import Position
from briefing.model.brief import Brief
from briefing.model.dates import PartialDate
from briefing.model.event import Event
from briefing.model.exhibit import Exhibit
from briefing.model.figure import Figure
from briefing.model.judgement import Judgement
from briefing.model.marking import Marking
from briefing.model.option import Option
from briefing.model.point import Point
from briefing.model.quote import Quote
from briefing.model.section import Section
from briefing.model.source import Source
from briefing.model.text import Text
from briefing.values import dataclass, fields, replace

Item = Section | Point | Judgement | Figure | Event | Option | Exhibit | Source
"""What has an id of its own."""


_WITHOUT_TEXTS = frozenset((str, int, bool, Decimal, Marking, PartialDate, Position))
"""Most of what items hold."""


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A text and where it belongs."""

    text: Text
    key: str
    """Its key in the data file: `bottom_line`, `short`, `indicators`..."""
    item: Item | None = None
    """The item that it is part of; None for the brief's own texts (title, question, method...)."""


def printed_texts(brief: Brief) -> Iterator[PrintedText]:
    """Every text, in the order in which the parts of a brief are usually printed; both forms of each point."""
    yield from _told(None, title=brief.title, question=brief.question, bottom_line=brief.bottom_line, ask=brief.ask)
    yield from _each(None, "changes", brief.changes)
    for section in brief.sections:
        yield from _told(section, title=section.title, lead=section.lead)
        for point in section.points:
            yield from _told(point, short=point.short, text=point.text)
            if point.quote is not None:
                yield from _told(point, words=point.quote.words, by=point.quote.by)
    for judgement in brief.judgements:
        yield from _told(judgement, text=judgement.text)
        yield from _each(judgement, "indicators", judgement.indicators)
        yield from _told(judgement, would_change=judgement.would_change)
    for figure in brief.figures.values():
        yield from _told(figure, label=figure.label)
    for event in brief.events:
        yield from _told(event, text=event.text)
    for option in brief.options:
        yield from _told(option, text=option.text)
        yield from _each(option, "for", option.benefits)
        yield from _each(option, "against", option.costs)
    for exhibit in brief.exhibits:
        yield from _told(exhibit, title=exhibit.title)
        yield from _each(exhibit, "columns", exhibit.columns)
        for row in exhibit.rows:
            yield from _each(exhibit, "rows", row)
        yield from _told(exhibit, note=exhibit.note)
    yield from _told(None, method=brief.method, contact=brief.contact)


def with_texts(item: _Any, change: Callable[[Text], Text]) -> _Any:
    """`item`, a brief or a part of one, with each of its texts as `change` makes it."""
    if isinstance(item, Text):
        return change(item)
    if isinstance(item, tuple):
        return tuple([with_texts(each, change) for each in item]) if item else item
    if isinstance(item, dict):
        return {key: with_texts(each, change) for key, each in item.items()}
    if not isinstance(item, Brief | Item | Quote):
        return item
    kind: _Any = type(item)
    changed = {}
    for name in _names(kind):
        value = getattr(item, name)
        if value is not None and value.__class__ not in _WITHOUT_TEXTS:
            new = with_texts(value, change)
            if new is not value:
                changed[name] = new
    return replace(item, **changed) if changed else item


@cache
def _names(kind: _Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


def _told(item: Item | None, **texts: Text | None) -> Iterator[PrintedText]:
    return (PrintedText(text, key, item) for key, text in texts.items() if text)


def _each(item: Item | None, key: str, texts: Iterable[Text]) -> Iterator[PrintedText]:
    return (PrintedText(text, key, item) for text in texts if text)

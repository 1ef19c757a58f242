"""Whether a whole brief says what an edition taken from it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from briefing.compose.carried.stand_ins import STAND_IN
from briefing.compose.trim import NEUTRAL_ADDRESS
from briefing.compose.works import PLAIN_TYPE, UNSAID
from briefing.model.brief import Brief
from briefing.model.dates import PartialDate
from briefing.model.event import Event
from briefing.model.figure import Figure
from briefing.model.judgement import Judgement
from briefing.model.source import Name, Source
from briefing.model.text import Citation, FigureUse, Link, Text, Words
from briefing.model.texts import printed_texts
from briefing.values import fields

T = TypeVar("T", Event, Figure, Judgement, Source)


def contradictions(whole: Brief, edition: Brief) -> tuple[str, ...]:
    """The ids of the items, and the keys of other texts, of which `whole` does not say what `edition` says; each once.

    An edition says less than the brief that it was taken from, and nothing else.
    """
    return tuple(dict.fromkeys(_contradictions(whole, edition)))


def _contradictions(whole: Brief, edition: Brief) -> Iterator[str]:
    known: dict[str, set[str | None]] = {}
    for printed in printed_texts(whole):
        known.setdefault(_letters(printed.text), {None, NEUTRAL_ADDRESS, STAND_IN}).update(_leads(printed.text))
    for printed in printed_texts(edition):
        if printed.text.raw != UNSAID:
            beside = known.get(_letters(printed.text))
            if beside is None or not beside.issuperset(_leads(printed.text)):
                yield printed.item.id if printed.item else printed.key
    day = edition.as_of.day
    neutral = PartialDate(day.year, day.month, day.day)
    yield from _others(whole.figures, edition.figures, neutral)
    yield from _others(whole.sources, edition.sources, neutral)
    yield from _others(_by_id(whole.events), _by_id(edition.events), neutral)
    if edition.record is None or any(part.name == "judgements" for part in edition.record.edition.parts):
        yield from _others(_by_id(whole.judgements), _by_id(edition.judgements), neutral)


def _letters(text: Text) -> str:
    """The words and figures of `text`, without what leads elsewhere."""
    said = []
    for span in text.walk():
        if isinstance(span, Words):
            said.append(span.text)
        elif isinstance(span, FigureUse):
            said.append(f"{{{span.figure}.{span.part}}}")
    return "".join("".join(said).split())


def _leads(text: Text) -> Iterator[str]:
    """Where it leads: the works that it cites, with the places in them, and the addresses of its links."""
    for span in text.walk():
        if isinstance(span, Link):
            yield span.url
        elif isinstance(span, Citation):
            for cite in span.cites:
                yield cite.source
                if cite.locator:
                    yield f"{cite.source}, {cite.locator}"


def _others(whole: Mapping[str, T], edition: Mapping[str, T], neutral: PartialDate) -> Iterator[str]:
    for name, item in edition.items():
        if name not in whole:
            if item != Source(name, PLAIN_TYPE, UNSAID):
                yield name
        elif not all(_agree(getattr(whole[name], a.name), getattr(item, a.name), neutral) for a in _compared(item)):
            yield name


def _by_id(items: Sequence[T]) -> dict[str, T]:
    return {item.id: item for item in items}


def _compared(item: T) -> Iterable[Any]:
    """The attributes of an item that an edition does not leave as they are where it leaves them out."""
    return [a for a in fields(item) if a.compare and getattr(item, a.name) != a.default]


def _agree(whole: Any, said: Any, neutral: PartialDate) -> bool:
    """Whether `said` is `whole`, or less of it."""
    if said == whole or said in (PLAIN_TYPE, STAND_IN, neutral):
        return True
    match said:
        case Text():
            return said.raw == UNSAID or _letters(said) == _letters(whole)
        case PartialDate():
            return isinstance(whole, PartialDate) and said in (
                PartialDate(whole.year), PartialDate(whole.year, whole.month)
            )  # fmt: skip
        case str():
            begun = said.partition(UNSAID)[0].strip()
            return said != begun or str(whole).startswith(said.rpartition(": ")[0] or said)
        case tuple():
            return all(any(_agree(each, one, neutral) for each in whole) for one in said)
        case Name():
            return said.family in (whole.family, UNSAID) and not {said.given, said.literal} - {
                "", whole.given, whole.literal
            }  # fmt: skip
    return False

"""A work as an edition names it: what it does not say of the work is gone from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import eq
from typing import Any

from briefing.compose.styles.elements import shortened
from briefing.document.runs import Runs, plain
from briefing.model.dates import PartialDate
from briefing.model.source import Name, Source
from briefing.values import fields, replace

UNSAID = "…"
"""Stands where the data file wants words and the edition says none."""
PLAIN_TYPE = "document"
"""The type of a work of which the edition does not say what it is."""

Worded = Callable[[Source], Iterable[Runs]]
"""All that the edition says of a work, were it this one, form after form."""

_LEAST = 4
"""Letters; shorter values stand in words by chance."""
_KEPT = frozenset(("id", "author", "marking", "position"))


def as_said(source: Source, worded: Worded) -> Source:
    """`source` with nothing but what stands in its words; `worded` gives them."""
    words = tuple(worded(source))
    letters = "\n".join(map(plain, words))

    def says(changed: Source) -> bool:
        return all(map(eq, worded(changed), words))

    doubtful = [
        each
        for each in sorted(fields(source), key=lambda each: each.name == "type")
        if each.name not in _KEPT and not _stands(getattr(source, each.name), each.default, letters)
    ]
    for each in doubtful:
        for less in _lesser(each.name, getattr(source, each.name), each.default):
            changed = replace(source, **{each.name: less})
            if not says(changed):
                break
            source = changed
    return _with_names_said(source, letters, says)


def _stands(value: object, default: object, letters: str) -> bool:
    """Whether nothing is to be left out of a `value`, because there is none or it stands in the `letters`."""
    return value == default or (isinstance(value, str) and len(value) >= _LEAST and value in letters)


def _lesser(name: str, value: Any, default: Any) -> Iterator[Any]:
    """What may stand instead of `value`, the least last: what says more than is said cannot be made less."""
    if name == "title":
        yield shortened(value)
        yield UNSAID
    elif name == "type":
        yield PLAIN_TYPE
    else:
        if isinstance(value, PartialDate):
            yield PartialDate(value.year, value.month)
            yield PartialDate(value.year)
        yield default


def _with_names_said(source: Source, letters: str, says: Callable[[Source], bool]) -> Source:
    """`source` with those parts of its authors' names alone that its words say; `letters` are these without style."""
    if not source.author:
        return source
    names = [(author.family, author.given, author.literal) for author in source.author]
    if all(part in letters for name in names for part in name):
        return source
    if says(nameless := replace(source, author=())):
        return nameless
    for place, author in enumerate(source.author):
        for less in (Name(family=UNSAID), Name(author.family, "", author.literal)):
            changed = replace(source, author=(*source.author[:place], less, *source.author[place + 1 :]))
            if less != author and says(changed):
                source = changed
                break
    return source


def in_their_order(
    taken: Mapping[str, Source], whole: Mapping[str, Source], suffixes: Mapping[str, str]
) -> dict[str, Source]:
    """`taken`, what is said of works of the `whole`, so that those of one author and year come in the same order again.

    `suffixes` are the letters that say it, of works by id: by date, then by title.
    """
    order = sorted(suffixes, key=lambda name: (len(suffixes[name]), suffixes[name]))
    placed = dict(taken)
    for name in order:
        work = placed.get(name)
        if work is None or (work.title == whole[name].title and work.issued == whole[name].issued):
            continue
        number = f"{order.index(name):04}"
        placed[name] = replace(work, title=f"{UNSAID} {number}" if work.title == UNSAID else f"{work.title}: {number}")
    return placed

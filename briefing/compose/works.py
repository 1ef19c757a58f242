"""A work as an edition names it: what it does not say of the work is gone from it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any, cast

from briefing.compose.styles.elements import shortened
from briefing.compose.ways import FORMS, Ways
from briefing.document.runs import Runs, plain
from briefing.model.dates import PartialDate
from briefing.model.source import Name, Source
from briefing.values import fields, replace

UNSAID = "…"
"""Stands where the data file wants words and the edition says none."""
PLAIN_TYPE = "document"
"""The type of a work of which the edition does not say what it is."""

_LEAST = 4
"""Letters; shorter values stand in words by chance."""
_KEPT = frozenset(("id", "author", "marking", "position"))
_ATTRIBUTES = fields(Source)
_TRIED = tuple(
    (each.name, each.default)
    for each in sorted(_ATTRIBUTES, key=lambda each: each.name == "type")
    if each.name not in _KEPT
)
"""What is tried away, in this order, and what stands there where nothing does."""
_REMEMBERED = 256
"""Works with what is said of them, which is the same in edition after edition, and in each build until it is edited."""


def as_said(source: Source, ways: Ways, forms: Collection[str]) -> Source:
    """`source` with nothing but what stands in its words, worded in those `forms` of `ways`."""
    told = _told(source, ways)
    forms = tuple(form for form in FORMS if form in forms)
    if forms not in told.left:
        told.left[forms] = _left(source, told, forms)
    return replace(told.left[forms], position=source.position)


def _left(source: Source, told: _Told, forms: tuple[str, ...]) -> Source:
    work = _Work(source, told, forms)
    for name, default in _TRIED:
        value = getattr(source, name)
        if not _stands(value, default, work.letters):
            for less in _lesser(name, value, default):
                if not work.become(name, less):
                    break
    _leave_names_out(work, source.author)
    return Source(**work.attributes)


class _Told:
    """What is said of one work, and of what is left of it."""

    def __init__(self, ways: Ways) -> None:
        self.left: dict[tuple[str, ...], Source] = {}
        """As much of it as is said in some forms."""
        self._ways = ways
        self._known: dict[str, list[tuple[Mapping[str, Any], Runs]]] = {}
        """In each form: the attributes that were asked for, and what was said."""

    def say(self, form: str, attributes: dict[str, Any]) -> Runs:
        """What `form` says of the work with these `attributes`: the same whenever all that it asks for is the same."""
        known = self._known.setdefault(form, [])
        for asked, said in known:
            if asked.items() <= attributes.items():
                return said
        work = _Asked(attributes)
        said = self._ways.say(form, cast("Source", work))
        known.append((work.__dict__, said))
        return said


@lru_cache(maxsize=_REMEMBERED)
def _told(source: Source, ways: Ways) -> _Told:
    del source  # tells one from another
    return _Told(ways)


class _Work:
    """A work of which less and less is told, for as long as its words stay as they are."""

    def __init__(self, source: Source, told: _Told, forms: tuple[str, ...]) -> None:
        self.attributes = {each.name: getattr(source, each.name) for each in _ATTRIBUTES}
        self._told = told
        self._words = {form: told.say(form, self.attributes) for form in forms}
        self.letters = "\n".join(map(plain, self._words.values()))
        """Its words without style."""

    def become(self, name: str, value: Any) -> bool:
        """Whether its words are the same with `value` for the attribute `name`, which it has from now on then."""
        changed = self.attributes | {name: value}
        if any(self._told.say(form, changed) != words for form, words in self._words.items()):
            return False
        self.attributes = changed
        return True


class _Asked:
    """A work that keeps those of its `attributes` by themselves for which it was asked."""

    __slots__ = ("__dict__", "_attributes")

    def __init__(self, attributes: Mapping[str, Any]) -> None:
        self._attributes = attributes

    def __getattr__(self, name: str) -> Any:
        """What it is asked for the first time; after that it is found without this."""
        value = self.__dict__[name] = self._attributes[name]
        return value


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


def _leave_names_out(work: _Work, authors: tuple[Name, ...]) -> None:
    """Leaves out those parts of the names of its `authors` that its words do not say."""
    names = [(author.family, author.given, author.literal) for author in authors]
    if all(part in work.letters for name in names for part in name) or work.become("author", ()):
        return
    for place, author in enumerate(authors):
        for less in (Name(family=UNSAID), Name(author.family, "", author.literal)):
            fewer = (*authors[:place], less, *authors[place + 1 :])
            if less != author and work.become("author", fewer):
                authors = fewer
                break


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

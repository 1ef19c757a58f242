"""Every string that a document holds, wherever it stands in it."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.diagnostics import Position


def strings(thing: object) -> Iterator[str]:
    """The strings of `thing`, a document or a part of one: words, addresses, ids, names; not where they are from."""
    if isinstance(thing, str):
        if thing:
            yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from strings(each)
    elif not isinstance(thing, Position):
        for name in getattr(thing, "__value_names__", ()):
            yield from strings(getattr(thing, name))

"""Every string that a document holds, wherever it stands in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from briefing.diagnostics import Position


def strings(thing: object) -> list[str]:
    """The strings of `thing`, a document or a part of one: words, addresses, ids, names; not where they are from. They
    come in no order."""
    found: list[str] = []
    waiting = [thing]
    while waiting:
        each = waiting.pop()
        kind: Any = each.__class__
        if kind is str:
            found.append(each)  # type: ignore[arg-type]
        elif kind is tuple:
            waiting.extend(each)  # type: ignore[arg-type]
        elif parts := _parts(kind):
            waiting.extend(parts(each))
    return [each for each in found if each]


@cache
def _parts(kind: Any) -> Callable[[Any], Iterable[object]] | None:
    """What gives the parts of an object of one kind; None where it has none that hold strings."""
    if issubclass(kind, Position):
        return None
    if issubclass(kind, tuple):
        return iter
    values: Callable[[Any], Iterable[object]] | None = getattr(kind, "__value_get__", None)
    return values

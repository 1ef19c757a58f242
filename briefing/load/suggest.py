"""Did you mean...?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

_SEPARATORS = re.compile(r"[\s_\-:.]+")
_INVISIBLE = re.compile("[\u00a0\u00ad\u200b-\u200f\u2060]")
_LOOK_ALIKE = str.maketrans("аеіјорсухѕАВЕІЈКМНОРСТУХЅ", "aeijopcyxsABEIJKMHOPCTYXS")
"""Cyrillic letters that a keyboard left in the wrong layout types, and the Latin ones that they look like."""

_NUMBERS = {
    str(number): word
    for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)
}


def closest(word: str, names: Collection[str]) -> str | None:
    """The one of `names` that `word` was probably meant to be, or None.

    Case, hyphens, underscores and spaces count for nothing; then a few letters may differ.
    """
    flat = _flatten(word)
    for name in names:
        if flat == _flatten(name):
            return name
    if len(word) > 60:
        return None
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in names if abs(len(name) - len(word)) <= max(4, len(word) // 2)}
    found = get_close_matches(word.casefold(), folded, n=1, cutoff=0.7)
    return folded[found[0]] if found else None


def latinise(word: str) -> str:
    """`word` with Latin letters for the Cyrillic ones that look like them, and without letters that print nothing."""
    return _INVISIBLE.sub("", word).translate(_LOOK_ALIKE)


def look_alike(word: str) -> str | None:
    """What one cannot see is wrong with a name: a letter that prints nothing, or a Cyrillic one among Latin ones."""
    if word.isascii():
        return None
    hidden = _INVISIBLE.search(word)
    if hidden:
        return f"it holds a letter that prints nothing (U+{ord(hidden[0]):04X}): type it again"
    plain = latinise(word)
    if plain == word or not plain.isascii():
        return None
    letter = next(letter for letter, latin in zip(word, plain, strict=True) if letter != latin)
    return f"its '{letter}' is a Cyrillic letter: type it again with a Latin keyboard"


def did_you_mean(word: str, names: Collection[str]) -> str | None:
    """The hint that names what was probably meant, or None."""
    name = closest(word, names)
    return f"did you mean '{name}'?" if name is not None else None


def one_of(names: Iterable[str]) -> str:
    """`a, b or c`; of a long list the first ones."""
    listed = list_some(names)
    return " or ".join(filter(None, (", ".join(listed[:-1]), listed[-1]))) if listed else "none"


def all_of(names: Iterable[str]) -> str:
    """`a, b and c`; of a long list the first ones."""
    listed = list_some(names)
    return " and ".join(filter(None, (", ".join(listed[:-1]), listed[-1]))) if listed else "none"


def spell_out(word: str) -> str:
    """`word` with its first number in letters: `one-page` for `1-page`. No name begins with a digit."""
    return re.sub(r"\d+", lambda digits: _NUMBERS.get(digits[0], digits[0]), word, count=1)


def list_some(names: Iterable[str], limit: int = 16) -> list[str]:
    """The names; of more than `limit` the first ones, and where to find the others."""
    listed = list(names)
    return listed if len(listed) <= limit else [*listed[:limit], "others in docs/data-format.md"]


def _flatten(word: str) -> str:
    return _SEPARATORS.sub("", latinise(word)).casefold()

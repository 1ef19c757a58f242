"""Numbers as people type them: `10 000`, `1.5million`, `10–12`, `175 billion`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from briefing.check.language import Language
from briefing.values import dataclass

_ONE = r"(?:\d{1,3}(?:[ '’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
_NUMBER = re.compile(rf"{_ONE}(?:(?: ?[-–—‑] ?|[/:]){_ONE})*")
_WORD_AFTER = re.compile(r" ?([^\W\d_]+)")
_JOINTS = re.compile(r"[-–—‑/:]")
_PER_CENT = re.compile(r" ?[%‰]| per ?cent\b")
_GROUPS = re.compile(r"[ '’]")


@dataclass(frozen=True, slots=True)
class TypedNumber:
    start: int
    end: int
    text: str
    """As typed, with the magnitude or the per cent sign: `175 billion`, `54%`."""
    digits_end: int
    """Where the digits end, and the magnitude, if there is one, begins."""
    factor: int
    """What its magnitude makes of the digits: 1000 for `5k`."""

    @property
    def values(self) -> tuple[Decimal, ...]:
        """What it can mean: `1,500` is 1500 or 1.5. Both ends of a range or ratio."""
        digits = self.text[: self.digits_end - self.start]
        read = (value * self.factor for part in _JOINTS.split(digits) for value in _values(part.strip()))
        return tuple(dict.fromkeys(read))


def find_numbers(characters: str, language: Language) -> Iterator[TypedNumber]:
    """Every number in digits, in order; a range, a fraction or a ratio is one."""
    for match in _NUMBER.finditer(characters):
        factor, end = 1, match.end()
        word = _WORD_AFTER.match(characters, end)
        if word and (found := language.magnitudes.get(word[1].lower())):
            factor, end = found, word.end()
            if word[1].lower() in language.abbreviations and characters.startswith(".", end):
                end += 1
        elif sign := _PER_CENT.match(characters, end):
            end = sign.end()
        yield TypedNumber(match.start(), end, characters[match.start() : end], match.end(), factor)


def _values(typed: str) -> Iterator[Decimal]:
    plain = _GROUPS.sub("", typed)
    for thousands, point in ((",", "."), (".", ",")):
        candidate = plain.replace(thousands, "").replace(point, ".")
        if candidate.count(".") <= 1 and len(candidate) <= 40:
            yield Decimal(candidate)

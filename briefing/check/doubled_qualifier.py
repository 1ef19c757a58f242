"""`doubled-qualifier`: words around a figure that it prints itself: `about about 12,500`, `54%%`, `$$5 million`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from briefing.check.language import Language
from briefing.check.proof import Passage, Proof
from briefing.check.units import CURRENCIES, CURRENCY_SIGNS, SYMBOLS
from briefing.diagnostics import Diagnostic
from briefing.model.figure import Figure
from briefing.model.text import FigureUse

RULE = "doubled-qualifier"

_REACH = 24
"""Characters beside a figure in which its qualifier or unit can stand."""


def doubled_qualifier(proof: Proof) -> Iterator[Diagnostic]:
    for passage in proof.passages:
        for offset, use in passage.prose.figures.items():
            figure = proof.brief.figures.get(use.figure)
            if figure is not None and use.part == "full":
                yield from _of_qualifier(passage, offset, use, figure)
                yield from _of_unit(passage, offset, use, figure)


def _of_qualifier(passage: Passage, offset: int, use: FigureUse, figure: Figure) -> Iterator[Diagnostic]:
    pattern = passage.proof.language.qualifiers.get(figure.qualifier or "")
    before = passage.characters[max(offset - _REACH, 0) : offset]
    match = _at_the_end(pattern).search(before) if pattern else None
    if match:
        yield passage.warn(
            RULE,
            f"'{match[1]}' before {{{use.figure}}}, which prints its own qualifier, '{figure.qualifier}'",
            offset - len(match[0]),
            f"take '{match[1]}' out, or the figure's 'qualifier'",
        )


def _of_unit(passage: Passage, offset: int, use: FigureUse, figure: Figure) -> Iterator[Diagnostic]:
    signs = _signs(figure.unit, passage.proof.language)
    if not signs:
        return
    before = passage.characters[max(offset - _REACH, 0) : offset].rstrip(" ")
    if figure.unit in CURRENCIES:
        for sign in signs:
            if before.endswith(sign) and not (sign.isalpha() and before[: -len(sign)][-1:].isalnum()):
                yield _unit_again(passage, offset, sign, use, figure)
                return
    after = passage.characters[offset + 1 : offset + 1 + _REACH].lstrip(" ")
    for sign in signs:
        if after.casefold().startswith(sign.casefold()) and not after[len(sign) :][:1].isalnum():
            yield _unit_again(passage, offset, after[: len(sign)], use, figure)
            return


def _signs(unit: str, language: Language) -> Iterable[str]:
    """What the figure may print for `unit` beside its number; nothing for a noun, which the sentence says."""
    if unit == "%":
        return ("%", *language.per_cent)
    if unit in CURRENCIES:
        return (unit, *CURRENCY_SIGNS)
    return (unit,) if unit in SYMBOLS else ()


def _unit_again(passage: Passage, offset: int, said: str, use: FigureUse, figure: Figure) -> Diagnostic:
    return passage.warn(
        RULE,
        f"'{said}' beside {{{use.figure}}}, which prints its own unit, '{figure.unit}'",
        offset,
        f"take '{said}' out, or write {{{use.figure}.number}}",
    )


@cache
def _at_the_end(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({words}) ?$", re.IGNORECASE)

"""`bare-number`: a number in the prose that is no figure, so nothing says where it comes from or how old it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefing.check.language import Language
from briefing.check.numbers import TypedNumber, find_numbers
from briefing.check.proof import Passage, Proof, holds
from briefing.check.prose import Stretch
from briefing.check.units import CURRENCIES, CURRENCY_SIGNS, MEASURES
from briefing.diagnostics import Diagnostic
from briefing.model.exhibit import Exhibit

RULE = "bare-number"

EARLIEST_YEAR, LATEST_YEAR = 1500, 2199

LONGEST_SHOWN = 40
"""Characters of a number in a message."""

_DIGIT = re.compile(r"\d")
_WORD_BEFORE = re.compile(r"([^\W\d_]+) *\Z")
_WORD_AFTER = re.compile(r" *([^\W\d_]+|[%‰°$€£₴])")
_CODE_BEFORE = re.compile(r"([^\W\d_]+)[-‑]?\Z")
_ANY_DATE = re.compile(
    r"\b\d{4}-\d{2}(?:-\d{2})?\b"  # 2024-10-28
    r"|\b\d{1,2}([./])\d{1,2}\1\d{4}\b"  # 28.10.2024, 28/10/2024
    r"|\b\d{1,2}:\d{2}(?::\d{2})?\b(?!:)"  # 18:00
    r"|\b[12]\d{3}[-–/‑](?:[12]\d{3}|\d{2})\b(?![-–‑]?\d)"  # 2022–24, 2022/23
    r"|\b[12]\d{3}(?:s|[-‑](?:х|ті|их|го|му|й|м))\b"  # 1990s, 1990-х
    r"|[§№#]\s?\d[\w/.–-]*"
    r"|https?://\S+"
)


def bare_number(proof: Proof) -> Iterator[Diagnostic]:
    for passage in proof.passages:
        # A table's cells are the data of its exhibit, which names its source.
        if passage.is_cell and isinstance(passage.item, Exhibit) and passage.item.source:
            continue
        if _DIGIT.search(passage.characters):
            yield from _bare_numbers(passage)


def _bare_numbers(passage: Passage) -> Iterator[Diagnostic]:
    suspects = [
        number for number in find_numbers(passage.characters, passage.proof.language) if _counts(passage, number)
    ]
    for stretches in _excuses(passage):
        if not suspects:
            return
        suspects = [number for number in suspects if not holds(stretches, number.start)]
    for number in suspects:
        typed = number.text if len(number.text) <= LONGEST_SHOWN else f"{number.text[:LONGEST_SHOWN]}…"
        message = f"bare number '{typed}': nothing says where it comes from or how old it is"
        yield passage.warn(RULE, message, number.start, _way_out(passage, number))


def _counts(passage: Passage, number: TypedNumber) -> bool:
    """Whether a number counts something, as far as its neighbours tell."""
    characters, language = passage.characters, passage.proof.language
    if _is_code(characters, number) or _is_ordinal(characters, number, language) or _is_year(passage, number):
        return False
    return bool(language.months) or not _may_be_a_day(characters, number)


def _excuses(passage: Passage) -> Iterator[tuple[Stretch, ...]]:
    """Stretches in which a number needs no figure, the quickest to find first."""
    yield passage.quotations
    yield passage.names
    for pattern in (_ANY_DATE, *_named_numbers(passage.proof.language)):
        yield tuple(match.span() for match in pattern.finditer(passage.characters))


@cache
def _named_numbers(language: Language) -> tuple[re.Pattern[str], ...]:
    """Finds dates, times and references (`28 and 29 October`, `6 pm`, `Articles 5 and 6`).

    Nothing repeats without a bound, so that no text takes long.
    """
    patterns = []
    if language.hour_words:
        patterns.append(re.compile(rf"\b\d{{1,2}}(?:[.:]\d\d)? ?{language.hour_words}", re.IGNORECASE))
    if language.year_words:
        patterns.append(re.compile(rf"\b\d{{3,4}}(?:[-–‑]\d{{2,4}})? ?{language.year_words}", re.IGNORECASE))
    if language.months:
        day = r"\d{1,2}(?:st|nd|rd|th|-?го|-?е)?"
        days = rf"{day}(?: ?(?:,|–|-|‑|(?:{language.between_days})\b) ?{day}){{0,8}}"
        magnitudes = "|".join(language.magnitudes)
        patterns.insert(0, re.compile(rf"\b{days}\.? (?:of )?(?:{language.months})\b"))
        patterns.append(re.compile(rf"\b(?:{language.months}) {days}\b(?! (?:{magnitudes})\b)"))
    if language.references:
        listed = r" ?\d[\w/]{0,20}(?:[.–‑-]\w{1,20}){0,4}(?:\(\w{1,9}\)){0,4}"
        # `Articles 2(4), 5 and 51`, but `Under Article 5, 3000 troops`.
        and_next = rf" (?:{language.between_days}) {listed}"
        comma_next = rf", \d{{1,4}}(?= ?(?:[,;.)]|(?:{language.between_days})\b|\Z))"
        joined = rf"{listed}(?:{comma_next}|{and_next}){{0,20}}"
        words = rf"(?i:{language.references})|{language.capital_references}"
        patterns.append(re.compile(rf"\b(?:{words})(?: (?i:no\.|№))? ?{joined}"))
    return tuple(patterns)


@cache
def _ordinal(language: Language) -> re.Pattern[str]:
    return re.compile(language.ordinal_endings or r"(?!)")


def _is_code(characters: str, number: TypedNumber) -> bool:
    """Part of a name in letters and digits: `E38`, `F-16`, `COVID-19`, `5G`; not `USD500`, `10k`, `top-10`."""
    before = _CODE_BEFORE.search(characters, max(number.start - 20, 0), number.start)
    if before and before[1][0].isupper():
        # `COP28` is a conference, `COP500` money.
        return before[1] not in CURRENCIES or (number.text.isdecimal() and len(number.text) <= 2)
    after = characters[number.digits_end : number.digits_end + 2]
    return after[:1].isupper() and after[:1] not in "KMBТК" and not after[1:].isalpha()


def _is_ordinal(characters: str, number: TypedNumber, language: Language) -> bool:
    return _ordinal(language).match(characters, number.digits_end) is not None


def _is_year(passage: Passage, number: TypedNumber) -> bool:
    """Four digits that can be a year, unless what stands around them counts something."""
    typed, characters, language = number.text, passage.characters, passage.proof.language
    if not (len(typed) == 4 and typed.isdecimal() and EARLIEST_YEAR <= int(typed) <= LATEST_YEAR):
        return False
    if characters[number.start - 1 : number.start] in CURRENCY_SIGNS and number.start:
        return False
    before = _WORD_BEFORE.search(characters, max(number.start - 30, 0), number.start)
    if before and (before[1].lower() in language.counting or before[1] in CURRENCIES):
        return False
    after = _WORD_AFTER.match(characters, number.end)
    if after is None:
        return True
    word = after[1].lower()
    if word in MEASURES or word in CURRENCY_SIGNS or after[1] in CURRENCIES or word in _counted(passage.proof):
        return False
    if int(typed) % 100 or not after[1][0].islower() or word in language.after_year:
        return True
    return before is not None and before[1].lower() in language.before_year


def _counted(proof: Proof) -> set[str]:
    """What the brief's figures count, in lower case."""
    return {figure.unit.lower() for figure in proof.brief.figures.values()}


def _may_be_a_day(characters: str, number: TypedNumber) -> bool:
    """Where no month can be told, a small whole number next to a word may be a day of one."""
    if not (len(number.text) <= 2 and number.text.isdecimal() and 1 <= int(number.text) <= 31):
        return False
    after = _WORD_AFTER.match(characters, number.end)
    return after is None or after[1].lower() not in MEASURES | CURRENCY_SIGNS


def _way_out(passage: Passage, number: TypedNumber) -> str:
    figures = passage.proof.brief.figures.values()
    values = number.values if figures else ()
    same = [f"{{{figure.id}}}" for figure in figures if figure.value in values]
    if same:
        return f"write {' or '.join(same)}"
    return "give it an entry under 'figures' and write {its-id}; if it is part of a name, list that under 'names'"

"""Straight quotes, hyphens and dots as typed become the marks of the language, and what belongs together is bound.

Works on a list of characters whose places stay what they were: a place may come to hold several characters or none.
What the analyst typed with the right marks already stays as typed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache

from briefing.compose.wording import Wording

NBSP = "\u00a0"
_OPENS = frozenset(" \u00a0\t\n([{‘“„«‚–—/-")
_BEFORE_PUNCTUATION = re.compile(r"(?<=\S) (?=[:;!?»])")
_SPACED_HYPHEN = re.compile(r"(?<=\S)[ \u00a0](-{1,3}|–|—)[ ](?=\S)")
_BARE_DASHES = re.compile(r"(?<=[^\s-])(-{2,3})(?=[^\s-])")
_DOTS = re.compile(r"\.\.\.")
_CLOSING_SINGLE = re.compile(r"(?<=\S)'(?!\w)")
_LONGEST_QUOTATION = 2000
_LAST_LENGTH = 26
"""Characters that the last two words of a paragraph may take together when they are bound."""


def set_type(chars: list[str], wording: Wording, names: Sequence[str] = (), *, bind_last: bool = False) -> None:
    """Sets the marks and binds in `chars`, in place. At first each place holds one character.

    `names` are kept on one line (`Mirage 2000`). `bind_last` ties the last two words, so that neither stands alone.
    """
    typed = "".join(chars)
    _set_quotes(chars, typed, wording)
    for found in _DOTS.finditer(typed):
        chars[found.start()] = "…"
        chars[found.start() + 1] = chars[found.start() + 2] = ""
    _set_dashes(chars, typed, wording)
    for found in _glue(wording, tuple(names)).finditer(typed):
        for place in range(found.start(), found.end()):
            if chars[place] == " ":
                chars[place] = NBSP
    if wording.space_before:
        _space_marks(chars, typed, wording)
    if bind_last:
        _bind_last(chars, typed)


@lru_cache(maxsize=4096)
def set_words(typed: str, wording: Wording) -> str:
    """`typed` with the marks of the language."""
    chars = list(typed)
    set_type(chars, wording)
    return "".join(chars)


def _bind_last(chars: list[str], typed: str) -> None:
    """Ties the last two words of three or more, unless they are long or the last is an address."""
    end = len(typed.rstrip())
    last = typed.rfind(" ", 0, end)
    before = typed.rfind(" ", 0, max(last, 0))
    if before < 0 or end - before > _LAST_LENGTH or chars[last] != " ":
        return
    if not set("@/") & set(typed[last:end]):
        chars[last] = NBSP


def _set_quotes(chars: list[str], typed: str, wording: Wording) -> None:
    if '"' not in typed and "'" not in typed:
        return
    open_marks: list[str] = []
    levels = (wording.quotes.outer, wording.quotes.inner)
    closers = [found.start() for found in _CLOSING_SINGLE.finditer(typed)]
    for place, mark in enumerate(typed):
        if mark in "“«„":
            open_marks.append(mark)
        elif mark in "”»" and open_marks and open_marks[-1] not in "\"'":
            open_marks.pop()
        elif mark == '"':
            before = typed[place - 1] if place else " "
            after = typed[place + 1] if place + 1 < len(typed) else " "
            opens = (before in _OPENS or before in "\"'") and not after.isspace()
            if opens and not (before == '"' and open_marks and open_marks[-1] == '"'):
                chars[place] = levels[len(open_marks) % 2][0]
                open_marks.append('"')
            else:
                if '"' in open_marks:
                    while open_marks.pop() != '"':
                        pass
                chars[place] = levels[len(open_marks) % 2][1]
        elif mark == "'":
            chars[place] = _single(typed, place, open_marks, levels, closers)


def _single(
    typed: str,
    place: int,
    open_marks: list[str],
    levels: tuple[tuple[str, str], tuple[str, str]],
    closers: list[int],
) -> str:
    """An apostrophe, or a quotation mark where the mark opens before a word and one of the `closers` follows."""
    before = typed[place - 1] if place else " "
    after = typed[place + 1] if place + 1 < len(typed) else " "
    if before.isalnum() and after.isalnum():
        return "’"
    later = bisect_right(closers, place)
    if (before in _OPENS or before == '"') and not after.isspace():
        if not after.isdigit() and later < len(closers):
            open_marks.append("'")
            return levels[(len(open_marks) - 1) % 2][0]
        return "’"
    if open_marks and open_marks[-1] == "'" and not after.isalnum():
        if before == "s" and after == " " and later < len(closers) and _is_genitive(typed, place, closers[later]):
            return "’"
        open_marks.pop()
        return levels[len(open_marks) % 2][1]
    return "’"


def _is_genitive(typed: str, place: int, closer: int) -> bool:
    """Whether the mark at `place` only ends a genitive (`troops' morale'`): a later one closes the quotation before
    any other mark opens.
    """
    between = typed[place + 1 : closer] if closer - place <= _LONGEST_QUOTATION else "'"
    return not set("'\"") & set(between)


def _set_dashes(chars: list[str], typed: str, wording: Wording) -> None:
    for found in _SPACED_HYPHEN.finditer(typed):
        start, end = found.span()
        chars[start] = wording.dash
        for place in range(start + 1, end):
            chars[place] = ""
    for found in _BARE_DASHES.finditer(typed):
        chars[found.start()] = "—" if len(found[1]) == 3 else "–"
        for place in range(found.start() + 1, found.end()):
            chars[place] = ""


def _space_marks(chars: list[str], typed: str, wording: Wording) -> None:
    """The no-break space that French has before high punctuation."""
    for place, mark in enumerate(typed):
        if mark not in wording.space_before or place == 0:
            continue
        before = typed[place - 1]
        if before == " ":
            chars[place - 1] = NBSP
        elif before.isalnum() or before in ")\"'»”":
            after = typed[place + 1] if place + 1 < len(typed) else " "
            if after.isspace() or after in ")\"'»”":
                chars[place] = NBSP + chars[place]


@cache
def _glue(wording: Wording, names: tuple[str, ...]) -> re.Pattern[str]:
    """One expression that finds every space to be bound."""
    months = {*wording.dates.months, *wording.dates.months_alone}
    before = "|".join(map(re.escape, sorted({*wording.glue_before}, key=len, reverse=True)))
    after = "|".join(map(re.escape, sorted(wording.glue_after, key=len, reverse=True)))
    numbered = "|".join(map(re.escape, sorted(wording.glue_before_number, key=len, reverse=True)))
    month = "|".join(map(re.escape, sorted(months, key=len, reverse=True)))
    parts = [
        rf"(?<=\d) (?:{before}) (?=(?:{before})(?!\w))",
        rf"(?<=\d) (?=(?:{before})(?!\w))",
        rf"(?<=\d) (?=(?:{month})(?!\w))",
        rf"(?<=\d\.) (?=(?:{month})(?!\w))",
        rf"(?<!\w)(?:{numbered}) (?=\d)",
        r"(?<=\d) (?=\d{3}(?!\d))",
        r"(?<=\d) (?=%)",
        r"(?<=\d) (?=(?:km|m|kg|t|ha|MW|GW|kWh|км|м|кг|т|га|МВт|ГВт)(?!\w))",
        r"(?<!\w)[A-ZА-ЯІЇЄҐ]\.(?: ?[A-ZА-ЯІЇЄҐ]\.)* (?=[A-ZА-ЯІЇЄҐ])",
        r"(?<=[$€£№§]) (?=\d)",
    ]
    if wording.dates.day.startswith("{month}"):
        parts.append(rf"(?<!\w)(?:{month}) (?=\d{{1,2}}(?!\d))")
    if after:
        parts.append(rf"(?<!\w)(?:{after}) (?=\S)")
    if names:
        parts.append("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    return re.compile("|".join(parts))

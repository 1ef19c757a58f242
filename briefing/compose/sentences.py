"""Where sentences and clauses of a paragraph end: at which places a citation may stand."""

from __future__ import annotations

import re
from collections.abc import Collection

from briefing.compose.wording import Wording

CLOSERS = "\"'”’»“‘)]"
"""Marks that may follow a sentence's full stop."""
_OPENERS = "\"'“‘«„(["
"""Marks that may stand before a sentence's first letter."""

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)")
_CLAUSE = re.compile(r"[,;:](?=\s)|\s[–—-]{1,3}\s|$")
_LONGEST_ABBREVIATION = 16


def sentence_ends(text: str, wording: Wording, figures: Collection[int] = ()) -> list[int]:
    """Where each sentence of `text` ends: after its closing marks, before the space that follows. Ascending; the
    last is where the words of the text end.

    A sentence begins with a capital, a digit or a mark, or with one of the `figures`, whose places are given.
    """
    ends = []
    for found in _END.finditer(text):
        start = found.end()
        while start < len(text) and text[start].isspace():
            start += 1
        if start == len(text):
            break
        if found[0][0] == "." and len(found[0]) == 1:
            last = _word_before(text, found.start())
            if last.casefold() in wording.abbreviations or (len(last) == 1 and last.isalpha() and last.isupper()):
                continue
            if last.isdigit() and _is_month(text, start, wording):
                continue
        opening = start
        while text[opening : opening + 1] and text[opening] in _OPENERS:
            opening += 1
        first = text[opening : opening + 1]
        if opening in figures or (first and (first.isupper() or not first.isalpha())):
            ends.append(found.end())
    ends.append(len(text.rstrip()))
    return ends


def _word_before(text: str, end: int) -> str:
    """The word that ends at `end`, as far as an abbreviation is long."""
    start = end
    while start > max(0, end - _LONGEST_ABBREVIATION) and text[start - 1] not in " \u00a0\n\t([\"'«“‘„":
        start -= 1
    return text[start:end]


def _is_month(text: str, start: int, wording: Wording) -> bool:
    """Whether a month begins at `start`, in a language that writes a point behind the day: `5. November`."""
    dates = wording.dates
    return "{day}." in dates.day and text.startswith((*dates.months, *dates.months_alone), start)


def clause_end(text: str, start: int, limit: int) -> int:
    """Where the clause that holds `start` ends, at or before `limit`: before its comma, semicolon, colon or dash."""
    found = _CLAUSE.search(text, start, limit)
    return found.start() if found else limit

"""Where sentences and clauses of a paragraph end: at which places a citation may stand."""

from __future__ import annotations

import re
from collections.abc import Collection

from briefing.compose.wording import Wording

CLOSERS = "\"'”’»“‘)]"
"""Marks that may follow a sentence's full stop."""

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)")
_CLAUSE = re.compile(r"[,;:](?=\s)|\s[–—-]{1,3}\s|$")
_WORD_BEFORE = re.compile(r"(?:^|[\s(\[\"'«“‘„])([^\s(\[\"'«“‘„]*)$")


def sentence_ends(text: str, wording: Wording, figures: Collection[int] = ()) -> list[int]:
    """Where each sentence of `text` ends: after its closing marks, before the space that follows. Ascending; the
    last is where the words of the text end.

    A sentence begins with a capital, a digit or a mark, or with one of the `figures`, whose places are given.
    """
    ends = []
    for found in _END.finditer(text):
        rest = text[found.end() :].lstrip()
        if not rest:
            break
        if found[0][0] == "." and len(found[0]) == 1:
            word = _WORD_BEFORE.search(text[: found.start()])
            last = word[1] if word else ""
            if last.casefold() in wording.abbreviations or (len(last) == 1 and last.isalpha() and last.isupper()):
                continue
        start = len(text) - len(rest)
        first = rest.lstrip("\"'“‘«„([")[:1]
        if start in figures or (first and (first.isupper() or not first.isalpha())):
            ends.append(found.end())
    ends.append(len(text.rstrip()))
    return ends


def clause_end(text: str, start: int, limit: int) -> int:
    """Where the clause that holds `start` ends, at or before `limit`: before its comma, semicolon, colon or dash."""
    found = _CLAUSE.search(text, start, limit)
    return found.start() if found else limit

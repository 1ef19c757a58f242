"""Terms: where a text uses one, and what stands there when it is spelled out at first use."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping

from briefing.compose.wording import Wording
from briefing.values import dataclass

_ARTICLE = re.compile(r"(?<!\w)(a|an|the|A|An|The) $")
_DETERMINER = re.compile(
    r"(?<!\w)(?:this|that|these|those|its|their|his|her|our|every|each|no|any|some) $", re.IGNORECASE
)
_VOWEL_SOUND = re.compile(r"(?!eu|uni|use|usu|one\b|ur[aeo])[aeiou]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term where a text uses it."""

    term: str
    start: int
    end: int
    spelled_start: int
    """Where the spelled-out words begin: earlier than `start` when they change the article before it."""
    spelled: str
    """What stands from `spelled_start` to `end` at first use; the text as it is where it already spells it out."""


class Terms:
    """The terms of a brief, ready to be found."""

    def __init__(self, terms: Mapping[str, str], wording: Wording) -> None:
        self._terms = terms
        self._wording = wording
        plural = "s?" if wording.articles else ""
        names = "|".join(map(re.escape, sorted(terms, key=len, reverse=True)))
        self._find = re.compile(rf"(?<![\w-])({names})({plural})(['’]s?)?(?![\w-])") if terms else None

    def uses(self, typed: str, opens_sentence: Iterable[int]) -> list[TermUse]:
        """Every use in `typed`, in order; none inside quotation marks, since a quotation stays as it was said."""
        if self._find is None:
            return []
        found = list(self._find.finditer(typed))
        if not found:
            return []
        quoted = quoted_stretches(typed)
        starts = [start for start, _ in quoted]
        openings = set(opens_sentence)
        uses = []
        for match in found:
            place = bisect_right(starts, match.start()) - 1
            if place < 0 or match.start() > quoted[place][1]:
                uses.append(self._use(typed, match, match.start() in openings))
        return uses

    def _use(self, typed: str, match: re.Match[str], opens: bool) -> TermUse:
        term, plural, possessive = match[1], match[2], match[3] or ""
        long = self._terms[term]
        start, end = match.start(), match.start() + len(term) + len(plural)
        short = term + plural
        if self._is_spelled_out(typed, start, end, long):
            return TermUse(term, start, end, start, typed[start:end])
        spelled_start = start
        if self._wording.articles:
            if plural and not long.endswith("s"):
                long += "s"
            spelled_start, long = _with_article(typed, start, long)
            opens = opens or spelled_start == 0
        if opens:
            long = long[0].upper() + long[1:]
        if possessive and self._wording.articles:
            end = match.end()
            spelled = self._wording.term.format(long=_genitive(long), short=short + possessive.replace("'", "’"))
        else:
            spelled = self._wording.term.format(long=long, short=short)
        return TermUse(term, start, end, spelled_start, spelled)

    def _is_spelled_out(self, typed: str, start: int, end: int, long: str) -> bool:
        """Whether the analyst has written `long (TERM)` or `TERM (long)` there."""
        bare = long.removeprefix("the ").casefold()
        before = typed[max(0, start - len(bare) - 8) : start].casefold()
        after = typed[end : end + len(bare) + 8].casefold()
        return before.endswith((f"{bare} (", f"{bare}s (")) or after.startswith(f" ({bare}")


def _genitive(long: str) -> str:
    return f"{long}’" if long.endswith("s") else f"{long}’s"


def _with_article(typed: str, start: int, long: str) -> tuple[int, str]:
    """Where the long form begins and how it reads after the words before it: one article, and the right one."""
    window = max(0, start - 16)
    before = typed[window:start]
    own = long.startswith("the ")
    article = _ARTICLE.search(before)
    if article:
        bare = long.removeprefix("the ") if own else long
        if article[1].lower() == "the":
            return start, bare
        word = "an" if _VOWEL_SOUND.match(bare) else "a"
        if article[1][0].isupper():
            word = word.capitalize()
        return window + article.start(1), f"{word} {bare}"
    if own and _DETERMINER.search(before):
        return start, long.removeprefix("the ")
    return start, long


def quoted_stretches(typed: str) -> list[tuple[int, int]]:
    """Where quotations stand: from opening to closing double mark, straight or set."""
    stretches = []
    opened: int | None = None
    for place, mark in enumerate(typed):
        if mark in "“«„" or (mark == '"' and opened is None):
            opened = place if opened is None else opened
        elif mark in '”»“"' and opened is not None:
            stretches.append((opened, place))
            opened = None
    return stretches

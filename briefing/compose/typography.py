"""Straight quotes, hyphens and dots as typed become the marks of the language, and what belongs together is bound.

Works on a list of characters whose places stay what they were: a place may come to hold several characters or none.
What the analyst typed with the right marks already stays as typed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache

from briefing.compose.numbers import MEASURES
from briefing.compose.wording import Wording

NBSP = "\u00a0"
_OPENS = frozenset(" \u00a0\t\n([{‘“„«‚–—/-")
_FOLLOWS = frozenset(".,;:!?)]}…")
"""What follows a mark that closes, where it could open as well."""
_SPACED_HYPHEN = re.compile(r"(?<=\S)[ \u00a0](-{1,3}|–|—)[ ](?=\S)")
_BARE_DASHES = re.compile(r"(?<=[^\s-])(-{2,3})(?=[^\s-])")
_DOTS = re.compile(r"\.\.\.")
_CLOSING_SINGLE = re.compile(r"(?<=\S)'(?!\w)")
_DOUBLE = re.compile("[«„“][ \u00a0\u202f]?(?=\\S)|(?<=\\S)[ \u00a0\u202f]?»|[«„“”»]")
_SINGLE = re.compile("[‘’‚]")
_GROUPED = re.compile(r"\d{1,3}(?:[ ,.\u00a0]\d{3})+")
_NUMBER = rf"({_GROUPED.pattern}|\d+(?:[.,]\d+)?)"
_RANGE = re.compile(
    rf"(?<![^\s([\"'«„“‘$€£])(?<!\d[ \u00a0]){_NUMBER}-{_NUMBER}"
    r"(?=[.,;:!?…]*[\])\"'»”“’]*(?:\s|$)|[ \u00a0]?%)"
)
_LONGEST_QUOTATION = 2000
_LAST_LENGTH = 26
"""Characters that the last two words of a paragraph may take together when they are bound."""
_SPACES = " \u00a0\u202f"
_WORDS_TOO = frozenset(("A", "B", "J", "K", "bar", "min"))
"""Symbols of measures that may as well begin what follows a number."""


def set_type(
    chars: list[str],
    wording: Wording,
    names: Sequence[str] = (),
    *,
    depth: int = 0,
    ranges: bool = True,
) -> None:
    """Sets the marks and binds in `chars`, in place. At first each place holds one character.

    `names` are kept on one line (`Mirage 2000`). `depth` is 1 for words that stand within quotation marks. `ranges`
    says whether hyphens between numbers may mean from one to the other: `555-1234` does not where it is a number to
    call.
    """
    typed = "".join(chars)
    _set_quotes(chars, typed, wording, depth)
    if ranges:
        _set_ranges(chars, typed)
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


@lru_cache(maxsize=4096)
def set_words(typed: str, wording: Wording) -> str:
    """`typed` with the marks of the language."""
    chars = list(typed)
    set_type(chars, wording)
    return "".join(chars)


@lru_cache(maxsize=1024)
def set_title(typed: str, wording: Wording, own: Wording | None, *, quoted: bool) -> str:
    """The title of a work with the marks of its `own` language, where that is known, and of the document's elsewhere.

    `quoted` says whether quotation marks stand around it: those within it, however typed, are then of another kind.
    """
    depth = 0
    if quoted:
        typed = _DOUBLE.sub('"', typed)
        typed = _SINGLE.sub("'", typed)
        outer = [wording.quotes.outer, (own or wording).quotes.outer]
        depth = 1 if outer[0][0].strip() == outer[1][0].strip() else 0
    chars = list(typed)
    if own is None:
        _set_quotes(chars, typed, wording, depth)
    else:
        set_type(chars, own, depth=depth)
    return "".join(chars)


def bound(text: str) -> str:
    """`text`, set already, with its last two words tied."""
    place = _last_break(text)
    return text if place is None else bound_at(text, place)


def bind_last(chars: list[str]) -> None:
    """Ties the last two words of what `chars`, set already, hold together, in place, so that neither stands alone."""
    place = last_space("".join(chars))
    if place is None:
        return
    for at, held in enumerate(chars):
        if place < len(held):
            chars[at] = bound_at(held, place)
            return
        place -= len(held)


def bound_at(text: str, place: int) -> str:
    """`text` with a no-break space at `place`."""
    return f"{text[:place]}{NBSP}{text[place + 1 :]}"


def last_space(text: str) -> int | None:
    """Where the last two words of `text`, set already, are to be tied; None where they need not be: `5 million` is."""
    place = _last_break(text)
    if place is None or sum(any(map(str.isalnum, word)) for word in text[place:].split()) > 1:
        return None
    return place


def _last_break(text: str) -> int | None:
    """The last space at which `text` may break, of two at the least, unless the words around it are long or an address
    stands behind it. A dash counts as a word; an address before it breaks by itself, however long."""
    end = len(text.rstrip())
    last = text.rfind(" ", 0, end)
    if text.rfind(" ", 0, max(last, 0)) < 0 or set("@/") & set(text[last:end]):
        return None
    word = max(text.rfind(space, 0, last) for space in _SPACES)
    return last if end - word <= _LAST_LENGTH or ("://" in text[word:last] and end - last <= _LAST_LENGTH) else None


def _set_quotes(chars: list[str], typed: str, wording: Wording, depth: int = 0) -> None:
    """Sets the straight marks, each by the level on which it lies; `depth` is the level of the outermost."""
    if '"' not in typed and "'" not in typed:
        return
    quotes = _Quotes(typed, wording, depth)
    for place, mark in enumerate(typed):
        if mark == '"':
            chars[place] = quotes.double(place)
        elif mark == "'":
            chars[place] = quotes.single(place)
        else:
            quotes.pass_by(place, mark)


class _Quotes:
    """The quotations of a text while its marks are set, from left to right."""

    def __init__(self, typed: str, wording: Wording, depth: int) -> None:
        self._typed = typed
        self._levels = (wording.quotes.outer, wording.quotes.inner)
        self._depth = depth % 2
        self._openers = {opening.strip(): level for level, (opening, _) in enumerate(self._levels)}
        self._closers = {closing.strip() for _, closing in self._levels} | set("”»")
        for mark in set("“«„") - self._closers:
            self._openers.setdefault(mark, 0)
        self._ends = [found.start() for found in _CLOSING_SINGLE.finditer(typed)]
        self._open: list[tuple[str, int]] = []
        """(mark as typed, level) of each quotation that has begun and not ended."""
        self._opened: set[int] = set()
        """Where straight marks open."""

    def pass_by(self, place: int, mark: str) -> None:
        """A mark that is no straight one: those that were typed as they should be stay, and count."""
        if mark in self._openers:
            self._open.append((mark, self._openers[mark]))
        elif mark in self._closers and self._open and self._open[-1][0] not in "\"'":
            is_apostrophe = mark == "’" and self._around(place)[1].isalnum()
            if not is_apostrophe:
                self._open.pop()

    def double(self, place: int) -> str:
        before, after = self._around(place)
        is_open = any(mark == '"' for mark, _ in self._open)
        opens = self._may_open(place, before) and not after.isspace() and not (is_open and after in _FOLLOWS)
        if opens and not (before == '"' and self._open and self._open[-1][0] == '"'):
            return self._begin(place, '"')
        if not is_open:
            return self._levels[self._next_level()][1]
        while self._open[-1][0] != '"':
            self._open.pop()
        return self._levels[self._open.pop()[1]][1]

    def single(self, place: int) -> str:
        """An apostrophe, or a quotation mark where the mark opens before a word and one that can close follows."""
        before, after = self._around(place)
        if before.isalnum() and after.isalnum():
            return "’"
        later = bisect_right(self._ends, place)
        if self._may_open(place, before) and not after.isspace() and not after.isdigit() and later < len(self._ends):
            return self._begin(place, "'")
        if self._open and self._open[-1][0] == "'" and not after.isalnum():
            more = before == "s" and after == " " and later < len(self._ends)
            if not (more and _is_genitive(self._typed, place, self._ends[later])):
                return self._levels[self._open.pop()[1]][1]
        return "’"

    def _around(self, place: int) -> tuple[str, str]:
        typed = self._typed
        return typed[place - 1] if place else " ", typed[place + 1] if place + 1 < len(typed) else " "

    def _may_open(self, place: int, before: str) -> bool:
        return (before in _OPENS and before not in self._closers) or place - 1 in self._opened or self._elides(place)

    def _elides(self, place: int) -> bool:
        """Whether a quoted word follows an article that has lost its vowel: `l'"axe"`."""
        before, after = self._typed[max(0, place - 2) : place], self._typed[place + 1 : place + 2]
        return len(before) == 2 and before[0].isalpha() and before[1] in "'’" and after.isalpha()

    def _next_level(self) -> int:
        return 1 - self._open[-1][1] if self._open else self._depth

    def _begin(self, place: int, mark: str) -> str:
        level = self._next_level()
        self._open.append((mark, level))
        self._opened.add(place)
        return self._levels[level][0]


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


def _set_ranges(chars: list[str], typed: str) -> None:
    """An en dash from number to number (`pp. 3-5`, `1914-18`), as far as the second is higher: `2024-11` is none."""
    if "-" not in typed:
        return
    for found in _RANGE.finditer(typed):
        first, second = found.groups()
        if first.isdigit() and second.isdigit() and 1 < len(second) < len(first):
            first = first[-len(second) :]
        if (second[0] != "0" or not second.isdigit()) and _worth(first) < _worth(second):
            chars[found.end(1)] = "–"


def _worth(number: str) -> float:
    """What a number in digits is worth, be it grouped or with a decimal mark."""
    if _GROUPED.fullmatch(number):
        return float(re.sub(r"\D", "", number))
    return float(number.replace(",", "."))


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
    measures = "|".join(map(re.escape, sorted({*MEASURES, *wording.measures.values()} - _WORDS_TOO, reverse=True)))
    currencies = "|".join(sorted({*wording.currencies, *wording.currency_names}))
    parts = [
        rf"(?<=\d) (?:{before}) (?=(?:{before})(?!\w))",
        rf"(?<=\d) (?=(?:{before})(?!\w))",
        rf"(?<=\d) (?=(?:{month})(?!\w))",
        rf"(?<=\d\.) (?=(?:{month})(?!\w))",
        rf"(?<=1er) (?=(?:{month})(?!\w))",
        r"(?<=\d h) (?=\d\d(?!\d))",
        rf"(?<!\w)(?:{numbered}) (?=\d)",
        r"(?<=\d) (?=\d{3}(?!\d))",
        r"(?<=\d) (?=%)",
        rf"(?<=\d) (?=(?:{measures})(?!\w))",
        rf"(?<=\d) (?=(?:{currencies})(?!\w))",
        r"(?<=\d:\d\d) (?=[A-Z]{3,4}(?!\w))",
        r"(?<!\w)[A-ZА-ЯІЇЄҐ]\.(?: ?[A-ZА-ЯІЇЄҐ]\.)* (?=[A-ZА-ЯІЇЄҐ])",
        r"(?<=[$€£№§]) (?=\d)",
    ]
    if wording.dates.day.startswith("{month}"):
        parts.append(rf"(?<!\w)(?:{month}) (?=\d{{1,2}}(?!\d))")
    if after:
        parts.append(rf"(?<!\w)(?:{after}) (?=\S)")
    opening, closing = wording.quotes.outer
    if opening[-1] == NBSP:
        parts += [rf"(?<={opening[0]}) ", rf" (?={closing[-1]})"]
    if names:
        parts.append("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    return re.compile("|".join(parts))

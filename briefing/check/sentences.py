"""Where the sentences of a prose begin and end.

A full stop ends a sentence unless it belongs to an abbreviation, an initial or a number, or the next word is no
beginning. In doubt nothing is parted: the rules that read sentences then see more words than there are, which only a
language's table of abbreviations and opening words can mend.
"""

from __future__ import annotations

import re

from briefing.check.language import Language
from briefing.check.prose import FIGURE, Stretch

LONGEST_WORD = 20
"""Letters of an abbreviation at the most."""

_STOP = re.compile(r"[.!?…]+[\"”’»“)\]]*(?=\s)")
_WORD_BEFORE = re.compile(r"[^\s(\[\"“„«]*\Z")
_OPENER = re.compile(r"\s+[\"“„«‘(\[]*([^\W_]+|" + FIGURE + ")")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\Z")


def split_sentences(characters: str, language: Language) -> tuple[Stretch, ...]:
    """The sentences, in order, without the spaces between them."""
    stretches: list[Stretch] = []
    start = 0
    for stop in _STOP.finditer(characters):
        if _ends_sentence(characters, start, stop, language):
            stretches.append((start, stop.end()))
            start = stop.end()
    stretches.append((start, len(characters)))
    return tuple(trimmed for stretch in stretches if (trimmed := _trim(characters, stretch)))


def _ends_sentence(characters: str, start: int, stop: re.Match[str], language: Language) -> bool:
    following = _OPENER.match(characters, stop.end())
    if following is None:
        return characters[stop.end() :].strip() == ""
    opener = following[1]
    if opener[0].islower():
        return False
    if stop[0] != ".":
        return True
    before = _WORD_BEFORE.search(characters, max(start, stop.start() - LONGEST_WORD), stop.start())
    word = before[0] if before else ""
    if word.lower() in language.abbreviations:
        return False
    if _is_initials(word):
        return opener.lower() in language.openers
    return True


def _is_initials(word: str) -> bool:
    """`J` of `J. Austin`, `U.S` of `U.S.`: capital letters, each with its stop."""
    return word.isupper() and ((len(word) == 1 and word.isalpha()) or _DOTTED.match(word) is not None)


def _trim(characters: str, stretch: Stretch) -> Stretch | None:
    start, end = stretch
    while start < end and characters[start].isspace():
        start += 1
    while end > start and characters[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None

"""Codes: names of letters and digits joined by hyphens, such as `BRIEF-2024-11` and `F-16`, which no line should part.

Their hyphens are measured and set as those that do not break. They stay hyphens in the text that is read from a file:
who searches for a code types the hyphen of the keyboard.
"""

from __future__ import annotations

import re

HYPHEN = "-"
NO_BREAK_HYPHEN = "\u2011"
LONGEST = 24
"""Letters of a code that is kept together: more would be cut between letters in a narrow column."""
_JOINED = re.compile(r"(?<![\w\-/])\w+(?:-\w+)+(?![\w\-/@])")
_SHORT_NAME = 4
"""Letters of a name that need not be all capitals: `MiG-29`."""


def tied(text: str) -> str:
    """`text` with the hyphens of its codes as hyphens that do not break, letter for letter."""
    if HYPHEN not in text:
        return text
    return _JOINED.sub(_tie, text)


def _tie(found: re.Match[str]) -> str:
    word = found[0]
    is_code = (
        len(word) <= LONGEST
        and any(letter.isdigit() for letter in word)
        and all(map(_may_be_of_a_code, word.split(HYPHEN)))
    )
    return word.replace(HYPHEN, NO_BREAK_HYPHEN) if is_code else word


def _may_be_of_a_code(part: str) -> bool:
    """Digits, or capitals with digits among them; a word of the language is neither."""
    if part.isdigit() or part == part.upper():
        return True
    return len(part) <= _SHORT_NAME and any(letter.isupper() for letter in part)

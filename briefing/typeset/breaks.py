"""Where a line may break: at the places where word processors break too.

Found by laying out 90 separators with LibreOffice: it breaks after spaces, hyphens, dashes, slashes, marks of
exclamation and question, and the ellipsis, unless closing punctuation or a quotation mark follows; before a dash
between letters; not at a slash between digits.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MARK = "\u2060"
"""Stands for a note mark, which clings to the word before it."""
SPACES = " \t\n\v\f\r\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000"
"""Spaces at which a line may break; in the syntax of a character class."""
_AFTER = r"\-‐‒–—!?…|\\/"
_NEVER_BEFORE = rf"""{SPACES}{_AFTER}.,:;)\]}}"'“”‘’«»%\u00a0\u00ad\u2007\u202f\u2011\u2060\ufeff"""
_OPPORTUNITY = re.compile(
    rf"[{SPACES}]+"
    rf"|[{_AFTER}](?<!\d/(?=\d))(?=[^{_NEVER_BEFORE}])"
    rf"|(?<=[^\W\d])(?=[—%])"
)
_TRAILING = re.compile(rf"[{SPACES}]*$")


class Break(NamedTuple):
    """A place where a line may end."""

    end: int
    """How many characters stand on the line, without the spaces that end it."""
    next: int
    """The character that begins the next line."""


def find_breaks(text: str) -> list[Break]:
    """The places where `text` may be broken, in order; its own end is the last."""
    found = []
    length = len(text)
    for match in _OPPORTUNITY.finditer(text):
        start, end = match.span()
        if start == 0 or end == length:
            continue
        found.append(Break(end if text[start] in _HYPHENS and end > start else start, end))
    stripped = _TRAILING.search(text)
    found.append(Break(stripped.start() if stripped else length, length))
    return found


_HYPHENS = frozenset("-‐‒–—!?…|\\/")

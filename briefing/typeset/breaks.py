"""Where a line may break: at the places where word processors break too.

Found by laying out 90 separators with LibreOffice: it breaks after spaces, hyphens, dashes, marks of exclamation and
question, and the ellipsis, unless closing punctuation or a quotation mark follows; before a long dash unless a
quotation mark or bracket stands before it, and before a per cent sign after anything but a number. Slashes, and spaces
inside brackets, have rules of their own in `briefing.typeset.lines`.
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
    rf"(?<=[^\s\"'“”‘’«»„‚(\[{{—\u2011\u2060])(?=—)"
    rf"|(?<=[^\d\s%‰(\[{{«“‘„\u2011\u2060])(?=[%‰])"
    rf"|[{SPACES}]+"
    rf"|[{_AFTER}](?<!\d/(?=\d))(?=[^{_NEVER_BEFORE}])"
)
_COMMON_OPPORTUNITY = re.compile(
    rf"[{SPACES}{_AFTER}](?:(?<=[{SPACES}])[{SPACES}]*|(?<=[{_AFTER}])(?<!\d/(?=\d))(?=[^{_NEVER_BEFORE}]))"
)
"""The same where nothing is broken before a mark. It begins with a class of characters: all others are passed over
quickly."""
_BROKEN_BEFORE = frozenset("—%‰")
_OPENING = frozenset("([{")
_CLOSING = frozenset(")]}!?:;,./")
_HANGING = frozenset(re.findall(f"[{SPACES}]", "".join(map(chr, range(0x3001)))))
"""Spaces, which hang over the edge where they end a line."""


class Break(NamedTuple):
    """A place where a line may end."""

    end: int
    """How many characters stand on the line, without the spaces that end it."""
    next: int
    """The character that begins the next line."""
    is_slash: bool = False
    is_inside: bool = False
    """At a space after an opening bracket, or before a closing one or other punctuation."""

    @property
    def is_space(self) -> bool:
        """Whether spaces hang over the edge here."""
        return self.end < self.next


def find_breaks(text: str) -> list[Break]:
    """The places where `text` may be broken, in order; its own end is the last."""
    length = len(text)
    opportunity = _COMMON_OPPORTUNITY if _BROKEN_BEFORE.isdisjoint(text) else _OPPORTUNITY
    found: list[Break] = []
    for match in opportunity.finditer(text):
        start, end = match.span()
        if start > 0 and end < length:
            first = text[start]
            if first in _HANGING:
                found.append(Break(start, end, False, text[start - 1] in _OPENING or text[end] in _CLOSING))
            else:
                found.append(Break(end, end, first == "/" and end > start))
    stripped = length
    while stripped and text[stripped - 1] in _HANGING:
        stripped -= 1
    found.append(Break(stripped, length))
    return found

"""The quotations of a prose: other people's words, which stand as they were said."""

from __future__ import annotations

import re

from briefing.check.prose import Stretch

CLOSING = {"“": "”“", "„": "“”", "«": "»", "»": "«", "‟": "”", "‘": "’"}
"""Each opening mark and those that close it in one language or another."""

_MARK = re.compile(r"[\"“”„‟«»‘’]")


def quoted_stretches(characters: str) -> tuple[Stretch, ...]:
    """Every quotation between double or curly single marks, its marks included. One that is never closed is none."""
    stretches: list[Stretch] = []
    start, closing = -1, ""
    for mark in _MARK.finditer(characters):
        offset, character = mark.start(), mark[0]
        if start >= 0:
            # The curly apostrophe looks like a closing mark: one before a letter closes nothing.
            if character in closing and not (character == "’" and characters[offset + 1 : offset + 2].isalpha()):
                stretches.append((start, offset + 1))
                start = -1
        elif character == '"':
            start, closing = offset, '"'
        elif character in CLOSING and not (character == "‘" and characters[max(offset - 1, 0) : offset].isalpha()):
            start, closing = offset, CLOSING[character]
    return tuple(stretches)

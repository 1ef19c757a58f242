"""Authors as references name them."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.compose.wording import SourceWords
from briefing.model.source import Name, Source

NBSP = "\u00a0"
MOST_NAMED = 3
"""Authors named one by one; more become the first with `et al.`"""


def written_out(author: Name) -> str:
    """`Mark Rutte`; initials stay together."""
    if author.literal:
        return author.literal
    given = author.given.replace(". ", f".{NBSP}") if author.given else ""
    return f"{given} {author.family}".strip()


def inverted(author: Name) -> str:
    """`Rutte, Mark`, as a list is sorted."""
    if author.literal or not author.given:
        return author.literal or author.family
    return f"{author.family}, {author.given.replace('. ', f'.{NBSP}')}"


def surname(author: Name) -> str:
    """`Rutte`"""
    return author.literal or author.family or author.given


def listed(names: Sequence[str], words: SourceWords) -> str:
    """`A, B and C`; `A et al.` where there are more than three."""
    if len(names) > MOST_NAMED:
        return names[0] + words.et_al
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + words.conjunction + names[-1]


def authors_in_full(source: Source, words: SourceWords) -> str:
    return listed([written_out(author) for author in source.author], words)


def authors_inverted(source: Source, words: SourceWords) -> str:
    """The first author inverted, the others as they are written."""
    names = [inverted(author) if place == 0 else written_out(author) for place, author in enumerate(source.author)]
    return listed(names, words)


def authors_short(source: Source, words: SourceWords) -> str:
    """Surnames: `Rutte`, `Rutte and Austin`, `Rutte et al.` for three or more."""
    names = [surname(author) for author in source.author]
    return names[0] + words.et_al if len(names) > 2 else listed(names, words)

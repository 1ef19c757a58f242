"""The author-date style: `(Rutte 2024a, p. 4)` in the text, and the works in a list under author and year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.compose.dates import day_of_year_words
from briefing.compose.runs import filled, joined, linked, words
from briefing.compose.styles.elements import (
    closed,
    elements,
    locator_words,
    pages,
    title_runs,
    where_online,
)
from briefing.compose.styles.names import authors_inverted
from briefing.compose.styles.note import author_label, goes_by_title, label_runs
from briefing.compose.wording import Wording
from briefing.document.runs import Runs
from briefing.model.source import Source


def year_words(source: Source, suffixes: Mapping[str, str], wording: Wording) -> str:
    """`2024`, `2024a`, `n.d.`, `n.d.-a`"""
    suffix = suffixes.get(source.id, "")
    if source.issued:
        return f"{source.issued.year}{suffix}"
    return f"{wording.dates.no_date}-{suffix}" if suffix else wording.dates.no_date


def year_suffixes(sources: Iterable[Source], wording: Wording) -> dict[str, str]:
    """`a`, `b`... for works that one author has from one year, by date and then by title; none for the others."""
    groups: dict[tuple[str, int], list[Source]] = {}
    for source in sources:
        year = source.issued.year if source.issued else 0
        groups.setdefault((author_label(source, wording).casefold(), year), []).append(source)
    suffixes: dict[str, str] = {}
    for works in groups.values():
        if len(works) > 1:
            works.sort(key=_by_date)
            suffixes |= {work.id: _letters(number) for number, work in enumerate(works)}
    return suffixes


def _by_date(source: Source) -> tuple[str, str, str]:
    day = source.issued.first_day.isoformat() if source.issued else ""
    return day, source.title.casefold(), source.id


def _letters(number: int) -> str:
    """a to z, then aa, ab..."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def in_text(
    source: Source,
    locator: str | None,
    suffixes: Mapping[str, str],
    wording: Wording,
    href: str | None,
    *,
    named: bool = False,
) -> Runs:
    """`Rutte 2024a, p. 4`, without the brackets around it; `href` leads to the entry of the list.

    Where the sentence has `named` the author, the year says which work it is: `Rutte agrees (2024a, p. 4)`.
    """
    year = words(year_words(source, suffixes, wording))
    label = label_runs(source, wording)
    if named:
        label = year
    elif source.issued:
        label = filled(wording.sources.author_year, author=label, year=year)
    else:
        label = joined([label, year], ", ")
    page = locator_words(locator, wording)
    return linked(joined([label, words(page)], ", "), href)


def listed(source: Source, suffixes: Mapping[str, str], wording: Wording) -> Runs:
    """`Rutte, Mark (2024a), ‘Doorstep statement’, speech, Brussels, 28 October, https://...`"""
    author = authors_inverted(source, wording.sources)
    said = words(author)
    if not author:
        said = title_runs(source, wording) if goes_by_title(source) else label_runs(source, wording)
    year = words(year_words(source, suffixes, wording))
    head = filled(wording.sources.author_year_listed, author=said, year=year)
    day = day_of_year_words(source.issued, wording) if source.issued else ""
    reference = joined(
        [
            head,
            () if goes_by_title(source) else title_runs(source, wording),
            *elements(source, wording, said=author or author_label(source, wording)),
            words(day),
            words(pages(source, wording)),
            where_online(source, wording),
        ],
        ", ",
    )
    return closed(reference)

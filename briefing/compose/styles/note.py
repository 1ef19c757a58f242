"""The note style: a work in full where it is first noted, short after that, in notes and in the source list."""

from __future__ import annotations

from briefing.compose.dates import date_words
from briefing.compose.runs import joined, merged, words
from briefing.compose.styles.elements import (
    closed,
    elements,
    locator_words,
    pages,
    shortened,
    title_runs,
    where_online,
)
from briefing.compose.styles.names import authors_in_full, authors_inverted, authors_short
from briefing.compose.typography import bound
from briefing.compose.wording import Wording
from briefing.document.runs import Runs, Words
from briefing.model.source import Source

_LAWS = frozenset(("treaty", "legislation", "bill", "legal_case", "regulation"))


def first(source: Source, locator: str | None, wording: Wording) -> Runs:
    """`Mark Rutte, ‘Doorstep statement’, speech, Brussels, 28 October 2024, p. 4, https://...`, without a full stop."""
    author = authors_in_full(source, wording.sources)
    return _reference(source, author, locator, wording)


def again(source: Source, locator: str | None, wording: Wording, number: str, note: str, *, titled: bool) -> Runs:
    """`Rutte (n 3), p. 4`; `titled` adds the short title where the author alone would not say which work."""
    head = label_runs(source, wording)
    if titled and source.author:
        head = merged((*head, Words(", "), *title_runs(source, wording, short=True)))
    before, _, after = wording.sources.again.partition("(")
    inside = after.rstrip(")").format(number=number)
    place = (Words(f" {before}("), Words(inside, href=f"#{note}"), Words(")"))
    page = locator_words(locator, wording)
    return merged((*head, *place, Words(f", {page}" if page else "")))


def brief_form(source: Source, locator: str | None, wording: Wording, *, titled: bool) -> Runs:
    """`Rutte, 28 October 2024`, for a sources line or below an exhibit."""
    parts = [label_runs(source, wording)]
    if titled and source.author:
        parts.append(title_runs(source, wording, short=True))
    parts.append(words(bound(date_words(source.issued, wording)) if source.issued else wording.dates.no_date))
    parts.append(words(locator_words(locator, wording)))
    return joined(parts, ", ")


def listed(source: Source, wording: Wording) -> Runs:
    """An entry of the source list."""
    return closed(_reference(source, authors_inverted(source, wording.sources), None, wording))


def author_label(source: Source, wording: Wording) -> str:
    """Who a short form names: surnames, or the publisher, or the title where there is no author."""
    if source.author:
        return authors_short(source, wording.sources)
    return shortened(source.title) if goes_by_title(source) else source.publisher or source.container_title


def label_runs(source: Source, wording: Wording) -> Runs:
    """The same as it is printed: a title as titles are."""
    if goes_by_title(source):
        return title_runs(source, wording, short=True)
    return words(author_label(source, wording))


def goes_by_title(source: Source) -> bool:
    """Whether a short form names the work by its title: a law, or what has neither author nor publisher."""
    return not source.author and (source.type in _LAWS or not (source.publisher or source.container_title))


def _reference(source: Source, author: str, locator: str | None, wording: Wording) -> Runs:
    date = date_words(source.issued, wording) if source.issued else wording.dates.no_date
    return joined(
        [
            words(author),
            title_runs(source, wording),
            *elements(source, wording),
            words(date),
            words(locator_words(locator, wording) or pages(source, wording)),
            where_online(source, wording),
        ],
        ", ",
    )

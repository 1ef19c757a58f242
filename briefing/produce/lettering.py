"""Characters that no face of a house can draw, told where they stand in the brief."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from briefing.diagnostics import Diagnostic, Position, by_place, error
from briefing.model.brief import Brief
from briefing.model.source import Source
from briefing.model.texts import printed_texts

MOST_TOLD = 20
"""A brief in a script that the house lacks would otherwise tell of every word."""

Missing = Callable[[str], Iterable[str]]
"""The characters of a text that cannot be drawn."""


def undrawable(brief: Brief, missing: Missing, house: str) -> tuple[Diagnostic, ...]:
    """An error for each character that the house called `house` cannot draw, at the first place of each text."""
    lettering = list(_lettering(brief))
    lost = frozenset(missing("".join(sorted({letter for text, _ in lettering for letter in text}))))
    if not lost:
        return ()
    found: dict[tuple[str, Position], Diagnostic] = {}
    for text, place in lettering:
        for letter in sorted(lost.intersection(text), key=text.index):
            position = place(text.index(letter))
            found.setdefault((letter, position), _told(letter, position, house))
    return by_place(found.values())[:MOST_TOLD]


def _told(letter: str, position: Position, house: str) -> Diagnostic:
    shown = f"'{letter}' (U+{ord(letter):04X})" if letter.isprintable() else f"U+{ord(letter):04X}"
    hint = f"write it in other letters, or give the house '{house}' a face that has it"
    return error(f"no face of the house can draw {shown}", position, hint)


def _lettering(brief: Brief) -> Iterator[tuple[str, Callable[[int], Position]]]:
    """Every text that may be printed, with the place of each of its characters."""
    for printed in printed_texts(brief):
        yield printed.text.raw, printed.text.position_at
    for source in brief.sources.values():
        yield from ((text, _always(source.position)) for text in _source_texts(source))
    for exhibit in brief.exhibits:
        for series in exhibit.series:
            labels = [series.name, *(point.x for point in series.points if isinstance(point.x, str))]
            yield from ((text, _always(exhibit.position)) for text in labels)
        yield exhibit.unit, _always(exhibit.position)
    for figure in brief.figures.values():
        yield figure.unit, _always(figure.position)
    for text in (
        *brief.authors, *brief.distribution, *brief.terms, *brief.terms.values(), brief.reference, brief.version,
        brief.follows, brief.marking.text if brief.marking else "",
    ):  # fmt: skip
        yield text, _always(brief.position)


def _source_texts(source: Source) -> tuple[str, ...]:
    names = (part for name in source.author for part in (name.family, name.given, name.literal))
    return (
        source.title, source.title_en, source.container_title, source.publisher, source.publisher_place,
        source.event_title, source.event_place, source.genre, source.number, source.medium, source.descriptor,
        source.url, *names,
    )  # fmt: skip


def _always(position: Position) -> Callable[[int], Position]:
    return lambda _: position

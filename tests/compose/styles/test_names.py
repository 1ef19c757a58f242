"""Authors as references name them."""

from __future__ import annotations

import pytest

from briefing.compose.styles.names import authors_in_full, authors_inverted, authors_short
from briefing.compose.wording import find_wording
from briefing.diagnostics import Position
from briefing.document.dump import visible
from briefing.model.source import Name, Source

WORDS = find_wording("en-GB", Position("x")).sources
RUTTE, ROWLING = Name("Rutte", "Mark"), Name("Rowling", "J. K.")
NATO, ONE = Name(literal="NATO"), Name("Plato")


def by(*authors: Name) -> Source:
    return Source("it", "report", "Title", author=authors)


@pytest.mark.parametrize(
    ("authors", "full", "inverted", "short"),
    [
        ((RUTTE,), "Mark Rutte", "Rutte, Mark", "Rutte"),
        ((RUTTE, ROWLING), "Mark Rutte and J.~K. Rowling", "Rutte, Mark and J.~K. Rowling", "Rutte and Rowling"),
        ((NATO, ONE, RUTTE), "NATO, Plato and Mark Rutte", "NATO, Plato and Mark Rutte", "NATO et al."),
        ((RUTTE, NATO, ONE, ROWLING), "Mark Rutte et al.", "Rutte, Mark et al.", "Rutte et al."),
        ((), "", "", ""),
    ],
)
def test_authors_are_named_as_the_place_asks(authors: tuple[Name, ...], full: str, inverted: str, short: str) -> None:
    source = by(*authors)
    assert visible(authors_in_full(source, WORDS)) == full
    assert visible(authors_inverted(source, WORDS)) == inverted
    assert visible(authors_short(source, WORDS)) == short

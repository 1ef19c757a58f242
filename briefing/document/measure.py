"""What a renderer answers when it is asked how a document lies on its pages, and how it is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import Literal, Protocol

from briefing.diagnostics import Diagnostic
from briefing.document.document import Document
from briefing.values import dataclass, field

WELL_FILLED = 0.92
"""How much of the last promised page's frame is used, at the least, on a page that counts as full."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A dry layout's answer to "does it fit?"."""

    pages: int
    """How many pages the document takes."""
    limit: int | None
    """How many it may take; None for as many as it likes."""
    fill: float
    """How much of the last page's frame is used, from 0 to 1."""
    room: float
    """Points of height left up to the foot of the last allowed page; negative is the height that runs over."""
    leading: float
    """Points from line to line of the body text: what `room` is told in."""
    page_numbers: Mapping[str, int] = field(default_factory=dict)
    """The page on which each block with an id begins, counted from 1."""
    jumped: frozenset[str] = frozenset()
    """The headings that begin a page while lines of the page before stay empty: what they head found no room there."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is taller than a page and could not be set whole."""
    frame: float = 0.0
    """The height of a page's frame."""
    free: float = inf
    """The height that is left on all pages together, where none is over."""

    @property
    def holds(self) -> bool:
        """Whether no page is over."""
        return self.limit is None or self.pages <= self.limit

    @property
    def is_full(self) -> bool:
        """Whether the pages are just those that were promised, the last of them well filled."""
        return self.limit is None or (self.pages == self.limit and self.fill >= WELL_FILLED)

    @property
    def used(self) -> float:
        """Points of height that are taken on all pages together: without the gaps at their feet, if known."""
        if self.free == inf:
            return (self.pages - 1 + self.fill) * self.frame
        return max(self.pages, self.limit or 0) * self.frame - self.free

    @property
    def lines_over(self) -> int:
        """By how many lines of body text the document runs over; 0 where it fits."""
        return 0 if self.holds else max(1, round(-self.room / self.leading))

    @property
    def height_missing(self) -> float:
        """Points of height that are missing for the last promised page to be well filled; 0 where nothing is. What is
        added fills the gaps first that blocks leave which jump to the next page, where those are known."""
        if self.limit is None or not self.holds or self.is_full:
            return 0.0
        last = (self.limit - self.pages + WELL_FILLED - self.fill) * self.frame
        return last if self.free == inf else max(last, self.free - (1.0 - WELL_FILLED) * self.frame)


@dataclass(frozen=True, slots=True)
class Slug:
    """A piece of matter that no page's end can cut: a line, a row, a picture."""

    height: float
    notes: tuple[str, ...] = ()
    """The notes that stand on its page, by id."""
    may_cut: bool = True
    """Whether a page may end after it."""
    rule: float | None = None
    """Of a row: how thick the rule at its foot is; None of anything else. Where a grid goes on at a page's top, the
    rule of the row before takes that much there: LibreOffice sets it again."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, grid or picture, measured but not yet in its place."""

    slugs: tuple[Slug, ...]
    before: float = 0.0
    after: float = 0.0
    header_rows: int = 0
    """How many of its slugs are repeated at the top of each page that it runs on to."""
    header_height: float = 0.0
    begins_page: bool = False
    """It stands at the top of a page; without slugs, whatever follows does."""
    kind: Literal["heading", "text", ""] = ""
    """A heading stands with two lines of its text."""

    @property
    def height(self) -> float:
        """Without the space around it."""
        return sum(slug.height for slug in self.slugs)


@dataclass(frozen=True, slots=True)
class Measures:
    """A document, measured."""

    blocks: tuple[tuple[Piece, ...], ...]
    """The pieces of each of its blocks."""
    notes: Mapping[str, object]
    """Its notes at the foot of the page, by id, as the layout knows them."""


class Layout(Protocol):
    """Lays documents out for one house and paper, without drawing them."""

    def fit(self, document: Document) -> Fit:
        """How the document lies on its pages."""
        ...

    def measure(self, document: Document) -> Measures:
        """Its pieces, not yet on pages. They may be taken and put together otherwise, and cut."""
        ...

    def cut(self, pieces: Sequence[Piece], notes: Mapping[str, object], limit: int, slack: float = 0.0) -> Fit:
        """How `pieces` lie on pages, of which the last allowed is `slack` points higher than the others."""
        ...

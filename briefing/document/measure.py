"""What a renderer answers when it is asked how a document lies on its pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.diagnostics import Diagnostic


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
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is taller than a page and could not be set whole."""

    @property
    def holds(self) -> bool:
        """Whether the page contract is kept."""
        return self.limit is None or self.pages <= self.limit

    @property
    def lines_over(self) -> int:
        """By how many lines of body text the document runs over; 0 where it fits."""
        return 0 if self.holds else max(1, round(-self.room / self.leading))

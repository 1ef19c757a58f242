"""Trials: selections of one edition, composed and laid out, each once."""

from __future__ import annotations

from briefing.compose.composer import Composer
from briefing.compose.selection import Selection
from briefing.document.document import Document
from briefing.document.measure import Fit, Layout
from briefing.model.edition import Edition
from briefing.model.point import Form
from briefing.values import replace

MOST_LINES = 200
"""More lines than these, and twice what runs over, are not asked for."""

_Key = tuple[frozenset[tuple[str, Form]], frozenset[str]]


class Trial:
    """Lays out selections of one edition."""

    def __init__(self, composer: Composer, edition: Edition, layout: Layout) -> None:
        self._composer = composer
        self._edition = edition
        self._layout = layout
        self._tried: dict[_Key, tuple[Document, Fit]] = {}
        self.layouts = 0
        """How many documents have been laid out."""

    def has(self, selection: Selection) -> bool:
        """Whether it has been laid out before."""
        return _key(selection) in self._tried

    def fit(self, selection: Selection) -> Fit:
        return self._try(selection)[1]

    def lines_over(self, selection: Selection) -> int:
        """How many lines of body text are missing at the least for `selection` to fit; 0 where it fits."""
        fit = self.fit(selection)
        if fit.holds or fit.limit is None:
            return 0
        limit, measures = fit.limit, self._layout.measure(self.document(selection))
        pieces = [piece for block in measures.blocks for piece in block]

        def holds(lines: int) -> bool:
            return self._layout.cut(pieces, measures.notes, limit, lines * fit.leading).holds

        low, high, most = 0, 1, 2 * fit.lines_over + MOST_LINES
        while not holds(high):
            low, high = high, high * 2
            if high > most:
                return fit.lines_over
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if holds(middle) else (middle, high)
        return high

    def height_of_part(self, name: str, selection: Selection) -> float:
        """How many points of height `selection` takes less without that part of the edition."""
        parts = tuple(part for part in self._edition.parts if part.name != name)
        document = self._composer.compose(replace(self._edition, parts=parts), selection)
        self.layouts += 1
        return self.fit(selection).used - self._layout.fit(document).used

    def document(self, selection: Selection) -> Document:
        return self._try(selection)[0]

    def _try(self, selection: Selection) -> tuple[Document, Fit]:
        key = _key(selection)
        if key not in self._tried:
            document = self._composer.compose(self._edition, selection)
            self.layouts += 1
            self._tried[key] = (document, self._layout.fit(document))
        return self._tried[key]


def _key(selection: Selection) -> _Key:
    return (frozenset(selection.forms.items()), selection.parts)

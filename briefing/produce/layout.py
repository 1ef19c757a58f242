"""The dry layout that content is chosen with: a document set in a house and cut into pages, nothing drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from briefing.diagnostics import InvalidBrief, Position, error
from briefing.document.document import Document
from briefing.document.measure import Fit, Measures, Piece
from briefing.galley.matter import Galley
from briefing.galley.setting import set_galley
from briefing.house import PaperName
from briefing.produce.ahead import set_ahead
from briefing.render.pdf import Typesetter, fit_pdf
from briefing.typeset.shaping import UndrawableText


class DryLayout:
    """Lays documents out in one house on one paper, as the PDF will have them. Paragraphs once set are kept."""

    def __init__(self, typesetter: Typesetter, paper: PaperName, position: Position) -> None:
        """`position` is where a text is told of that no face of the house can draw."""
        self.house = typesetter.house
        self.paper: PaperName = paper
        self._typesetter = typesetter
        self._position = position

    def set(self, document: Document, spread: float = 0.0) -> Galley:
        """`document` in the house's style. Raises InvalidBrief for a text that it cannot draw."""
        try:
            return set_galley(document, self.house, self.paper, self._typesetter.shaper.width, spread=spread)
        except UndrawableText as stop:
            raise InvalidBrief(stop.message, [error(stop.message, self._position)]) from None

    def fit(self, document: Document) -> Fit:
        """How it lies on its pages."""
        return self.fit_galley(self.set(document))

    def measure(self, document: Document) -> Measures:
        """Its pieces, not yet on pages."""
        return self.measure_galley(self.set(document))

    def fit_galley(self, galley: Galley) -> Fit:
        """How a document that has been set lies on its pages."""
        set_ahead(galley, self._typesetter)
        return fit_pdf(galley, self._typesetter)

    def measure_galley(self, galley: Galley) -> Measures:
        """The pieces of a document that has been set."""
        from briefing.render.pdf.fit import measure_pdf

        return measure_pdf(galley, self._typesetter)

    def cut(self, pieces: Sequence[Piece], notes: Mapping[str, object], limit: int, slack: float = 0.0) -> Fit:
        """How `pieces` lie on pages; see `Layout.cut`."""
        from briefing.render.pdf.fit import body_leading, fit_pieces
        from briefing.render.pdf.measure import SetPara

        frame = self.house.papers[self.paper].frame_height
        return fit_pieces(pieces, cast("Mapping[str, SetPara]", notes), frame, limit, body_leading(self.house), slack)

"""PDF: a galley cut into pages and drawn, tagged (PDF/UA-1) and archival (PDF/A-3a)."""

from __future__ import annotations

from briefing.document.measure import Fit
from briefing.galley.matter import Galley
from briefing.render.pdf.later import load_later
from briefing.render.pdf.typesetter import Typesetter

__all__ = ["Typesetter", "fit_pdf", "load", "render_pdf"]


def load() -> None:
    """Loads what draws. ReportLab brings in Pillow, which takes as long as all the rest; pictures alone need it."""
    load_later("PIL.Image")
    import briefing.render.pdf.file  # noqa: F401


def fit_pdf(galley: Galley, typesetter: Typesetter | None = None) -> Fit:
    """How `galley` lies on its pages, without drawing it. Calls that share a typesetter set each paragraph once.

    Raises InvalidBrief where a text cannot be drawn in any face of the house.
    """
    from briefing.render.pdf.fit import fit_pdf as fit

    return fit(galley, typesetter)


def render_pdf(
    galley: Galley,
    typesetter: Typesetter | None = None,
    *,
    source: bytes | None = None,
    edition: bytes | None = None,
) -> bytes:
    """The PDF file of `galley`, with the brief's YAML inside where `source` gives it. Same input, same bytes.

    `edition` is the YAML of what these pages say, where `source` says more.

    Raises InvalidBrief where a text or picture cannot be drawn, InvalidHouse where a face or the letterhead cannot be
    used.
    """
    load()
    from briefing.render.pdf.file import write_pdf

    return write_pdf(galley, source=source, edition=edition, typesetter=typesetter or Typesetter(galley.house))

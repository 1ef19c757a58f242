"""A letterhead: a one-page PDF from outside that lies under every page, as an artifact."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFDocument


@dataclass(frozen=True, slots=True)
class Letterhead:
    """A page that was checked and taken apart, ready to lie under pages of any document."""

    width: float
    height: float
    objects: tuple[tuple[bytes | int, ...], ...] = field(repr=False)
    """Each object in pieces: bytes, and the places in this list of the objects that it refers to. The first is the
    form that draws the page."""

    def underlay(self, document: PDFDocument, page_size: tuple[float, float], forms: list[str]) -> list[str]:
        """The code that draws it on a page of `page_size`; `forms` are the names that the page uses."""
        raise NotImplementedError

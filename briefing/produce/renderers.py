"""The formats, by name. A format's library is imported when the format is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing.produce.report import FormatName
from briefing.values import dataclass

if TYPE_CHECKING:
    from briefing.document.measure import Fit
    from briefing.galley.matter import Galley
    from briefing.render.pdf import Typesetter


@dataclass(frozen=True, slots=True)
class Proof:
    """What a format draws: an edition set in its house, and how it lies on its pages."""

    galley: Galley
    fit: Fit
    typesetter: Typesetter
    source: bytes | None = None
    """The YAML that travels inside."""
    edition: bytes | None = None
    """The YAML of what the edition says, where `source` is the whole brief."""


def draw_pdf(proof: Proof) -> bytes:
    """The PDF."""
    from briefing.render.pdf import render_pdf

    return render_pdf(proof.galley, proof.typesetter, source=proof.source, edition=proof.edition)


def draw_docx(proof: Proof) -> bytes:
    """The Word file, its contents filled with the PDF's page numbers."""
    from briefing.render.docx import render_docx

    width, language = proof.galley.page.frame_width, proof.galley.document.language
    return render_docx(
        proof.galley,
        page_numbers=proof.fit.page_numbers,
        # Pages that are promised are left to flow: an edit must not open one more.
        jumped=proof.fit.jumped if proof.fit.limit is None else frozenset(),
        faces=proof.typesetter.shaper.faces,
        source=proof.source,
        edition=proof.edition,
        is_line=lambda para: len(proof.typesetter.para(para, width, language).lines) == 1,
    )


RENDERERS: dict[FormatName, Callable[[Proof], bytes]] = {"pdf": draw_pdf, "docx": draw_docx}


def load_pdf() -> None:
    """What drawing the first PDF would load."""
    from briefing.render.pdf import load

    load()


def load_docx() -> None:
    """What making the first Word file would load."""
    from briefing.render.docx import load

    load()


def lay_ready(typesetter: Typesetter) -> None:
    """Compresses the faces that travel in each Word file of a house."""
    from briefing.render.docx.fonts import embed

    embed(typesetter.house, typesetter.shaper.faces)

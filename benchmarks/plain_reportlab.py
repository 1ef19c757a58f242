"""The peer: the same text as a plain ReportLab document, without tags and without an archive's demands.

It is written as ReportLab's user guide teaches: paragraphs and tables, laid out by Platypus in the same faces, sizes
and widths. It has no structure, no language, no bookmarks, no links, no kerning, no charts, and of metadata the title.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from html import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table, TableStyle
from reportlab.platypus import PageBreak as NewPage

from briefing.document.runs import NoteReference, Runs
from briefing.galley.matter import Galley, Grid, PageBreak, Para, Picture
from briefing.house import FaceStyle, Style, face_style
from briefing.typeset.faces import Faces

STYLES: tuple[FaceStyle, ...] = ("regular", "bold", "italic", "bold-italic")


def register_faces(faces: Faces) -> None:
    """Makes a house's faces known to ReportLab, as families with bold and italic."""
    for family in faces.house.families:
        names = {style: f"{family}-{style}" for style in STYLES}
        for style, name in names.items():
            pdfmetrics.registerFont(TTFont(name, io.BytesIO(faces.face(family, style).data)))
        for name in names.values():
            pdfmetrics.registerFontFamily(name, names["regular"], names["bold"], names["italic"], names["bold-italic"])


def draw_plain(galley: Galley) -> bytes:
    """The text of `galley` as a plain PDF."""
    page, buffer = galley.page, io.BytesIO()
    frame = Frame(page.left, page.bottom, page.frame_width, page.frame_height, 0, 0, 0, 0)
    document = BaseDocTemplate(buffer, pagesize=(page.width, page.height), title=galley.document.properties.title)
    document.addPageTemplates(PageTemplate(frames=[frame]))
    document.build([*_flowables(galley), *(_paragraph(note) for note in galley.notes.values())])
    return buffer.getvalue()


def _flowables(galley: Galley) -> Iterator[Flowable]:
    for matter in galley.matter:
        match matter:
            case Para():
                yield _paragraph(matter)
            case Picture():
                yield Spacer(1, matter.height)
            case PageBreak():
                yield NewPage()
            case Grid():
                yield _table(matter)


def _paragraph(para: Para) -> Paragraph:
    return Paragraph(_markup(para.runs), _style(para.style), bulletText=para.label or None)


def _table(grid: Grid) -> Table:
    rows, looks = [], []
    for at, row in enumerate(grid.rows):
        cells: list[object] = []
        for cell in row.cells:
            if cell.fill:
                looks.append(("BACKGROUND", (len(cells), at), (len(cells) + cell.span - 1, at), HexColor(cell.fill)))
            if cell.span > 1:
                looks.append(("SPAN", (len(cells), at), (len(cells) + cell.span - 1, at)))
            held = [_paragraph(item) if isinstance(item, Para) else Spacer(1, item.height) for item in cell.content]
            cells += [held, *[""] * (cell.span - 1)]
        rows.append(cells + [""] * (len(grid.columns) - len(cells)))
    table = Table(rows, colWidths=grid.columns, splitByRow=1, repeatRows=sum(row.is_header for row in grid.rows))
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *looks]))
    return table


def _style(style: Style) -> ParagraphStyle:
    face = f"{style.family}-{face_style(bold=style.bold, italic=style.italic)}"
    return ParagraphStyle(
        style.name,
        fontName=face,
        bulletFontName=face,
        fontSize=style.size,
        leading=style.leading,
        textColor=HexColor(style.colour),
        leftIndent=style.left,
        bulletIndent=max(0.0, style.left - style.hang),
        rightIndent=style.right,
        spaceBefore=style.before,
        spaceAfter=style.after,
    )


def _markup(runs: Runs) -> str:
    """The runs in ReportLab's own markup."""
    said = []
    for run in runs:
        if isinstance(run, NoteReference):
            said.append(f"<super>{escape(run.label)}</super>")
            continue
        text = escape(run.text, quote=False)
        if run.emphasis:
            text = f"<i>{text}</i>"
        if run.strong:
            text = f"<b>{text}</b>"
        said.append(text)
    return "".join(said)

"""Plain ReportLab for the PDF, as its user guide teaches (Platypus; no tags, no archive), docxtpl for Word."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle
from work import run

BLUE, GREY = HexColor("#1d3557"), HexColor("#f0f0f0")
WIDTH = A4[0] - 44 * mm
FACES = ("regular", "bold", "italic", "bold-italic")
BODY = ParagraphStyle("body", fontName="text-regular", fontSize=10, leading=13.5, spaceAfter=5)
SMALL = ParagraphStyle("small", BODY, fontSize=8, leading=10.5)
HEADS = {
    level: ParagraphStyle(
        f"h{level}", BODY, fontName="display-bold", fontSize=size, leading=size * 1.25, textColor=BLUE
    )
    for level, size in ((1, 15), (2, 12.5), (3, 11))
}
TITLE = ParagraphStyle("title", HEADS[1], fontSize=20, leading=24)
ITEM = ParagraphStyle("item", BODY, leftIndent=12, bulletIndent=2)
RULED = TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor("#999999")), ("VALIGN", (0, 0), (-1, -1), "TOP")])
BOXED = TableStyle([("BACKGROUND", (0, 0), (-1, -1), GREY)])


def markup(words: list[list[str]]) -> str:
    made = []
    for text, style, link in words:
        said = escape(text)
        for tag in style.replace("n", ""):
            said = f"<{tag}>{said}</{tag}>"
        if style == "n":
            said = f"<super>{said}</super>"
        made.append(f'<link href="{escape(link)}">{said}</link>' if link else said)
    return "".join(made)


def flowables(block: dict[str, Any], width: float = WIDTH) -> list[Flowable]:
    match block["kind"]:
        case "heading":
            return [Paragraph(markup(block["runs"]), HEADS[block["level"]])]
        case "paragraph":
            return [Paragraph(markup(block["runs"]), BODY)]
        case "list":
            return [Paragraph(markup(item), ITEM, bulletText="•") for item in block["items"]]
        case "figures":
            cells = [
                [Paragraph(escape(number), HEADS[1]), Paragraph(markup(label), SMALL)]
                for number, label in block["items"]
            ]
            return [Table([cells], colWidths=[width / len(cells)] * len(cells))]
        case "table":
            rows = [*([block["heads"]] if block["heads"] else []), *block["rows"]]
            shares = block["shares"]
            widths = [width * share / sum(shares) for share in shares]
            cells = [[Paragraph(markup(cell), SMALL) for cell in row] for row in rows]
            made = Table(cells, colWidths=widths, style=RULED, repeatRows=1 if block["heads"] else 0)
            return [*([Paragraph(markup(block["title"]), BODY)] if block["title"] else []), made, Spacer(1, 6)]
        case "box":
            inner = [Paragraph(f"<b>{markup(block['title'])}</b>", BODY)]
            for each in block["blocks"]:
                inner += flowables(each, width - 12)
            return [Table([[each] for each in inner], colWidths=[width], style=BOXED), Spacer(1, 6)]
        case "bars":
            return [chart(block["bars"], width)]
        case _:
            return []


def chart(bars: list[list[Any]], width: float) -> Drawing:
    drawing = Drawing(width, 14 * len(bars))
    for at, (name, value, share) in enumerate(reversed(bars)):
        length = share * (width - 190)
        drawing.add(String(120, at * 14 + 3, name, fontName="text-regular", fontSize=8, textAnchor="end"))
        drawing.add(Rect(125, at * 14, length, 10, fillColor=BLUE, strokeWidth=0))
        drawing.add(String(130 + length, at * 14 + 3, value, fontName="text-regular", fontSize=8))
    return drawing


def register(faces: Path) -> None:
    for family in ("text", "display"):
        names = {face: f"{family}-{face}" for face in FACES}
        for face, name in names.items():
            pdfmetrics.registerFont(TTFont(name, faces / f"{family}-{face}.ttf"))
        pdfmetrics.registerFontFamily(names["regular"], *names.values())
        pdfmetrics.registerFontFamily(names["bold"], *names.values())


def write_pdf(edition: dict[str, Any], faces: Path, target: Path) -> None:
    if "text-regular" not in pdfmetrics.getRegisteredFontNames():
        register(faces)
    story: list[Flowable] = [
        Paragraph(escape(edition["kicker"]), SMALL),
        Paragraph(markup(edition["heading"]), TITLE),
        Paragraph(markup(edition["question"]), BODY),
        Paragraph(" · ".join(f"{escape(label)} {markup(value)}" for label, value in edition["facts"]), SMALL),
    ]
    for block in edition["blocks"]:
        story += flowables(block)
    story += [Paragraph(f"<super>{escape(label)}</super> {markup(words)}", SMALL) for label, words in edition["notes"]]

    def furniture(canvas: Any, document: Any) -> None:
        canvas.setFont("text-regular", 8)
        canvas.drawRightString(A4[0] - 22 * mm, A4[1] - 14 * mm, edition["marking"])
        canvas.drawString(22 * mm, 12 * mm, edition["imprint"])
        canvas.drawRightString(A4[0] - 22 * mm, 12 * mm, str(document.page))

    SimpleDocTemplate(
        str(target), pagesize=A4, leftMargin=22 * mm, rightMargin=22 * mm, topMargin=24 * mm, bottomMargin=24 * mm,
        title=edition["title"], author=", ".join(edition["authors"]), lang=edition["language"],
    ).build(story, onFirstPage=furniture, onLaterPages=furniture)  # fmt: skip


run(write_pdf)

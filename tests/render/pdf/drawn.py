"""Small documents drawn on the tagged canvas, each with everything that a brief may hold."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from io import BytesIO

import pikepdf
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from briefing.document.document import Properties
from briefing.galley.structure import Element
from briefing.render.pdf.archive import Attachment
from briefing.render.pdf.canvas import TaggedCanvas
from briefing.render.pdf.letterhead import Letterhead

A4 = (595.276, 841.89)
PROPERTIES = Properties(
    title="Енергетика & <power>",
    language="en-GB",
    created=datetime(2024, 11, 5, 18, 30),
    authors=("A. Author", "B. Other"),
    subject="What the winter needs",
    keywords=("energy", "winter"),
    edition="Two-page brief",
    reference="EN/2024/7",
    version="1.2",
    marking="TLP:CLEAR",
    url="https://example.org/brief",
)
SOURCE = Attachment("brief.yaml", b"title: Energy\n", description="The brief that this file was made from")


class _Vera(TTFont):  # type: ignore[misc]
    """The face that ReportLab ships, with no code mapped to U+0000 (ISO 14289-1, 7.21.7)."""

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:  # noqa: N802
        super().addObjects(doc)
        for name, thing in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                thing.content = thing.content.replace("<00> <0000>", "<00> <0020>")


@cache
def face() -> str:
    """The name of the face that the samples are set in."""
    pdfmetrics.registerFont(_Vera("Vera", "Vera.ttf", asciiReadable=0))
    return "Vera"


def blank(root: Element, **options: object) -> TaggedCanvas:
    """A canvas for the tree under `root`, with nothing on it."""
    face()
    return TaggedCanvas(root, PROPERTIES, A4, **options)  # type: ignore[arg-type]


def write(canvas: TaggedCanvas, x: float, y: float, text: str) -> None:
    canvas.setFont("Vera", 10)
    canvas.drawString(x, y, text)


def say(canvas: TaggedCanvas, element: Element, x: float, y: float, text: str) -> None:
    """Words that belong to `element`."""
    with canvas.mark(element):
        write(canvas, x, y, text)


def one_word(**options: object) -> bytes:
    """A file that holds one heading."""
    root = Element("Document")
    canvas = blank(root, **options)
    say(canvas, root.add("H1"), 72, 700, "Word")
    return canvas.finish()


def sample(*, attachment: Attachment | None = SOURCE, letterhead: Letterhead | None = None) -> bytes:
    """Two pages with headings, words, links, a list, a table, a figure, a note, a contents entry and furniture."""
    root = Element("Document")
    section = root.add("Sect")
    title = section.add("H1")
    contents = section.add("TOC").add("TOCI").add("Reference").add("Link")
    text = section.add("P")
    foreign = section.add("P", lang="fr")
    listing = section.add("L", numbering="Disc")
    item = listing.add("LI")
    bullet, body = item.add("Lbl"), item.add("LBody").add("P")
    table = section.add("Table", summary="Numbers by year")
    head = table.add("THead").add("TR")
    corner, year = head.add("TH", scope="Column"), head.add("TH", scope="Column", span=2)
    rows = table.add("TBody")
    row = rows.add("TR")
    country, first, second = row.add("TH", scope="Row"), row.add("TD"), row.add("TD")
    figure = section.add("Figure", alt="A square")
    caption = section.add("Caption")
    second_heading = section.add("H2")
    note = section.add("Note", id="note-1")
    label, words = note.add("Lbl").add("Link"), note.add("P")

    canvas = blank(root, attachments=[attachment] if attachment else [], letterhead=letterhead)
    canvas.label_page("roman")
    canvas.destination("title", 60, 715)
    canvas.outline("Енергетика", "title", 1)
    say(canvas, title, 72, 700, "Energy")
    say(canvas, contents, 72, 685, "Later, 2")
    canvas.link(contents, (72, 683, 130, 695), "#later", "Later, page 2")
    say(canvas, text, 72, 660, "Power is short")
    reference = text.add("Reference").add("Link")
    canvas.destination("mark-1", 150, 670)
    say(canvas, reference, 150, 662, "1")
    canvas.link(reference, (150, 660, 156, 672), "#note-1", "Note 1")
    say(canvas, text, 160, 660, "says the")
    site = text.add("Link")
    say(canvas, site, 220, 660, "site")
    canvas.link(site, (220, 658, 250, 670), "https://example.org/енергія?q=1", "The site of the ministry")
    say(canvas, text, 72, 648, "and others.")
    say(canvas, foreign, 72, 630, "L’énergie")
    say(canvas, bullet, 72, 610, "•")
    say(canvas, body, 82, 610, "An item")
    say(canvas, corner, 72, 580, "Country")
    say(canvas, year, 172, 580, "Years")
    say(canvas, country, 72, 568, "Ukraine")
    say(canvas, first, 172, 568, "5")
    del second  # an empty cell keeps the row regular
    canvas.line(72, 578, 300, 578)
    canvas.figure_box(figure, (72, 450, 172, 550))
    with canvas.mark(figure):
        canvas.rect(72, 450, 100, 100, fill=1)
    say(canvas, caption, 72, 438, "Exhibit 1. A square")
    with footer(canvas):
        write(canvas, 72, 30, "Page 1 of 2")
    canvas.showPage()
    canvas.label_page("decimal")
    say(canvas, text, 72, 700, "The rest of it.")
    canvas.destination("later", 60, 690)
    canvas.outline("Later", "later", 3)
    say(canvas, second_heading, 72, 680, "Later")
    canvas.destination("note-1", 60, 112)
    say(canvas, label, 72, 100, "1")
    canvas.link(label, (72, 98, 80, 110), "#mark-1", "Back to the text")
    say(canvas, words, 82, 100, "Author, Title, 2024.")
    with footer(canvas):
        write(canvas, 72, 30, "Page 2 of 2")
    return canvas.finish()


@contextmanager
def footer(canvas: TaggedCanvas) -> Iterator[None]:
    with canvas.artifact("Pagination", "Footer"):
        yield


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def code(data: bytes, page: int = 0) -> str:
    """A page's content stream."""
    with opened(data) as pdf:
        return pdf.pages[page].Contents.read_bytes().decode("latin-1")

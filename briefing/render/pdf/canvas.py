"""The canvas: ReportLab's, with every page tagged (ISO 14289-1, 7.1) and the file archival (ISO 19005-3).

Whatever is painted belongs to a structure element (`mark`) or is an artifact (`artifact`), never one inside the other.
Words outside of both are a mistake in the program and raise; a rule or a ground outside of both is wrapped as a Layout
artifact. There is no way to get an untagged file out of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Literal

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from briefing.document.document import Properties
from briefing.galley.structure import Element
from briefing.render.pdf.archive import FLATE, PACKED, Attachment, add_objects, write_file
from briefing.render.pdf.catalog import Destination, Label, LabelStyle, OutlineEntry, prepare
from briefing.render.pdf.letterhead import Letterhead
from briefing.render.pdf.links import action, link_annotation
from briefing.render.pdf.structure import Annotated, Content, Mark, Rectangle
from briefing.render.pdf.syntax import rectangle, reference

ArtifactKind = Literal["Layout", "Pagination", "Background"]
ArtifactSubtype = Literal["Header", "Footer"]

SHOWS_TEXT = re.compile(r"""(?:^|[\s\])>])(?:Tj|TJ|'|")(?=\s|$)""")
PAINTS = re.compile(r"(?:^|[\s\])>])(?:S|s|f|F|f\*|B|B\*|b|b\*|sh|Do|EI)(?=\s|$)")
"""The operators that put something on the page (ISO 32000-1, table 51)."""


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """Draws a document whose structure is known beforehand. All coordinates are in points from the lower left corner.

    The elements under `root` were made in logical order; the canvas records what is drawn for each. `created` is the
    moment that the file gives as its own; without it `properties.created`.
    """

    def __init__(
        self,
        root: Element,
        properties: Properties,
        page_size: tuple[float, float],
        *,
        created: datetime | None = None,
        attachments: Sequence[Attachment] = (),
        letterhead: Letterhead | None = None,
    ) -> None:
        super().__init__("", pagesize=page_size, pdfVersion=(1, 7), invariant=1, pageCompression=0)
        self.setPageCompression(0)
        self._doc.defaultStreamFilters = [FLATE]
        self.root = root
        self.properties = properties
        self.created = created or properties.created
        self.attachments = attachments
        self.letterhead = letterhead
        self._contents: dict[Element, list[Content]] = {root: []}
        self._parents: list[list[Element] | Element] = []
        self._boxes: dict[Element, Rectangle] = {}
        self._places: dict[str, Destination] = {}
        self._wanted: dict[str, str] = {}
        self._entries: list[OutlineEntry] = []
        self._labels: list[Label] = []
        self._begin_page()

    def _make_preamble(self) -> None:
        """Nothing: the stock preamble sets Helvetica, which is not embedded (ISO 19005-3, 6.2.11.4)."""
        self._preamble = ""

    def _begin_page(self) -> None:
        self._page_key: int | None = None
        self._marked: list[Element] = []
        self._links: list[int] = []
        self._open: Element | ArtifactKind | None = None
        self._open_at = 0
        self._open_inside_text = False
        self._closed: list[tuple[int, int]] = []
        self._last: tuple[Element, bool] | None = None

    # Marks and artifacts

    def open_mark(self, element: Element, inside_text: bool = False) -> None:
        """What is drawn from here to `close_mark` belongs to `element`.

        With `inside_text` the mark is opened and closed between BT and ET, otherwise outside (ISO 32000-1, 14.6.1).
        A mark that follows another of the same element at once continues it.
        """
        self._refuse_to_nest(element.tag)
        code = self._code
        if self._last == (element, inside_text) and self._closed[-1][1] == len(code):
            code.pop()
            self._open_at = self._closed.pop()[0]
        else:
            if self._page_key is None:
                self._page_key = len(self._parents)
                self._parents.append(self._marked)
            mcid = len(self._marked)
            self._record(element, Mark(self._pageNumber, mcid))
            self._marked.append(element)
            self._open_at = len(code)
            code.append(f"/{element.tag} <</MCID {mcid}>> BDC")
        self._open = element
        self._open_inside_text = inside_text

    def close_mark(self) -> None:
        if not isinstance(self._open, Element):
            raise ValueError("no mark is open")
        self._last = (self._open, self._open_inside_text)
        self._close()

    @contextmanager
    def mark(self, element: Element, inside_text: bool = False) -> Iterator[None]:
        """What is drawn within belongs to `element`."""
        self.open_mark(element, inside_text)
        yield
        self.close_mark()

    def open_artifact(self, kind: ArtifactKind, subtype: ArtifactSubtype | None = None) -> None:
        """What is drawn from here to `close_artifact` is no part of the text (ISO 32000-1, 14.8.2.2)."""
        self._refuse_to_nest(kind)
        properties = f"/Type /{kind}"
        if subtype is not None:
            properties += f" /Subtype /{subtype}"
        if kind == "Background":
            properties += f" /BBox {rectangle((0, 0, *self._pagesize)).decode('ascii')}"
        self._open_at = len(self._code)
        self._code.append(f"/Artifact <<{properties}>> BDC")
        self._open = kind
        self._open_inside_text = False

    def close_artifact(self) -> None:
        if self._open is None or isinstance(self._open, Element):
            raise ValueError("no artifact is open")
        self._last = None
        self._close()

    @contextmanager
    def artifact(self, kind: ArtifactKind, subtype: ArtifactSubtype | None = None) -> Iterator[None]:
        """What is drawn within is no part of the text."""
        self.open_artifact(kind, subtype)
        yield
        self.close_artifact()

    def _refuse_to_nest(self, wanted: str) -> None:
        if self._open is not None:
            within = self._open.tag if isinstance(self._open, Element) else self._open
            raise ValueError(f"{wanted} opened inside {within}: marks and artifacts do not nest")

    def _close(self) -> None:
        self._code.append("EMC")
        self._closed.append((self._open_at, len(self._code)))
        self._open = None

    def _record(self, element: Element, content: Content) -> None:
        """Adds `content` to `element`, and the element to its ancestors at the place where it first appears."""
        while True:
            known = self._contents.get(element)
            if known is not None:
                known.append(content)
                return
            self._contents[element] = [content]
            if element.parent is None:
                raise ValueError(f"a {element.tag} outside of the document's structure is drawn")
            element, content = element.parent, element

    def figure_box(self, element: Element, box: Rectangle) -> None:
        """Where on the page the figure stands: left, bottom, right, top (ISO 32000-1, 14.8.5.4.3)."""
        self._boxes[element] = box

    # Links, destinations, bookmarks

    def link(self, element: Element, rect: Rectangle, href: str, text: str) -> None:
        """Makes `rect` a link (ISO 14289-1, 7.18.5): `#id` to a destination on any page, or a web or mail address.

        `element` is the `Link` that holds the link's words. `text` says where the link leads, for those who do not see
        the page. A link over two lines has a rectangle on each.
        """
        if element.tag != "Link":
            raise ValueError(f"a link belongs to a Link, not to a {element.tag}")
        if href.startswith("#"):
            self._wanted.setdefault(href[1:], text)
        key = len(self._parents)
        self._parents.append(element)
        add_objects(self._doc, [link_annotation(rect, action(href), text, key)])
        number = int(self._doc.objectcounter)
        self._links.append(number)
        self._record(element, Annotated(self._pageNumber, number))

    def destination(self, id: str, x: float, y: float) -> None:  # noqa: A002
        """What `#id` leads to: this page, with (x, y) at the window's upper left corner. The first of an id counts."""
        self._places.setdefault(id, Destination(self._pageNumber, x, y))

    def outline(self, title: str, id: str, level: int) -> None:  # noqa: A002
        """A bookmark that leads to the destination `id`; `level` from 1. A level that was skipped is drawn up."""
        self._entries.append(OutlineEntry(title.replace("\u00ad", ""), id, level))
        self._wanted.setdefault(id, title)

    def label_page(self, style: LabelStyle | None = "decimal", start: int = 1, prefix: str = "") -> None:
        """How viewers count from this page on; None for pages that have only the prefix (ISO 32000-1, 12.4.2)."""
        self._labels.append(Label(self._pageNumber, style, start, prefix))

    # Pages and the file

    def showPage(self) -> None:  # noqa: N802
        """Ends the page."""
        if self._open is not None:
            raise ValueError("a mark or an artifact is still open at the page's end")
        page = pdfdoc.PDFPage()
        page.pagewidth, page.pageheight = self._pagesize
        # Packed at once: a long report's pages would be kept at ten times their size.
        page.Contents = pdfdoc.PDFStream(content=FLATE.encode("\n".join(self._tagged_code())), filters=[PACKED])
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        if self._page_key is not None:
            page.StructParents = self._page_key
        if self._links:
            page.Annots = [reference(number) for number in self._links]
            page.Tabs = "/S"
        self._setColorSpace(page)
        self._setExtGState(page)
        self._setXObjects(page)
        self._setShadingUsed(page)
        self._doc.addPage(page)
        self._startPage()
        self._begin_page()

    def _tagged_code(self) -> list[str]:
        """The page's code, with the letterhead under it and all that is painted outside of marks made an artifact."""
        code = self._code
        tagged: list[str] = []
        if self.letterhead is not None:
            tagged += self.letterhead.underlay(self._doc, self._pagesize, self._formsinuse)
        end = 0
        for begin, next_end in [*self._closed, (len(code), len(code))]:
            outside = code[end:begin]
            if outside:
                joined = "\n".join(outside)
                if SHOWS_TEXT.search(joined):
                    raise ValueError(f"words are drawn on page {self._pageNumber} that belong to no element")
                if PAINTS.search(joined):
                    outside = ["/Artifact <</Type /Layout>> BDC", *outside, "EMC"]
                tagged += outside
            tagged += code[begin:next_end]
            end = next_end
        return tagged

    def finish(self) -> bytes:
        """Ends the last page, if anything is on it, and gives the file."""
        if self._code:
            self.showPage()
        catalog, info = prepare(
            self._doc,
            self.root,
            self.properties,
            self.created,
            contents=self._contents,
            parents=self._parents,
            boxes=self._boxes,
            places=self._places,
            wanted=self._wanted,
            entries=self._entries,
            labels=self._labels,
            attachments=self.attachments,
        )
        return write_file(self._doc, catalog, info)

    def getpdfdata(self) -> bytes:
        return self.finish()

    def save(self) -> Any:
        raise NotImplementedError("finish() gives the file's bytes")

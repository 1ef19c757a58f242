"""The document's catalog and what hangs from it (ISO 32000-1, 7.7.2): structure, names, bookmarks, labels, metadata."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDocument

from briefing.diagnostics import BriefingError
from briefing.document.document import Properties
from briefing.galley.structure import Element
from briefing.render.pdf.archive import Attachment, add_object, attach, flate_stream, stream
from briefing.render.pdf.metadata import info_dictionary, tidied, xmp_packet
from briefing.render.pdf.profile import NAME, srgb_profile
from briefing.render.pdf.structure import Contents, Rectangle, write_structure
from briefing.render.pdf.syntax import array, encoded, number, reference, string, text_string
from briefing.values import dataclass, field

PAGES_BEFORE_BOOKMARKS_OPEN = 5
"""A document of so many pages opens with its bookmarks in sight."""

LabelStyle = Literal["decimal", "roman", "letters"]
LABEL_STYLES: dict[LabelStyle, bytes] = {"decimal": b"/D", "roman": b"/r", "letters": b"/a"}


class Destination(NamedTuple):
    """A place on a page."""

    page: int
    """Counted from 1."""
    x: float
    y: float


class OutlineEntry(NamedTuple):
    title: str
    id: str
    level: int
    """From 1."""


class Label(NamedTuple):
    """How pages are counted from `page` on."""

    page: int
    """Counted from 1."""
    style: LabelStyle | None
    start: int
    prefix: str


@dataclass(slots=True)
class Bookmark:
    """A node of the outline."""

    entry: OutlineEntry
    number: int
    children: list[Bookmark] = field(default_factory=list)

    @property
    def descendants(self) -> int:
        return sum(1 + child.descendants for child in self.children)


def prepare(
    document: PDFDocument,
    root: Element,
    properties: Properties,
    created: datetime,
    *,
    contents: Contents,
    parents: Sequence[Sequence[Element] | Element],
    boxes: Mapping[Element, Rectangle],
    places: Mapping[str, Destination],
    wanted: Mapping[str, str],
    entries: Sequence[OutlineEntry],
    labels: Sequence[Label],
    attachments: Sequence[Attachment],
) -> tuple[int, int]:
    """Writes the catalog and all that it names into `document`; gives the object numbers of catalog and information.

    `wanted` are the ids that links and bookmarks lead to, each with the words of one of them. Raises BriefingError
    where one leads nowhere.
    """
    missing = [f"'#{key}' ({text})" for key, text in wanted.items() if key not in places]
    if missing:
        raise BriefingError("the document links to places that it does not have: " + ", ".join(missing))
    told = tidied(properties)
    for font in document.delayedFonts:
        font.addObjects(document)
    pages = [document.idToObjectNumberAndVersion[f"Page{n}"][0] for n in range(1, document.pageCounter)]
    tree = write_structure(document, root, contents, parents, boxes)
    body = b"<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R" % (add_object(document, document.Pages), tree)
    body += b"/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Lang"
    body += text_string(properties.language)
    packet = stream(b"/Type/Metadata/Subtype/XML", xmp_packet(told, created))
    body += b"/Metadata %d 0 R" % add_object(document, packet)
    profile = add_object(document, flate_stream(b"/N 3", srgb_profile()))
    body += b"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier%s/Info%s" % (
        (text_string(NAME),) * 2
    )
    body += b"/DestOutputProfile %d 0 R>>]" % profile
    body += b"/PageLabels<</Nums" + array(map(_label, labels or [Label(1, "decimal", 1, "")])) + b">>"
    names = b""
    if places:
        names += b"/Dests %d 0 R" % add_object(document, _destinations(places, pages))
    if attachments:
        files = {encoded(each.name): reference(attach(document, each, created)) for each in attachments}
        listed = array(string(key) + files[key] for key in sorted(files))
        names += b"/EmbeddedFiles<</Names" + listed + b">>"
        body += b"/AF" + array(files.values())
    if names:
        body += b"/Names<<" + names + b">>"
    if entries:
        body += b"/Outlines %d 0 R" % _outline(document, entries)
        if len(pages) >= PAGES_BEFORE_BOOKMARKS_OPEN:
            body += b"/PageMode/UseOutlines"
    catalog = add_object(document, body + b">>")
    return catalog, add_object(document, info_dictionary(told, created))


def _label(label: Label) -> bytes:
    """An entry of the number tree of page labels (ISO 32000-1, 12.4.2)."""
    body = b"%d<<" % (label.page - 1)
    if label.style is not None:
        body += b"/S" + LABEL_STYLES[label.style]
        if label.start != 1:
            body += b"/St %d" % label.start
    if label.prefix:
        body += b"/P" + text_string(label.prefix)
    return body + b">>"


def _destinations(places: Mapping[str, Destination], pages: Sequence[int]) -> bytes:
    """The name tree of destinations (ISO 32000-1, 12.3.2.3)."""
    named = sorted((encoded(key), place) for key, place in places.items())
    return (
        b"<</Names"
        + array(
            string(key) + array((reference(pages[page - 1]), b"/XYZ", number(x), number(y), b"null"))
            for key, (page, x, y) in named
        )
        + b">>"
    )


def bookmarks(entries: Sequence[OutlineEntry], first_number: int) -> list[Bookmark]:
    """The entries as a tree: each hangs below the last before it that has a lesser level, however much lesser."""
    top: list[Bookmark] = []
    path: list[Bookmark] = []
    for n, entry in enumerate(entries):
        bookmark = Bookmark(entry, first_number + n)
        while path and path[-1].entry.level >= entry.level:
            path.pop()
        (path[-1].children if path else top).append(bookmark)
        path.append(bookmark)
    return top


def _outline(document: PDFDocument, entries: Sequence[OutlineEntry]) -> int:
    """The outline (ISO 32000-1, 12.3.3), all open; gives the object number of its root."""
    root: int = document.objectcounter + 1
    top = bookmarks(entries, root + 1)
    add_object(
        document,
        b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (top[0].number, top[-1].number, len(entries)),
    )
    bodies: dict[int, bytes] = {}

    def describe(siblings: Sequence[Bookmark], parent: int) -> None:
        for n, bookmark in enumerate(siblings):
            body = b"<</Title" + text_string(bookmark.entry.title) + b"/Parent %d 0 R" % parent
            body += b"/Dest" + text_string(bookmark.entry.id)
            if n > 0:
                body += b"/Prev %d 0 R" % siblings[n - 1].number
            if n + 1 < len(siblings):
                body += b"/Next %d 0 R" % siblings[n + 1].number
            if bookmark.children:
                first, last = bookmark.children[0].number, bookmark.children[-1].number
                body += b"/First %d 0 R/Last %d 0 R/Count %d" % (first, last, bookmark.descendants)
            bodies[bookmark.number] = body + b">>"
            describe(bookmark.children, bookmark.number)

    describe(top, root)
    for object_number in sorted(bodies):
        add_object(document, bodies[object_number])
    return root

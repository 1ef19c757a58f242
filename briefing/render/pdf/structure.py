"""The structure tree: what a screen reader reads, in its order (ISO 32000-1, 14.7; ISO 14289-1, 7.1).

Elements are made in logical order before anything is drawn. Drawing only records what belongs to each: marks on pages,
annotations, and, inside a paragraph, the links and spans between its words. An element that nothing was drawn for is
not written, save the cells of a row, which keep their table regular (ISO 14289-1, 7.5).

Elements write their own bytes: there are thousands in a report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDocument

from briefing.galley.structure import Element
from briefing.render.pdf.archive import add_objects
from briefing.render.pdf.syntax import array, encoded, name, number, reference, string, text_string

# fmt: off
STANDARD_TYPES = frozenset({
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "P",
    "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody",
    "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Figure", "Formula", "Form",
})
# fmt: on
"""Those of PDF 1.7 (ISO 32000-1, 14.8.4)."""
CELLS = frozenset({"TH", "TD"})
WITH_ATTRIBUTES = frozenset({"Figure", "L", "Table", "TH", "TD"})
"""What the attributes of `_attributes` are said of."""
SCOPES = frozenset({"Column", "Row", "Both"})
NUMBERINGS = frozenset(
    {"None", "Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"}
)


class Mark(NamedTuple):
    """A marked-content sequence (14.7.4.2)."""

    page: int
    """Counted from 1."""
    mcid: int


class Annotated(NamedTuple):
    """An annotation that belongs to an element (14.7.4.3)."""

    page: int
    """Counted from 1."""
    object_number: int


Rectangle = tuple[float, float, float, float]
Content = Mark | Annotated | Element
Contents = Mapping[Element, Sequence[Content]]
"""What was drawn for each element, in the order of drawing; every ancestor of a drawn element has an entry."""


def kids(element: Element, contents: Contents) -> list[Content]:
    """What `element` holds, in reading order.

    Words and the inline elements between them are in the order of drawing. Elements that only hold other elements keep
    the order in which those were made, whatever was drawn first; behind them come those that only drawing knows.
    """
    drawn = contents.get(element)
    if drawn is None:
        return []
    if not element.children or any(not isinstance(item, Element) for item in drawn):
        return list(drawn)
    held: list[Content] = [child for child in element.children if child in contents or child.tag in CELLS]
    known = set(element.children)
    return held + [item for item in drawn if isinstance(item, Element) and item not in known]


def write_structure(
    document: PDFDocument,
    root: Element,
    contents: Contents,
    parents: Sequence[Sequence[Element] | Element],
    boxes: Mapping[Element, Rectangle],
) -> int:
    """Writes the tree into `document`; gives the object number of its StructTreeRoot.

    `parents[n]` is what StructParents or StructParent `n` stands for: a page's elements by MCID, or an annotation's.
    `boxes` are the bounding boxes of figures.
    """
    elements: list[Element] = []
    kept: dict[Element, list[Content]] = {}
    waiting = [root]
    while waiting:
        element = waiting.pop()
        elements.append(element)
        held = kept[element] = kids(element, contents)
        waiting.extend(kid for kid in reversed(held) if isinstance(kid, Element))
    root_number: int = document.objectcounter + 1
    numbers = {element: root_number + n for n, element in enumerate(elements, start=1)}
    pages = [document.idToObjectNumberAndVersion[f"Page{n}"][0] for n in range(1, document.pageCounter)]
    document.Reference(_tree(root, numbers, parents), "StructTreeRoot")
    bodies = []
    for element in elements:
        parent = root_number if element.parent is None else numbers[element.parent]
        bodies.append(_element(element, kept[element], parent, numbers, pages, boxes))
    add_objects(document, bodies)
    return root_number


def _tree(root: Element, numbers: Mapping[Element, int], parents: Sequence[Sequence[Element] | Element]) -> bytes:
    """The StructTreeRoot (table 322), with the ParentTree and the tree of IDs."""
    numbered = []
    for key, value in enumerate(parents):
        if isinstance(value, Element):
            numbered.append(b"%d %d 0 R" % (key, numbers[value]))
        else:
            numbered.append(b"%d " % key + array(reference(numbers[element]) for element in value))
    body = b"<</Type/StructTreeRoot/K[%d 0 R]" % numbers[root]
    body += b"/ParentTree<</Nums" + array(numbered) + b">>/ParentTreeNextKey %d" % len(parents)
    identified = sorted((encoded(element.id), number) for element, number in numbers.items() if element.id)
    if identified:
        body += b"/IDTree<</Names" + array(string(key) + reference(number) for key, number in identified) + b">>"
    return body + b">>"


def _element(
    element: Element,
    held: Sequence[Content],
    parent: int,
    numbers: Mapping[Element, int],
    pages: Sequence[int],
    boxes: Mapping[Element, Rectangle],
) -> bytes:
    """A structure element (table 323). Marks on the element's own page are bare MCIDs, on other pages MCR."""
    if element.tag not in STANDARD_TYPES:
        raise ValueError(f"not a standard structure type: {element.tag}")
    page = None
    parts = []
    for kid in held:
        if isinstance(kid, Element):
            parts.append(b"%d 0 R" % numbers[kid])
            continue
        page = page or kid.page
        if isinstance(kid, Annotated):
            parts.append(b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (pages[kid.page - 1], kid.object_number))
        elif kid.page == page:
            parts.append(b"%d" % kid.mcid)
        else:
            parts.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[kid.page - 1], kid.mcid))
    body = b"<</Type/StructElem/S/%s/P %d 0 R" % (element.tag.encode("ascii"), parent)
    if page is not None:
        body += b"/Pg %d 0 R" % pages[page - 1]
    if parts:
        body += b"/K " + (parts[0] if len(parts) == 1 else array(parts))
    if element.lang is not None:
        body += b"/Lang" + text_string(element.lang)
    if element.alt is not None:
        body += b"/Alt" + text_string(element.alt)
    if element.id is not None:
        body += b"/ID" + text_string(element.id)
    if element.title:
        body += b"/T" + text_string(element.title)
    attributes = _attributes(element, boxes.get(element)) if element.tag in WITH_ATTRIBUTES else ()
    if attributes:
        body += b"/A" + (attributes[0] if len(attributes) == 1 else array(attributes))
    return body + b">>"


def _attributes(element: Element, box: Rectangle | None) -> list[bytes]:
    """The attribute objects (14.8.5) of layout, lists and tables that apply to `element`."""
    found = []
    if box is not None:
        found.append(b"<</O/Layout/Placement/Block/BBox" + array(map(number, box)) + b">>")
    if element.numbering is not None:
        if element.numbering not in NUMBERINGS:
            raise ValueError(f"not a list numbering: {element.numbering}")
        found.append(b"<</O/List/ListNumbering" + name(element.numbering) + b">>")
    table = b""
    if element.scope is not None:
        if element.scope not in SCOPES:
            raise ValueError(f"not a scope of header cells: {element.scope}")
        table += b"/Scope" + name(element.scope)
    if element.span > 1:
        table += b"/ColSpan %d" % element.span
    if element.summary:
        table += b"/Summary" + text_string(element.summary)
    if table:
        found.append(b"<</O/Table" + table + b">>")
    return found

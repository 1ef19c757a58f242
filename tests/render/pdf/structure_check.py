"""What veraPDF does not see: the structure of a PDF read the way a screen reader would.

`faults(pdf)` gives a sentence for each fault. The clauses are those of ISO 14289-1 unless another standard is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

HEADINGS = {f"H{n}": n for n in range(1, 7)}
PARENTS = {
    "LI": {"L"},
    "Lbl": {"LI", "Note", "TOCI", "BibEntry", "P"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TOCI": {"TOC"},
}
"""What an element may stand in (ISO 32000-1, 14.8.4)."""
DC = "{http://purl.org/dc/elements/1.1/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
PDF = "{http://ns.adobe.com/pdf/1.3/}"
PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"


def faults(pdf: pikepdf.Pdf) -> list[str]:
    """A sentence for each fault of `pdf`."""
    if "/StructTreeRoot" not in pdf.Root:
        return ["the file has no structure"]
    elements = list(walk(pdf.Root.StructTreeRoot))
    return [
        *_headings(elements),
        *_nesting(elements),
        *_tables(elements),
        *_lists(elements),
        *_figures(elements),
        *_notes(elements),
        *_links(pdf, elements),
        *_content(pdf),
        *_bookmarks(pdf),
        *_metadata(pdf),
    ]


def walk(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The elements below `element`, in reading order."""
    for kid in kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from walk(kid)


def kids(element: pikepdf.Object) -> list[Any]:
    held = element.get("/K", [])
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def tag(element: pikepdf.Object) -> str:
    return str(element.S)[1:]


def attribute(element: pikepdf.Object, name: str) -> Any:
    held = element.get("/A", [])
    objects = list(held) if isinstance(held, pikepdf.Array) else [held]
    return next((thing[name] for thing in objects if name in thing), None)


def _headings(elements: list[pikepdf.Object]) -> Iterator[str]:
    """7.4.2: headings begin at H1 and skip no level."""
    before = 0
    for element in elements:
        level = HEADINGS.get(tag(element))
        if level is not None:
            if level > before + 1:
                yield f"an H{level} follows an H{before}" if before else f"the first heading is an H{level}"
            before = level
    if not before:
        yield "there is no heading"


def _nesting(elements: list[pikepdf.Object]) -> Iterator[str]:
    for element in elements:
        allowed = PARENTS.get(tag(element))
        parent = tag(element.P) if "/S" in element.P else "the root"
        if allowed is not None and parent not in allowed:
            yield f"a {tag(element)} stands in {parent}"
        if not any(kid.objgen == element.objgen for kid in kids(element.P) if isinstance(kid, pikepdf.Dictionary)):
            yield f"a {tag(element)} is no child of its parent"


def _tables(elements: list[pikepdf.Object]) -> Iterator[str]:
    """7.5: header cells have a scope that fits their place, and each row has as many columns."""
    for table in (element for element in elements if tag(element) == "Table"):
        inside = list(walk(table))
        widths = set()
        headed: set[int] = set()
        """The columns that a header cell stands over."""
        for row in (element for element in inside if tag(element) == "TR"):
            cells = [cell for cell in kids(row) if isinstance(cell, pikepdf.Dictionary)]
            widths.add(sum(int(attribute(cell, "/ColSpan") or 1) for cell in cells))
            in_head = tag(row.P) == "THead"
            column = 0
            for cell in cells:
                places = set(range(column, column + int(attribute(cell, "/ColSpan") or 1)))
                column = max(places) + 1
                if tag(cell) == "TH":
                    scope = attribute(cell, "/Scope")
                    headed |= places if str(scope) in {"/Column", "/Both"} else set()
                    wanted = {"/Column", "/Both"} if in_head else {"/Row", "/Both", "/Column"}
                    if scope is None:
                        yield "a TH has no scope"
                    elif str(scope) not in wanted:
                        yield f"a TH in the head has the scope {str(scope)[1:]}"
                elif in_head:
                    yield "the head of a table holds a TD"
                elif not places <= headed and not any(tag(each) == "TH" for each in cells):
                    yield "a TD has no header cell"
        if len(widths) > 1:
            yield f"a table has rows of {sorted(widths)} columns"
        if not any(tag(element) == "TH" for element in inside):
            yield "a table has no header cell"


def _lists(elements: list[pikepdf.Object]) -> Iterator[str]:
    """7.6: items have a body, and a list with labels says how it is numbered."""
    for listing in (element for element in elements if tag(element) == "L"):
        items = [kid for kid in kids(listing) if isinstance(kid, pikepdf.Dictionary)]
        if any(tag(kid) not in {"LI", "L", "Caption"} for kid in items) or not items:
            yield "a list holds something else than items"
        for item in (kid for kid in items if tag(kid) == "LI"):
            held = [tag(kid) for kid in kids(item)]
            if "LBody" not in held:
                yield "an item has no body"
            if "Lbl" in held and attribute(listing, "/ListNumbering") is None:
                yield "a list with labels does not say how it is numbered"


def _figures(elements: list[pikepdf.Object]) -> Iterator[str]:
    """7.3: figures have a text in their place, and a box."""
    for figure in (element for element in elements if tag(element) in {"Figure", "Formula"}):
        if not str(figure.get("/Alt", "")).strip():
            yield "a figure has no alternative text"
        if attribute(figure, "/BBox") is None:
            yield "a figure has no box"


def _notes(elements: list[pikepdf.Object]) -> Iterator[str]:
    """7.9: each note has an ID of its own."""
    known = [str(note.get("/ID", "")) for note in elements if tag(note) == "Note"]
    if "" in known:
        yield "a note has no ID"
    if len(set(known)) < len(known):
        yield "two notes have one ID"


def _links(pdf: pikepdf.Pdf, elements: list[pikepdf.Object]) -> Iterator[str]:
    """7.18: annotations are held by Link elements, described, and lead somewhere."""
    held = {}
    for element in elements:
        for kid in kids(element):
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == pikepdf.Name.OBJR:
                held[kid.Obj.objgen] = element
        if tag(element) == "Link" and not any(
            isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == pikepdf.Name.OBJR for kid in kids(element)
        ):
            yield "a Link holds no annotation"
    places = _destinations(pdf)
    numbers = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for number, page in enumerate(pdf.pages, start=1):
        annotations = page.get("/Annots", [])
        if len(annotations) and page.get("/Tabs") != pikepdf.Name.S:
            yield f"page {number} does not follow the structure from link to link"
        for annotation in annotations:
            element = held.get(annotation.objgen)
            if element is None or tag(element) != "Link":
                yield f"a link on page {number} is in no Link"
                continue
            if not str(annotation.get("/Contents", "")).strip():
                yield f"a link on page {number} does not say where it leads"
            key = int(annotation.get("/StructParent", -1))
            if key not in numbers or numbers[key].objgen != element.objgen:
                yield f"a link on page {number} does not find its Link"
            target = annotation.get("/Dest")
            if target is not None and str(target) not in places:
                yield f"a link on page {number} leads nowhere"


def _destinations(pdf: pikepdf.Pdf) -> set[str]:
    names = pdf.Root.get("/Names", pikepdf.Dictionary())
    return set(pikepdf.NameTree(names.Dests)) if "/Dests" in names else set()


def _content(pdf: pikepdf.Pdf) -> Iterator[str]:
    """7.1: all that is shown is marked or an artifact, never one inside the other, and each mark has its element."""
    numbers = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for number, page in enumerate(pdf.pages, start=1):
        marked = numbers.get(int(page.get("/StructParents", -1)), [])
        inside = 0
        seen = set()
        for instruction in pikepdf.parse_content_stream(page):
            match str(instruction.operator):
                case "BDC" | "BMC":
                    inside += 1
                    if inside > 1:
                        yield f"marks nest on page {number}"
                    properties = instruction.operands[1] if len(instruction.operands) > 1 else {}
                    mcid = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
                    if mcid is not None:
                        seen.add(int(mcid))
                        if int(mcid) >= len(marked) or tag(marked[int(mcid)]) != str(instruction.operands[0])[1:]:
                            yield f"mark {mcid} on page {number} has no element of its kind"
                case "EMC":
                    inside -= 1
                case "Tj" | "TJ" | "Do" | "S" | "f" | "B" | "f*" | "B*" if not inside:
                    yield f"something on page {number} is neither marked nor an artifact"
        if seen != set(range(len(marked))):
            yield f"the marks of page {number} are not those of its structure"


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[str]:
    places = _destinations(pdf)

    def check(first: pikepdf.Object | None) -> Iterator[str]:
        while first is not None:
            if str(first.get("/Dest")) not in places:
                yield f"the bookmark '{first.Title}' leads nowhere"
            yield from check(first.get("/First"))
            first = first.get("/Next")

    if "/Outlines" in pdf.Root:
        yield from check(pdf.Root.Outlines.get("/First"))


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    """7.1, and ISO 19005-3, 6.6.2: the title is shown, and the two places that tell of the document agree."""
    if not str(pdf.Root.get("/Lang", "")):
        yield "the document has no language"
    if not bool(pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False)):
        yield "the window does not show the title"
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        creators: Any = xmp.get(f"{DC}creator", [])
        languages: Any = xmp.get(f"{DC}language", [])
        told = {
            "/Title": xmp.get(f"{DC}title", ""),
            "/Author": "; ".join(creators),
            "/Subject": xmp.get(f"{DC}description", ""),
            "/Keywords": xmp.get(f"{PDF}Keywords", ""),
            "/Creator": xmp.get(f"{XMP}CreatorTool", ""),
            "/Producer": xmp.get(f"{PDF}Producer", ""),
            "/CreationDate": _date(str(xmp.get(f"{XMP}CreateDate", ""))),
            "/ModDate": _date(str(xmp.get(f"{XMP}ModifyDate", ""))),
        }
        if not told["/Title"]:
            yield "the document has no title"
        for key, value in told.items():
            if str(pdf.docinfo.get(key, "")) != value:
                yield f"{key[1:]} differs between the document information and the XMP"
        if set(languages) != {str(pdf.Root.get("/Lang", ""))}:
            yield "the XMP tells another language than the catalog"
        if xmp.get(f"{PDFUA}part") != "1":
            yield "the file does not claim to be PDF/UA-1"


def _date(moment: str) -> str:
    """An XMP date as PDF writes it."""
    return "D:" + "".join(c for c in moment if c.isdigit()) + "Z" if moment else ""

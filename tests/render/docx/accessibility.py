"""What Word's own accessibility checker looks for in a file, with the same names (Review, Check Accessibility)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml.etree import _Element

from briefing.render.docx.looks import read_looks
from briefing.render.docx.markup import qualified, w
from tests.render.docx.galleys import find, part, parts, values

LARGE = 36
"""Half-points from which type is large; bold type is from 28 (WCAG 2.1, 1.4.3)."""
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def findings(data: bytes) -> list[str]:
    """What Word would list for the file `data`, each with the place."""
    body = part(data, "word/document.xml")
    styles = part(data, "word/styles.xml")
    furniture = [part(data, name) for name in parts(data) if re.fullmatch(r"word/(header|footer)[^/]*\.xml", name)]
    notes = [part(data, name) for name in ("word/footnotes.xml", "word/endnotes.xml") if name in parts(data)]
    found = [*_missing_title(data), *_missing_language(styles)]
    for root in (body, *furniture):
        found += _missing_alternative(root)
    found += _floating(body)
    found += _tables(body)
    found += _headings(body, styles)
    found += _links(body)
    for root in (body, *furniture, *notes):
        found += _hard_to_read(root, styles)
    return found


def said(element: _Element) -> str:
    return "".join(text.text or "" for text in find(element, ".//w:t"))


def _missing_title(data: bytes) -> Iterator[str]:
    titles = [each.text for each in part(data, "docProps/core.xml").iter("{http://purl.org/dc/elements/1.1/}title")]
    if not any(titles):
        yield "Missing document title"


def _missing_language(styles: _Element) -> Iterator[str]:
    if not any(values(styles, "w:docDefaults//w:lang")):
        yield "Missing language"


def _missing_alternative(root: _Element) -> Iterator[str]:
    for properties in root.iter(qualified("wp:docPr")):
        decorative = [each for each in properties.iter(DECORATIVE) if each.get("val") in ("1", "true")]
        told = properties.get("descr", "").strip()
        if not told and not decorative:
            yield f"Missing alternative text: {properties.get('name')}"
        elif re.fullmatch(r"(?i)(image|picture|chart|graphic)?\W*\d*|.*\.(png|jpe?g)", told) and not decorative:
            yield f"Suspicious alternative text: {told}"


def _floating(body: _Element) -> Iterator[str]:
    for anchor in body.iter(qualified("wp:anchor")):
        for properties in anchor.iter(qualified("wp:docPr")):
            yield f"Object not inline: {properties.get('name')}"


def _tables(body: _Element) -> Iterator[str]:
    """A table of data, which has a title or a first column of its own, needs header cells and no merged ones."""
    for table in body.iter(w("tbl")):
        look = table.find(f"{w('tblPr')}/{w('tblLook')}")
        is_named = bool(find(table, "w:tblPr/w:tblCaption"))
        is_data = look is not None and (look.get(w("firstColumn")) == "1" or is_named)
        if not is_data:
            continue
        name = said(table)[:40]
        rows = [row for row in table.iter(w("tr")) if next(row.iterancestors(w("tbl"))) is table]
        if look.get(w("firstRow")) != "1" or not find(rows[0], "w:trPr/w:tblHeader"):
            yield f"No header row specified: {name}"
        if not all(values(table, "w:tblPr/w:tblCaption")) or not find(table, "w:tblPr/w:tblCaption"):
            yield f"Table has no title: {name}"
        if find(table, ".//w:vMerge") or find(table, ".//w:tbl"):
            yield f"Merged or split cells: {name}"


def _headings(body: _Element, styles: _Element) -> Iterator[str]:
    levels = {
        style.get(w("styleId")): int(level)
        for style in find(styles, "w:style")
        for level in values(style, "w:pPr/w:outlineLvl")
    }
    before = -1
    for paragraph in body.iter(w("p")):
        own = values(paragraph, "w:pPr/w:outlineLvl")
        named = values(paragraph, "w:pPr/w:pStyle")
        level = int(own[0]) if own else levels.get(named[0] if named else None)
        if level is None:
            continue
        if level > before + 1:
            yield f"Skipped heading level: {said(paragraph)}"
        if not said(paragraph).strip():
            yield "Empty heading"
        before = level
    if before < 0:
        yield "No headings in document"


def _links(body: _Element) -> Iterator[str]:
    for link in body.iter(w("hyperlink")):
        if not said(link).strip() or said(link).strip().lower() in ("here", "click here", "more", "link"):
            yield f"Unclear hyperlink text: '{said(link)}'"


def _hard_to_read(root: _Element, styles: _Element) -> Iterator[str]:
    looks = read_looks(styles)
    names = {style.get(w("styleId")): values(style, "w:name")[0] for style in find(styles, "w:style")}
    inks = {
        style.get(w("styleId")): colour
        for style in find(styles, "w:style[@w:type='character']")
        for colour in values(style, "w:rPr/w:color")
    }
    grounds = {
        style.get(w("styleId")): shade.get(w("fill"))
        for style in find(styles, "w:style[@w:type='table']")
        for shade in find(style, "w:tcPr/w:shd")
    }
    for run in root.iter(w("r")):
        if not said(run).strip():
            continue
        paragraph = next(run.iterancestors(w("p")))
        named = values(paragraph, "w:pPr/w:pStyle")
        look = looks[names[named[0]] if named else "Normal"]
        style = next(iter(values(run, "w:rPr/w:rStyle")), "")
        ink = next(iter(values(run, "w:rPr/w:color")), inks.get(style, look.colour))
        ground = _ground(run, grounds)
        ratio = contrast("000000" if ink == "auto" else ink, ground)
        needed = 3.0 if look.size >= LARGE or (look.bold and look.size >= 28) else 4.5
        if ratio < needed:
            yield f"Hard-to-read text contrast: '{said(run)[:30]}' {ink} on {ground}, {ratio:.2f}"


def _ground(run: _Element, grounds: Mapping[str | None, str | None]) -> str:
    """The colour behind a run: its own, its cell's, its table's style's, or the paper."""
    places = [run.find(f"{w('rPr')}/{w('shd')}")]
    places += [each.find(f"{w('pPr')}/{w('shd')}") for each in run.iterancestors(w("p"))]
    places += [each.find(f"{w('tcPr')}/{w('shd')}") for each in run.iterancestors(w("tc"))]
    for shade in places:
        if shade is not None and shade.get(w("fill"), "auto") != "auto":
            return str(shade.get(w("fill")))
    styled = [name for table in run.iterancestors(w("tbl")) for name in values(table, "w:tblPr/w:tblStyle")]
    return next((found for name in styled if (found := grounds.get(name))), "FFFFFF")


def contrast(one: str, other: str) -> float:
    """WCAG 2.1, 1.4.3."""
    first, second = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

"""A Word file read aloud: its words in the order of its XML, as Word shows them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
UNREAD = {
    f"{W}instrText", f"{W}del", f"{W}rPr", f"{W}pPr", f"{W}sdtPr", f"{W}drawing", f"{W}pict", f"{MC}Fallback",
}  # fmt: skip
"""Elements that hold no words of the running text."""
SPECIAL = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}noBreakHyphen": "\u2011", f"{W}cr": "\n"}


def part(path: Path, name: str) -> etree._Element:
    """A part of the file, parsed."""
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def words(element: etree._Element) -> str:
    """The words in `element`; the results of fields among them."""
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    if element.tag in UNREAD or _is_note_mark(element):
        return
    if element.tag == f"{W}t":
        yield element.text or ""
    elif element.tag in SPECIAL and element.getparent().tag == f"{W}r":
        yield SPECIAL[element.tag]
    else:
        for child in element:
            yield from _pieces(child)


def _is_note_mark(element: etree._Element) -> bool:
    style = element.find(f"{W}rPr/{W}rStyle") if element.tag == f"{W}r" else None
    return style is not None and style.get(f"{W}val") in {"FootnoteReference", "EndnoteReference"}


def paragraphs(path: Path, name: str = "word/document.xml") -> Iterator[tuple[str, str]]:
    """Style and words of each paragraph, in order; those inside tables and content controls in their places."""
    for paragraph in part(path, name).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        yield (style.get(f"{W}val") if style is not None else ""), words(paragraph)


def notes(path: Path) -> list[str]:
    """The words of each footnote, in order, without Word's own two."""
    if "word/footnotes.xml" not in zipfile.ZipFile(path).namelist():
        return []
    found = part(path, "word/footnotes.xml").iter(f"{W}footnote")
    return [words(note) for note in found if note.get(f"{W}type") is None]


def letters(text: str) -> str:
    """`text` without white space and the break points that only layout sets."""
    return re.sub(r"[\s\u00ad\u2060\u200b]+", "", text.replace("\u2011", "-"))

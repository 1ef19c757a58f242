"""What a PDF says beside the words on its pages: to those who listen, in its links and bookmarks, and of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

MOST = 500_000
"""Elements and bookmarks that are looked at; a report of a hundred pages has 20,000."""
SPOKEN = ("/Alt", "/ActualText", "/E")
"""What is read aloud in the place of an element (ISO 32000-1, 14.9)."""

_TAGS = re.compile(r"<[^>]*>")


def words_beside(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The texts in the place of elements and on tables, languages, what links lead to and are said to, bookmarks, names
    of pages, attachments by name and description, what opening it sets off, and metadata."""
    yield from _texts(pdf.Root, ("/Lang",))
    for element in _below(pdf.Root.get("/StructTreeRoot"), "/K"):
        yield from _texts(element, ("/Lang", *SPOKEN))
        for attributes in _each(element.get("/A")):
            yield from _texts(attributes, ("/Summary",))
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", ()):
            kind = str(annotation.get("/Subtype", ""))[1:]
            if kind != "Link":
                yield kind
            yield from _texts(annotation, ("/Contents", "/Dest"))
            action = annotation.get("/A")
            if isinstance(action, pikepdf.Dictionary):
                yield from _texts(action, ("/URI", "/D", "/F", "/JS"))
    for bookmark in _below(pdf.Root.get("/Outlines"), "/First", "/Next"):
        yield from _texts(bookmark, ("/Title",))
    yield from _pages_named(pdf)
    for specification in _attachments(pdf):
        yield from _texts(specification, ("/UF", "/F", "/Desc"))
    for action in _below(pdf.Root.get("/OpenAction"), "/Next"):
        yield from _names(action, "/S")
        yield from _texts(action, ("/URI", "/F", "/JS"))
    for key in sorted(pdf.docinfo.keys()):
        yield from _texts(pdf.docinfo, (key,))
    packet = pdf.Root.get("/Metadata")
    if isinstance(packet, pikepdf.Stream):
        yield from _TAGS.sub(" ", packet.read_bytes().decode("utf-8", "replace")).split()


def _pages_named(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The styles and prefixes of the pages' numbers (ISO 32000-1, 12.4.2)."""
    for node in _below(pdf.Root.get("/PageLabels"), "/Kids"):
        for label in _each(node.get("/Nums")):
            yield from _names(label, "/S")
            yield from _texts(label, ("/P",))
            if isinstance(first := label.get("/St"), int):
                yield str(first)


def _attachments(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """The specifications of files that the document is associated with, and of those that are listed as attached;
    each once."""
    found = list(_each(pdf.Root.get("/AF")))
    names = pdf.Root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        for node in _below(names.get("/EmbeddedFiles"), "/Kids"):
            found += _each(node.get("/Names"))
    seen = set[tuple[int, int]]()
    for specification in found:
        if not specification.is_indirect or specification.objgen not in seen:
            seen.add(specification.objgen)
            yield specification


def _below(root: pikepdf.Object | None, *ways: str) -> Iterator[pikepdf.Object]:
    """The dictionaries that are reached from `root` by these entries, in order, each once."""
    waiting, seen = [root], set[tuple[int, int]]()
    for _ in range(MOST):
        if not waiting:
            return
        thing = waiting.pop()
        if not isinstance(thing, pikepdf.Array | pikepdf.Dictionary) or thing.objgen in seen:
            continue
        if thing.is_indirect:
            seen.add(thing.objgen)
        if isinstance(thing, pikepdf.Array):
            waiting += reversed(list(thing))
        else:
            yield thing
            waiting += [thing.get(way) for way in reversed(ways)]


def _each(value: pikepdf.Object | None) -> Iterator[pikepdf.Dictionary]:
    """The dictionaries of an entry that holds one or several (ISO 32000-1, 14.7.5)."""
    for thing in value if isinstance(value, pikepdf.Array) else (value,):
        if isinstance(thing, pikepdf.Dictionary):
            yield thing


def _texts(thing: pikepdf.Object, keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        value = thing.get(key)
        if isinstance(value, pikepdf.String):
            yield from str(value).split()


def _names(thing: pikepdf.Object, key: str) -> Iterator[str]:
    value = thing.get(key)
    if isinstance(value, pikepdf.Name):
        yield str(value)[1:]

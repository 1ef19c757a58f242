"""Reading an XML part that may be anybody's: no entity is resolved, no file or address is opened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


MOST_ATTRIBUTES = 2000
"""Of one element; the time in which they are read grows with the square of their number."""
_BEGINNINGS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<\x00", b"\xfe\xff\x00<", b"<\x00", b"\x00<")
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_QUOTED = re.compile(rb""" "[^"]*" | '[^']*' """, re.VERBOSE)
_USUAL = frozenset({b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"})
"""Encodings in which a part can be looked at before it is read; Word writes the first (part 2, 6.2.5)."""


def parsed(data: bytes) -> _Element | None:
    """The root of an XML part, read with entities and the network off; None where it is not well-formed, or not XML as
    office programs write it."""
    from lxml import etree

    if not _is_usual(data):
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def why_not(data: bytes) -> str:
    """What is wrong with a part that `parsed` cannot read."""
    from lxml import etree

    if not _is_in_a_usual_encoding(data):
        return "is not XML in an encoding that Word writes"
    if not _is_usual(data):
        return f"holds an element with more than {MOST_ATTRIBUTES} attributes"
    if b"<!DOCTYPE" in data:
        return "declares a document type"
    try:
        etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as fault:
        told = str(fault)
        if "Excessive depth" in told:
            return "is nested deeper than Word nests anything"
        if "huge" in told.lower() or "too long" in told.lower():
            return "holds a text that is longer than any in a template"
    return "is not well-formed XML"


def _is_in_a_usual_encoding(data: bytes) -> bool:
    start = data[:200].lstrip()
    declared = _DECLARED.match(start.removeprefix(b"\xef\xbb\xbf"))
    return start.startswith(_BEGINNINGS) and not (declared and declared.group(1).lower() not in _USUAL)


def _is_usual(data: bytes) -> bool:
    if not _is_in_a_usual_encoding(data):
        return False
    if data.count(b"=") <= MOST_ATTRIBUTES:
        return True
    crowded = (each for each in data.split(b"<") if each.count(b"=") > MOST_ATTRIBUTES)
    return all(_attributes(each) <= MOST_ATTRIBUTES for each in crowded)


def _attributes(tag: bytes) -> int:
    """How many attributes there are in what stands behind a `<`; no value and no text counts."""
    return 0 if tag.startswith(b"!") else _QUOTED.sub(b"", tag).split(b">", 1)[0].count(b"=")

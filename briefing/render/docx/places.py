"""Where in a package its text stands: by what the parts are to one another, for a part may have any name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath

from briefing.render.docx.parsing import parsed

DOCUMENT = "word/document.xml"
ROOT_LINKS = "_rels/.rels"
CONTENT_TYPES = "[Content_Types].xml"
_PLACES = {
    "officeDocument": "body",
    "main": "body",
    "header": "header",
    "footer": "footer",
    "footnotes": "notes",
    "endnotes": "notes",
    "comments": "comments",
}
"""What a person calls a part, by the last word of the relationship to it, or of its content type."""


def places_of(package: Mapping[str, bytes]) -> dict[str, str]:
    """The parts that hold text, each with what a person calls its place; the body first, the others by name."""
    found = {DOCUMENT: "body"}
    for kind, target in internal_links(package, links_of(DOCUMENT)):
        if kind in _PLACES:
            found[target] = _PLACES[kind]
    types = parsed(package.get(CONTENT_TYPES, b""))
    for entry in () if types is None else types:
        if not isinstance(entry.tag, str):
            continue
        kind = entry.get("ContentType", "").removesuffix("+xml").rsplit(".", 1)[-1]
        if kind in _PLACES and entry.get("PartName"):
            found.setdefault(entry.get("PartName", "").lstrip("/"), _PLACES[kind])
    others = sorted(name for name in found if name != DOCUMENT and name in package)
    return {name: found[name] for name in (DOCUMENT, *others)}


def links_of(name: str) -> str:
    """The part that holds the relationships of the part `name`."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"


def resolved(links: str, target: str) -> str:
    """The name of the part that a relationship in the part `links` leads to."""
    path = target if target.startswith("/") else join(dirname(dirname(links)), target)
    return normpath(path).lstrip("/")


def internal_links(package: Mapping[str, bytes], links: str) -> Iterator[tuple[str, str]]:
    """What the relationships in the part `links` lead to inside the package: the kind and the name of the part."""
    root = parsed(package.get(links, b""))
    for link in () if root is None else root:
        if isinstance(link.tag, str) and link.get("TargetMode", "").lower() != "external":
            yield link.get("Type", "").rsplit("/", 1)[-1], resolved(links, link.get("Target", ""))

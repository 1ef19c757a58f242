"""Whether every page of a template prints the marking: a brief that is marked, and does not say so, is a leak."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from briefing.diagnostics import Diagnostic, Position, error
from briefing.render.docx.markup import OFFICE_RELATIONSHIPS, w
from briefing.render.docx.parsing import parsed
from briefing.render.docx.places import DOCUMENT, links_of, resolved

if TYPE_CHECKING:
    from lxml.etree import _Element

_PRINTS = re.compile(r"\{\{(?:r\s+|\s*)marking\s*\}\}")
_IF = re.compile(r"\{%p\s+if\s+([\w-]+)\s*%\}")
_END = re.compile(r"\{%p\s+endif\s*%\}")
_PAGES = {"first": "first page", "even": "even pages", "default": "pages"}
"""What a person calls the pages of a kind of header (17.18.36)."""


def unmarked_pages(
    roots: Mapping[str, _Element], package: Mapping[str, bytes], where: Position
) -> Iterator[Diagnostic]:
    """Each kind of page in whose header and footer no marking stands, or only on a condition.

    `roots` are the parts that hold text, each tag of theirs in one run.
    """
    document, settings = roots.get(DOCUMENT), parsed(package.get("word/settings.xml", b""))
    if document is None:
        return
    names = _names(package)
    has_even = settings is not None and _is_on(settings, "evenAndOddHeaders")
    marked = dict.fromkeys(_PAGES, False)
    there = dict.fromkeys(_PAGES, False)
    printing = {name for name, root in roots.items() if _prints(root)}
    for section in document.iter(w("sectPr")):
        for reference in section.iter(w("headerReference"), w("footerReference")):
            if names.get(reference.get(f"{{{OFFICE_RELATIONSHIPS}}}id", "")) in printing:
                marked[reference.get(w("type"), "default")] = True
        there["default"] = True
        there["even"] = has_even
        there["first"] = there["first"] or _is_on(section, "titlePg")
    for kind, told in _PAGES.items():
        if there[kind] and not marked[kind]:
            message = f"the {told} have no marking" if told.endswith("s") else f"the {told} has no marking"
            yield error(message, where, "write {{ marking }} in the header or the footer, in no if but its own")


def _names(package: Mapping[str, bytes]) -> dict[str, str]:
    """The parts that the body leads to, by the ids of its relationships."""
    links = links_of(DOCUMENT)
    root = parsed(package.get(links, b""))
    found = () if root is None else (link for link in root if isinstance(link.tag, str))
    return {link.get("Id", ""): resolved(links, link.get("Target", "")) for link in found}


def _prints(root: _Element) -> bool:
    """Whether a header or footer prints the marking of every brief that has one."""
    open_ifs: list[str] = []
    for text in root.iter(w("t")):
        said = text.text or ""
        if opened := _IF.search(said):
            open_ifs.append(opened[1])
        elif _END.search(said):
            del open_ifs[-1:]
        elif _PRINTS.search(said) and set(open_ifs) <= {"marking"}:
            return True
    return False


def _is_on(holder: _Element, name: str) -> bool:
    found = holder.find(w(name))
    return found is not None and found.get(w("val"), "1") not in {"0", "false", "off"}

"""What a designer has left in a template that would go out with every brief: changes, comments, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from briefing.diagnostics import Diagnostic, Position, error
from briefing.render.docx.markup import w
from briefing.render.docx.outward import said_in, told

if TYPE_CHECKING:
    from lxml.etree import _Element

_TRACKED = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange")
_FROM_THE_BRIEF = "notes come from the brief"


def left_behind(roots: Mapping[str, _Element], places: Mapping[str, str], where: Position) -> Iterator[Diagnostic]:
    """Each kind of it in each part; `places` are what a person calls the parts."""
    for name, root in roots.items():
        place = places[name]
        if next(root.iter(*map(w, _TRACKED)), None) is not None:
            yield error(f"the {place} holds tracked changes", where, "Review: accept or reject all of them")
        if next(root.iter(w("commentReference"), w("commentRangeStart")), None) is not None:
            yield error(f"the {place} holds comments", where, "Review: delete all of them")
        for note in root.iter(w("footnote"), w("endnote")):
            if note.get(w("type"), "normal") == "normal":
                yield error(f"the template has a note of its own: '{said_in(note)}'", where, _FROM_THE_BRIEF)
        mark = next(root.iter(w("footnoteReference"), w("endnoteReference")), None)
        if mark is not None:
            # Its number is that of another note, or of none, as soon as a brief has its own.
            yield error(f"{told(place, mark)}: the mark of a note", where, f"take it out: {_FROM_THE_BRIEF}")

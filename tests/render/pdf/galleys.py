"""Galleys made by hand: a few paragraphs of so many lines, on a page of so many points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache

from briefing.document.document import Document, Furniture, Properties
from briefing.document.runs import NoteReference, Run, Runs, Words
from briefing.galley.drawing import Drawing, Rect
from briefing.galley.matter import Cell, Galley, Grid, GridRow, Matter, Para, Picture
from briefing.galley.structure import Element
from briefing.house import House, PageSetup, Style
from briefing.render.pdf.typesetter import Typesetter
from tests.typeset.houses import lettered_house

BODY = Style("body", "text", 10.0, 12.0, "Body Text", after=6.0)
WORD = "troops "
PROPERTIES = Properties("A brief", "en-GB", datetime(2024, 11, 5))
FURNITURE = Furniture("A brief", "Two-page brief", "As of 5 November", "Final", "Page {page} of {pages}")


@cache
def typesetter() -> Typesetter:
    """One for all tests, so that faces are prepared once."""
    return Typesetter(lettered_house(), use_cache=False)


def page(height: float = 120.0, width: float = 200.0) -> PageSetup:
    """A page whose frame has this size."""
    return PageSetup(width=width + 40, height=height + 40, top=20, bottom=20, left=20, right=20)


def lines(count: int, **changes: object) -> Para:
    """A paragraph of `count` lines, each a word of its own on the frame of `page()`."""
    text = " ".join(f"{'m' * 18}{number}" for number in range(count))
    return para(text, **changes)


def para(text: str | Runs, **changes: object) -> Para:
    runs: Runs = (Words(text),) if isinstance(text, str) else text
    given: dict[str, object] = {"runs": runs, "style": BODY, "element": Element("P"), **changes}
    return Para(**given)  # type: ignore[arg-type]


def noted(count: int, at: int, note: str, **changes: object) -> Para:
    """A paragraph of `count` lines with a note's mark in line `at`, counted from 0."""
    words = [f"{'m' * 18}{number}" for number in range(count)]
    runs: list[Run] = [Words(" ".join(words[: at + 1])), NoteReference(note, note[-1])]
    if at + 1 < count:
        runs.append(Words(" " + " ".join(words[at + 1 :])))
    return para(tuple(runs), **changes)


def picture(height: float, **changes: object) -> Picture:
    given: dict[str, object] = {
        "width": 100.0,
        "height": height,
        "content": Drawing(100.0, height, (Rect(0, 0, 100, height, "#336699"),)),
        "alt": "A picture",
        "element": Element("Figure", alt="A picture"),
        **changes,
    }
    return Picture(**given)  # type: ignore[arg-type]


def row(*contents: Para | Picture | tuple[Para | Picture, ...], **changes: object) -> GridRow:
    cells = tuple(Cell(content=content if isinstance(content, tuple) else (content,)) for content in contents)
    return GridRow(cells=cells, **changes)  # type: ignore[arg-type]


def grid(*rows: GridRow, **changes: object) -> Grid:
    count = max(sum(cell.span for cell in one.cells) for one in rows)
    given: dict[str, object] = {"columns": (200.0 / count,) * count, "rows": rows, **changes}
    return Grid(**given)  # type: ignore[arg-type]


def galley(
    *matter: Matter,
    notes: Mapping[str, Para] | None = None,
    setup: PageSetup | None = None,
    pages: int | None = None,
    house: House | None = None,
    furniture: Furniture = FURNITURE,
    **changes: object,
) -> Galley:
    """`matter` on pages, every element below one root."""
    root = Element("Document", lang="en-GB")
    notes = notes or {}
    for piece in matter:
        _hang(piece, root)
    for note in notes.values():
        holder = root.add("Note", id=note.id)
        holder.children.append(note.element)
        note.element.parent = holder
    document = Document(PROPERTIES, furniture, (), language="en-GB", pages=pages)
    made = Galley(document, house or typesetter().house, setup or page(), tuple(matter), root, notes)
    return replace(made, **changes)  # type: ignore[arg-type]


def _hang(piece: Matter | Cell, root: Element) -> None:
    """Puts the elements of `piece` below `root`."""
    if isinstance(piece, Para | Picture):
        for element in (getattr(piece, "label_element", None), piece.element):
            if element is not None and element.parent is None:
                element.parent = root
                root.children.append(element)
    elif isinstance(piece, Grid):
        for one in piece.rows:
            for cell in one.cells:
                for item in cell.content:
                    _hang(item, root)

"""Setting a document in a house's style: every block becomes paragraphs, grids and pictures, and a place in the
structure tree."""

from __future__ import annotations

from collections.abc import Callable
from math import floor
from typing import Any, TypeVar

from briefing.document import blocks as b
from briefing.document.document import Document
from briefing.galley.blocks import boxes, exhibits, headings, lists, mastheads, notes, online, tables, timelines
from briefing.galley.charts import Measure
from briefing.galley.matter import Galley
from briefing.galley.parting import part_long_words
from briefing.galley.setter import Setter
from briefing.galley.structure import Element
from briefing.house import Box, House, PaperName, Style
from briefing.values import replace

SETTERS: dict[type, Callable[[Setter, Any], None]] = {
    b.Masthead: mastheads.set_masthead,
    b.Heading: headings.set_heading,
    b.Paragraph: headings.set_paragraph,
    b.Listing: lists.set_listing,
    b.KeyFigures: boxes.set_key_figures,
    b.Judgement: boxes.set_judgement,
    b.Callout: boxes.set_callout,
    b.ScaleKey: boxes.set_scale_key,
    b.Timeline: timelines.set_timeline,
    b.Table: tables.set_table,
    b.Contested: tables.set_contested,
    b.Online: online.set_online,
    b.Exhibit: exhibits.set_exhibit,
    b.Contents: headings.set_contents,
    b.NoteList: notes.set_note_list,
    b.SourceList: notes.set_source_list,
}
"""How each kind of block is set."""


def set_galley(document: Document, house: House, paper: PaperName, measure: Measure, *, spread: float = 0.0) -> Galley:
    """`document` in the style of `house`, at the width of its frame on `paper`; `measure` gives the width of a text.

    `spread` is the share by which all spaces between blocks are larger than the house sets them, one for the document.
    """
    root = Element("Document", lang=document.language)
    foot = document.notes if document.note_placement == "foot" else ()
    setter = Setter(spread_out(house, spread), house.papers[paper], {note.id: note for note in foot}, root, measure)
    ends: list[int] = []
    for block in document.blocks:
        if isinstance(block, b.Heading) and block.level == 1:
            setter.parent = root.add("Sect")
        elif isinstance(block, b.Callout):
            setter.parent = root  # a box is a part with a heading of its own, in no part before it
        setter.part = block.part
        SETTERS[type(block)](setter, block)
        ends.append(len(setter.matter))
    matter = tuple(part_long_words(setter, setter.matter))
    masthead = next((block for block in document.blocks if isinstance(block, b.Masthead)), None)
    furniture = replace(document.furniture, organisation=document.furniture.organisation or house.organisation)
    return Galley(
        document=replace(document, furniture=furniture),
        house=house,
        page=setter.page,
        matter=matter,
        root=root,
        notes=setter.notes,
        cover=bool(masthead and masthead.cover and house.cover),
        ends=tuple(ends),
        spread=spread,
    )


def spread_out(house: House, spread: float) -> House:
    """`house` with the spaces between blocks larger by the share `spread`, in whole twentieths of a point, as word
    processors keep them."""
    if not spread:
        return house
    factor = 1.0 + spread
    return replace(
        house,
        styles={name: _spaced(style, factor) for name, style in house.styles.items()},
        boxes={name: _spaced(box, factor) for name, box in house.boxes.items()},
    )


_Spaced = TypeVar("_Spaced", Style, Box)


def _spaced(style: _Spaced, factor: float) -> _Spaced:
    return replace(style, before=_larger(style.before, factor), after=_larger(style.after, factor))


def _larger(space: float, factor: float) -> float:
    # Never more than the factor asks for, so that what fits at the factor fits when it is rounded.
    return max(space, floor(space * factor * 20 + 1e-6) / 20)

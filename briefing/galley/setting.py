"""Setting a document in a house's style: every block becomes paragraphs, grids and pictures, and a place in the
structure tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from briefing.document import blocks as b
from briefing.document.document import Document
from briefing.galley.blocks import boxes, exhibits, headings, lists, mastheads, notes, tables, timelines
from briefing.galley.charts import Measure
from briefing.galley.matter import Galley
from briefing.galley.setter import Setter
from briefing.galley.structure import Element
from briefing.house import House, PaperName

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
    b.Exhibit: exhibits.set_exhibit,
    b.Contents: headings.set_contents,
    b.NoteList: notes.set_note_list,
    b.SourceList: notes.set_source_list,
}
"""How each kind of block is set."""


def set_galley(document: Document, house: House, paper: PaperName, measure: Measure) -> Galley:
    """`document` in the style of `house`, at the width of its frame on `paper`; `measure` gives the width of a text."""
    root = Element("Document", lang=document.language)
    foot = document.notes if document.note_placement == "foot" else ()
    setter = Setter(house, house.papers[paper], {note.id: note for note in foot}, root, measure)
    for block in document.blocks:
        if isinstance(block, b.Heading) and block.level == 1:
            setter.parent = root.add("Sect")
        setter.part = block.part
        SETTERS[type(block)](setter, block)
    masthead = next((block for block in document.blocks if isinstance(block, b.Masthead)), None)
    furniture = replace(document.furniture, organisation=document.furniture.organisation or house.organisation)
    return Galley(
        document=replace(document, furniture=furniture),
        house=house,
        page=setter.page,
        matter=tuple(setter.matter),
        root=root,
        notes=setter.notes,
        cover=bool(masthead and masthead.cover and house.cover),
    )

"""A whole document: its blocks, its notes, its furniture's words and what its files say of themselves."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from briefing.document.blocks import AnyBlock, Note
from briefing.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Properties:
    """What the finished file says of itself in its metadata."""

    title: str
    language: str
    """A BCP 47 tag."""
    created: datetime
    """From the brief's as-of, naive, so that the same input gives the same bytes."""
    authors: tuple[str, ...] = ()
    subject: str = ""
    keywords: tuple[str, ...] = ()
    edition: str = ""
    reference: str = ""
    version: str = ""
    status: str = ""
    as_of: str = ""
    marking: str = ""
    url: str = ""
    edition_id: str = ""
    """`two-page`, as diagnostics call it."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words that templates place in headers and footers, under the names that they use (`{{ as_of }}`)."""

    title: str
    edition: str
    """`Two-page brief`"""
    as_of: str
    """`Information as of 5 November 2024`"""
    status: str
    """`Draft` or `Final`"""
    page_of: str
    """`Page {page} of {pages}` in the document's language, with exactly these two holes."""
    reference: str = ""
    version: str = ""
    """`Version 1.2`"""
    authors: str = ""
    contact: str = ""
    organisation: str = ""
    imprint: str = ""
    """Reference, version, status and as-of in one line, as far as given: `FP/24 · Version 1 · Final`."""
    marking: str = ""
    """A TLP label, or the user's own marking in capitals."""
    marking_colour: str | None = None
    """Of a TLP label, to be set on black; None for the user's own marking."""


@dataclass(frozen=True, slots=True)
class Document:
    """What is printed, complete: no renderer adds a word to it."""

    properties: Properties
    furniture: Furniture
    blocks: tuple[AnyBlock, ...]
    """In reading order."""
    notes: tuple[Note, ...] = ()
    """Those set at the foot of their page, in the order of their numbers; notes set at the end are a block."""
    note_placement: Literal["foot", "end", "none"] = "none"
    language: str = "en-GB"
    pages: int | None = None
    """The page contract; None for as many as it takes."""
    cover: bool = False
    sections: tuple[str, ...] = ()
    """The parts that are sections of the brief: a template may place them together, as `sections`."""
    selection: tuple[tuple[str, str], ...] = field(default=())
    """(point id, `short` or `full`) for each point carried, in reading order: the choice, recorded."""

"""What a galley is made of: paragraphs, grids and pictures, with every measure in points.

Nothing here knows PDF or Word. Both set a paragraph's lines with exact leading, a grid's rows as high as their tallest
cell, and a picture at its size, so the same galley has the same height in both.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from briefing.diagnostics import Position
from briefing.document.blocks import Image
from briefing.document.document import Document
from briefing.document.runs import Runs
from briefing.galley.charts.plotted import Plotted
from briefing.galley.drawing import Drawing
from briefing.galley.structure import Element
from briefing.house import Edge, House, PageSetup, Style
from briefing.values import dataclass, field

NOTE_MARK_SCALE = 0.58
"""The size of a raised note mark beside its text. What word processors use for automatic superscript."""
NOTE_MARK_RISE = 0.33
"""How far it is raised, as a share of the text's size."""
NOTE_RULE = Edge(0.5, "#000000")
NOTE_RULE_LENGTH = 72.0
"""How long the rule above the notes of a page is."""
NOTE_SPACE = 12.0
"""Between the text of a page and its first note; the rule stands in it."""
NOTE_RULE_DROP = 7.0
"""How far below the text the rule stands."""
CONTENTS_ROOM = 2.4
"""What a contents entry leaves free at its right end, for dots and the page's number: a share of its size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Para:
    """A paragraph."""

    runs: Runs
    style: Style
    element: Element = field(compare=False)
    """The structure element that its words belong to."""
    label: str = ""
    """A bullet or number, set at `style.left - style.hang`; its text begins at `style.left`."""
    label_element: Element | None = field(default=None, compare=False)
    id: str | None = None
    """What `#id` leads to, and the bookmark in Word."""
    kind: Literal["text", "heading", "list", "note", "contents", "caption"] = "text"
    level: int = 0
    """Of a heading: 1 to 3; of the title 0."""
    listed: bool = False
    """Whether bookmarks name it."""
    mark: Literal["bullet", "number", "check", ""] = ""
    """Which kind of list it belongs to."""
    starts_list: bool = False
    """The first item of its list: numbering begins anew."""
    list_length: int = 0
    """How many items its list has: a list of two is never parted."""
    target: str | None = None
    """Of a contents entry: the heading's id, whose page number stands at the right edge after a leader."""
    keep_next: bool = False
    """It stands on the page on which what follows begins (for a heading: with two lines of it)."""
    sequence: Literal["exhibit", "table", ""] = ""
    """Of a caption: which numbering its label belongs to."""
    sequence_number: str = ""
    """The number inside the caption's first words."""
    numbers: str | None = None
    """Of a caption: the id of what its label numbers. A link there leads to the caption."""
    part: str = ""
    origin: Position | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing or an image at a fixed size."""

    width: float
    height: float
    content: Drawing | Image
    alt: str
    element: Element | None = field(compare=False)
    """None where the picture only decorates what words say beside it: an artifact."""
    chart: Plotted | None = None
    """What the drawing shows, where a format may draw it by itself: bars and lines."""
    before: float = 0.0
    after: float = 0.0
    left: float = 0.0
    keep_next: bool = False
    id: str | None = None
    part: str = ""
    origin: Position | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    content: tuple[Para | Picture, ...]
    element: Element | None = field(default=None, compare=False)
    """`TH` or `TD` in a table of data, None where the grid only places things."""
    fill: str | None = None
    top: Edge | None = None
    right: Edge | None = None
    bottom: Edge | None = None
    left: Edge | None = None
    padding: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Top, right, bottom, left."""
    span: int = 1
    is_header: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    cells: tuple[Cell, ...]
    is_header: bool = False
    """Repeated at the top of each page that the grid runs on to."""
    id: str | None = None
    """Of the point, judgement or event that it prints."""
    keep_next: bool = False
    element: Element | None = field(default=None, compare=False)
    """`TR`, or None."""
    origin: Position | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Rows and columns. A row is never cut by a page's end."""

    columns: tuple[float, ...]
    """Widths."""
    rows: tuple[GridRow, ...]
    element: Element | None = field(default=None, compare=False)
    is_data: bool = False
    """A table of data, with header cells; otherwise the grid only places things side by side."""
    name: str = ""
    """`callout`, `key-figures`, `judgement`, `table`, `timeline`, `contested`, `scale-key`, `masthead`."""
    title: str = ""
    """Its caption, for Word's table properties."""
    summary: str = ""
    before: float = 0.0
    after: float = 0.0
    left: float = 0.0
    keep_together: bool = False
    keep_next: bool = False
    id: str | None = None
    part: str = ""
    origin: Position | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""

    part: str = ""


Matter = Para | Picture | Grid | PageBreak


@dataclass(frozen=True, slots=True)
class Galley:
    """A document, set."""

    document: Document
    house: House
    page: PageSetup
    matter: tuple[Matter, ...]
    root: Element
    """The `Document` element; every other hangs below it in reading order."""
    notes: Mapping[str, Para]
    """Notes at the foot of the page, by id, in the order of their numbers."""
    note_rule: Edge = NOTE_RULE
    """The short rule above the notes of a page."""
    cover: bool = False
    """The first page is a cover, with the header and footer of a first page."""
    spread: float = 0.0
    """The share by which the spaces between its blocks are larger than the house sets them."""
    ends: tuple[int, ...] = ()
    """How many pieces of matter stand before the end of each block of the document."""

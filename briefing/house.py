"""A house style as values: faces, type, colours, measures, pages and furniture. All lengths are in points."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from briefing.diagnostics import Position
from briefing.values import dataclass, field

POINTS_A_MILLIMETRE = 72 / 25.4

FaceStyle = Literal["regular", "italic", "bold", "bold-italic"]
FACE_STYLES: tuple[FaceStyle, ...] = ("regular", "italic", "bold", "bold-italic")
Align = Literal["left", "right", "center"]
PaperName = Literal["a4", "letter"]
PAPERS: dict[PaperName, tuple[float, float]] = {"a4": (595.276, 841.89), "letter": (612.0, 792.0)}
"""Width and height in points (ISO 216; ANSI/ASME Y14.1)."""


def face_style(*, bold: bool, italic: bool) -> FaceStyle:
    """The face of a family that is set for these two."""
    if bold:
        return "bold-italic" if italic else "bold"
    return "italic" if italic else "regular"


STYLE_NAMES = (
    "kicker", "title", "question", "fact-label", "fact-value",
    "cover-kicker", "cover-title", "cover-question", "cover-fact-label", "cover-fact-value",
    "heading-1", "heading-2", "heading-3",
    "body", "lead", "point", "point-number", "check", "quote", "quote-by",
    "callout-title", "callout-text", "callout-point",
    "figure-number", "figure-label",
    "term", "range", "confidence", "judgement", "basis", "indicators-title", "indicator",
    "event-date", "event",
    "exhibit-label", "exhibit-title", "table-head", "table-head-number", "table-cell", "table-number", "source-line",
    "claim-who", "claim", "claim-grade",
    "rung-term", "rung-range",
    "note", "note-entry", "source-entry", "contents-title", "contents-1", "contents-2", "contents-3",
    "option", "small", "header", "footer", "marking",
)  # fmt: skip
"""The paragraph styles that every house defines."""

BOX_NAMES = (
    "facts", "cover", "cover-facts", "bottom-line", "ask", "changes", "callout", "key-figures", "judgement", "timeline",
    "table", "contested", "scale-key", "exhibit",
)  # fmt: skip
"""The boxes that every house defines."""

FURNITURE_NAMES = (
    "title", "edition", "as_of", "status", "page_of", "reference", "version", "authors", "contact", "organisation",
    "imprint", "marking",
)  # fmt: skip
"""What headers and footers may print, as `{{ title }}`: the words of Document.furniture."""

SLOT_NAMES = (
    "masthead", "contents", "bottom-line", "ask", "changes", "key-figures", "judgements", "what-matters", "sections",
    "situation", "internationalization", "outlook", "motives", "timeline", "contested", "exhibits", "options",
    "indicators", "method", "scale-key", "terms", "sources", "contact", "distribution",
)  # fmt: skip
"""The parts that any brief may have, which a Word template may place by themselves, as `{{p bottom_line }}`; a brief's
own sections are parts, too."""

SERIES_COLOURS = tuple(f"series-{n}" for n in range(1, 7))
COLOUR_NAMES = ("text", "accent", "muted", "link", "ground", "rule", "paper", *SERIES_COLOURS)
"""The colours that every house names."""


@dataclass(frozen=True, slots=True)
class Family:
    """A typeface in four faces that cover Latin, Cyrillic and Greek."""

    name: str
    """As Word knows it: `Source Serif 4`."""
    package: str | None = None
    """The name of an installed font package's family, or None where `files` hold the faces."""
    files: Mapping[FaceStyle, Path] = field(default_factory=dict)
    """TrueType files inside the house's folder."""
    weights: tuple[int, int] = (400, 700)
    """The weights of regular and bold, for a variable font."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A rule along a side of a box."""

    width: float
    colour: str


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set; the same in both formats."""

    name: str
    family: str
    """A key of `House.families`."""
    size: float
    leading: float
    """From baseline to baseline, exact."""
    word: str
    """The Word style that it is: `Heading 1`, `List Bullet`."""
    bold: bool = False
    italic: bool = False
    caps: bool = False
    """Set in capitals; the words stay as they are."""
    colour: str = "#000000"
    before: float = 0.0
    after: float = 0.0
    """Between two paragraphs the larger of `after` and `before` counts; `before` vanishes at a page's top."""
    left: float = 0.0
    right: float = 0.0
    hang: float = 0.0
    """How far the first line, or its label, stands left of `left`."""
    align: Align = "left"
    keep_next: bool = False
    keep_lines: bool = False
    tracking: float = 0.0
    """Extra space after each letter."""
    rule_above: Edge | None = None
    """A rule as wide as the frame, above the first line; it and its gap add to the paragraph's height."""
    rule_gap: float = 0.0
    """From the rule to the top of the first line."""


@dataclass(frozen=True, slots=True)
class Box:
    """How a block that is set apart looks: its ground, rules and padding."""

    fill: str | None = None
    top: Edge | None = None
    right: Edge | None = None
    bottom: Edge | None = None
    left: Edge | None = None
    inner: Edge | None = None
    """Between rows, or between the columns of a strip."""
    padding: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Top, right, bottom, left."""
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    """From the frame's left edge."""
    ratio: tuple[float, ...] = ()
    """The shares of its columns, where the block has fixed columns."""


@dataclass(frozen=True, slots=True)
class PageSetup:
    """A page and the frame that text fills, from the page's edges."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float = 36.0
    """From the page's top edge to the header, in Word."""
    footer: float = 36.0
    """From the page's bottom edge to the footer, in Word."""

    @property
    def frame_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def frame_height(self) -> float:
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class FurnitureText:
    """A line of header or footer."""

    text: str
    """Words and `{{ name }}` of Document.furniture; `{{ page_of }}` is the page number's sentence."""
    style: str
    y: float
    """From the page's top edge (header) or bottom edge (footer) to the baseline."""
    align: Align = "left"
    x: float = 0.0
    """Inwards from the frame's edge that it is aligned to; negative stands in the margin."""
    is_marking: bool = False
    """It prints the marking: a TLP label in its colour on a black box."""


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    y: float
    width: float
    """Thickness."""
    colour: str
    x: float = 0.0
    length: float | None = None
    """None for the frame's width."""


@dataclass(frozen=True, slots=True)
class FurnitureFill:
    """A filled area, such as a band along the page's edge."""

    x: float
    """From the page's left edge."""
    y: float
    """From the page's top edge (header) or bottom edge (footer) to its nearer side."""
    width: float | None
    """None for the page's whole width."""
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class FurnitureImage:
    file: Path
    y: float
    """From the page's edge to the picture's nearer side."""
    height: float
    align: Align = "left"
    x: float = 0.0


FurnitureItem = FurnitureText | FurnitureRule | FurnitureFill | FurnitureImage


@dataclass(frozen=True, slots=True)
class PageFurniture:
    header: tuple[FurnitureItem, ...] = ()
    footer: tuple[FurnitureItem, ...] = ()


@dataclass(frozen=True, slots=True)
class House:
    """One organisation's style, complete: whatever a renderer asks of it, it has."""

    name: str
    folder: Path
    citation: Literal["notes", "author-date"]
    families: Mapping[str, Family]
    colours: Mapping[str, str]
    """By name; those of `COLOUR_NAMES` always exist."""
    styles: Mapping[str, Style]
    boxes: Mapping[str, Box]
    papers: Mapping[PaperName, PageSetup]
    first: PageFurniture
    rest: PageFurniture
    word_template: Path
    title: str = ""
    organisation: str = ""
    cover: bool = False
    """Whether an edition that wants a cover gets one."""
    masthead: Literal["banner", "memo"] = "banner"
    bullet: str = "•"
    check: str = "□"
    logo: Path | None = None
    letterhead: Path | None = None
    """A one-page PDF that lies under every page of the PDF."""
    letterhead_position: Position = field(default=Position(""), compare=False)
    """Where house.yaml names it."""
    embed_fonts: bool = True
    """Whether Word files carry the faces."""
    write_out_urls: bool = True
    """Whether the address of a link in a text is printed behind its words."""
    spread: float = 0.0
    """How much of the spaces between blocks may be added to fill a page, as a share."""
    chart_height: float = 150.0
    """Of a chart, in both formats."""
    position: Position = field(default=Position(""), compare=False)

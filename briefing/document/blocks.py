"""Blocks: paragraph-sized pieces of a document, in reading order. They know neither PDF nor Word.

Each keeps the id and the place of what it came from, so that a fault found on page 3 is reported at its line of YAML
and a reviewer's edit in Word finds its way home.
"""

from __future__ import annotations

import datetime
from typing import Literal

from briefing.diagnostics import Position
from briefing.document.charts import Chart, Tick
from briefing.document.runs import Runs
from briefing.values import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    id: str | None = None
    """The id of what it came from, unique in the document; also what `#id` links to."""
    origin: Position | None = field(default=None, compare=False)
    part: str = ""
    """The edition's part that it belongs to (`judgements`, `situation`); a template may place parts one by one."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the masthead: `Information as of`, `5 November 2024`."""

    name: str
    """`as-of`, `reference`, `version`, `status`, `authors`, `marking`, `follows`, `next-update`."""
    label: str
    value: Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead(Block):
    """What opens the document, on its first page or on its cover."""

    kicker: str
    """The edition's name: `Two-page brief`; of a draft, `Two-page brief · Draft`."""
    title: Runs
    question: Runs = ()
    facts: tuple[Fact, ...] = ()
    """Among them the marking and the as-of date, once, as real text (PDF/UA: the furniture's are artifacts)."""
    cover: bool = False
    """Whether the edition wants a page of its own for it; a house without a cover sets it as usual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Block):
    level: Literal[1, 2, 3]
    """1 is a part of the brief; the document's title stands above it, in the masthead."""
    runs: Runs
    listed: bool = True
    """Whether contents and bookmarks name it."""


Role = Literal[
    "body",
    "lead",
    "point",
    "bottom-line",
    "ask",
    "method",
    "change",
    "contact",
    "distribution",
    "sources-line",
    "term",
    "option",
]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Other people's words, set apart from the run of the text, without quotation marks around them."""

    runs: Runs
    by: Runs
    """Who said them, with the mark of the note or the source; it begins with a dash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Block):
    runs: Runs
    role: Role = "body"
    quotation: Quotation | None = None
    """What it quotes, below it."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list."""

    runs: Runs
    id: str | None = None
    origin: Position | None = field(default=None, compare=False)
    quotation: Quotation | None = None
    """What it quotes, below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Block):
    """A list."""

    items: tuple[Item, ...]
    mark: Literal["bullet", "number", "check"] = "bullet"
    """`check` is a box to tick: indicators to watch."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    number: str
    """Qualifier, number and unit in the language's way, never wrapped."""
    label: Runs
    """What it counts, as of when, with its note reference or short source."""
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigures(Block):
    """A strip of three to six large numbers."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Block):
    """The analyst's own view. Likelihood and confidence are printed apart."""

    term: str
    """As printed: `Highly likely`."""
    range: str
    """The scale's range for the term, as printed: `about 80 to 90%`. Never a midpoint."""
    low: int
    high: int
    """The range's ends in per cent, for drawing."""
    confidence: str
    """As printed: `Moderate confidence`."""
    confidence_level: Literal[1, 2, 3]
    """1 is low, 3 is high, for drawing."""
    runs: Runs
    basis: Runs = ()
    """`Rests on: ...`"""
    indicators_title: str = ""
    indicators: tuple[Runs, ...] = ()
    would_change: Runs = ()


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    id: str
    date: str
    """As printed."""
    first_day: datetime.date
    last_day: datetime.date
    """The days that the date can mean: equal for a day, apart for a month or `early`."""
    runs: Runs
    origin: Position | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class TimeStretch:
    """A part of a timeline's scale without a break."""

    first: datetime.date
    last: datetime.date
    ticks: tuple[Tick, ...]
    """Round dates within it, worded; the value is a day's ordinal."""
    years: tuple[Tick, ...] = ()
    """Its first day and each year's within it, worded as years, for where there is less room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(Block):
    events: tuple[TimelineEvent, ...]
    """In the order of their dates."""
    stretches: tuple[TimeStretch, ...] = ()
    """The scale to which it is drawn: more than one where a time in which nothing happened is cut out."""


@dataclass(frozen=True, slots=True)
class Column:
    head: Runs
    align: Literal["left", "right"] = "left"
    share: float = 1.0
    """Its part of the width, beside the other columns' shares."""


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Runs, ...]
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    label: str = ""
    """`Table 1`, or nothing for a table without a caption."""
    title: Runs = ()
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    heads_rows: bool = True
    """Whether the first cell of each is its header; else its columns stand side by side, each a list of its own."""
    source: Runs = ()
    """`Source: ...`, with the note below it."""
    summary: str = ""
    """What the table shows, for those who do not see it."""


@dataclass(frozen=True, slots=True)
class Image:
    data: bytes = field(repr=False)
    """A PNG or JPEG, checked when it was loaded."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit(Block):
    """A chart or a picture, with the finding as its title."""

    label: str
    """`Exhibit 1`"""
    title: Runs
    content: Chart | Image
    alt: str
    source: Runs = ()
    continued: str = ""
    """`Exhibit 1, continued`: above each part but the first of a chart that is higher than a page."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one party says."""

    who: Runs
    says: Runs
    grade: str = ""
    """`B2`, with the letter of the source and the digit of the claim; nothing where neither is graded."""
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested(Block):
    """Who says what, side by side; never averaged."""

    title: Runs
    claims: tuple[Claim, ...]
    grade_head: str = ""
    who_head: str = ""
    says_head: str = ""
    has_columns: bool = False
    """Whether each party has a column; otherwise it has a row, for where there are many, or much is said."""
    key: Runs = ()
    """What the letters and digits of its grades mean, below it, where nothing else in the document says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Online(Block):
    """Where the brief is published, with a code that a telephone reads; beside it whom to ask."""

    url: str
    address: Runs
    """The same as printed."""
    contact: Runs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout(Block):
    """A box apart from the run of the text: the bottom line, what is asked."""

    title: Runs
    blocks: tuple[Paragraph | Listing, ...]
    kind: Literal["bottom-line", "ask", "changes", "plain"] = "plain"


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    target: str
    """The heading's id."""
    level: Literal[1, 2, 3]
    runs: Runs
    """The heading's words, with its languages and its emphasis."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents(Block):
    """The table of contents. Its page numbers come from the layout."""

    title: Runs
    entries: tuple[ContentsEntry, ...]


@dataclass(frozen=True, slots=True)
class Note:
    id: str
    label: str
    runs: Runs
    works: tuple[str, ...] = ()
    """The entries of the source list that it leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteList(Block):
    """Notes set together at the end."""

    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    id: str
    """`source-` and the source's own id."""
    runs: Runs
    origin: Position | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList(Block):
    entries: tuple[SourceEntry, ...]


@dataclass(frozen=True, slots=True)
class ScaleRung:
    term: str
    range: str
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleKey(Block):
    """What the words of likelihood mean, once in a document."""

    title: Runs
    rungs: tuple[ScaleRung, ...]
    source: Runs = ()


AnyBlock = (
    Masthead
    | Heading
    | Paragraph
    | Listing
    | KeyFigures
    | Judgement
    | Timeline
    | Table
    | Exhibit
    | Contested
    | Online
    | Callout
    | Contents
    | NoteList
    | SourceList
    | ScaleKey
)

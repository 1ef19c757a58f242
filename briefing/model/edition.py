"""One length, with its page contract. An edition is data: what it holds, in which order, in how many pages."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from briefing.diagnostics import Position
from briefing.model.marking import Marking
from briefing.model.point import Form
from briefing.values import dataclass, field

NotePlacement = Literal["foot", "end", "line", "none"]

SECTIONS_PART = "sections"
"""The part that stands for every section of the brief, in the order of the file."""

PART_NAMES = (
    "masthead",
    "contents",
    "bottom-line",
    "ask",
    "changes",
    "key-figures",
    "judgements",
    "what-matters",
    "sections",
    "timeline",
    "contested",
    "exhibits",
    "options",
    "indicators",
    "method",
    "scale-key",
    "terms",
    "sources",
    "contact",
    "distribution",
)
"""The parts that an edition may name, beside the sections' own ids, in their usual order.

`masthead` always comes first, named or not. `what-matters` is every point carried under one heading, without the
sections' titles and leads: the one-pager's way.
"""


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    """`key-figures`, `judgements`, `sections`, a section's id..."""
    optional: bool = False
    """Left out where the pages do not hold it."""


@dataclass(frozen=True, slots=True)
class Edition:
    id: str
    parts: tuple[Part, ...]
    """In the order in which they are printed."""
    pages: int | None = None
    """The page contract; None for as many as it takes."""
    label: dict[str, str] = field(default_factory=dict)
    """Its name by language (`{en: One-page brief}`); the id serves where a language has none."""
    notes: NotePlacement = "foot"
    judgements: int | None = None
    """How many at the most; None for all."""
    key_figures: int = 6
    """How many at the most."""
    events: int | None = None
    """How many at the most in the timeline; None for all."""
    exhibits: int | None = None
    indicators: bool = False
    """Whether each judgement lists what to watch."""
    basis: bool = False
    """Whether each judgement says what it rests on."""
    prose: bool = False
    """Points run as paragraphs, not as a list."""
    cover: bool = False
    marking: Marking | None = None
    """Its audience, where that is narrower or wider than the brief's own marking."""
    is_made_to_measure: bool = False
    """Made after another edition for one request of so many pages; no edition of the file depends on it."""
    position: Position = field(default=Position(""), compare=False)


@dataclass(frozen=True, slots=True)
class Record:
    """What an edition held when it was printed. A brief that has one is drawn as it says, without choosing again.

    Such a brief holds what that edition said and nothing else: its figures stand in the order of the edition's strip,
    and the edition's limits stand only where they left something out.
    """

    edition: Edition
    """Its optional parts are those that were in."""
    forms: dict[str, Form]
    """Of the points, by id."""
    dated: datetime | None = None
    """The date that the files gave for themselves, naive; None for the brief's as-of."""

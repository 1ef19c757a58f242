"""The whole brief."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from briefing.diagnostics import Position
from briefing.model.dates import Moment, PartialDate
from briefing.model.edition import Record
from briefing.model.event import Event
from briefing.model.exhibit import Exhibit
from briefing.model.figure import Figure
from briefing.model.judgement import Judgement
from briefing.model.marking import Marking
from briefing.model.option import Option
from briefing.model.point import Point
from briefing.model.section import Section
from briefing.model.source import Source
from briefing.model.text import Text
from briefing.scales.likelihood import LikelihoodScale
from briefing.values import dataclass, field

Status = Literal["draft", "final"]

BUILT_IN_SECTIONS = ("situation", "internationalization", "outlook", "motives")


@dataclass(frozen=True, slots=True)
class Brief:
    """A valid brief: every id is unique, every reference finds its target, every term is on its scale."""

    path: Path
    """The file that it was read from; names of other files are looked up beside it."""
    title: Text
    as_of: Moment
    language: str
    """A BCP 47 tag: `en-GB`, `uk`."""
    sections: tuple[Section, ...]
    scale: LikelihoodScale
    question: Text | None = None
    """What the reader wants to know, as a sentence with a question mark."""
    reference: str = ""
    version: str = ""
    status: Status = "draft"
    next_update: PartialDate | None = None
    follows: str = ""
    """The reference or version that this brief updates."""
    changes: tuple[Text, ...] = ()
    """What changed since then."""
    marking: Marking | None = None
    authors: tuple[str, ...] = ()
    contact: Text | None = None
    url: str = ""
    distribution: tuple[str, ...] = ()
    house: str = "policy"
    paper: Literal["a4", "letter"] = "a4"
    bottom_line: Text | None = None
    ask: Text | None = None
    """What the reader is asked to do or decide."""
    method: Text | None = None
    judgements: tuple[Judgement, ...] = ()
    figures: dict[str, Figure] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    options: tuple[Option, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)
    terms: dict[str, str] = field(default_factory=dict)
    """Acronyms and what they stand for; spelled out at first use in every edition."""
    names: tuple[str, ...] = ()
    """Numbers that are names: `Mirage 2000`, `E38`."""
    record: Record | None = None
    """What the edition held that this brief was taken from; None for a brief as an analyst writes it."""
    files: tuple[Path, ...] = field(default=(), compare=False)
    """The files beside it that it was read from, too: CSV, pictures, an export of sources."""
    position: Position = field(default=Position(""), compare=False)
    house_position: Position | None = field(default=None, compare=False)
    """Where it names its house; None where it does not."""
    url_position: Position | None = field(default=None, compare=False)
    """Where it says `url`."""

    @property
    def points(self) -> tuple[Point, ...]:
        """Every point, in reading order."""
        return tuple(point for section in self.sections for point in section.points)

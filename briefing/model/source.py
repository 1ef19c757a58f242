"""A work cited, in the field names of CSL-JSON 1.0.2, so that a Zotero export drops in."""

from __future__ import annotations

from briefing.diagnostics import Position
from briefing.model.dates import PartialDate
from briefing.model.marking import Marking
from briefing.model.silence import Silence
from briefing.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Name:
    """A person (family, given) or an organisation (literal)."""

    family: str = ""
    given: str = ""
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    type: str
    """`article-newspaper`, `broadcast`, `speech`, `interview`, `report`, `webpage`, `post`, `hearing`, `treaty`..."""
    title: str
    author: tuple[Name, ...] = ()
    container_title: str = ""
    publisher: str = ""
    publisher_place: str = ""
    event_title: str = ""
    event_place: str = ""
    genre: str = ""
    number: str = ""
    volume: str = ""
    """Of a journal, or of a work in several."""
    issue: str = ""
    page: str = ""
    """The pages that it takes in what carries it: `45-67`."""
    doi: str = ""
    """Without the resolver's address: `10.1080/00396338.2024.1`."""
    medium: str = ""
    issued: PartialDate | None = None
    accessed: PartialDate | None = None
    url: str = ""
    language: str = ""
    archive_url: str = ""
    """`custom: archive_url`"""
    archive_date: PartialDate | None = None
    """`custom: archive_date`"""
    reliability: str = ""
    """`custom: reliability`, a letter of the Admiralty system."""
    descriptor: str = ""
    """`custom: descriptor`, a short word on its quality (ICS 206-01)."""
    title_en: str = ""
    """`custom: title_en`, the title in the brief's language where it differs."""
    marking: Marking | None = None
    silence: tuple[Silence, ...] = ()
    position: Position = field(default=Position(""), compare=False)

"""What a build did: a value for each file, each edition, and the whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from briefing.diagnostics import Diagnostic
from briefing.values import dataclass

if TYPE_CHECKING:
    from briefing.compose.selection import Omission
    from briefing.house import PaperName
    from briefing.produce.explain import Explanation

FormatName = Literal["pdf", "docx"]
FORMATS: tuple[FormatName, ...] = ("pdf", "docx")

AttachName = Literal["edition", "full", "none"]
ATTACHMENTS: tuple[AttachName, ...] = ("edition", "full", "none")
"""What can travel inside a file: what its edition says, the whole brief as it is, nothing."""

Outcome = Literal["written", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class FileResult:
    path: Path
    format: FormatName
    outcome: Outcome
    """`unchanged`: it already had just this content and was left alone; `failed`: it was not written."""


@dataclass(frozen=True, slots=True)
class EditionResult:
    """One edition of one brief."""

    brief: Path
    edition: str
    house: str
    paper: PaperName
    files: tuple[FileResult, ...]
    pages: int | None = None
    """How many pages it has; None where it was not laid out."""
    limit: int | None = None
    """How many it promises, made or not; None for as many as it takes."""
    fill: float | None = None
    """How much of the last page its content fills, from 0 to 1, before the spaces between blocks are spread."""
    words: int = 0
    omissions: tuple[Omission, ...] = ()
    """What it leaves out or says in short only, and why."""
    explanation: Explanation | None = None
    """The same in the order of its worth, with what it would take to get each in; where it was asked for."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was wrong with this edition; with an error among them, nothing of it was written."""

    @property
    def ok(self) -> bool:
        """Whether all its files are there, as they should be."""
        return not any(found.is_error for found in self.diagnostics)


@dataclass(frozen=True, slots=True)
class BuildReport:
    editions: tuple[EditionResult, ...]
    """In the order in which they were made."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is wrong with the briefs themselves: errors stop all editions of a brief, warnings none."""

    @property
    def ok(self) -> bool:
        """Whether every edition that was asked for is there."""
        return not any(found.is_error for found in self.diagnostics) and all(edition.ok for edition in self.editions)

    @property
    def files(self) -> tuple[FileResult, ...]:
        return tuple(file for edition in self.editions for file in edition.files)


@dataclass(frozen=True, slots=True)
class Step:
    """How far a build has come."""

    done: int
    """Files finished."""
    total: int
    """Files asked for; it grows while further briefs are read."""
    doing: str
    """What is made now: `brief, two-page`."""
    finished: EditionResult | None = None
    """The edition that has just been finished."""

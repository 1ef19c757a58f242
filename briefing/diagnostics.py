"""What the program says about a fault: where it is, what is wrong, what was probably meant.

A fault in the analyst's files is a `Diagnostic`, collected with the others and shown at the end. An exception means
that the work cannot go on:

    BriefingError            exit status 1
    ├── InvalidBrief         the brief, or a file that it names, has errors
    ├── InvalidHouse         the house style or the editions have errors
    ├── InvalidFile          a finished file cannot be read, or carries no brief
    ├── EditionUnfit         essential points do not fit the edition's pages
    ├── OutputError          a file cannot be written
    └── WrongUse             exit status 2: the call itself makes no sense
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from briefing.values import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file that a person edits."""

    file: str
    """The file's path as the user would type it."""
    line: int = 1
    """Counted from 1; 0 for the file as a whole, which is not one that a person edits."""
    column: int = 1
    """Counted from 1, in characters."""

    def __str__(self) -> str:
        if self.line == 0:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


class Severity(Enum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault, told to the person who can mend it."""

    severity: Severity
    message: str
    """What is wrong, in the reader's terms: no trailing full stop, names in single quotes."""
    position: Position
    hint: str | None = None
    """What was probably meant, or the way out."""
    rule: str = ""
    """The name of the rule that found it (`bare-number`), by which a point can silence it; empty for errors."""
    item: str = ""
    """The id of the point, figure, source... that it is about; empty where it is about the brief itself."""

    def __str__(self) -> str:
        said = f"{self.position}: {self.severity.value}: {self.message}"
        return f"{said}\n  hint: {self.hint}" if self.hint else said

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


def error(message: str, position: Position, hint: str | None = None) -> Diagnostic:
    """A fault that stops the work."""
    return Diagnostic(Severity.ERROR, message, position, hint)


def warning(rule: str, message: str, position: Position, hint: str | None = None, item: str = "") -> Diagnostic:
    """A habit that the best producers avoid; it stops nothing."""
    return Diagnostic(Severity.WARNING, message, position, hint, rule, item)


def by_place(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics in the order of their places, each once, errors before warnings at one place."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda d: (d.position, d.severity.value, d.message)))


class BriefingError(Exception):
    """The work cannot go on. Its diagnostics, if it has any, say where and why."""

    exit_code = 1

    def __init__(self, message: str, diagnostics: Iterable[Diagnostic] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.diagnostics = by_place(diagnostics)


class InvalidBrief(BriefingError):
    """The brief, or a file that it names, has errors."""


class InvalidHouse(BriefingError):
    """A house style, or the list of editions, has errors."""


class InvalidFile(BriefingError):
    """A finished file cannot be read, or carries no brief."""


class EditionUnfit(BriefingError):
    """What is essential for an edition does not fit its pages."""


class OutputError(BriefingError):
    """A file cannot be written."""

    def __init__(self, message: str, diagnostics: Iterable[Diagnostic] = (), *, file: str = "") -> None:
        super().__init__(message, diagnostics)
        self.file = file
        """Which, where the message speaks of one."""


class WrongUse(BriefingError):
    """The call makes no sense as it stands: an unknown edition, two outputs with one name."""

    exit_code = 2

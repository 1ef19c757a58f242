"""One set of facts, every length, in Word and PDF that say the same thing.

It has one call each to `load`, `check`, `compose`, `build`, `extract` and `verify`. Importing the package costs next to
nothing; each call, and each type that is named here, brings in what it needs when it is first asked for.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from os import PathLike

    from briefing.diagnostics import (
        BriefingError,
        Diagnostic,
        EditionUnfit,
        InvalidBrief,
        InvalidFile,
        InvalidHouse,
        OutputError,
        Position,
        Severity,
        WrongUse,
    )
    from briefing.document.document import Document
    from briefing.house import PaperName
    from briefing.model.brief import Brief
    from briefing.produce.explain import Omission
    from briefing.produce.extracting import Extracted
    from briefing.produce.report import AttachName, BuildReport, EditionResult, FileResult, FormatName, Step
    from briefing.produce.verifying import Verdict

__version__ = "0.1.0"

__all__ = [
    "Brief",
    "BriefingError",
    "BuildReport",
    "Diagnostic",
    "Document",
    "EditionResult",
    "EditionUnfit",
    "Extracted",
    "FileResult",
    "InvalidBrief",
    "InvalidFile",
    "InvalidHouse",
    "Omission",
    "OutputError",
    "Position",
    "Severity",
    "Step",
    "Verdict",
    "WrongUse",
    "__version__",
    "build",
    "check",
    "compose",
    "extract",
    "load",
    "verify",
]

_HOMES = {
    "Brief": "briefing.model.brief",
    "Document": "briefing.document.document",
    "Extracted": "briefing.produce.extracting",
    "Verdict": "briefing.produce.verifying",
    "Omission": "briefing.produce.explain",
    **dict.fromkeys(("BuildReport", "EditionResult", "FileResult", "Step"), "briefing.produce.report"),
    **dict.fromkeys(
        (
            "BriefingError", "Diagnostic", "EditionUnfit", "InvalidBrief", "InvalidFile", "InvalidHouse", "OutputError",
            "Position", "Severity", "WrongUse",
        ),
        "briefing.diagnostics",
    ),
}  # fmt: skip


def load(path: str | PathLike[str]) -> Brief:
    """The brief in the file at `path`.

    Raises InvalidBrief with every error that the file has, each with its place and what was probably meant.
    """
    from briefing.produce import reading

    return reading.load(path)


def check(path: str | PathLike[str]) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with the brief at `path`, errors and warnings, in the order of their places.

    A file that cannot be read is an error among them; nothing is raised.
    """
    from briefing.produce import reading

    return reading.check(path)


def compose(
    brief: Brief | str | PathLike[str],
    edition: str,
    *,
    house: str | None = None,
    paper: PaperName | None = None,
) -> Document:
    """One edition of a brief as it is printed, before any format, with the content chosen that fits its pages.

    `house` and `paper` are the brief's own unless given. Raises InvalidBrief, InvalidHouse, EditionUnfit, or WrongUse
    for an edition or house that does not exist.
    """
    from briefing.produce import composing

    return composing.compose(brief, edition, house=house, paper=paper)


def build(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    formats: Iterable[FormatName] = ("pdf", "docx"),
    editions: Iterable[str] | None = None,
    pages: int | None = None,
    house: str | None = None,
    paper: PaperName | None = None,
    out: str | PathLike[str] = "out",
    use_cache: bool = True,
    attach: AttachName = "edition",
    explain: bool = False,
    progress: Callable[[Step], None] | None = None,
) -> BuildReport:
    """Make the files of one or more briefs and write them into the folder `out`.

    Every edition is made unless `editions` names some; `pages` asks for an edition of just so many pages. A file
    appears whole or not at all. Inside it travels what its edition says, as a brief that builds to the same file;
    `attach` asks for the `full` brief as it is, or for `none`. `explain` has each edition say in its result what it
    leaves out, why, and what it would take. What goes wrong with a brief, a house or an edition is
    in the report and stops nothing else. WrongUse is raised before anything is made: for an unknown edition, house,
    paper or format, and where two outputs would have one name.
    """
    from briefing.produce import building

    return building.build(
        paths, formats=formats, editions=editions, pages=pages, house=house, paper=paper, out=out,
        use_cache=use_cache, attach=attach, explain=explain, progress=progress,
    )  # fmt: skip


def extract(path: str | PathLike[str]) -> Extracted:
    """The brief that the finished file at `path`, a PDF or Word file, carries, with its pictures.

    Raises InvalidFile where it carries none or cannot be read.
    """
    from briefing.produce import extracting

    return extracting.extract(path)


def verify(path: str | PathLike[str]) -> Verdict:
    """Whether the finished file at `path` is what the program makes of the brief that it carries; where it is not,
    which words differ.

    Raises InvalidFile where it carries no brief that tells its edition, and what a build raises.
    """
    from briefing.produce import verifying

    return verifying.verify(path)


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'briefing' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)


class _Package(ModuleType):
    """Three of the calls are named like the stages that do their work, and the import system would put a stage's
    package in the place of the call when it first loads it. The call stays; `from briefing.load import ...` is as ever.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in {"load", "check", "compose"} and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package

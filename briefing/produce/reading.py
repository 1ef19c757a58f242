"""Reading a brief with all that it names: its editions, its pictures, and what is legal in it but wrong."""

from __future__ import annotations

from os import PathLike, fspath
from pathlib import Path
from typing import Any

from briefing.diagnostics import Diagnostic, InvalidBrief, by_place
from briefing.load.brief import read_draft
from briefing.load.editions import read_editions
from briefing.model.brief import Brief
from briefing.produce.briefs import Read
from briefing.produce.templates import find_editions, find_house


def read(path: str | PathLike[str]) -> Read:
    """The brief in the file at `path` and the editions that are found for it, with every error of both."""
    from briefing.check import RULES

    shown = fspath(path)
    editions, edition_faults = read_editions(find_editions(Path(shown).parent))
    names = [edition.id for edition in editions] if editions else None
    brief, draft, brief_faults = read_draft(shown, editions=names, rules=[*RULES])
    return Read(Path(shown), brief, editions, by_place((*brief_faults, *edition_faults)), draft)


def load(path: str | PathLike[str]) -> Brief:
    """The brief in the file at `path`. Raises InvalidBrief with every error."""
    found = read(path)
    errors = [fault for fault in found.diagnostics if fault.is_error]
    if found.brief is None or errors:
        raise InvalidBrief(f"'{found.path}' has {_count(len(errors), 'error')}", errors)
    return found.brief


def check(path: str | PathLike[str]) -> tuple[Diagnostic, ...]:
    """Every error and warning of the brief at `path`, by place. Nothing is raised."""
    from briefing.check import check_brief, check_draft

    found = read(path)
    if found.brief is not None:
        brief, warnings = found.brief, check_brief(found.brief)
    elif found.draft is not None:
        brief = found.draft.brief
        warnings = check_draft(brief, found.draft.unsure, found.draft.lacking)
    else:
        return found.diagnostics
    return by_place((*found.diagnostics, *warnings, *_faults_beside(brief), *_house_faults(brief)))


def schema() -> dict[str, Any]:
    """The JSON Schema of the data format."""
    from briefing.load.schema import json_schema

    return json_schema()


def _faults_beside(brief: Brief) -> tuple[Diagnostic, ...]:
    """What is wrong with the pictures; without any, the library that decodes them is not loaded."""
    if all(exhibit.image is None for exhibit in brief.exhibits):
        return ()
    from briefing.produce.pictures import read_pictures

    return read_pictures(brief)[1]


def _house_faults(brief: Brief) -> tuple[Diagnostic, ...]:
    """The error that nobody has the house that the brief names."""
    if find_house(brief.house, brief.path.parent) is not None:
        return ()
    from briefing.produce.wishes import house_fault

    fault = house_fault(brief)
    return (fault,) if fault else ()


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

"""Briefs built in Python, for tests of single rules: only what a test is about is said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from briefing.check import check_brief
from briefing.diagnostics import Diagnostic, Position
from briefing.load.text import parse_text
from briefing.model.brief import Brief
from briefing.model.dates import Moment, PartialDate
from briefing.model.figure import Figure
from briefing.model.judgement import Judgement
from briefing.model.point import Point
from briefing.model.section import Section
from briefing.model.silence import Silence
from briefing.model.source import Source
from briefing.model.text import Text
from briefing.scales.likelihood import PHIA_2025

FILE = "brief.yaml"


def text(raw: str, line: int = 1) -> Text:
    """A text that stands on one line of the file."""
    spans, _ = parse_text(raw)
    return Text(spans, raw, FILE, ((0, line, 1),))


def figure(id: str, value: str, unit: str = "troops", as_of: PartialDate | None = None, **more: Any) -> Figure:  # noqa: A002
    fields: dict[str, Any] = {"label": text("A count"), "source": "report", "position": Position(FILE, 40, 3), **more}
    return Figure(id, Decimal(value), unit, as_of=as_of or PartialDate(2024, 10, 28), **fields)


def source(id: str = "report", **more: Any) -> Source:  # noqa: A002
    fields: dict[str, Any] = {"position": Position(FILE, 50, 3), **more}
    return Source(id, "report", "A report", **fields)


def point(said: str, id: str = "claim", **more: Any) -> Point:  # noqa: A002
    fields: dict[str, Any] = {"position": Position(FILE, 1, 1), **more}
    if isinstance(fields.get("short"), str):
        fields["short"] = text(fields["short"], line=2)
    return Point(id, text(said), **fields)


def judgement(said: str = "The city grows.", likelihood: str = "likely", id: str = "growth", **more: Any) -> Judgement:  # noqa: A002
    fields: dict[str, Any] = {"confidence": "moderate", "basis": ("claim",), "position": Position(FILE, 30, 1), **more}
    return Judgement(id, text(said, line=30), likelihood, **fields)


def silence(rule: str, reason: str = "meant so") -> tuple[Silence, ...]:
    return (Silence(rule, reason, Position(FILE, 9, 9)),)


def brief(*points: Point | str, figures: Iterable[Figure] = (), sources: Iterable[Source] = (), **more: Any) -> Brief:
    """A brief in English of 5 November 2024 with these points."""
    made = [point(said, id=f"claim-{place}") if isinstance(said, str) else said for place, said in enumerate(points)]
    fields: dict[str, Any] = {"language": "en-GB", "scale": PHIA_2025, "title": text("A title", line=90), **more}
    return Brief(
        path=Path(FILE),
        as_of=Moment(date(2024, 11, 5)),
        sections=(Section("situation", tuple(made)),),
        figures={one.id: one for one in figures},
        sources={one.id: one for one in sources},
        **fields,
    )


def found(checked: Brief, rule: str) -> list[Diagnostic]:
    """What `rule` says about a brief, silences applied."""
    return [diagnostic for diagnostic in check_brief(checked) if diagnostic.rule == rule]


def found_in(said: str, rule: str, **more: Any) -> list[Diagnostic]:
    """What `rule` says about a brief whose only point says `said`."""
    return found(brief(said, **more), rule)


def told(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """The words between the first quotation marks of each message: what a rule complains of."""
    return [diagnostic.message.split("'")[1] for diagnostic in diagnostics]

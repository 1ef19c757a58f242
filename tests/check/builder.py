"""Briefs built in Python, for tests of single rules: only what a test is about is said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from briefing.check import check_brief
from briefing.diagnostics import Diagnostic, Position
from briefing.model.brief import Brief
from briefing.model.dates import Moment, PartialDate
from briefing.model.figure import Figure
from briefing.model.judgement import Judgement
from briefing.model.point import Point
from briefing.model.section import Section
from briefing.model.silence import Silence
from briefing.model.source import Source
from briefing.model.text import Citation, Cite, Emphasis, FigureUse, Foreign, Span, Text, Words
from briefing.scales.likelihood import PHIA_2025

FILE = "brief.yaml"

_MARKUP = re.compile(
    r"\{(?P<figure>[a-z0-9-]+)(?P<number>\.number)?\}|\[(?P<cites>@[^\]]+)\]"
    r"|\[(?P<foreign>[^\]]+)\]\{lang=(?P<lang>\w+)\}|\*(?P<emphasis>[^*]+)\*"
)


def text(raw: str, line: int = 1) -> Text:
    """A text with figures, citations, emphasis and foreign words, on one line of the file."""
    spans: list[Span] = []
    end = 0
    for match in _MARKUP.finditer(raw):
        if match.start() > end:
            spans.append(Words(raw[end : match.start()], end))
        spans.append(_span(match))
        end = match.end()
    if end < len(raw):
        spans.append(Words(raw[end:], end))
    return Text(tuple(spans), raw, FILE, ((0, line, 1),))


def _span(match: re.Match[str]) -> Span:
    start = match.start()
    if match["figure"]:
        return FigureUse(match["figure"], "number" if match["number"] else "full", start)
    if match["cites"]:
        cites = [cite.strip().lstrip("@").partition(",") for cite in match["cites"].split(";")]
        return Citation(tuple(Cite(source, locator.strip() or None) for source, _, locator in cites), start)
    if match["foreign"]:
        return Foreign((Words(match["foreign"], match.start("foreign")),), match["lang"], start)
    return Emphasis((Words(match["emphasis"], match.start("emphasis")),), start)


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


def in_language(checked: Brief, language: str) -> Brief:
    return replace(checked, language=language)

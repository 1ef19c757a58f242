"""Where it comes from: the notes set together, the list of works cited, or a line of them."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.compose.composition import Composition
from briefing.compose.runs import filled
from briefing.document.blocks import AnyBlock, NoteList, Paragraph, SourceList


def sources(composition: Composition) -> Iterator[AnyBlock]:
    """What the edition's way of noting needs at its end."""
    placement = composition.edition.notes
    if placement == "line":
        yield from line(composition, "sources")
        return
    citer = composition.citer
    if placement == "end" and citer.notes:
        yield composition.part_heading("sources")
        yield NoteList(part="sources", notes=tuple(citer.notes))
    if composition.has_source_list and citer.cited:
        yield composition.part_heading("sources")
        yield SourceList(part="sources", entries=citer.entries(graded=composition.grades_works))


def line(composition: Composition, part: str) -> Iterator[AnyBlock]:
    """`Sources: Rutte, 28 October 2024; Felitti, early November 2024`: what was cited since the last such line."""
    works = composition.citer.line()
    if works:
        runs = filled(composition.wording.sources_line, sources=works)
        yield Paragraph(part=part, runs=runs, role="sources-line")

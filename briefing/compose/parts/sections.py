"""The sections: a lead sentence and the points that the edition carries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.compose.composition import Composition
from briefing.compose.parts import exhibits, sources
from briefing.document.blocks import AnyBlock, Heading, Item, Listing, Paragraph
from briefing.model.point import Point
from briefing.model.section import Section


def sections(composition: Composition) -> Iterator[AnyBlock]:
    """Every section that the edition does not place by its own name."""
    for section in composition.release.sections:
        if section.id not in composition.parts:
            blocks = tuple(_section(composition, section))
            yield from blocks
            if blocks and "sources" not in composition.parts:
                yield from sources.line(composition, section.id)


def one_section(composition: Composition, name: str) -> Iterator[AnyBlock]:
    """The section of that id; nothing where the brief has none."""
    for section in composition.release.sections:
        if section.id == name:
            yield from _section(composition, section)


def what_matters(composition: Composition) -> Iterator[AnyBlock]:
    """Every point carried, under one heading: where a page has no room for the sections' titles and leads."""
    points = [point for section in composition.release.sections for point in composition.points(section)]
    if points:
        yield composition.part_heading("what-matters")
        yield from _points(composition, points, "what-matters")


def _section(composition: Composition, section: Section) -> Iterator[AnyBlock]:
    if not composition.prints(section):
        return
    composition.citer.begin_stretch()
    yield Heading(
        id=section.id,
        origin=section.position,
        part=section.id,
        level=1,
        runs=composition.section_title(section),
    )
    if section.lead:
        lead = composition.text(section.lead)
        yield Paragraph(part=section.id, origin=section.lead.position, runs=lead, role="lead")
    yield from _points(composition, composition.points(section), section.id)
    for exhibit in composition.exhibits_of(section.id):
        yield from exhibits.exhibit(composition, exhibit, section.id)


def _points(composition: Composition, points: list[Point] | tuple[Point, ...], part: str) -> Iterator[AnyBlock]:
    if not points:
        return
    composition.printed.update(point.id for point in points)
    items = [composition.point_item(point) for point in points]
    yield from point_blocks(composition, items, part)


def point_blocks(composition: Composition, items: Sequence[Item], part: str) -> Iterator[AnyBlock]:
    """Points as the edition has them: paragraphs or a list; numbered where judgements say on which they rest."""
    if composition.numbers_points:
        yield Listing(part=part, items=tuple(items), mark="number")
    elif composition.edition.prose:
        for item in items:
            yield Paragraph(
                id=item.id, origin=item.origin, part=part, runs=item.runs, role="point", quotation=item.quotation
            )
    else:
        yield Listing(part=part, items=tuple(items))

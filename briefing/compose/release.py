"""What may be said to an audience. Whatever is marked above it is gone before anything is composed.

An item is withheld when it is marked above the audience itself, when a text of it uses a figure or cites a source
that is withheld, and when it shows such a figure. So nothing marked reaches a text, a note, a list, a chart's data or
its description.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefing.compose.selection import Omission
from briefing.diagnostics import InvalidBrief, Position, error
from briefing.model.brief import Brief
from briefing.model.event import Event
from briefing.model.exhibit import Exhibit
from briefing.model.figure import Figure
from briefing.model.judgement import Judgement
from briefing.model.marking import Marking
from briefing.model.option import Option
from briefing.model.point import Form, Point
from briefing.model.section import Section
from briefing.model.source import Source
from briefing.model.text import Text
from briefing.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Release:
    """The items of a brief that one audience may see, each in the file's order."""

    audience: Marking | None
    sources: dict[str, Source]
    figures: dict[str, Figure]
    sections: tuple[Section, ...]
    """With the points that may be said; without a lead that may not."""
    judgements: tuple[Judgement, ...]
    events: tuple[Event, ...]
    options: tuple[Option, ...]
    exhibits: tuple[Exhibit, ...]
    question: Text | None
    ask: Text | None
    method: Text | None
    contact: Text | None
    changes: tuple[Text, ...]
    key_figures: tuple[Figure, ...]
    """The figures by their importance: first those of the title, the question and the bottom line, then those of the
    judgements, what is asked and points of priority 1, then those of other points by their priority, each in the
    file's order; those that nothing of this uses stand last. In a brief taken from an edition, as they stand there."""
    contested: frozenset[str]
    """The points against which something is said that this audience may know of, be it in this brief or elsewhere."""
    omissions: tuple[Omission, ...]
    """What is withheld, in the file's order by kind."""

    @property
    def points(self) -> tuple[Point, ...]:
        return tuple(point for section in self.sections for point in section.points)


def release(brief: Brief, audience: Marking | None) -> Release:
    """What of `brief` may be said to `audience`.

    Raises InvalidBrief where the title or the bottom line uses something withheld: no edition goes without them.
    """
    gate = _Gate(brief, audience)
    sections = tuple(section for each in brief.sections if (section := gate.section(each)) is not None)
    judgements = tuple(judged for each in brief.judgements if (judged := gate.judgement(each)) is not None)
    options = tuple(option for each in brief.options if (option := gate.option(each)) is not None)
    events = tuple(event for event in brief.events if gate.event(event))
    exhibits = tuple(exhibit for each in brief.exhibits if (exhibit := gate.exhibit(each)) is not None)
    gate.insist("title", brief.title)
    if brief.bottom_line:
        gate.insist("bottom line", brief.bottom_line)
    question, ask = gate.text("question", brief.question), gate.text("ask", brief.ask)
    if brief.record is None:
        argued = (ask, *(judged.text for judged in judgements))
        key_figures = _by_use(gate.figures, (brief.title, question, brief.bottom_line), argued, sections)
    else:
        key_figures = tuple(gate.figures.values())
    return Release(
        audience=audience,
        sources=gate.sources,
        figures=gate.figures,
        sections=sections,
        judgements=judgements,
        events=events,
        options=options,
        exhibits=exhibits,
        question=question,
        ask=ask,
        method=gate.text("method", brief.method),
        contact=gate.text("contact", brief.contact),
        changes=tuple(change for each in brief.changes if (change := gate.text("changes", each)) is not None),
        key_figures=key_figures,
        contested=_contested(sections),
        omissions=tuple(gate.omissions),
    )


def _contested(sections: Iterable[Section]) -> frozenset[str]:
    said = {point.id: point for section in sections for point in section.points}
    found: set[str] = set()
    for point in said.values():
        others = [other for other in point.contested_by if other in said]
        if others or point.contested:
            found.update((point.id, *others))
    return frozenset(found)


def _by_use(
    figures: dict[str, Figure], first: Iterable[Text | None], argued: Iterable[Text | None], sections: Iterable[Section]
) -> tuple[Figure, ...]:
    ranks: dict[str, int] = {}
    said: list[tuple[int, Text | None]] = [*((0, text) for text in first), *((1, text) for text in argued)]
    said += [(p.priority, text) for section in sections for p in section.points for text in (p.text, p.short)]
    for rank, text in said:
        for use in text.figures() if text else ():
            ranks[use.figure] = min(rank, ranks.get(use.figure, rank))
    return tuple(sorted(figures.values(), key=lambda figure: ranks.get(figure.id, 1 << 30)))


class _Gate:
    """Lets through what the audience may see, and notes what it does not."""

    def __init__(self, brief: Brief, audience: Marking | None) -> None:
        self.audience = audience
        self.omissions: list[Omission] = []
        self.sources = {source.id: source for source in brief.sources.values() if self._open(source)}
        self.figures = {
            figure.id: figure
            for figure in brief.figures.values()
            if self._open(figure, figure.source in self.sources and self._cites_open(figure.label))
        }

    def _open(self, item: Source | Figure | Point | Judgement | Event | Option | Exhibit, rest: bool = True) -> bool:
        allowed = rest and (item.marking is None or item.marking.allows(self.audience))
        if not allowed:
            self.withhold(item.id, item.position)
        return allowed

    def withhold(self, name: str, position: Position) -> None:
        self.omissions.append(Omission(name, Form.ABSENT, "marking", position))

    def _cites_open(self, text: Text) -> bool:
        return all(cite.source in self.sources for cite in text.citations())

    def says(self, *texts: Text | None) -> bool:
        """Whether the texts use and cite only what the audience may see."""
        return all(
            self._cites_open(text) and all(use.figure in self.figures for use in text.figures())
            for text in texts
            if text is not None
        )

    def _kept(self, texts: Iterable[Text]) -> tuple[Text, ...]:
        return tuple(text for text in texts if self.says(text))

    def section(self, section: Section) -> Section | None:
        points = tuple(self._quoting(p) for p in section.points if self._open(p, self.says(p.text, p.short)))
        if (section.points and not points) or not self.says(section.title):
            self.withhold(section.id, section.position)
            return None
        lead = section.lead if self.says(section.lead) else None
        if points == section.points and lead is section.lead:
            return section
        return replace(section, points=points, lead=lead)

    def _quoting(self, point: Point) -> Point:
        """`point` without its quotation, where that cites what the audience may not see."""
        quote = point.quote
        return point if quote is None or self.says(quote.words, quote.by) else replace(point, quote=None)

    def judgement(self, judgement: Judgement) -> Judgement | None:
        if not self._open(judgement, self.says(judgement.text)):
            return None
        change = judgement.would_change if self.says(judgement.would_change) else None
        return replace(judgement, indicators=self._kept(judgement.indicators), would_change=change)

    def option(self, option: Option) -> Option | None:
        if not self._open(option, self.says(option.text)):
            return None
        return replace(option, benefits=self._kept(option.benefits), costs=self._kept(option.costs))

    def event(self, event: Event) -> bool:
        return self._open(event, self.says(event.text) and (event.source is None or event.source in self.sources))

    def exhibit(self, exhibit: Exhibit) -> Exhibit | None:
        shown = all(figure in self.figures for figure in exhibit.figures)
        cited = all(source in self.sources for source in exhibit.source)
        cells = (cell for row in (exhibit.columns, *exhibit.rows) for cell in row)
        said = self.says(exhibit.title, exhibit.note, *cells)
        return exhibit if self._open(exhibit, shown and cited and said) else None

    def text(self, name: str, text: Text | None) -> Text | None:
        """`text`, unless it uses something withheld."""
        if text is None or self.says(text):
            return text
        self.withhold(name, text.position)
        return None

    def insist(self, name: str, text: Text) -> None:
        """Raises InvalidBrief where `text` uses something withheld."""
        if self.says(text):
            return
        audience = self.audience.text if self.audience else "TLP:CLEAR"
        fault = error(
            f"the {name} uses a figure or source that is marked above '{audience}', the audience of this edition",
            text.position,
            f"word the {name} without it, or narrow the edition's marking",
        )
        raise InvalidBrief(fault.message, [fault])

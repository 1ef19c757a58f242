"""The brief as one edition says it: everything that the edition leaves out is gone from it.

This is what travels inside a finished file. Composed again as its record says, it gives the same document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from briefing.compose.cite import entry_id
from briefing.compose.composer import Composer
from briefing.compose.composition import Composition
from briefing.compose.furniture import edition_name
from briefing.compose.limits import choose_events
from briefing.compose.parts.contested import contests, speakers
from briefing.compose.parts.key_figures import FEWEST, choose_key_figures
from briefing.compose.references import without_references
from briefing.compose.selection import Selection
from briefing.document.blocks import SourceList
from briefing.document.document import Document
from briefing.model.brief import Brief
from briefing.model.edition import Edition, Part, Record
from briefing.model.event import Event
from briefing.model.exhibit import Exhibit
from briefing.model.figure import Figure
from briefing.model.judgement import Judgement
from briefing.model.point import Form, Point
from briefing.model.section import Section
from briefing.model.source import Source
from briefing.model.text import Text, Words
from briefing.model.texts import printed_texts, with_texts
from briefing.values import replace

UNSAID = Text((Words("…"),), "…")
"""Stands where the data file wants a text and the edition says none."""


def carry(
    composer: Composer,
    edition: Edition,
    selection: Selection,
    document: Document,
    *,
    pictures: Mapping[str, str] | None = None,
    dated: datetime | None = None,
) -> Brief:
    """The brief of `composer` as `document` says it, which is `edition` composed with `selection`.

    `pictures` are the names of the exhibits' pictures, by the exhibits' ids, where they have others than in the brief;
    `dated` is the date that the files give for themselves.
    """
    carrier = _Carrier(composer, edition, selection, document)
    return carrier.brief(pictures or {}, dated)


def recorded_selection(record: Record) -> Selection:
    """The choice that a record holds."""
    return Selection(record.forms, frozenset())


class _Carrier:
    """Takes from a brief what one edition says."""

    def __init__(self, composer: Composer, edition: Edition, selection: Selection, document: Document) -> None:
        self.whole = composer.brief
        self.composer = composer
        self.edition = edition
        self.selection = selection
        self.language = document.language
        # Composed anew as far as it takes to ask it what stands where; nothing is worded twice.
        self.composition = Composition(composer, edition, selection)
        self.release = self.composition.release
        self.parts = frozenset(self.composition.parts)
        self.printed = {name for name, _ in document.selection}
        groups = contests(self.composition) if "contested" in self.parts else []
        self.contested = {point.id for group in groups for point in group}
        self.points = self.printed | self.contested
        self.listed = {
            entry.id
            for block in document.blocks
            if isinstance(block, SourceList) and self.composition.grades_works
            for entry in block.entries
        }
        """The entries that say a word on the quality of their works."""

    def brief(self, pictures: Mapping[str, str], dated: datetime | None) -> Brief:
        whole, release, parts = self.whole, self.release, self.parts
        sections = tuple(filter(None, map(self._section, release.sections)))
        exhibits = tuple(
            replace(each, image=pictures.get(each.id, each.image), silence=()) for each in self._shown(sections)
        )
        carried = replace(
            whole,
            question=release.question,
            marking=self.composer.audience(self.edition),
            changes=release.changes if "changes" in parts else (),
            distribution=whole.distribution if "distribution" in parts else (),
            bottom_line=whole.bottom_line if "bottom-line" in parts else None,
            ask=release.ask if "ask" in parts else None,
            method=release.method if "method" in parts else None,
            contact=release.contact,
            sections=sections,
            judgements=self._judgements(),
            events=tuple(self._events()),
            options=release.options if "options" in parts else (),
            exhibits=exhibits,
            figures={},
            sources={},
            files=(),
        )
        figures = self._figures(carried)
        carried = replace(carried, figures=figures)
        carried = replace(carried, sources=self._sources(carried), terms=self._terms(carried))
        carried = self._without_references(carried)
        said = [printed.text.raw for printed in printed_texts(carried)]
        return replace(
            carried,
            names=tuple(name for name in whole.names if any(name in text for text in said)),
            record=self._record(dated),
        )

    def _without_references(self, carried: Brief) -> Brief:
        """`carried` without the references to exhibits that it does not show."""
        shown = {exhibit.id for exhibit in carried.exhibits}
        referred = {each.exhibit for printed in printed_texts(carried) for each in printed.text.references()}
        return with_texts(carried, lambda text: without_references(text, shown)) if referred - shown else carried

    def _record(self, dated: datetime | None) -> Record:
        named = edition_name(self.edition, self.language)
        limited = self.composition.leaves_judgements_out
        edition = replace(
            self.edition,
            parts=tuple(Part(name) for name in self.composition.parts),
            label={self.language: named} if named != self.edition.id else {},
            judgements=self.edition.judgements if limited else None,
            events=None,
            exhibits=None,
            marking=None,
        )
        forms = {p.id: self.selection.form(p.id) for p in self.release.points if p.id in self.points}
        return Record(edition, forms, dated)

    # Sections and points

    def _section(self, section: Section) -> Section | None:
        points = tuple(self._point(point) for point in section.points if point.id in self.points)
        prints = self.composition.prints(section)
        if not points and not (prints and not section.points):
            return None
        # A title names the section in the file's keywords, too, where no heading prints it.
        return replace(section, points=points, lead=section.lead if prints else None)

    def _point(self, point: Point) -> Point:
        is_contested = point.id in self.contested
        in_full = self.selection.form(point.id) is Form.FULL and point.id in self.printed
        text = point.text if in_full else point.said(Form.SHORT)
        return replace(
            point,
            text=text,
            short=point.short if in_full and is_contested else None,
            essential=None,
            credibility=point.credibility if is_contested else None,
            contested=point.id in self.release.contested,
            contested_by=tuple(other for other in point.contested_by if is_contested and other in self.points),
            silence=(),
        )

    # Judgements, events, options, exhibits

    def _judgements(self) -> tuple[Judgement, ...]:
        listed = "indicators" in self.parts
        if "judgements" not in self.parts and not listed:
            return ()
        chosen = self.composition.judgements
        if "judgements" not in self.parts:
            chosen = tuple(judged for judged in chosen if judged.indicators or judged.would_change)
        if "judgements" not in self.parts and len(chosen) == 1:
            # Signs of a single judgement stand under no heading that says it.
            chosen = (replace(chosen[0], text=UNSAID),)
        watched = listed or self.edition.indicators
        return tuple(
            replace(
                judged,
                basis=tuple(p for p in judged.basis if self.edition.basis and p in self.composition.places),
                indicators=judged.indicators if watched else (),
                would_change=judged.would_change if watched else None,
                silence=(),
            )
            for judged in chosen
        )

    def _events(self) -> Iterator[Event]:
        """Those in the timeline, in the file's order."""
        if "timeline" in self.parts:
            chosen = {event.id for event in choose_events(self.release, self.edition)}
            yield from (replace(event, silence=()) for event in self.release.events if event.id in chosen)

    def _shown(self, sections: Iterable[Section]) -> Iterator[Exhibit]:
        """The exhibits in this edition; those of a section that it does not print stand in none."""
        if "exhibits" not in self.parts:
            return
        for exhibit in self.composition.exhibits:
            stands = any(each.id == exhibit.section and self.composition.prints(each) for each in self.release.sections)
            kept = stands and any(each.id == exhibit.section for each in sections)
            yield exhibit if kept else replace(exhibit, section=None)

    # What the rest uses

    def _figures(self, carried: Brief) -> dict[str, Figure]:
        """Those that stand in the strip, in its order, and those that the texts and exhibits use."""
        strip = choose_key_figures(self.composition) if "key-figures" in self.parts else ()
        if len(strip) < FEWEST:
            strip = ()
        used = {figure.id for figure in strip}
        used |= {use.figure for printed in printed_texts(carried) for use in printed.text.figures()}
        used |= {figure for exhibit in carried.exhibits for figure in exhibit.figures}
        # The label of a figure is its caption, and may use another one.
        waiting = list(used)
        while waiting:
            for use in self.release.figures[waiting.pop()].label.figures():
                if use.figure not in used:
                    used.add(use.figure)
                    waiting.append(use.figure)
        order = [*strip, *(figure for figure in self.release.figures.values() if figure not in strip)]
        return {figure.id: replace(figure, silence=()) for figure in order if figure.id in used}

    def _sources(self, carried: Brief) -> dict[str, Source]:
        """The works that are cited, or that a figure, event or exhibit comes from."""
        cited = {cite.source for printed in printed_texts(carried) for cite in printed.text.citations()}
        cited |= {figure.source for figure in carried.figures.values()}
        cited |= {event.source for event in carried.events if event.source}
        cited |= {source for exhibit in carried.exhibits for source in exhibit.source}
        speaking = self._speakers()
        return {
            source.id: replace(
                source,
                reliability=source.reliability if entry_id(source.id) in self.listed or source.id in speaking else "",
                descriptor=source.descriptor if entry_id(source.id) in self.listed else "",
                silence=(),
            )
            for source in self.release.sources.values()
            if source.id in cited
        }

    def _speakers(self) -> set[str]:
        """The works whose letters stand beside contested claims."""
        points = (point for point in self.release.points if point.id in self.contested)
        return {source.id for point in points for source in speakers(self.composition, point)}

    def _terms(self, carried: Brief) -> dict[str, str]:
        """The terms that are spelled out, or listed."""
        used: set[str] = set()
        for printed in printed_texts(carried):
            if "terms" in self.parts or _runs_on(printed.key):
                used.update(self.composition.phrased(printed.text, "silent").terms)
        return {term: long for term, long in self.whole.terms.items() if term in used}


_HEADINGS = frozenset(("title", "question", "label", "columns", "rows", "note"))


def _runs_on(key: str) -> bool:
    """Whether a text under `key` is running text, in which a term is spelled out."""
    return key not in _HEADINGS

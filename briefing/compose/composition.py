"""One document on its way: which notes there are so far, which terms are known, what has been printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.compose.cite import Citer, References
from briefing.compose.limits import choose_exhibits, choose_judgements
from briefing.compose.phrase import NO_EXHIBITS, CiteHole, Mode, Phrased
from briefing.compose.runs import end_bound, last_sentence, merged, words
from briefing.compose.selection import Selection
from briefing.document.blocks import Heading, Item, Quotation
from briefing.document.runs import Run, Runs, Words
from briefing.model.edition import SECTIONS_PART, Edition
from briefing.model.exhibit import Exhibit
from briefing.model.judgement import Judgement
from briefing.model.point import Form, Point
from briefing.model.section import Section
from briefing.model.text import Cite, Text

if TYPE_CHECKING:
    from briefing.compose.composer import Composer


class Composition:
    """What the parts of an edition share while they are composed, in reading order."""

    def __init__(
        self, composer: Composer, edition: Edition, selection: Selection, references: References | None = None
    ) -> None:
        """`references` are those of the edition's audience, unless given."""
        self.composer = composer
        self.brief = composer.brief
        self.wording = composer.wording
        self.edition = edition
        self.selection = selection
        self.release = composer.release(edition)
        self.parts: tuple[str, ...] = tuple(
            part.name for part in edition.parts if not part.optional or part.name in selection.parts
        )
        """The names of the parts that are in, in order."""
        in_text = composer.citation == "author-date" and edition.notes in ("foot", "end")
        self.has_source_list = in_text or ("sources" in self.parts and edition.notes in ("foot", "none"))
        """Author and year in the text mean nothing without their list, wherever the edition puts it."""
        self.citer = Citer(references or composer.references(edition), edition.notes, listed=self.has_source_list)
        self.known_terms: set[str] = set()
        self.used_terms: dict[str, None] = {}
        self.printed: set[str] = set()
        """The points printed so far."""
        self.part = ""
        """The part that is composed now."""
        self._exhibits = choose_exhibits(self.release, edition) if "exhibits" in self.parts else ()

    # Texts

    def text(self, text: Text) -> Runs:
        """A text in the run of the document: terms spelled out at their first use, works cited marked."""
        phrased = self.phrased(text, self.citer.mode)
        new = self._meet(phrased.terms)
        if not phrased.has_holes:
            if phrased.cites:
                self.citer.record(phrased.cites)
            return phrased.pieces(new)  # type: ignore[return-value]  # without holes there are only runs
        runs: list[Run] = []
        for piece in phrased.pieces(new):
            if isinstance(piece, CiteHole):
                # An event has its own date beside it, which the year of a work could be taken for.
                may_name = self.citer.mode == "author-date" and self.part != "timeline"
                said = last_sentence(runs) if may_name else ""
                runs.extend(self.citer.mark(piece.cites, said))
            else:
                runs.append(piece)
        return end_bound(tuple(runs)) if self.citer.mode == "author-date" else tuple(runs)

    def unmarked(self, text: Text) -> Runs:
        """A text in the run of the document whose works are cited elsewhere beside it."""
        phrased = self.phrased(text, "silent")
        return phrased.pieces(self._meet(phrased.terms))  # type: ignore[return-value]

    def heading(self, text: Text) -> Runs:
        """A title: no terms spelled out, no works marked."""
        return self._bare(text, "silent")

    def quoted(self, text: Text) -> Runs:
        """Other people's words: no terms spelled out."""
        return self._bare(text, "silent")

    def label(self, text: Text) -> Runs:
        """A label, a table's cell, what stands in a narrow place: as a title, its last words free."""
        return self._bare(text, "label")

    def contact(self, text: Text, *, as_label: bool = False) -> Runs:
        """Whom to ask: names, addresses and numbers to call; no terms spelled out where it stands `as_label`."""
        if as_label:
            return self._bare(text, "contact")
        phrased = self.phrased(text, "contact")
        if phrased.cites:
            self.citer.record(phrased.cites)
        return phrased.pieces(self._meet(phrased.terms))  # type: ignore[return-value]  # without holes, only runs

    def _bare(self, text: Text, mode: Mode) -> Runs:
        phrased = self.phrased(text, mode)
        self.used_terms.update(dict.fromkeys(phrased.terms))
        return phrased.pieces(_NONE)  # type: ignore[return-value]

    def cited_in(self, text: Text) -> tuple[Cite, ...]:
        """The works that `text` cites, the sources of its figures included."""
        return self.composer.phrased(text, "silent").cites

    def phrased(self, text: Text, mode: Mode) -> Phrased:
        """`text`, phrased, with its references to the exhibits of this edition."""
        return self.composer.phrased(text, mode, self.exhibit_labels if self._exhibits else NO_EXHIBITS)

    def _meet(self, terms: tuple[str, ...]) -> frozenset[str]:
        """Those of `terms` that the reader meets for the first time."""
        if not terms:
            return _NONE
        self.used_terms.update(dict.fromkeys(terms))
        new = [term for term in terms if term not in self.known_terms]
        if not new:
            return _NONE
        self.known_terms.update(new)
        return frozenset(new)

    # Parts

    def part_heading(self, part: str, title: str | None = None) -> Heading:
        """The heading of a part, in the language's own words."""
        return Heading(id=heading_id(part), part=part, level=1, runs=words(title or self.wording.parts[part]))

    def points(self, section: Section) -> tuple[Point, ...]:
        """Those of its points that are in and not printed yet."""
        form = self.selection.form
        return tuple(p for p in section.points if form(p.id) is not Form.ABSENT and p.id not in self.printed)

    def point_text(self, point: Point) -> Text:
        """What the edition says of `point`."""
        return point.said(self.selection.form(point.id))

    def point_runs(self, point: Point, form: Form | None = None) -> Runs:
        """What the edition says of `point`, and of what kind it is; in `form`, unless that is as selected."""
        said = self.text(point.said(self.selection.form(point.id) if form is None else form))
        lead_in = self.lead_in(point)
        return merged((*lead_in, *said)) if lead_in else said

    def quotation(self, point: Point, form: Form | None = None) -> Quotation | None:
        """What `point` quotes, as selected or in `form`. The words stand as they were said: no term is spelled out."""
        quote = point.quoted(self.selection.form(point.id) if form is None else form)
        if quote is None:
            return None
        return Quotation(self.quoted(quote.words), merged((Words(_BY), *self.text(quote.by))))

    def point_item(self, point: Point, form: Form | None = None) -> Item:
        """`point` with what it quotes, as selected or in `form`."""
        return Item(self.point_runs(point, form), point.id, point.position, self.quotation(point, form))

    def lead_in(self, point: Point, *, contested: bool = True) -> Runs:
        """`Inference: `, `Contested: `: what tells a point from a plain report (ICD 203, D.6.c); nothing for a report.

        `contested` is whether it has to be said that others say otherwise.
        """
        wording = self.wording
        told = [wording.inference] if point.inference else []
        if contested and point.id in self.release.contested:
            told.append(wording.contested if not told else wording.contested.lower())
        return (Words(wording.list_separator.join(told) + wording.label_mark + " ", emphasis=True),) if told else ()

    def section_title(self, section: Section, *, bound: bool = True) -> Runs:
        """Its own title, or the language's for a built-in section; `bound` ties its last words."""
        if section.title is not None:
            return self.heading(section.title) if bound else self.label(section.title)
        return words(self.wording.sections.get(section.id, section.id))

    def prints(self, section: Section) -> bool:
        """Whether the section stands in this edition: it has a place and points to say, or had none from the start."""
        if SECTIONS_PART not in self.parts and section.id not in self.parts:
            return False
        form = self.selection.form
        return not section.points or any(form(point.id) is not Form.ABSENT for point in section.points)

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """Those that this edition holds."""
        return choose_judgements(self.release, self.edition)

    @property
    def grades_works(self) -> bool:
        """Whether the list of works says how good each is: that belongs to the whole apparatus, beside what each
        judgement rests on."""
        return "sources" in self.parts and self.edition.basis

    @property
    def leaves_judgements_out(self) -> bool:
        """Whether the edition's own number is too low for some. In a record it stands only where it was."""
        record = self.brief.record
        if record is not None and record.edition == self.edition:
            return self.edition.judgements is not None
        return len(self.judgements) < len(self.release.judgements)

    @property
    def numbers_points(self) -> bool:
        """Whether judgements refer to points by their numbers, which then have to be printed."""
        return self.edition.basis and "judgements" in self.parts

    @cached_property
    def places(self) -> dict[str, tuple[str, int]]:
        """(section's id, or `what-matters`; number in its list) of each point in this edition, for references to it."""
        form = self.selection.form
        places: dict[str, tuple[str, int]] = {}
        rest = 0
        for section in self.release.sections:
            carried = [point.id for point in section.points if form(point.id) is not Form.ABSENT]
            if self.prints(section):
                places |= {point: (section.id, number) for number, point in enumerate(carried, 1)}
            elif "what-matters" in self.parts:
                places |= {point: ("what-matters", rest + number) for number, point in enumerate(carried, 1)}
                rest += len(carried)
        return places

    # Exhibits

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """All that this edition holds, in the file's order."""
        return self._exhibits

    def exhibits_of(self, section: str) -> tuple[Exhibit, ...]:
        """The exhibits that stand in `section`."""
        return tuple(exhibit for exhibit in self._exhibits if exhibit.section == section)

    def other_exhibits(self) -> tuple[Exhibit, ...]:
        """Those that stand in no section of this edition."""
        return tuple(exhibit for exhibit in self._exhibits if not self._stands_in_a_section(exhibit))

    def _stands_in_a_section(self, exhibit: Exhibit) -> bool:
        return any(section.id == exhibit.section and self.prints(section) for section in self.release.sections)

    @cached_property
    def exhibit_labels(self) -> dict[str, str]:
        """`Exhibit 1`, `Table 1`: what each exhibit of this edition is called, in the order of their appearance."""
        labels: dict[str, str] = {}
        tables = 0
        for exhibit in self._in_order():
            is_table = exhibit.kind == "table"
            tables += is_table
            pattern = self.wording.table if is_table else self.wording.exhibit
            labels[exhibit.id] = pattern.format(number=tables if is_table else len(labels) + 1 - tables)
        return labels

    def _in_order(self) -> Iterator[Exhibit]:
        """The exhibits as they stand in the document: after their sections, or in the part of their own."""
        for part in self.parts:
            if part == "exhibits":
                yield from self.other_exhibits()
            for section in self.release.sections:
                if section.id == part or (part == SECTIONS_PART and section.id not in self.parts):
                    yield from self.exhibits_of(section.id) if self.prints(section) else ()

    # Sources

    def short_sources(self, sources: Iterable[str]) -> Runs:
        """Works in short, one after the other: below an exhibit."""
        runs: list[Run] = []
        for source in dict.fromkeys(sources):
            runs += [Words("; " if runs else ""), *self.citer.short(source)]
        return merged(runs)


_NONE: frozenset[str] = frozenset()
_BY = "—\u00a0"
"""Before who said what is quoted."""


def heading_id(part: str) -> str:
    """The id of a part's heading; the brief's own ids have no such beginning."""
    return f"part-{part}"

"""The brief as one edition says it: everything that the edition leaves out is gone from it.

This is what travels inside a finished file. Composed again as its record says, it gives the same document. The edition
is heard once more from beginning to end (`witness`); what was not heard stays behind: of a text the works that are not
named where it stands (`trim`), of a work what its references do not say (`works`), of a figure what no place prints.

Where the data file wants something of which nothing is said, what says nothing stands there: `…` for words, the day of
the brief for a figure's date, the work `left-out` for a source. Ids stay: they are names for the program. So does a
marking: it says who may read what is carried when another edition is made of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property

from briefing.compose.composer import Composer
from briefing.compose.dates import date_words
from briefing.compose.furniture import edition_name
from briefing.compose.limits import choose_events
from briefing.compose.numbers import is_counted
from briefing.compose.parts.contested import claiming, contests, speakers
from briefing.compose.parts.key_figures import FEWEST, choose_key_figures
from briefing.compose.phrase import Phrased, names_unit, written_address
from briefing.compose.references import without_references
from briefing.compose.selection import Selection
from briefing.compose.trim import NEUTRAL_ADDRESS, citing, trim
from briefing.compose.typography import set_words
from briefing.compose.ways import SPEAKING
from briefing.compose.witness import witness
from briefing.compose.works import PLAIN_TYPE, UNSAID, as_said, in_their_order
from briefing.document.document import Document
from briefing.document.runs import plain
from briefing.document.strings import strings
from briefing.model.brief import BUILT_IN_SECTIONS, Brief
from briefing.model.dates import PartialDate
from briefing.model.edition import Edition, Part, Record
from briefing.model.event import Event
from briefing.model.exhibit import Exhibit
from briefing.model.figure import Figure
from briefing.model.judgement import Judgement
from briefing.model.point import Form, Point
from briefing.model.section import Section
from briefing.model.source import Source
from briefing.model.text import Cite, Text, Words
from briefing.model.texts import printed_texts, with_texts
from briefing.scales.likelihood import SCALES
from briefing.values import replace

UNSAID_TEXT = Text((Words(UNSAID),), UNSAID)
STAND_IN = "left-out"
"""The id of the work that stands for those that are not named."""

_OWN_PRIORITY = 3


def carry(
    composer: Composer,
    edition: Edition,
    selection: Selection,
    document: Document,
    *,
    pictures: Mapping[str, str] | None = None,
    dated: datetime | None = None,
    prints_contact: bool = True,
) -> Brief:
    """The brief of `composer` as `document` says it, which is `edition` composed with `selection`.

    `pictures` are the names of the exhibits' pictures, by the exhibits' ids, where they have others than in the brief;
    `dated` is the date that the files give for themselves; `prints_contact`, whether headers or footers do.
    """
    carrier = _Carrier(composer, edition, selection, document, prints_contact=prints_contact)
    return carrier.brief(pictures or {}, dated)


def recorded_selection(record: Record) -> Selection:
    """The choice that a record holds."""
    return Selection(record.forms, frozenset())


class _Carrier:
    """Takes from a brief what one edition says."""

    def __init__(
        self, composer: Composer, edition: Edition, selection: Selection, document: Document, *, prints_contact: bool
    ) -> None:
        self.whole = composer.brief
        self.composer = composer
        self.edition = edition
        self.selection = selection
        self.document = document
        self.language = document.language
        # Composed anew to hear what is said; nothing is worded twice.
        self.composition = witness(composer, edition, selection)
        self.heard = self.composition.references
        self.said = self.composition.said
        self.naming = self.composition.naming
        self.release = self.composition.release
        self.parts = frozenset(self.composition.parts)
        self.prints_contact = prints_contact or "contact" in self.parts
        if self.prints_contact and self.release.contact:
            self.said.add(id(self.release.contact))
        self.printed = {name for name, _ in document.selection}
        groups = contests(self.composition) if "contested" in self.parts else []
        self.contested = {point.id for group in groups for point in group}
        self.points = self.printed | self.contested
        self.speaking = self._speakers()
        self.named = self.heard.forms.keys() | self.speaking
        """The works that are named anywhere."""
        self.stand_in = self._stand_in()
        self._heard: list[Phrased] = []
        """The texts that are said."""

    def _stand_in(self) -> str:
        name = STAND_IN
        while self.whole.sources.get(name, _stand_in(name)) != _stand_in(name):
            name += "-x"
        return name

    def brief(self, pictures: Mapping[str, str], dated: datetime | None) -> Brief:
        whole, release, parts = self.whole, self.release, self.parts
        sections = tuple(filter(None, map(self._section, release.sections)))
        judgements = self._judgements()
        exhibits = tuple(
            replace(each, image=pictures.get(each.id, each.image)) for each in map(_shown, self._shown(sections))
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
            contact=release.contact if self.prints_contact else None,
            sections=sections,
            scale=whole.scale if self._says_likelihood else next(iter(SCALES.values())),
            judgements=judgements,
            events=tuple(self._events()),
            options=release.options if "options" in parts else (),
            exhibits=exhibits,
            figures={},
            sources={},
            files=(),
        )
        carried = replace(carried, figures=self._figures(carried))
        carried = self._without_references(with_texts(carried, self._trimmed))
        carried = replace(carried, sources=self._sources(carried), terms=self._terms())
        typed = [_typed(printed.text) for printed in printed_texts(carried)]
        return replace(
            carried,
            names=tuple(name for name in whole.names if any(name in text for text in typed)),
            record=self._record(dated, carried),
        )

    def _without_references(self, carried: Brief) -> Brief:
        """`carried` without the references to exhibits that it does not show."""
        shown = {exhibit.id for exhibit in carried.exhibits}
        referred = {each.exhibit for printed in printed_texts(carried) for each in printed.text.references()}
        return with_texts(carried, lambda text: without_references(text, shown)) if referred - shown else carried

    def _record(self, dated: datetime | None, carried: Brief) -> Record:
        name = edition_name(self.edition, self.language)
        limited = self.composition.leaves_judgements_out
        known = {section.id for section in carried.sections}
        gone = {section.id for section in self.whole.sections} - known
        edition = replace(
            self.edition,
            parts=tuple(Part(part) for part in self.composition.parts if part not in gone) or (Part("masthead"),),
            label={self.language: name} if name != self.edition.id else {},
            judgements=len(carried.judgements) if limited else None,
            events=None,
            exhibits=None,
            marking=None,
        )
        forms = {p.id: self.selection.form(p.id) for p in self.release.points if p.id in self.points}
        return Record(edition, forms, dated)

    # Texts

    def _trimmed(self, text: Text) -> Text:
        """What is said of `text`."""
        if id(text) not in self.said:
            return UNSAID_TEXT
        said = self._cite_said if id(text) in self.naming else _nothing
        return trim(text, said, self._is_shown, self.stand_in)

    def _cite_said(self, cite: Cite) -> Cite | None:
        if cite.source not in self.named:
            return None
        return cite if not cite.locator or cite in self.heard.cites else Cite(cite.source, None, cite.start)

    def _is_shown(self, url: str) -> bool:
        """Whether an address of a link stands in the document, under words or written out."""
        return url == NEUTRAL_ADDRESS or url in self._strings or written_address(url) in self._letters

    @cached_property
    def _strings(self) -> frozenset[str]:
        return frozenset(strings(self.document))

    @cached_property
    def _letters(self) -> str:
        """All that the document says, in one row."""
        return "\n".join(self._strings)

    # Sections and points

    def _section(self, section: Section) -> Section | None:
        points = tuple(self._point(point) for point in section.points if point.id in self.points)
        prints = self.composition.prints(section)
        if not points and not (prints and not section.points):
            return None
        # A title names the section in the file's keywords, too, where no heading prints it.
        has_title = id(section.title) in self.said or section.id not in BUILT_IN_SECTIONS
        lead = section.lead if prints and id(section.lead) in self.said else None
        return replace(section, points=points, title=section.title if has_title else None, lead=lead)

    def _point(self, point: Point) -> Point:
        is_contested = point.id in self.contested
        in_full = self.selection.form(point.id) is Form.FULL and point.id in self.printed
        text = point.text if in_full else point.said(Form.SHORT)
        if is_contested and point.id not in self.printed and not self.composition.cited_in(text):
            text = self._claimed(text, point)
        return replace(
            point,
            text=text,
            short=point.short if in_full and is_contested else None,
            quote=point.quote if in_full else None,
            priority=_OWN_PRIORITY,
            essential=None,
            credibility=point.credibility if is_contested else None,
            contested=point.id in self.release.contested,
            contested_by=tuple(other for other in point.contested_by if is_contested and other in self.points),
            silence=(),
        )

    def _claimed(self, text: Text, point: Point) -> Text:
        """`text`, the short form of a claim, with those who make it, where they are cited in the long one alone."""
        cites = claiming(self.composition, point)
        if cites:
            text = citing(text, cites)
            self.said.add(id(text))
            self.naming.add(id(text))
        return text

    # Judgements, events, exhibits

    @property
    def _says_likelihood(self) -> bool:
        return "judgements" in self.parts and bool(self.composition.judgements)

    def _judgements(self) -> tuple[Judgement, ...]:
        chosen = self.composition.judgements
        if "judgements" in self.parts:
            watched = self.edition.indicators or "indicators" in self.parts
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
        if "indicators" not in self.parts:
            return ()
        # Signs alone: how likely it is, and how sure the brief is of it, is not said.
        middle = next(iter(SCALES.values())).rungs
        likelihood = middle[len(middle) // 2].terms[0]
        return tuple(
            replace(judged, likelihood=likelihood, confidence="low", basis=(), silence=())
            for judged in chosen
            if judged.indicators or judged.would_change
        )

    def _events(self) -> Iterator[Event]:
        """Those in the timeline, in the file's order."""
        if "timeline" not in self.parts:
            return
        chosen = {event.id for event in choose_events(self.release, self.edition)}
        for event in self.release.events:
            if event.id in chosen:
                said = self.composer.event_text(event)
                self.said.add(id(event.text))
                if id(said) in self.naming:
                    self.naming.add(id(event.text))
                # Of one that its text cites by itself nothing more has to be said.
                cites = said is not event.text and id(said) in self.naming and event.source in self.named
                yield replace(event, source=event.source if cites else None, priority=_OWN_PRIORITY, silence=())

    def _shown(self, sections: Iterable[Section]) -> Iterator[Exhibit]:
        """The exhibits in this edition; those of a section that it does not print stand in none."""
        if "exhibits" not in self.parts:
            return
        for exhibit in self.composition.exhibits:
            stands = any(each.id == exhibit.section and self.composition.prints(each) for each in self.release.sections)
            kept = stands and any(each.id == exhibit.section for each in sections)
            yield exhibit if kept else replace(exhibit, section=None)

    # Figures

    def _figures(self, carried: Brief) -> dict[str, Figure]:
        """Those that stand in the strip, in its order, and those that the texts and exhibits use."""
        strip = choose_key_figures(self.composition) if "key-figures" in self.parts else ()
        if len(strip) < FEWEST:
            strip = ()
        shown = {figure.id for figure in strip}
        shown |= {figure for exhibit in carried.exhibits for figure in exhibit.figures}
        texts = [printed.text for printed in printed_texts(carried)]
        # The label of a figure is its caption, and may use another one.
        texts += [self.release.figures[figure].label for figure in shown]
        used: dict[str, set[str]] = {figure: set() for figure in shown}
        named_by = set(shown)
        for text in texts:
            if id(text) in self.said:
                self._heard.append(self.composition.phrased(text, self.composition.citer.mode))
                for use in text.figures():
                    used.setdefault(use.figure, set()).add(use.part)
                    if id(text) in self.naming:
                        named_by.add(use.figure)
        order = [*strip, *(figure for figure in self.release.figures.values() if figure not in strip)]
        taken = (figure for figure in order if figure.id in used)
        units = _Units()
        return {
            figure.id: self._figure(figure, used[figure.id], units, figure.id in shown, figure.id in named_by)
            for figure in taken
        }

    def _figure(self, figure: Figure, parts: set[str], units: _Units, shown: bool, named: bool) -> Figure:
        """`figure` as far as it is said: `shown` in the strip or in an exhibit, `named` with its source, or used in
        texts by its `parts`."""
        day = self.whole.as_of.day
        is_full = shown or "full" in parts
        return replace(
            figure,
            unit=self._unit(figure, units, is_full, shown),
            label=figure.label if shown else UNSAID_TEXT,
            as_of=figure.as_of if shown and self._says_date(figure) else PartialDate(day.year, day.month, day.day),
            source=figure.source if named and figure.source in self.named else self.stand_in,
            qualifier=figure.qualifier if is_full else None,
            silence=(),
        )

    def _unit(self, figure: Figure, units: _Units, is_full: bool, shown: bool) -> str:
        """The unit, or those of its words that follow the number or stand in the label."""
        is_noun = is_counted(figure.unit)
        if (is_full and not is_noun) or (shown and set_words(figure.unit, self.composition.wording) in self._letters):
            return units.left_of(figure.unit, figure.unit.split())
        said = {word for text in self._heard for word in text.units.get(figure.id, ())}
        if shown and is_noun:
            label = plain(self.composition.label(figure.label))
            said |= {word for word in figure.unit.split() if names_unit(word, label)}
        return units.left_of(figure.unit, said)

    def _says_date(self, figure: Figure) -> bool:
        """Whether a place that shows the figure says its date, or draws by it."""
        if any(figure.id in each.figures and each.kind in ("line", "dots") for each in self.composition.exhibits):
            return True
        wording = self.composition.wording
        said = (date_words(figure.as_of, wording, as_of=way) for way in (False, True))
        return any(_unbound(date) in self._unbound for date in said)

    @cached_property
    def _unbound(self) -> str:
        return _unbound(self._letters)

    # Works and terms

    def _sources(self, carried: Brief) -> dict[str, Source]:
        """The works that are named, as far as they are."""
        taken = {source.id: self._source(source) for source in self.release.sources.values() if source.id in self.named}
        taken = in_their_order(taken, self.release.sources, self.heard.suffixes)
        cited = {cite.source for printed in printed_texts(carried) for cite in printed.text.citations()}
        if self.stand_in in cited | {figure.source for figure in carried.figures.values()}:
            taken[self.stand_in] = _stand_in(self.stand_in)
        return taken

    def _source(self, source: Source) -> Source:
        """`source` as far as it is said."""
        heard = self.heard.forms.get(source.id, set()).union(SPEAKING if source.id in self.speaking else ())
        return as_said(source, self.heard.ways(source.id), heard)

    def _speakers(self) -> set[str]:
        """The works that stand beside contested claims."""
        points = (point for point in self.release.points if point.id in self.contested)
        return {source.id for point in points for source in speakers(self.composition, point)}

    def _terms(self) -> dict[str, str]:
        """The terms that are spelled out, or listed."""
        met = self.composition.known_terms
        if "terms" in self.parts:
            met = met | self.composition.used_terms.keys()
        return {term: long for term, long in self.whole.terms.items() if term in met}


class _Units:
    """The units of figures, as far as the document says them."""

    def __init__(self) -> None:
        self._whole: dict[str, str] = {}
        """The units of which the others are what is left."""

    def left_of(self, unit: str, said: Iterable[str]) -> str:
        """The words of `unit` that are `said`; other than what is left of any other unit, and no symbol."""
        heard = set(said)
        left = " ".join(word for word in unit.split() if word in heard) or UNSAID
        if left != unit and not is_counted(left):
            left += f" {UNSAID}"
        while self._whole.setdefault(left, unit) != unit:
            left += UNSAID
        return left


def _unbound(letters: str) -> str:
    return letters.replace("\u00a0", " ").casefold()


def _nothing(cite: Cite) -> None:
    """What is said of a work that is cited where no work is named."""
    del cite


def _stand_in(name: str) -> Source:
    """The work of which nothing is said."""
    return Source(name, PLAIN_TYPE, UNSAID)


def _shown(exhibit: Exhibit) -> Exhibit:
    """What is said of an exhibit that is shown."""
    has_series = bool(exhibit.series)
    return replace(
        exhibit,
        unit=exhibit.unit if has_series else "",
        stacked=exhibit.stacked and has_series,
        priority=_OWN_PRIORITY,
        silence=(),
    )


def _typed(text: Text) -> str:
    """The words of `text` without its marks."""
    return " ".join(span.text for span in text.walk() if isinstance(span, Words))

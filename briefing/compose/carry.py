"""The brief as one edition says it: everything that the edition leaves out is gone from it.

This is what travels inside a finished file. Composed again as its record says, it gives the same document. The edition
is heard once more from beginning to end (`witness`); what was not heard stays behind: of a text the works that are not
named where it stands (`trim`), of a work what its references do not say (`works`), of a figure what no place prints.
The modules of `carried` take one subject each.

Where the data file wants something of which nothing is said, what says nothing stands there: `…` for words, the day of
the brief for a figure's date, the work `left-out` for a source. Ids stay: they are names for the program. So does a
marking: it says who may read what is carried when another edition is made of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from briefing.compose.carried.figures import carried_figures
from briefing.compose.carried.hearing import Hearing
from briefing.compose.carried.points import carried_sections
from briefing.compose.carried.shown import carried_events, carried_exhibits, carried_judgements, says_likelihood
from briefing.compose.carried.sources import carried_sources, carried_terms
from briefing.compose.composer import Composer
from briefing.compose.furniture import edition_name
from briefing.compose.references import without_references
from briefing.compose.selection import Selection
from briefing.document.document import Document
from briefing.model.brief import Brief
from briefing.model.edition import Edition, Part, Record
from briefing.model.text import Text, Words
from briefing.model.texts import printed_texts, with_texts
from briefing.scales.likelihood import SCALES
from briefing.values import replace


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
    hearing = Hearing(composer, edition, selection, document, prints_contact=prints_contact)
    carried = _said(hearing, pictures or {})
    carried = replace(carried, figures=carried_figures(hearing, carried))
    carried = _without_references(with_texts(carried, hearing.trimmed))
    carried = replace(carried, sources=carried_sources(hearing, carried), terms=carried_terms(hearing))
    typed = [_typed(printed.text) for printed in printed_texts(carried)]
    return replace(
        carried,
        names=tuple(name for name in hearing.whole.names if any(name in text for text in typed)),
        record=_record(hearing, carried, dated),
    )


def recorded_selection(record: Record) -> Selection:
    """The choice that a record holds."""
    return Selection(record.forms, frozenset())


def _said(hearing: Hearing, pictures: Mapping[str, str]) -> Brief:
    """The brief with the items and texts that are said, each whole, and without figures and sources."""
    whole, release, parts = hearing.whole, hearing.release, hearing.parts
    sections = carried_sections(hearing)
    judgements = carried_judgements(hearing)
    exhibits = tuple(
        replace(each, image=pictures.get(each.id, each.image)) for each in carried_exhibits(hearing, sections)
    )
    return replace(
        whole,
        question=release.question,
        marking=hearing.composer.audience(hearing.edition),
        changes=release.changes if "changes" in parts else (),
        distribution=whole.distribution if "distribution" in parts else (),
        bottom_line=whole.bottom_line if "bottom-line" in parts else None,
        ask=release.ask if "ask" in parts else None,
        method=release.method if "method" in parts else None,
        contact=release.contact if hearing.prints_contact else None,
        sections=sections,
        scale=whole.scale if says_likelihood(hearing) else next(iter(SCALES.values())),
        judgements=judgements,
        events=tuple(carried_events(hearing)),
        options=release.options if "options" in parts else (),
        exhibits=exhibits,
        figures={},
        sources={},
        files=(),
    )


def _without_references(carried: Brief) -> Brief:
    """`carried` without the references to exhibits that it does not show."""
    shown = {exhibit.id for exhibit in carried.exhibits}
    referred = {each.exhibit for printed in printed_texts(carried) for each in printed.text.references()}
    return with_texts(carried, lambda text: without_references(text, shown)) if referred - shown else carried


def _record(hearing: Hearing, carried: Brief, dated: datetime | None) -> Record:
    language = hearing.document.language
    name = edition_name(hearing.edition, language)
    limited = hearing.composition.leaves_judgements_out
    known = {section.id for section in carried.sections}
    gone = {section.id for section in hearing.whole.sections} - known
    edition = replace(
        hearing.edition,
        parts=tuple(Part(part) for part in hearing.composition.parts if part not in gone) or (Part("masthead"),),
        label={language: name} if name != hearing.edition.id else {},
        judgements=len(carried.judgements) if limited else None,
        events=None,
        exhibits=None,
        marking=None,
    )
    form, points = hearing.selection.form, hearing.release.points
    return Record(edition, {point.id: form(point.id) for point in points if point.id in hearing.points}, dated)


def _typed(text: Text) -> str:
    """The words of `text` without its marks."""
    return " ".join(span.text for span in text.walk() if isinstance(span, Words))

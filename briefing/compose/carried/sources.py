"""The works that an edition names, as far as it names them, and the terms that it spells out."""

from __future__ import annotations

from briefing.compose.carried.hearing import Hearing
from briefing.compose.carried.stand_ins import stand_in
from briefing.compose.ways import SPEAKING
from briefing.compose.works import as_said, in_their_order
from briefing.model.brief import Brief
from briefing.model.source import Source
from briefing.model.texts import printed_texts


def carried_sources(hearing: Hearing, carried: Brief) -> dict[str, Source]:
    """The works that are named; with the one that stands for the others, where `carried` needs it."""
    references, every = hearing.references, hearing.release.sources
    taken = {source.id: _source(hearing, source) for source in every.values() if source.id in hearing.named}
    taken = in_their_order(taken, every, references.suffixes)
    cited = {cite.source for printed in printed_texts(carried) for cite in printed.text.citations()}
    if hearing.stand_in in cited | {figure.source for figure in carried.figures.values()}:
        taken[hearing.stand_in] = stand_in(hearing.stand_in)
    return taken


def _source(hearing: Hearing, source: Source) -> Source:
    """`source` as far as it is said."""
    forms = hearing.references.forms.get(source.id, set())
    heard = forms.union(SPEAKING if source.id in hearing.speaking else ())
    return as_said(source, hearing.references.ways(source.id), heard)


def carried_terms(hearing: Hearing) -> dict[str, str]:
    """The terms that are spelled out, or listed."""
    met = hearing.composition.known_terms
    if "terms" in hearing.parts:
        met = met | hearing.composition.used_terms.keys()
    return {term: long for term, long in hearing.whole.terms.items() if term in met}

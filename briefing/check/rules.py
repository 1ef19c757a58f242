"""The rules, and what they find in a brief."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from itertools import islice

from briefing.check.after_as_of import after_as_of
from briefing.check.ambiguous_number import ambiguous_number
from briefing.check.bare_number import bare_number
from briefing.check.crossed_orders import crossed_orders
from briefing.check.dead_silence import dead_silence, silencing_items
from briefing.check.doubled_qualifier import doubled_qualifier
from briefing.check.judgement_without_basis import judgement_without_basis
from briefing.check.likelihood_in_judgement import likelihood_in_judgement
from briefing.check.likelihood_with_confidence import likelihood_with_confidence
from briefing.check.long_address import long_address
from briefing.check.long_sentence import long_sentence
from briefing.check.many_series import many_series
from briefing.check.mixed_rows import mixed_rows
from briefing.check.mixed_units import mixed_units
from briefing.check.point_without_source import point_without_source
from briefing.check.proof import Proof, silences_of
from briefing.check.quote_without_source import quote_without_source
from briefing.check.relative_date import relative_date
from briefing.check.stale_figure import stale_figure
from briefing.check.unspelled_acronym import unspelled_acronym
from briefing.check.unused_figure import unused_figure
from briefing.check.unused_source import unused_source
from briefing.diagnostics import Diagnostic, by_place, warning
from briefing.model.brief import Brief

Rule = Callable[[Proof], Iterable[Diagnostic]]

RULES: dict[str, Rule] = {
    "bare-number": bare_number,
    "unused-source": unused_source,
    "unused-figure": unused_figure,
    "stale-figure": stale_figure,
    "after-as-of": after_as_of,
    "ambiguous-number": ambiguous_number,
    "doubled-qualifier": doubled_qualifier,
    "unspelled-acronym": unspelled_acronym,
    "mixed-rows": mixed_rows,
    "mixed-units": mixed_units,
    "many-series": many_series,
    "crossed-orders": crossed_orders,
    "long-address": long_address,
    "likelihood-with-confidence": likelihood_with_confidence,
    "likelihood-in-judgement": likelihood_in_judgement,
    "judgement-without-basis": judgement_without_basis,
    "relative-date": relative_date,
    "long-sentence": long_sentence,
    "point-without-source": point_without_source,
    "quote-without-source": quote_without_source,
}
"""Each rule by the name under which a brief silences it. `dead-silence`, which judges the silences, comes after them
and cannot be silenced."""


OF_WORDS = frozenset(
    (
        "bare-number",
        "doubled-qualifier",
        "unspelled-acronym",
        "likelihood-with-confidence",
        "likelihood-in-judgement",
        "relative-date",
        "long-sentence",
    )
)
"""Rules that look at a text alone: what they find is there, whatever else is missing of the item that it belongs to."""

OF_EVERYTHING = frozenset(("unused-source", "unused-figure"))
"""Rules that look at the whole brief: while something of it is missing, they would miss what uses it."""

NEEDS = {
    "bare-number": frozenset(("names", "terms", "language")),
    "unspelled-acronym": frozenset(("names", "terms", "figures", "language")),
    "mixed-rows": frozenset(("scale", "judgements")),
    "mixed-units": frozenset(("figures", "exhibits")),
    "many-series": frozenset(("exhibits",)),
    "crossed-orders": frozenset(("exhibits",)),
    "likelihood-with-confidence": frozenset(("scale", "language")),
    "likelihood-in-judgement": frozenset(("scale", "language")),
    "relative-date": frozenset(("language",)),
    "long-sentence": frozenset(("language",)),
    "doubled-qualifier": frozenset(("language",)),
}
"""The keys of the brief without which a rule would say what is not so."""


MOST_TOLD = 5000
"""Warnings of one run, and findings after which a rule stops looking: nobody reads more, and a file of numbers alone
would give millions."""


def check_draft(brief: Brief, unsure: Collection[str], lacking: Collection[str]) -> tuple[Diagnostic, ...]:
    """The same of what could be read of a brief with errors, as far as it holds whatever the errors turn out to be.

    Something is missing of the items called `unsure` and of the brief's own keys `lacking`. Silences are not judged.
    """
    proof = Proof(brief)
    silenced = {(silence.rule, item.id) for item in silencing_items(brief) for silence in silences_of(item)}
    return _told(
        diagnostic
        for name, rule in RULES.items()
        if name not in OF_EVERYTHING and NEEDS.get(name, frozenset()).isdisjoint(lacking)
        for diagnostic in islice(rule(proof), MOST_TOLD + 1)
        if (name in OF_WORDS or diagnostic.item not in unsure) and (name, diagnostic.item) not in silenced
    )


def check_brief(brief: Brief) -> tuple[Diagnostic, ...]:
    """What is legal in `brief` but wrong, as warnings in the order of their places, silences applied."""
    proof = Proof(brief)
    found: list[Diagnostic] = []
    stopped = set()
    for name, rule in RULES.items():
        of_rule = list(islice(rule(proof), MOST_TOLD + 1))
        found += of_rule
        if len(of_rule) > MOST_TOLD:
            stopped.add(name)
    silenced = {(silence.rule, item.id) for item in silencing_items(brief) for silence in silences_of(item)}
    heard = [diagnostic for diagnostic in found if (diagnostic.rule, diagnostic.item) not in silenced]
    return _told((*heard, *dead_silence(brief, found, RULES, stopped)))


def _told(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The warnings by place; where there are too many, the first of them, and that there are more."""
    ordered = by_place(found)
    if len(ordered) <= MOST_TOLD:
        return ordered
    place = ordered[MOST_TOLD].position
    more = warning("", "more warnings are not told", place, "mend what stands above and look again")
    return (*ordered[:MOST_TOLD], more)

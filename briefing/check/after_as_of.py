"""`after-as-of`: a figure, an event or a source younger than the brief says that it can be."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.proof import Proof
from briefing.diagnostics import Diagnostic, warning

RULE = "after-as-of"


def after_as_of(proof: Proof) -> Iterator[Diagnostic]:
    day = proof.brief.as_of.day
    hint = f"the brief says that it knows nothing after {day.isoformat()}: move its 'as_of', or mend this date"
    for figure in proof.brief.figures.values():
        if figure.as_of.first_day > day:
            yield warning(
                RULE, f"figure '{figure.id}' is later than the brief's as-of", figure.position, hint, figure.id
            )
    for event in proof.brief.events:
        if event.date.first_day > day:
            yield warning(RULE, f"event '{event.id}' is later than the brief's as-of", event.position, hint, event.id)
    for source in proof.brief.sources.values():
        if source.issued and source.issued.first_day > day:
            yield warning(
                RULE, f"source '{source.id}' is later than the brief's as-of", source.position, hint, source.id
            )

"""`stale-figure`: a figure much older than the brief."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.proof import Proof
from briefing.diagnostics import Diagnostic, warning

RULE = "stale-figure"

STALE_AFTER = 365
"""Days between a figure's as-of (its last possible day) and the brief's: a year, in which most counts change."""


def stale_figure(proof: Proof) -> Iterator[Diagnostic]:
    day = proof.brief.as_of.day
    for figure in proof.brief.figures.values():
        if figure.is_stale(day, STALE_AFTER):
            age = (day - figure.as_of.last_day).days
            yield warning(
                RULE,
                f"figure '{figure.id}' was last known true {age} days before the brief's as-of",
                figure.position,
                f"look for a newer number; if the old one is meant, say why: silence: {{{RULE}: the reason}}",
                figure.id,
            )

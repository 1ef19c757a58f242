"""`point-without-source`: a claim that nobody answers for."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.proof import Proof
from briefing.diagnostics import Diagnostic, warning

RULE = "point-without-source"


def point_without_source(proof: Proof) -> Iterator[Diagnostic]:
    for point in proof.brief.points:
        if point.inference or any(point.text.citations()) or any(point.text.figures()):
            continue
        if point.quote is not None and any(point.quote.by.citations()):
            continue
        yield warning(
            RULE,
            f"point '{point.id}' names no source",
            point.position,
            "cite one, [@source]; if it is your own conclusion, say so: inference: true",
            point.id,
        )

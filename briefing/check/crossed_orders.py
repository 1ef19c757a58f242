"""`crossed-orders`: lines over words whose series give the words in orders that contradict one another."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.proof import Proof
from briefing.diagnostics import Diagnostic, warning
from briefing.model.places import are_crossed

RULE = "crossed-orders"


def crossed_orders(proof: Proof) -> Iterator[Diagnostic]:
    for exhibit in proof.brief.exhibits:
        over_words = any(isinstance(point.x, str) for series in exhibit.series for point in series.points)
        if exhibit.kind == "line" and over_words and are_crossed(exhibit.series):
            yield warning(
                RULE,
                f"the series of exhibit '{exhibit.id}' contradict one another in what comes first",
                exhibit.position,
                "give what stands on the axis in the same order in each of them",
                exhibit.id,
            )

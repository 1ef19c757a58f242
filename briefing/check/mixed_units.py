"""`mixed-units`: a chart that draws figures of different units on one scale."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.proof import Proof
from briefing.diagnostics import Diagnostic, warning

RULE = "mixed-units"

MOST_NAMED = 3


def mixed_units(proof: Proof) -> Iterator[Diagnostic]:
    figures = proof.brief.figures
    for exhibit in proof.brief.exhibits:
        if exhibit.kind in ("table", "image"):
            continue
        units = list(dict.fromkeys(figures[name].unit for name in exhibit.figures if name in figures))
        if len(units) > 1:
            named = ", ".join(f"'{unit}'" for unit in units[:MOST_NAMED]) + (", ..." if len(units) > MOST_NAMED else "")
            yield warning(
                RULE,
                f"exhibit '{exhibit.id}' draws figures of different units on one scale: {named}",
                exhibit.position,
                "write kind: table, or an exhibit for each unit",
                exhibit.id,
            )

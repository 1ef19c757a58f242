"""`many-series`: bars or lines of more series than eyes, or a house's colours, tell apart."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.proof import Proof
from briefing.diagnostics import Diagnostic, warning

RULE = "many-series"

MOST = 6
"""The colours that a house has for series; the seventh series has the first one's again."""


def many_series(proof: Proof) -> Iterator[Diagnostic]:
    for exhibit in proof.brief.exhibits:
        count = len(exhibit.series)
        if exhibit.kind in ("bar", "line") and count > MOST:
            yield warning(
                RULE,
                f"exhibit '{exhibit.id}' has {count} series, and colours tell {MOST} apart",
                exhibit.position,
                "put the smallest together, or write kind: table with 'columns' and 'rows'",
                exhibit.id,
            )

"""`quote-without-source`: a quotation that nobody can look up."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.proof import Proof
from briefing.diagnostics import Diagnostic, warning

RULE = "quote-without-source"


def quote_without_source(proof: Proof) -> Iterator[Diagnostic]:
    for point in proof.brief.points:
        quote = point.quote
        if quote is not None and not any(quote.by.citations()):
            yield warning(
                RULE,
                f"the quotation of point '{point.id}' names no source",
                quote.by.position,
                "cite it behind who said so, with the page where there is one: [@source, p. 4]",
                point.id,
            )

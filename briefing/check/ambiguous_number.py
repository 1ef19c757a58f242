"""`ambiguous-number`: a figure with just three decimals, which half of Europe writes for thousands."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.proof import Proof
from briefing.diagnostics import Diagnostic, warning

RULE = "ambiguous-number"


def ambiguous_number(proof: Proof) -> Iterator[Diagnostic]:
    """Those that end in a zero are errors already: they say nothing that fewer decimals would not."""
    for figure in proof.brief.figures.values():
        if figure.magnitude is None and figure.value.as_tuple().exponent == -3 and 1 <= abs(figure.value) < 1000:
            whole = f"{figure.value:f}".replace(".", "")
            yield warning(
                RULE,
                f"figure '{figure.id}' may be read as {whole}: its three decimals look like thousands",
                figure.position,
                f"write {whole} if the point parts thousands; if not, write fewer decimals, or silence this",
                figure.id,
            )

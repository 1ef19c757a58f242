"""`unused-figure`: a figure that no text and no exhibit uses."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.proof import Proof
from briefing.diagnostics import Diagnostic, warning

RULE = "unused-figure"


def unused_figure(proof: Proof) -> Iterator[Diagnostic]:
    used = {
        use.figure for printed in proof.texts for use in printed.text.figures() if not _is_own(printed.item, use.figure)
    }
    used.update(figure for exhibit in proof.brief.exhibits for figure in exhibit.figures)
    for figure in proof.brief.figures.values():
        if figure.id not in used:
            yield warning(
                RULE,
                f"figure '{figure.id}' is used nowhere",
                figure.position,
                f"write {{{figure.id}}} in a text or name it in an exhibit, or take it out",
                figure.id,
            )


def _is_own(item: object, figure: str) -> bool:
    """Whether `item` is the figure itself, whose label does not count as a use."""
    return getattr(item, "id", None) == figure

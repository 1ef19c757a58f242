"""`unused-source`: a source that nothing cites."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.proof import Proof
from briefing.diagnostics import Diagnostic, warning

RULE = "unused-source"


def unused_source(proof: Proof) -> Iterator[Diagnostic]:
    brief = proof.brief
    used = {cite.source for printed in proof.texts for cite in printed.text.citations()}
    used.update(figure.source for figure in brief.figures.values())
    used.update(event.source for event in brief.events if event.source)
    used.update(source for exhibit in brief.exhibits for source in exhibit.source)
    for source in brief.sources.values():
        if source.id not in used:
            yield warning(
                RULE,
                f"source '{source.id}' is cited nowhere",
                source.position,
                f"cite it where it is used, [@{source.id}], or take it out",
                source.id,
            )

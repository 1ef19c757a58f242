"""`judgement-without-basis`: a judgement that does not say which points it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.proof import Proof
from briefing.diagnostics import Diagnostic, warning

RULE = "judgement-without-basis"


def judgement_without_basis(proof: Proof) -> Iterator[Diagnostic]:
    for judgement in proof.brief.judgements:
        if not judgement.basis:
            yield warning(
                RULE,
                f"judgement '{judgement.id}' rests on no point",
                judgement.position,
                "name the points that lead to it: basis: [point, point]",
                judgement.id,
            )

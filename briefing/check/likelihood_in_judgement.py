"""`likelihood-in-judgement`: a judgement's sentence that says again how likely it is, perhaps otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.likelihood_words import likelihood_words
from briefing.check.proof import Proof
from briefing.diagnostics import Diagnostic
from briefing.model.judgement import Judgement

RULE = "likelihood-in-judgement"


def likelihood_in_judgement(proof: Proof) -> Iterator[Diagnostic]:
    for passage in proof.passages:
        if isinstance(passage.item, Judgement) and passage.key == "text":
            for match in likelihood_words(passage):
                yield passage.warn(
                    RULE,
                    f"the judgement's sentence says '{match[0]}'; its 'likelihood' says '{passage.item.likelihood}'",
                    match.start(),
                    "take it out of the sentence: the term is printed before it",
                )

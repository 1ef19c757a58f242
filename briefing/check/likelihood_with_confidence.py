"""`likelihood-with-confidence`: a likelihood and a confidence in one sentence (ICD 203, D.6.e(2)(a), forbids it)."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.likelihood_words import confidence_words, likelihood_words
from briefing.check.proof import Proof
from briefing.diagnostics import Diagnostic

RULE = "likelihood-with-confidence"


def likelihood_with_confidence(proof: Proof) -> Iterator[Diagnostic]:
    for passage in proof.passages:
        confidences = list(confidence_words(passage))
        if not confidences:
            continue
        likelihoods = list(likelihood_words(passage))
        for start, end in passage.sentences:
            confidence = next((match for match in confidences if start <= match.start() < end), None)
            likelihood = next((match for match in likelihoods if start <= match.start() < end), None)
            if confidence and likelihood:
                yield passage.warn(
                    RULE,
                    f"'{likelihood[0]}' and '{confidence[0]}' stand in one sentence",
                    max(confidence.start(), likelihood.start()),
                    "part them: how likely it is, and in another sentence how sure you are",
                )

"""`mixed-rows`: words from both rows of a likelihood scale that has two (ICD 203, D.6.e(2)(a))."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefing.check.proof import Proof
from briefing.diagnostics import Diagnostic, warning
from briefing.scales.likelihood import LikelihoodScale

RULE = "mixed-rows"

_ROWS = ("first", "second")

# Words for places as well: in a text they say nothing about likelihood by themselves.
_EVERYDAY = frozenset({"remote"})


def mixed_rows(proof: Proof) -> Iterator[Diagnostic]:
    """The row of the first judgement is the brief's; what speaks in the other one is reported."""
    scale, judgements = proof.brief.scale, proof.brief.judgements
    if not has_rows(scale) or not judgements:
        return
    row = _row_of(scale, judgements[0].likelihood)
    chosen = f"the judgement '{judgements[0].id}' speaks in the {_ROWS[row]} row"
    for judgement in judgements[1:]:
        if _row_of(scale, judgement.likelihood) != row:
            message = f"'{judgement.likelihood}' is of the {_ROWS[1 - row]} row of {scale.title}; {chosen}"
            hint = f"write '{_same_rung(scale, judgement.likelihood, row)}'"
            yield warning(RULE, message, judgement.position, hint, judgement.id)
    if proof.language.code != "en":
        return
    for passage in proof.passages:
        for match in _terms_of(scale, 1 - row).finditer(passage.characters):
            if passage.speaks_for_itself(match.start()):
                term = match[0].lower()
                message = f"'{term}' is of the {_ROWS[1 - row]} row of {scale.title}; {chosen}"
                yield passage.warn(RULE, message, match.start(), f"write '{_same_rung(scale, term, row)}'")


def has_rows(scale: LikelihoodScale) -> bool:
    """Whether the scale has two words for every rung."""
    return all(len(rung.terms) == 2 for rung in scale.rungs)


def _row_of(scale: LikelihoodScale, term: str) -> int:
    rung = scale.find(term)
    return rung.terms.index(term) if rung else 0


def _same_rung(scale: LikelihoodScale, term: str, row: int) -> str:
    rung = scale.find(term)
    return rung.terms[row] if rung else term


@cache
def _row_pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def _terms_of(scale: LikelihoodScale, row: int) -> re.Pattern[str]:
    return _row_pattern(tuple(rung.terms[row] for rung in scale.rungs if rung.terms[row] not in _EVERYDAY))

"""Which term of likelihood a word that is none was meant to be: never one that turns its meaning round."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.load.suggest import latinise
from briefing.scales.likelihood import Likelihood, LikelihoodScale

_LONGEST = 60
"""Letters of a word that is looked at."""
_ALIKE = 0.8
"""How like each of its words must be to that of a term, as difflib's ratio."""
_APART = 0.05
"""How much more it must be like one term than like any of another side of the scale."""

_ADVERBS = frozenset(
    (
        *("a", "extremely", "fairly", "moderately", "most", "pretty", "quite", "rather"),
        *("really", "reasonably", "relatively", "somewhat", "the", "very"),
    )
)
"""Words before a term that leave it on its side of the scale. `hardly`, `less` and `not` do not."""


def meant_term(word: str, scales: Iterable[LikelihoodScale]) -> str | None:
    """The term of one of `scales` that `word` is but for case, hyphens, an adverb before it or a slip of the keyboard;
    None where there is none, or terms of both sides are as near.
    """
    if len(word) > _LONGEST:
        return None
    terms = {term: rung for scale in scales for rung in scale.rungs for term in rung.terms}
    words = _words(word)
    split = {term: term.split() for term in terms}
    bare = words
    while bare:
        for term, parts in split.items():
            if bare == parts:
                return term
        if bare[0] not in _ADVERBS:
            break
        bare = bare[1:]
    ranked = sorted(((_likeness(words, parts), term) for term, parts in split.items()), key=lambda one: -one[0])
    best, term = ranked[0]
    if best < _ALIKE:
        return None
    other = max((found for found, name in ranked if side_of(terms[name]) != side_of(terms[term])), default=0.0)
    return term if best - other >= _APART else None


def side_of(rung: Likelihood) -> int:
    """-1 for what is less likely than not, 1 for what is more likely than not, 0 for what is about even."""
    return (rung.low >= 50) - (rung.high <= 50)


def _words(word: str) -> list[str]:
    return latinise(word).casefold().replace("-", " ").replace("_", " ").split()


def _likeness(words: list[str], parts: list[str]) -> float:
    """That of the pair of words that are least alike; 0 where one of `words` only puts a syllable before a part, as
    `dislikely` does, or their number differs.
    """
    if len(words) != len(parts):
        return 0.0
    from difflib import SequenceMatcher

    least = 1.0
    for word, part in zip(words, parts, strict=True):
        if word.endswith(part) and len(word) > len(part) + 1:
            return 0.0
        least = min(least, SequenceMatcher(None, word, part).ratio())
    return least

"""Words of likelihood and of confidence in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefing.check.proof import Passage


def likelihood_words(passage: Passage) -> Iterator[re.Match[str]]:
    """The analyst's own terms of likelihood, in order."""
    return _own(passage, passage.proof.language.likelihood)


def confidence_words(passage: Passage) -> Iterator[re.Match[str]]:
    """The analyst's own terms of confidence, in order."""
    language = passage.proof.language
    return _own(passage, language.confidence if language.confidence_trace in passage.lowered else ())


def _own(passage: Passage, terms: tuple[str, ...]) -> Iterator[re.Match[str]]:
    if terms:
        for match in _pattern(terms).finditer(passage.characters):
            if passage.speaks_for_itself(match.start()):
                yield match


@cache
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(terms)})\b", re.IGNORECASE)

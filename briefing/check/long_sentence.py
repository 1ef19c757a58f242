"""`long-sentence`: a sentence that a reader in a hurry reads twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.check.proof import Passage, Proof
from briefing.check.prose import FIGURE, Stretch
from briefing.diagnostics import Diagnostic
from briefing.model.figure import Figure
from briefing.model.text import FigureUse

RULE = "long-sentence"

LONGEST = 30
"""Words. The best producers stay under 25, with fewer than 20 on average."""

_MOST_PRINTED = 4
"""Words of the longest figure: `more than 1.5 million`."""

_WORD = re.compile(r"\S*[^\W_]\S*")


def long_sentence(proof: Proof) -> Iterator[Diagnostic]:
    for passage in proof.passages:
        if passage.is_cell or _is_short(passage):
            continue
        for sentence in passage.sentences:
            words = count_words(passage, sentence)
            if words > LONGEST:
                yield passage.warn(
                    RULE,
                    f"a sentence of {words} words",
                    sentence[0],
                    f"make two of it: {LONGEST} words are the limit, one idea a sentence",
                )


def _is_short(passage: Passage) -> bool:
    """Whether the passage as a whole is too short for a long sentence."""
    return passage.characters.count(" ") + _MOST_PRINTED * len(passage.prose.figures) < LONGEST


def count_words(passage: Passage, sentence: Stretch) -> int:
    """The words of a sentence as printed, a figure counted as what it prints."""
    start, end = sentence
    words = len(_WORD.findall(passage.characters[start:end].replace(FIGURE, " ")))
    return words + sum(
        _printed_words(use, passage.proof.brief.figures.get(use.figure))
        for offset, use in passage.prose.figures.items()
        if start <= offset < end
    )


def _printed_words(use: FigureUse, figure: Figure | None) -> int:
    """Number, magnitude and qualifier; a counted noun stands in the text itself."""
    if figure is None:
        return 1
    words = 1 + (figure.magnitude is not None)
    return words if use.part == "number" else words + len((figure.qualifier or "").split())

"""The strip of key figures: those that the bottom line, the judgements and the most important points use."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.compose.composition import Composition
from briefing.compose.counting import counted_label
from briefing.compose.dates import as_of_words
from briefing.compose.runs import merged, words
from briefing.compose.typography import bound
from briefing.document.blocks import AnyBlock, KeyFigure, KeyFigures
from briefing.document.runs import Words
from briefing.model.figure import Figure
from briefing.model.text import Cite

FEWEST = 3
"""A strip of fewer says too little to stand apart."""
MOST = 6


def key_figures(composition: Composition) -> Iterator[AnyBlock]:
    chosen = choose_key_figures(composition)
    if len(chosen) >= FEWEST:
        items = tuple(_key_figure(composition, figure) for figure in chosen)
        yield KeyFigures(id="part-key-figures", origin=chosen[0].position, part="key-figures", items=items)


def choose_key_figures(composition: Composition) -> tuple[Figure, ...]:
    """As many as the edition holds, the most important ones."""
    return composition.release.key_figures[: min(composition.edition.key_figures, MOST)]


def _key_figure(composition: Composition, figure: Figure) -> KeyFigure:
    wording = composition.wording
    as_of = bound(as_of_words(figure.as_of, wording))
    source = composition.citer.refer((*_cited_by_label(composition, figure), Cite(figure.source)))
    label = merged((*counted_label(composition, figure), Words(". "), *words(as_of), *source))
    return KeyFigure(composition.composer.figure_words(figure.id), label, figure.id)


def _cited_by_label(composition: Composition, figure: Figure) -> tuple[Cite, ...]:
    return tuple(cite for cite in composition.cited_in(figure.label) if cite.source != figure.source)

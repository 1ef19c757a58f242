"""What the words of likelihood, the confidence and the grades mean, once in a document."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.compose.composition import Composition
from briefing.compose.parts.contested import contests, grade
from briefing.compose.parts.judgements import range_words, term_words
from briefing.compose.runs import filled, last_bound, words
from briefing.compose.typography import set_words
from briefing.compose.wording import Wording
from briefing.document.blocks import AnyBlock, Column, Paragraph, Row, ScaleKey, ScaleRung, Table
from briefing.document.runs import Runs, Words
from briefing.scales.likelihood import LikelihoodScale


def scale_key(composition: Composition) -> Iterator[AnyBlock]:
    if composition.judgements and "judgements" in composition.parts:
        yield from _likelihood(composition)
    if _shows_grades(composition):
        yield _grades(composition)


def _shows_grades(composition: Composition) -> bool:
    """Whether this edition grades anything: works in its list, or claims that are contested."""
    listed = composition.has_source_list and composition.grades_works
    if listed and any(composition.release.sources[source].reliability for source in composition.citer.cited):
        return True
    return "contested" in composition.parts and any(
        grade(composition, point) for group in contests(composition) for point in group
    )


def _likelihood(composition: Composition) -> Iterator[AnyBlock]:
    wording, scale = composition.wording, composition.brief.scale
    yield ScaleKey(
        id="part-scale-key",
        part="scale-key",
        title=words(wording.parts["scale-key"]),
        rungs=tuple(
            ScaleRung(
                wording.list_separator.join(_each_once(term_words(term, wording) for term in rung.terms)),
                range_words(rung, scale, wording),
                rung.low,
                rung.high,
            )
            for rung in scale.rungs
        ),
        source=last_bound(filled(wording.scale_source, source=_source(scale, wording))),
    )
    yield Paragraph(part="scale-key", runs=words(wording.confidence_key), role="method")


def _each_once(terms: Iterator[str]) -> Iterator[str]:
    """The first term as it is, the others in lower case behind it: `Likely, probable`."""
    for place, term in enumerate(dict.fromkeys(terms)):
        yield term[0].lower() + term[1:] if place else term


def _grades(composition: Composition) -> Table:
    wording = composition.wording
    rows = tuple(
        Row((words(f"{letter}: {meaning}"), words(f"{digit}: {wording.credibility[digit]}")))
        for (letter, meaning), digit in zip(wording.reliability.items(), wording.credibility, strict=True)
    )
    return Table(
        id="part-grades",
        part="scale-key",
        title=words(wording.grading_title),
        columns=(Column(words(wording.grading_letter)), Column(words(wording.grading_digit))),
        rows=rows,
        heads_rows=False,
        source=words(wording.grading_source),
        summary=wording.grading_title,
    )


def _source(scale: LikelihoodScale, wording: Wording) -> Runs:
    """Who gives the scale, as its publisher says it: in English."""
    if not wording.language.startswith("en"):
        return (Words(scale.source, lang="en"),)
    return words(set_words(scale.source.replace("“", '"').replace("”", '"'), wording))

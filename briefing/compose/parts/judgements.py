"""The analyst's judgements. Likelihood and confidence are printed apart (ICD 203, D.6.e)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from briefing.compose.composition import Composition
from briefing.compose.runs import filled, joined, merged, words
from briefing.compose.wording import Wording
from briefing.document.blocks import AnyBlock, Judgement
from briefing.document.runs import Run, Runs, Words
from briefing.model.judgement import Judgement as Judged
from briefing.scales.likelihood import Likelihood, LikelihoodScale

_LEVELS: dict[str, Literal[1, 2, 3]] = {"low": 1, "moderate": 2, "high": 3}


def judgements(composition: Composition) -> Iterator[AnyBlock]:
    chosen = composition.judgements
    if not chosen:
        return
    some = composition.leaves_judgements_out
    title = composition.wording.parts["key-judgements" if some else "judgements"]
    yield composition.part_heading("judgements", title)
    for judged in chosen:
        yield _judgement(composition, judged)


def _judgement(composition: Composition, judged: Judged) -> Judgement:
    wording, scale = composition.wording, composition.brief.scale
    rung = scale.find(judged.likelihood)
    assert rung is not None, judged.likelihood  # noqa: S101
    runs = composition.text(judged.text)
    basis = _basis(composition, judged) if composition.edition.basis else ()
    watches = composition.edition.indicators and "indicators" not in composition.parts
    indicators = tuple(composition.text(text) for text in judged.indicators) if watches else ()
    change: Runs = ()
    if watches and judged.would_change:
        change = would_change(composition, judged)
    return Judgement(
        id=judged.id,
        origin=judged.position,
        part="judgements",
        term=term_words(judged.likelihood, wording),
        range=range_words(rung, scale, wording),
        low=rung.low,
        high=rung.high,
        confidence=wording.confidence[judged.confidence],
        confidence_level=_LEVELS[judged.confidence],
        runs=runs,
        basis=basis,
        indicators_title=wording.watch if indicators else "",
        indicators=indicators,
        would_change=change,
    )


def would_change(composition: Composition, judged: Judged) -> Runs:
    """`What would change this: ...`"""
    if judged.would_change is None:
        return ()
    return merged((Words(composition.wording.would_change, strong=True), *composition.text(judged.would_change)))


def term_words(term: str, wording: Wording) -> str:
    """`Highly likely`"""
    words_ = wording.scale_terms.get(term, term)
    return words_[0].upper() + words_[1:]


def range_words(rung: Likelihood, scale: LikelihoodScale, wording: Wording) -> str:
    """The range as the scale's publisher gives it, never a midpoint."""
    if rung.low_open:
        pattern = wording.range_open_low
    elif rung.high_open:
        pattern = wording.range_open_high
    else:
        pattern = wording.range_about if scale.approximate else wording.range
    return pattern.format(low=rung.low, high=rung.high)


def _basis(composition: Composition, judged: Judged) -> Runs:
    """`Rests on: Situation, points 1 and 3; Motives, point 2`, each number a link to a point of this edition."""
    wording = composition.wording
    by_list: dict[str, list[tuple[int, str]]] = {}
    for point in judged.basis:
        if point in composition.places:
            place, number = composition.places[point]
            by_list.setdefault(place, []).append((number, point))
    told: list[Runs] = []
    titles = {section.id: section for section in composition.release.sections}
    for place in sorted(by_list, key=["what-matters", *titles].index):
        numbers = sorted(by_list[place])
        title = (
            composition.section_title(titles[place], bound=False) if place in titles else words(wording.parts[place])
        )
        if composition.edition.prose:
            pattern = wording.paragraphs if len(numbers) > 1 else wording.paragraph
        else:
            pattern = wording.points if len(numbers) > 1 else wording.point
        told.append(filled(pattern, section=title, numbers=_number_links(numbers, wording)))
    return filled(wording.rests_on, points=joined(told, "; ")) if told else ()


def _number_links(numbers: Sequence[tuple[int, str]], wording: Wording) -> Runs:
    """`1–5, 7 and 9`, each number a link to its point; three or more in a row are a range."""
    stretches: list[list[tuple[int, str]]] = []
    for each in numbers:
        if stretches and stretches[-1][-1][0] + 1 == each[0]:
            stretches[-1].append(each)
        else:
            stretches.append([each])
    told: list[Runs] = []
    for stretch in stretches:
        links = [Words(str(number), href=f"#{point}") for number, point in stretch]
        if len(links) < 3:
            told += [(link,) for link in links]
        else:
            told.append((links[0], Words("–"), links[-1]))
    runs: list[Run] = []
    for count, part in enumerate(told):
        if count:
            runs.append(Words(wording.last_separator if count == len(told) - 1 else wording.list_separator))
        runs += part
    return tuple(runs)

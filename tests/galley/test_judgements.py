"""Judgements in every language: what the column of likelihood has room for, in both houses and on both papers."""

from __future__ import annotations

import pytest

from briefing.compose.parts.judgements import range_words, term_words
from briefing.compose.wording import find_wording
from briefing.diagnostics import Position
from briefing.galley.blocks.boxes import _judgement_columns
from briefing.house import PaperName, face_style
from briefing.scales.likelihood import SCALES
from tests.galley.shipped import HOUSES, shipped_house, shipped_measure

LANGUAGES = ("en-GB", "en-US", "fr", "de", "uk")


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", HOUSES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_range_stands_on_one_line_and_no_word_of_a_term_is_cut(language: str, name: str, paper: PaperName) -> None:
    house, measure, wording = shipped_house(name), shipped_measure(name), find_wording(language, Position("x"))
    box = house.boxes["judgement"]
    ratio = _judgement_columns(box.ratio)
    room = (house.papers[paper].frame_width - box.indent) * ratio[0] / sum(ratio) - box.padding[1] - box.padding[3]

    def width(text: str, style: str) -> float:
        letters = house.styles[style]
        return measure(text, letters.family, face_style(bold=letters.bold, italic=letters.italic), letters.size)

    for scale in SCALES.values():
        for rung in scale.rungs:
            assert width(range_words(rung, scale, wording), "range") <= room, range_words(rung, scale, wording)
            for term in rung.terms:
                assert all(width(word, "term") <= room for word in term_words(term, wording).split()), term

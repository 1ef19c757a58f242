from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.typeset.reckoning import DOTS, dotted, kerned, lean, on_twips
from briefing.typeset.shaping import Shaper
from briefing.typeset.strips import Stretch, Type, make_strip


@pytest.mark.parametrize(
    ("points", "expected"), [(1.0, 1.0), (1.024, 1.0), (1.026, 1.05), (45.875, 45.9), (0.0, 0.0), (-1.026, -1.05)]
)
def test_a_length_is_the_nearest_number_of_twips_and_of_two_the_longer(points: float, expected: float) -> None:
    assert on_twips(points) == pytest.approx(expected)


@given(st.floats(-1e4, 1e4))
def test_a_length_on_twips_stays(points: float) -> None:
    assert on_twips(on_twips(points)) == on_twips(points)


def test_each_glyph_is_as_wide_as_a_whole_number_of_dots(shaper: Shaper) -> None:
    (glyphs,) = shaper.shape("Kursk", "text", "regular")
    scale = 9.5 / glyphs.face.units_per_em
    edges = dotted(glyphs, scale, 0.0)
    widths = [right - left for left, right in pairwise(edges)]
    assert widths == [int(advance * scale * DOTS + 0.5) for advance in glyphs.advances]


def test_tracking_stands_behind_each_letter(shaper: Shaper) -> None:
    (glyphs,) = shaper.shape("Kursk", "text", "regular", tracked=True)
    scale = 10 / glyphs.face.units_per_em
    plain, tracked = dotted(glyphs, scale, 0.0), dotted(glyphs, scale, 0.5)
    assert [wide - narrow for wide, narrow in zip(tracked, plain, strict=True)] == [0, 60, 120, 180, 240, 300]


def test_the_letters_of_a_ligature_share_its_dots(shaper: Shaper) -> None:
    (glyphs,) = shaper.shape("office", "text", "regular")
    edges = dotted(glyphs, 10 / glyphs.face.units_per_em, 0.0)
    assert len(glyphs.ids) < len("office")
    assert len(edges) == len("office") + 1
    assert list(edges) == sorted(set(edges))


def test_kerning_is_what_the_next_letter_takes_away(shaper: Shaper) -> None:
    (glyphs,) = shaper.shape("TV", "text", "regular")
    (other,) = shaper.shape("To", "text", "regular")
    scale = 10 / glyphs.face.units_per_em
    assert kerned(other, 1, scale) < -0.1 < 0 == kerned(glyphs, 2, scale)


def test_an_italic_word_leans_a_twelfth_of_its_height(shaper: Shaper) -> None:
    (glyphs,) = shaper.shape("word", "text", "italic")
    # Source Serif 4: 1036 up and 335 down of 1000, so 274.2 twips at 10 points; LibreOffice keeps 22.
    assert lean(glyphs, 10 / glyphs.face.units_per_em) == pytest.approx(22 / 20)


def test_a_no_break_space_is_kerned_with_nothing(shaper: Shaper) -> None:
    (glyphs,) = shaper.shape("a\u00a0Wa", "text", "regular")
    assert list(glyphs.advances[:2]) == [glyphs.face.advance(glyph) for glyph in glyphs.ids[:2]]


def test_a_portion_ends_at_a_change_of_style_and_around_a_no_break_space(shaper: Shaper) -> None:
    strip = make_strip([Stretch("one 2\u00a0two "), Stretch("three", "bold")], Type("text", 10.0), shaper)
    assert [portion.end for portion in strip.portions] == [5, 6, 10, 15]
    for portion in strip.portions:
        assert portion.next * 20 == pytest.approx(round(portion.next * 20))

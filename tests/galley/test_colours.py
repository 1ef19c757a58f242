"""Lettering can be read on its ground, and the colours of a chart tell its series apart, in grey and to every eye."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.galley.ink import FAINT, LEGIBLE, VISIBLE, contrast, ink_on, legible, luminance, pale
from briefing.house import SERIES_COLOURS, House
from tests.galley.shipped import HOUSES, shipped_house

COLOURS = st.from_regex(r"\A#[0-9A-F]{6}\Z")
IN_BOX = {
    "facts": ("fact-label", "fact-value"),
    "cover": ("cover-kicker", "cover-title", "cover-question"),
    "cover-facts": ("cover-fact-label", "cover-fact-value"),
    "bottom-line": ("callout-title", "callout-text", "callout-point"),
    "ask": ("callout-title", "callout-text", "callout-point"),
    "changes": ("callout-title", "callout-text", "callout-point"),
    "callout": ("callout-title", "callout-text", "callout-point"),
    "key-figures": ("figure-number", "figure-label"),
    "judgement": ("term", "range", "confidence", "judgement", "basis", "indicators-title", "indicator"),
    "timeline": ("event-date", "event", "source-line"),
    "table": ("table-head", "table-head-number", "table-cell", "table-number"),
    "contested": ("table-head", "claim-who", "claim", "claim-grade"),
    "scale-key": ("rung-term", "rung-range", "source-line"),
}
"""The styles that stand in each box; every other stands on paper."""
LIGHTNESS_APART = 10.0
"""How far any two series' colours are apart in lightness (CIE L*, of 100), which is all that grey print keeps. Six that
have a contrast of 3 to 1 with white paper lie below 62, so no six can be more than 12 apart."""
NEIGHBOURS_APART = 20.0
"""How far those are that touch in groups and stacks: each and the next."""
HUES_APART = 14.0
"""How far any two are apart in CIE Lab to any eye."""
NEIGHBOURS_HUES_APART = 20.0
EYES = {
    "every cone": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
"""What is left of linear red, green and blue (Machado, Oliveira and Fernandes 2009, severity 1)."""


@pytest.fixture(params=HOUSES)
def house(request: pytest.FixtureRequest) -> House:
    return shipped_house(request.param)


def test_every_style_can_be_read_on_paper_or_in_its_box(house: House) -> None:
    paper = house.colours["paper"]
    on_cover_only = set(IN_BOX["cover"]) if house.boxes["cover"].fill else set()
    pairs = [(name, paper) for name in house.styles if name not in on_cover_only]
    pairs += [(name, house.boxes[box].fill or paper) for box, names in IN_BOX.items() for name in names]
    faint = {
        (name, ground): round(contrast(house.styles[name].colour, ground), 2)
        for name, ground in pairs
        if contrast(house.styles[name].colour, ground) < LEGIBLE
    }
    assert not faint


def test_links_can_be_read_wherever_text_stands(house: House) -> None:
    grounds = [box.fill for name, box in house.boxes.items() if box.fill and name != "cover"]
    assert all(contrast(house.colours["link"], ground) >= LEGIBLE for ground in (house.colours["paper"], *grounds))


def test_series_can_be_seen_on_paper_and_their_names_read(house: House) -> None:
    paper = house.colours["paper"]
    for name in SERIES_COLOURS:
        assert contrast(house.colours[name], paper) >= VISIBLE, name
        assert contrast(legible(house.colours[name], paper), paper) >= LEGIBLE, name
        assert contrast(ink_on(house.colours[name]), house.colours[name]) >= LEGIBLE, name


def test_marks_of_gauges_and_timelines_can_be_seen(house: House) -> None:
    assert contrast(house.colours["accent"], house.colours["paper"]) >= VISIBLE
    assert contrast(house.colours["accent"], house.colours["rule"]) >= VISIBLE


def test_grey_print_keeps_the_series_apart(house: House) -> None:
    greys = {name: lightness(luminance(house.colours[name])) for name in SERIES_COLOURS}
    close = {pair: abs(greys[pair[0]] - greys[pair[1]]) for pair in combinations(greys, 2)}
    assert min(close.values()) >= LIGHTNESS_APART, min(close, key=close.__getitem__)
    beside = {pair: close[pair] for pair in pairwise(greys)}
    assert min(beside.values()) >= NEIGHBOURS_APART, min(beside, key=beside.__getitem__)


@pytest.mark.parametrize("eye", EYES)
def test_every_eye_keeps_the_series_apart(house: House, eye: str) -> None:
    seen = {name: lab(house.colours[name], EYES[eye]) for name in SERIES_COLOURS}
    close = {pair: dist(seen[pair[0]], seen[pair[1]]) for pair in combinations(seen, 2)}
    assert min(close.values()) >= HUES_APART, min(close, key=close.__getitem__)
    beside = {pair: close[pair] for pair in pairwise(seen)}
    assert min(beside.values()) >= NEIGHBOURS_HUES_APART, min(beside, key=beside.__getitem__)


@given(COLOURS, COLOURS)
def test_ink_made_legible_is_legible_on_any_ground(colour: str, ground: str) -> None:
    assert contrast(legible(colour, ground), ground) >= LEGIBLE


@given(COLOURS, COLOURS)
def test_lines_behind_data_are_faint_on_any_ground(colour: str, ground: str) -> None:
    assert contrast(pale(colour, ground), ground) <= FAINT


def test_rules_of_a_plot_are_fainter_than_any_series(house: House) -> None:
    paper = house.colours["paper"]
    series = min(contrast(house.colours[name], paper) for name in SERIES_COLOURS)
    assert contrast(pale(house.colours["rule"], paper), paper) <= FAINT < series


@given(COLOURS)
def test_a_colour_that_can_be_read_is_left_as_it_is(colour: str) -> None:
    if contrast(colour, "#FFFFFF") >= LEGIBLE:
        assert legible(colour) == colour


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), ("#123456", "#123456", 1.0)]
)
def test_contrast_is_what_the_standard_says(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


def lightness(luminous: float) -> float:
    """CIE L*."""
    return 116 * _root(luminous) - 16


def lab(colour: str, eye: tuple[tuple[float, float, float], ...]) -> tuple[float, float, float]:
    """CIE Lab under D65 of `colour` as the eye sees it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    red, green, blue = (min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear, strict=True)))) for row in eye)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    return 116 * _root(y) - 16, 500 * (_root(x) - _root(y)), 200 * (_root(y) - _root(z))


def _root(value: float) -> float:
    return value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116

"""What room is left is spread over the spaces between blocks, by one factor, within what the house allows."""

from __future__ import annotations

import pytest

from briefing.galley.matter import Galley, Grid, Para, Picture
from briefing.galley.setting import spread_out
from briefing.produce.spreading import Filled, set_to_fill
from briefing.render.pdf import fit_pdf
from briefing.values import replace
from tests.galley.shipped import HOUSES, shipped_house
from tests.produce.contract import chooser, edition, layout, shipped_brief, shipped_editions

EDITIONS = ("one-page", "two-page", "four-page")


def filled(house: str, name: str) -> Filled:
    brief = shipped_brief()
    document = chooser(brief, house, shipped_editions()).choose(name).document
    return set_to_fill(layout(brief, house), document)


def spaces(galley: Galley) -> list[float]:
    found: list[float] = []
    for matter in galley.matter:
        if isinstance(matter, Para):
            found += (matter.style.before, matter.style.after)
        elif isinstance(matter, Grid | Picture):
            found += (matter.before, matter.after)
    return found


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("name", EDITIONS)
def test_spaces_grow_by_one_factor_and_the_pages_stay_the_same(name: str, house: str) -> None:
    found = filled(house, name)
    assert 0.0 <= found.galley.spread <= shipped_house(house).spread
    assert found.fit.pages == found.plain.pages == edition(name).pages
    assert found.fit.fill >= found.plain.fill
    document = found.galley.document
    tight = layout(shipped_brief(), house).set(document)
    for before, after in zip(spaces(tight), spaces(found.galley), strict=True):
        wanted = before * (1 + found.galley.spread)
        assert wanted - 0.05 <= after <= wanted + 1e-6


def test_a_page_that_was_nearly_full_is_full() -> None:
    for house in HOUSES:
        found = filled(house, "one-page")
        assert found.fit.room < 4.0
        assert found.galley.spread > 0.0


def test_the_spread_says_how_far_it_is_told_to_go() -> None:
    """One step further, and the last page would not hold it."""
    found = filled("policy", "one-page")
    house = shipped_house("policy")
    pages = layout(shipped_brief(), "policy")
    further = pages.set(found.galley.document, min(house.spread, found.galley.spread + house.spread / 20))
    assert found.galley.spread == house.spread or not fit_pdf(further).holds


def test_a_page_that_stays_open_all_the_same_is_not_spread() -> None:
    brief = shipped_brief()
    few = replace(brief, sections=tuple(replace(each, points=each.points[:1]) for each in brief.sections))
    document = chooser(few, "policy", shipped_editions()).choose("four-page").document
    found = set_to_fill(layout(few, "policy"), document)
    assert not found.plain.is_full
    assert found.galley.spread == 0.0


def test_an_edition_without_a_number_of_pages_is_not_spread() -> None:
    assert filled("policy", "report").galley.spread == 0.0


def test_type_leading_and_padding_are_never_spread() -> None:
    house = shipped_house("policy")
    wide = spread_out(house, 0.3)
    for name, style in house.styles.items():
        assert replace(wide.styles[name], before=style.before, after=style.after) == style
        assert wide.styles[name].before >= style.before
    for name, box in house.boxes.items():
        assert replace(wide.boxes[name], before=box.before, after=box.after) == box
    assert wide.papers == house.papers


def test_spread_spaces_are_whole_twentieths_of_a_point_as_word_keeps_them() -> None:
    wide = spread_out(shipped_house("memo"), 0.123)
    for style in wide.styles.values():
        assert abs(style.after * 20 - round(style.after * 20)) < 1e-6

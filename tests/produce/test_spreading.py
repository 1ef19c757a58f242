"""What room is left is spread over the spaces between blocks, by one factor, within what the house allows."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from briefing.document.measure import Measures, Piece, Slug
from briefing.galley.matter import Galley, Grid, Para, Picture
from briefing.galley.setting import spread_out
from briefing.produce.spreading import Filled, find_spread, set_to_fill
from briefing.render.pdf import fit_pdf
from briefing.render.pdf.fit import fit_pieces
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


class _Reckoned:
    """A layout of blocks, told by their heights, with 10 points between them, on two pages 100 points high."""

    def __init__(self, *heights: float) -> None:
        self.heights = heights

    def set(self, _document: object, spread: float = 0.0) -> Any:
        return SimpleNamespace(spread=spread, house=SimpleNamespace(spread=0.5))

    def measure_galley(self, galley: Any) -> Measures:
        space = 10.0 * (1 + galley.spread)
        return Measures((tuple(Piece((Slug(height),), after=space) for height in self.heights),), {})

    def cut(self, pieces: Any, _notes: object, limit: int) -> Any:
        return fit_pieces(pieces, {}, 100.0, limit, 10.0)

    def spread(self) -> float:
        layout: Any = self
        galley = self.set(None)
        plain = self.cut(self.measure_galley(galley).blocks[0], {}, 2)
        return find_spread(layout, layout, galley, plain)


def test_a_page_that_stays_open_because_a_block_would_jump_is_not_spread() -> None:
    """The first page has a point left; with more between its blocks, the second one would jump to the second page."""
    assert _Reckoned(59.0, 30.0, 75.0).spread() == 0.0


def test_a_full_page_is_spread_as_far_as_the_blocks_before_it_let() -> None:
    assert _Reckoned(59.0, 30.0, 95.0).spread() == pytest.approx(0.1, abs=0.005)


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

"""What the shipped houses promise whoever reads their pages."""

from __future__ import annotations

import pytest

from tests.galley.shipped import HOUSES, shipped_house, shipped_measure


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("style", ["point-number", "note", "note-entry"])
def test_a_number_of_two_digits_stands_apart_from_its_text(style: str, house: str) -> None:
    set_in = shipped_house(house).styles[style]
    number = "99." if style == "point-number" else "99"
    width = shipped_measure(house)(number, set_in.family, "regular", set_in.size)
    assert set_in.hang - width >= 0.3 * set_in.size

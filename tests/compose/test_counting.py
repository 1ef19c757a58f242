"""Whether the label of a figure says what its number counts."""

from __future__ import annotations

import pytest

from briefing.compose.phrase import names_unit


@pytest.mark.parametrize(
    ("unit", "label", "is_named"),
    [
        ("tonnes", "Grain shipped to Africa", False),
        ("tonnes", "Tonnage", False),
        ("ships", "Grain shipped to Africa", False),
        ("ships", "Each ship out of Odesa", True),
        ("soldiers", "Lost so far", False),
        ("barrels of oil", "Cargo of one ship", False),
        ("barrels of oil", "Oil in one ship", False),
        ("barrels of oil", "Oil barrels in one ship", True),
        ("men", "Mended tanks", False),
        ("men", "Men under arms", True),
        ("військових", "Російські військові", True),
        ("днів", "Дні без світла", True),
        ("…", "Anything", False),
    ],
)
def test_a_label_names_a_unit_where_it_holds_its_words(unit: str, label: str, is_named: bool) -> None:
    assert names_unit(unit, label) is is_named

from __future__ import annotations

import pytest

from briefing.document.blocks import Table
from tests.compose.build import brief_of, composed, edition_of


@pytest.mark.parametrize(
    ("cell", "align"),
    [
        ("cell 0 0", "left"),
        ("12", "right"),
        ("about 120 000", "right"),
        ("EUR 5", "right"),
        ("12 to 14", "right"),
        ("over 1", "right"),
        ("Kyiv", "left"),
    ],
)
def test_a_column_of_numbers_stands_at_the_right_and_one_of_names_with_numbers_does_not(cell: str, align: str) -> None:
    brief = brief_of(f"exhibits: [{{id: e, kind: table, title: Rows, columns: [A], rows: [['{cell}']]}}]")
    (table,) = (block for block in composed(brief, edition_of("exhibits")).blocks if isinstance(block, Table))
    assert table.columns[0].align == align

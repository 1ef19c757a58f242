"""Contested claims side by side."""

from __future__ import annotations

import pytest

from briefing.document import blocks as b
from briefing.document.runs import Words
from briefing.galley.matter import Grid
from tests.galley.test_setting import galley


def claims(*names: str) -> b.Contested:
    said = tuple(b.Claim((Words(name),), (Words("It is so."),)) for name in names)
    return b.Contested(title=(), claims=said, who_head="Who", says_head="Says", has_columns=True)


def test_parties_have_columns_of_one_width_even_where_one_name_needs_more_than_its_share() -> None:
    (grid,) = [
        piece
        for piece in galley(claims("Kyiv", "South\u00a0Korean\u00a0intelligence")).matter
        if isinstance(piece, Grid)
    ]
    head, first, second = grid.columns
    assert first == pytest.approx(second)
    assert first > 5.0 * len("South Korean intelligence")
    assert head < first

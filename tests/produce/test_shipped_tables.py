"""The table of the shipped brief, as its houses set it."""

from __future__ import annotations

import pytest

from briefing.compose import Composer, everything
from briefing.document.blocks import Table
from briefing.house import PaperName
from briefing.values import replace
from tests.galley.shipped import shipped_house
from tests.produce.contract import edition, layout, shipped_brief


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("house", ["policy", "memo"])
def test_each_row_has_one_line(house: str, paper: PaperName) -> None:
    brief, report, style = shipped_brief(), edition("report"), shipped_house(house)
    document = Composer(brief, citation=style.citation).compose(report, everything(brief, report))
    (table,) = (each for each in document.blocks if isinstance(each, Table) and each.id == "money-and-losses")
    alone = replace(document, blocks=(table,), notes=(), cover=False)
    pieces = layout(brief, house, paper).measure(alone).blocks[0]
    heights = {round(slug.height, 2) for piece in pieces for slug in piece.slugs if len(piece.slugs) > 5}
    box = style.boxes["table"]
    line = style.styles["table-cell"].leading + box.padding[0] + box.padding[2]
    assert heights
    assert max(heights) < line + 2

"""What stands above and below exhibits and tables."""

from __future__ import annotations

import pytest

from briefing.document.blocks import Column, Exhibit, Image, Row, Table
from briefing.document.runs import Words
from briefing.galley.matter import Grid, Para, Picture
from briefing.galley.setting import set_galley
from tests.galley.shipped import HOUSES, shipped_house, shipped_measure
from tests.galley.test_setting import document

SOURCE = (Words("Source: X"),)
MAP = Image(b"", width=400, height=100)
EXHIBITS = [
    Exhibit(label="Exhibit 1", title=(Words("A map"),), content=MAP, alt="A map."),
    Table(label="Table 1", title=(Words("A table"),), columns=(Column((Words("A"),)),), rows=(Row(((Words("1"),),)),)),
]


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=["picture", "table"])
@pytest.mark.parametrize("name", HOUSES)
def test_as_much_stays_free_below_an_exhibit_without_a_source_as_below_a_source(
    name: str, exhibit: Exhibit | Table
) -> None:
    house = shipped_house(name)
    sourced = (
        Exhibit(label="Exhibit 2", title=exhibit.title, content=MAP, alt="A map.", source=SOURCE)
        if isinstance(exhibit, Exhibit)
        else Table(title=exhibit.title, columns=exhibit.columns, rows=exhibit.rows, source=SOURCE)
    )
    bare, line = (
        set_galley(document(each), house, "a4", shipped_measure(name)).matter[-1] for each in (exhibit, sourced)
    )
    assert isinstance(bare, Picture | Grid)
    assert isinstance(line, Para)
    assert bare.after == line.style.after > 0

"""A CSV beside the brief."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.load.nodes import Manuscript, Scalar
from briefing.load.reading import Reading
from briefing.load.tables import Table, read_table


def read(folder: Path, text: str) -> tuple[Table | None, list[str]]:
    (folder / "d.csv").write_text(text, "utf-8")
    reading = Reading(folder / "brief.yaml")
    node = Scalar(Manuscript("brief.yaml", "d.csv"), 0, 5, 4, 9, "d.csv")
    table = read_table(node, reading)
    return table, [str(fault).split("\n")[0] for fault in reading.diagnostics]


@pytest.mark.parametrize(("mark", "comma"), [(",", False), (";", True), ("\t", False)])
def test_columns_are_parted_by_what_the_header_has_most_of(mark: str, comma: bool, tmp_path: Path) -> None:
    table, faults = read(tmp_path, f"party{mark}count\nNATO{mark}10000\n")
    assert faults == []
    assert table is not None
    assert table.comma is comma
    assert [[cell.value for cell in row] for row in table.rows] == [["party", "count"], ["NATO", "10000"]]


def test_a_cell_may_hold_the_delimiter_and_a_line_s_end_in_quotation_marks(tmp_path: Path) -> None:
    table, _ = read(tmp_path, 'party,count\n"NATO,\nand more",1\n\nKyiv,2\n')
    assert table is not None
    assert [row[0].value for row in table.rows] == ["party", "NATO, and more", "Kyiv"]
    assert [row[0].position.line for row in table.rows] == [1, 2, 5]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a,b\n", "d.csv:1:1: error: the file has no rows under its header"),
        ("a\n1\n", "d.csv:1:1: error: the file has one column"),
        ("a,b\n1,2,3\n", "d.csv:2:1: error: the row has 3 cells, the header 2"),
        ('a,b\n"1,2\n', "d.csv:3:1: error: this is not CSV: unexpected end of data"),
        ("a,b\n" + "1,2\n" * 2001, "d.csv:2002:1: error: the file has more than 2000 rows"),
    ],
)
def test_what_is_no_table_is_told_at_its_line(text: str, fault: str, tmp_path: Path) -> None:
    assert read(tmp_path, text) == (None, [fault])

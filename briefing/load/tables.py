"""A CSV beside the brief, as series of an exhibit or as the cells of a table."""

from __future__ import annotations

import csv
import re

from briefing.diagnostics import Position
from briefing.load.beside import read_beside, shown_beside
from briefing.load.files import MIB, decode
from briefing.load.nodes import Scalar
from briefing.load.reading import Reading

CSV_LIMIT = MIB
ROW_LIMIT = 2000
COLUMN_LIMIT = 40


class Cell:
    """What stands between two delimiters, and where its line begins."""

    __slots__ = ("position", "value")

    def __init__(self, value: str, position: Position) -> None:
        self.value = value
        self.position = position


class Table:
    """The rows of a CSV, the header first; all as long as the header."""

    __slots__ = ("comma", "rows")

    def __init__(self, rows: list[list[Cell]], comma: bool) -> None:
        self.rows = rows
        self.comma = comma
        """Whether numbers have a decimal comma: in a file whose columns are parted by semicolons."""


def read_table(node: Scalar, reading: Reading) -> Table | None:
    """The CSV that `node` names; None, and the faults in `reading`, where it cannot be read."""
    data = read_beside(node, reading, CSV_LIMIT)
    if data is None:
        return None
    shown = shown_beside(node, node.value.strip())
    text, faults = decode(data, shown)
    reading.diagnostics += faults
    if text is None or faults:
        return None
    head = text.split("\n", 1)[0]
    delimiter = max(";\t,", key=lambda mark: (head.count(mark), mark == ","))
    rows: list[list[Cell]] = []
    lines = csv.reader((f"{line}\n" for line in text.split("\n")), delimiter=delimiter, strict=True)
    try:
        begun = 1
        for row in lines:
            if any(cell.strip() for cell in row):
                place = Position(shown, begun)
                rows.append([Cell(re.sub(r"\s+", " ", cell).strip(), place) for cell in row])
            begun = lines.line_num + 1
            if len(rows) > ROW_LIMIT:
                reading.report(f"the file has more than {ROW_LIMIT} rows", Position(shown, begun))
                return None
    except csv.Error as fault:
        reading.report(f"this is not CSV: {fault}", Position(shown, lines.line_num), "save it again as CSV, in UTF-8")
        return None
    return _checked(rows, delimiter == ";", shown, reading)


def _checked(rows: list[list[Cell]], comma: bool, shown: str, reading: Reading) -> Table | None:
    if len(rows) < 2:
        reading.report("the file has no rows under its header", Position(shown))
        return None
    width = len(rows[0])
    if not 2 <= width <= COLUMN_LIMIT:
        message = f"the file has {width} columns" if width > 1 else "the file has one column"
        reading.report(
            message,
            Position(shown),
            "part the columns with commas, the first for names or dates, the others for values",
        )
        return None
    whole = True
    for row in rows:
        if len(row) != width:
            reading.report(f"the row has {len(row)} cells, the header {width}", row[0].position)
            whole = False
    return Table(rows, comma) if whole else None

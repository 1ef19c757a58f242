"""Exhibits: what each kind of chart, table or picture must hold, from the YAML or from a file beside it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from briefing.diagnostics import Position
from briefing.load.beside import read_beside, resolve_beside
from briefing.load.dates import parse_date
from briefing.load.files import MIB
from briefing.load.nodes import Broken, Mapping, Node, Scalar, Sequence, shorten
from briefing.load.numbers import parse_number
from briefing.load.reading import BROKEN, Reading
from briefing.load.record import Values
from briefing.load.shapes import Misread, ScalarShape, Schema, Shape
from briefing.load.suggest import one_of
from briefing.model.dates import PartialDate
from briefing.model.exhibit import DataPoint, Exhibit, Series
from briefing.model.text import Text, Words

if TYPE_CHECKING:
    from briefing.load.tables import Table

IMAGE_LIMIT = 20 * MIB

_SIGNATURES = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff"}
_MISSING = ("", "-", "–", "—", "..", "n/a")
_CONTENT = ("figures", "series", "rows", "file")


class FileName(ScalarShape):
    """The name of a file beside the brief, kept as its node: the exhibit's kind says how it is read."""

    says = "the name of a file beside the brief"

    def parse(self, value: str, node: Scalar, reading: Reading) -> Scalar:
        if resolve_beside(value, reading.path.parent) is None:
            raise Misread(
                f"is not a file beside the brief: '{shorten(value)}'",
                "copy it into the brief's folder and write its name",
            )
        return node

    def schema(self) -> Schema:
        return {"type": "string"}


class SeriesByName(Shape):
    """`{name: {category or date: value}}`, kept as nodes: all values on the axis decide whether it holds dates."""

    says = "a map of series"

    def read(self, node: Node, reading: Reading, label: str) -> Any:
        if isinstance(node, Broken):
            return BROKEN
        if not isinstance(node, Mapping) or not node.entries:
            hint = "write series: {NATO: {2024-10: 10000, 2024-11: 11000}}"
            reading.report(f"{label} is not {self.says}, but {node.says}", node, hint)
            return BROKEN
        series, whole = [], True
        for name, held in node.entries:
            if not isinstance(held, Mapping) or not held.entries:
                if not isinstance(held, Broken):
                    hint = f"write {shorten(name.value)}: {{2024-10: 10000, 2024-11: 11000}}"
                    reading.report(f"the series '{shorten(name.value)}' is not a map of values", held, hint)
                whole = False
                continue
            points = [(key.value, _number_of(value, reading)) for key, value in held.entries]
            whole = whole and all(value is not BROKEN for _, value in points)
            series.append((name.value, points))
        return _series(series) if whole else BROKEN

    def schema(self) -> Schema:
        value: Schema = {"type": ["number", "string", "null"]}
        return {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": value}}


class Rows(Shape):
    """The rows of a table, each a list of texts."""

    says = "a list of rows"

    def __init__(self, cell: Shape) -> None:
        self.cell = cell

    def read(self, node: Node, reading: Reading, label: str) -> Any:
        if isinstance(node, Broken):
            return BROKEN
        if not isinstance(node, Sequence):
            reading.report(f"{label} is not {self.says}, but {node.says}", node, "write - [cell, cell] for each row")
            return BROKEN
        rows, whole = [], True
        for row in node.items:
            if not isinstance(row, Sequence):
                if not isinstance(row, Broken):
                    reading.report(
                        f"a row of {label} is not a list of cells, but {row.says}", row, "write - [cell, cell]"
                    )
                whole = False
                continue
            cells = [self._cell(cell, reading) for cell in row.items]
            whole = whole and all(cell is not BROKEN for cell in cells)
            rows.append((tuple(cells), row.position))
        return rows if whole else BROKEN

    def _cell(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Scalar) and not node.value.strip():
            return Text(())
        return self.cell.read(node, reading, "a cell")

    def schema(self) -> Schema:
        return {"type": "array", "items": {"type": "array", "items": {"type": ["string", "number", "null"]}}}


def build_exhibit(values: Values, node: Mapping, reading: Reading) -> Any:
    """An Exhibit, if it holds what its kind needs."""
    kind = values["kind"]
    held = [key for key in _CONTENT if values.get(key)]
    if not _holds_enough(kind, held, values, node, reading):
        return BROKEN
    file = values.pop("file", None)
    rows = values.pop("rows", None)
    if rows is not None:
        width = len(values["columns"])
        uneven = [(cells, place) for cells, place in rows if len(cells) != width]
        for cells, place in uneven:
            reading.report(f"the row has {len(cells)} cells, 'columns' {width}", place)
        if uneven:
            return BROKEN
        values["rows"] = tuple(cells for cells, _ in rows)
    if file is not None and kind == "image":
        image = _image(file, reading)
        if image is None:
            return BROKEN
        values["image"] = image
    elif file is not None:
        from briefing.load.tables import read_table

        table = read_table(file, reading)
        if table is None:
            return BROKEN
        if kind == "table":
            values["columns"], values["rows"] = _cells(table)
        else:
            series = _columns(table, reading)
            if series is BROKEN:
                return BROKEN
            values["series"] = series
    return Exhibit(**values, position=node.position)


def _holds_enough(kind: str, held: list[str], values: Values, node: Mapping, reading: Reading) -> bool:
    """Whether the exhibit holds what its kind needs, once, and nothing that its kind cannot show."""
    before = len(reading.diagnostics)
    subject, phrase = f"the exhibit '{values['id']}'", _phrase(kind)
    shown = {"image": ("file",), "table": ("figures", "rows", "file")}.get(kind, ("figures", "series", "file"))
    choice = one_of(f"'{key}'" for key in shown)
    places = {key.value: key.position for key, _ in node.entries}
    wrong = [key for key in held if key not in shown]
    for key in wrong:
        reading.report(f"{phrase} has no '{key}'", places[key], f"it shows {choice}")
    if not held:
        reading.report(f"{subject} shows nothing", node, f"{phrase} shows {choice}")
    elif len(held) > 1 and not wrong:
        hint = "an exhibit shows one of them"
        reading.report(f"{subject} has both '{held[0]}' and '{held[1]}'", places[held[1]], hint)
    if kind == "table" and "rows" in held and not values.get("columns"):
        reading.report(f"{subject} has 'rows' without 'columns'", places["rows"], "columns: [head, head]")
    if values.get("columns") and "rows" not in held:
        hint = "only a table with 'rows' has heads of its own"
        reading.report(f"{subject} has 'columns' without 'rows'", places["columns"], hint)
    if kind == "image" and not values.get("alt"):
        hint = "say in words what the picture shows, for those who cannot see it"
        reading.report(f"{subject} has no 'alt'", node, hint)
    if values.get("stacked") and kind != "bar":
        reading.report(f"{phrase} is never 'stacked'", places["stacked"], "only bars are")
    return len(reading.diagnostics) == before


def _phrase(kind: str) -> str:
    """The kind with its article, as a sentence begins with it."""
    return {"image": "an image", "dots": "an exhibit of dots"}.get(kind, f"a {kind}")


def _number_of(node: Node, reading: Reading) -> Any:
    if isinstance(node, Broken):
        return BROKEN
    if not isinstance(node, Scalar):
        reading.report(f"a value of a series is not a number, but {node.says}", node)
        return BROKEN
    return _number(node.value.strip(), node.position, reading)


def _number(letters: str, position: Position, reading: Reading, comma: bool = False) -> Any:
    """The number, None where the value is missing, BROKEN where it is none."""
    if letters.casefold() in _MISSING:
        return None
    try:
        plain = letters.replace(",", ".") if comma and letters.count(",") == 1 else letters
        return parse_number(plain)[0]
    except Misread as fault:
        reading.report(f"a value of a series is not a number: '{shorten(letters)}'", position, fault.hint)
        return BROKEN


def _series(series: list[tuple[str, list[tuple[str, Decimal | None]]]]) -> tuple[Series, ...]:
    """The series, with dates on the axis where every name on it is one."""
    dates: dict[str, PartialDate] = {}
    for letters in {x for _, points in series for x, _ in points}:
        try:
            dates[letters] = parse_date(letters)
        except Misread:
            dates = {}
            break
    return tuple(
        Series(name, tuple(DataPoint(dates.get(x, x), value) for x, value in points)) for name, points in series
    )


def _columns(table: Table, reading: Reading) -> Any:
    """The series of a CSV: a column each, the first column for the axis."""
    head, *body = table.rows
    series, whole = [], True
    named: set[str] = set()
    for number, name in enumerate(head[1:], start=1):
        if name.value in named:
            said = f"'{shorten(name.value)}' heads two columns" if name.value else "two columns have no name"
            reading.report(said, name.position, "name each column for the series in it")
            whole = False
        named.add(name.value)
        points = [
            (row[0].value, _number(row[number].value, row[number].position, reading, table.comma)) for row in body
        ]
        whole = whole and all(value is not BROKEN for _, value in points)
        series.append((name.value, points))
    seen: set[str] = set()
    for row in body:
        if row[0].value in seen:
            reading.report(f"'{shorten(row[0].value)}' stands twice in the first column", row[0].position)
            whole = False
        seen.add(row[0].value)
    return _series(series) if whole else BROKEN


def _cells(table: Table) -> tuple[tuple[Text, ...], tuple[tuple[Text, ...], ...]]:
    """Head and rows of a CSV as texts without markup."""
    texts = [
        tuple(
            Text(
                (Words(cell.value),) if cell.value else (),
                cell.value,
                cell.position.file,
                ((0, cell.position.line, 1),),
            )
            for cell in row
        )
        for row in table.rows
    ]
    return texts[0], tuple(texts[1:])


def _image(node: Scalar, reading: Reading) -> str | None:
    """The picture's name, if the file is a picture that both formats can hold."""
    name = node.value.strip()
    ending = name.rpartition(".")[2].casefold()
    if ending not in _SIGNATURES:
        reading.report(f"'{shorten(name)}' is no PNG or JPEG", node, "save the picture as PNG or JPEG")
        return None
    data = read_beside(node, reading, IMAGE_LIMIT, head=16)
    if data is None:
        return None
    if not data.startswith(_SIGNATURES[ending]):
        other = next((kind for kind, start in _SIGNATURES.items() if data.startswith(start)), None)
        hint = f"it is a {other.upper()}: change its ending" if other else "save the picture again"
        reading.report(f"'{shorten(name)}' does not hold what its ending says", node, hint)
        return None
    return name

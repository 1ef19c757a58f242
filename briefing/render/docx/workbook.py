"""The workbook inside a chart: what opens when the chart's data is edited (ECMA-376, part 1, 18)."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.render.docx.markup import OFFICE_RELATIONSHIPS, XML_HEAD, content
from briefing.render.docx.package import TYPES, relationships
from briefing.render.docx.zipped import member, zipped

SHEET = "Sheet1"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"

Cell = str | float | None


def workbook(rows: Sequence[Sequence[Cell]]) -> bytes:
    """A workbook of one sheet; a cell that is None stays empty."""
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _links(("officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": _links(("worksheet", "worksheets/sheet1.xml")),
        "xl/workbook.xml": (
            f'{XML_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{OFFICE_RELATIONSHIPS}">'
            f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/worksheets/sheet1.xml": _sheet(rows),
    }
    return zipped([member(name, text.encode()) for name, text in parts.items()])


def column(at: int) -> str:
    """The name of column `at`, counted from 0: A to Z, then AA."""
    before, last = divmod(at, 26)
    return (column(before - 1) if before else "") + chr(ord("A") + last)


def cells(at: int, first: int, last: int) -> str:
    """The reference to the rows `first` to `last` of column `at`, rows counted from 1."""
    name = column(at)
    end = f":${name}${last}" if last > first else ""
    return f"{SHEET}!${name}${first}{end}"


def _sheet(rows: Sequence[Sequence[Cell]]) -> str:
    written = "".join(
        f'<row r="{number}">{"".join(_cell(f"{column(at)}{number}", cell) for at, cell in enumerate(row))}</row>'
        for number, row in enumerate(rows, 1)
    )
    return f'{XML_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{written}</sheetData></worksheet>'


def _cell(place: str, value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{content(value)}</t></is></c>'
    return f'<c r="{place}"><v>{number(value)}</v></c>'


def number(value: float) -> str:
    """`value` as XML writes it, without an exponent's plus or a needless fraction."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def _types() -> str:
    return (
        f'{XML_HEAD}<Types xmlns="{TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>'
    )


def _links(*found: tuple[str, str]) -> str:
    return relationships(
        (f"rId{at}", f"{OFFICE_RELATIONSHIPS}/{kind}", target, False) for at, (kind, target) in enumerate(found, 1)
    )

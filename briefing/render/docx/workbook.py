"""The workbook inside a chart: what opens when the chart's data is edited (ECMA-376, part 1, 18)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefing.render.docx.markup import OFFICE_RELATIONSHIPS, XML_HEAD, content
from briefing.render.docx.package import TYPES, relationships
from briefing.render.docx.zipped import member, zipped

SHEET = "Sheet1"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"

Cell = str | float | date | None

DAY_ZERO = date(1899, 12, 30).toordinal()
"""The day from which a workbook counts its days (18.17.4.1)."""
FIRST_DAY = date(1900, 3, 1)
"""The first day that every program counts alike."""
DATE_PATTERN = "yyyy-mm-dd"
"""How the cell of a day is written."""


def workbook(rows: Sequence[Sequence[Cell]]) -> bytes:
    """A workbook of one sheet; a cell that is None stays empty, a day is one that is shown as a date."""
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _links(("officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": _links(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
        "xl/workbook.xml": (
            f'{XML_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{OFFICE_RELATIONSHIPS}">'
            f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/styles.xml": _STYLES,
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
    has_days = any(isinstance(row[0], date) for row in rows if row)
    wide = '<cols><col min="1" max="1" width="12" customWidth="1"/></cols>' if has_days else ""
    return f'{XML_HEAD}<worksheet xmlns="{_MAIN}">{wide}<sheetData>{written}</sheetData></worksheet>'


def _cell(place: str, value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{content(value)}</t></is></c>'
    if isinstance(value, date):
        return f'<c r="{place}" s="1"><v>{days(value)}</v></c>'
    return f'<c r="{place}"><v>{number(value)}</v></c>'


def days(day: date) -> int:
    """A day as a workbook counts it."""
    return day.toordinal() - DAY_ZERO


def number(value: float) -> str:
    """`value` as XML writes it, without an exponent's plus or a needless fraction."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


_STYLES = (
    f'{XML_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="{DATE_PATTERN}"/>'
    '</numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
"""Two formats of cells: plain, and a date (18.8)."""


def _types() -> str:
    return (
        f'{XML_HEAD}<Types xmlns="{TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>'
    )


def _links(*found: tuple[str, str]) -> str:
    return relationships(
        (f"rId{at}", f"{OFFICE_RELATIONSHIPS}/{kind}", target, False) for at, (kind, target) in enumerate(found, 1)
    )

"""The words of a header or footer as a borderless table: a row for each line of them, a column for each side.

All heights are measured downwards: from the page's top edge in a header, in a footer from its bottom edge, where they
are negative.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.house import FurnitureItem, FurnitureRule, FurnitureText, House, PageSetup
from briefing.render.docx.grid import NO_PADDING
from briefing.render.docx.markup import content, eighths, rgb, twips
from briefing.render.docx.names import style_id
from briefing.values import dataclass

BASELINE = 0.8
"""Where in the height of a line with exact leading its baseline stands."""
SIDES = ("left", "center", "right")
SHARES = {"left": 5, "center": 3, "right": 3}
"""Of the frame's width: words at the left have the most room."""
LONGEST_LABEL = len("TLP:AMBER+STRICT") + 2
"""Letters that the column of a marking has room for; a longer marking takes a second line."""
LETTER = 0.6
"""How wide a capital is, as a share of its size."""


@dataclass(frozen=True, slots=True)
class Line:
    """One text in its place."""

    item: FurnitureText
    size: float
    baseline: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of a header or footer, the rules that are its borders, and where it begins and ends."""

    lines: tuple[Line, ...]
    above: FurnitureRule | None
    below: FurnitureRule | None
    top: float
    bottom: float


def arrange(items: Sequence[FurnitureItem], house: House, *, is_header: bool) -> Table | None:
    """The words among `items` in their places; None where there are none.

    A rule as wide as the frame that stands above all words, or below them, is a border.
    """
    sign = 1.0 if is_header else -1.0
    lines = tuple(_line(item, house, sign) for item in items if isinstance(item, FurnitureText))
    if not lines:
        return None
    top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
    above = below = None
    for item in items:
        if not isinstance(item, FurnitureRule) or item.x or item.length is not None:
            continue
        at = sign * item.y
        if at + item.width / 2 <= top and (above is None or at > sign * above.y):
            above = item
        elif at - item.width / 2 >= bottom and (below is None or at < sign * below.y):
            below = item
    if above:
        top = sign * above.y - above.width / 2
    if below:
        bottom = sign * below.y + below.width / 2
    return Table(lines, above, below, top, bottom)


def _line(item: FurnitureText, house: House, sign: float) -> Line:
    style = house.styles[item.style]
    baseline = sign * item.y
    top = baseline - BASELINE * style.leading
    return Line(item, style.size, baseline, top, top + style.leading)


def table_markup(table: Table, house: House, page: PageSetup, *, start: float, end: float) -> str:
    """The table from the height `start` to the height `end`."""
    sides = [side for side in SIDES if any(line.item.align == side for line in table.lines)]
    widths = _widths(table, sides, house, page)
    rows = _rows(table.lines)
    at, made = start, []
    for number, row in enumerate(rows):
        is_last = number == len(rows) - 1
        rules = (table.above if number == 0 else None, table.below if is_last else None)
        stop = end - (table.below.width if table.below else 0.0) if is_last else max(line.bottom for line in row)
        cells = "".join(
            _cell(
                [line for line in row if line.item.align == sides[first]],
                sum(widths[first:last]),
                last - first,
                at,
                rules,
                house,
            )
            for first, last in _spans([any(line.item.align == side for line in row) for side in sides])
        )
        height = f'<w:trHeight w:val="{max(twips(stop - at), 1)}" w:hRule="atLeast"/>'
        made.append(f"<w:tr><w:trPr>{height}</w:trPr>{cells}</w:tr>")
        at = stop
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{NO_PADDING}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(made)}</w:tbl>'
    )


def _widths(table: Table, sides: Sequence[str], house: House, page: PageSetup) -> list[int]:
    """The widths of the columns, in twips."""
    frame = twips(page.frame_width)
    total = sum(SHARES[side] for side in sides)
    widths = [frame * SHARES[side] // total for side in sides]
    at_right = [line.item for line in table.lines if line.item.align == "right"]
    if len(sides) > 1 and at_right and all(item.is_marking for item in at_right):
        size = max(house.styles[item.style].size for item in at_right)
        widths[-1] = min(widths[-1], twips(LONGEST_LABEL * LETTER * size))
    widths[0] += frame - sum(widths)
    return widths


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines in rows: those that stand beside one another share one."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        if rows and any(abs(line.baseline - other.baseline) < (line.size + other.size) / 2 for other in rows[-1]):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _spans(is_there: Sequence[bool]) -> list[tuple[int, int]]:
    """The columns that each side of a row takes: its own, and those beside it in which nothing stands."""
    there = [at for at, has in enumerate(is_there) if has]
    stops = [*there[1:], len(is_there)]
    return [(0 if number == 0 else first, last) for number, (first, last) in enumerate(zip(there, stops, strict=True))]


def _cell(
    lines: Sequence[Line],
    width: int,
    span: int,
    start: float,
    rules: tuple[FurnitureRule | None, FurnitureRule | None],
    house: House,
) -> str:
    above, below = rules
    borders = "".join(
        f'<w:{name} w:val="single" w:sz="{eighths(rule.width)}" w:space="0" w:color="{rgb(rule.colour)}"/>'
        for name, rule in (("top", above), ("bottom", below))
        if rule
    )
    at = start + (above.width if above else 0.0)
    paragraphs = []
    for line in lines:
        before, leading, stop = line.top - at, None, line.bottom
        if before < -0.025:
            # The line above reaches into this one: a lower line, with its baseline where it was.
            leading = max((line.baseline - at) / BASELINE, 2.0)
            before, stop = 0.0, at + leading
        paragraphs.append(_paragraph(line.item, max(before, 0.0), leading, house))
        at = stop
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f"<w:tcBorders>{borders}</w:tcBorders>" if borders else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def _paragraph(item: FurnitureText, before: float, leading: float | None, house: House) -> str:
    style = house.styles[item.style]
    line = f' w:line="{twips(leading)}" w:lineRule="exact"' if leading is not None else ""
    parts = [f'<w:pStyle w:val="{style_id(style.word)}"/><w:spacing w:before="{twips(before)}" w:after="0"{line}/>']
    if item.x:
        parts.append(f'<w:ind w:{"right" if item.align == "right" else "left"}="{twips(item.x)}"/>')
    if item.align != style.align:
        parts.append(f'<w:jc w:val="{item.align}"/>')
    text = "{{ marking }}" if item.is_marking else item.text
    return f'<w:p><w:pPr>{"".join(parts)}</w:pPr><w:r><w:t xml:space="preserve">{content(text)}</w:t></w:r></w:p>'

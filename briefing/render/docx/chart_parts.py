"""Pieces that every chart is made of: data with its cells, labels that come from cells, inks and type (21.2)."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from briefing.house import Style
from briefing.render.docx.markup import attribute, content, emu, rgb
from briefing.render.docx.workbook import Cell, cells, number

C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
NOTICED = 0.005
"""A share of a chart's height that a label must be moved to be moved at all."""
NO_FILL = "<a:noFill/>"
NO_LINE = "<a:ln><a:noFill/></a:ln>"
_SAYS = ("Val", "CatName", "SerName", "Percent", "BubbleSize")
_RANGE = "{02D57815-91ED-43cb-92C2-25804820EDAC}"
_FIELDS = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"


def fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{rgb(colour)}"/></a:solidFill>'


def line(colour: str, width: float) -> str:
    """A stroke; its width in points."""
    return f'<a:ln w="{emu(width)}" cap="flat">{fill(colour)}<a:round/></a:ln>'


def ink(family: str, size: float, colour: str, *, bold: bool = False, italic: bool = False) -> str:
    """What stands in `a:rPr` and `a:defRPr`."""
    name = attribute(family)
    face = f'<a:latin typeface="{name}"/><a:ea typeface="{name}"/><a:cs typeface="{name}"/>'
    return f' sz="{round(size * 100)}" b="{int(bold)}" i="{int(italic)}">{fill(colour)}{face}'


def type_of(style: Style, family: str, *, colour: str | None = None, bold: bool = False) -> str:
    """The `c:txPr` of labels in `style`."""
    letters = ink(family, style.size, colour or style.colour, bold=bold or style.bold, italic=style.italic)
    return f"<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr{letters}</a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>"


def words_at(reference: str, words: Sequence[str]) -> str:
    """Words that stand in cells."""
    points = "".join(f'<c:pt idx="{at}"><c:v>{content(text)}</c:v></c:pt>' for at, text in enumerate(words))
    return (
        f'<c:strRef><c:f>{reference}</c:f><c:strCache><c:ptCount val="{len(words)}"/>{points}</c:strCache></c:strRef>'
    )


def numbers_at(reference: str, values: Sequence[float | None], pattern: str = "General") -> str:
    """Numbers that stand in cells; None is an empty cell."""
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{number(value)}</c:v></c:pt>' for at, value in enumerate(values) if value is not None
    )
    return (
        f"<c:numRef><c:f>{reference}</c:f><c:numCache><c:formatCode>{content(pattern)}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )


def label(
    at: int,
    series: int,
    paragraphs: Sequence[tuple[str, str, str]],
    place: str,
    *,
    shift: float = 0.0,
    aside: float = 0.0,
) -> str:
    """The label of value `at`: for each paragraph its kind of field (`CELLRANGE`, `SERIESNAME`, none), its words now,
    and its ink. What a field says follows the workbook when it is edited. `shift` moves it up by a share of the height,
    `aside` to the right by a share of the width.
    """
    is_moved = abs(shift) > NOTICED or abs(aside) > NOTICED
    moved = f'<c:x val="{aside:.5f}"/><c:y val="{-shift:.5f}"/>' if is_moved else ""
    layout = f"<c:layout><c:manualLayout>{moved}</c:manualLayout></c:layout>" if moved else ""
    first = paragraphs[0][2]
    written = "".join(_paragraph(_identity(series, at, kind), kind, words, each) for kind, words, each in paragraphs)
    shows_range = int(any(kind == "CELLRANGE" for kind, _, _ in paragraphs))
    return (
        f'<c:dLbl><c:idx val="{at}"/>{layout}<c:tx><c:rich><a:bodyPr wrap="none"/>{written}</c:rich></c:tx>'
        f"<c:spPr>{NO_FILL}{NO_LINE}</c:spPr>"
        f'{_type(first)}<c:dLblPos val="{place}"/>{_shown(())}'
        f'<c:extLst><c:ext uri="{_FIELDS}" xmlns:c15="{C15}">'
        f'<c15:showDataLabelsRange val="{shows_range}"/></c:ext></c:extLst></c:dLbl>'
    )


def _paragraph(identity: str, kind: str, words: str, letters: str) -> str:
    # Some programs read the ink of the paragraph, others that of the run.
    says = f"<a:rPr{letters}</a:rPr>"
    ink_of_paragraph = f'<a:pPr algn="l"><a:defRPr{letters}</a:defRPr></a:pPr>'
    if not kind:
        return f"<a:p>{ink_of_paragraph}<a:r>{says}<a:t>{content(words)}</a:t></a:r></a:p>"
    return (
        f'<a:p>{ink_of_paragraph}<a:fld id="{identity}" type="{kind}">{says}<a:pPr/><a:t>{content(words)}</a:t>'
        "</a:fld><a:endParaRPr/></a:p>"
    )


def labels(each: Sequence[str], letters: str) -> str:
    """The labels of a series: those that are given, and none elsewhere; without lines from one that is moved, which
    some programs draw as strongly as the series.
    """
    unled = f'<c:extLst><c:ext uri="{_FIELDS}" xmlns:c15="{C15}"><c15:showLeaderLines val="0"/></c:ext></c:extLst>'
    return f"<c:dLbls>{''.join(each)}<c:spPr>{NO_FILL}{NO_LINE}</c:spPr>{_type(letters)}{_shown(())}{unled}</c:dLbls>"


def _type(letters: str) -> str:
    properties = f"<a:pPr><a:defRPr{letters}</a:defRPr></a:pPr>"
    return f'<c:txPr><a:bodyPr wrap="none"/><a:p>{properties}<a:endParaRPr/></a:p></c:txPr>'


def _shown(what: Sequence[str]) -> str:
    said = "".join(f'<c:show{each} val="{int(each in what)}"/>' for each in _SAYS)
    return f'<c:showLegendKey val="0"/>{said}'


def label_cells(reference: str, words: Sequence[str]) -> str:
    """Tells a series in which cells the words of its labels stand."""
    points = "".join(f'<c:pt idx="{at}"><c:v>{content(text)}</c:v></c:pt>' for at, text in enumerate(words) if text)
    return (
        f'<c:extLst><c:ext uri="{_RANGE}" xmlns:c15="{C15}"><c15:datalabelsRange><c15:f>{reference}</c15:f>'
        f'<c15:dlblRangeCache><c:ptCount val="{len(words)}"/>{points}</c15:dlblRangeCache></c15:datalabelsRange>'
        "</c:ext></c:extLst>"
    )


def _identity(series: int, at: int, kind: str) -> str:
    """A field's id, the same for the same field."""
    check = zlib.crc32(f"{series}:{at}:{kind}".encode())
    return f"{{{check:08X}-{series % 65536:04X}-4000-8000-{at:012X}}}"


class Table:
    """The workbook's rows as they grow: categories in the first column, then a column of values and one of labels for
    each series.
    """

    def __init__(self, categories: Sequence[Cell]) -> None:
        self.rows: list[list[Cell]] = [[None], *([category] for category in categories)]

    @property
    def categories(self) -> str:
        return cells(0, 2, len(self.rows))

    def add(self, name: str, values: Sequence[Cell]) -> tuple[str, str]:
        """Adds a column; gives the references to its head and to its cells."""
        at = len(self.rows[0])
        for row, cell in zip(self.rows, (name, *values), strict=True):
            row.append(cell)
        return cells(at, 1, 1), cells(at, 2, len(self.rows))

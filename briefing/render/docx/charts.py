"""Bars and lines as Word's own charts: editable, with their data in a workbook, in the house's type and colours.

The chart is as large as the drawing in the PDF, its plot lies where the drawing has it, and its labels say the words
that were composed. They stand in the workbook beside their values, so that they are edited with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from briefing.document.charts import ChartSeries, Mark
from briefing.galley.charts.bars import lacks_a_part
from briefing.galley.charts.plotted import Plotted
from briefing.galley.ink import ink_on, legible
from briefing.house import SERIES_COLOURS, House
from briefing.render.docx.chart_axes import (
    CATEGORIES,
    VALUES,
    category_axis,
    corner_title,
    date_axis,
    value_axis,
)
from briefing.render.docx.chart_parts import (
    NO_FILL,
    NO_LINE,
    Table,
    fill,
    ink,
    label,
    label_cells,
    labels,
    line,
    numbers_at,
    type_of,
    words_at,
)
from briefing.render.docx.markup import NAMESPACES, OFFICE_RELATIONSHIPS, XML_HEAD
from briefing.render.docx.workbook import DATE_PATTERN, FIRST_DAY, Cell, days, workbook
from briefing.values import dataclass

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
WORKBOOK_LINK = "rId1"
"""The relationship from a chart to its workbook."""
LINE_WIDTH = 1.8
NAMELESS = "\u00a0"
"""The name of a series that is not to be seen, in the key either."""


@dataclass(frozen=True, slots=True)
class NativeChart:
    """The two parts of a chart."""

    xml: bytes
    workbook: bytes


def draws_natively(plotted: Plotted) -> bool:
    """Whether Word can draw it as it is drawn.

    No workbook counts days before March 1900 as all programs do.
    """
    chart = plotted.chart
    if chart.kind != "line" or not chart.dated:
        return True
    shown = [tick.value for tick in chart.date_ticks] + [mark.at for series in chart.series for mark in series.marks]
    return min(shown, default=0.0) >= FIRST_DAY.toordinal()


def native_chart(plotted: Plotted, house: House, language: str) -> NativeChart:
    """What `plotted` shows, as a chart of Word's."""
    chart = _Bars(plotted, house) if plotted.chart.kind == "bar" else _Lines(plotted, house, language)
    plot = chart.plot()
    frame = "<c:layout><c:manualLayout>" + "".join(
        f'<c:{name} val="{value}"/>'
        for name, value in (
            ("layoutTarget", "inner"),
            ("xMode", "edge"),
            ("yMode", "edge"),
            ("x", f"{plotted.left:.5f}"),
            ("y", f"{plotted.top:.5f}"),
            ("w", f"{plotted.width:.5f}"),
            ("h", f"{plotted.height:.5f}"),
        )
    )
    title = chart.title()
    xml = (
        f'{XML_HEAD}<c:chartSpace xmlns:c="{CHART}" xmlns:a="{NAMESPACES["a"]}" xmlns:r="{OFFICE_RELATIONSHIPS}">'
        f'<c:date1904 val="0"/><c:lang val="{language}"/><c:roundedCorners val="0"/>'
        f'<c:chart>{title}<c:autoTitleDeleted val="{int(not title)}"/><c:plotArea>'
        f"{frame}</c:manualLayout></c:layout>{plot}"
        f"<c:spPr>{NO_FILL}{NO_LINE}</c:spPr></c:plotArea>{chart.legend()}"
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="{chart.blanks}"/></c:chart>'
        f"<c:spPr>{NO_FILL}{NO_LINE}</c:spPr>{type_of(house.styles['figure-label'], chart.family)}"
        f'<c:externalData r:id="{WORKBOOK_LINK}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
    return NativeChart(xml.encode(), workbook(chart.table.rows))


class _Native:
    """What bars and lines have in common."""

    table: Table
    blanks = "gap"
    """What an empty cell is: a gap, or nothing at all where series have values at different dates (`span`)."""

    def __init__(self, plotted: Plotted, house: House) -> None:
        self.plotted = plotted
        self.chart = plotted.chart
        self.house = house
        self.style = house.styles["figure-label"]
        self.family = house.families[self.style.family].name

    def colour(self, series: int) -> str:
        return self.house.colours[SERIES_COLOURS[series % len(SERIES_COLOURS)]]

    def letters(self, colour: str | None = None, *, size: float | None = None, bold: bool = False) -> str:
        return ink(self.family, size or self.style.size, colour or self.style.colour, bold=bold)

    def missing(self) -> str:
        """The ink of what says that there is no value."""
        return ink(self.family, self.style.size, self.house.colours["muted"], italic=True)

    def title(self) -> str:
        return ""

    def legend(self) -> str:
        return ""

    def opened(self, at: int, name: str, head: str) -> str:
        """How a series begins."""
        return f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx>{words_at(head, [name])}</c:tx>'


class _Bars(_Native):
    def plot(self) -> str:
        chart = self.chart
        self.names = ["\n".join(lines) for lines in self.plotted.categories]
        self.table = Table(self.names)
        made = [self._series(at, series) for at, series in enumerate(chart.series)]
        if chart.totals:
            made.append(self._sums(len(chart.series)))
        gap = round(100 * (1 / self.plotted.bar - 1) * (1 if chart.stacked else len(chart.series)))
        overlap = 100 if chart.stacked else -15
        return (
            f'<c:barChart><c:barDir val="bar"/><c:grouping val="{"stacked" if chart.stacked else "clustered"}"/>'
            f'<c:varyColors val="0"/>{"".join(made)}<c:gapWidth val="{min(max(gap, 0), 500)}"/>'
            f'<c:overlap val="{overlap}"/><c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/></c:barChart>'
            f"{category_axis(self.house, top_down=True)}"
            f"{value_axis(self.house, self.plotted, drawn=False, between=True)}"
        )

    def _series(self, at: int, series: ChartSeries) -> str:
        stacked, colour = self.chart.stacked, self.colour(at)
        said = [mark.label if mark.value is not None or not stacked else "" for mark in series.marks]
        # Where a bar has no value, its cell says so in words. A chart counts them as nothing, and labels that.
        cells: list[Cell] = [mark.label if mark.value is None and not stacked else mark.value for mark in series.marks]
        counted = [mark.value if mark.value is not None or stacked else 0.0 for mark in series.marks]
        head, values = self.table.add(series.name, cells)
        _, worded = self.table.add("", said)
        size = self.house.styles["source-line"].size if stacked else None
        letters = self.letters(ink_on(colour) if stacked else None, size=size, bold=True)
        each = [
            label(
                place,
                at,
                [("CELLRANGE", words, letters if series.marks[place].value is not None else self.missing())],
                "ctr" if stacked else "outEnd",
            )
            for place, words in enumerate(said)
            if words and (not stacked or (place, at) in self.plotted.inside)
        ]
        seam = line(self.house.colours["paper"], 0.75) if stacked else NO_LINE
        return (
            f"{self.opened(at, series.name, head)}<c:spPr>{fill(colour)}{seam}</c:spPr>"
            f'<c:invertIfNegative val="0"/>{labels(each, letters)}'
            f"<c:cat>{words_at(self.table.categories, self.names)}</c:cat>"
            f"<c:val>{numbers_at(values, counted)}</c:val>"
            f"{label_cells(worded, said)}</c:ser>"
        )

    def _sums(self, at: int) -> str:
        """A series of nothing at the end of every stack, whose labels say what the stack adds up to, or lacks."""
        totals = self.chart.totals
        nothing = [0.0] * len(totals)
        head, values = self.table.add(NAMELESS, nothing)
        _, worded = self.table.add("", totals)
        letters = self.letters(bold=True)
        each = [
            label(n, at, [("CELLRANGE", words, self.missing() if lacks_a_part(self.chart, n) else letters)], "inBase")
            for n, words in enumerate(totals)
            if words
        ]
        return (
            f'{self.opened(at, NAMELESS, head)}<c:spPr>{NO_FILL}{NO_LINE}</c:spPr><c:invertIfNegative val="0"/>'
            f"{labels(each, letters)}<c:cat>{words_at(self.table.categories, self.names)}</c:cat>"
            f"<c:val>{numbers_at(values, nothing)}</c:val>{label_cells(worded, totals)}</c:ser>"
        )

    def title(self) -> str:
        """What the bars show, above them: their axis, which would say it, is not drawn."""
        return corner_title(self.house, *self.plotted.head)

    def legend(self) -> str:
        """The key above the bars, where there are several series, as large as the drawing's: without a size LibreOffice
        sets long names below one another, over the bars."""
        if len(self.chart.series) < 2:
            return ""
        place = (
            '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0"/>'
            f'<c:y val="{self.plotted.key:.5f}"/><c:w val="1"/>'
            f'<c:h val="{max(self.plotted.top - self.plotted.key, 0.0):.5f}"/></c:manualLayout></c:layout>'
        )
        return (
            f'<c:legend><c:legendPos val="t"/>{place}<c:overlay val="0"/>{type_of(self.style, self.family)}</c:legend>'
        )


class _Lines(_Native):
    def __init__(self, plotted: Plotted, house: House, language: str) -> None:
        super().__init__(plotted, house)
        self.language = language
        self.places = sorted({_place(mark) for series in self.chart.series for mark in series.marks})
        gaps = _have_gaps(self.chart.series)
        self.parts_lines = gaps and _pass_places_over(self.chart.series)
        self.blanks = "gap" if gaps and not self.parts_lines else "span"
        self.by_day = self.chart.dated and len(self.places) > 1

    def plot(self) -> str:
        chart = self.chart
        heads = {round(tick.value): tick.label for tick in chart.date_ticks}
        if self.plotted.categories:
            lines = zip(chart.date_ticks, self.plotted.categories, strict=True)
            heads = {round(tick.value): "\n".join(each) for tick, each in lines}
        self.table = Table([date.fromordinal(at) if self.by_day else heads.get(at, "") for at in self.places])
        strands = [(at, marks) for at, series in enumerate(chart.series) for marks in self._strands(series)]
        made = "".join(self._strand(number, at, marks) for number, (at, marks) in enumerate(strands))
        alone = len(self.places) < 2
        marked = self.plotted.low >= 0
        across = ""
        if self.by_day:
            across = date_axis(self.house, chart.date_ticks, self._ends(), self.language, marked=marked)
        return (
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{made}<c:marker val="1"/>'
            f'<c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/></c:lineChart>'
            f"{across or category_axis(self.house, top_down=False)}"
            f"{value_axis(self.house, self.plotted, drawn=True, between=alone, language=self.language)}"
        )

    def _strands(self, series: ChartSeries) -> list[Sequence[Mark]]:
        """The marks of each series of Word's that makes a line: of one, or of one for each piece between two gaps.

        An empty cell is a gap in every line of a chart or in none. Where one line has a gap, and another runs on past a
        place where it has no mark, none is, and a gap lies between two series.
        """
        if not self.parts_lines:
            return [series.marks]
        marks = _stretch(series)
        pieces = [[*group] for is_there, group in groupby(marks, lambda mark: mark.value is not None) if is_there]
        return [*pieces] or [series.marks]

    def _strand(self, number: int, at: int, marks: Sequence[Mark]) -> str:
        """The series `number` of Word's, all or a piece of the line `at`; the last piece has the label."""
        series, colour = self.chart.series[at], self.colour(at)
        by_place = {_place(mark): mark for mark in marks if mark.value is not None}
        values = [by_place[place].value if place in by_place else None for place in self.places]
        said = [by_place[place].label if place in by_place else "" for place in self.places]
        head, cells = self.table.add(series.name, values)
        _, worded = self.table.add("", said)
        last = max((n for n, value in enumerate(values) if value is not None), default=None)
        is_end = last is not None and by_place[self.places[last]] is _stretch(series)[-1]
        each = []
        if last is not None and is_end:
            name = legible(colour, self.house.colours["paper"])
            lines = self.plotted.names[at]
            kind = "SERIESNAME" if len(lines) == 1 else ""
            told = [(kind, words, self.letters(name, bold=True)) for words in lines]
            told.append(("CELLRANGE", said[last], self.letters()))
            told.append(("", self.plotted.whens[at], self.letters()))
            shift, aside = self.plotted.shifts[at], self.plotted.asides[at]
            each = [label(last, number, [one for one in told if one[1]], "r", shift=shift, aside=aside)]
        return (
            f"{self.opened(number, series.name, head)}<c:spPr>{line(colour, LINE_WIDTH)}</c:spPr>"
            f'<c:marker><c:symbol val="none"/></c:marker>{self._dots(values, colour, is_end=is_end)}'
            f"{labels(each, self.letters())}<c:cat>{self._across()}</c:cat><c:val>{numbers_at(cells, values)}</c:val>"
            f'<c:smooth val="0"/>{label_cells(worded, said)}</c:ser>'
        )

    def _dots(self, values: Sequence[float | None], colour: str, *, is_end: bool) -> str:
        """The dot at a line's end, and at each value that has none beside it, so that no line leads to it."""
        there = [at for at, value in enumerate(values) if value is not None]
        if self.blanks == "gap":
            alone = [at for at in there if not {at - 1, at + 1} & set(there)]
        else:
            alone = there if len(there) == 1 else []
        dotted = sorted({*alone, *(there[-1:] if is_end else ())})
        return "".join(
            f'<c:dPt><c:idx val="{at}"/><c:marker><c:symbol val="circle"/><c:size val="5"/>'
            f'<c:spPr>{fill(colour)}{NO_LINE}</c:spPr></c:marker><c:bubble3D val="0"/>'
            f"<c:spPr>{line(colour, LINE_WIDTH)}</c:spPr></c:dPt>"
            for at in dotted
        )

    def _ends(self) -> tuple[float, float]:
        """The first and the last day that the drawing shows."""
        days_ = [tick.value for tick in self.chart.date_ticks]
        there = [mark for series in self.chart.series for mark in series.marks if mark.value is not None]
        days_ += [day for mark in there for day in (mark.at, mark.until or mark.at)]
        return min(days_), max(days_)

    def _across(self) -> str:
        column = [row[0] for row in self.table.rows[1:]]
        if self.by_day:
            counted = [days(day) for day in column if isinstance(day, date)]
            return numbers_at(self.table.categories, counted, DATE_PATTERN)
        return words_at(self.table.categories, [str(word or "") for word in column])


def _place(mark: Mark) -> int:
    """The middle of the days that a mark's date can mean."""
    return round((mark.at + (mark.until or mark.at)) / 2)


def _stretch(series: ChartSeries) -> list[Mark]:
    """The marks of a line from its first value to its last."""
    there = [at for at, mark in enumerate(series.marks) if mark.value is not None]
    return list(series.marks[there[0] : there[-1] + 1]) if there else []


def _have_gaps(lines: Sequence[ChartSeries]) -> bool:
    """Whether a line is broken by a value that is missing."""
    return any(mark.value is None for series in lines for mark in _stretch(series))


def _pass_places_over(lines: Sequence[ChartSeries]) -> bool:
    """Whether a line runs on where another has a mark and it has none itself."""
    places = {_place(mark) for series in lines for mark in series.marks}
    for series in lines:
        own = {_place(mark) for mark in _stretch(series)}
        if own and any(min(own) < place < max(own) for place in places - own):
            return True
    return False

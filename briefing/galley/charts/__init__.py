"""Charts as drawings: direct labels instead of legends where that works, and nothing that carries no data."""

from __future__ import annotations

from briefing.document.charts import Chart
from briefing.galley.charts.bars import draw_bars, head_height
from briefing.galley.charts.canvas import Measure, Sheet
from briefing.galley.charts.dots import draw_dots
from briefing.galley.charts.lines import draw_lines
from briefing.galley.charts.plotted import Plotted
from briefing.galley.drawing import Drawing
from briefing.house import House

CHARTS = {"bar": draw_bars, "line": draw_lines, "dots": draw_dots}


def draw_chart(chart: Chart, house: House, width: float, measure: Measure) -> Drawing:
    """`chart` in the style of `house`, `width` points wide. Its height follows from what it shows."""
    return plot_chart(chart, house, width, measure)[0]


def plot_chart(chart: Chart, house: House, width: float, measure: Measure) -> tuple[Drawing, Plotted | None]:
    """The same, and for bars and lines where in the drawing they are."""
    return plot_on(Sheet(house, width, measure), chart)


def plot_on(sheet: Sheet, chart: Chart) -> tuple[Drawing, Plotted | None]:
    """The same, on a sheet that says how thick its bars are, and of which chart it shows a part."""
    width, drawing = sheet.width, CHARTS[chart.kind](chart, sheet)
    if sheet.plot is None or chart.kind == "dots":
        return drawing, None
    area, (low, high) = sheet.plot, sheet.ends
    return drawing, Plotted(
        chart,
        left=area.left / width,
        top=-area.top / drawing.height,
        width=(area.right - area.left) / width,
        height=(area.top - area.bottom) / drawing.height,
        low=low,
        high=high,
        shifts=tuple(sheet.shifts.get(at, 0.0) / drawing.height for at in range(len(chart.series))),
        asides=tuple(sheet.asides.get(at, 0.0) / width for at in range(len(chart.series))),
        whens=tuple(sheet.whens.get(at, "") for at in range(len(chart.series))),
        names=tuple(sheet.names.get(at, ()) for at in range(len(chart.series))),
        head=sheet.head,
        key=head_height(sheet) / drawing.height,
        categories=tuple(sheet.categories),
        inside=frozenset(sheet.inside),
        bar=sheet.bar,
    )


__all__ = ["Measure", "draw_chart", "plot_chart", "plot_on"]

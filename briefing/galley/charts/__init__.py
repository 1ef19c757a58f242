"""Charts as drawings: direct labels instead of legends where that works, and nothing that carries no data."""

from __future__ import annotations

from briefing.document.charts import Chart
from briefing.galley.charts.bars import draw_bars
from briefing.galley.charts.canvas import Measure, Sheet
from briefing.galley.charts.dots import draw_dots
from briefing.galley.charts.lines import draw_lines
from briefing.galley.drawing import Drawing
from briefing.house import House

CHARTS = {"bar": draw_bars, "line": draw_lines, "dots": draw_dots}


def draw_chart(chart: Chart, house: House, width: float, measure: Measure) -> Drawing:
    """`chart` in the style of `house`, `width` points wide. Its height follows from what it shows."""
    return CHARTS[chart.kind](chart, Sheet(house, width, measure))


__all__ = ["Measure", "draw_chart"]

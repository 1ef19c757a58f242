"""Lines that lack a value, and lines that have values at different places, as Word draws them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from lxml import etree

from briefing.document.charts import Chart, ChartSeries, Mark, Tick
from briefing.galley.charts import plot_chart
from briefing.render.docx.charts import NativeChart, draws_natively, native_chart
from tests.galley.shipped import shipped_house, shipped_measure
from tests.render.docx.test_charts import SPACES, sheet, texts


def drawn(*lines: Mapping[int, float | None]) -> NativeChart:
    series = tuple(
        ChartSeries(name, tuple(Mark(value, f"{value}", float(at), float(at)) for at, value in marks.items()))
        for name, marks in zip(("Kyiv", "NATO"), lines, strict=True)
    )
    chart = Chart("line", series, date_ticks=tuple(Tick(float(at), f"Q{at}") for at in range(6)), dated=False)
    _, plotted = plot_chart(chart, shipped_house("policy"), 374.0, shipped_measure("policy"))
    assert plotted is not None
    assert draws_natively(plotted)
    return native_chart(plotted, shipped_house("policy"), "en-GB")


def strands(chart: NativeChart) -> list[tuple[str, dict[int, float]]]:
    """Each series of a chart: its name, and its values by their place."""
    found = []
    for series in etree.fromstring(chart.xml).iterfind(".//c:ser", SPACES):
        points = series.iterfind("c:val//c:pt", SPACES)
        values = {int(point.get("idx", "")): float(point.findtext("c:v", "", SPACES)) for point in points}
        found.append((series.findtext("c:tx//c:v", "", SPACES), values))
    return found


@pytest.mark.parametrize(
    ("first", "second", "blanks"),
    [
        ({0: 1.0, 2: None, 4: 3.0}, {0: 1.0, 2: 2.0, 4: 3.0}, "gap"),
        ({0: 1.0, 2: 2.0, 4: 3.0}, {0: 1.0, 1: 2.0, 4: 3.0}, "span"),
        ({0: 1.0, 2: 2.0, 4: 3.0}, {0: None, 1: 2.0, 3: 2.5, 4: None}, "span"),
        ({0: 1.0, 1: None, 2: 3.0}, {3: 1.0, 4: 2.0}, "gap"),
    ],
)
def test_lines_with_gaps_or_with_values_at_different_places_are_one_series_each(
    first: dict[int, float | None], second: dict[int, float | None], blanks: str
) -> None:
    made = drawn(first, second)
    assert texts(made, "//c:dispBlanksAs/@val") == [blanks]
    assert [name for name, _ in strands(made)] == ["Kyiv", "NATO"]


def test_a_line_with_gaps_beside_one_that_runs_past_places_is_a_series_for_each_of_its_pieces() -> None:
    """An empty cell is a gap in all lines or in none (21.2.2.42), and both together lost a line."""
    past = {0: 1.0, 2: 2.0, 4: 3.0}
    made = drawn(past, {0: 1.0, 1: None, 2: 2.0, 3: 2.5, 4: None, 5: 4.0})
    assert texts(made, "//c:dispBlanksAs/@val") == ["span"]
    assert strands(made) == [
        ("Kyiv", {0: 1.0, 2: 2.0, 4: 3.0}),
        ("NATO", {0: 1.0}),
        ("NATO", {2: 2.0, 3: 2.5}),
        ("NATO", {5: 4.0}),
    ]


def test_the_pieces_of_a_line_have_its_colour_one_label_at_its_end_and_a_dot_where_one_stands_alone() -> None:
    made = drawn({0: 1.0, 2: 2.0, 4: 3.0}, {0: 1.0, 1: None, 2: 2.0, 3: 2.5, 4: None, 5: 4.0})
    series = etree.fromstring(made.xml).findall(".//c:ser", SPACES)
    colours = [each.find("c:spPr/a:ln/a:solidFill/a:srgbClr", SPACES).get("val") for each in series]
    assert colours[0] != colours[1] == colours[2] == colours[3]
    assert [len(each.findall("c:dLbls/c:dLbl", SPACES)) for each in series] == [1, 0, 0, 1]
    dots = [[dot.get("val") for dot in each.findall("c:dPt/c:idx", SPACES)] for each in series]
    assert dots == [["4"], ["0"], [], ["5"]]


def test_every_piece_of_a_line_is_a_column_of_the_workbook_under_its_name() -> None:
    made = drawn({0: 1.0, 2: 2.0, 4: 3.0}, {0: 1.0, 1: None, 2: 2.0, 3: 2.5, 4: None, 5: 4.0})
    head = sheet(made)[0]
    assert [name for name in head if name] == ["Kyiv", "NATO", "NATO", "NATO"]
    numbers = [series.get("val") for series in etree.fromstring(made.xml).findall(".//c:ser/c:idx", SPACES)]
    assert numbers == ["0", "1", "2", "3"]

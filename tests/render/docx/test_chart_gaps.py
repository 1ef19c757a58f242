"""Lines that lack a value, and lines that have values at different places, as Word draws them."""

from __future__ import annotations

import pytest

from briefing.document.charts import Chart, ChartSeries, Mark, Tick
from briefing.galley.charts import plot_chart
from briefing.render.docx.charts import draws_natively, native_chart
from tests.galley.shipped import shipped_house, shipped_measure
from tests.render.docx.test_charts import texts


@pytest.mark.parametrize(
    ("first", "second", "blanks"),
    [
        ({0: 1.0, 2: 2.0, 4: 3.0}, {0: 1.0, 1: 2.0, 3: None, 4: 3.0}, None),
        ({0: 1.0, 2: None, 4: 3.0}, {0: 1.0, 2: 2.0, 4: 3.0}, "gap"),
        ({0: 1.0, 2: 2.0, 4: 3.0}, {0: 1.0, 1: 2.0, 4: 3.0}, "span"),
        ({0: 1.0, 2: 2.0, 4: 3.0}, {0: None, 1: 2.0, 3: 2.5, 4: None}, "span"),
        ({0: 1.0, 1: None, 2: 3.0}, {3: 1.0, 4: 2.0}, "gap"),
    ],
)
def test_lines_with_gaps_and_with_values_at_different_places_are_a_picture_for_word_has_one_of_them(
    first: dict[int, float | None], second: dict[int, float | None], blanks: str | None
) -> None:
    series = tuple(
        ChartSeries(name, tuple(Mark(value, f"{value}", float(at), float(at)) for at, value in marks.items()))
        for name, marks in (("Kyiv", first), ("NATO", second))
    )
    chart = Chart("line", series, date_ticks=tuple(Tick(float(at), f"Q{at}") for at in range(5)), dated=False)
    _, plotted = plot_chart(chart, shipped_house("policy"), 374.0, shipped_measure("policy"))
    assert plotted is not None
    assert draws_natively(plotted) is (blanks is not None)
    if blanks:
        assert texts(native_chart(plotted, shipped_house("policy"), "en-GB"), "//c:dispBlanksAs/@val") == [blanks]

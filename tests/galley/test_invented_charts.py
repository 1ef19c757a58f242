"""Charts of invented data: no label meets another or leaves the sheet, in both houses, and Word can draw them too."""

from __future__ import annotations

from itertools import combinations

import pytest
from lxml import etree

from briefing.document.blocks import Exhibit
from briefing.document.charts import Chart, ChartSeries, Mark, Tick
from briefing.galley.charts import plot_chart
from briefing.galley.drawing import Disc, Drawing, Lettering, Rect
from briefing.render.docx.charts import native_chart
from tests.compose.build import brief_of, composed, edition_of
from tests.galley.shipped import HOUSES, shipped_house, shipped_measure
from tests.galley.test_data_sets import SLACK, WIDTH, area_of
from tests.invented import Seeded

KINDS = ("bar", "bar, stacked: true", "line", "dots")
NAMES = ("Kyiv", "North Macedonia", "The United Kingdom of Great Britain", "X", "Organisation of the States")
VALUES = ("0", "1", "-3", "12.5", "1000000", "3200000000", "-700000", "0.004", "-", "-38", "77")
UNITS = ('"%"', "USD", "troops")


def invented(seed: int) -> Chart:
    """One to six series of one to eight values each, over words or over dates."""
    choices = Seeded(seed)
    dated = choices.whole(0, 1)
    places = [
        f"{choices.whole(1990, 2024)}-{choices.whole(1, 12):02}" if dated else f"{choices.pick(NAMES)} {at}"
        for at in range(choices.whole(1, 8))
    ]
    series = []
    for at in range(choices.whole(1, 6)):
        values = {place: choices.pick(VALUES) for place in places}
        values[places[0]] = str(choices.whole(1, 90))
        told = ", ".join(f'"{place}": {value}' for place, value in values.items())
        series.append(f'"{choices.pick(NAMES)} {at}": {{{told}}}')
    kind, unit = choices.pick(KINDS), choices.pick(UNITS)
    brief = brief_of(
        f"exhibits:\n  - {{id: x, kind: {kind}, title: T, unit: {unit}, series: {{{', '.join(series)}}}}}\n"
    )
    (exhibit,) = (b for b in composed(brief, edition_of("exhibits")).blocks if isinstance(b, Exhibit))
    assert isinstance(exhibit.content, Chart)
    return exhibit.content


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("seed", [*range(24), *(pytest.param(n, marks=pytest.mark.slow) for n in range(24, 200))])
def test_no_label_of_invented_data_meets_another_or_leaves_the_sheet(seed: int, house: str) -> None:
    drawing, plotted = plot_chart(invented(seed), shipped_house(house), WIDTH, shipped_measure(house))
    areas = [(letters.text, area_of(letters, house)) for letters in drawing.shapes if isinstance(letters, Lettering)]
    assert [(one, other) for (one, a), (other, b) in combinations(areas, 2) if a.meets(b)] == []
    for text, area in areas:
        assert area.left >= -SLACK, text
        assert area.right <= WIDTH + SLACK, text
        assert area.bottom >= -SLACK, text
        assert area.top <= drawing.height + SLACK, text
    if plotted is not None:
        etree.fromstring(native_chart(plotted, shipped_house(house), "en-GB").xml)


def crowded(count: int) -> Chart:
    """So many parties that count the same on the same day."""
    series = tuple(ChartSeries(f"Party {at}", (Mark(100.0 + at, f"{100 + at}", 5.0, 5.0),)) for at in range(count))
    days = Tick(0.0, "1 October"), Tick(10.0, "11 October")
    return Chart("dots", series, value_ticks=(Tick(0.0, "0"), Tick(150.0, "150")), date_ticks=days)


def test_parties_stand_in_a_key_where_their_names_have_no_room_at_the_dots() -> None:
    house, measure = shipped_house("policy"), shipped_measure("policy")
    few, many = (plot_chart(crowded(count), house, WIDTH, measure)[0] for count in (2, 30))
    assert (count_of(few, Rect, 7.0), count_of(many, Rect, 7.0)) == (0, 30)
    assert many.height > few.height == house.chart_height
    for drawing, count in ((few, 2), (many, 30)):
        names = [shape.text for shape in drawing.shapes if isinstance(shape, Lettering) and "Party" in shape.text]
        assert sorted(names) == sorted(f"Party {at}" for at in range(count))
        assert sum(isinstance(shape, Disc) for shape in drawing.shapes) == count


def count_of(drawing: Drawing, kind: type[Rect], width: float) -> int:
    return sum(isinstance(shape, kind) and shape.width == width for shape in drawing.shapes)


def test_nothing_is_nothing_whatever_the_others_are_counted_in() -> None:
    brief = brief_of("exhibits: [{id: x, kind: bar, title: T, unit: USD, series: {S: {A: 0, B: 3000000000}}}]\n")
    (exhibit,) = (b for b in composed(brief, edition_of("exhibits")).blocks if isinstance(b, Exhibit))
    assert isinstance(exhibit.content, Chart)
    assert [mark.label for mark in exhibit.content.series[0].marks] == ["$0", "$3\u00a0billion"]

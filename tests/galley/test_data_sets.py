"""Twenty sets of data that usually break charts, drawn in a shipped house and kept as small SVGs to look at."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from briefing.document.blocks import Exhibit
from briefing.document.charts import Chart
from briefing.galley.charts import draw_chart
from briefing.galley.charts.canvas import Area
from briefing.galley.drawing import Disc, Drawing, Lettering
from briefing.house import face_style
from tests.compose.build import brief_of, composed, edition_of
from tests.galley.shipped import HOUSES, shipped_house, shipped_measure
from tests.galley.svg import svg

WIDTH = 374.0
SLACK = 0.5
"""Points by which letters may touch: what is measured includes the space beside them."""


@cache
def charts(language: str) -> dict[str, Chart]:
    """The charts by their exhibits' ids."""
    text = (Path(__file__).parent / "data-sets.yaml").read_text(encoding="utf-8")
    blocks = composed(brief_of(text, language), edition_of("exhibits")).blocks
    return {
        block.id or "": block.content
        for block in blocks
        if isinstance(block, Exhibit) and isinstance(block.content, Chart)
    }


def drawn(chart: Chart, house: str) -> Drawing:
    return draw_chart(chart, shipped_house(house), WIDTH, shipped_measure(house))


@pytest.fixture(params=sorted(charts("en-GB")))
def data_set(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_there_are_twenty() -> None:
    assert len(charts("en-GB")) == 20


def test_it_is_drawn_as_it_was_when_it_was_looked_at(data_set: str, golden: Callable[[str, str], None]) -> None:
    house = shipped_house("policy")
    families = {key: family.name for key, family in house.families.items()}
    golden(f"{data_set}.svg", svg(drawn(charts("en-GB")[data_set], "policy"), families))


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("language", ["en-GB", "uk"])
def test_no_label_meets_another_or_leaves_the_sheet(data_set: str, house: str, language: str) -> None:
    drawing = drawn(charts(language)[data_set], house)
    areas = [(letters.text, area_of(letters, house)) for letters in drawing.shapes if isinstance(letters, Lettering)]
    met = [(one, other) for (one, a), (other, b) in combinations(areas, 2) if a.meets(b)]
    assert not met
    for text, area in areas:
        assert area.left >= -SLACK, text
        assert area.right <= WIDTH + SLACK, text
        assert area.bottom >= -SLACK, text
        assert area.top <= drawing.height + SLACK, text


def area_of(letters: Lettering, house: str) -> Area:
    """What a lettering covers, from below its baseline to the top of its capitals."""
    face = face_style(bold=letters.bold, italic=letters.italic)
    width = shipped_measure(house)(letters.text, letters.family, face, letters.size)
    left = {"left": letters.x, "right": letters.x - width, "center": letters.x - width / 2}[letters.anchor]
    top = letters.y + letters.size * 0.65
    return Area(left + SLACK, letters.y - letters.size * 0.12, left + width - SLACK, top)


BARS = ("fifteen-categories", "long-labels", "missing-values", "grouped-six", "stacked", "stacked-both-ways")


@pytest.mark.parametrize("data_set", BARS)
@pytest.mark.parametrize("house", HOUSES)
def test_names_of_bars_end_at_the_bars_whether_one_or_several_stand_at_a_name(data_set: str, house: str) -> None:
    chart = charts("en-GB")[data_set]
    named = {line for name in chart.categories for line in name.split(" ")}
    lettering = [shape for shape in drawn(chart, house).shapes if isinstance(shape, Lettering)]
    names = [shape for shape in lettering if shape.anchor == "right" and set(shape.text.split(" ")) <= named]
    assert {shape.text for shape in names} >= {name for name in chart.categories if " " not in name and len(name) < 20}
    assert len({round(shape.x, 2) for shape in names}) == 1


@pytest.mark.parametrize("house", HOUSES)
def test_the_only_point_of_a_line_is_named_beside_it(house: str) -> None:
    shapes = drawn(charts("en-GB")["one-point-line"], house).shapes
    (dot,) = {(shape.x, shape.y) for shape in shapes if isinstance(shape, Disc)}
    (name,) = (shape for shape in shapes if isinstance(shape, Lettering) and shape.text == "NATO")
    assert 0.0 < name.x - dot[0] < 10.0

from __future__ import annotations

from itertools import pairwise

import pytest

from briefing.document import blocks as b
from briefing.document.charts import Chart
from briefing.document.runs import plain
from briefing.galley.charts.bars import BAR
from briefing.galley.charts.parts import Part, plot_parts
from briefing.galley.drawing import Lettering, Rect
from briefing.galley.matter import Para, Picture
from briefing.galley.setting import set_galley
from briefing.render.pdf import fit_pdf
from briefing.render.pdf.typesetter import Typesetter
from tests.galley.house import half_an_em, plain_house
from tests.galley.shipped import HOUSES, shipped_house, shipped_measure
from tests.galley.test_charts import bars
from tests.galley.test_setting import document, words

ROOM = 400.0


def parts(chart: Chart, room: float = ROOM) -> tuple[Part, ...]:
    return plot_parts(chart, plain_house(), 300.0, half_an_em, room)


def rects(part: Part) -> list[Rect]:
    return [shape for shape in part.drawing.shapes if isinstance(shape, Rect)]


def exhibit(chart: Chart) -> b.Exhibit:
    return b.Exhibit(
        id="many",
        label="Exhibit 1",
        title=words("Many bars"),
        content=chart,
        alt="All of them",
        source=words("Source: a yearbook."),
        continued="Exhibit 1, continued",
    )


def test_bars_that_have_room_are_as_thick_as_ever() -> None:
    (only,) = parts(bars(*range(1, 10)))
    assert {rect.height for rect in rects(only)} == {BAR}


def test_bars_get_thinner_before_a_chart_goes_on() -> None:
    chart = bars(*range(1, 9), series=4)
    usual = parts(chart, room=10_000.0)[0].drawing.height
    (only,) = parts(chart, room=usual - 40)
    assert usual - 44 < only.drawing.height <= usual - 40
    assert max(rect.height for rect in rects(only) if rect.width > 8) < BAR


def test_labels_of_the_thinnest_bars_do_not_meet() -> None:
    chart = bars(*range(100, 109), series=4)
    part = parts(chart, room=340.0)[0]
    size = plain_house().styles["figure-label"].size
    baselines = sorted({round(s.y, 3) for s in part.drawing.shapes if isinstance(s, Lettering) and s.text.isdigit()})
    assert min(after - before for before, after in pairwise(baselines)) >= size - 0.01


@pytest.mark.parametrize("stacked", [False, True])
@pytest.mark.parametrize("series", [1, 3])
def test_what_has_no_room_goes_on_and_no_value_is_lost(series: int, stacked: bool) -> None:
    chart = bars(*range(1, 62), series=series, stacked=stacked)
    made = parts(chart)
    assert len(made) > 1
    assert all(part.drawing.height <= ROOM for part in made)
    assert sum((part.chart.categories for part in made), ()) == chart.categories
    for at, whole in enumerate(chart.series):
        assert sum((part.chart.series[at].marks for part in made), ()) == whole.marks
    assert max(len(part.chart.categories) for part in made) < 61 / (len(made) - 1)


def test_all_parts_have_one_scale() -> None:
    first, *_, last = parts(bars(*range(1, 62)))
    ones = [rects(part)[-1].width / (part.chart.series[0].marks[-1].value or 1) for part in (first, last)]
    assert ones[0] == pytest.approx(ones[1])
    assert first.plotted is not None
    assert last.plotted is not None
    assert (first.plotted.low, first.plotted.high) == (last.plotted.low, last.plotted.high)


def test_a_group_that_is_higher_than_a_page_stays_one_drawing() -> None:
    (only,) = parts(bars(1, 2, series=60))
    assert only.drawing.height > ROOM


def test_a_chart_that_goes_on_says_so_and_keeps_its_source() -> None:
    made = set_galley(document(exhibit(bars(*range(1, 62)))), plain_house(), "a4", half_an_em)
    pictures = [piece for piece in made.matter if isinstance(piece, Picture)]
    said = [plain(piece.runs) for piece in made.matter if isinstance(piece, Para)]
    assert [picture.id for picture in pictures] == ["many", *[None] * (len(pictures) - 1)]
    assert said == ["Exhibit 1", "Many bars", *["Exhibit 1, continued"] * (len(pictures) - 1), "Source: a yearbook."]
    assert pictures[0].alt == "All of them"
    assert pictures[-1].alt.startswith("Exhibit 1, continued: Category ")
    assert [picture.keep_next for picture in pictures] == [*[False] * (len(pictures) - 1), True]


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(("categories", "series"), [(60, 1), (15, 4), (8, 6), (130, 2)])
def test_no_bar_stands_outside_a_page_and_no_title_alone(house: str, paper: str, categories: int, series: int) -> None:
    chart = bars(*range(categories), series=series)
    heading = b.Heading(level=1, runs=words("Exhibits"), part="exhibits")
    made = set_galley(document(heading, exhibit(chart)), shipped_house(house), paper, shipped_measure(house))  # type: ignore[arg-type]
    fit = fit_pdf(made, Typesetter(shipped_house(house)))
    assert fit.diagnostics == ()
    assert fit.pages == sum(isinstance(piece, Picture) for piece in made.matter)

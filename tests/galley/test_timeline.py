from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.compose.dates import date_label
from briefing.compose.timescale import time_stretches
from briefing.compose.wording import find_wording
from briefing.diagnostics import Position
from briefing.document.blocks import Timeline, TimelineEvent, TimeStretch
from briefing.document.charts import Tick
from briefing.document.runs import Words, plain
from briefing.galley.charts.canvas import Sheet
from briefing.galley.charts.timescale import BREAK, time_scale
from briefing.galley.drawing import Disc, Drawing, Lettering, Rect
from briefing.galley.matter import Cell, Grid, Para, Picture
from briefing.galley.setting import set_galley
from briefing.house import face_style
from briefing.model.dates import PartialDate
from tests.galley.house import half_an_em, plain_house
from tests.galley.shipped import HOUSES, shipped_house, shipped_measure
from tests.galley.test_charts import area_of
from tests.galley.test_setting import document

WORDING = find_wording("en-GB", Position("x"))
HOUSE = plain_house()


def partial(day: datetime.date, precision: str) -> PartialDate:
    if precision == "day":
        return PartialDate(day.year, day.month, day.day)
    if precision == "month":
        return PartialDate(day.year, day.month)
    if precision == "year":
        return PartialDate(day.year)
    return PartialDate(day.year, day.month, stage="early" if precision == "early" else "second half")


@st.composite
def random_dates(draw: st.DrawFn, least: int = 3, most: int = 40) -> list[PartialDate]:
    """Dates of every precision, within days or within centuries, in order."""
    start = draw(st.dates(datetime.date(1900, 1, 1), datetime.date(2030, 1, 1)))
    reach = draw(st.sampled_from([0, 3, 30, 400, 4000, 20000]))
    precisions = st.sampled_from(["day", "day", "month", "early", "half", "year"])
    pairs = draw(st.lists(st.tuples(st.integers(0, reach), precisions), min_size=least, max_size=most))
    found = [partial(start + datetime.timedelta(days=days), precision) for days, precision in pairs]
    return sorted(found, key=lambda when: (when.first_day, when.last_day))


def timeline(dates: Sequence[PartialDate], text: str = "It happens.") -> Timeline:
    events = tuple(
        TimelineEvent(f"e{at}", f"Date {at}", when.first_day, when.last_day, (Words(text),))
        for at, when in enumerate(dates)
    )
    return Timeline(events=events, stretches=time_stretches(dates, WORDING))


def grid_of(block: Timeline) -> Grid:
    (grid,) = set_galley(document(block), HOUSE, "a4", half_an_em).matter
    assert isinstance(grid, Grid)
    return grid


def drawings(grid: Grid) -> list[Drawing]:
    contents = [item.content for cell in cells(grid) for item in cell.content if isinstance(item, Picture)]
    return [content for content in contents if isinstance(content, Drawing)]


def cells(grid: Grid) -> list[Cell]:
    return [cell for row in grid.rows for cell in row.cells]


def marks(drawing: Drawing) -> list[tuple[float, float]]:
    """Where each dot and bar begins and ends, from left to right."""
    found = [(s.x - s.radius, s.x + s.radius) for s in drawing.shapes if isinstance(s, Disc)]
    return sorted(found + [(s.x, s.x + s.width) for s in drawing.shapes if isinstance(s, Rect)])


@given(random_dates())
@settings(deadline=None)
def test_no_two_labels_meet_and_every_event_is_on_the_timeline(dates: list[PartialDate]) -> None:
    grid = grid_of(timeline(dates))
    drawn = drawings(grid)
    assert sum(len(marks(drawing)) for drawing in drawn) == len(dates)
    for drawing in drawn:
        areas = [area_of(shape) for shape in drawing.shapes if isinstance(shape, Lettering)]
        assert not any(one.meets(other) for one, other in combinations(areas, 2))
        assert all(area.left >= -0.01 and area.right <= drawing.width + 0.01 for area in areas)
        assert all(-0.01 <= start < end <= drawing.width + 0.01 for start, end in marks(drawing))
    said = [item.runs for cell in cells(grid) for item in cell.content if isinstance(item, Para)]
    assert [runs[0].text for runs in said if isinstance(runs[0], Words)] == [
        words for at in range(len(dates)) for words in (f"Date {at}", "It happens.")
    ]


@pytest.mark.parametrize("language", ["en-GB", "uk"])
@pytest.mark.parametrize("name", HOUSES)
@given(dates=random_dates())
@settings(deadline=None, max_examples=25)
def test_in_every_shipped_house_no_two_labels_meet_and_every_event_is_there(
    name: str, language: str, dates: list[PartialDate]
) -> None:
    house, measure, wording = shipped_house(name), shipped_measure(name), find_wording(language, Position("x"))
    events = tuple(
        TimelineEvent(f"e{at}", date_label(when, wording), when.first_day, when.last_day, (Words("It happens."),))
        for at, when in enumerate(dates)
    )
    block = Timeline(events=events, stretches=time_stretches(dates, wording))
    (grid,) = set_galley(document(block), house, "letter", measure).matter
    assert isinstance(grid, Grid)
    drawn = drawings(grid)
    assert sum(len(marks(drawing)) for drawing in drawn) == len(dates)
    for drawing in drawn:
        areas = []
        for shape in drawing.shapes:
            if isinstance(shape, Lettering):
                face = face_style(bold=shape.bold, italic=shape.italic)
                areas.append((shape.x, shape.x + measure(shape.text, shape.family, face, shape.size)))
        assert all(after[0] > before[1] for before, after in pairwise(sorted(areas)))
        assert all(left >= -0.01 and right <= drawing.width + 0.01 for left, right in areas)
        assert all(-0.01 <= start < end <= drawing.width + 0.01 for start, end in marks(drawing))
    said = [item.runs for cell in cells(grid) for item in cell.content if isinstance(item, Para)]
    assert [plain(runs) for runs in said][::2] == [event.date for event in events]


@given(random_dates())
@settings(deadline=None)
def test_the_scale_has_one_measure_and_no_day_stands_in_a_break(dates: list[PartialDate]) -> None:
    block = timeline(dates)
    scale = time_scale(block.stretches, 0.0, 300.0, Sheet(HOUSE, 300.0, half_an_em))
    assert scale.stretches[-1].right <= 300.01
    assert all(after.left - before.right == pytest.approx(BREAK) for before, after in pairwise(scale.stretches))
    for when in dates:
        first, last = when.first_day.toordinal(), when.last_day.toordinal()
        assert any(stretch.left <= scale.x(first) <= stretch.right for stretch in scale.stretches)
        assert scale.x(last + 1) - scale.x(first) == pytest.approx((last + 1 - first) * scale.day, abs=0.01)


@pytest.mark.parametrize("language", ["en-GB", "de", "fr", "uk"])
@given(dates=random_dates(), width=st.floats(120.0, 500.0))
@settings(deadline=None, max_examples=60)
def test_no_tick_that_leaves_out_its_year_follows_one_of_another(
    language: str, dates: list[PartialDate], width: float
) -> None:
    house, measure = shipped_house("policy"), shipped_measure("policy")
    stretches, sheet = time_stretches(dates, find_wording(language, Position("x"))), Sheet(house, width, measure)
    year = None
    for tick in time_scale(stretches, 0.0, width, sheet).ticks:
        day = datetime.date.fromordinal(int(tick.value))
        assert str(day.year) in tick.label or day.year == year
        year = day.year


def test_where_the_tick_of_a_new_year_has_no_room_the_next_one_names_the_year() -> None:
    months = (datetime.date(2023, 12, 1), datetime.date(2024, 1, 1), datetime.date(2024, 4, 1))
    labels = (("Dec 2023", ""), ("Jan 2024", ""), ("Apr", "Apr 2024"))
    ticks = tuple(Tick(float(day.toordinal()), *label) for day, label in zip(months, labels, strict=True))
    stretches, sheet = [TimeStretch(months[0], months[-1], ticks)], Sheet(HOUSE, 100.0, half_an_em)
    shown = time_scale(stretches, 0.0, 100.0, sheet).ticks
    assert [tick.label for tick in shown] == ["Dec 2023", "Apr 2024"]


@pytest.mark.parametrize("language", ["en-GB", "de", "fr", "uk"])
@given(dates=random_dates(), width=st.floats(60.0, 500.0))
@settings(deadline=None, max_examples=60)
def test_no_two_ticks_in_a_row_say_the_same(language: str, dates: list[PartialDate], width: float) -> None:
    house, measure = shipped_house("policy"), shipped_measure("policy")
    stretches, sheet = time_stretches(dates, find_wording(language, Position("x"))), Sheet(house, width, measure)
    labels = [tick.label for tick in time_scale(stretches, 0.0, width, sheet).ticks]
    assert all(one != other for one, other in pairwise(labels))


@pytest.mark.parametrize(
    ("width", "labels"), [(180.0, ["3 Jul 2022", "29 Oct", "17 Jul 2023"]), (75.0, ["2022", "Oct", "2023"])]
)
def test_a_stretch_that_begins_in_the_year_of_the_one_before_leaves_it_out(width: float, labels: list[str]) -> None:
    dates = days((2022, 7, 3), (2022, 7, 22), (2022, 10, 29), (2022, 11, 2), (2023, 7, 17))
    stretches, sheet = time_stretches(dates, WORDING), Sheet(HOUSE, width, half_an_em)
    shown = time_scale(stretches, 0.0, width, sheet).ticks
    assert [tick.label.replace("\u00a0", " ") for tick in shown] == labels


@given(random_dates())
@settings(deadline=None)
def test_the_first_tick_of_every_stretch_names_its_year(dates: list[PartialDate]) -> None:
    for stretch in time_stretches(dates, WORDING):
        day = datetime.date.fromordinal(int(stretch.ticks[0].value))
        assert stretch.first <= day <= stretch.last
        assert str(day.year) in stretch.ticks[0].label


@given(random_dates())
@settings(deadline=None)
def test_every_stretch_names_its_first_year_or_where_the_next_begins(dates: list[PartialDate]) -> None:
    block, house = timeline(dates), shipped_house("policy")
    (grid,) = set_galley(document(block), house, "a4", shipped_measure("policy")).matter
    assert isinstance(grid, Grid)
    labels = [shape.text for shape in drawings(grid)[0].shapes if isinstance(shape, Lettering)]
    for stretch in block.stretches:
        ticked = datetime.date.fromordinal(int(stretch.ticks[0].value))
        telling = {stretch.first.year, ticked.year, stretch.first.year + 1}
        assert any(str(year) in label for year in telling for label in labels)


@pytest.mark.parametrize("language", ["en-GB", "de", "fr", "uk"])
@given(dates=random_dates(), width=st.floats(30.0, 500.0))
@settings(deadline=None, max_examples=60)
def test_after_every_break_a_label_says_when_it_goes_on(language: str, dates: list[PartialDate], width: float) -> None:
    house, measure = shipped_house("policy"), shipped_measure("policy")
    stretches, sheet = time_stretches(dates, find_wording(language, Position("x"))), Sheet(house, width, measure)
    scale = time_scale(stretches, 0.0, width, sheet)
    shown = {tick.value for tick in scale.ticks}
    assert len(scale.stretches) == 1 or all(
        any(first.value in shown for first in (stretch.ticks[0], stretch.years[0]))
        for stretch in stretches
        if any(float(stretch.first.toordinal()) == drawn.first for drawn in scale.stretches)
    )


def test_where_a_stretch_has_no_room_for_any_label_there_is_no_break_before_it() -> None:
    dates = days((2022, 7, 3), (2022, 7, 22), (2022, 10, 29), (2022, 11, 2), (2023, 7, 17))
    stretches, sheet = time_stretches(dates, WORDING), Sheet(HOUSE, 50.0, half_an_em)
    scale = time_scale(stretches, 0.0, 50.0, sheet)
    assert (len(stretches), len(scale.stretches)) == (3, 2)
    assert [tick.label for tick in scale.ticks] == ["2022", "2023"]
    assert [datetime.date.fromordinal(int(stretch.first)).year for stretch in scale.stretches] == [2022, 2023]


def test_a_track_with_no_room_for_every_months_label_names_its_years() -> None:
    dates = [PartialDate(year, month, 5) for year in (2022, 2023, 2024) for month in range(1, 10)]
    stretches, sheet = time_stretches(dates, WORDING), Sheet(HOUSE, 90.0, half_an_em)
    assert [tick.label for tick in time_scale(stretches, 0.0, 90.0, sheet).ticks] == ["2022", "2023", "2024"]


@given(random_dates())
@settings(deadline=None)
def test_the_mark_of_a_day_stands_at_its_tick(dates: list[PartialDate]) -> None:
    block = timeline(dates)
    scale = time_scale(block.stretches, 0.0, 300.0, Sheet(HOUSE, 300.0, half_an_em))
    places = {tick.value: tick.x for tick in scale.ticks}
    for event in block.events:
        if event.first_day == event.last_day and event.first_day.toordinal() in places:
            start, end = scale.bar(event)
            assert (start + end) / 2 == pytest.approx(places[event.first_day.toordinal()])


def test_three_single_days_far_apart_stand_at_their_labels() -> None:
    block = timeline(days((2023, 1, 14), (2023, 10, 9), (2024, 9, 11)))
    (band,) = drawings(grid_of(block))
    labels = sorted(shape.x for shape in band.shapes if isinstance(shape, Lettering))
    assert [(start + end) / 2 for start, end in marks(band)] == pytest.approx(labels)


def days(*each: tuple[int, int, int]) -> list[PartialDate]:
    return [PartialDate(*day) for day in each]


def test_a_long_time_in_which_nothing_happened_is_cut_out() -> None:
    stretches = time_stretches(days((2022, 2, 3), (2024, 10, 1), (2024, 11, 5)), WORDING)
    assert [(stretch.first.year, stretch.last.year) for stretch in stretches] == [(2022, 2022), (2024, 2024)]


def test_even_dates_need_no_break() -> None:
    assert len(time_stretches(days((2024, 1, 1), (2024, 2, 1), (2024, 3, 1)), WORDING)) == 1


def test_a_month_is_a_bar_and_a_day_a_dot() -> None:
    dates = [PartialDate(2024, 10), *days((2024, 10, 28), (2024, 11, 5))]
    (band,) = drawings(grid_of(timeline(dates)))
    assert (sum(isinstance(s, Rect) for s in band.shapes), sum(isinstance(s, Disc) for s in band.shapes)) == (1, 2)


def test_few_events_stand_side_by_side_and_many_below_one_another() -> None:
    few, many = days(*((2024, 10, day) for day in range(1, 6))), days(*((2024, 10, day) for day in range(1, 7)))
    assert [len(row.cells) for row in grid_of(timeline(few)).rows] == [1, 5]
    assert [len(row.cells) for row in grid_of(timeline(many)).rows] == [1, 3, 3, 3, 3, 3, 3]


@pytest.mark.parametrize("count", [3, 5, 6, 7, 40])
def test_a_pages_end_leaves_at_least_three_events_together(count: int) -> None:
    long = "word " * 60
    rows = grid_of(timeline(days(*((2024, 10 + day // 28, day % 28 + 1) for day in range(count))), text=long)).rows[1:]
    parted = [at + 1 for at, row in enumerate(rows[:-1]) if not row.keep_next]
    assert parted == list(range(3, count - 2))


def test_long_texts_stand_below_one_another_however_few() -> None:
    dates = days((2024, 10, 1), (2024, 10, 2), (2024, 10, 3))
    assert len(grid_of(timeline(dates, text="word " * 60)).rows) == 4


def test_two_events_are_not_drawn() -> None:
    assert drawings(grid_of(timeline(days((2024, 10, 1), (2024, 11, 1))))) == []


def test_pictures_of_the_timeline_only_decorate_its_list() -> None:
    grid = grid_of(timeline(days((2024, 10, 1), (2024, 10, 2), (2024, 10, 3))))
    pictures = [item for cell in cells(grid) for item in cell.content if isinstance(item, Picture)]
    assert pictures
    assert all(picture.element is None for picture in pictures)


def test_marks_at_one_day_stand_above_one_another() -> None:
    (band,) = drawings(grid_of(timeline(days((2024, 10, 1), (2024, 10, 1), (2024, 10, 9)))))
    first, second, _ = sorted((shape for shape in band.shapes if isinstance(shape, Disc)), key=lambda disc: disc.x)
    assert first.x == pytest.approx(second.x)
    assert abs(first.y - second.y) >= 2 * first.radius


@pytest.mark.parametrize("name", HOUSES)
def test_both_sides_of_a_break_name_their_year_in_every_shipped_house(name: str) -> None:
    dates = [PartialDate(2022, 2), *(PartialDate(2024, month) for month in range(1, 11)), PartialDate(2024, 11, 5)]
    block, house = timeline(dates), shipped_house(name)
    (grid,) = set_galley(document(block), house, "a4", shipped_measure(name)).matter
    assert isinstance(grid, Grid)
    labels = [shape.text for shape in drawings(grid)[0].shapes if isinstance(shape, Lettering)]
    assert {"Feb\u00a02022", "Jan\u00a02024"} <= set(labels)

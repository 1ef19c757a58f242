from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.compose.ticks import date_ticks
from briefing.compose.wording import find_wording
from briefing.diagnostics import Position
from briefing.document.charts import Chart, ChartSeries, Mark, Tick
from briefing.galley.charts import draw_chart
from briefing.galley.charts.canvas import Area, spread_apart
from briefing.galley.drawing import Disc, Drawing, Lettering, Line, Path, Rect
from briefing.galley.ink import ink_on
from briefing.values import replace
from tests.galley.house import half_an_em, plain_house
from tests.galley.shipped import shipped_house, shipped_measure

WIDTH = 300.0
GREY = "#777777"


def drawn(chart: Chart) -> Drawing:
    return draw_chart(chart, plain_house(), WIDTH, half_an_em)


def letters(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Lettering)]


def bars(*values: float | None, stacked: bool = False, series: int = 1) -> Chart:
    marks = tuple(Mark(value, "none" if value is None else f"{value:g}") for value in values)
    return Chart(
        "bar",
        tuple(ChartSeries(f"S{at}", marks) for at in range(series)),
        categories=tuple(f"Category {at}" for at in range(len(values))),
        stacked=stacked,
    )


def area_of(letter: Lettering) -> Area:
    width = half_an_em(letter.text, "", "", letter.size)
    left = {"left": letter.x, "right": letter.x - width, "center": letter.x - width / 2}[letter.anchor]
    return Area(left, letter.y - letter.size * 0.2, left + width, letter.y + letter.size * 0.7)


def test_bars_are_as_long_as_their_values() -> None:
    lengths = [shape.width for shape in drawn(bars(10, 20)).shapes if isinstance(shape, Rect)]
    assert lengths[1] == pytest.approx(2 * lengths[0])


def test_a_missing_value_has_a_label_and_no_bar() -> None:
    drawing = drawn(bars(10, None))
    assert sum(isinstance(shape, Rect) for shape in drawing.shapes) == 1
    assert "none" in letters(drawing)


def test_a_stack_that_lacks_a_part_says_so_at_its_end() -> None:
    chart = replace(bars(5, None, stacked=True, series=2), totals=("10", "S0, S1: none"))
    said = {shape.text: shape for shape in drawn(chart).shapes if isinstance(shape, Lettering)}
    assert (said["10"].bold, said["10"].italic) == (True, False)
    assert (said["S0, S1: none"].bold, said["S0, S1: none"].italic) == (False, True)


def test_a_long_label_at_a_short_bar_takes_nothing_from_a_long_one() -> None:
    marks = Mark(1.0, "a long label " * 3), Mark(100.0, "100")
    chart = Chart("bar", (ChartSeries("", marks),), categories=("A", "B"))
    longest = max(shape.x + shape.width for shape in drawn(chart).shapes if isinstance(shape, Rect))
    assert longest > WIDTH - half_an_em("100", "", "", 12.0) - 12.0


def test_bars_are_spaced_evenly_though_one_name_needs_three_lines() -> None:
    chart = replace(bars(1, 2, 3), categories=("A", "A name of many words " * 5, "C"))
    tops = [shape.y + shape.height for shape in drawn(chart).shapes if isinstance(shape, Rect)]
    assert tops[0] - tops[1] == pytest.approx(tops[1] - tops[2])


def test_what_bars_count_stands_above_them_and_above_their_key() -> None:
    for chart in (bars(10, 20), bars(10, 20, series=2)):
        drawing = drawn(replace(chart, unit="Shipped by 20 June 2023, as the centre of four parties counts, tonnes"))
        highest = sorted((s for s in drawing.shapes if isinstance(s, Lettering)), key=lambda letter: -letter.y)
        assert " ".join(letter.text for letter in highest[:2]).endswith("four parties counts, tonnes")
        areas = [area_of(shape) for shape in drawing.shapes if isinstance(shape, Lettering)]
        assert not any(one.meets(other) for at, one in enumerate(areas) for other in areas[at + 1 :])


def test_equal_values_and_zeros_are_drawn() -> None:
    assert letters(drawn(bars(0, 0, 0))).count("0") == 3


def test_a_negative_bar_runs_left_of_the_line_at_zero() -> None:
    left, right = sorted(
        (shape for shape in drawn(bars(-5, 5)).shapes if isinstance(shape, Rect)), key=lambda bar: bar.x
    )
    assert left.x + left.width == pytest.approx(right.x)


def test_stacked_bars_end_where_the_next_begins() -> None:
    first, second = (s for s in drawn(bars(5, stacked=True, series=2)).shapes if isinstance(s, Rect) and s.height > 7.5)
    assert first.x + first.width == pytest.approx(second.x)


@given(st.lists(st.one_of(st.none(), st.integers(-(10**12), 10**12)), min_size=1, max_size=15), st.booleans())
def test_bars_and_their_labels_stay_on_the_sheet(values: list[int | None], stacked: bool) -> None:
    drawing = drawn(bars(*values, stacked=stacked, series=2))
    for shape in drawing.shapes:
        if isinstance(shape, Rect):
            assert -0.01 <= shape.x <= shape.x + shape.width <= WIDTH + 0.51
        elif isinstance(shape, Lettering):
            assert area_of(shape).bottom >= -shape.size * 0.2 - 0.01
            assert area_of(shape).top <= drawing.height + 0.01


def dots(counts: list[tuple[int, int]]) -> Chart:
    start = date(2024, 10, 1).toordinal()
    series = tuple(
        ChartSeries(f"Party {at}", (Mark(value, f"{value:,}", start + day, start + day),))
        for at, (day, value) in enumerate(counts)
    )
    ticks = (Tick(0, "0"), Tick(12000, "12,000"))
    days = (Tick(start, "1 October"), Tick(start + 31, "1 November"))
    return Chart("dots", series, value_ticks=ticks, date_ticks=days, unit="troops")


def test_dots_far_apart_have_labels_that_do_not_meet() -> None:
    drawing = drawn(dots([(2, 3000), (15, 11000), (28, 6000)]))
    areas = [area_of(shape) for shape in drawing.shapes if isinstance(shape, Lettering)]
    assert not any(one.meets(other) for at, one in enumerate(areas) for other in areas[at + 1 :])


@pytest.mark.parametrize("gap", [0, 1, 2])
def test_a_label_that_is_moved_away_has_a_leader_that_crosses_no_label(gap: int) -> None:
    counts = [(28 + gap, 10000), (29, 10900), (28, 8000), (30, 10000), (29, 0), (14, 11000)]
    drawing = drawn(dots(counts))
    areas = [area_of(shape) for shape in drawing.shapes if isinstance(shape, Lettering)]
    leaders = [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.dash]
    assert not any(one.meets(other) for one, other in itertools.combinations(areas, 2))
    for leader in leaders:
        for step in range(1, 40):
            x = leader.x1 + (leader.x2 - leader.x1) * step / 40
            y = leader.y1 + (leader.y2 - leader.y1) * step / 40
            assert not any(area.left < x < area.right and area.bottom + 1 < y < area.top - 1 for area in areas)


def test_the_label_of_a_month_at_the_edge_stands_over_its_span() -> None:
    first = date(2024, 10, 1).toordinal()
    marks = Mark(3000.0, "3,000", first, first), Mark(11000.0, "11,000", first + 31, first + 40)
    series = ChartSeries("Other", marks[:1]), ChartSeries("A party with a long name", marks[1:])
    chart = Chart("dots", series, value_ticks=(Tick(0, "0"), Tick(15000, "15,000")), date_ticks=(Tick(first, "1"),))
    drawing = drawn(chart)
    assert not [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.dash]


def test_what_is_known_by_month_has_a_ring_in_the_middle_of_its_days_and_no_dot() -> None:
    first = date(2024, 10, 1).toordinal()
    marks = Mark(3000.0, "3,000", first, first), Mark(11000.0, "11,000", first, first + 30)
    chart = Chart("dots", (ChartSeries("Kyiv", marks),), value_ticks=(Tick(0, "0"), Tick(15000, "15,000")))
    house = shipped_house("policy")
    drawing = draw_chart(chart, house, 374.0, shipped_measure("policy"))
    dot, ring = (shape for shape in drawing.shapes if isinstance(shape, Disc))
    paper = house.colours["paper"]
    assert (dot.fill == paper, ring.fill == paper) == (False, True)
    assert ring.edge == dot.fill


def test_every_dot_is_labelled_with_party_and_number() -> None:
    drawing = drawn(dots([(2, 3000), (15, 11000)]))
    assert sum(isinstance(shape, Disc) for shape in drawing.shapes) == 2
    assert {"Party 0", "Party 1", "3,000", "11,000"} <= set(letters(drawing))


def test_a_missing_value_parts_a_line() -> None:
    marks = tuple(Mark(value, "", at, at) for at, value in enumerate([1.0, 2.0, None, 3.0, 4.0]))
    chart = Chart("line", (ChartSeries("Rain", marks),), value_ticks=(Tick(0, "0"), Tick(5, "5")))
    assert sum(isinstance(shape, Path) for shape in drawn(chart).shapes) == 2


@pytest.mark.parametrize(("days", "second"), [(42, "12 Jan 2024"), (54, "15 Jan 2024"), (90, "1 Feb 2024")])
def test_where_the_first_day_of_a_year_has_no_room_the_next_one_names_the_year(days: int, second: str) -> None:
    start = date(2023, 12, 15)
    last = start.toordinal() + days
    ticks = date_ticks(start, date.fromordinal(last), find_wording("en-GB", Position("x")))
    marks = tuple(Mark(3.0, "3", float(day), float(day)) for day in (start.toordinal(), last))
    chart = Chart("line", (ChartSeries("Rain, wind, hail, snow and sleet", marks),), date_ticks=ticks)
    said = [text.replace("\u00a0", " ") for text in letters(drawn(chart))]
    assert next(text for text in said if "2024" in text) == second
    assert not [text for text in said[: said.index(second)] if text.endswith("Jan")]


def drawn_with_grey(chart: Chart) -> Drawing:
    house = plain_house()
    return draw_chart(chart, replace(house, colours={**house.colours, "muted": GREY}), WIDTH, half_an_em)


def lines(*series: Sequence[float | None]) -> Chart:
    return Chart(
        "line",
        tuple(
            ChartSeries(
                f"Line {at}", tuple(Mark(v, f"{v}", float(x), float(x), f"Month {x}") for x, v in enumerate(of))
            )
            for at, of in enumerate(series)
        ),
        value_ticks=(Tick(0, "0"), Tick(10, "10")),
        date_ticks=tuple(Tick(float(x), f"M{x}") for x in range(len(series[0]))),
        dated=False,
    )


def test_a_line_that_ends_early_is_named_where_it_ends() -> None:
    drawing = drawn(lines((1, 1, 1, 1, 1), (4, 5, 9, None, None)))
    name = next(s for s in drawing.shapes if isinstance(s, Lettering) and s.text == "Line 1")
    dots = [s for s in drawing.shapes if isinstance(s, Disc)]
    assert 0 < name.x - dots[1].x < 10
    assert abs(name.y - dots[1].y) < 20
    assert "Month 2" not in letters(drawing)


def test_a_line_that_ends_early_among_others_says_at_the_edge_where_it_ends_with_a_grey_leader() -> None:
    tangle = [(at, 10 - at, at, 10 - at, at) for at in range(9)]
    drawing = drawn_with_grey(lines(*tangle, (4, 5, 5.1, None, None)))
    said = letters(drawing)
    assert said[said.index("Line 9") :][:3] == ["Line 9", "5.1", "Month 2"]
    end = next(s for s in drawing.shapes if isinstance(s, Lettering) and s.text == "Month 2")
    (leader,) = (s for s in drawing.shapes if isinstance(s, Line) and s.colour == GREY and s.dash)
    assert leader.x2 == pytest.approx(end.x - 2.0)


@given(st.lists(st.lists(st.one_of(st.none(), st.integers(0, 10)), min_size=5, max_size=5), min_size=1, max_size=12))
def test_no_leader_in_a_series_colour_runs_through_the_plot(values: list[list[int | None]]) -> None:
    drawing = drawn_with_grey(lines(*values))
    right = max(s.x2 for s in drawing.shapes if isinstance(s, Line) and s.y1 == s.y2 and not s.dash and s.x1 < 60)
    leaders = [s for s in drawing.shapes if isinstance(s, Line) and s.dash]
    assert all(leader.colour == GREY or leader.x1 > right - 8.0 for leader in leaders)
    named = [text for text in letters(drawing) if text.startswith("Line")]
    assert len(named) == sum(any(value is not None for value in each) for each in values)


def over_categories(kind: Literal["line", "dots"], names: Sequence[str]) -> Chart:
    marks = tuple(Mark(float(at), f"{at}", float(at), float(at)) for at in range(len(names)))
    ticks = tuple(Tick(float(at), name) for at, name in enumerate(names))
    return Chart(kind, (ChartSeries("Kyiv", marks),), (), (Tick(0, "0"), Tick(9, "9")), ticks, dated=False)


@pytest.mark.parametrize("kind", ["line", "dots"])
@given(names=st.lists(st.text("abc de", min_size=1, max_size=30), min_size=1, max_size=9, unique=True))
def test_every_category_is_named_below_its_place(kind: Literal["line", "dots"], names: list[str]) -> None:
    drawing = drawn(over_categories(kind, names))
    below = [s for s in drawing.shapes if isinstance(s, Lettering) and s.anchor == "center"]
    printed = "".join(s.text for s in below).replace(" ", "").replace("-", "")
    assert sorted(printed) == sorted("".join(names).replace(" ", ""))
    areas = [area_of(s) for s in below if s.text.strip()]
    assert not any(one.meets(other) for one, other in itertools.combinations(areas, 2))
    assert all(area.left >= -0.01 and area.right <= WIDTH + 0.01 and area.bottom >= -2.0 for area in areas)


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(1, 8)), max_size=12))
def test_pieces_spread_apart_keep_their_order_and_do_not_meet(pieces: list[tuple[float, float]]) -> None:
    wanted, sizes = [at for at, _ in pieces], [size for _, size in pieces]
    placed = spread_apart(wanted, sizes, 0.0, 100.0)
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    for before, after in itertools.pairwise(order):
        assert placed[after] - placed[before] >= (sizes[before] + sizes[after]) / 2 - 0.001
    for at, size in zip(placed, sizes, strict=True):
        assert -0.001 <= at - size / 2 <= at + size / 2 <= 100.001


@pytest.mark.parametrize(("ground", "ink"), [("#0B4F6C", "#FFFFFF"), ("#FFC000", "#000000"), ("#FFFFFF", "#000000")])
def test_letters_on_a_bar_stand_out(ground: str, ink: str) -> None:
    assert ink_on(ground) == ink


def discs(drawing: Drawing) -> list[Disc]:
    return [shape for shape in drawing.shapes if isinstance(shape, Disc)]


def at_one_place(parties: int, *, days: int = 1, until: Sequence[int] = ()) -> Chart:
    first = date(2024, 10, 1).toordinal()
    series = tuple(
        ChartSeries(
            f"Party {at}",
            tuple(
                Mark(5.0, "5", first + 9.0 * day, first + 9.0 * day + (until[at] if until else 0))
                for day in range(days)
            ),
        )
        for at in range(parties)
    )
    ticks = tuple(Tick(float(value), str(value)) for value in (0, 5, 10))
    return Chart("dots", series, value_ticks=ticks, date_ticks=(Tick(first, "1 Oct"), Tick(first + 27, "28 Oct")))


@pytest.mark.parametrize("parties", [2, 3, 4])
@pytest.mark.parametrize("days", [1, 3])
def test_dots_at_one_place_stand_side_by_side_about_it(parties: int, days: int) -> None:
    chart = at_one_place(parties, days=days)
    made = discs(draw_chart(chart, plain_house(), 400.0, half_an_em))
    alone = discs(draw_chart(replace(chart, series=chart.series[:1]), plain_house(), 400.0, half_an_em))
    assert len({disc.y for disc in made}) == 1
    for one, other in itertools.combinations(made, 2):
        assert abs(one.x - other.x) > one.radius + other.radius
    for day in range(days)[1:]:
        theirs = made[day::days]
        assert sum(disc.x for disc in theirs) / parties == pytest.approx(alone[day].x)


def test_spans_of_one_value_lie_above_one_another() -> None:
    drawing = draw_chart(at_one_place(2, until=(9, 20)), plain_house(), 400.0, half_an_em)
    spans = [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.width == 2.0]
    assert len(spans) == 2
    assert abs(spans[0].y1 - spans[1].y1) > 2 * 3.6


def test_labels_beside_one_another_have_a_space_between_them() -> None:
    drawing = draw_chart(at_one_place(2), plain_house(), 400.0, half_an_em)
    names = [area_of(shape) for shape in drawing.shapes if isinstance(shape, Lettering) and "Party" in shape.text]
    assert len(names) == 2
    for one, other in itertools.permutations(names, 2):
        assert not Area(one.left - 2.9, one.bottom, one.right + 2.9, one.top).meets(other)


def test_no_label_stands_beside_the_dot_of_another() -> None:
    chart = dots([(1, 11), (1, 11), (5, 12), (5, 12), (5, 12)])
    drawing = draw_chart(chart, shipped_house("policy"), 420.0, shipped_measure("policy"))
    made = discs(drawing)
    for shape in drawing.shapes:
        if isinstance(shape, Lettering) and shape.bold:
            size = shape.size
            x, y = shape.x, shape.y + size * 0.35
            near = [
                disc for disc in made if max(0.0, x - disc.x, disc.x - x - 3 * size) < 8 and abs(disc.y - y) < 2 * size
            ]
            assert len(near) < 2

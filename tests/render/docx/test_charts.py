"""Word's own charts: what they show, how large they are, and that their data can be edited."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from briefing.compose.ticks import date_ticks, value_ticks
from briefing.compose.wording import find_wording
from briefing.diagnostics import Position
from briefing.document.charts import Chart, ChartSeries, Mark, Tick
from briefing.galley.charts import plot_chart
from briefing.galley.matter import Picture
from briefing.galley.setting import set_galley
from briefing.render.docx import render_docx
from briefing.render.docx.chart_axes import number_format
from briefing.render.docx.charts import NativeChart, native_chart
from briefing.render.docx.markup import emu
from briefing.render.docx.workbook import column, workbook
from briefing.values import replace
from tests.compose.build import brief_of, composed, edition_of
from tests.galley.shipped import HOUSES, shipped_house, shipped_measure

DATA_SETS = Path(__file__).parents[2] / "galley" / "data-sets.yaml"
SPACES = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
OCTOBER, NOVEMBER = date(2024, 10, 1).toordinal(), date(2024, 11, 1).toordinal()


def made(chart: Chart, language: str = "en-GB") -> NativeChart:
    _, plotted = plot_chart(chart, shipped_house("policy"), 374.0, shipped_measure("policy"))
    assert plotted is not None
    return native_chart(plotted, shipped_house("policy"), language)


def texts(chart: NativeChart, path: str) -> list[str]:
    return [str(text) for text in etree.fromstring(chart.xml).xpath(path, namespaces=SPACES)]


def sheet(chart: NativeChart) -> list[list[str]]:
    """The rows of the workbook as they read."""
    with zipfile.ZipFile(io.BytesIO(chart.workbook)) as package:
        tree = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    rows = tree.xpath("//x:row", namespaces=SPACES)
    return [["".join(cell.itertext()) for cell in row.xpath("x:c", namespaces=SPACES)] for row in rows]


BARS = Chart(
    "bar",
    (
        ChartSeries("Kyiv", (Mark(11000.0, "11,000"), Mark(None, "no value"))),
        ChartSeries("NATO", (Mark(10000.0, "10,000"), Mark(9000.5, "9,000.5"))),
    ),
    categories=("October", "R&D <b>"),
    value_ticks=(Tick(0.0, "0"), Tick(5000.0, "5,000"), Tick(10000.0, "10,000")),
)
LINE = Chart(
    "line",
    (ChartSeries("Rain", (Mark(3.0, "3%", OCTOBER, OCTOBER), Mark(4.0, "4%", NOVEMBER, NOVEMBER))),),
    value_ticks=(Tick(0.0, "0%"), Tick(2.0, "2%"), Tick(4.0, "4%")),
    date_ticks=(Tick(OCTOBER, "Oct 2024"), Tick(NOVEMBER, "Nov")),
    unit="days",
)


def test_the_workbook_holds_names_values_and_labels() -> None:
    assert sheet(made(BARS)) == [
        ["Kyiv", "", "NATO", ""],
        ["October", "11000", "11,000", "10000", "10,000"],
        ["R&D <b>", "no value", "no value", "9000.5", "9,000.5"],
    ]


def test_what_bars_count_is_their_title_and_the_key_stands_below_it() -> None:
    chart = made(replace(BARS, unit="Troops & <b>"))
    assert texts(chart, "//c:chart/c:title//a:t/text()") == ["Troops & <b>"]
    assert texts(chart, "//c:chart/c:autoTitleDeleted/@val") == ["0"]
    assert float(texts(chart, "//c:legend//c:y/@val")[0]) > 0
    assert texts(made(BARS), "//c:title") == []
    assert texts(made(BARS), "//c:legend//c:y/@val") == ["0.00000"]


def test_the_key_has_the_room_above_the_bars_for_as_many_rows_as_its_names_need() -> None:
    short = replace(BARS, unit="Troops")
    series = [
        replace(BARS.series[at % 2], name=f"Side {at} and all of those who stand beside it in the coming winter")
        for at in range(5)
    ]
    long = replace(short, series=tuple(series))

    def room(chart: Chart) -> float:
        """In points, of the key; it ends where the plot begins."""
        drawing, plotted = plot_chart(chart, shipped_house("policy"), 374.0, shipped_measure("policy"))
        assert plotted is not None
        (x, y, width, height) = (float(texts(made(chart), f"//c:legend//c:{name}/@val")[0]) for name in "xywh")
        assert (x, width) == (0.0, 1.0)
        assert y + height == pytest.approx(plotted.top, abs=1e-4)
        return height * drawing.height

    size = shipped_house("policy").styles["figure-label"].size
    assert room(short) >= 1.45 * size
    assert room(long) >= room(short) + 4 * 1.45 * size - 0.01


def test_a_missing_bar_says_so_at_its_place_and_in_its_cell() -> None:
    first = "//c:ser[1]"
    assert texts(made(BARS), f"{first}/c:val//c:pt[@idx='1']/c:v/text()") == ["0"]
    assert texts(made(BARS), f"{first}//c:dLbl[c:idx/@val='1']//a:t/text()") == ["no value"]


def test_a_stack_says_which_part_it_lacks() -> None:
    marks = Mark(3.0, "3%"), Mark(4.0, "4%")
    chart = Chart(
        "bar",
        (ChartSeries("Trade", marks), ChartSeries("Farming", (Mark(2.0, "2%"), Mark(None, "no value")))),
        categories=("2023", "2024"),
        stacked=True,
        totals=("5%", "Farming: no value"),
    )
    assert texts(made(chart), "//c:ser[2]/c:val//c:pt/@idx") == ["0"]
    assert texts(made(chart), "//c:ser[3]//c:dLbl//a:fld/a:t/text()") == ["5%", "Farming: no value"]


def test_a_part_has_its_label_where_the_pdf_has_room_for_it() -> None:
    for value, labelled in ((1.0, []), (50.0, ["label"])):
        series = ChartSeries("Small", (Mark(value, "label"),)), ChartSeries("Great", (Mark(99.0, "99"),))
        chart = made(Chart("bar", series, categories=("2024",), stacked=True))
        assert texts(chart, "//c:ser[1]//c:dLbl//a:fld/a:t/text()") == labelled


def test_names_that_are_wide_are_parted_into_the_lines_of_the_pdf() -> None:
    name = "The Organization for the Prohibition of Chemical Weapons and its Technical Secretariat"
    chart = made(Chart("bar", (ChartSeries("", (Mark(3.0, "3"), Mark(4.0, "4"))),), categories=(name, "Short")))
    wide, short = texts(chart, "//c:cat//c:v/text()")
    assert wide.split("\n") != [name]
    assert " ".join(wide.split("\n")) == name
    assert short == "Short"


def test_labels_say_what_was_composed_and_come_from_the_workbook() -> None:
    chart = made(BARS)
    assert texts(chart, "//c:dLbl//a:fld/a:t/text()") == ["11,000", "no value", "10,000", "9,000.5"]
    assert set(texts(chart, "//c:dLbl//a:fld/@type")) == {"CELLRANGE"}


def test_every_reference_leads_to_cells_that_are_there() -> None:
    for chart in (made(BARS), made(LINE)):
        rows = len(sheet(chart))
        for reference in texts(chart, "//*[local-name()='f']/text()"):
            assert re.fullmatch(r"Sheet1!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?", reference)
            assert max(int(row) for row in re.findall(r"\$(\d+)", reference)) <= rows


def test_a_value_between_two_gaps_is_a_dot_for_no_line_leads_to_it() -> None:
    days = [date(2024, month, 1).toordinal() for month in range(1, 7)]
    values = (1.0, None, 3.0, None, 4.0, 5.0)
    marks = tuple(Mark(value, "", day, day) for value, day in zip(values, days, strict=True))
    assert texts(made(Chart("line", (ChartSeries("Rain", marks),))), "//c:dPt/c:idx/@val") == ["0", "2", "5"]


def axis_of(ticks: list[tuple[date, str, str]], language: str = "en-GB") -> tuple[str, list[str]]:
    """The format of a line's days and the axis' ends, where it has those ticks."""
    days = [day.toordinal() for day, _, _ in ticks]
    marks = tuple(Mark(1.0, "", day, day) for day in days)
    made_ticks = tuple(Tick(day.toordinal(), label, full) for day, label, full in ticks)
    chart = made(Chart("line", (ChartSeries("Rain", marks),), date_ticks=made_ticks), language)
    ends = texts(chart, "//c:dateAx/c:scaling/c:min/@val | //c:dateAx/c:scaling/c:max/@val")
    return texts(chart, "//c:dateAx/c:numFmt/@formatCode")[0], ends


@pytest.mark.parametrize(
    ("ticks", "language", "written"),
    [
        (
            [(date(2024, 10, 1), "1\u00a0Oct 2024", ""), (date(2024, 10, 8), "8\u00a0Oct", "8\u00a0Oct 2024")],
            "en-GB",
            "[<=45566][$-809]d mmm yyyy;[$-809]d mmm",
        ),
        (
            [(date(2024, 10, 1), "Oct\u00a01, 2024", ""), (date(2024, 10, 8), "Oct\u00a08", "Oct\u00a08, 2024")],
            "en-US",
            "[<=45566][$-409]mmm d\\, yyyy;[$-409]mmm d",
        ),
        (
            [
                (date(2024, 11, 1), "Nov 2024", ""),
                (date(2024, 12, 1), "Dec", "Dec 2024"),
                (date(2025, 1, 1), "Jan 2025", ""),
            ],
            "en-GB",
            "[<=45597][$-809]mmm yyyy;[=45658][$-809]mmm yyyy;[$-809]mmm",
        ),
        (
            [
                (date(2024, 12, 24), "24.12.2024", ""),
                (date(2024, 12, 31), "31.12.", "31.12.2024"),
                (date(2025, 1, 7), "07.01.2025", ""),
            ],
            "de",
            "[<=45650][$-407]dd\\.mm\\.yyyy;[=45664][$-407]dd\\.mm\\.yyyy;[$-407]dd\\.mm\\.",
        ),
        (
            [(date(2024, 11, 1), "11/2024", ""), (date(2024, 12, 1), "12/2024", "12/2024")],
            "fr",
            "[$-40C]mm\\/yyyy",
        ),
        ([(date(2022, 1, 1), "2022", ""), (date(2023, 1, 1), "2023", "")], "uk", "[$-422]yyyy"),
    ],
)
def test_days_are_written_as_they_were_composed(
    ticks: list[tuple[date, str, str]], language: str, written: str
) -> None:
    assert axis_of(ticks, language)[0] == written


@pytest.mark.parametrize("language", ["de", "fr", "uk"])
def test_no_axis_leaves_a_month_to_the_words_of_the_program(language: str) -> None:
    first = date(2023, 12, 15)
    for last in (date(2024, 3, 15), date(2024, 6, 1), date(2026, 1, 1)):
        ticks = date_ticks(first, last, find_wording(language, Position("x")), opens=True)
        written, _ = axis_of([(date.fromordinal(int(t.value)), t.label, t.full) for t in ticks], language)
        assert "mmm" not in written
        assert "mm" in written


def test_days_all_say_their_year_where_it_changes_too_often_for_a_format() -> None:
    first_halves = [(date(year, 1, 1), f"Jan {year}", "") for year in (2020, 2021, 2022)]
    second_halves = [(date(year, 7, 1), "Jul", f"Jul {year}") for year in (2020, 2021, 2022)]
    assert axis_of(sorted(first_halves + second_halves))[0] == "[$-809]mmm yyyy"


def test_an_axis_of_days_ends_where_the_drawing_does() -> None:
    ticks = [(date(2024, 10, 1), "Oct 2024", ""), (date(2024, 11, 1), "Nov", "Nov 2024")]
    assert sorted(axis_of(ticks)[1]) == ["45566", "45597"]


def test_days_have_marks_where_these_stand_beside_their_labels() -> None:
    below = replace(LINE, value_ticks=(Tick(-2.0, "−2%"), *LINE.value_ticks))
    marks = "//c:dateAx/c:majorTickMark/@val"
    assert [texts(made(chart), marks) for chart in (LINE, below)] == [["out"], ["none"]]


def test_a_line_is_named_at_its_end_in_ink_that_can_be_read() -> None:
    chart = made(LINE)
    assert texts(chart, "//c:dLbl/c:idx/@val") == ["1"]
    assert texts(chart, "//c:dLbl//a:fld/a:t/text()") == ["Rain", "4%"]


def test_dates_are_days_that_a_workbook_counts() -> None:
    chart = made(LINE)
    assert texts(chart, "//c:dateAx/c:majorTimeUnit/@val") == ["months"]
    assert texts(chart, "//c:cat//c:v/text()") == ["45566", "45597"]


def test_the_workbook_is_valid(tmp_path: Path, ooxml: Callable[[Path], list[str]]) -> None:
    for chart in (LINE, BARS):
        (tmp_path / "data.xlsx").write_bytes(made(chart).workbook)
        assert ooxml(tmp_path / "data.xlsx") == []


def test_the_workbook_shows_days_as_dates() -> None:
    with zipfile.ZipFile(io.BytesIO(made(LINE).workbook)) as package:
        tree = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
        styles = etree.fromstring(package.read("xl/styles.xml"))
    days = tree.xpath("//x:c[starts-with(@r, 'A')]", namespaces=SPACES)
    formats = styles.xpath("//x:cellXfs/x:xf/@numFmtId", namespaces=SPACES)
    patterns = {one.get("numFmtId"): one.get("formatCode") for one in styles.xpath("//x:numFmt", namespaces=SPACES)}
    assert [patterns[formats[int(day.get("s"))]] for day in days] == ["yyyy-mm-dd"] * len(days)
    assert ["".join(day.itertext()) for day in days] == ["45566", "45597"]
    assert not tree.xpath("//x:c[not(starts-with(@r, 'A'))]/@s", namespaces=SPACES)


def test_what_is_counted_stands_above_the_axis() -> None:
    assert texts(made(LINE), "//c:valAx/c:title//a:t/text()") == ["days"]


def test_every_category_below_a_line_is_named_in_the_lines_of_the_pdf() -> None:
    names = ("Before the long summit of heads of state", "During it", "After the swearing in of the new government")
    marks = tuple(Mark(3.0, "3", float(at), float(at)) for at in range(3))
    ticks = tuple(Tick(float(at), name) for at, name in enumerate(names))
    chart = made(Chart("line", (ChartSeries("Approval", marks),), date_ticks=ticks, dated=False))
    said = texts(chart, "//c:cat//c:v/text()")
    assert [" ".join(name.split("\n")) for name in said] == list(names)
    assert "\n" in said[0]


def test_the_name_of_a_line_that_ends_early_stands_where_the_pdf_has_it() -> None:
    def months(*values: float | None) -> tuple[Mark, ...]:
        return tuple(Mark(v, f"{v}", float(at), float(at), f"Month {at}") for at, v in enumerate(values))

    ticks = tuple(Tick(float(at), f"M{at}") for at in range(3))
    free = ChartSeries("High", months(9.0, 9.0, 9.0)), ChartSeries("Low", months(1.0, None, None))
    chart = made(Chart("line", free, date_ticks=ticks, dated=False))
    label = "//c:ser[2]//c:dLbl"
    assert texts(chart, f"{label}//a:t/text()") == ["Low", "1.0"]
    assert {float(moved) for moved in texts(chart, f"{label}//c:x/@val")} <= {0.0}
    crowd = tuple(ChartSeries(f"S{at}", months(at / 2, 10 - at / 2, at / 2)) for at in range(20))
    chart = made(Chart("line", (*crowd, ChartSeries("Low", months(5.0, None, None))), date_ticks=ticks, dated=False))
    label = "//c:ser[21]//c:dLbl"
    assert texts(chart, f"{label}//a:t/text()") == ["Low", "5.0", "Month 0"]
    assert float(texts(chart, f"{label}//c:x/@val")[0]) > 0.2


@pytest.mark.parametrize(("begins", "charts"), [(1899, 0), (1900, 0), (1925, 1)])
def test_a_line_that_begins_before_workbooks_count_days_is_a_picture_as_high_as_in_the_pdf(
    begins: int, charts: int
) -> None:
    exhibit = "exhibits: [{id: years, kind: line, title: Rain, unit: '%', alt: A line., priority: 1, series: {Rain: "
    brief = brief_of(f"{exhibit}{{{begins}: 10, 1950: 15, 2024: 30}}}}}}]\n")
    galley = set_galley(
        composed(brief, edition_of("exhibits")), shipped_house("policy"), "a4", shipped_measure("policy")
    )
    (drawn,) = (each for each in galley.matter if isinstance(each, Picture) and each.chart)
    with zipfile.ZipFile(io.BytesIO(render_docx(galley, page_numbers={}))) as package:
        tree = etree.fromstring(package.read("word/document.xml"))
        names = package.namelist()
    assert sum(name.startswith("word/charts/brief-chart") for name in names) == charts
    assert sum(name.startswith("word/media/") for name in names) == 1 - charts
    heights = tree.xpath("//wp:inline[wp:docPr/@descr]/wp:extent/@cy", namespaces=SPACES)
    assert [int(height) for height in heights] == [emu(drawn.height)]


def test_a_line_of_one_point_stands_in_the_middle() -> None:
    chart = Chart("line", (ChartSeries("Rain", (Mark(3.0, "3", OCTOBER, OCTOBER),)),))
    assert texts(made(chart), "//c:crossBetween/@val") == ["between"]


@pytest.mark.parametrize(
    ("value", "label", "pattern"),
    [
        (5000.0, "5,000", '[<1000]0;0","000'),
        (20000.0, "20\u00a0000", '[<10000]0;0"\u00a0"000'),
        (2.5, "2.5%", '0.0"%"'),
        (1500000.0, "1.5", "0.0,,"),
        (2500000000.0, "2.500", '[<1000000000]0,,;0"."000,,'),
        (0.25, "0,25", "0.00"),
        (0.0, "0", "General"),
        (7.0, "seven", "General"),
    ],
)
def test_an_axis_writes_its_numbers_as_they_were_composed(value: float, label: str, pattern: str) -> None:
    assert number_format([Tick(0.0, "0" + "%" * ("%" in label)), Tick(value, label)]) == pattern


@pytest.mark.parametrize(
    ("language", "values", "pattern"),
    [
        ("en-GB", "0 1500", '[<1000]0;0","000'),
        ("fr", "0 9000.5", '[<1000]0;0"\u00a0"000'),
        ("de", "0 4000", "0"),
        ("de", "0 20000", '[<10000]0;0"."000'),
        ("fr", "0 800000", '[<100000]0;0"\u00a0"000'),
        ("fr", "-20000 10000", '0"\u00a0"000;"−"0"\u00a0"000;0'),
        ("en-GB", "-100 1500", '0;"−"0;0'),
        ("en-GB", "-7 -2", '0;"−"0;0'),
        ("uk", "0 1", "[$-422]0.00"),
        ("fr", "-1 1", '[$-40C]0.0;[$-40C]"−"0.0;[$-40C]0.0'),
    ],
)
def test_numbers_are_parted_and_signed_as_the_language_does_and_not_as_the_machine(
    language: str, values: str, pattern: str
) -> None:
    ticks = value_ticks(map(Decimal, values.split()), None, "", find_wording(language, Position("x")))
    assert number_format(ticks, {"fr": "40C", "uk": "422"}.get(language, "")) == pattern


def test_the_axis_of_a_line_names_the_language_of_its_decimals() -> None:
    halves = replace(LINE, value_ticks=(Tick(0.0, "0,0"), Tick(2.5, "2,5"), Tick(5.0, "5,0")))
    assert texts(made(halves, "fr"), "//c:valAx/c:numFmt/@formatCode") == ["[$-40C]0.0"]


@pytest.mark.parametrize(("at", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_workbooks_name_them(at: int, name: str) -> None:
    assert column(at) == name


def test_the_same_rows_give_the_same_workbook() -> None:
    assert workbook([["a", 1.0]]) == workbook([["a", 1.0]])


@cache
def data_sets(house: str) -> bytes:
    """All data sets that usually break charts, as a Word file."""
    document = composed(brief_of(DATA_SETS.read_text(encoding="utf-8")), edition_of("exhibits"))
    galley = set_galley(document, shipped_house(house), "a4", shipped_measure(house))
    return render_docx(galley, page_numbers={})


@pytest.mark.parametrize("house", HOUSES)
def test_every_data_set_is_a_chart_that_the_standard_allows(
    house: str, tmp_path: Path, ooxml: Callable[[Path], list[str]]
) -> None:
    path = tmp_path / "charts.docx"
    path.write_bytes(data_sets(house))
    assert ooxml(path) == []


def test_bars_and_lines_are_charts_and_dots_are_pictures() -> None:
    with zipfile.ZipFile(io.BytesIO(data_sets("policy"))) as package:
        names = package.namelist()
    assert sum(name.startswith("word/charts/brief-chart") for name in names) == 18
    assert sum(name.endswith(".xlsx") for name in names) == 18
    assert sum(name.startswith("word/media/") for name in names) == 2


def test_a_chart_has_its_alternative_text() -> None:
    with zipfile.ZipFile(io.BytesIO(data_sets("policy"))) as package:
        tree = etree.fromstring(package.read("word/document.xml"))
    told = [str(text) for text in tree.xpath("//wp:docPr[starts-with(@name, 'Chart')]/@descr", namespaces=SPACES)]
    assert len(told) == 18
    assert all(len(text) > 20 for text in told)

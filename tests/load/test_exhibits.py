"""Charts, tables and pictures, from the YAML or from a file beside it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from briefing.load.brief import read_brief
from briefing.model.dates import PartialDate
from briefing.model.exhibit import DataPoint, Exhibit, Series

HEAD = "title: Troops\nas_of: 2024-11-05\nsections: {situation: {points: [{id: count, text: Two.}]}}\nexhibits:\n"
PNG = b"\x89PNG\r\n\x1a\n rest"


def load(folder: Path, fields: str) -> tuple[tuple[Exhibit, ...], list[str]]:
    path = folder / "brief.yaml"
    path.write_text(f"{HEAD}  - {{id: x, title: X, {fields}}}\n", encoding="utf-8")
    brief, diagnostics = read_brief(path)
    return (brief.exhibits if brief else ()), [str(diagnostic).replace(f"{folder}/", "") for diagnostic in diagnostics]


def exhibit(folder: Path, fields: str) -> Exhibit:
    exhibits, faults = load(folder, fields)
    assert faults == []
    return exhibits[0]


def faults(folder: Path, fields: str) -> list[str]:
    exhibits, found = load(folder, fields)
    assert not exhibits
    return [fault.split("\n")[0] for fault in found]


def test_series_with_categories(tmp_path: Path) -> None:
    found = exhibit(
        tmp_path,
        "kind: bar, stacked: true, unit: troops, series: {NATO: {2022: 5, high: 1.5 million}, Kyiv: {high: -}}",
    )
    assert found.series == (
        Series("NATO", (DataPoint("2022", Decimal(5)), DataPoint("high", Decimal(1500000)))),
        Series("Kyiv", (DataPoint("high", None),)),
    )
    assert found.stacked
    assert found.unit == "troops"


def test_series_have_dates_where_every_name_is_one(tmp_path: Path) -> None:
    found = exhibit(tmp_path, "kind: line, series: {NATO: {2024-10: 5, early 2024-11: 6}}")
    assert found.series[0].points == (
        DataPoint(PartialDate(2024, 10), Decimal(5)),
        DataPoint(PartialDate(2024, 11, stage="early"), Decimal(6)),
    )


def test_a_table_of_texts(tmp_path: Path) -> None:
    found = exhibit(tmp_path, "kind: table, columns: [Party, Count], rows: [[NATO, '*10000*'], [Kyiv, '']]")
    assert [[bool(cell) for cell in row] for row in found.rows] == [[True, True], [True, False]]
    assert [cell.raw for cell in found.columns] == ["Party", "Count"]


@pytest.mark.parametrize(
    "text",
    [
        "Month,NATO,Kyiv\n2024-10,10000,11000\n2024-11,,12000.5\n",
        "Month;NATO;Kyiv\r\n2024-10;10000;11000\r\n2024-11;-;12000,5\r\n",
        "\ufeffMonth\tNATO\tKyiv\n2024-10\t10000\t11000\n\n2024-11\tn/a\t12000.5",
        'Month,"NATO","Kyiv"\n"2024-10","10000",11000\n2024-11,..,12000.5\n',
    ],
)
def test_a_csv_gives_a_series_for_each_column(tmp_path: Path, text: str) -> None:
    (tmp_path / "counts.csv").write_text(text, encoding="utf-8", newline="")
    assert exhibit(tmp_path, "kind: line, file: counts.csv").series == (
        Series("NATO", (DataPoint(PartialDate(2024, 10), Decimal(10000)), DataPoint(PartialDate(2024, 11), None))),
        Series(
            "Kyiv",
            (DataPoint(PartialDate(2024, 10), Decimal(11000)), DataPoint(PartialDate(2024, 11), Decimal("12000.5"))),
        ),
    )


def test_the_cells_of_a_csv_table_print_as_typed(tmp_path: Path) -> None:
    (tmp_path / "counts.csv").write_text('Party,"What, how"\nNATO,*{x}* [@y]\nKyiv,\n', encoding="utf-8")
    found = exhibit(tmp_path, "kind: table, file: counts.csv")
    assert [cell.raw for cell in found.columns] == ["Party", "What, how"]
    assert [[cell.raw for cell in row] for row in found.rows] == [["NATO", "*{x}* [@y]"], ["Kyiv", ""]]
    assert str(found.rows[1][0].position).endswith("counts.csv:3:1")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Month,NATO\n", "counts.csv:1:1: error: the file has no rows under its header"),
        ("", "counts.csv:1:1: error: the file has no rows under its header"),
        ("Month\n2024\n", "counts.csv:1:1: error: the file has one column"),
        ("Month,NATO\n2024,5,6\n", "counts.csv:2:1: error: the row has 3 cells, the header 2"),
        ("Month,NATO\n2024,many\n", "counts.csv:2:1: error: a value of a series is not a number: 'many'"),
        ('Month,NATO\n2024,"1,5"\n', "counts.csv:2:1: error: a value of a series is not a number: '1,5'"),
        ("Month,NATO\n2024,1\n2024,2\n", "counts.csv:3:1: error: '2024' stands twice in the first column"),
        ("Month,NATO,NATO\n2024,1,2\n", "counts.csv:1:1: error: 'NATO' heads two columns"),
        ("Month,,\n2024,1,2\n", "counts.csv:1:1: error: two columns have no name"),
        ('Month,NATO\n2024,"1\n', "counts.csv:3:1: error: this is not CSV: unexpected end of data"),
        ("Month,NATO\n2024,\x07\n", "counts.csv:2:6: error: a control character (U+0007)"),
        ("a," * 50 + "b\n" + "1," * 50 + "2\n", "counts.csv:1:1: error: the file has 51 columns"),
        ("a,b\n" + "x,1\n" * 2001, "counts.csv:2002:1: error: the file has more than 2000 rows"),
    ],
)
def test_what_is_wrong_with_a_csv_is_told_at_its_line(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "counts.csv").write_text(text, encoding="utf-8")
    assert faults(tmp_path, "kind: line, file: counts.csv")[:1] == [fault]


@pytest.mark.parametrize(
    ("name", "data"), [("a.png", PNG), ("a.JPG", b"\xff\xd8\xff\xe0"), ("in/a.jpeg", b"\xff\xd8\xff\xe1")]
)
def test_a_picture_is_a_png_or_jpeg_in_the_folder(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / name).write_bytes(data)
    assert exhibit(tmp_path, f"kind: image, alt: A map., file: {name}").image == name


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("a.svg", b"<svg/>", "'a.svg' is no PNG or JPEG"),
        ("a.png", b"GIF89a", "'a.png' does not hold what its ending says"),
        ("a.png", b"", "'a.png' does not hold what its ending says"),
        ("b.png", None, "'b.png': there is no such file"),
    ],
)
def test_anything_else_is_no_picture(tmp_path: Path, name: str, data: bytes | None, fault: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    assert faults(tmp_path, f"kind: image, alt: A map., file: {name}") == [f"brief.yaml:5:55: error: {fault}"]


def test_a_picture_without_words_for_it_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    assert faults(tmp_path, "kind: image, file: a.png") == ["brief.yaml:5:5: error: the exhibit 'x' has no 'alt'"]


def test_a_picture_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.png").open("wb") as file:
        file.write(PNG)
        file.truncate(20 * 1024 * 1024 + 1)
    assert faults(tmp_path, "kind: image, alt: A map., file: a.png") == [
        "brief.yaml:5:55: error: 'a.png': the file is too large: more than 20 MiB"
    ]


@pytest.mark.parametrize("name", ["/etc/hostname", "../a.png", "b/../../a.png"])
def test_a_picture_outside_the_folder_is_not_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    (tmp_path / "in" / "b").mkdir(parents=True)
    assert "is not a file beside the brief" in faults(tmp_path / "in", f"kind: image, alt: A map., file: {name}")[0]


def test_the_files_of_exhibits_are_told_to_those_who_watch_them(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    path = tmp_path / "brief.yaml"
    path.write_text(f"{HEAD}  - {{id: x, title: X, kind: image, alt: A map., file: a.png}}\n", encoding="utf-8")
    brief, _ = read_brief(path)
    assert brief is not None
    assert brief.files == (tmp_path / "a.png",)

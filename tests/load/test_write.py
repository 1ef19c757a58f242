"""What is written reads as the same brief again."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.load.brief import parse_brief, read_brief
from briefing.load.numbers import parse_number
from briefing.load.shapes import Misread
from briefing.load.write import WIDTH, number_letters, write_brief
from briefing.model.brief import Brief
from tests.invented import Seeded, invent
from tests.strategies import briefs, read_invented

HEAD = "title: A title\nas_of: 2024-11-05\n"
POINTS = "sections: {situation: {points: [{id: it, text: It is so.}]}}\n"


def _again(brief: Brief) -> Brief:
    again, faults = parse_brief(write_brief(brief), brief.path)
    assert again is not None, "\n".join(map(str, faults))
    return again


def _read(yaml_text: str, folder: Path = Path()) -> Brief:
    brief, faults = parse_brief((HEAD + yaml_text).encode(), folder / "brief.yaml")
    assert brief is not None, "\n".join(map(str, faults))
    return brief


@pytest.mark.parametrize("name", ["brief.yaml", "examples/black-sea-grain.yaml"])
def test_a_shipped_brief_comes_back(root: Path, name: str) -> None:
    brief, _ = read_brief(root / "data" / name)
    assert brief is not None
    assert _again(brief) == brief


@given(briefs(most=10))
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_brief_comes_back(brief: Brief) -> None:
    assert _again(brief) == brief


def test_two_thousand_points_come_back() -> None:
    brief = read_invented(invent(Seeded(9), points=2000))
    assert _again(brief) == brief


def test_another_reader_of_yaml_reads_the_same_texts() -> None:
    brief = read_invented(invent(Seeded(4), points=30))
    plain = yaml.load(write_brief(brief), yaml.BaseLoader)  # noqa: S506 (it makes nothing but maps, lists and text)
    texts = [point["text"] for section in plain["sections"].values() for point in section["points"]]
    assert texts == [point.text.raw for point in brief.points]


def test_no_line_is_longer_than_it_must_be(root: Path) -> None:
    brief, _ = read_brief(root / "data/brief.yaml")
    assert brief is not None
    assert max(len(line) for line in write_brief(brief).decode().splitlines()) <= WIDTH


def test_comments_and_what_holds_anyway_are_not_written() -> None:
    written = write_brief(_read("# nobody's business\nstatus: draft\nhouse: policy # a remark\n" + POINTS)).decode()
    assert "#" not in written
    assert "draft" not in written
    assert "policy" not in written


def test_two_spaces_and_long_words_come_back() -> None:
    text = "a  b " + "x" * 200 + "   c " + "word " * 40 + "end"
    brief = _read(f"sections: {{situation: {{points: [{{id: it, text: '{text}'}}]}}}}\n")
    assert _again(brief).points[0].text.raw == text


def test_words_that_yaml_takes_for_something_else_come_back() -> None:
    for word in ("true", "No", "null", "1.0", "0x1F", "- a", "a: b", "# a", "[a", "'a'", '"', "\\n", "~", "1e3", "012"):
        brief = _read(f"reference: '{word.replace(chr(39), chr(39) * 2)}'\n{POINTS}")
        assert _again(brief).reference == word


def test_a_csv_beside_the_brief_is_written_into_it(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Date,Kyiv,Seoul\n2024-10,1.50,\nearly 2024-11,2,3\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("Who,What\n*x* [y],{z} \\*\n", encoding="utf-8")
    exhibits = (
        "exhibits: [{id: one, kind: line, title: One, file: a.csv}, {id: two, kind: table, title: Two, file: b.csv}]\n"
    )
    brief = _read(exhibits + POINTS, tmp_path)
    (tmp_path / "a.csv").unlink()
    (tmp_path / "b.csv").unlink()
    assert _again(brief).exhibits == brief.exhibits


def test_a_column_without_a_name_comes_back(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Year,\n2023,1\n2024,2\n", encoding="utf-8")
    brief = _read("exhibits: [{id: one, kind: bar, title: One, file: a.csv}]\n" + POINTS, tmp_path)
    (tmp_path / "a.csv").unlink()
    assert _again(brief).exhibits == brief.exhibits


def test_an_export_of_sources_is_written_into_it(tmp_path: Path) -> None:
    (tmp_path / "z.json").write_text('[{"id": "A B", "type": "book", "title": "T", "volume": "9"}]', encoding="utf-8")
    brief = _read("sources: z.json\n" + POINTS, tmp_path)
    (tmp_path / "z.json").unlink()
    assert _again(brief).sources == brief.sources


@given(st.from_regex(r"-?(0|[1-9][0-9]{0,12})(\.[0-9]{1,6})?( (thousand|million|billion|trillion))?", fullmatch=True))
def test_any_number_comes_back(letters: str) -> None:
    try:
        number, magnitude = parse_number(letters)
    except Misread:
        return
    assert parse_number(number_letters(number, magnitude)) == (number, magnitude)
    assert str(parse_number(number_letters(number, magnitude))[0]) == str(number)


def test_a_number_of_more_digits_than_are_read_takes_a_word() -> None:
    letters = number_letters(Decimal(9999999000000000000), None)
    assert parse_number(letters)[0] == Decimal(9999999000000000000)

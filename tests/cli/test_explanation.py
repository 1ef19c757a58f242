"""What heads the table of an edition, and what programs are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.cli.explanation import ALONE, data, heading, print_tables
from briefing.diagnostics import Position, error
from briefing.produce.explain import Explanation, Left
from briefing.produce.report import EditionResult


def edition(explanation: Explanation | None, pages: int | None = 2, limit: int | None = 2) -> EditionResult:
    return EditionResult(
        Path("brief.yaml"), "two-page", "policy", "a4", (), pages, limit, words=812, explanation=explanation
    )


def test_the_heading_tells_pages_fill_spaces_and_words() -> None:
    told = Explanation(0.98, 0.07, 0, 3, ())
    assert heading(edition(told)) == "two-page: 2 of 2 pages, the last 98% full, spaces +7%, 812 words"


def test_the_heading_of_an_edition_that_is_not_full_tells_what_is_missing() -> None:
    told = Explanation(0.31, 0.0, 180, 3, ())
    assert heading(edition(told, pages=1)) == "two-page: 1 of 2 pages, the last 31% full, 812 words, about 180 missing"


def test_an_edition_of_any_length_promises_nothing() -> None:
    assert heading(edition(Explanation(None, 0.0, 0, 0, ()), pages=11, limit=None)) == "two-page: 11 pages, 812 words"


def test_programs_are_told_what_was_wrong_with_an_edition_that_was_not_made() -> None:
    failed = EditionResult(
        Path("brief.yaml"),
        "x",
        "policy",
        "a4",
        (),
        diagnostics=(error("too long", Position("brief.yaml", 3, 5), "cut"),),
    )
    told = data(failed)
    assert (told["ok"], told["pages"], "left_out" in told) == (False, None, False)
    assert told["diagnostics"] == [
        {"file": "brief.yaml", "line": 3, "column": 5, "severity": "error", "message": "too long", "hint": "cut"}
    ]


def test_the_table_names_an_edition_that_was_not_made(capsys: pytest.CaptureFixture[str]) -> None:
    fault = error("too long", Position("brief.yaml", 3, 5))
    print_tables([EditionResult(Path("brief.yaml"), "x", "policy", "a4", (), diagnostics=(fault,)), edition(None)])
    assert capsys.readouterr().out.split("\n") == ["", "brief, x: not made", ""]


def test_the_table_says_once_that_lines_are_told_of_each_item_alone(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Explanation(0.98, 0.0, 0, 3, (Left("a", "not", "pages", 2), Left("b", "not", "pages", 3)))
    print_tables([edition(lines)])
    assert capsys.readouterr().out.count(ALONE) == 1
    print_tables([edition(Explanation(0.98, 0.0, 0, 3, (Left("a", "not", "marking"),)))])
    assert ALONE not in capsys.readouterr().out


def test_programs_are_told_what_is_left_out() -> None:
    told = data(edition(Explanation(0.98, 0.0, 0, 3, (Left("a", "not", "pages", 2),))))
    assert [left["id"] for left in told["left_out"]] == ["a"]

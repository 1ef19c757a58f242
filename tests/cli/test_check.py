"""`briefing check`"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing.cli import cli

GOOD = """\
title: A brief
as_of: 2024-11-05
sections:
  situation:
    points:
      - {id: one, text: 'Something is the case [@rutte].'}
sources: [{id: rutte, type: report, title: A report}]
"""
WRONG = GOOD.replace("@rutte]", "@rute]").replace("title: A brief", "titel: A brief")
WARNED = GOOD.replace("Something", "On 12 days, something")


@pytest.fixture(autouse=True)
def _working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def check(*arguments: str, brief: str = "") -> Result:
    if brief:
        Path("brief.yaml").write_text(brief, "utf-8")
        arguments = ("brief.yaml", *arguments)
    return CliRunner().invoke(cli, ["check", *arguments])


def test_a_good_brief_is_passed_in_silence() -> None:
    said = check(brief=GOOD)
    assert (said.exit_code, said.output) == (0, "")


def test_each_fault_is_printed_with_its_place_and_its_hint_in_order() -> None:
    said = check(brief=WRONG)
    assert said.exit_code == 1
    assert said.stdout.splitlines() == [
        "brief.yaml:1:1: error: unknown key 'titel' in the brief",
        "  hint: did you mean 'title'?",
        "brief.yaml:6:49: error: unknown source 'rute'",
        "  hint: did you mean 'rutte'?",
    ]


def test_a_warning_alone_does_not_fail() -> None:
    said = check(brief=WARNED)
    assert said.exit_code == 0
    assert said.stdout.startswith("brief.yaml:6:")
    assert ": warning: " in said.stdout


def test_programs_are_given_objects() -> None:
    said = check("--format", "json", brief=WRONG)
    rows = json.loads(said.stdout)
    assert said.exit_code == 1
    assert rows[-1] == {
        "file": "brief.yaml",
        "line": 6,
        "column": 49,
        "severity": "error",
        "message": "unknown source 'rute'",
        "hint": "did you mean 'rutte'?",
        "rule": None,
        "item": None,
    }


def test_programs_are_given_a_list_also_where_there_is_nothing_to_say() -> None:
    assert json.loads(check("--format", "json", brief=GOOD).stdout) == []


def test_several_briefs_are_checked_in_one_run() -> None:
    Path("good.yaml").write_text(GOOD)
    said = check("good.yaml", "none.yaml", "neither.yaml")
    assert said.exit_code == 1
    assert [line for line in said.stdout.splitlines() if "hint" not in line] == [
        "neither.yaml:1:1: error: there is no such file",
        "none.yaml:1:1: error: there is no such file",
    ]


def test_without_a_name_the_brief_of_the_project_is_checked() -> None:
    assert "data/brief.yaml:1:1: error: there is no such file" in check().stdout
    Path("data").mkdir()
    Path("data/brief.yaml").write_text(GOOD)
    assert check().output == ""


def test_a_fault_in_the_editions_is_told_too() -> None:
    Path("templates").mkdir()
    Path("templates/editions.yaml").write_text("one-page: {pages: zero}\n")
    said = check(brief=GOOD)
    assert said.exit_code == 1
    assert "templates/editions.yaml:1:" in said.stdout


def test_a_picture_that_is_cut_off_is_an_error() -> None:
    Path("map.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    image = "exhibits: [{id: map, kind: image, title: A map., file: map.png, alt: A map., source: rutte}]\n"
    said = check(brief=GOOD + image)
    assert said.exit_code == 1
    assert "the picture 'map.png' cannot be used" in said.stdout


def test_the_shipped_briefs_have_no_fault(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    said = check("data/brief.yaml", *(str(path) for path in Path("data/examples").glob("*.yaml")))
    assert (said.exit_code, said.output) == (0, "")

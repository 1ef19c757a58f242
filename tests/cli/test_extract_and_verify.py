"""`briefing extract` and `briefing verify`"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from briefing.cli import cli

BRIEF = """\
# a remark
title: A small brief
as_of: 2024-11-05
house: memo
sections:
  situation:
    points:
      - {id: one, text: 'Some 10,000 troops are there [@rutte].'}
exhibits: [{id: map, kind: image, title: A map, file: map.png, alt: Grey.}]
sources: [{id: rutte, type: report, title: A report}]
"""


@pytest.fixture(autouse=True)
def _built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("brief.yaml").write_text(BRIEF)
    Image.effect_noise((40, 30), 50).save("map.png")
    assert run("build", "brief.yaml", "--edition", "report").exit_code == 0


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_brief_is_printed(form: str) -> None:
    said = run("extract", f"out/brief-report.{form}")
    assert said.exit_code == 0
    assert said.stdout.startswith("title: A small brief\n")
    assert "remark" not in said.stdout
    assert said.stderr == "1 picture left inside; --out DIR writes them, too\n"


def test_it_is_written_with_its_pictures_and_builds_again() -> None:
    said = run("extract", "out/brief-report.pdf", "--out", "again")
    assert said.exit_code == 0
    assert said.output.splitlines()[0] == "again/brief-report.yaml"
    assert sorted(said.output.splitlines()) == sorted(map(str, Path("again").iterdir()))
    assert run("build", "again/brief-report.yaml", "--out", "again").exit_code == 0
    assert Path("again/brief-report-report.pdf").read_bytes() == Path("out/brief-report.pdf").read_bytes()
    assert "is there already" in run("extract", "out/brief-report.pdf", "--out", "again").stderr


def test_what_carries_nothing_is_an_error_in_a_line() -> None:
    assert run("build", "brief.yaml", "--edition", "report", "--attach", "none").exit_code == 0
    for command in ("extract", "verify"):
        said = run(command, "out/brief-report.pdf")
        assert (said.exit_code, said.stdout) == (1, "")
        assert said.stderr == "error: 'out/brief-report.pdf': it carries no brief\n"
    assert run("extract", "nowhere.pdf").exit_code == 1
    assert run("extract").exit_code == 2


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_an_honest_file_is_the_same(form: str) -> None:
    said = run("verify", f"out/brief-report.{form}")
    assert said.exit_code == 0
    assert said.stdout == (f"out/brief-report.{form}: the same, byte for byte, as 'report' drawn of the brief inside\n")


def test_words_that_differ_are_printed_and_steer_no_terminal() -> None:
    path = Path("out/brief-report.docx")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"10,000", "11,000\u202e".encode())
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    said = run("verify", str(path))
    assert said.exit_code == 1
    assert "'11,000\\u202e' is '10,000' in the brief inside" in said.stdout
    assert "  at: " in said.stdout
    assert "\u202e" not in said.stdout

"""`briefing build`"""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from briefing.cli import cli
from briefing.cli.progress import Bar
from briefing.produce.report import Step

ROOT = Path(__file__).parents[2]
BRIEF = """\
title: A small brief
sources: [{id: rutte, type: report, title: A report}]
as_of: 2024-11-05
house: memo
sections:
  situation:
    points:
      - {id: one, text: 'Something is the case [@rutte].'}
"""


@pytest.fixture(autouse=True)
def _working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("brief.yaml").write_text(BRIEF)


def build(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["build", *arguments])


def test_a_line_is_printed_for_each_file() -> None:
    said = build("brief.yaml", "--format", "pdf", "--edition", "one-page", "--edition", "report")
    assert said.exit_code == 0
    assert said.stderr == ""
    lines = [line for line in said.stdout.splitlines() if line.startswith("out/")]
    assert lines[0].startswith("out/brief-one-page.pdf  1 page, last ")
    assert lines[0].endswith("% full")
    assert lines[1].startswith("out/brief-report.pdf  ")
    assert len(lines) == 2


def test_a_page_that_no_choice_fills_is_told_with_the_words_that_are_missing() -> None:
    said = build("brief.yaml", "--format", "pdf", "--edition", "one-page")
    assert said.stdout.startswith("brief.yaml:1:8: warning: 'one-page' does not fill its page: about ")
    assert said.stdout.splitlines()[0].endswith(" words are missing")


LONG = BRIEF + "".join(
    f"""\
      - id: more-{n}
        priority: {n % 5 + 1}
        text: {"It goes on and on. " * 20}
        short: {"It goes. " * 25}
"""
    for n in range(30)
)


def test_explaining_shows_a_table_of_what_is_left_out_and_what_it_would_take() -> None:
    Path("brief.yaml").write_text(LONG)
    said = build("--explain", "brief.yaml", "--format", "pdf", "--edition", "one-page")
    assert said.exit_code == 0
    lines = said.stdout.splitlines()
    assert lines[0].startswith("out/brief-one-page.pdf")
    assert any(line.startswith("brief, one-page: 1 of 1 page, the last 9") for line in lines)
    told = [line.split(maxsplit=2) for line in lines if " short" in line]
    assert any(name == "more-4" and said == "not" for name, said, _ in told)
    assert all(name.startswith("more-") for name, _, _ in told)


def test_explaining_for_programs_prints_nothing_else_on_standard_output() -> None:
    Path("brief.yaml").write_text(LONG)
    said = build("brief.yaml", "--explain=json", "--format", "pdf", "--edition", "one-page", "--edition", "report")
    assert said.stderr.startswith("out/brief-one-page.pdf")
    one, report = json.loads(said.stdout)["editions"]
    assert (one["edition"], one["pages"], one["pages_promised"], one["ok"]) == ("one-page", 1, 1, True)
    assert one["fill"] >= 0.92
    left = {each["id"]: each for each in one["left_out"]}
    assert left["more-4"]["said"] == "not"
    assert left["more-4"]["reason"] == "pages"
    assert left["more-4"]["lines_short"] > 0
    assert (report["pages_promised"], report["fill"], report["left_out"]) == (None, None, [])


def test_an_edition_that_fails_is_explained_by_its_diagnostics() -> None:
    Path("brief.yaml").write_text(LONG.replace("        priority:", "        essential: one-page\n        priority:"))
    said = build("brief.yaml", "--explain=json", "--format", "pdf", "--edition", "one-page")
    assert said.exit_code == 1
    (one,) = json.loads(said.stdout)["editions"]
    assert not one["ok"]
    assert "is essential for 'one-page' but does not fit 1 page" in one["diagnostics"][0]["message"]
    assert "left_out" not in one
    assert (one["pages"], one["pages_promised"]) == (None, 1)


def test_the_line_of_a_file_and_the_explanation_tell_one_fill() -> None:
    Path("brief.yaml").write_text(LONG)
    options = ("brief.yaml", "--format", "pdf", "--edition", "one-page")
    line = build(*options).stdout.splitlines()[0]
    (one,) = json.loads(build(*options, "--explain=json").stdout)["editions"]
    assert one["spread"] > 0
    assert line.endswith(f"last {one['fill']:.0%} full")


def test_what_is_wrong_with_the_house_is_told_once_and_not_for_each_edition() -> None:
    assert CliRunner().invoke(cli, ["house", "new", "mine", "--from", "memo"]).exit_code == 0
    Path("templates/mine/brief.docx").write_bytes(b"no template")
    said = build("brief.yaml", "--house", "mine", "--format", "docx")
    assert said.exit_code == 1
    assert said.output.count("this is not a .docx file") == 1


def test_what_was_already_right_is_said_to_be_unchanged() -> None:
    build("brief.yaml", "--format", "pdf", "--edition", "one-page")
    said = build("brief.yaml", "--format", "pdf", "--edition", "one-page")
    assert said.stdout.endswith("% full, unchanged\n")


def test_the_files_go_where_they_are_wanted() -> None:
    said = build("brief.yaml", "--format", "pdf", "--pages", "3", "--out", "a/b", "--paper", "letter", "--no-cache")
    assert said.exit_code == 0
    assert [path.name for path in Path("a/b").iterdir()] == ["brief-3-page.pdf"]


def test_without_a_name_the_brief_of_the_project_is_built() -> None:
    assert build("--format", "pdf").stdout.startswith("data/brief.yaml:1:1: error: there is no such file")
    Path("data").mkdir()
    Path("brief.yaml").rename("data/brief.yaml")
    assert build("--format", "pdf", "--edition", "one-page").exit_code == 0


def test_a_wrong_brief_is_told_like_check_tells_it() -> None:
    Path("brief.yaml").write_text(BRIEF.replace("@rutte", "@rute"))
    said = build("brief.yaml")
    assert said.exit_code == 1
    assert said.stdout.endswith(": error: unknown source 'rute'\n  hint: did you mean 'rutte'?\n")
    assert not list(Path().glob("out/*"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--edition", "on-page"], "there is no edition 'on-page'; did you mean 'one-page'?"),
        (["--house", "memmo"], "there is no house 'memmo'; did you mean 'memo'?"),
        (["--pages", "0"], "0 is not in the range"),
        (["--pages", "3", "--edition", "report"], "not for both"),
        (["--format", "odt"], "'odt' is not one of"),
        (["--paper", "a5"], "'a5' is not one of"),
        (["brief.yaml"], "would both be written"),
    ],
)
def test_wrong_use_has_the_exit_status_of_wrong_use(arguments: list[str], said: str) -> None:
    result = build("brief.yaml", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not Path("out").exists()


def test_warnings_are_counted_not_told() -> None:
    Path("brief.yaml").write_text(BRIEF.replace("Something is", "On 12 days it was"))
    said = build("brief.yaml", "--format", "pdf", "--edition", "one-page")
    assert said.exit_code == 0
    assert said.stderr == "1 warning; `briefing check` tells which\n"


def test_source_date_epoch_dates_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1580688000")
    build("brief.yaml", "--format", "pdf", "--edition", "one-page")
    with pypdf.PdfReader("out/brief-one-page.pdf") as pdf:
        assert pdf.metadata is not None
        assert str(pdf.metadata["/CreationDate"]).startswith("D:20200203000000")


def test_a_source_date_epoch_that_is_no_number_is_wrong_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    said = build("brief.yaml")
    assert said.exit_code == 2
    assert "SOURCE_DATE_EPOCH" in said.stderr


def test_a_quick_build_shows_no_bar_and_loads_nothing_for_it() -> None:
    with Bar() as bar:
        bar._wanted = True
        bar.step(Step(0, 2, "brief"))
        assert bar._shown is None


def _read(reader: int) -> bytes:
    try:
        return os.read(reader, 4096)
    except BlockingIOError:
        return b""


def test_a_long_build_shows_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, terminal = pty.openpty()
    with os.fdopen(terminal, "w") as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        with Bar() as bar:
            bar._begun -= 60
            bar.step(Step(1, 8, "brief, one-page, pdf"))
            bar.step(Step(2, 8, "brief, two-page, [/] \x1b[31m"))
        stream.flush()
        os.set_blocking(reader, False)
        shown = b"".join(iter(lambda: _read(reader), b"")).decode()
    os.close(reader)
    assert "2/8" in shown
    assert "\\x1b[31m" in shown


def test_where_there_is_no_terminal_there_is_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with Bar() as bar:
        bar._begun -= 60
        bar.step(Step(1, 8, "brief"))
    assert capsys.readouterr().err == ""


INTERRUPTED = """
import os, signal
from briefing.cli import main
from briefing.produce import building

def draw(proof):
    os.kill(os.getpid(), signal.SIGINT)
    return b"x"

# Whoever starts this in the background has it ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)
building.RENDERERS["docx"] = draw
main()
"""


def test_ctrl_c_leaves_nothing_half_done() -> None:
    command = [sys.executable, "-c", INTERRUPTED, "build", "brief.yaml"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, env=environment, text=True, check=False)
    assert done.returncode == 130
    assert done.stderr == "\nstopped; nothing is half done\n"
    assert not list(Path().glob("out/*"))

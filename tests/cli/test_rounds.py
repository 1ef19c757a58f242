"""`briefing build --watch`: what it prints, and how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing.cli import cli
from briefing.produce import watching

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
ONLY = ("--format", "pdf", "--edition", "report")


@pytest.fixture(autouse=True)
def _working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("brief.yaml").write_text(BRIEF)


def watch(monkeypatch: pytest.MonkeyPatch, *texts: str, arguments: tuple[str, ...] = ONLY) -> Result:
    """What is printed when the brief is saved with these texts, one after the other, and then Ctrl-C is pressed."""
    left = list(texts)
    changed = watching.changed

    def look(notes: watching.Notes) -> bool:
        if changed(notes):
            return True
        if not left:
            raise KeyboardInterrupt
        Path("brief.yaml").write_text(left.pop(0))
        return changed(notes)

    monkeypatch.setattr(watching, "_look", look)
    return CliRunner().invoke(cli, ["build", "--watch", "brief.yaml", *arguments])


def test_a_quiet_line_is_printed_for_each_file_that_is_rewritten(monkeypatch: pytest.MonkeyPatch) -> None:
    said = watch(monkeypatch, BRIEF.replace("Something", "This"), f"# A remark\n{BRIEF.replace('Something', 'This')}")
    assert said.exit_code == 0
    assert said.stdout == "out/brief-report.pdf  1 page\n" * 2
    assert said.stderr == "watching; Ctrl-C ends it\n\n"


def test_what_is_right_from_the_beginning_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    watch(monkeypatch)
    assert watch(monkeypatch).stdout == "out/brief-report.pdf  1 page, unchanged\n"


def test_errors_are_shown_with_their_place_until_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = BRIEF.replace("@rutte", "@rute")
    said = watch(monkeypatch, wrong, wrong + " ", BRIEF)
    shown = said.stdout.splitlines()
    assert shown[0] == "out/brief-report.pdf  1 page"
    assert shown[1].endswith(": error: unknown source 'rute'")
    assert shown[1].startswith("brief.yaml:8:")
    assert len(shown) == 3  # with its hint, and once only
    assert said.stderr == "watching; Ctrl-C ends it\nno errors\n\n"


def test_warnings_of_an_edition_are_told_again_only_where_they_change(monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ("--format", "pdf", "--edition", "one-page")
    said = watch(monkeypatch, BRIEF.replace("A report", "B report"), BRIEF + "title_: x", arguments=arguments)
    assert said.stdout.count("does not fill its page") == 1


def test_the_table_of_what_is_left_out_comes_with_each_rewritten_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    said = watch(monkeypatch, BRIEF.replace("Something", "This"), arguments=("--explain", *ONLY))
    assert said.stdout.count("It says everything.") == 2


def test_a_watch_prints_no_json() -> None:
    said = CliRunner().invoke(cli, ["build", "--watch", "--explain=json", "brief.yaml"])
    assert said.exit_code == 2
    assert "so it prints no JSON" in said.stderr


def test_wrong_use_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    said = watch(monkeypatch, arguments=("--edition", "one-pag"))
    assert said.exit_code == 2
    assert "did you mean 'one-page'" in said.stderr


@pytest.fixture
def running() -> Iterator[subprocess.Popen[str]]:
    """A watch as one has it in a terminal, with a group of processes of its own."""
    # Whoever starts this in the background has it ignore Ctrl-C.
    script = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from briefing.cli import main; main()"
    )
    command = [sys.executable, "-c", script, "build", "--watch", "brief.yaml", "--edition", "report"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True
    ) as process:
        yield process
        process.kill()


def test_ctrl_c_ends_it_and_all_its_processes_quietly(running: subprocess.Popen[str]) -> None:
    assert running.stdout is not None
    assert running.stderr is not None
    assert [running.stdout.readline() for _ in range(2)] == [
        f"out/brief-report.{form}  1 page\n" for form in ("pdf", "docx")
    ]
    Path("other").write_text(BRIEF.replace("Something", "This"))
    Path("other").replace("brief.yaml")
    assert [running.stdout.readline() for _ in range(2)] == [
        f"out/brief-report.{form}  1 page\n" for form in ("pdf", "docx")
    ]
    os.killpg(running.pid, signal.SIGINT)
    assert running.stdout.read() == ""
    assert running.stderr.read() == "watching; Ctrl-C ends it\n\n"
    assert running.wait() == 0
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)
    assert sorted(path.name for path in Path("out").iterdir()) == ["brief-report.docx", "brief-report.pdf"]

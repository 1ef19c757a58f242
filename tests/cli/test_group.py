"""The group: help without loading, wrong use, faults of the program, Ctrl-C."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import briefing
from briefing.cli import COMMANDS, cli
from briefing.diagnostics import EditionUnfit, Position, WrongUse, error

ROOT = Path(__file__).parents[2]
HEAVY = {
    "reportlab", "pikepdf", "docx", "docxtpl", "jinja2", "lxml", "babel", "rich", "yaml", "markdown_it", "uharfbuzz",
    "fontpkg", "PIL", "importlib.metadata",
}  # fmt: skip


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


def loaded_by(*arguments: str) -> set[str]:
    """The modules that a call of the command leaves in memory."""
    script = f"""
import sys
from briefing.cli import cli
try:
    cli({list(arguments)!r})
except SystemExit:
    pass
print("modules:", *sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.rpartition("modules:")[2].split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["-h"], ["build", "--help"], ["check", "--help"], []])
def test_help_loads_no_library_but_click(arguments: list[str]) -> None:
    assert loaded_by(*arguments) & HEAVY == set()


def test_help_loads_no_command() -> None:
    assert {f"briefing.cli.{name}" for name in COMMANDS} & loaded_by("--help") == set()


def test_a_check_loads_what_reads_a_brief_and_no_more() -> None:
    loaded = loaded_by("check", "data/brief.yaml")
    assert loaded & HEAVY == {"yaml", "markdown_it"}
    assert not {"briefing.compose", "briefing.galley", "briefing.typeset", "briefing.render"} & loaded


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_in_the_list_of_commands_is_the_command_s_own_first_sentence(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.name == name
    assert command.get_short_help_str(limit=200) == COMMANDS[name].help


def test_help_names_every_command() -> None:
    said = run("--help")
    assert said.exit_code == 0
    for name, entry in COMMANDS.items():
        assert any(line.split(maxsplit=1) == [name, entry.help] for line in said.output.splitlines() if line.strip())


def test_the_version_is_the_package_s() -> None:
    assert run("--version").output == f"briefing {briefing.__version__}\n"


def test_an_unknown_command_is_wrong_use_with_what_was_meant() -> None:
    said = run("biuld")
    assert said.exit_code == 2
    assert "There is no command 'biuld'. Did you mean 'build'?" in said.output


def test_an_unknown_option_is_wrong_use() -> None:
    assert run("build", "--hause", "policy").exit_code == 2


def stop_with(problem: BaseException, monkeypatch: pytest.MonkeyPatch) -> Result:
    def fail(*_: object) -> None:
        raise problem

    monkeypatch.setattr("briefing.produce.starting.start", fail)
    return run("new", "somewhere")


def test_what_stops_the_work_is_told_with_its_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    faults = [error("two lines too many", Position("brief.yaml", 3, 5), "shorten it")]
    said = stop_with(EditionUnfit("does not fit", faults), monkeypatch)
    assert said.exit_code == 1
    assert said.output == "brief.yaml:3:5: error: two lines too many\n  hint: shorten it\n"


def test_wrong_use_has_its_own_exit_status(monkeypatch: pytest.MonkeyPatch) -> None:
    said = stop_with(WrongUse("there is no edition 'x'"), monkeypatch)
    assert said.exit_code == 2
    assert said.stderr == "error: there is no edition 'x'\n"


def test_a_fault_of_the_program_is_told_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    said = stop_with(ZeroDivisionError("division by zero"), monkeypatch)
    assert said.exit_code == 70
    assert said.stdout == ""
    lines = said.stderr.splitlines()
    assert lines[0].startswith("this is a fault of the program, not of your files")
    assert lines[1] == "  ZeroDivisionError: division by zero"
    assert lines[2].startswith("  at briefing/cli/new.py:") or "tests" in lines[2]
    assert "Traceback" not in said.stderr


def test_stopping_with_ctrl_c_is_told_and_has_the_shells_exit_status(monkeypatch: pytest.MonkeyPatch) -> None:
    said = stop_with(KeyboardInterrupt(), monkeypatch)
    assert said.exit_code == 130
    assert said.stderr == "\nstopped; nothing is half done\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
@pytest.mark.parametrize("command", ["schema", "--help", "--version"])
def test_where_what_is_printed_has_no_room_that_is_told(command: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "briefing", command], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True,
            check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (
        1, "error: what was to be printed cannot be written: no space left on device\n"
    )  # fmt: skip


def test_letters_that_the_terminal_cannot_show_do_not_stop_it(tmp_path: Path) -> None:
    (tmp_path / "звіт").mkdir()
    environment = {"PYTHONIOENCODING": "ascii", "PATH": "/usr/bin:/bin", "PYTHONPATH": str(Path.cwd())}
    command = [sys.executable, "-m", "briefing", "new", "звіт"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "brief.yaml" in done.stdout

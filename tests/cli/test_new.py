"""`briefing new`"""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from briefing.cli import cli


def test_the_new_files_are_named(tmp_path: Path) -> None:
    said = CliRunner().invoke(cli, ["new", str(tmp_path / "mine")])
    assert said.exit_code == 0
    assert said.output.splitlines() == [str(path) for path in sorted((tmp_path / "mine").iterdir())]


def test_a_second_time_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").write_text("mine")
    said = CliRunner().invoke(cli, ["new", str(tmp_path)])
    assert said.exit_code == 1
    assert "is there already; nothing was written" in said.stderr
    assert (tmp_path / "brief.yaml").read_text() == "mine"


def test_a_folder_must_be_named() -> None:
    assert CliRunner().invoke(cli, ["new"]).exit_code == 2

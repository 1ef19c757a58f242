"""`briefing house`"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing.cli import cli


@pytest.fixture(autouse=True)
def _working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def house(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["house", *arguments])


def test_a_new_house_is_told_file_by_file() -> None:
    said = house("new", "mine", "--from", "memo")
    assert said.exit_code == 0
    assert said.output.splitlines() == [
        f"templates/mine/{name}" for name in ("brief.docx", "brief.pdf.yaml", "house.yaml")
    ]


def test_a_good_house_is_passed_in_silence() -> None:
    house("new", "mine")
    assert (house("check", "mine").exit_code, house("check", "mine").output) == (0, "")


def test_a_fault_is_told_with_its_place() -> None:
    house("new", "mine")
    path = Path("templates/mine/house.yaml")
    path.write_text(path.read_text().replace("citation:", "citations:", 1))
    said = house("check", "mine")
    assert said.exit_code == 1
    assert said.stdout.startswith("templates/mine/house.yaml:")
    assert "did you mean 'citation'?" in said.stdout


def test_a_template_in_step_is_said_to_be_unchanged() -> None:
    house("new", "mine")
    assert house("sync", "mine").output == "templates/mine/brief.docx, unchanged\n"


def test_an_unknown_house_is_wrong_use() -> None:
    said = house("check", "memmo")
    assert said.exit_code == 2
    assert said.stderr == "error: there is no house 'memmo'; did you mean 'memo'?\n"

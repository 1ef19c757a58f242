"""The wheel, unpacked elsewhere, works from any folder: its templates travel with it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def installed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the wheel is unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    subprocess.run(command, cwd=root, check=True, capture_output=True, timeout=120)
    (wheel,) = (folder / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "installed")
    return folder / "installed"


def test_the_wheel_holds_what_is_needed_and_nothing_else(installed: Path) -> None:
    held = {path.relative_to(installed).as_posix() for path in installed.rglob("*") if path.is_file()}
    assert {
        "briefing/py.typed", "briefing/templates/editions.yaml", "briefing/templates/policy/house.yaml",
        "briefing/templates/memo/brief.docx", "briefing/start/brief.yaml",
    } <= held  # fmt: skip
    assert {name.split("/")[0] for name in held if ".dist-info/" not in name} == {"briefing"}
    assert not [name for name in held if "__pycache__" in name or name.startswith(("tests", "data", "docs"))]


def test_a_new_brief_is_built_from_any_folder(installed: Path, tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(installed), "HOME": str(tmp_path / "home")}

    def run(*arguments: str) -> str:
        command = [sys.executable, "-P", "-m", "briefing", *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run("new", "mine")
    assert run("check", "mine/brief.yaml") == ""
    run("build", "mine/brief.yaml", "--house", "policy")
    run("build", "mine/brief.yaml", "--house", "memo", "--out", "memo")
    for folder in ("out", "memo"):
        assert len(list((tmp_path / folder).iterdir())) == 8

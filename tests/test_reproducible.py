"""The same input and the same versions give the same bytes: on another day, in another place, for another hash seed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

ROOT = Path(__file__).parent.parent
HERE = {"TZ": "America/Los_Angeles", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "uk_UA.UTF-8", "LANG": "uk_UA.UTF-8", "PYTHONHASHSEED": "4242"}

LATER = """
import datetime, runpy, sys, time

class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls(2043, 2, 1, 3, 4, 5, tzinfo=tz)
    today = utcnow = now

class LaterDay(datetime.date):
    @classmethod
    def today(cls):
        return cls(2043, 2, 1)

datetime.datetime, datetime.date = Later, LaterDay
time.time = lambda: 2306372645.0
"""
"""A program that lives in 2043."""


def built(folder: Path, environment: dict[str, str], *arguments: str, later: bool = False) -> dict[str, bytes]:
    """The files of the shipped brief, made by a process of its own in `folder`."""
    folder.mkdir()
    script = (LATER if later else "") + "from briefing.cli import main; main()"
    command = [sys.executable, "-c", script, "build", str(ROOT / "data/brief.yaml"), "--out", "made", *arguments]
    home = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=home | environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return {path.name: path.read_bytes() for path in sorted((folder / "made").iterdir())}


def test_two_processes_in_different_places_make_the_same_bytes(tmp_path: Path) -> None:
    here = built(tmp_path / "here", HERE)
    there = built(tmp_path / "there", THERE, "--no-cache")
    assert len(here) == 8
    assert list(here) == list(there)
    assert [name for name in here if here[name] != there[name]] == []


def test_another_day_makes_the_same_bytes(tmp_path: Path) -> None:
    today = built(tmp_path / "today", HERE, "--edition", "two-page")
    later = built(tmp_path / "later", HERE, "--edition", "two-page", later=True)
    assert len(today) == 2
    assert today == later


def test_one_edition_alone_has_the_bytes_that_it_has_among_the_others(tmp_path: Path) -> None:
    all_of_them = built(tmp_path / "all", HERE)
    alone = built(tmp_path / "alone", HERE, "--edition", "four-page")
    assert alone == {name: all_of_them[name] for name in alone}


def test_the_date_of_the_environment_takes_the_place_of_the_as_of(tmp_path: Path) -> None:
    plain = built(tmp_path / "plain", HERE, "--edition", "one-page")
    dated = built(tmp_path / "dated", HERE | {"SOURCE_DATE_EPOCH": "1700000000"}, "--edition", "one-page")
    assert plain != dated
    with pikepdf.open(tmp_path / "dated/made/brief-one-page.pdf") as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20231114221320Z"
        assert "2023-11-14T22:13:20Z" in bytes(pdf.Root.Metadata.read_bytes()).decode()
    with pikepdf.open(tmp_path / "plain/made/brief-one-page.pdf") as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20241105000000Z"
    core = subprocess.run(
        ["unzip", "-p", str(tmp_path / "dated/made/brief-one-page.docx"), "docProps/core.xml"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "2023-11-14T22:13:20Z" in core.stdout


CLOCK = re.compile(
    r"\.(?:now|today|utcnow|localtime|gmtime|ctime|time_ns|monotonic|time|random|urandom|token_hex)\(|\buuid\d?\("
)


@pytest.mark.parametrize("path", sorted((ROOT / "briefing").rglob("*.py")), ids=lambda path: path.name)
def test_no_module_that_makes_files_asks_for_the_time_or_for_chance(path: Path) -> None:
    """The clock is read to remove what killed builds left, and to show progress; nothing of it gets into a file."""
    if path.relative_to(ROOT / "briefing").as_posix() in {"produce/output.py", "cli/progress.py"}:
        return
    assert CLOCK.findall(path.read_text("utf-8")) == []

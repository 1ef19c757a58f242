"""Nothing outside the brief's folder is opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.load.beside import read_beside, resolve_beside
from briefing.load.nodes import Manuscript, Scalar
from briefing.load.reading import Reading


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "work" / "deep").mkdir(parents=True)
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "work" / "data.csv").write_text("a,b")
    (tmp_path / "work" / "out").symlink_to(tmp_path / "secret")
    (tmp_path / "work" / "in").symlink_to("data.csv")
    return tmp_path / "work"


@pytest.mark.parametrize("name", ["data.csv", "./data.csv", "in", "deep/none.csv"])
def test_a_name_beside_the_brief_is_resolved(name: str, folder: Path) -> None:
    found = resolve_beside(name, folder)
    assert found is not None
    assert found.is_relative_to(folder)


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "../secret", "deep/../../secret", "..\\secret", "/etc/passwd", "C:\\x", "a\0b", "out"],
)
def test_a_name_that_leads_elsewhere_is_not(name: str, folder: Path) -> None:
    assert resolve_beside(name, folder) is None


def test_a_file_that_is_not_there_is_told_with_what_was_meant(folder: Path) -> None:
    reading = Reading(folder / "brief.yaml")
    node = Scalar(Manuscript("brief.yaml", "dta.csv"), 0, 7, 3, 9, "dta.csv")
    assert read_beside(node, reading, 100) is None
    (fault,) = reading.diagnostics
    assert str(fault) == "brief.yaml:3:9: error: 'dta.csv': there is no such file\n  hint: did you mean 'data.csv'?"


def test_a_file_that_was_read_is_remembered(folder: Path) -> None:
    reading = Reading(folder / "brief.yaml")
    node = Scalar(Manuscript("brief.yaml", "data.csv"), 0, 8, 3, 9, "data.csv")
    assert read_beside(node, reading, 100) == b"a,b"
    assert [path.name for path in reading.files] == ["data.csv"]

"""Broken briefs, each with exactly its diagnostics beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefing.load import nodes
from briefing.load.brief import read_brief

FAULTS = Path(__file__).parent.parent / "faults"
BROKEN_BRIEFS = sorted(FAULTS.glob("*.yaml"))
EDITIONS = ("one-page", "two-page", "four-page", "report")
RULES = ("bare-number", "stale-figure", "relative-date")


def test_there_are_enough_broken_briefs() -> None:
    assert len(BROKEN_BRIEFS) >= 60


@pytest.fixture(params=["C", "Python"])
def either_loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "Python":
        monkeypatch.setattr(nodes, "_LOADER", yaml.SafeLoader)


@pytest.mark.usefixtures("either_loader")
@pytest.mark.parametrize("path", BROKEN_BRIEFS, ids=lambda path: path.stem)
def test_a_broken_brief_gives_exactly_its_diagnostics(
    path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(FAULTS)
    brief, diagnostics = read_brief(path.name, editions=EDITIONS, rules=RULES)
    said = "".join(f"{diagnostic}\n" for diagnostic in diagnostics)
    golden = path.with_suffix(".txt")
    if request.config.getoption("--golden-update"):
        golden.write_text(said, encoding="utf-8")
    assert brief is None
    assert said == golden.read_text(encoding="utf-8")
    assert said


def test_each_set_of_diagnostics_belongs_to_a_broken_brief() -> None:
    assert {path.stem for path in FAULTS.glob("*.txt")} == {path.stem for path in BROKEN_BRIEFS}

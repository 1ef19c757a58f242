"""Progress is shown on a terminal, and where a build is long."""

from __future__ import annotations

import io

import pytest

from briefing.cli import progress
from briefing.cli.progress import Bar
from briefing.produce.report import Step


class Screen(io.StringIO):
    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


def shown(monkeypatch: pytest.MonkeyPatch, *, is_terminal: bool, patience: float) -> str:
    screen = Screen(is_terminal=is_terminal)
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(progress, "PATIENCE", patience)
    with Bar() as bar:
        bar.step(Step(2, 8, "brief[bold], two-page, pdf"))
        bar.step(Step(4, 8, "brief[bold], report, pdf"))
    return screen.getvalue()


def test_a_long_build_shows_what_is_made_and_how_many_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    said = shown(monkeypatch, is_terminal=True, patience=-1.0)
    assert "brief[bold], two-page, pdf" in said
    assert "2/8" in said


def test_a_quick_build_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, is_terminal=True, patience=60.0) == ""


def test_nothing_is_shown_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, is_terminal=False, patience=-1.0) == ""

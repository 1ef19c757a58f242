"""When a build has done what was asked."""

from __future__ import annotations

from pathlib import Path

from briefing.diagnostics import Diagnostic, Position, error, warning
from briefing.produce.report import BuildReport, EditionResult, FileResult

HERE = Position("brief.yaml", 1, 1)
WARNING, ERROR = warning("rule", "so-so", HERE), error("wrong", HERE)


def edition(*diagnostics: Diagnostic) -> EditionResult:
    files = (FileResult(Path("out/a.pdf"), "pdf", "written"),)
    return EditionResult(Path("brief.yaml"), "one-page", "policy", "a4", files, diagnostics=diagnostics)


def test_an_edition_is_as_it_should_be_unless_an_error_says_otherwise() -> None:
    assert edition(WARNING).ok
    assert not edition(WARNING, ERROR).ok


def test_a_build_is_done_where_each_edition_is_and_each_brief_could_be_read() -> None:
    assert BuildReport((edition(),), (WARNING,)).ok
    assert not BuildReport((edition(), edition(ERROR))).ok
    assert not BuildReport((), (ERROR,)).ok


def test_the_files_of_all_editions_are_told_in_order() -> None:
    assert len(BuildReport((edition(), edition())).files) == 2

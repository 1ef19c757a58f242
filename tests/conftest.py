"""Options and fixtures that every part of the suite shares."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.validators import CONFORMS, Verdict, judge_docx, judge_pdfs, ooxml_is_there, verapdf_is_there

ROOT = Path(__file__).parent.parent
NO_VERAPDF = "no veraPDF: scripts/install-validators installs it (needs Java and Maven)"

# How long an example takes says how busy the machine is.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("briefing")
    group.addoption("--no-skips", action="store_true", help="let each skipped test fail, with its reason")
    group.addoption("--golden-update", action="store_true", help="accept what the tests make as their goldens")
    group.addoption("--golden-prune", action="store_true", help="remove goldens that no test asks for")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Under `--no-skips` a skipped test has failed: a check that did not run has found nothing."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and item.config.getoption("--no-skips"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and --no-skips forbids that\n{reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole module that is skipped."""
    report = yield
    if report.skipped and collector.config.getoption("--no-skips"):
        reason: Any = report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{collector.nodeid} was skipped, and --no-skips forbids that\n{reason}"
    return report


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shipped_brief() -> Path:
    return ROOT / "data" / "brief.yaml"


@pytest.fixture(scope="session")
def verapdf() -> Callable[[Iterable[Path]], dict[Path, Verdict]]:
    """veraPDF over many files: findings by file and standard."""
    if not verapdf_is_there():
        pytest.skip(NO_VERAPDF)
    return judge_pdfs


@pytest.fixture(scope="session")
def archival(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[bytes, str], Path]]:
    """Keeps a PDF that a test made, under a name that tells what it is.

    When the session ends, veraPDF looks at all of them in one run; whatever it finds is an error of the session. Where
    there is no veraPDF, a test that keeps a PDF is skipped there: nobody knows whether it has passed.
    """
    folder = tmp_path_factory.mktemp("archival")
    kept: list[Path] = []

    def keep(pdf: bytes, name: str) -> Path:
        if not verapdf_is_there():
            pytest.skip(NO_VERAPDF)
        path = folder / f"{len(kept):03}-{name}.pdf"
        path.write_bytes(pdf)
        kept.append(path)
        return path

    yield keep
    if kept:
        wrong = {path.name: verdict for path, verdict in judge_pdfs(kept).items() if verdict != CONFORMS}
        assert not wrong, f"veraPDF finds faults in {len(wrong)} of {len(kept)} PDFs: {wrong}"


@pytest.fixture(scope="session")
def ooxml() -> Callable[[Path], list[str]]:
    """The Open XML SDK's findings in a Word file."""
    if not ooxml_is_there():
        pytest.skip("no Open XML validator: scripts/install-validators installs it (needs npm)")
    return judge_docx


@pytest.fixture(scope="session")
def soffice() -> str:
    """The command of LibreOffice, which lays out Word files."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        pytest.skip("no LibreOffice: install libreoffice-writer")
    return found


@pytest.fixture(scope="session")
def poppler() -> str:
    """The command `pdftotext`."""
    found = shutil.which("pdftotext")
    if found is None:
        pytest.skip("no poppler: install poppler-utils")
    return found

"""Goldens: files that were looked at when they were accepted, and are compared ever after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

GOLDENS = Path(__file__).parent / "goldens"


@pytest.fixture(scope="session")
def asked() -> set[Path]:
    """The goldens that tests have asked for."""
    return set()


@pytest.fixture(scope="session", autouse=True)
def prune(request: pytest.FixtureRequest, asked: set[Path]) -> Iterator[None]:
    """Under `--golden-prune`, removes those that no test has asked for."""
    yield
    if request.config.getoption("--golden-prune"):
        for stray in set(GOLDENS.iterdir()) - asked:
            stray.unlink()


@pytest.fixture
def golden(request: pytest.FixtureRequest, asked: set[Path]) -> Callable[[str, str], None]:
    """Compares a text with the golden of that name; under `--golden-update` accepts it."""

    def compare(name: str, text: str) -> None:
        path = GOLDENS / name
        asked.add(path)
        if request.config.getoption("--golden-update"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"no golden '{name}': look at it, then accept it with --golden-update"
        expected = path.read_text(encoding="utf-8")
        if expected != text:
            actual = path.with_suffix(f".actual{path.suffix}")
            actual.write_text(text, encoding="utf-8")
            asked.add(actual)
        assert text == expected, f"'{name}' differs; what was made lies beside it, accept it with --golden-update"

    return compare

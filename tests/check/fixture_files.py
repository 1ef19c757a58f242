"""Cases as title, input, expected: a line each between lines that hold one full stop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

FOLDER = Path(__file__).parent / "fixtures"


def cases(*names: str) -> list[ParameterSet]:
    """(language, input, expected lines) for each case of `fixtures/<name>.<language>.txt`."""
    return [
        pytest.param(path.suffixes[0][1:], given, expected, id=f"{path.suffixes[0][1:]}: {title}")
        for name in names
        for path in sorted(FOLDER.glob(f"{name}.*.txt"))
        for title, given, expected in _read(path)
    ]


def _read(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    lines = iter(path.read_text(encoding="utf-8").splitlines())
    for title in lines:
        if title:
            assert next(lines) == ".", f"{path.name}: no line '.' after the title '{title}'"
            given = list(iter(lambda: next(lines), "."))
            yield title, "\n".join(given), list(iter(lambda: next(lines), "."))

"""The examples in docs/api.md run as they stand, in a process of their own."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parent.parent / "docs" / "api.md"
EXAMPLES = re.findall(r"^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=[str(re.findall(r"briefing\.(\w+)\(", text)[0]) for text in EXAMPLES])
def test_an_example_of_the_api_runs(example: str, root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", example],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.stderr == ""
    assert done.returncode == 0


def test_every_call_has_its_example() -> None:
    assert {name for text in EXAMPLES for name in re.findall(r"briefing\.(\w+)\(", text)} >= {
        "build", "check", "compose", "load",
    }  # fmt: skip

"""The folder of briefs that are legal but wrong, each with exactly what is said of it beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.check import RULES, check_brief
from briefing.diagnostics import Diagnostic
from briefing.load.brief import parse_brief

FOLDER = Path(__file__).parent.parent / "faults" / "warnings"
BRIEFS = sorted(FOLDER.glob("*.yaml"))


def _warnings(path: Path) -> tuple[Diagnostic, ...]:
    brief, errors = parse_brief(path.read_bytes(), path.name, rules=RULES)
    assert errors == ()
    assert brief is not None
    return check_brief(brief)


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_a_wrong_brief_is_told_exactly_what_stands_beside_it(path: Path) -> None:
    said = "".join(f"{warning}\n" for warning in _warnings(path))
    assert said == path.with_suffix(".txt").read_text(encoding="utf-8")


def test_every_rule_has_a_wrong_brief() -> None:
    found = {warning.rule for path in BRIEFS for warning in _warnings(path)}
    assert found == {*RULES, "dead-silence"}
    assert len(BRIEFS) >= 20

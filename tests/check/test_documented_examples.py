"""The examples of `docs/checks.md`: the first of each rule is warned of, the second is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from briefing.check import RULES, check_brief
from briefing.load.brief import parse_brief

PAGE = Path(__file__).parent.parent.parent / "docs" / "checks.md"

_REST = {
    "title": "title: Cycling in the city\n",
    "as_of": "as_of: 2024-11-05\n",
    "sections": "sections: {situation: {points: [{id: count, text: 'It grows [@report].'}]}}\n",
    "sources": "sources: [{id: report, type: report, title: A report, issued: 2024}]\n",
}
"""What an example leaves out."""


def _examples() -> list[ParameterSet]:
    """(rule, wrong, right) for each rule that the page documents."""
    found = []
    for part in PAGE.read_text(encoding="utf-8").split("\n## ")[1:]:
        if part.startswith("`"):
            blocks = [block.partition("\n```")[0] for block in part.split("```yaml\n")[1:]]
            assert len(blocks) == 2, part
            rule = part.partition("\n")[0].strip("`")
            found.append(pytest.param(rule, blocks[0] + "\n", blocks[1] + "\n", id=rule))
    return found


def _rules_found(example: str) -> set[str]:
    rest = "".join(line for key, line in _REST.items() if f"\n{key}:" not in "\n" + example)
    brief, errors = parse_brief((rest + example).encode(), "brief.yaml", rules=RULES)
    assert errors == ()
    assert brief is not None
    return {warning.rule for warning in check_brief(brief)}


@pytest.mark.parametrize(("rule", "wrong", "right"), _examples())
def test_a_documented_example_is_told_and_its_way_out_is_not(rule: str, wrong: str, right: str) -> None:
    assert rule in _rules_found(wrong)
    assert _rules_found(right) == set()

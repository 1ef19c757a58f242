"""Everything that is wrong with a brief is told in one run."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from briefing.check.rules import OF_EVERYTHING
from briefing.produce.reading import check
from tests.load.test_fuzz import SHIPPED, mutate

WARNED = sorted((Path(__file__).parent.parent / "faults" / "warnings").glob("*.yaml"))
BRIEF = """\
title: Troops
as_of: 2024-11-05
bottom_line: >-
  There are 12,345 troops since last week.
sections:
  situation:
    points:
      - id: count
        text: >-
          The XYZ counts them.
      - id: denial
        text: >-
          Moscow denies it [@a].
sources: [{id: a, type: speech, title: A}]
"""


def said(folder: Path, yaml: str) -> list[str]:
    """What is said of a brief: `line: severity` with the rule or the first words."""
    path = folder / "brief.yaml"
    path.write_text(yaml, encoding="utf-8")
    found = check(path)
    return [f"{each.position.line}: {each.rule or each.message}" for each in found]


WARNINGS = [
    "4: relative-date",
    "4: bare-number",
    "8: point-without-source",
    "10: unspelled-acronym",
]


def test_warnings_stand_beside_errors(tmp_path: Path) -> None:
    assert sorted(said(tmp_path, BRIEF)) == sorted(WARNINGS)
    wrong = BRIEF + "status: finished\nhouse: polcy\n"
    assert sorted(said(tmp_path, wrong)) == sorted(
        [*WARNINGS, "15: 'status' is draft or final, not 'finished'", "16: there is no house 'polcy'"]
    )


@pytest.mark.parametrize(
    ("right", "wrong", "rules"),
    [
        ("text: >-\n          The XYZ", "txt: >-\n          The XYZ", {"relative-date", "bare-number"}),
        ("count\n", "count\n        inference: yes\n", {"relative-date", "bare-number", "unspelled-acronym"}),
        ("count\n", "count\n        silence: [long-sentence]\n", {"relative-date", "bare-number"}),
        ("count\n", "count\n        text: Y.\n", {"relative-date", "bare-number"}),
        ("title: Troops\n", "title: Troops\ntrems: {XYZ: It}\n", {"relative-date", "point-without-source"}),
        ("title: Troops\n", "title: Troops\nlanguage: english\n", {"point-without-source"}),
        ("as_of: 2024-11-05", "as_of: 2024-11-31", set()),
        ("sources: [", "figures: [\nsources: [", set()),
    ],
)
def test_nothing_is_said_that_the_errors_could_excuse(right: str, wrong: str, rules: set[str], tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(BRIEF.replace(right, wrong, 1), encoding="utf-8")
    found = check(path)
    assert any(each.is_error for each in found)
    assert {each.rule for each in found if not each.is_error} == rules


def test_a_source_that_only_a_misspelt_citation_uses_is_not_called_unused(tmp_path: Path) -> None:
    assert "14: unused-source" in said(tmp_path, BRIEF.replace(" [@a]", ""))
    assert not any("unused" in each for each in said(tmp_path, BRIEF.replace("[@a]", "[@ab]")))


def test_what_only_shows_in_an_item_as_a_whole_is_said_although_something_in_it_is_wrong(tmp_path: Path) -> None:
    wrong = BRIEF.replace("id: count\n", "id: count\n        priority: 9\n        contested_by: [count]\n")
    assert {"9: 'priority' is not a whole number from 1 to 5: '9'", "8: the point 'count' contests itself"} <= set(
        said(tmp_path, wrong)
    )
    legal = BRIEF.replace("situation:", "legal:").replace("id: count", "id: Count")
    assert "6: the section 'legal' has no 'title'" in said(tmp_path, legal)


@pytest.mark.parametrize("path", WARNED, ids=lambda path: path.stem)
def test_an_error_elsewhere_hides_no_warning(path: Path, tmp_path: Path) -> None:
    yaml = path.read_text(encoding="utf-8")
    of_everything = {*OF_EVERYTHING, "dead-silence"}
    whole = [each for each in said(tmp_path, yaml) if each.split(": ", 1)[1] not in of_everything]
    broken = said(tmp_path, yaml.rstrip("\n") + "\nzzz: 1\n")
    assert [each for each in broken if "zzz" not in each] == whole


@pytest.mark.parametrize("seed", range(60))
def test_whatever_stands_in_the_file_it_is_proof_read_without_a_traceback(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_bytes(mutate(SHIPPED, random.Random(seed)))  # noqa: S311
    assert all(each.message for each in check(path))

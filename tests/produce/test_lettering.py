"""What no face can draw is told at its place in the brief."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefing.diagnostics import Position
from briefing.model.brief import Brief
from briefing.produce.lettering import MOST_TOLD, undrawable
from briefing.produce.reading import load

BRIEF = """\
title: A brief
as_of: 2024-11-05
authors: [Kim 김]
sections:
  situation:
    points:
      - id: one
        text: >-
          Something is the case, and
          then 한 more of 한 it [@rutte].
sources: [{id: rutte, type: report, title: 보고서}]
"""


def brief(tmp_path: Path, text: str = BRIEF) -> Brief:
    (tmp_path / "brief.yaml").write_text(text, "utf-8")
    return load(tmp_path / "brief.yaml")


def no_hangul(text: str) -> Iterable[str]:
    return [letter for letter in text if "가" <= letter <= "힣"]


def test_a_text_that_can_be_drawn_is_passed(tmp_path: Path) -> None:
    assert undrawable(brief(tmp_path), lambda _: (), "policy") == ()


def test_a_character_is_told_where_it_first_stands_in_each_text(tmp_path: Path) -> None:
    found = undrawable(brief(tmp_path), no_hangul, "policy")
    file = str(tmp_path / "brief.yaml")
    assert [fault.position for fault in found] == [
        Position(file, 1, 1), Position(file, 10, 16), *[found[-1].position] * 3,
    ]  # fmt: skip
    assert found[1].message == "no face of the house can draw '한' (U+D55C)"
    assert found[1].hint == "write it in other letters, or give the house 'policy' a face that has it"
    assert found[-1].position.line == 11


def test_a_brief_in_another_script_does_not_flood_the_terminal(tmp_path: Path) -> None:
    many = "".join(chr(ord("가") + step) for step in range(100))
    assert len(undrawable(brief(tmp_path, BRIEF.replace("한 more", many)), no_hangul, "policy")) == MOST_TOLD

"""The grades of contested claims that have a row each, and what tells what they mean."""

from __future__ import annotations

from briefing.document.blocks import Contested
from briefing.document.runs import plain
from tests.compose.build import brief_of, composed, edition_of

FOUR = """\
sections:
  situation:
    points:
      - {id: p, text: "Ten [@a; @b; @c; @d].", credibility: 2, contested_by: [q, r, s]}
      - {id: q, text: "Nine [@a; @b].", credibility: 3}
      - {id: r, text: "Eight."}
      - {id: s, text: "Seven [@d; @e]."}
sources:
  - {id: a, type: speech, title: S, author: [{literal: Ann}], custom: {reliability: B}}
  - {id: b, type: speech, title: S, author: [{literal: Ben}], custom: {reliability: B}}
  - {id: c, type: speech, title: S, author: [{literal: Cat}], custom: {reliability: C}}
  - {id: d, type: speech, title: S, author: [{literal: Dan}], custom: {reliability: B}}
  - {id: e, type: speech, title: T, author: [{literal: Dan}], custom: {reliability: D}}
"""


def contested(*parts: str) -> Contested:
    (block,) = (b for b in composed(brief_of(FOUR), edition_of(*parts)).blocks if isinstance(b, Contested))
    return block


def test_grades_stand_in_the_order_of_the_names_and_once_where_all_are_alike() -> None:
    told = [(plain(claim.who).replace("\u00a0", " "), claim.grade) for claim in contested("contested").claims]
    assert told == [
        ("Ann; Ben; Cat; Dan", "B2; B2; C2; B2"),
        ("Ann; Ben", "B3"),
        ("No source given", "not graded"),
        ("Dan", "B/D"),
    ]


def test_a_key_of_the_grades_stands_below_them_where_the_edition_has_none() -> None:
    key = plain(contested("contested").key).replace("\u00a0", " ")
    assert key == (
        "B: usually reliable; C: fairly reliable; D: not usually reliable; 2: probably true; 3: possibly true"
    )
    assert contested("contested", "scale-key").key == ()

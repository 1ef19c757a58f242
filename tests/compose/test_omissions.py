"""What an edition does not say, and why."""

from __future__ import annotations

from briefing.compose import Composer, Selection
from briefing.compose.omissions import omissions
from briefing.model.edition import Edition
from briefing.model.point import Form
from tests.compose.build import brief_of, edition_of

BRIEF = """\
marking: TLP:GREEN
sections:
  situation: {points: [{id: a, text: It is so at length., short: It is.}, {id: b, text: It is so.}]}
  outlook: {points: [{id: c, text: It is so.}, {id: secret, text: It is so., marking: TLP:RED}]}
judgements:
  - {id: j, likelihood: likely, confidence: high, text: It rains.}
  - {id: k, likelihood: likely, confidence: high, text: It pours.}
"""


def left(edition: Edition, **forms: Form) -> list[tuple[str, str, str]]:
    composer = Composer(brief_of(BRIEF), citation="notes")
    found = omissions(composer.release(edition), edition, Selection(forms))
    return [(each.id, each.form.name.lower(), each.reason) for each in found]


def test_a_point_in_short_and_one_that_is_absent_are_both_told() -> None:
    found = left(edition_of("situation", "outlook"), a=Form.SHORT, c=Form.FULL)
    assert found == [("a", "short", "pages"), ("b", "absent", "pages"), ("secret", "absent", "marking")]


def test_a_point_without_a_place_and_a_judgement_beyond_the_number_are_told_why() -> None:
    found = left(edition_of("situation", "judgements", "method?", judgements=1), a=Form.FULL, b=Form.FULL)
    assert found == [
        ("c", "absent", "edition"), ("method", "absent", "pages"), ("k", "absent", "limit"),
        ("secret", "absent", "marking"),
    ]  # fmt: skip


def test_what_is_beyond_a_number_of_the_edition_names_that_number() -> None:
    edition = edition_of("judgements", judgements=1)
    release = Composer(brief_of(BRIEF), citation="notes").release(edition)
    told = omissions(release, edition, Selection({}))
    assert [(one.id, one.limit) for one in told if one.reason == "limit"] == [("k", "judgements: 1")]


def test_what_is_beyond_a_number_stands_in_the_order_in_which_a_larger_number_lets_it_in() -> None:
    events = """\
events:
  - {id: late, date: 2024-01-01, priority: 3, text: It rained.}
  - {id: early, date: 2024-01-02, priority: 1, text: It poured.}
  - {id: soon, date: 2024-01-03, priority: 2, text: It snowed.}
"""
    edition = edition_of("timeline", events=1)
    release = Composer(brief_of(BRIEF + events), citation="notes").release(edition)
    told = omissions(release, edition, Selection({}))
    assert [one.id for one in told if one.reason == "limit"] == ["soon", "late"]

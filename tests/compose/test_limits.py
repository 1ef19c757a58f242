"""Which judgements, events and exhibits an edition holds by its own numbers."""

from __future__ import annotations

from briefing.compose import Composer
from briefing.compose.limits import choose_events, choose_exhibits, choose_judgements
from briefing.compose.release import Release
from tests.compose.build import brief_of, edition_of

BRIEF = """\
events:
  - {id: late, date: 2024-10-28, text: It ended., source: s}
  - {id: first, date: 2024-01-01, text: It began., source: s, priority: 1}
  - {id: between, date: 2024-05-01, text: It went on., source: s}
  - {id: same-day, date: 2024-01-01, text: It rained., source: s, priority: 5}
exhibits:
  - {id: x, kind: table, title: T., columns: [A, B], rows: [[C, D]], source: s}
  - {id: y, kind: table, title: T., columns: [A, B], rows: [[C, D]], source: s, priority: 1}
judgements:
  - {id: j, likelihood: likely, confidence: high, text: It rains.}
  - {id: k, likelihood: likely, confidence: high, text: It pours.}
sources: [{id: s, type: report, title: S}]
"""


def release() -> Release:
    return Composer(brief_of(BRIEF), citation="notes").release(edition_of("sections"))


def test_events_are_chosen_by_priority_and_told_by_date() -> None:
    chosen = choose_events(release(), edition_of("timeline", events=3))
    assert [event.id for event in chosen] == ["first", "between", "late"]


def test_without_a_number_every_event_is_told() -> None:
    chosen = choose_events(release(), edition_of("timeline"))
    assert [event.id for event in chosen] == ["first", "same-day", "between", "late"]


def test_exhibits_are_chosen_by_priority_and_stand_as_in_the_file() -> None:
    assert [each.id for each in choose_exhibits(release(), edition_of("exhibits", exhibits=1))] == ["y"]
    assert [each.id for each in choose_exhibits(release(), edition_of("exhibits"))] == ["x", "y"]


def test_judgements_are_the_first_of_the_file() -> None:
    assert [each.id for each in choose_judgements(release(), edition_of("judgements", judgements=1))] == ["j"]

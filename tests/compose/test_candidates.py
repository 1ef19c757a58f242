"""The order in which content is worth adding."""

from __future__ import annotations

from briefing.compose import Composer
from briefing.compose.candidates import Step, least_form, placed_points, steps_of
from briefing.compose.selection import Selection
from briefing.model.edition import Edition
from briefing.model.point import Form
from tests.compose.build import brief_of, edition_of

BRIEF = """\
sections:
  situation:
    points:
      - {id: c, priority: 3, text: It is so at length., short: It is.}
      - {id: a, priority: 1, text: It is so at length., short: It is.}
  outlook:
    points:
      - {id: b, priority: 2, text: It is so.}
"""


def steps(edition: Edition) -> list[str]:
    composer = Composer(brief_of(BRIEF), citation="notes")
    named = {Form.SHORT: "short", Form.FULL: "full", None: "part"}
    return [f"{step.id} {named[step.form]}" for step in steps_of(composer.release(edition), edition)]


def test_priority_counts_over_the_whole_brief_and_full_forms_come_later() -> None:
    assert steps(edition_of("sections")) == ["a short", "b full", "a full", "c short", "c full"]


def test_optional_parts_have_their_place_among_the_points() -> None:
    edition = edition_of("key-figures?", "sections", "timeline?", "options?", "method?")
    assert steps(edition) == [
        *("a short", "key-figures part", "b full", "timeline part", "options part", "a full"),
        *("c short", "method part", "c full"),
    ]


def test_a_point_whose_section_has_no_place_is_no_candidate() -> None:
    composer = Composer(brief_of(BRIEF), citation="notes")
    edition = edition_of("outlook")
    assert [point.id for point in placed_points(composer.release(edition), edition)] == ["b"]


def test_a_full_form_goes_on_from_its_short_one_and_falls_back_to_it() -> None:
    full = Step("a", Form.FULL, 2.5, Form.SHORT)
    nothing, short = Selection({}), Selection({"a": Form.SHORT})
    assert not full.follows(nothing)
    assert full.follows(short)
    assert full.added_to(short) == Selection({"a": Form.FULL})
    assert full.left_out_of(full.added_to(short)) == short


def test_a_part_is_added_once() -> None:
    part = Step("options", None, 2.4)
    added = part.added_to(Selection({}))
    assert part.is_in(added)
    assert not part.follows(added)
    assert part.left_out_of(added) == Selection({})


def test_a_point_without_a_short_form_takes_the_least_room_in_full() -> None:
    assert [least_form(point) for point in brief_of(BRIEF).points] == [Form.SHORT, Form.SHORT, Form.FULL]

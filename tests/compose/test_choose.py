"""Choosing content for the page contract, with a layout that counts words in place of a renderer."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.compose import Choice, Chooser, Composer, everything
from briefing.compose.selection import Omission
from briefing.diagnostics import EditionUnfit
from briefing.document.document import Document
from briefing.document.measure import Fit
from briefing.document.walk import stretches
from briefing.model.brief import Brief
from briefing.model.edition import Edition
from briefing.model.marking import Marking
from briefing.model.point import Form
from briefing.values import replace
from tests.compose.build import brief_of, edition_of
from tests.compose.words_layout import PAGE, WORD, WordsLayout, words_of


def short(edition: str, pages: int | None, *parts: str, **values: object) -> Edition:
    return edition_of(*(parts or ("sections",)), id=edition, pages=pages, notes="none", **values)


EDITIONS = (
    short("one", 1),
    short("two", 2, "sections", "timeline?"),
    short("report", None, "sections", "timeline?"),
)


def chooser(brief: Brief, editions: tuple[Edition, ...] = EDITIONS) -> Chooser:
    return Chooser(Composer(brief, citation="notes"), editions, WordsLayout())


def points(*lengths: tuple[int, int], essential: dict[int, str] | None = None) -> Brief:
    """A brief with a point for each (priority, words of its text); its short form has half as many."""
    return brief_of(points_yaml(*lengths, essential=essential))


def points_yaml(*lengths: tuple[int, int], essential: dict[int, str] | None = None) -> str:
    lines = ["sections:", "  situation:", "    points:"]
    for place, (priority, words) in enumerate(lengths):
        text = " ".join([f"w{place}"] * words)
        brief_text = " ".join([f"w{place}"] * max(1, words // 2))
        held = f", essential: {essential[place]}" if essential and place in essential else ""
        lines.append(f"      - {{id: p{place}, priority: {priority}, text: {text}, short: {brief_text}{held}}}")
    return "\n".join(lines) + "\nevents: [{id: e, date: 2024, text: It began.}]\n"


def test_points_go_in_by_priority_over_the_whole_brief() -> None:
    choice = chooser(points((3, 30), (1, 30), (2, 30), (2, 30))).choose("one")
    assert choice.selection.forms == {"p1": Form.SHORT, "p2": Form.SHORT}
    assert choice.fit is not None
    assert choice.fit.holds


def test_the_full_form_of_what_matters_comes_before_what_matters_little() -> None:
    choice = chooser(points((1, 24), (4, 30))).choose("one")
    assert choice.selection.forms == {"p0": Form.FULL, "p1": Form.SHORT}


def test_room_that_the_next_point_cannot_use_is_filled_by_a_later_one() -> None:
    choice = chooser(points((1, 44), (2, 60), (3, 30))).choose("one")
    assert choice.selection.forms == {"p0": Form.SHORT, "p2": Form.SHORT}


def test_a_page_that_is_not_well_filled_is_filled_by_other_forms() -> None:
    """In full, the first point leaves room for the second in short, and five words of the page empty."""
    choice = chooser(points((1, 20), (4, 30))).choose("one")
    assert choice.selection.forms == {"p0": Form.SHORT, "p1": Form.FULL}
    assert choice.fit is not None
    assert choice.fit.is_full


def test_no_point_of_the_first_priority_is_given_up_to_fill_a_page() -> None:
    """Without the first of them, the two others would fill the page in full."""
    choice = chooser(points((1, 40), (1, 26), (2, 26))).choose("one")
    assert choice.selection.forms == {"p0": Form.SHORT, "p1": Form.SHORT}
    assert choice.fit is not None
    assert not choice.fit.is_full


def test_what_fits_whole_is_whole() -> None:
    choice = chooser(points((1, 8), (5, 8))).choose("one")
    assert choice.selection.forms == {"p0": Form.FULL, "p1": Form.FULL}
    assert choice.omissions == ()


def test_an_edition_without_a_limit_holds_everything_in_full() -> None:
    brief = points((1, 30), (5, 90))
    choice = chooser(brief).choose("report")
    assert choice.selection.forms == everything(brief, choice.edition).forms
    assert choice.selection.parts == {"timeline"}
    assert choice.fit is None


def test_an_essential_point_is_in_however_low_its_priority() -> None:
    choice = chooser(points((1, 60), (5, 40), essential={1: "one"})).choose("one")
    assert choice.selection.form("p1") is not Form.ABSENT


def test_what_is_essential_for_a_longer_edition_may_be_missing_in_a_shorter_one() -> None:
    both = chooser(points((1, 60), (5, 60), essential={1: "two"}))
    assert both.choose("one").selection.form("p1") is Form.ABSENT
    assert both.choose("two").selection.form("p1") is not Form.ABSENT


def test_essential_points_that_do_not_fit_are_an_error_at_the_line_of_the_one_that_is_too_much() -> None:
    brief = points((1, 40), (2, 40), (3, 40), essential={0: "one", 1: "one", 2: "one"})
    with pytest.raises(EditionUnfit) as unfit:
        chooser(brief).choose("one")
    found = unfit.value.diagnostics[0]
    assert found.position == brief.points[2].position
    assert found.message == (
        "'p2' is essential for 'one' but does not fit 1 page: what is essential there is 3 lines too long"
    )
    assert found.hint is not None
    assert found.hint.startswith("it competes with 'p0', 'p1'; shorten")


def test_fixed_parts_that_do_not_fit_are_an_error_of_their_own() -> None:
    brief = brief_of(f"bottom_line: {'word ' * 60}\n")
    with pytest.raises(EditionUnfit, match="what 'one' always holds does not fit 1 page, even without any point"):
        chooser(brief, (short("one", 1, "bottom-line", "sections"),)).choose("one")


def test_parts_that_do_not_fit_are_named_by_their_length() -> None:
    brief = brief_of(f"ask: {'word ' * 10}\nbottom_line: {'word ' * 60}\n")
    with pytest.raises(EditionUnfit) as unfit:
        chooser(brief, (short("one", 1, "ask", "bottom-line", "sections"),)).choose("one")
    hint = unfit.value.diagnostics[0].hint
    assert hint is not None
    assert hint.startswith("shorten the texts of 'bottom-line' (8 lines) and 'ask' (2 lines), or make some")


def test_parts_that_leave_an_essential_point_no_room_are_told_in_its_place() -> None:
    brief = brief_of("bottom_line: " + "word " * 32 + "\n" + points_yaml((1, 40), essential={0: "one"}))
    with pytest.raises(EditionUnfit) as unfit:
        chooser(brief, (short("one", 1, "bottom-line", "sections"),)).choose("one")
    found = unfit.value.diagnostics[0]
    assert found.position == brief.points[0].position
    assert "the edition's own parts take 83% of the room" in found.message
    assert found.hint is not None
    assert found.hint.startswith("shorten the texts of 'bottom-line' (4 lines), or make some of its parts optional")


def test_a_longer_edition_that_cannot_hold_what_a_shorter_one_holds_says_so() -> None:
    brief = brief_of("ask: " + "word " * 60 + "\n" + points_yaml((1, 30), (1, 30), (1, 20)))
    editions = (short("one", 1), short("two", 2, "sections", "ask"))
    with pytest.raises(EditionUnfit) as unfit:
        chooser(brief, editions).choose("two")
    assert unfit.value.diagnostics[0].message == (
        "'two' must hold every point that 'one' holds, but with them it does not fit 2 pages: it is 3 lines too long"
    )


def test_an_unfit_edition_stops_no_longer_one() -> None:
    brief = points((1, 50), (2, 50), essential={0: "one", 1: "one"})
    both = chooser(brief)
    with pytest.raises(EditionUnfit):
        both.choose("one")
    assert set(both.choose("two").selection.forms) == {"p0", "p1"}


def test_an_optional_part_stays_out_where_the_pages_do_not_hold_it() -> None:
    tight = chooser(points((1, 78), (1, 60)), (short("one", 1, "sections", "timeline?"),)).choose("one")
    loose = chooser(points((1, 20)), (short("one", 1, "sections", "timeline?"),)).choose("one")
    assert tight.selection.parts == frozenset()
    assert Omission("timeline", Form.ABSENT, "pages") in tight.omissions
    assert loose.selection.parts == {"timeline"}


def test_omissions_name_what_is_short_or_absent_and_why() -> None:
    choice = chooser(points((1, 40), (2, 36), (3, 300))).choose("one")
    assert choice.omissions == (
        Omission("p0", Form.SHORT, "pages"),
        Omission("p1", Form.SHORT, "pages"),
        Omission("p2", Form.ABSENT, "pages"),
    )


def test_a_point_whose_section_has_no_place_in_the_edition_says_so() -> None:
    choice = chooser(points((1, 10)), (short("one", 1, "timeline"),)).choose("one")
    assert choice.omissions == (Omission("p0", Form.ABSENT, "edition"),)


def test_items_beyond_the_numbers_of_the_edition_and_withheld_ones_are_named() -> None:
    brief = brief_of("""\
sections: {situation: {points: [{id: p, text: It is so.}, {id: q, text: Hidden., marking: TLP:RED}]}}
events: [{id: e, date: 2023, text: First.}, {id: f, date: 2022, text: Best., priority: 1}]
""")
    edition = short("one", 1, "sections", "timeline", events=1, marking=Marking("TLP:CLEAR"))
    assert chooser(brief, (edition,)).choose("one").omissions == (
        Omission("e", Form.ABSENT, "limit"),
        Omission("q", Form.ABSENT, "marking"),
    )


def test_an_edition_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        chooser(points((1, 5))).choose("three")


def test_an_edition_of_45_points_costs_three_layouts() -> None:
    """The edition with everything in it, the points in each form, and what was chosen."""
    brief = points(*((place % 5 + 1, 10 + place % 7) for place in range(45)))
    editions = (short("one", 3), short("two", 6), short("four", 12))
    every = chooser(brief, editions)
    assert [every.choose(edition.id).layouts for edition in editions] == [3, 3, 3]


class _Misjudged(WordsLayout):
    """A layout in which every document takes 14 words more than its pieces say."""

    def fit(self, document: Document) -> Fit:
        fit = super().fit(document)
        used = (fit.pages - 1 + fit.fill) * PAGE + 14
        pages = int(-(-used // PAGE))
        return replace(fit, pages=pages, fill=used / PAGE - pages + 1, room=fit.room - 14 * WORD)


def test_a_layout_that_takes_more_than_is_predicted_now_by_this_now_by_that_is_filled_all_the_same() -> None:
    """What is predicted leaves 4 words free, then 12, then 4: it never looks wrong by as much as the time before."""
    brief = points((2, 30), (1, 26), (2, 44), (1, 30), (2, 16))
    choice = Chooser(Composer(brief, citation="notes"), EDITIONS, _Misjudged()).choose("one")
    assert choice.fit is not None
    assert choice.fit.is_full


BRIEFS = st.lists(st.tuples(st.integers(1, 5), st.integers(2, 40)), min_size=1, max_size=14)
ESSENTIALS = st.dictionaries(st.integers(0, 13), st.sampled_from(["one", "two", "report"]), max_size=3)


def choices(brief: Brief) -> list[Choice]:
    every = chooser(brief)
    made = []
    for edition in ("one", "two", "report"):
        try:
            made.append(every.choose(edition))
        except EditionUnfit:
            continue
    return made


@settings(max_examples=60, deadline=None)
@given(BRIEFS, ESSENTIALS)
def test_the_contract_holds_editions_are_nested_and_nothing_is_said_that_the_report_does_not(
    lengths: list[tuple[int, int]], essential: dict[int, str]
) -> None:
    brief = points(*lengths, essential=essential)
    made = choices(brief)
    for choice in made:
        assert choice.fit is None or choice.fit.holds
        assert WordsLayout().fit(choice.document).holds
    for shorter, longer in pairwise(made):
        for point, form in shorter.selection.forms.items():
            assert longer.selection.form(point) >= form
    report = {word for runs in stretches(made[-1].document) for word in words_of(runs)}
    for choice in made[:-1]:
        said = {word for runs in stretches(choice.document) for word in words_of(runs)}
        assert said - {choice.edition.id} <= report


@settings(max_examples=30, deadline=None)
@given(BRIEFS, ESSENTIALS)
def test_the_choice_is_the_same_whatever_was_asked_before(
    lengths: list[tuple[int, int]], essential: dict[int, str]
) -> None:
    brief = points(*lengths, essential=essential)
    alone = chooser(brief)
    try:
        two = alone.choose("two").selection
    except EditionUnfit:
        return
    after = chooser(brief)
    after.choose("report")
    assert after.choose("two").selection == two


@settings(max_examples=40, deadline=None)
@given(BRIEFS, ESSENTIALS)
def test_what_is_essential_is_there(lengths: list[tuple[int, int]], essential: dict[int, str]) -> None:
    order = {"one": 0, "two": 1, "report": 2}
    for choice in choices(points(*lengths, essential=essential)):
        for place, edition in essential.items():
            if place < len(lengths) and order[edition] <= order[choice.edition.id]:
                assert choice.selection.form(f"p{place}") is not Form.ABSENT

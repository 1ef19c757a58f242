"""The page contract, with the true layout: so many pages, well filled, nested, and the best that fits."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.compose import Choice, Chooser, Selection
from briefing.compose.objective import value
from briefing.compose.trial import Trial
from briefing.compose.unfit import with_points
from briefing.diagnostics import EditionUnfit
from briefing.house import PaperName
from briefing.model.brief import Brief
from briefing.model.edition import Edition, Part
from briefing.model.point import Form, Point
from briefing.model.section import Section
from briefing.produce.press import open_press
from briefing.produce.wishes import edition_of
from briefing.values import replace
from tests.invented import LANGUAGES, Seeded, invent
from tests.produce.contract import (
    best_value,
    chooser,
    chosen,
    edition,
    faults_of,
    shipped_brief,
    shipped_editions,
    three_page,
)
from tests.strategies import briefs, read_invented

HOUSES = ("policy", "memo")
PAPERS: tuple[PaperName, ...] = ("a4", "letter")
BRIEFS = ("brief.yaml", "examples/black-sea-grain.yaml")
QUICK = settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def selections(choices: dict[str, Choice | EditionUnfit]) -> dict[str, Selection | str]:
    return {
        name: choice.selection if isinstance(choice, Choice) else choice.message for name, choice in choices.items()
    }


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", BRIEFS)
def test_a_shipped_brief_fills_its_pages_for_three_layouts(name: str, paper: PaperName, house: str) -> None:
    brief = shipped_brief(name)
    choices = chosen(brief, house, shipped_editions(), paper)
    assert list(faults_of(brief, choices)) == []
    for choice in choices.values():
        assert isinstance(choice, Choice), choice
        assert choice.fit is None or choice.fit.is_full
        assert choice.layouts <= 3


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", BRIEFS)
def test_a_three_page_edition_made_as_the_file_teaches_fills_its_pages(name: str, paper: PaperName, house: str) -> None:
    choice = chosen(shipped_brief(name), house, [*shipped_editions(), three_page()], paper)["three-page"]
    assert isinstance(choice, Choice), choice
    assert choice.fit is not None
    assert choice.fit.is_full


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", BRIEFS)
def test_no_single_step_betters_what_a_shipped_brief_says(name: str, paper: PaperName, house: str) -> None:
    every = chooser(shipped_brief(name), house, shipped_editions(), paper)
    for each in shipped_editions():
        if each.pages is not None:
            assert list(bettering(every, each)) == []


@pytest.mark.parametrize("seed", [40041, 5084, 5153])
def test_no_single_step_betters_what_an_invented_brief_says_and_none_is_said_to_leave_a_page_open_that_it_fills(
    seed: int,
) -> None:
    many = 6 + seed * 7 % 60 if seed >= 40000 else 3 + seed % 9
    brief = read_invented(invent(Seeded(seed), points=many, language=LANGUAGES[seed % len(LANGUAGES)]))
    houses = HOUSES[seed % 2] if seed >= 40000 else HOUSES[seed // 2 % 2]
    every = chooser(brief, houses, shipped_editions())
    for each in shipped_editions():
        if each.pages is not None:
            assert list(bettering(every, each)) == []


def bettering(every: Chooser, wanted: Edition) -> Iterator[str]:
    """The steps that an edition leaves out though each alone betters it, laid out."""
    try:
        choice = every.choose(wanted.id)
    except EditionUnfit:
        return
    assert choice.fit is not None
    trial = Trial(every._composer, wanted, every._layout)
    steps = every._searches[wanted.id].steps
    worth = value(choice.selection, choice.fit, steps)
    assert worth is not None
    for step in steps:
        if step.follows(choice.selection):
            wider = step.added_to(choice.selection)
            reached = value(wider, trial.fit(wider), steps)
            if reached is not None and reached > worth:
                yield f"{wanted.id}: {step.id}"


@pytest.mark.parametrize("house", HOUSES)
def test_an_edition_that_fails_says_how_many_lines_are_truly_missing(house: str) -> None:
    """So many lines more on the last page, and what is essential fits; one less, and it does not."""
    brief, wanted = shipped_brief(), edition("one-page")
    must = {point.id for point in brief.points[:14]}
    sections = tuple(
        replace(
            section,
            points=tuple(replace(p, essential=wanted.id if p.id in must else None) for p in section.points),
        )
        for section in brief.sections
    )
    every = chooser(replace(brief, sections=sections), house, [wanted])
    with pytest.raises(EditionUnfit, match=r"\d+ lines too long") as unfit:
        every.choose(wanted.id)
    told = int(unfit.value.message.split(" lines too long")[0].rsplit(" ", 1)[1])
    composer, pages = every._composer, every._layout
    essential = [p for p in composer.release(wanted).points if p.essential]
    document = composer.compose(wanted, with_points(Selection({}), essential))
    measures, leading = pages.measure(document), pages.fit(document).leading
    pieces = [piece for block in measures.blocks for piece in block]
    held = [pages.cut(pieces, measures.notes, 1, lines * leading).holds for lines in (told - 1, told)]
    assert held == [False, True]


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("name", BRIEFS)
def test_what_is_held_to_the_contract_here_is_what_a_build_prints(name: str, house: str) -> None:
    brief = shipped_brief(name)
    every, press = chooser(brief, house, shipped_editions()), open_press(brief, shipped_editions(), house=house)
    for each in shipped_editions():
        assert every.choose(each.id).document.blocks == press.compose(each).blocks


def _hold(brief: Brief, house: str) -> None:
    """That the contract holds, and that neither an edition in between nor one made to measure changes any other."""
    editions = shipped_editions()
    choices = chosen(brief, house, editions)
    assert list(faults_of(brief, choices)) == []
    for choice in choices.values():
        if isinstance(choice, Choice) and choice.fit is not None and not choice.fit.is_full:
            assert choice.fit.pages <= (choice.edition.pages or 0)
    for more in ((*editions, three_page()), (*editions[:2], three_page(), *editions[2:])):
        with_three = chosen(brief, house, more)
        assert list(faults_of(brief, with_three)) == []
        assert selections(with_three).items() >= selections(choices).items()
    made = edition_of(3, editions)
    with_made = chosen(brief, house, (*editions, made))
    assert list(faults_of(brief, with_made)) == []
    assert selections(with_made).items() >= selections(choices).items()


@QUICK
@given(briefs(least=5, most=30), st.sampled_from(HOUSES))
def test_the_contract_holds_for_any_brief_and_no_edition_changes_by_another(brief: Brief, house: str) -> None:
    _hold(brief, house)


@pytest.mark.slow
@LONG
@given(briefs(least=5, most=60), st.sampled_from(HOUSES))
def test_the_contract_holds_for_many_briefs(brief: Brief, house: str) -> None:
    _hold(brief, house)


# What an analyst does tomorrow


def _with_points(brief: Brief, sections: dict[str, tuple[Point, ...]]) -> Brief:
    """`brief` with other points in its sections, and no word left of those that are gone."""
    there = {point.id for points in sections.values() for point in points}
    kept: list[Section] = []
    for section in brief.sections:
        points = tuple(
            replace(point, contested_by=tuple(other for other in point.contested_by if other in there))
            for point in sections[section.id]
        )
        kept.append(replace(section, points=points))
    judgements = tuple(
        replace(judged, basis=tuple(point for point in judged.basis if point in there)) for judged in brief.judgements
    )
    return replace(brief, sections=tuple(kept), judgements=judgements)


def without_a_third(brief: Brief, random: Random) -> Brief:
    gone = {point.id for point in random.sample(brief.points, len(brief.points) // 3)}
    return _with_points(
        brief,
        {section.id: tuple(p for p in section.points if p.id not in gone) for section in brief.sections},
    )


def with_ten_doubled(brief: Brief, random: Random) -> Brief:
    twice = {point.id for point in random.sample(brief.points, min(10, len(brief.points)))}
    return _with_points(
        brief,
        {
            section.id: tuple(
                each
                for point in section.points
                for each in ((point, replace(point, id=f"{point.id[:28]}-again")) if point.id in twice else (point,))
            )
            for section in brief.sections
        },
    )


def with_longer_figures(brief: Brief) -> Brief:
    figures = {
        name: replace(figure, value=figure.value * 1000 + 777, magnitude=None, qualifier=figure.qualifier or "at least")
        for name, figure in brief.figures.items()
    }
    return replace(brief, figures=figures)


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("name", BRIEFS)
def test_tomorrows_edits_keep_the_contract_or_say_at_which_line_it_fails(name: str, house: str) -> None:
    brief, random = shipped_brief(name), Random(1)  # noqa: S311
    for edited in (without_a_third(brief, random), with_ten_doubled(brief, random), with_longer_figures(brief)):
        choices = chosen(edited, house, shipped_editions())
        assert list(faults_of(edited, choices)) == []
        for choice in choices.values():
            assert isinstance(choice, Choice), choice
            assert choice.layouts <= 3
            assert choice.fit is None or choice.fit.is_full or len(edited.points) < len(brief.points)


@pytest.mark.slow
@LONG
@given(briefs(least=15, most=60), st.sampled_from(HOUSES), st.randoms(use_true_random=False))
def test_edits_of_any_brief_keep_the_contract_or_say_at_which_line_it_fails(
    brief: Brief, house: str, random: Random
) -> None:
    for edited in (without_a_third(brief, random), with_ten_doubled(brief, random), with_longer_figures(brief)):
        assert list(faults_of(edited, chosen(edited, house, shipped_editions()))) == []


# The best that fits


def small_edition(seed: int) -> Edition:
    """A page for a handful of points, with parts to leave out, in one of the ways of noting."""
    parts = tuple(Part(name, optional=name in ("contested", "timeline")) for name in PARTS)
    notes = ("line", "end", "foot", "none")[seed % 4]
    return replace(edition("one-page"), parts=parts, notes=notes, events=4)  # type: ignore[arg-type]


PARTS = ("sections", "contested", "timeline", "sources")


@pytest.mark.parametrize("seed", [6, 7, 18, 29, 47, 54, 68])
def test_nothing_that_fits_is_worth_more_than_what_is_chosen(seed: int) -> None:
    """Of some dozens of selections each, all laid out. More would fit than does in each of these briefs."""
    brief = read_invented(invent(Seeded(seed), points=5))
    mine, best = best_value(brief, HOUSES[seed % 2], small_edition(seed))
    assert mine == best


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 140))
def test_nothing_that_fits_is_worth_more_than_what_is_chosen_of_many(seed: int) -> None:
    brief = read_invented(invent(Seeded(seed), points=5))
    mine, best = best_value(brief, HOUSES[seed % 2], small_edition(seed))
    assert mine == best


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("name", ["one-page", "two-page", "four-page"])
def test_what_is_predicted_of_a_selection_is_what_the_layout_says(name: str, house: str) -> None:
    brief, wanted = shipped_brief(), edition(name)
    every = chooser(brief, house, shipped_editions())
    every.choose(name)
    search = every._searches[name]
    trial = Trial(every._composer, wanted, every._layout)
    random, agreed, asked = Random(7), 0, 0  # noqa: S311
    while asked < 25:
        selection, share = Selection({}), random.random()
        for step in search.steps:
            if step.follows(selection) and random.random() < share:
                selection = step.added_to(selection)
        guess = search.castoff.predict(selection)
        if guess.holds:
            fit = trial.fit(selection)
            asked += 1
            agreed += guess.pages == fit.pages and abs(guess.room - fit.room) < 0.1
    assert agreed >= 18


def test_notes_at_the_foot_are_predicted_as_they_are_laid_out() -> None:
    brief = shipped_brief()
    wanted = replace(edition("four-page"), notes="foot")
    every = chooser(brief, "policy", (wanted,))
    selection = every.choose("four-page").selection
    trial = Trial(every._composer, wanted, every._layout)
    guess = every._searches["four-page"].castoff._predict(selection, 0.0)
    fit = trial.fit(selection)
    assert (guess.pages, round(guess.room)) == (fit.pages, round(fit.room))


CONTESTED = """\
title: Who counts what
as_of: 2024-11-05
sources:
- {id: r, type: report, title: A report, custom: {reliability: B}}
sections:
  situation:
    points:
"""


def test_grades_of_contested_claims_are_predicted_without_the_line_that_the_scale_key_makes_idle() -> None:
    """In rows, what the grades mean stands below the table only where the key of the scales is out."""
    points = [
        f"    - {{id: p{n}, priority: 1, text: 'Party {n} says that there are many of them, as it said before [@r].',"
        f" credibility: 2, contested_by: [{', '.join(f'p{m}' for m in range(7) if m != n)}]}}\n"
        for n in range(7)
    ]
    brief = read_invented(CONTESTED + "".join(points))
    wanted = edition("four-page")
    every = chooser(brief, "policy", (wanted,))
    every.choose("four-page")
    trial, search = Trial(every._composer, wanted, every._layout), every._searches["four-page"]
    rooms = {}
    for parts in (frozenset(), frozenset({"scale-key"})):
        selection = Selection({point.id: Form.FULL for point in brief.points}, parts)
        guess, fit = search.castoff.predict(selection), trial.fit(selection)
        assert (guess.pages, round(guess.room)) == (fit.pages, round(fit.room))
        rooms[parts] = fit.room
    assert len(set(rooms.values())) == 2


@pytest.mark.parametrize("seed", [3, 6])
def test_of_two_thousand_points_as_much_is_said_as_fits(seed: int) -> None:
    """The bound is the best of all choices, however they fill their pages: steps in order, each that still fits."""
    every = chooser(read_invented(invent(Seeded(seed), points=2000)), HOUSES[seed % 2], shipped_editions())
    for name in ("one-page", "two-page", "four-page"):
        choice, search = every.choose(name), every._searches[name]
        assert choice.fit is not None
        assert choice.fit.is_full
        most, fit = search.base, search.castoff.predict(search.base)
        for step in search.steps:
            if step.follows(most) and not search.castoff.is_hopeless(step, fit, most):
                tried = search.castoff.predict(step.added_to(most))
                if tried.holds:
                    most, fit = step.added_to(most), tried
        bound = [step for step in search.steps if step.is_in(most)]
        kept = next((at for at, step in enumerate(bound) if not step.is_in(choice.selection)), len(bound))
        assert kept >= KEPT_OF_THE_BOUND * len(bound)
        assert all(step.is_in(choice.selection) for step in bound if step.is_protected)


KEPT_OF_THE_BOUND = 0.9
"""How much of what would be said without regard to how the last page is filled is said before anything is left out for
that."""


@pytest.mark.slow
@pytest.mark.parametrize("points", [5, 12, 100, 300, 1000, 2000])
@pytest.mark.parametrize(("house", "language"), [("policy", "en-GB"), ("memo", "uk")])
def test_the_contract_holds_for_briefs_of_any_length(points: int, house: str, language: str) -> None:
    brief = read_invented(invent(Seeded(points), points=points, language=language))
    choices = chosen(brief, house, shipped_editions())
    assert list(faults_of(brief, choices)) == []
    for choice in choices.values():
        assert points < 100 or (isinstance(choice, Choice) and (choice.fit is None or choice.fit.is_full))


@pytest.mark.parametrize("points", [100, 2000])
def test_a_long_brief_costs_no_more_layouts_than_a_short_one(points: int) -> None:
    every = chooser(read_invented(invent(Seeded(3), points=points)), "policy", shipped_editions())
    for name in ("one-page", "two-page"):
        assert every.choose(name).layouts <= 10
        assert every._searches[name].asked <= 400


def test_whatever_is_left_out_would_not_fit_by_as_many_lines_as_is_told() -> None:
    every = chooser(shipped_brief(), "policy", shipped_editions())
    choice = every.choose("two-page")
    told = every.shortfalls("two-page")
    assert told
    assert all(each.lines is not None and each.lines > 0 for each in told if each.reason == "pages")
    trial = Trial(every._composer, choice.edition, every._layout)
    for each in told:
        if each.form is not None:
            wider = Selection({**choice.selection.forms, each.id: each.form}, choice.selection.parts)
            assert not trial.fit(wider).holds
            assert choice.selection.form(each.id) is (Form.SHORT if each.is_said else Form.ABSENT)

"""Briefs and presses for the tests of the page contract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from briefing.compose import Choice, Chooser, Composer, Selection
from briefing.compose.candidates import Step, placed_points, steps_of
from briefing.compose.objective import Value, value
from briefing.compose.trial import Trial
from briefing.compose.unfit import with_points
from briefing.diagnostics import EditionUnfit
from briefing.house import PaperName
from briefing.load.brief import read_brief
from briefing.load.editions import read_editions
from briefing.model.brief import Brief
from briefing.model.edition import Edition
from briefing.model.point import Form
from briefing.produce.layout import DryLayout
from briefing.produce.press import composer_of
from briefing.render.pdf import Typesetter
from briefing.values import replace
from tests.galley.shipped import shipped_house

ROOT = Path(__file__).parents[2]


@cache
def shipped_editions() -> tuple[Edition, ...]:
    editions, faults = read_editions(ROOT / "templates" / "editions.yaml")
    assert not faults
    return editions


@cache
def shipped_brief(name: str = "brief.yaml") -> Brief:
    brief, faults = read_brief(ROOT / "data" / name)
    assert brief is not None, faults
    return brief


def edition(name: str) -> Edition:
    return next(each for each in shipped_editions() if each.id == name)


MAY_GIVE_WAY = ("key-figures", "exhibits", "contested", "timeline", "options")
"""The parts that `editions.yaml` tells a user to make optional in three pages."""


def three_page() -> Edition:
    """What a user would add: the four-page edition held to three, as `editions.yaml` teaches."""
    four = edition("four-page")
    parts = tuple(replace(part, optional=part.optional or part.name in MAY_GIVE_WAY) for part in four.parts)
    return replace(four, id="three-page", pages=3, parts=parts)


@cache
def _typesetter(house: str) -> Typesetter:
    return Typesetter(shipped_house(house))


def layout(brief: Brief, house: str, paper: PaperName = "a4") -> DryLayout:
    return DryLayout(_typesetter(house), paper, brief.position)


def chooser(brief: Brief, house: str, editions: Sequence[Edition], paper: PaperName = "a4") -> Chooser:
    """What a build chooses with."""
    return Chooser(composer_of(brief, shipped_house(house)), editions, layout(brief, house, paper))


def chosen(
    brief: Brief, house: str, editions: Sequence[Edition], paper: PaperName = "a4"
) -> dict[str, Choice | EditionUnfit]:
    """What each edition holds, or why it cannot."""
    every = chooser(brief, house, editions, paper)
    found: dict[str, Choice | EditionUnfit] = {}
    for each in editions:
        try:
            found[each.id] = every.choose(each.id)
        except EditionUnfit as stop:
            found[each.id] = stop
    return found


def faults_of(brief: Brief, choices: Mapping[str, Choice | EditionUnfit]) -> Iterator[str]:
    """Where the contract is broken: pages over, what is essential missing, editions that are not nested; and where a
    fault is told at no place."""
    made = [choice for choice in choices.values() if isinstance(choice, Choice)]
    made.sort(key=lambda choice: choice.edition.pages or 1 << 30)
    for name, stop in choices.items():
        if isinstance(stop, EditionUnfit) and not all(found.position.line > 0 for found in stop.diagnostics):
            yield f"{name} fails at no line"
    for choice in made:
        if choice.fit is not None and not choice.fit.holds:
            yield f"{choice.edition.id} runs over"
        order = {each.edition.id: each.edition.pages or 1 << 30 for each in made}
        for point in brief.points:
            here = order[choice.edition.id]
            needed = point.essential in order and order[point.essential] <= here
            if needed and _has_place(point.id, choice, brief) and choice.selection.form(point.id) is Form.ABSENT:
                yield f"{choice.edition.id} lacks {point.id}"
    for shorter, longer in pairwise(made):
        if shorter.edition.pages == longer.edition.pages:
            continue
        for name, form in shorter.selection.forms.items():
            if _has_place(name, longer, brief) and longer.selection.form(name) < form:
                yield f"{longer.edition.id} says less of {name} than {shorter.edition.id}"


def _has_place(point: str, choice: Choice, brief: Brief) -> bool:
    composer = Composer(brief, citation="notes")
    return any(each.id == point for each in placed_points(composer.release(choice.edition), choice.edition))


def best_value(brief: Brief, house: str, wanted: Edition) -> tuple[Value | None, Value | None]:
    """The value of what is chosen, and the highest of all selections, each laid out; None where nothing fits."""
    composer = composer_of(brief, shipped_house(house))
    pages = layout(brief, house)
    steps = steps_of(composer.release(wanted), wanted)
    trial = Trial(composer, wanted, pages)
    best: Value | None = None
    must = [point for point in brief.points if point.essential == wanted.id]
    for selection in _every_selection(with_points(Selection({}), must), steps):
        worth = value(selection, trial.fit(selection), steps)
        if worth is not None and (best is None or worth > best):
            best = worth
    try:
        choice = Chooser(composer, [wanted], pages).choose(wanted.id)
    except EditionUnfit:
        return None, best
    assert choice.fit is not None
    return value(choice.selection, choice.fit, steps), best


def _every_selection(base: Selection, steps: Sequence[Step]) -> Iterator[Selection]:
    if not steps:
        yield base
        return
    step, *rest = steps
    if step.follows(base):
        yield from _every_selection(step.added_to(base), rest)
    yield from _every_selection(base, rest)

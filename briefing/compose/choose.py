"""Choosing what each edition holds, so that its page contract is kept.

What is essential and what shorter editions hold goes in first; the rest is chosen by the objective as far as the pages
reach (`objective`, `search`), among predictions of how a selection lies on its pages (`castoff`). The true layout has
the last word: what was found is laid out, the predictions are corrected by what comes of it, and the search is done
again until both agree. What is marked above an edition's audience is never in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from briefing.compose.candidates import Step, placed_points, steps_of
from briefing.compose.castoff import Castoff
from briefing.compose.composer import Composer
from briefing.compose.objective import Value, value
from briefing.compose.omissions import omissions
from briefing.compose.precedence import Bounds, floor_of, in_order
from briefing.compose.search import find_best
from briefing.compose.selection import Omission, Selection
from briefing.compose.trial import Trial
from briefing.compose.unfit import unfit, with_points
from briefing.diagnostics import EditionUnfit
from briefing.document.document import Document
from briefing.document.measure import Fit, Layout
from briefing.model.edition import Edition
from briefing.model.point import Form, Point
from briefing.values import dataclass

MOST_CORRECTIONS = 8
"""True layouts after which the best that was seen is taken."""

LETTERS_A_PAGE = 9000
"""More than any house sets on a page."""

REACH = 1.25
"""Steps beyond so many times as many letters are not considered: what comes before them fills the pages."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What one edition holds."""

    edition: Edition
    selection: Selection
    document: Document
    """The edition composed with that selection."""
    omissions: tuple[Omission, ...]
    """What it does not say, in reading order: points, then parts, then other items, then what is withheld."""
    fit: Fit | None
    """How it lies on its pages; None for an edition without a page contract, which is not asked."""
    layouts: int
    """How many documents were measured or laid out for it, not counting those of other editions."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A point that is not there, or not in full, or an optional part that is not there."""

    id: str
    form: Form | None
    """The form in which it is not there; None for a part."""
    reason: Literal["pages", "fill", "longer"]
    """`pages`: it does not fit. `fill`: with it, the last page could not be well filled. `longer`: a longer edition,
    which would have to hold it, does not."""
    lines: int | None
    """How many lines are missing for it; 0 where it would fit, None where it is too far behind to tell."""
    is_said: bool = False
    """Whether the point is there, in a lesser form."""


class Chooser:
    """Chooses the content of a brief's editions, for one house and paper."""

    def __init__(self, composer: Composer, editions: Sequence[Edition], layout: Layout) -> None:
        """`layout` lays documents out without drawing them."""
        self._composer = composer
        self._layout = layout
        self._editions = {edition.id: edition for edition in editions}
        self._order = in_order(editions)
        self._choices: dict[str, Choice | EditionUnfit] = {}
        self._searches: dict[str, _Search] = {}

    def choose(self, edition: str) -> Choice:
        """What the edition of that id holds; those that it depends on are chosen before it.

        Raises EditionUnfit where what it must hold does not fit, with a diagnostic at the line of the point that is
        too much; the others are then chosen as if it were not there. Raises KeyError for an edition that does not
        exist, and what `Composer.compose` raises.
        """
        if edition not in self._choices:
            try:
                self._choices[edition] = self._choose(self._editions[edition])
            except EditionUnfit as stop:
                self._choices[edition] = stop
        choice = self._choices[edition]
        if isinstance(choice, EditionUnfit):
            raise choice
        return choice

    def shortfalls(self, edition: str) -> tuple[Shortfall, ...]:
        """What the edition leaves out or says in short, in the order of its worth, with what is missing for it."""
        choice = self.choose(edition)
        search = self._searches.get(edition)
        return search.shortfalls(choice.selection) if search else ()

    def _choose(self, edition: Edition) -> Choice:
        composer = self._composer
        release = composer.release(edition)
        placed = placed_points(release, edition)
        if edition.pages is None:
            selection = Selection(
                {point.id: Form.FULL for point in placed}, frozenset(p.name for p in edition.parts if p.optional)
            )
            document = composer.compose(edition, selection)
            return Choice(edition, selection, document, omissions(release, edition, selection), None, 0)
        trial = Trial(composer, edition, self._layout)
        bounds = self._bounds(edition, placed)
        essential = self._essential(edition, placed)
        base = with_points(bounds.floor, essential)
        search = _Search(composer, edition, self._layout, bounds, base)
        selection = search.run(trial)
        fit = trial.fit(selection)
        if not fit.holds:
            raise unfit(edition, composer.brief, bounds.floor, essential, trial, self._names_of_shorter(edition))
        self._searches[edition.id] = search
        return Choice(
            edition,
            selection,
            trial.document(selection),
            omissions(release, edition, selection),
            fit,
            trial.layouts + search.castoff.layouts,
        )

    def _bounds(self, edition: Edition, placed: Sequence[Point]) -> Bounds:
        places = [point.id for point in placed]
        optional = [part.name for part in edition.parts if part.optional]
        shorter = floor_of((choice.selection for choice in self._before(edition, longer=False)), places, optional)
        ceilings = []
        for choice in self._before(edition, longer=True):
            there = placed_points(self._composer.release(choice.edition), choice.edition)
            ceilings.append(Selection({point.id: choice.selection.form(point.id) for point in there}))
        return Bounds(shorter, tuple(ceilings))

    def _before(self, edition: Edition, *, longer: bool) -> list[Choice]:
        """The choices of the shorter or the longer editions that are chosen before this one, and fit."""
        found = []
        for other in self._order[: self._order.index(edition)]:
            if other.pages != edition.pages and (_pages(other) > _pages(edition)) is longer:
                try:
                    found.append(self.choose(other.id))
                except EditionUnfit:
                    continue
        return found

    def _names_of_shorter(self, edition: Edition) -> list[str]:
        return [choice.edition.id for choice in self._before(edition, longer=False)]

    def _essential(self, edition: Edition, placed: Sequence[Point]) -> list[Point]:
        """The points that this edition must hold, those said first in front."""
        must = {each.id for each in self._editions.values() if _pages(each) <= _pages(edition)}
        return sorted((point for point in placed if point.essential in must), key=lambda point: point.priority)


def _pages(edition: Edition) -> int:
    return 1 << 30 if edition.pages is None else edition.pages


class _Search:
    """The search for one edition's content."""

    def __init__(self, composer: Composer, edition: Edition, layout: Layout, bounds: Bounds, base: Selection) -> None:
        assert edition.pages is not None  # noqa: S101
        self.base = base
        self.all_steps = steps_of(composer.release(edition), edition)
        self.bounds = bounds
        steps = [step for step in self.all_steps if step.is_in(base) or bounds.allow(step)]
        self.letters = edition.pages * LETTERS_A_PAGE
        self.steps = _within_reach(steps, base, round(REACH * self.letters))
        widest = base
        for step in self.steps:
            if step.follows(widest) and (step.form is None or widest.form(step.id) is Form.ABSENT):
                widest = step.added_to(widest)
        self.castoff = Castoff(composer, edition, layout, widest)

    @property
    def asked(self) -> int:
        """How many selections' pages were predicted."""
        return self.castoff.asked

    def run(self, trial: Trial) -> Selection:
        """The best selection that was found; `base` where even that does not fit.

        What is found is laid out. Where the prediction was wrong, the truth is remembered and the search done again.
        Where there was less room than predicted two times in turn, the smaller miss is taken to be made always. Where
        room that was found for one selection is not there for the next, half of it is tried.
        """
        castoff, best = self.castoff, self.base
        worth: Value | None = None
        wrong = 0.0
        for _ in range(MOST_CORRECTIONS):
            found = self.base
            if castoff.predict(found).holds:
                found = find_best(found, self.steps, castoff.predict, self.letters, castoff.is_hopeless)
            if trial.has(found):
                if castoff.slack <= 0:
                    break
                castoff.slack = 0.0
                continue
            fit = trial.fit(found)
            reached = value(found, fit, self.steps)
            if reached is not None and (worth is None or reached > worth):
                best, worth = found, reached
            before, wrong = wrong, castoff.learn(found, fit)
            if not wrong or (found == self.base and not fit.holds) or (wrong < 0 <= castoff.slack and fit.is_full):
                break
            if wrong > 0:
                castoff.slack += wrong
            elif castoff.slack > 0:
                castoff.slack = castoff.slack / 2 if castoff.slack > fit.leading else 0.0
            elif before < 0:
                castoff.slack += max(wrong, before)
        return best if worth is None else self._swept(best, worth, trial)

    def _swept(self, best: Selection, worth: Value, trial: Trial) -> Selection:
        """`best` with every step beside it that is predicted to better it, and truly does."""
        predict, is_done, most = self.castoff.predict, False, trial.layouts + MOST_CORRECTIONS
        while not is_done:
            is_done = True
            fit = trial.fit(best)
            for step in self.steps:
                if not step.follows(best) or self.castoff.is_hopeless(step, fit, best):
                    continue
                wider = step.added_to(best)
                guessed = value(wider, predict(wider), self.steps)
                if guessed is None or guessed <= worth or trial.layouts >= most:
                    continue
                truth = trial.fit(wider)
                self.castoff.learn(wider, truth)
                reached = value(wider, truth, self.steps)
                if reached is not None and reached > worth:
                    best, worth, fit, is_done = wider, reached, truth, False
        return best

    def shortfalls(self, selection: Selection) -> tuple[Shortfall, ...]:
        """Every step that was not taken, in order; of a point that is absent, only that."""
        found: list[Shortfall] = []
        before = self.base
        for step in self.all_steps:
            if step.is_in(selection):
                if step.follows(before):
                    before = step.added_to(before)
                continue
            if not step.follows(selection):
                continue
            is_said = selection.form(step.id) is not Form.ABSENT
            if not self.bounds.allow(step):
                found.append(Shortfall(step.id, step.form, "longer", None, is_said))
            elif step not in self.steps:
                found.append(Shortfall(step.id, step.form, "pages", None, is_said))
            else:
                found.append(self._shortfall(step, selection, before))
        return tuple(found)

    def _shortfall(self, step: Step, selection: Selection, before: Selection) -> Shortfall:
        """Why `step` was not taken beside `selection`; `before` is what of it comes before the step."""
        wider = step.added_to(selection)
        lines: int | None = self.castoff.lines_short(wider)
        if lines:
            gave_way = step.follows(before) and self.castoff.predict(step.added_to(before)).holds
        else:
            gave_way = True
            if self.castoff.predict(wider).is_full:
                lines = None  # It would leave no page open: only what else would have to change for it cannot be told.
        is_said = selection.form(step.id) is not Form.ABSENT
        return Shortfall(step.id, step.form, "fill" if gave_way else "pages", lines, is_said)


def _within_reach(steps: Sequence[Step], base: Selection, letters: int) -> list[Step]:
    reached: list[Step] = []
    for step in steps:
        if step.is_in(base):
            reached.append(step)
        elif letters > 0 or step.form is None:
            reached.append(step)
            letters -= step.letters
    return reached

"""Finding the selection of the highest value, by asking how selections lie on their pages.

The value is lexicographic, so the search goes through the steps in their order and takes each that still fits; what
that gives is the best that fits. Where its last page is not well filled, the search goes back to the last step that it
took, leaves it out, and goes on from there: it meets selections in falling order of value, and the first that is well
filled is the best. It never gives up a protected step.

Where there are no more than MOST_TRIED selections, each is met, so the result is exact whatever the layout does. With
more, the search believes that what does not fit will not fit with more added, unless a step is seen to take less than
nothing (a text in full may cite one work less than in short). With more than MANY open steps, going back step by step
would take too long: it looks for any well filled page that keeps as much of the best run as can be, and betters it, for
MOST_TURNS questions. Whatever is found, each step that it lacks is asked once more, until none fits beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import prod

from briefing.compose.candidates import Step
from briefing.compose.objective import Value, value
from briefing.compose.selection import Selection
from briefing.document.measure import Fit
from briefing.model.point import Form

MOST_ASKED = 1000
"""Questions after which a well filled page is no longer looked for one step after the other."""

MANY = 14
"""More open steps than these are not gone through one after the other."""

MOST_TURNS = 1000
"""Questions after which, among many steps, no better page is looked for."""

NEAR = 4
"""How many of the last steps are left out in turn before more is tried."""

SHARES = (0.7, 0.35, 0.0)
"""How much of a run is kept, in turn."""

PARTS_OF_A_TURN = (0.6457513111, 0.3166247904, 0.6055512755, 0.4494897428, 0.3588989435, 0.8284271247)
"""Steps come in here and there, as a wheel meets them that goes so far from one to the next: no two orders are alike,
and in each, neighbours stand far apart."""

PATIENCE = 3
"""Steps in turn that do not fit an open page: no other will, for something jumps."""

LESS_PATIENCE = 2
"""The same where another order is soon tried, or a full page would only be bettered."""

DICE = b"dice"
"""What steps are thrown with: always the same, so that the same is chosen."""

MOST_BETTERED = 24
"""Questions after which a full page is bettered no more."""

MOST_SWEPT = 300
"""Questions after which what is left out is asked no more."""

MOST_TRIED = 1000
"""Where there are no more selections than these, every one is tried."""

Ask = Callable[[Selection], Fit]
IsHopeless = Callable[[Step, Fit, Selection], bool]
"""Whether a step cannot fit beside a selection that lies so."""


def find_best(
    base: Selection, steps: Sequence[Step], ask: Ask, letters: int, is_hopeless: IsHopeless = lambda *_: False
) -> Selection:
    """The best selection that holds `base`, which fits, and any of `steps`, which are in the order of their worth.

    A run of steps with more than `letters` is known not to fit; a step that `is_hopeless` is not asked for.
    """
    open_steps = [step for step in steps if not step.is_in(base)]
    if _selections(open_steps) <= MOST_TRIED:
        return _try_each(base, open_steps, steps, ask)
    if sum(step.letters for step in open_steps) <= letters:
        # Without one of them, a block may jump and fill the page with what it leaves empty before it: not looked for.
        everything = _with_all(base, steps)
        if ask(everything).holds:
            return everything
    descent = _Descent(base, open_steps, ask, letters, is_hopeless)
    return descent.swept(descent.find())


def _selections(steps: Sequence[Step]) -> int:
    """How many selections there are: of a point with two forms three, of others two."""
    forms: dict[tuple[str, bool], int] = {}
    for step in steps:
        key = (step.id, step.form is None)
        forms[key] = forms.get(key, 1) + 1
    return prod(forms.values())


def _with_all(base: Selection, steps: Sequence[Step]) -> Selection:
    for step in steps:
        if step.follows(base):
            base = step.added_to(base)
    return base


def _try_each(base: Selection, open_steps: Sequence[Step], steps: Sequence[Step], ask: Ask) -> Selection:
    best, worth = base, value(base, ask(base), steps)

    def descend(selection: Selection, at: int) -> bool:
        """Whether no better one can follow."""
        nonlocal best, worth
        if at == len(open_steps):
            found = value(selection, ask(selection), steps)
            if found is not None and (worth is None or found > worth):
                best, worth = selection, found
            return _is_best(found, worth)
        step = open_steps[at]
        if step.follows(selection) and descend(step.added_to(selection), at + 1):
            return True
        return descend(selection, at + 1)

    descend(base, 0)
    return best


def _is_best(found: Value | None, worth: Value | None) -> bool:
    """Selections come in falling order of value but for how their pages are filled: a full page ends the search."""
    return found is not None and found[1] and found == worth


class _Descent:
    """The search among many steps."""

    def __init__(self, base: Selection, steps: Sequence[Step], ask: Ask, letters: int, is_hopeless: IsHopeless) -> None:
        self.base = base
        self.steps = steps
        self.asked = 0
        self._ask = ask
        self._letters = letters
        self._is_hopeless = is_hopeless
        self._known: dict[tuple[frozenset[tuple[str, Form]], frozenset[str]], Fit] = {}
        self._has_freed = False
        self._taken: list[tuple[int, Selection]] = []
        """The steps that were taken, each with the selection before it."""

    def find(self) -> Selection:
        first, fit = self._go_on(*self._longest_run())
        while self._has_freed:
            # A step that took less than nothing has made room for one that was passed over before it.
            self._has_freed = False
            first, fit = self._go_on(first, 0)
        if fit.is_full:
            return first
        self._taken.sort(key=lambda taken: taken[0])
        run = list(self._taken)
        if len(self.steps) <= MANY:
            return self._go_back() or first
        return self._go_round(run) or first

    def swept(self, selection: Selection) -> Selection:
        """`selection` with every step that fits beside it and leaves no full page open: a step that was passed over may
        fit with what came later, where a block jumps otherwise or a work is cited once less."""
        fit, most, is_done = self.ask(selection), self.asked + MOST_SWEPT, False
        while not is_done:
            is_done = True
            for step in self.steps:
                if not step.follows(selection) or self._is_hopeless(step, fit, selection):
                    continue
                if self.asked > most:
                    return selection
                wider = step.added_to(selection)
                tried = self.ask(wider)
                if tried.holds and (tried.is_full or not fit.is_full or step.is_protected):
                    selection, fit, is_done = wider, tried, False
        return selection

    def ask(self, selection: Selection) -> Fit:
        key = frozenset(selection.forms.items()), selection.parts
        fit = self._known.get(key)
        if fit is None:
            self.asked += 1
            fit = self._known[key] = self._ask(selection)
        return fit

    def _longest_run(self) -> tuple[Selection, int]:
        """The longest run of steps, in their order, that fits, found by halving, and its length."""
        runs = [self.base]
        for step in self.steps:
            runs.append(step.added_to(runs[-1]) if step.follows(runs[-1]) else runs[-1])
        low, high, letters = 0, 0, 0
        while high < len(self.steps) and letters <= self._letters:
            letters += self.steps[high].letters
            high += 1
        while high - low > 1:
            middle = (low + high) // 2
            if self.ask(runs[middle]).holds:
                low = middle
            else:
                high = middle
        self._taken = [(at, runs[at]) for at in range(low) if self.steps[at].follows(runs[at])]
        return runs[low], low

    def _go_on(self, selection: Selection, at: int) -> tuple[Selection, Fit]:
        """Takes every step from `at` that fits."""
        fit = self.ask(selection)
        for place in range(at, len(self.steps)):
            step = self.steps[place]
            if not step.follows(selection) or self._is_hopeless(step, fit, selection):
                continue
            wider = step.added_to(selection)
            tried = self.ask(wider)
            if tried.holds:
                self._taken.append((place, selection))
                self._has_freed |= tried.room > fit.room
                selection, fit = wider, tried
        return selection, fit

    def _go_back(self) -> Selection | None:
        """The next best that is well filled; None where there is none or it takes too long."""
        while self._taken and self.asked < MOST_ASKED:
            place, selection = self._taken.pop()
            if self.steps[place].is_protected:
                return None
            selection, fit = self._go_on(selection, place + 1)
            if fit.is_full:
                return selection
        return None

    def _go_round(self, run: Sequence[tuple[int, Selection]]) -> Selection | None:
        """A selection that is well filled and late to differ from that of the `run`; None where none is found.

        What stands in the way of a full page is mostly a block that jumps, and the end with it, as soon as one thing
        more is said before it. So first one of the last steps is left out and the next ones come in; then the end of
        the run, and more and more of it, is left to steps from here and there. What is found is bettered.
        """
        free = [taken for taken in run if not self.steps[taken[0]].is_protected]
        if not free:
            return None
        for place, before in reversed(free[-NEAR:]):
            if found := self._filled_by(before, self.steps[place + 1 :], PATIENCE):
                return self._bettered(found, place + 1)
        for part in PARTS_OF_A_TURN:
            for share in SHARES:
                if self.asked > MOST_TURNS:
                    return None
                place, before = free[min(len(free) - 1, int(len(free) * share))]
                rest = self.steps[place:]
                here_and_there = [rest[at] for at in sorted(range(len(rest)), key=lambda at: (at + 1) * part % 1.0)]
                if found := self._filled_by(before, [*here_and_there, *rest], LESS_PATIENCE):
                    return self._bettered(found, place)
        return self._go_astray(*free[0])

    def _go_astray(self, place: int, before: Selection) -> Selection | None:
        """The same with nothing kept of the run: the steps come in as dice fall, until they fill the page."""
        asked, throw = -1, 0
        while asked < self.asked <= MOST_TURNS:
            asked, throw = self.asked, throw + 1
            if found := self._filled_by(before, _thrown(self.steps[place:], throw), PATIENCE):
                return self._bettered(found, place)
        return None

    def _filled_by(self, selection: Selection, order: Sequence[Step], patience: int) -> Selection | None:
        """`selection` with the steps that fit, in that order, until `patience` of them in turn do not; None where the
        last page is not well filled then."""
        selection, order = self._ahead(selection, order)
        fit, failed = self.ask(selection), 0
        for step in order:
            if not step.follows(selection) or self._is_hopeless(step, fit, selection):
                continue
            wider = step.added_to(selection)
            tried = self.ask(wider)
            if tried.holds:
                selection, fit, failed = wider, tried, 0
            else:
                failed += 1
                if failed == patience:
                    break
        return selection if fit.is_full else None

    def _ahead(self, selection: Selection, order: Sequence[Step]) -> tuple[Selection, Sequence[Step]]:
        """`selection` with the first of the steps, as many at once as fit, and those that are left from the first that
        does not."""
        at, many = 0, 1
        while at < len(order):
            wider = _with_all(selection, order[at : at + many])
            if self.ask(wider).holds:
                selection, at, many = wider, at + many, many * 2
            elif many == 1:
                break
            else:
                many = 1
        return selection, order[at:]

    def _bettered(self, found: Selection, at: int) -> Selection:
        """`found`, with the first steps from `at` that it lacks in place of as many later ones as they cost, and with
        whatever fits beside it."""
        kept, most = self.base, self.asked + MOST_BETTERED
        for step in self.steps[:at]:
            if step.is_in(found) and step.follows(kept):
                kept = step.added_to(kept)
        for place in range(at, len(self.steps)):
            step = self.steps[place]
            if not step.follows(kept):
                continue
            wider = step.added_to(kept)
            if not step.is_in(found):
                if self.asked > most or not self.ask(wider).holds:
                    continue
                rest = self.steps[place + 1 :]
                better = self._filled_by(wider, [*(each for each in rest if each.is_in(found)), *rest], LESS_PATIENCE)
                if better is None:
                    continue
                found = better
            kept = wider
        fullest, fit = self._go_on(found, 0)
        return fullest if fit.is_full else found


def _thrown(steps: Sequence[Step], throw: int) -> list[Step]:
    """`steps` in an order without a rule, another for each `throw`, and the same on every machine."""
    from hashlib import blake2b

    def fallen(at: int) -> bytes:
        return blake2b(b"%s %d %d" % (DICE, throw, at)).digest()

    return [steps[at] for at in sorted(range(len(steps)), key=fallen)]

"""Finding the selection of the highest value, by asking how selections lie on their pages.

The value is lexicographic, so the search goes through the steps in their order and takes each that still fits; what
that gives is the best that fits. Where its last page is not well filled, the search goes back to the last step that it
took, leaves it out, and goes on from there: it meets selections in falling order of value, and the first that is well
filled is the best. It never gives up a protected step.

While few steps are open, every selection is met, so the result is exact whatever the layout does. With more, the search
believes that what does not fit will not fit with more added, unless a step is seen to take less than nothing (a text
in full may cite one work less than in short), and it asks MOST_ASKED times at the most.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.compose.candidates import Step
from briefing.compose.objective import Value, value
from briefing.compose.selection import Selection
from briefing.document.measure import Fit

MOST_ASKED = 1000
"""Questions after which a well filled page is no longer looked for."""

FEW = 8
"""Up to so many open steps, every selection is tried."""

Ask = Callable[[Selection], Fit]


def find_best(base: Selection, steps: Sequence[Step], ask: Ask, letters: int) -> Selection:
    """The best selection that holds `base`, which fits, and any of `steps`, which are in the order of their worth.

    A run of steps with more than `letters` is known not to fit.
    """
    open_steps = [step for step in steps if not step.is_in(base)]
    if sum(step.letters for step in open_steps) <= letters:
        everything = _with_all(base, steps)
        if ask(everything).holds:
            return everything
    if len(open_steps) <= FEW:
        return _try_each(base, open_steps, steps, ask)
    return _Descent(base, open_steps, ask, letters).find()


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

    def __init__(self, base: Selection, steps: Sequence[Step], ask: Ask, letters: int) -> None:
        self.base = base
        self.steps = steps
        self.asked = 0
        self._ask = ask
        self._letters = letters
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
        return self._go_back() or self._leave_one_out(run) or first

    def ask(self, selection: Selection) -> Fit:
        self.asked += 1
        return self._ask(selection)

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
        fit = self._ask(selection)
        for place in range(at, len(self.steps)):
            step = self.steps[place]
            if not step.follows(selection):
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

    def _leave_one_out(self, run: Sequence[tuple[int, Selection]]) -> Selection | None:
        """The same run without one of its steps, the last one first, for when going back took too long."""
        if self.asked < MOST_ASKED:
            return None
        for place, selection in reversed(run):
            if self.steps[place].is_protected or self.asked > 2 * MOST_ASKED:
                return None
            self._taken = []
            found, fit = self._go_on(selection, place + 1)
            if fit.is_full:
                return found
        return None

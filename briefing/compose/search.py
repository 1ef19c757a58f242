"""Filling pages: which steps to take so that the document still fits.

A plain search: the longest run of steps, in their order, that fits, and then single steps into what room is left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.compose.candidates import Candidate
from briefing.compose.selection import Selection
from briefing.document.measure import Fit

MOST_SINGLE_STEPS = 16
"""Layouts that the filling of the last lines may cost."""

_DOUBT = 1.4
"""How much larger than estimated a step may seem and still be tried."""

FitOf = Callable[[Selection], Fit]


def fill_pages(base: Selection, base_fit: Fit, steps: Sequence[Candidate], fit_of: FitOf) -> tuple[Selection, Fit]:
    """The fullest selection found from `base`, which fits as `base_fit` says, and how it fits.

    Asks `fit_of` once for all steps together, then about log2 of their number times, then at most
    MOST_SINGLE_STEPS times.
    """
    if not steps:
        return base, base_fit
    runs = [base]
    for step in steps:
        runs.append(step.added_to(runs[-1]) if step.follows(runs[-1]) else runs[-1])
    whole = fit_of(runs[-1])
    if whole.holds:
        return runs[-1], whole
    low, high = 0, len(steps)
    best = base_fit
    while high - low > 1:
        middle = (low + high) // 2
        fit = fit_of(runs[middle])
        if fit.holds:
            low, best = middle, fit
        else:
            high = middle
    return _fill_rest(runs[low], best, steps[low:], fit_of, _height_of_a_letter(base_fit, whole, steps))


def _fill_rest(
    selection: Selection, fit: Fit, steps: Sequence[Candidate], fit_of: FitOf, letter: float
) -> tuple[Selection, Fit]:
    """Single steps, in order, each tried where it seems to fit the room left."""
    tries = 0
    for step in steps:
        if tries >= MOST_SINGLE_STEPS or fit.room < fit.leading:
            break
        if not step.follows(selection) or step.size * letter > fit.room * _DOUBT:
            continue
        tries += 1
        wider = step.added_to(selection)
        tried = fit_of(wider)
        if tried.holds:
            selection, fit = wider, tried
    return selection, fit


def _height_of_a_letter(first: Fit, last: Fit, steps: Sequence[Candidate]) -> float:
    """Points of height for each letter added, from two layouts; 0 where they tell nothing."""
    letters = sum(step.size for step in steps)
    height = first.room - last.room
    return height / letters if letters and height > 0 else 0.0

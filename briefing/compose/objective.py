"""The objective: which of two selections that keep the page contract is the better one.

    1. Points of priority 1, in their least form, in reading order.
    2. A last page that is well filled.
    3. Every other step, in the order of `candidates`.

A value is compared like a word in a dictionary: the first step in which two selections differ decides, so no number of
later steps outweighs an earlier one. `docs/page-contract.md` says why.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.compose.candidates import Step
from briefing.compose.selection import Selection
from briefing.document.measure import Fit

Value = tuple[tuple[bool, ...], bool, tuple[bool, ...]]


def value(selection: Selection, fit: Fit, steps: Sequence[Step]) -> Value | None:
    """What `selection` is worth, the larger the better; None where it does not fit."""
    if not fit.holds:
        return None
    return (
        tuple(step.is_in(selection) for step in steps if step.is_protected),
        fit.is_full,
        tuple(step.is_in(selection) for step in steps if not step.is_protected),
    )

"""Saying why an edition does not fit: what is too much, by how many lines, and what competes with it."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.compose.candidates import least_form
from briefing.compose.selection import Selection
from briefing.compose.trial import Trial
from briefing.diagnostics import Diagnostic, EditionUnfit, error
from briefing.model.brief import Brief
from briefing.model.edition import Edition
from briefing.model.point import Form, Point

_NOTHING = Selection({})

MOSTLY_FILLED = 0.5
"""An edition whose own parts take more than this share of its pages is filled by them rather than by its points."""

NAMED = 3
"""So many of the longest parts are named."""


def unfit(
    edition: Edition, brief: Brief, floor: Selection, essential: Sequence[Point], trial: Trial, shorter: Sequence[str]
) -> EditionUnfit:
    """The error for an edition that cannot hold what it must: its own parts, then the points that are essential for
    it, then what the `shorter` editions hold of it, `floor`; the first of these that is too much is told."""
    bare = trial.fit(_NOTHING)
    if not bare.holds:
        fault = _parts_too_long(edition, brief, trial)
    elif not trial.fit(with_points(_NOTHING, essential)).holds:
        fault = _point_too_much(edition, essential, trial)
    else:
        over = trial.lines_over(with_points(floor, essential))
        fault = _shorter_hold_more(edition, brief, over, shorter)
    return EditionUnfit(fault.message, [fault])


def with_points(selection: Selection, points: Sequence[Point]) -> Selection:
    """`selection` with each of `points` in it, at least in its least form."""
    forms = dict(selection.forms)
    for point in points:
        forms[point.id] = max(forms.get(point.id, Form.ABSENT), least_form(point))
    return Selection(forms, selection.parts)


def _parts_too_long(edition: Edition, brief: Brief, trial: Trial) -> Diagnostic:
    return error(
        f"what '{edition.id}' always holds does not fit {_pages(edition)}, even without any point: "
        f"it is {_lines(trial.lines_over(_NOTHING))} too long",
        brief.title.position,
        f"shorten the texts of {_longest(edition, trial) or _parts(edition)}, "
        "or make some of its parts optional in the edition",
    )


def _point_too_much(edition: Edition, essential: Sequence[Point], trial: Trial) -> Diagnostic:
    low, high = 0, len(essential)
    while high - low > 1:
        middle = (low + high) // 2
        if trial.fit(with_points(_NOTHING, essential[:middle])).holds:
            low = middle
        else:
            high = middle
    point = essential[high - 1]
    over = _lines(trial.lines_over(with_points(_NOTHING, essential)))
    share = _share_of_parts(edition, trial)
    longest = _longest(edition, trial) if share > MOSTLY_FILLED else ""
    if longest:
        return error(
            f"'{point.id}' is essential for '{edition.id}' but does not fit {_pages(edition)}: the edition's own parts "
            f"take {share:.0%} of the room, and what is essential there is {over} too long",
            point.position,
            f"shorten the texts of {longest}, or make some of its parts optional in the edition; "
            f"or make '{point.id}' essential for a longer edition only",
        )
    others = ", ".join(f"'{other.id}'" for other in essential if other is not point)
    competing = f"it competes with {others}; " if others else ""
    them = "their `short` texts" if others else "its `short` text"
    return error(
        f"'{point.id}' is essential for '{edition.id}' but does not fit {_pages(edition)}: "
        f"what is essential there is {over} too long",
        point.position,
        f"{competing}shorten {them}, or make one essential for a longer edition only",
    )


def _share_of_parts(edition: Edition, trial: Trial) -> float:
    """How much of an edition's pages is taken without any point."""
    fit = trial.fit(_NOTHING)
    return fit.used / (fit.frame * (edition.pages or 1)) if fit.frame else 0.0


def _longest(edition: Edition, trial: Trial) -> str:
    """The parts that an edition always holds and that take most of its room, with their lines; empty where none of
    them takes a line."""
    leading = trial.fit(_NOTHING).leading
    heights = [
        (part.name, round(trial.height_of_part(part.name, _NOTHING) / leading))
        for part in edition.parts
        if not part.optional
    ]
    most = sorted((each for each in heights if each[1] > 0), key=lambda each: -each[1])[:NAMED]
    return " and ".join(f"'{name}' ({_lines(lines)})" for name, lines in most)


def _shorter_hold_more(edition: Edition, brief: Brief, over: int, shorter: Sequence[str]) -> Diagnostic:
    names = " and ".join(f"'{name}'" for name in shorter)
    hold = "hold" if len(shorter) > 1 else "holds"
    return error(
        f"'{edition.id}' must hold every point that {names} {hold}, but with them it does not fit {_pages(edition)}: "
        f"it is {_lines(over)} too long",
        brief.title.position,
        f"shorten the texts of {_parts(edition)}, make some of them optional in the edition, or shorten the points",
    )


def _parts(edition: Edition) -> str:
    return "its parts (" + ", ".join(f"'{part.name}'" for part in edition.parts if not part.optional) + ")"


def _pages(edition: Edition) -> str:
    return f"{edition.pages} page" if edition.pages == 1 else f"{edition.pages} pages"


def _lines(lines: int) -> str:
    return f"{lines} line" if lines == 1 else f"{lines} lines"

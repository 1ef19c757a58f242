"""Choosing what each edition holds, so that its page contract is kept.

Editions are chosen shortest first, each from what the shorter one holds, so that they are nested by point and form.
What is essential goes in first; the rest follows by priority as far as the pages reach (`search`). What is marked above
an edition's audience is never in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.compose.candidates import candidates, placed_points
from briefing.compose.composer import Composer
from briefing.compose.limits import choose_events, choose_exhibits, choose_judgements
from briefing.compose.release import Release
from briefing.compose.search import fill_pages
from briefing.compose.selection import Omission, Selection
from briefing.diagnostics import EditionUnfit, error
from briefing.document.document import Document
from briefing.document.measure import Fit
from briefing.model.edition import Edition
from briefing.model.event import Event
from briefing.model.exhibit import Exhibit
from briefing.model.judgement import Judgement
from briefing.model.point import Form, Point

_EMPTY = Selection({})


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
    """How many layouts were asked for, not counting those of shorter editions."""


class Chooser:
    """Chooses the content of a brief's editions, for one house and paper."""

    def __init__(self, composer: Composer, editions: Sequence[Edition], fits: Callable[[Document], Fit]) -> None:
        """`fits` lays a document out without drawing it and says how it lies on its pages."""
        self._composer = composer
        self._fits = fits
        self._editions = by_length(editions)
        self._choices: dict[str, Choice | EditionUnfit] = {}

    def choose(self, edition: str) -> Choice:
        """What the edition of that id holds; the shorter ones are chosen before it.

        Raises EditionUnfit where what is essential does not fit, with a diagnostic at the line of the point that is
        too much; a longer edition is then chosen as if the unfit one were not there. Raises KeyError for an edition
        that does not exist, and what `Composer.compose` raises.
        """
        if edition not in self._choices:
            place = next((n for n, each in enumerate(self._editions) if each.id == edition), None)
            if place is None:
                raise KeyError(edition)
            try:
                self._choices[edition] = self._choose(place)
            except EditionUnfit as unfit:
                self._choices[edition] = unfit
        choice = self._choices[edition]
        if isinstance(choice, EditionUnfit):
            raise choice
        return choice

    def _choose(self, place: int) -> Choice:
        edition = self._editions[place]
        composer = self._composer
        release = composer.release(edition)
        placed = placed_points(release, edition)
        if edition.pages is None:
            selection = Selection(
                {point.id: Form.FULL for point in placed}, frozenset(p.name for p in edition.parts if p.optional)
            )
            document = composer.compose(edition, selection)
            return Choice(edition, selection, document, omissions(release, edition, selection), None, 0)
        trial = _Trial(composer, edition, self._fits)
        shorter = self._shorter(place)
        start = _start(edition, shorter, placed)
        essential = self._essential(edition, placed)
        base = _with_essential(start, essential)
        fit = trial.fit(base)
        if not fit.holds:
            raise _unfit(composer, edition, start, essential, fit, trial)
        selection, fit = fill_pages(base, fit, candidates(release, edition, base), trial.fit)
        return Choice(
            edition,
            selection,
            trial.document(selection),
            omissions(release, edition, selection),
            fit,
            trial.layouts,
        )

    def _shorter(self, place: int) -> Selection:
        """What the longest of the shorter editions that fit holds."""
        for shorter in reversed(self._editions[:place]):
            try:
                return self.choose(shorter.id).selection
            except EditionUnfit:
                continue
        return _EMPTY

    def _essential(self, edition: Edition, placed: Sequence[Point]) -> list[Point]:
        """The points that this edition must hold, those said first in front."""
        order = {each.id: place for place, each in enumerate(self._editions)}
        here = order[edition.id]
        essential = [p for p in placed if p.essential is not None and order.get(p.essential, here + 1) <= here]
        return sorted(essential, key=lambda point: point.priority)


class _Trial:
    """Lays out selections of one edition, each once."""

    def __init__(self, composer: Composer, edition: Edition, fits: Callable[[Document], Fit]) -> None:
        self._composer = composer
        self._edition = edition
        self._fits = fits
        self._tried: dict[tuple[frozenset[tuple[str, Form]], frozenset[str]], tuple[Document, Fit]] = {}
        self.layouts = 0

    def fit(self, selection: Selection) -> Fit:
        return self._try(selection)[1]

    def document(self, selection: Selection) -> Document:
        return self._try(selection)[0]

    def _try(self, selection: Selection) -> tuple[Document, Fit]:
        key = (frozenset(selection.forms.items()), selection.parts)
        if key not in self._tried:
            document = self._composer.compose(self._edition, selection)
            self.layouts += 1
            self._tried[key] = (document, self._fits(document))
        return self._tried[key]


def by_length(editions: Sequence[Edition]) -> tuple[Edition, ...]:
    """The editions, shortest first; those without a page contract last; equals in the file's order."""
    return tuple(sorted(editions, key=lambda edition: (edition.pages is None, edition.pages or 0)))


def _start(edition: Edition, shorter: Selection, placed: Sequence[Point]) -> Selection:
    """What the shorter edition holds and this one has a place for."""
    forms = {point.id: form for point in placed if (form := shorter.form(point.id)) is not Form.ABSENT}
    optional = {part.name for part in edition.parts if part.optional}
    return Selection(forms, shorter.parts & optional)


def _with_essential(selection: Selection, essential: Sequence[Point]) -> Selection:
    forms = dict(selection.forms)
    for point in essential:
        least = Form.FULL if point.short is None else Form.SHORT
        forms[point.id] = max(forms.get(point.id, Form.ABSENT), least)
    return Selection(forms, selection.parts)


def _unfit(
    composer: Composer, edition: Edition, start: Selection, essential: list[Point], fit: Fit, trial: _Trial
) -> EditionUnfit:
    """The error that names the first essential point that is too much, by how many lines, and what competes."""
    pages = f"{edition.pages} page" if edition.pages == 1 else f"{edition.pages} pages"
    over = f"{fit.lines_over} line" if fit.lines_over == 1 else f"{fit.lines_over} lines"
    added = [point for point in essential if point.id not in start.forms]
    if not added or not trial.fit(start).holds:
        names = ", ".join(f"'{part.name}'" for part in edition.parts if not part.optional)
        fault = error(
            f"what '{edition.id}' always holds does not fit {pages}: it is {over} too long",
            composer.brief.title.position,
            f"shorten the texts of its parts ({names}), or make some of them optional in the edition",
        )
        return EditionUnfit(fault.message, [fault])
    low, high = 0, len(added)
    while high - low > 1:
        middle = (low + high) // 2
        if trial.fit(_with_essential(start, added[:middle])).holds:
            low = middle
        else:
            high = middle
    point = added[high - 1]
    others = ", ".join(f"'{other.id}'" for other in essential if other is not point)
    competing = f"it competes with {others}; " if others else ""
    fault = error(
        f"'{point.id}' is essential for '{edition.id}' but does not fit {pages}: "
        f"what is essential there is {over} too long",
        point.position,
        f"{competing}shorten their `short` texts, or make one essential for a longer edition only",
    )
    return EditionUnfit(fault.message, [fault])


def omissions(release: Release, edition: Edition, selection: Selection) -> tuple[Omission, ...]:
    """What the edition does not say, and why."""
    placed = {point.id for point in placed_points(release, edition)}
    left: list[Omission] = []
    for point in release.points:
        form = selection.form(point.id)
        if point.id not in placed:
            left.append(Omission(point.id, Form.ABSENT, "edition", point.position))
        elif form is Form.ABSENT or (form is Form.SHORT and point.short is not None):
            left.append(Omission(point.id, form, "pages", point.position))
    left += [
        Omission(part.name, Form.ABSENT, "pages", edition.position)
        for part in edition.parts
        if part.optional and part.name not in selection.parts
    ]
    return (*left, *_beyond_limits(release, edition), *release.omissions)


def _beyond_limits(release: Release, edition: Edition) -> list[Omission]:
    """Judgements, events and exhibits beyond the number that the edition holds, where it holds any."""
    names = {part.name for part in edition.parts}
    kinds: list[tuple[str, Sequence[Judgement | Event | Exhibit], Sequence[Judgement | Event | Exhibit]]] = [
        ("judgements", release.judgements, choose_judgements(release, edition)),
        ("timeline", release.events, choose_events(release, edition)),
        ("exhibits", release.exhibits, choose_exhibits(release, edition)),
    ]
    left: list[Omission] = []
    for part, items, chosen in kinds:
        if part in names:
            ids = {item.id for item in chosen}
            left += [Omission(item.id, Form.ABSENT, "limit", item.position) for item in items if item.id not in ids]
    return left

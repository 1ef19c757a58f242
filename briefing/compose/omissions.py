"""What an edition does not say, and why."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.compose.candidates import placed_points
from briefing.compose.limits import choose_events, choose_exhibits, choose_judgements
from briefing.compose.release import Release
from briefing.compose.selection import Omission, Selection
from briefing.model.edition import Edition
from briefing.model.event import Event
from briefing.model.exhibit import Exhibit
from briefing.model.judgement import Judgement
from briefing.model.point import Form


def omissions(release: Release, edition: Edition, selection: Selection) -> tuple[Omission, ...]:
    """What the edition does not say: points, then parts, then other items, then what is withheld."""
    placed = {point.id for point in placed_points(release, edition)}
    left: list[Omission] = []
    for point in release.points:
        form = selection.form(point.id)
        if point.id not in placed:
            left.append(Omission(point.id, Form.ABSENT, "edition", point.position))
        elif form is Form.ABSENT or (form is Form.SHORT and point.has_short):
            left.append(Omission(point.id, form, "pages", point.position))
    left += [
        Omission(part.name, Form.ABSENT, "pages", edition.position)
        for part in edition.parts
        if part.optional and part.name not in selection.parts
    ]
    return (*left, *_beyond_limits(release, edition), *release.omissions)


def _beyond_limits(release: Release, edition: Edition) -> list[Omission]:
    """Judgements, events and exhibits beyond the number that the edition holds, where it holds any: of each kind, in
    the order in which a larger number lets them in."""
    events = sorted(release.events, key=lambda event: event.priority)
    exhibits = sorted(release.exhibits, key=lambda exhibit: exhibit.priority)
    names = {part.name for part in edition.parts}
    kinds: list[tuple[str, str, Sequence[Judgement | Event | Exhibit], Sequence[Judgement | Event | Exhibit]]] = [
        ("judgements", f"judgements: {edition.judgements}", release.judgements, choose_judgements(release, edition)),
        ("timeline", f"events: {edition.events}", events, choose_events(release, edition)),
        ("exhibits", f"exhibits: {edition.exhibits}", exhibits, choose_exhibits(release, edition)),
    ]
    left: list[Omission] = []
    for part, limit, items, chosen in kinds:
        if part in names:
            ids = {item.id for item in chosen}
            left += [
                Omission(item.id, Form.ABSENT, "limit", item.position, limit) for item in items if item.id not in ids
            ]
    return left

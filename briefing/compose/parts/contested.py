"""Contested claims: who says what, side by side, each with its grade. Never averaged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.compose.composition import Composition
from briefing.compose.numbers import NBSP
from briefing.compose.runs import merged, words
from briefing.compose.styles.names import listed, written_out
from briefing.compose.wording import Wording
from briefing.document.blocks import AnyBlock, Claim, Contested
from briefing.document.runs import Runs, plain
from briefing.model.point import Form, Point
from briefing.model.source import Source
from briefing.model.text import Cite
from briefing.values import replace

MOST_COLUMNS = 3
LONGEST_IN_A_COLUMN = 170
"""Letters of what a party says, where it has a column of its own."""
LONGEST_NAMES = 90
"""Letters of those who say the same, in the head of such a column."""
LONGEST_BOUND = 26
"""Letters of a party's name that stay on one line where others stand beside it."""


def contested(composition: Composition) -> Iterator[AnyBlock]:
    groups = contests(composition)
    if not groups:
        return
    wording = composition.wording
    yield composition.part_heading("contested")
    for group in groups:
        claims = tuple(_claim(composition, point) for point in group)
        graded = any(claim.grade for claim in claims)
        has_columns = _have_columns(claims)
        if graded and has_columns:
            worded = (_worded_grade(composition, point) for point in group)
            claims = tuple(replace(claim, grade=words) for claim, words in zip(claims, worded, strict=True))
        elif graded:
            claims = tuple(replace(claim, grade=claim.grade or wording.ungraded) for claim in claims)
        yield Contested(
            origin=group[0].position,
            part="contested",
            title=(),
            claims=claims,
            who_head=wording.contested_who,
            says_head=wording.contested_says,
            grade_head=wording.contested_grade if graded else "",
            has_columns=has_columns,
            key=_key(composition, group) if graded and not has_columns and "scale-key" not in composition.parts else (),
        )


def _have_columns(claims: tuple[Claim, ...]) -> bool:
    """Whether the parties stand side by side: few and brief."""
    return len(claims) <= MOST_COLUMNS and all(
        len(plain(claim.says)) <= LONGEST_IN_A_COLUMN and len(plain(claim.who)) <= LONGEST_NAMES for claim in claims
    )


def contests(composition: Composition) -> list[list[Point]]:
    """The points of this edition that contradict one another, a group for each matter, in reading order."""
    form = composition.selection.form
    return contradicting(point for point in composition.release.points if form(point.id) is not Form.ABSENT)


def contradicting(said: Iterable[Point]) -> list[list[Point]]:
    """The points among `said` that contradict one another, a group for each matter, in their order."""
    points = {point.id: point for point in said}
    root = {point: point for point in points}

    def find(point: str) -> str:
        while root[point] != point:
            point = root[point]
        return point

    for point in points.values():
        for other in point.contested_by:
            if other in points:
                root[find(other)] = find(point.id)
    groups: dict[str, list[Point]] = {}
    for name, point in points.items():
        groups.setdefault(find(name), []).append(point)
    return [group for group in groups.values() if len(group) > 1]


def grade(composition: Composition, point: Point) -> str:
    """`C2; B2`: how each who says it is graded, in the order of their names, and the claim, as far as either is; `C2`
    where all are graded alike."""
    wording = composition.wording
    of_each: dict[str, dict[str, None]] = {}
    for source in _sources(composition, point):
        name = named(source, wording) if source else ""
        of_each.setdefault(name, {})[_grade(source, point)] = None
    if not any(grade for grades in of_each.values() for grade in grades):
        return ""
    told = ["/".join(grade or wording.ungraded for grade in grades) for grades in of_each.values()]
    return told[0] if len(set(told)) == 1 else "; ".join(told)


def _grade(source: Source | None, point: Point) -> str:
    """`B2`"""
    letter = source.reliability if source else ""
    return letter + (str(point.credibility) if point.credibility else "")


def _worded_grade(composition: Composition, point: Point) -> str:
    """`B2: usually reliable, probably true`, where there is room for it: few editions hold the key to the grades."""
    wording, told = composition.wording, []
    for source in _sources(composition, point):
        meant = [wording.reliability[source.reliability]] if source and source.reliability else []
        if point.credibility:
            meant.append(wording.credibility[point.credibility])
        told.append(f"{_grade(source, point)}: {wording.list_separator.join(meant)}" if meant else wording.ungraded)
    return "; ".join(dict.fromkeys(told))


def _key(composition: Composition, group: Iterable[Point]) -> Runs:
    """`B: usually reliable; 2: probably true`, for each letter and digit that the grades of the group have."""
    wording = composition.wording
    points = list(group)
    letters = {source.reliability for point in points for source in _sources(composition, point) if source}
    digits = {point.credibility for point in points}
    told = [f"{letter}: {meaning}" for letter, meaning in wording.reliability.items() if letter in letters]
    told += [f"{digit}: {meaning}" for digit, meaning in wording.credibility.items() if digit in digits]
    return words("; ".join(told))


def _claim(composition: Composition, point: Point) -> Claim:
    if point.id not in composition.printed:
        composition.citer.record(claiming(composition, point))
    said = composition.unmarked(point.said(Form.SHORT))
    return Claim(
        who=_who(composition, point),
        says=merged((*composition.lead_in(point, contested=False), *said)),
        grade=grade(composition, point),
        id=None,
    )


def claiming(composition: Composition, point: Point) -> tuple[Cite, ...]:
    """The works that the point cites in short, else those of its text in the form that is selected."""
    for text in (point.said(Form.SHORT), composition.point_text(point)):
        if cites := composition.cited_in(text):
            return cites
    return ()


def speakers(composition: Composition, point: Point) -> tuple[Source, ...]:
    """The same works, each once: who says so."""
    names = dict.fromkeys(cite.source for cite in claiming(composition, point))
    return tuple(composition.release.sources[name] for name in names)


def _sources(composition: Composition, point: Point) -> tuple[Source | None, ...]:
    """The same, with None for a claim of which no work is named: the claim itself may be graded."""
    return speakers(composition, point) or (None,)


def _who(composition: Composition, point: Point) -> Runs:
    """`Kyrylo Budanov; South Korean intelligence`, each once; where no work is cited, that none is, or that the brief
    itself concludes it."""
    wording = composition.wording
    names = list(dict.fromkeys(named(source, composition.wording) for source in speakers(composition, point)))
    if len(names) > 1:  # a line ends between parties rather than within one
        names = [name.replace(" ", NBSP) if len(name) <= LONGEST_BOUND else name for name in names]
    return words("; ".join(names) or (wording.itself if point.inference else wording.nobody))


def named(source: Source, wording: Wording) -> str:
    """`Mark Rutte, NATO`; the publisher where there is no author; the title where no one is named."""
    name = listed([written_out(author) for author in source.author], wording.sources)
    publisher = source.publisher
    if name and publisher and publisher.casefold() not in name.casefold():
        return f"{name}, {publisher}"
    return name or publisher or source.container_title or source.title

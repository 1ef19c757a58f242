"""Strips: a paragraph shaped once on an endless line, with the places where it may be broken."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.house import FaceStyle
from briefing.typeset.breaks import MARK, Break, find_breaks
from briefing.typeset.codes import tied
from briefing.typeset.reckoning import DOTS, dotted, kerned, lean, on_twips
from briefing.typeset.scripts import last_script, lead_length
from briefing.typeset.shaping import SOFT_HYPHEN, STANDS_ALONE, Glyphs, Shaper
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in one style."""

    text: str
    face: FaceStyle = "regular"
    lang: str = ""
    scale: float = 1.0
    """Its size, as a share of the paragraph's."""
    is_mark: bool = False
    """It clings to what stands before it: a note mark."""


@dataclass(frozen=True, slots=True)
class Type:
    """What a paragraph is set in."""

    family: str
    """A key of `House.families`."""
    size: float
    caps: bool = False
    tracking: float = 0.0
    """Extra space after each letter, in points."""


class Piece(NamedTuple):
    """Shaped text on the strip."""

    glyphs: Glyphs
    text: str
    """As written, where it is set in capitals; as long as the glyphs' text."""
    start: int
    """Its first character's place in the paragraph."""
    x: float
    """Its left edge on the strip."""
    scale: float
    """Points a font unit."""
    tracking: float
    stretch: int
    """Which stretch of the paragraph it belongs to."""
    edges: Sequence[float]
    """How far from its own left edge each of its characters begins, and the last ends: on the grids of word
    processors."""

    def edge(self, at: int) -> float:
        """The left edge on the strip of the paragraph's character `at`."""
        return self.x + self.edges[at - self.start]


class Portion(NamedTuple):
    """Words that word processors measure together, in whole twips: all in one style, up to a space that does not
    break."""

    end: int
    """The character after its last."""
    right: float
    """Where it ends on the strip."""
    next: float
    """Where the portion after it begins."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A paragraph on one endless line."""

    pieces: tuple[Piece, ...]
    text: str
    """The characters, without soft hyphens."""
    breaks: tuple[Break, ...]
    ends: tuple[float, ...]
    """The right edge of what stands before each break."""
    needs: tuple[float, ...]
    """The same, with the room that italic words need to their right."""
    starts: tuple[float, ...]
    """The left edge of what follows it."""
    hyphens: tuple[Piece | None, ...]
    """What is drawn where the line is broken at a soft hyphen; empty where there are none."""

    begins: tuple[int, ...]
    """The first character of each piece."""
    portions: tuple[Portion, ...]
    first_space: int
    """The first of the breaks that is at a space; as many as there are breaks where none is."""

    @property
    def width(self) -> float:
        """Of the whole, unbroken."""
        return self.ends[-1]

    def pieces_from(self, at: int) -> Iterator[Piece]:
        """The piece that holds the character `at`, and those after it."""
        first = max(0, bisect_right(self.begins, at) - 1)
        return (self.pieces[n] for n in range(first, len(self.pieces)))

    def portion_of(self, at: int) -> Portion:
        """The portion that holds the character `at`."""
        return self.portions[min(bisect_right(self.portions, at, key=_end), len(self.portions) - 1)]

    def edge(self, at: int) -> float:
        """The left edge of the character `at`."""
        return next(self.pieces_from(at)).edge(at)


_HYPHENS = frozenset("-\u2010\u2011")
_ALONE = re.compile(f"[{''.join(sorted(STANDS_ALONE))}]")


def _end(portion: Portion) -> int:
    return portion.end


def make_strip(stretches: Sequence[Stretch], setting: Type, shaper: Shaper) -> Strip:
    """The paragraph that `stretches` make, shaped."""
    pieces: list[Piece] = []
    portions: list[Portion] = []
    texts: list[str] = []
    soft: list[int] = []
    at, x, script = 0, 0.0, ""
    for number, stretch in enumerate(stretches):
        text = stretch.text
        if SOFT_HYPHEN in text:
            parts = text.split(SOFT_HYPHEN)
            offset = at
            for part in parts[:-1]:
                offset += len(part)
                soft.append(offset)
            text = "".join(parts)
        joined = tied(text)
        texts.append(MARK * len(text) if stretch.is_mark else joined)
        drawn = capitals(joined) if setting.caps else joined
        start, begin, lead = 0, x, lead_length(text, script)
        script = last_script(text, script)
        shaped = [
            glyphs
            for part in (drawn[:lead], drawn[lead:])
            for glyphs in shaper.shape(part, setting.family, stretch.face, stretch.lang, tracked=bool(setting.tracking))
        ]
        for glyphs in shaped:
            length = len(glyphs.text)
            scale = setting.size * stretch.scale / glyphs.face.units_per_em
            written = text[start : start + length]
            if written == glyphs.text:
                written = glyphs.text  # one string for both: a long report has millions of letters
            dots = dotted(glyphs, scale, setting.tracking)
            edges = array("d", [dot / DOTS for dot in dots])
            if not STANDS_ALONE.isdisjoint(joined[start : start + length]):
                edges, begin = _parted(edges, joined[start : start + length], at, x, begin, portions)
            pieces.append(Piece(glyphs, written, at, x, scale, setting.tracking, number, edges))
            x += edges[-1]
            at += length
            start += length
        if at > (portions[-1].end if portions else 0):
            right, x = x, begin + on_twips(x - begin)
            portions.append(Portion(at, right, x))
    text = "".join(texts)
    breaks = find_breaks(text)
    ends, starts = _edges(breaks, pieces)
    hyphens: list[Piece | None] = []
    if soft:
        breaks, ends, starts, hyphens = _with_soft(soft, breaks, ends, starts, pieces, stretches, setting, shaper)
    needs = _leaning(breaks, ends, pieces) if any("italic" in stretch.face for stretch in stretches) else list(ends)
    if len(portions) > 1 and (len(breaks) == 1 or breaks[-2].next <= portions[-2].end):
        # No line begins inside the last portion, which is whole twips wide like the others.
        needs[-1] -= max(0.0, portions[-1].right - portions[-1].next)
    return Strip(
        pieces=tuple(pieces),
        text="".join(piece.text for piece in pieces),
        breaks=tuple(breaks),
        ends=tuple(ends),
        needs=tuple(needs),
        starts=tuple(starts),
        hyphens=tuple(hyphens),
        begins=tuple(piece.start for piece in pieces),
        portions=tuple(portions),
        first_space=next((at for at, found in enumerate(breaks) if found.is_space), len(breaks)),
    )


def _parted(
    edges: array[float], text: str, at: int, x: float, begin: float, portions: list[Portion]
) -> tuple[array[float], float]:
    """The edges of a piece at `x` in which portions end, each of them on whole twips; and where the last begins."""
    found = array("d")
    moved, done = 0.0, 0
    ends = sorted({end for match in _ALONE.finditer(text) for end in match.span()})
    for end in ends:
        found.extend([edge + moved for edge in edges[done:end]] if moved else edges[done:end])
        right = x + edges[end] + moved
        following = begin + on_twips(right - begin)
        if at + end > (portions[-1].end if portions else 0):
            portions.append(Portion(at + end, right, following))
        moved += following - right
        begin, done = following, end
    found.extend([edge + moved for edge in edges[done:]] if moved else edges[done:])
    return found, begin


def capitals(text: str) -> str:
    """`text` in capitals, letter for letter."""
    upper = text.upper()
    if len(upper) == len(text):
        return upper
    return "".join(c.upper() if len(c.upper()) == 1 else "ẞ" if c == "ß" else c for c in text)


def _edges(breaks: Sequence[Break], pieces: Sequence[Piece]) -> tuple[list[float], list[float]]:
    """Where on the strip each break's line ends and the next begins. The last letter of a line has nothing after it to
    be kerned with."""
    ends, starts = [], []
    if not pieces:
        return [0.0] * len(breaks), [0.0] * len(breaks)
    number, piece = 0, pieces[0]
    past = piece.start + len(piece.text)
    last = len(pieces) - 1
    for end, following, *_ in breaks:
        while end > past and number < last:
            number += 1
            piece = pieces[number]
            past = piece.start + len(piece.text)
        inside = end - piece.start
        edge = piece.x + piece.edges[inside]
        ends.append(edge - kerned(piece.glyphs, inside, piece.scale) if 0 < end < past else edge)
        while following >= past and number < last:
            number += 1
            piece = pieces[number]
            past = piece.start + len(piece.text)
        starts.append(piece.x + piece.edges[following - piece.start])
    return ends, starts


def _leaning(breaks: Sequence[Break], ends: Sequence[float], pieces: Sequence[Piece]) -> list[float]:
    """The right edges of what stands before each break, with the room for what leans out."""
    begins = [piece.start for piece in pieces]
    needs = []
    for (end, *_), edge in zip(breaks, ends, strict=True):
        piece = pieces[max(0, bisect_left(begins, end) - 1)]
        needs.append(edge + lean(piece.glyphs, piece.scale) if "italic" in piece.glyphs.face.style else edge)
    return needs


def _with_soft(
    soft: Sequence[int],
    breaks: Sequence[Break],
    ends: Sequence[float],
    starts: Sequence[float],
    pieces: Sequence[Piece],
    stretches: Sequence[Stretch],
    setting: Type,
    shaper: Shaper,
) -> tuple[list[Break], list[float], list[float], list[Piece | None]]:
    """The breaks with those at soft hyphens among them."""
    every: list[tuple[Break, float, float, Piece | None]] = [
        (found, end, start, None) for found, end, start in zip(breaks, ends, starts, strict=True)
    ]
    taken = {found.next for found in breaks}
    begins = [piece.start for piece in pieces]
    for at in soft:
        holder = bisect_left(begins, at) - 1
        if holder < 0 or at in taken:
            continue
        piece = pieces[holder]
        taken.add(at)
        edge = piece.edge(at)
        if piece.glyphs.text[at - piece.start - 1] in _HYPHENS:  # a line may end there, and has its hyphen already
            every.append((Break(at, at), edge, edge, None))
            continue
        face = stretches[piece.stretch].face
        (glyphs,) = shaper.shape(SOFT_HYPHEN, setting.family, face)
        scale = setting.size * stretches[piece.stretch].scale / glyphs.face.units_per_em
        edges = array("d", [dot / DOTS for dot in dotted(glyphs, scale, 0.0)])
        hyphen = Piece(glyphs, SOFT_HYPHEN, at, edge, scale, setting.tracking, piece.stretch, edges)
        every.append((Break(at, at), edge + edges[-1], edge, hyphen))
    every.sort(key=lambda entry: entry[0].next)
    return (
        [entry[0] for entry in every],
        [entry[1] for entry in every],
        [entry[2] for entry in every],
        [entry[3] for entry in every],
    )

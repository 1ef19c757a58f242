"""Lines: a strip broken at any width.

Lines are filled greedily and set ragged, as word processors do, with the same words on each line.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from briefing.typeset.reckoning import on_twips
from briefing.typeset.strips import Piece, Strip

ROUNDING = 1e-6
"""Of the sums of lengths."""


class Segment(NamedTuple):
    """Glyphs of one piece on a line."""

    piece: Piece
    first: int
    """The first glyph."""
    last: int
    """The glyph after the last."""
    x: float
    """From the line's beginning."""
    width: float
    """Without the spaces that end the line."""
    hyphen: bool = False
    """It is the hyphen that a soft one has become."""


class Line(NamedTuple):
    segments: tuple[Segment, ...]
    width: float
    """Without the spaces that end it."""


def break_lines(strip: Strip, width: float, first_width: float | None = None) -> tuple[Line, ...]:
    """`strip` in lines of at most `width`, the first of at most `first_width`; both are whole numbers of twips where
    the lines are to be those of a word processor.

    A word that is wider than a line is broken where it must be. A paragraph without words has one empty line.
    """
    if not strip.pieces:
        return (Line((), 0.0),)
    lines: list[Line] = []
    breaks, ends, starts = strip.breaks, strip.ends, strip.starts
    last = len(breaks) - 1
    begin, x, wanted = 0, 0.0, 0
    available = width if first_width is None else first_width
    while True:
        limit = x + available + ROUNDING
        found = _last_that_fits(strip, wanted, limit, begin, x)
        available = width
        at: int | None = found
        if found < wanted:
            at = None
        elif breaks[found].is_slash:
            at = leave_slash(strip, wanted, found, limit)
        elif breaks[found].is_inside:
            at = leave_bracket(strip, wanted, found, limit)
        if at is None:
            word = wanted if found < wanted else last
            cut = _cut_word(strip, begin, word, limit)
            if cut < breaks[word].end:
                edge = strip.edge(cut)
                lines.append(_line(strip, begin, cut, cut, x, edge - x))
                begin, x = cut, edge
                while breaks[wanted].next <= cut:
                    wanted += 1
                continue
            at = word
        hyphen = strip.hyphens[at] if strip.hyphens else None
        lines.append(_line(strip, begin, breaks[at].end, breaks[at].next, x, ends[at] - x, hyphen))
        if at == last:
            return tuple(lines)
        begin, x, wanted = breaks[at].next, starts[at], at + 1


def leave_slash(strip: Strip, wanted: int, found: int, limit: float) -> int | None:
    """Where a line ends whose last break, `found`, is at a slash; None where it is cut between letters.

    So does LibreOffice: it goes back to the last space, past hyphens too. Where the line has none, it fills the line
    with letters, and breaks at the slash only in a paragraph that has no space before it. Where the slash stands at the
    very end of the line, it goes back to the break before, whatever that is.
    """
    if strip.edge(strip.breaks[found].next + 1) > limit:
        found -= 1
        if found < wanted or not strip.breaks[found].is_slash:
            return found if found >= wanted else None
    for at in range(found - 1, wanted - 1, -1):
        if strip.breaks[at].is_space:
            return at
    return None if strip.first_space < wanted else found


def leave_bracket(strip: Strip, wanted: int, found: int, limit: float) -> int | None:
    """Where a line ends whose last break, `found`, is at a space inside brackets; None where it is cut between letters.

    Unicode forbids such a break (UAX 14, LB13 and LB14). LibreOffice makes it where the very next character has no
    room, and else goes back.
    """
    while found >= wanted and strip.breaks[found].is_inside and strip.edge(strip.breaks[found].next + 1) <= limit:
        found -= 1
    return found if found >= wanted else None


def _last_that_fits(strip: Strip, wanted: int, limit: float, begin: int, x: float) -> int:
    """The last break from `wanted` on that is not beyond `limit`, on a line that begins with the character `begin` at
    `x`; one less than `wanted` where there is none."""
    portion = strip.portion_of(begin)
    found = _last_before(strip, wanted, limit)
    # The rest of a portion is measured from the line's beginning, in whole twips; what follows stands beside it.
    moved = x + on_twips(portion.right - x) - portion.next
    if abs(moved) < ROUNDING or limit < portion.right:
        return found
    beyond = _last_before(strip, wanted, limit - moved)
    if beyond >= wanted and strip.breaks[beyond].end > portion.end:
        return beyond
    while found >= wanted and strip.breaks[found].end > portion.end:
        found -= 1
    return found


def _last_before(strip: Strip, wanted: int, limit: float) -> int:
    """The last break from `wanted` on that is not beyond `limit`. A hyphen may be wider than what follows it."""
    if not strip.hyphens:
        return bisect_right(strip.needs, limit, wanted) - 1
    found = wanted - 1
    for at in range(wanted, len(strip.needs)):
        if strip.needs[at] <= limit:
            found = at
        elif strip.hyphens[at] is None or strip.starts[at] > limit:
            break
    return found


def _cut_word(strip: Strip, begin: int, wanted: int, limit: float) -> int:
    """Where a word that is wider than its line is cut: after the last letter that fits, but after one at least. Where
    it would fit if it were kerned with what follows, or without its hyphen, it is cut before its last letter."""
    end = strip.breaks[wanted].end
    cut = begin
    for piece in strip.pieces_from(begin):
        inside = max(begin - piece.start, 0)
        stop = min(end - piece.start, len(piece.text))
        if stop <= inside:
            break
        fits = bisect_right(piece.edges, limit - piece.x, inside, stop + 1) - 1
        letter = _letter_before(piece, fits)
        if letter > inside:
            cut = piece.start + letter
        if fits < stop:
            break
    first = next(strip.pieces_from(begin))
    after_first = first.start + _letter_after(first, begin - first.start)
    if cut == end:
        last = next(strip.pieces_from(end - 1))
        cut = last.start + _letter_before(last, end - 1 - last.start)
    return max(cut, min(after_first, end))


def _letter_before(piece: Piece, inside: int) -> int:
    """The character of `piece` at `inside`, or the one before it at which its letter begins: ligatures are not cut."""
    if inside >= len(piece.text):
        return len(piece.text)
    clusters = piece.glyphs.clusters
    return clusters[max(0, bisect_right(clusters, inside) - 1)]


def _letter_after(piece: Piece, inside: int) -> int:
    """The character of `piece` at which the letter after that at `inside` begins."""
    clusters = piece.glyphs.clusters
    at = bisect_right(clusters, inside)
    return clusters[at] if at < len(clusters) else len(piece.text)


def _line(
    strip: Strip, begin: int, end: int, following: int, x: float, width: float, hyphen: Piece | None = None
) -> Line:
    """The characters from `begin` to `end`, with the spaces up to `following`, as a line whose left edge is at `x`."""
    segments: list[Segment] = []
    for piece in strip.pieces_from(begin):
        stop = piece.start + len(piece.text)
        if stop <= begin:
            continue
        if piece.start >= following:
            break
        clusters = piece.glyphs.clusters
        first = bisect_left(clusters, begin - piece.start) if begin > piece.start else 0
        last = bisect_left(clusters, following - piece.start) if following < stop else len(clusters)
        if first == last:
            continue
        left = piece.edge(max(begin, piece.start)) - x
        right = min(width, piece.edge(min(end, stop)) - x) if stop < end else width
        segments.append(Segment(piece, first, last, left, max(right - left, 0.0)))
    if hyphen is not None:
        drawn = hyphen.edges[-1]
        segments.append(Segment(hyphen, 0, len(hyphen.glyphs.ids), width - drawn, drawn, hyphen=True))
    return Line(tuple(segments), width)

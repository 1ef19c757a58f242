"""How word processors reckon: the grids on which they measure text.

LibreOffice measures each glyph in whole dots of 8,640 an inch, and every run of words in one style in whole twips. A
line holds the words whose sum is no wider than the line, so a hundredth of a point decides where it ends. The PDF
reckons likewise, and breaks the same lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from briefing.typeset.shaping import Glyphs, character_edges

DOTS = 120
"""In a point."""
TWIPS = 20
"""In a point."""
ROUNDING = 1e-6
"""Of the sums of lengths."""
LEAN = 12
"""By the how-manieth part of its height an italic word leans out of its line: so much room is kept to its right."""


def on_twips(points: float) -> float:
    """The nearest length that is a whole number of twips; of two the longer."""
    return int(points * TWIPS + 0.5 + ROUNDING) / TWIPS if points >= 0 else -on_twips(-points)


def dotted(glyphs: Glyphs, scale: float, tracking: float) -> Sequence[int]:
    """The left edge of each character in dots, and the right edge of the last. `scale` is points a font unit."""
    widths = list(map(_in_dots(scale * DOTS).__getitem__, glyphs.advances))
    length = len(glyphs.text)
    if isinstance(glyphs.clusters, range):
        edges: Sequence[int] = tuple(accumulate(widths, initial=0))
    else:
        edges = character_edges(length, glyphs.clusters, widths)
    space = round(tracking * DOTS)
    return [edge + at * space for at, edge in enumerate(edges)] if space else edges


class _Dots(dict[int, int]):
    """Lengths in font units as the nearest whole dots, each reckoned once."""

    def __init__(self, dots: float) -> None:
        """`dots` is how many a font unit is."""
        super().__init__()
        self._dots = dots

    def __missing__(self, length: int) -> int:
        found = self[length] = int(length * self._dots + 0.5) if length >= 0 else -int(0.5 - length * self._dots)
        return found


@lru_cache(maxsize=256)
def _in_dots(dots: float) -> _Dots:
    return _Dots(dots)


def kerned(glyphs: Glyphs, at: int, scale: float) -> float:
    """By how many points the letter before the character `at` is kerned with it."""
    given, own = glyphs.advances_before(at)
    if given == own:
        return 0.0
    dots = scale * DOTS
    return (int(given * dots + 0.5) - int(own * dots + 0.5)) / DOTS


def lean(glyphs: Glyphs, scale: float) -> float:
    """How much room the italic words `glyphs` need to their right, in points."""
    return int(round(glyphs.face.line_height * scale * TWIPS) / LEAN) / TWIPS

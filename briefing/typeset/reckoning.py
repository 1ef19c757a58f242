"""How word processors reckon: the grids on which they measure text.

LibreOffice measures each glyph in whole dots of 8,640 an inch, and every run of words in one style in whole twips. A
line holds the words whose sum is no wider than the line, so a hundredth of a point decides where it ends. The PDF
reckons likewise, and breaks the same lines.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    dots = scale * DOTS
    widths = [int(advance * dots + 0.5) if advance >= 0 else -int(0.5 - advance * dots) for advance in glyphs.advances]
    length = len(glyphs.text)
    if isinstance(glyphs.clusters, range):
        edges: Sequence[int] = tuple(accumulate(widths, initial=0))
    else:
        edges = character_edges(length, glyphs.clusters, widths)
    space = round(tracking * DOTS)
    return [edge + at * space for at, edge in enumerate(edges)] if space else edges


def kerned(glyphs: Glyphs, at: int, scale: float) -> float:
    """By how many points the letter before the character `at` is kerned with it."""
    dots = scale * DOTS
    given, own = glyphs.advances_before(at)
    return (int(given * dots + 0.5) - int(own * dots + 0.5)) / DOTS


def lean(glyphs: Glyphs, scale: float) -> float:
    """How much room the italic words `glyphs` need to their right, in points."""
    return int(round(glyphs.face.line_height * scale * TWIPS) / LEAN) / TWIPS

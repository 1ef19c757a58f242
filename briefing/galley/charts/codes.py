"""A web address as a QR code (ISO/IEC 18004)."""

from __future__ import annotations

from itertools import groupby

from briefing.galley.drawing import Drawing, Rect
from briefing.values import dataclass

DOT = 72 / 300
"""A printer's dot, in points: modules are whole dots, so that none is blurred."""
SMALLEST, LARGEST = 3, 5
"""Dots of a module: a quarter of a millimetre is the least that a telephone reads off paper."""
SIDE = 48.0
"""How large a code may be, in points, before its modules get smaller."""
MOST_MODULES = 57
"""A code of more modules (version 10) is no longer worth its room; the address says the same."""
QUIET = 4
"""How many modules stay white around it."""
OVERLAP = 0.02
"""By which rows meet, so that no viewer shows a line between them."""


@dataclass(frozen=True, slots=True)
class Code(Drawing):
    """A code with the white around it."""

    quiet: float = 0.0
    """How wide that white is."""


def qr_code(text: str, ink: str) -> Code | None:
    """The code of `text`; None where the text is too long for one that can be read off paper."""
    import segno

    try:
        matrix = segno.make_qr(text, error="m").matrix
    except segno.DataOverflowError:
        return None
    count = len(matrix)
    if count > MOST_MODULES:
        return None
    module = DOT * max(SMALLEST, min(LARGEST, SIDE / count // DOT))
    side = (count + 2 * QUIET) * module
    shapes = []
    for row, line in enumerate(matrix):
        at = QUIET
        for dark, run in groupby(line):
            length = len(list(run))
            if dark:
                y = side - (QUIET + row + 1) * module
                shapes.append(Rect(at * module, y, length * module, module + OVERLAP, ink))
            at += length
    return Code(side, side, tuple(shapes), QUIET * module)

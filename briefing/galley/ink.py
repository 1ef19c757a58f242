"""How light a colour is, how far it stands out on its ground, and ink that can be read (WCAG 2.2)."""

from __future__ import annotations

from functools import cache

LEGIBLE = 4.5
"""The least contrast of lettering with its ground (WCAG 2.2, 1.4.3)."""
VISIBLE = 3.0
"""The least contrast of a bar, line or dot with its ground (WCAG 2.2, 1.4.11)."""
FAINT = 1.8
"""The most contrast of a line that lies behind data and carries none."""
BLACK, WHITE = "#000000", "#FFFFFF"
TLP_GROUND = BLACK
"""What a label of the Traffic Light Protocol stands on (FIRST, TLP 2.0)."""
LEAST_TLP_SIZE = 12
"""Points: such a label is no smaller (FIRST, TLP 2.0)."""


@cache
def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, from 0 for black to 1 for white."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    """From 1 for the same colour to 21 for black on white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(ground: str) -> str:
    """Black or white, whichever stands out more on `ground`."""
    return max((BLACK, WHITE), key=lambda ink: contrast(ink, ground))


@cache
def legible(colour: str, ground: str = WHITE) -> str:
    """`colour` as lettering on `ground`: the colour itself where it can be read, else the nearest shade of it on the
    way to black, or to white on a dark ground, that can.
    """
    goal = ink_on(ground)
    shades = (mixed(colour, goal, step / 100) for step in range(101))
    return next((shade for shade in shades if contrast(shade, ground) >= LEGIBLE), goal)


@cache
def pale(colour: str, ground: str = WHITE) -> str:
    """`colour` for lines behind data: itself where it is faint on `ground`, else mixed with it until it is."""
    shades = (mixed(colour, ground, step / 100) for step in range(101))
    return next(shade for shade in shades if contrast(shade, ground) <= FAINT)


def mixed(colour: str, other: str, share: float) -> str:
    """`colour` with `share` of `other` in it."""
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(own + (theirs - own) * share):02X}" for own, theirs in pairs)

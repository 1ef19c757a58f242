"""The widths of a table's columns: none cuts a word, and none breaks short cells for nothing."""

from __future__ import annotations

from collections.abc import Sequence


def fit_columns(width: float, shares: Sequence[float], least: Sequence[float]) -> tuple[float, ...]:
    """`width` dealt out by `shares`, each column at least as wide as `least` asks.

    Where not even the least widths have room together, they are scaled down alike.
    """
    if sum(least) >= width:
        return tuple(width * want / sum(least) for want in least)
    fixed: set[int] = set()
    while True:
        rest = width - sum(least[at] for at in fixed)
        total = sum(share for at, share in enumerate(shares) if at not in fixed)
        dealt = [least[at] if at in fixed else rest * share / total for at, share in enumerate(shares)]
        narrow = {at for at, size in enumerate(dealt) if at not in fixed and size < least[at]}
        if not narrow:
            return tuple(dealt)
        fixed |= narrow


def fill_columns(
    width: float, shares: Sequence[float], least: Sequence[float], whole: Sequence[float]
) -> tuple[float, ...]:
    """`width` dealt out so that as many cells as can be stand on one line, for which their columns need `whole`.

    What is over goes by `shares`. Where not all cells fit on one line, each column has its least width and a part of
    the rest, the larger the more it wants.
    """
    if sum(whole) <= width:
        spare = (width - sum(whole)) / sum(shares)
        return tuple(want + spare * share for want, share in zip(whole, shares, strict=True))
    wanted = sum(whole) - sum(least)
    if sum(least) >= width or wanted <= 0:
        return fit_columns(width, shares, least)
    rest = (width - sum(least)) / wanted
    return tuple(few + rest * (many - few) for few, many in zip(least, whole, strict=True))

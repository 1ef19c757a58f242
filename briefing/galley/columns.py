"""The widths of a table's columns: by their shares, but none so narrow that a word would be cut."""

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

"""Spreading the room that is left at the foot of the last page over the spaces between blocks: one factor for all."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document.document import Document
from briefing.document.measure import Fit, Piece
from briefing.galley.matter import Galley
from briefing.produce.layout import DryLayout
from briefing.values import dataclass, replace

HALVINGS = 7
"""The factor is found to a hundredth of what the house allows."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A document, set to fill its pages."""

    galley: Galley
    fit: Fit
    plain: Fit
    """How it lies on its pages with the spaces as the house sets them."""


def set_to_fill(layout: DryLayout, document: Document) -> Filled:
    """`document` set with its spaces spread as far as its pages reach and its house allows."""
    galley = layout.set(document)
    fit = layout.fit_galley(galley)
    spread = find_spread(layout, document, galley, fit)
    if spread:
        wider = layout.set(document, spread)
        wider_fit = layout.fit_galley(wider)
        if wider_fit.holds:
            return Filled(wider, wider_fit, fit)
    return Filled(galley, fit, fit)


def find_spread(layout: DryLayout, document: Document, galley: Galley, fit: Fit) -> float:
    """The share by which the spaces of `document` may grow so that its last page is as full as can be.

    0 where that page would stay open all the same: spaces that only make an open page's blocks stand apart look like a
    mistake. `galley` and `fit` are those of the document with the spaces as the house sets them.
    """
    most = galley.house.spread
    if not most or fit.limit is None or fit.pages != fit.limit or fit.room <= 0:
        return 0.0
    tight, loose = layout.measure_galley(galley), layout.measure_galley(layout.set(document, most))
    first = [piece for block in tight.blocks for piece in block]
    last = [piece for block in loose.blocks for piece in block]

    def lies(share: float) -> Fit:
        return layout.cut(_between(first, last, share), loose.notes, fit.pages)

    widest = lies(1.0)
    if widest.holds:
        return most if fit.is_full or widest.is_full else 0.0
    low, high, furthest = 0.0, 1.0, fit
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        tried = lies(middle)
        if tried.holds:
            low, furthest = middle, tried
        else:
            high = middle
    # A block may jump to a page that there is not long before the last page is full.
    return low * most if fit.is_full or furthest.is_full else 0.0


def _between(tight: Sequence[Piece], loose: Sequence[Piece], share: float) -> list[Piece]:
    """The pieces with their spaces, and the heights that hold spaces, `share` of the way from `tight` to `loose`.

    A row is as high as its highest cell, so what lies between is never higher than this.
    """

    def mixed(first: float, last: float) -> float:
        return first + (last - first) * share

    return [
        replace(
            one,
            before=mixed(one.before, other.before),
            after=mixed(one.after, other.after),
            header_height=mixed(one.header_height, other.header_height),
            slugs=one.slugs
            if one.slugs == other.slugs
            else tuple(
                replace(slug, height=mixed(slug.height, larger.height))
                for slug, larger in zip(one.slugs, other.slugs, strict=True)
            ),
        )
        for one, other in zip(tight, loose, strict=True)
    ]

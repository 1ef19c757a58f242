"""Lists: labels that hang, one structure element for label and body each."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.document.blocks import Item, Listing
from briefing.document.runs import Runs
from briefing.galley.blocks.quotations import quotation_paras
from briefing.galley.matter import Para
from briefing.galley.setter import Setter
from briefing.galley.structure import Element

STYLE_OF_MARK = {"bullet": "point", "number": "point-number", "check": "check"}
NUMBERING_OF_MARK = {"bullet": "Disc", "number": "Decimal", "check": "None"}
"""ISO 32000-1, table 347."""


def set_listing(setter: Setter, listing: Listing) -> None:
    setter.place(*list_paras(setter, listing))


def list_paras(setter: Setter, listing: Listing, style: str = "") -> tuple[Para, ...]:
    """The paragraphs of a list, all in `style` or in the style of its kind of mark."""
    element = setter.parent.add("L", numbering=NUMBERING_OF_MARK[listing.mark])
    name = style or STYLE_OF_MARK[listing.mark]
    return tuple(
        para for at, item in enumerate(listing.items) for para in _item(setter, listing, at, item, name, element)
    )


def check_list(setter: Setter, items: tuple[Runs, ...], style: str) -> tuple[Para, ...]:
    """A list of boxes to tick."""
    return list_paras(setter, Listing(items=tuple(Item(runs) for runs in items), mark="check"), style)


def _item(setter: Setter, listing: Listing, at: int, item: Item, style: str, element: Element) -> Iterator[Para]:
    entry = element.add("LI")
    label, body = entry.add("Lbl"), entry.add("LBody")
    words = body if item.quotation is None else body.add("P")
    setter.set_notes(item.runs, words)
    yield Para(
        runs=item.runs,
        style=setter.style(style),
        element=words,
        label={"bullet": setter.house.bullet, "number": f"{at + 1}.", "check": setter.house.check}[listing.mark],
        label_element=label,
        id=item.id,
        kind="list",
        mark=listing.mark,
        starts_list=at == 0,
        list_length=len(listing.items),
        keep_next=item.quotation is not None or setter.style(style).keep_next,
        part=setter.part,
        origin=item.origin,
    )
    if item.quotation is not None:
        yield from quotation_paras(setter, item.quotation, body, item.origin)

"""Courses of action that the reader could choose, with what speaks for and against each."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.compose.composition import Composition
from briefing.compose.runs import merged
from briefing.document.blocks import AnyBlock, Item, Listing, Paragraph
from briefing.document.runs import Words
from briefing.model.option import Option
from briefing.model.text import Text


def options(composition: Composition) -> Iterator[AnyBlock]:
    if not composition.release.options:
        return
    yield composition.part_heading("options")
    for number, option in enumerate(composition.release.options, 1):
        yield from _option(composition, option, number)


def _option(composition: Composition, option: Option, number: int) -> Iterator[AnyBlock]:
    wording = composition.wording
    label = Words(wording.option.format(number=number) + " ", strong=True)
    said = merged((label, *composition.text(option.text)))
    yield Paragraph(id=option.id, origin=option.position, part="options", runs=said, role="option")
    items = (
        *(_item(composition, wording.benefit, text) for text in option.benefits),
        *(_item(composition, wording.cost, text) for text in option.costs),
    )
    if items:
        yield Listing(part="options", items=items)


def _item(composition: Composition, head: str, text: Text) -> Item:
    return Item(merged((Words(f"{head} ", strong=True), *composition.text(text))), origin=text.position)

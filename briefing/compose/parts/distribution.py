"""Who receives the brief."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.compose.composition import Composition
from briefing.compose.runs import words
from briefing.compose.typography import set_words
from briefing.document.blocks import AnyBlock, Item, Listing


def distribution(composition: Composition) -> Iterator[AnyBlock]:
    receivers = composition.brief.distribution
    if receivers:
        yield composition.part_heading("distribution")
        yield Listing(
            part="distribution",
            items=tuple(Item(words(set_words(receiver, composition.wording))) for receiver in receivers),
        )

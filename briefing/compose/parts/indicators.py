"""What to watch: the signs that would strengthen or weaken each judgement, as a checklist."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.compose.composition import Composition
from briefing.compose.parts.judgements import would_change
from briefing.document.blocks import AnyBlock, Heading, Item, Listing, Paragraph


def indicators(composition: Composition) -> Iterator[AnyBlock]:
    watched = [judged for judged in composition.judgements if judged.indicators or judged.would_change]
    if not watched:
        return
    yield composition.part_heading("indicators")
    for judged in watched:
        if len(watched) > 1:
            yield Heading(
                part="indicators",
                origin=judged.position,
                level=2,
                runs=composition.heading(judged.text),
                listed=False,
            )
        if judged.indicators:
            items = tuple(Item(composition.text(text), origin=text.position) for text in judged.indicators)
            yield Listing(part="indicators", origin=judged.indicators[0].position, items=items, mark="check")
        if judged.would_change:
            yield Paragraph(
                part="indicators",
                origin=judged.would_change.position,
                runs=would_change(composition, judged),
            )

"""What has changed since the brief that this one follows."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.compose.composition import Composition
from briefing.compose.runs import words
from briefing.document.blocks import AnyBlock, Callout, Item, Listing


def changes(composition: Composition) -> Iterator[AnyBlock]:
    texts = composition.release.changes
    if not texts:
        return
    wording, follows = composition.wording, composition.brief.follows
    title = wording.changed_since.format(reference=follows) if follows else wording.parts["changes"]
    items = tuple(Item(composition.text(text), origin=text.position) for text in texts)
    yield Callout(
        id="part-changes",
        origin=texts[0].position,
        part="changes",
        title=words(title),
        blocks=(Listing(part="changes", items=items),),
        kind="changes",
    )

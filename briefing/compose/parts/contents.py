"""The table of contents."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.compose.composition import Composition
from briefing.compose.runs import words
from briefing.document.blocks import AnyBlock, Contents, ContentsEntry, Heading
from briefing.document.runs import plain


def contents(composition: Composition, blocks: Sequence[AnyBlock]) -> list[AnyBlock]:
    """The contents of `blocks`; nothing where there is nothing to list."""
    entries = tuple(
        ContentsEntry(block.id, block.level, plain(block.runs))
        for block in blocks
        if isinstance(block, Heading) and block.listed and block.id
    )
    if not entries:
        return []
    title = words(composition.wording.parts["contents"])
    return [Contents(id="part-contents", part="contents", title=title, entries=entries)]

"""The table of contents: every heading that bookmarks name, the titles of boxes among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.compose.composition import Composition
from briefing.compose.runs import words
from briefing.document.blocks import AnyBlock, Callout, Contents, ContentsEntry, Heading
from briefing.document.runs import Runs, Words, joined
from briefing.values import replace


def contents(composition: Composition, blocks: Sequence[AnyBlock]) -> list[AnyBlock]:
    """The contents of `blocks`; nothing where there is nothing to list."""
    entries = tuple(_entries(blocks))
    if not entries:
        return []
    title = words(composition.wording.parts["contents"])
    return [Contents(id="part-contents", part="contents", title=title, entries=entries)]


def _entries(blocks: Sequence[AnyBlock]) -> Iterator[ContentsEntry]:
    for block in blocks:
        if isinstance(block, Heading) and block.listed and block.id:
            yield ContentsEntry(block.id, block.level, _unlinked(block.runs))
        elif isinstance(block, Callout) and block.id:
            yield ContentsEntry(block.id, 1, _unlinked(block.title))


def _unlinked(runs: Runs) -> Runs:
    """A heading's words as an entry has them: it is a link itself, and holds no other and no mark of a note."""
    return joined(tuple(replace(run, href=None) for run in runs if isinstance(run, Words)))

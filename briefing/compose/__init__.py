"""Brief and edition to a document: what is said at this length, and in which words.

`compose` gives one document of a given selection; `Composer` does so again and again, wording each text once;
`Chooser` finds the selection that keeps the page contract.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefing.compose.choose import Choice, Chooser
from briefing.compose.cite import CitationStyle
from briefing.compose.composer import Composer
from briefing.compose.selection import Omission, Selection, everything
from briefing.document.blocks import Image
from briefing.document.document import Document
from briefing.model.brief import Brief
from briefing.model.edition import Edition

__all__ = ["Choice", "Chooser", "CitationStyle", "Composer", "Omission", "Selection", "compose", "everything"]


def compose(
    brief: Brief,
    edition: Edition,
    *,
    citation: CitationStyle,
    selection: Selection,
    images: Mapping[str, Image] | None = None,
) -> Document:
    """The document of `edition` with the content of `selection`; pure and deterministic.

    `citation` is the house's style. `images` holds each picture, checked, under the path by which its exhibit names it.
    Raises InvalidBrief where the language has no wording, a picture is missing, or the title or bottom line uses
    something that the edition's audience may not see. Who composes often keeps a `Composer`.
    """
    return Composer(brief, citation=citation, images=images or {}).compose(edition, selection)

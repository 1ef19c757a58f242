"""A layout that counts words in place of a renderer: every word takes the same room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.document.blocks import Listing, Masthead, NoteList, SourceList
from briefing.document.document import Document
from briefing.document.measure import Fit, Measures, Piece, Slug
from briefing.document.runs import Runs, plain
from briefing.document.walk import printed

PAGE = 41
"""Words that a page holds, the masthead's not counted: 40 beside the title of a section."""
LINE = 8
"""Words of a line."""
LEADING = 12.0
WORD = LEADING / LINE
"""The height that a word takes."""


def words_of(runs: Runs) -> list[str]:
    return plain(runs).replace("\u00a0", " ").split()


class WordsLayout:
    """Pages of `page` words each."""

    def __init__(self, page: int = PAGE) -> None:
        self.page = page
        self.asked = 0
        """How many documents it has laid out or measured."""

    def fit(self, document: Document) -> Fit:
        pieces = [piece for block in self.measure(document).blocks for piece in block]
        fit = self.cut(pieces, {}, document.pages or 1)
        return fit if document.pages else Fit(fit.pages, None, fit.fill, 0.0, LEADING, frame=fit.frame)

    def measure(self, document: Document) -> Measures:
        self.asked += 1
        blocks = []
        for block in document.blocks:
            texts = [] if isinstance(block, Masthead) else list(printed(block))
            counts = [sum(len(words_of(runs)) for runs in text) for text in _by_item(block, texts)]
            blocks.append(tuple(Piece((Slug(WORD),) * count) for count in counts))
        return Measures(tuple(blocks), {})

    def cut(self, pieces: Sequence[Piece], _notes: Mapping[str, object], limit: int, slack: float = 0.0) -> Fit:
        words = sum(len(piece.slugs) for piece in pieces) - slack / WORD
        pages = max(1, -(-words // self.page))
        fill = 1 - (pages * self.page - words) / self.page
        room = (limit * self.page - words) * WORD
        return Fit(int(pages), limit, fill, room, LEADING, frame=self.page * WORD)


def _by_item(block: object, texts: list[Runs]) -> list[list[Runs]]:
    """What a block says, apart where its pieces are."""
    if isinstance(block, Listing | NoteList | SourceList):
        return [[text] for text in texts]
    return [texts]

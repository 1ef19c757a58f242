"""A galley laid out: on which page, and where, each line, row and picture stands.

The PDF's own layout gives these values, and so does whatever reads back the pages that a word processor has made of a
Word file. All measures are in points from the upper left corner of the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.galley.matter import Grid, GridRow, Para, Picture
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class LaidLine:
    """A line of words."""

    text: str
    """As it stands, without the spaces that end it."""
    page: int
    """Counted from 1."""
    x: float
    right: float
    y: float
    """The baseline."""


@dataclass(frozen=True, slots=True)
class LaidPara:
    para: Para
    lines: tuple[LaidLine, ...]
    notes: tuple[tuple[str, ...], ...]
    """The notes whose marks stand on each line, by id."""


@dataclass(frozen=True, slots=True)
class LaidPicture:
    picture: Picture
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class LaidRow:
    row: GridRow
    cells: tuple[tuple[LaidPara | LaidPicture, ...], ...]
    is_parted: bool = False
    """It is taller than a page, so that it has to be cut."""

    def paras(self) -> Iterator[LaidPara]:
        return (item for cell in self.cells for item in cell if isinstance(item, LaidPara))

    def pages(self) -> list[int]:
        """The pages on which it stands."""
        found = {line.page for para in self.paras() for line in para.lines}
        found.update(item.page for cell in self.cells for item in cell if isinstance(item, LaidPicture))
        return sorted(found)


@dataclass(frozen=True, slots=True)
class LaidGrid:
    grid: Grid
    rows: tuple[LaidRow, ...]


Laid = LaidPara | LaidPicture | LaidGrid


@dataclass(frozen=True, slots=True)
class LaidGalley:
    """Every piece of a galley's matter in its place."""

    matter: tuple[Laid, ...]
    notes: tuple[LaidPara, ...]
    """Those at the foot of a page, in the order of their numbers."""
    pages: int
    repeated: tuple[LaidPicture, ...] = ()
    """Pictures in the header rows that pages repeat."""

    def paras(self) -> Iterator[LaidPara]:
        """Every paragraph of the text, in reading order, those in grids among them."""
        for piece in self.matter:
            if isinstance(piece, LaidPara):
                yield piece
            elif isinstance(piece, LaidGrid):
                for row in piece.rows:
                    yield from row.paras()

    def pictures(self) -> Iterator[LaidPicture]:
        """Every picture, as often as it stands on a page."""
        for piece in self.matter:
            if isinstance(piece, LaidPicture):
                yield piece
            elif isinstance(piece, LaidGrid):
                for row in piece.rows:
                    yield from (item for cell in row.cells for item in cell if isinstance(item, LaidPicture))
        yield from self.repeated


def pages_of(piece: Laid) -> list[int]:
    """The pages on which a piece of matter stands, in order."""
    if isinstance(piece, LaidPicture):
        return [piece.page]
    if isinstance(piece, LaidPara):
        return sorted({line.page for line in piece.lines})
    return sorted({page for row in piece.rows for page in row.pages()})

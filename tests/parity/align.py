"""The lines of a Word file's pages, told which paragraph each belongs to.

The galley says what every paragraph says and where the PDF sets it. Among the lines that LibreOffice has set, the one
that goes on with a paragraph's letters and stands nearest to that place is its next line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from briefing.document.runs import NoteReference
from briefing.galley.laid import Laid, LaidGalley, LaidGrid, LaidLine, LaidPara, LaidPicture, LaidRow
from briefing.galley.matter import Para
from briefing.galley.parting import SOFT_HYPHEN
from tests.parity.lines import SAME_BASELINE, Line, key

A_PAGE = 10_000.0
"""How far apart two places are that lie on neighbouring pages: farther than any on one."""
ROOM = 0.9
"""A picture stands between two lines that leave this share of its height free."""


@dataclass(frozen=True, slots=True)
class Told:
    """A layout read back."""

    laid: LaidGalley
    lost: tuple[str, ...]
    """Paragraphs whose letters were not found, by their words."""


def tell(expected: LaidGalley, pages: Sequence[Sequence[Line]]) -> Told:
    """What stands on `pages`, in the order and with the structure of `expected`."""
    return _Reader(pages).read(expected)


@dataclass(slots=True)
class _Reader:
    pages: Sequence[Sequence[Line]]
    taken: set[int] = field(default_factory=set)
    """The lines that have been told, by identity."""
    lost: list[str] = field(default_factory=list)

    def read(self, expected: LaidGalley) -> Told:
        matter = [self._piece(piece) for piece in expected.matter]
        notes = tuple(self._para(note) for note in expected.notes)
        for at, piece in enumerate(matter):
            if isinstance(piece, LaidPicture):
                matter[at] = _between(piece, matter[:at], matter[at + 1 :])
        return Told(LaidGalley(tuple(matter), notes, len(self.pages)), tuple(self.lost))

    def _piece(self, piece: Laid) -> Laid:
        if isinstance(piece, LaidPara):
            return self._para(piece)
        if isinstance(piece, LaidPicture):
            return piece
        return LaidGrid(piece.grid, tuple(self._row(row) for row in piece.rows))

    def _row(self, row: LaidRow) -> LaidRow:
        """A row; its pictures have no letters, and stand where its words do."""
        cells = [[self._para(item) if isinstance(item, LaidPara) else item for item in cell] for cell in row.cells]
        words = (item for cell in cells for item in cell if isinstance(item, LaidPara) and item.lines)
        page = next((para.lines[0].page for para in words), None)
        placed = (
            tuple(
                item
                if isinstance(item, LaidPara) or page is None
                else LaidPicture(item.picture, page, item.left, item.top, item.right, item.bottom)
                for item in cell
            )
            for cell in cells
        )
        return LaidRow(row.row, tuple(placed), row.is_parted)

    def _para(self, expected: LaidPara) -> LaidPara:
        letters = _Letters(expected.para)
        found: list[Line] = []
        done = 0
        while done < len(letters.text):
            line = self._next(letters, done, expected, found)
            if line is None:
                self.lost.append("".join(letters.written)[:80])
                break
            self.taken.add(id(line))
            done += len(letters.told(line.text, done))
            if found and _stand_side_by_side(found[-1], line):
                before = found.pop()
                line = before._replace(text=before.text + line.text, right=line.right)
            found.append(line)
        return LaidPara(expected.para, tuple(letters.lines(found)), letters.notes(found))

    def _next(self, letters: _Letters, done: int, expected: LaidPara, found: Sequence[Line]) -> Line | None:
        """The line that goes on with the letters from `done` on, nearest to where it should stand."""
        fitting = [line for line in self._lines() if id(line) not in self.taken and letters.goes_on(line.text, done)]
        if found:
            last = found[-1]
            leading = expected.para.style.leading
            after = [
                line for line in fitting if (line.page, line.y) > (last.page, last.y) or _stand_side_by_side(last, line)
            ]
            x, y = expected.lines[-1].x, last.y + leading
            # On a later page it stands at the top.
            return min(
                after,
                key=lambda line: _distance(line, last.page, x, y if line.page == last.page else 0.0),
                default=None,
            )
        if not expected.lines:
            return None
        first = expected.lines[0]
        return min(fitting, key=lambda line: _distance(line, first.page, first.x, first.y), default=None)

    def _lines(self) -> Iterator[Line]:
        return (line for page in self.pages for line in page)


def _stand_side_by_side(line: Line, other: Line) -> bool:
    """Whether `other` goes on to the right of `line` on the same baseline."""
    return line.page == other.page and abs(line.y - other.y) < SAME_BASELINE and other.x > line.x


def _distance(line: Line, page: int, x: float, y: float) -> float:
    return abs(line.page - page) * A_PAGE + abs(line.y - y) + abs(line.x - x)


class _Letters:
    """What a paragraph says, letter by letter, as lines are compared and as it is written."""

    def __init__(self, para: Para) -> None:
        self.label = key(para.label)
        self.written: list[str] = []
        """What is written for each letter, with the spaces after it."""
        marks: list[tuple[int, str]] = []
        self.soft: set[int] = set()
        """After how many letters a soft hyphen stands."""
        text = ""
        for run in para.runs:
            said = run.label if isinstance(run, NoteReference) else run.text
            for letter in said:
                plain = "" if letter == SOFT_HYPHEN else key(letter)
                if letter == SOFT_HYPHEN:
                    self.soft.add(len(text))
                elif plain:
                    text += plain
                    self.written += [letter, *[""] * (len(plain) - 1)]
                elif self.written:
                    self.written[-1] += letter
            if isinstance(run, NoteReference):
                marks.append((len(text), run.note))
        self.text = text
        self.marks = marks
        """After how many letters the mark of each note stands."""

    def label_in(self, line: str, done: int) -> int:
        """How many letters of a paragraph's first line are its label."""
        whole = done == 0 and self.label and line.startswith(self.label)
        return len(self.label) if whole and not self.text.startswith(line) else 0

    def goes_on(self, line: str, done: int) -> bool:
        return bool(line) and self.text.startswith(self.told(line, done), done)

    def told(self, line: str, done: int) -> str:
        """What a line says of the paragraph's letters from `done` on: without its label, and without the hyphen at its
        end that a soft one has become."""
        said = line[self.label_in(line, done) :]
        end = done + len(said) - 1
        is_soft = said.endswith("-") and end in self.soft and not self.text.startswith(said, done)
        return said[:-1] if is_soft else said

    def lines(self, found: Iterable[Line]) -> Iterator[LaidLine]:
        done = 0
        for line in found:
            count = len(self.told(line.text, done))
            words = "".join(self.written[done : done + count]).rstrip(" ")
            yield LaidLine(words, line.page, line.x, line.right, line.y)
            done += count

    def notes(self, found: Iterable[Line]) -> tuple[tuple[str, ...], ...]:
        """The notes whose marks stand on each line."""
        notes, done = [], 0
        for line in found:
            first, done = done, done + len(self.told(line.text, done))
            notes.append(tuple(name for at, name in self.marks if first < at <= done))
        return tuple(notes)


def _between(picture: LaidPicture, above: Sequence[Laid], below: Sequence[Laid]) -> LaidPicture:
    """A picture on the page on which the lines around it leave room for it."""
    upper = next((piece.lines[-1] for piece in reversed(above) if isinstance(piece, LaidPara) and piece.lines), None)
    lower = next((piece.lines[0] for piece in below if isinstance(piece, LaidPara) and piece.lines), None)
    height = picture.bottom - picture.top
    page = picture.page
    if upper and lower:
        together = upper.page == lower.page and lower.y - upper.y >= ROOM * height
        page = upper.page if together else lower.page
    elif upper or lower:
        page = (upper or lower).page  # type: ignore[union-attr]
    return LaidPicture(picture.picture, page, picture.left, picture.top, picture.right, picture.bottom)

"""The PDF's layout as values: where on its pages each line, row and picture of a galley stands."""

from __future__ import annotations

from briefing.galley.laid import Laid, LaidGalley, LaidGrid, LaidLine, LaidPara, LaidPicture, LaidRow
from briefing.galley.matter import Galley, Grid, Para, Picture
from briefing.render.pdf.measure import BASELINE, SetGrid, SetItem, SetPara, SetRow
from briefing.render.pdf.pages import Cuts, cut_pages, note_space
from briefing.render.pdf.typesetter import Typesetter
from briefing.typeset.lines import Line


def lay_out(galley: Galley, typesetter: Typesetter) -> LaidGalley:
    """Where everything in `galley` stands, without drawing it."""
    return _Reader(galley, cut_pages(galley, typesetter)).read()


class _Reader:
    def __init__(self, galley: Galley, cuts: Cuts) -> None:
        self.galley = galley
        self.cuts = cuts
        self.paras: dict[int, list[LaidLine]] = {}
        """The lines of each piece that is a paragraph, by its number in the column."""
        self.pictures: dict[int, LaidPicture] = {}
        self.rows: dict[int, list[tuple[SetRow, int, float]]] = {}
        """The rows of each grid, with their pages and tops."""
        self.notes: dict[str, list[LaidLine]] = {}
        self.repeated: list[LaidPicture] = []

    def read(self) -> LaidGalley:
        for number, _ in enumerate(self.cuts.pages, start=1):
            self._read_page(number)
        notes = tuple(
            LaidPara(self.galley.notes[name], tuple(lines), self.cuts.notes[name].notes)
            for name, lines in self.notes.items()
        )
        pieces = tuple(self._piece(owner) for owner in range(len(self.cuts.column.measured)))
        return LaidGalley(pieces, notes, len(self.cuts.pages), tuple(self.repeated))

    def _read_page(self, number: int) -> None:
        page, column, cut = self.galley.page, self.cuts.column, self.cuts.pages[number - 1]
        y, at = page.top + cut.top, cut.first
        while at < cut.last:
            owner = column.owners[at]
            start, measured = column.starts[owner], column.measured[owner]
            last = min(cut.last, start + len(measured.slugs))
            if at > cut.first:
                y += column.spaces[at]
            setting = measured.setting
            if isinstance(setting, SetPara):
                lines = self.paras.setdefault(owner, [])
                lines += _lines(setting, page.left, y, at - start, last - start, number)
                y += setting.height_of(at - start, last - start)
            elif isinstance(measured.matter, Grid) and isinstance(setting, SetGrid):
                y = self._read_rows(owner, measured.matter, setting, y, at - start, last - start, number)
            elif isinstance(measured.matter, Picture):
                self.pictures[owner] = _picture(measured.matter, page.left, y, number)
                y += measured.matter.height
            at = last
        y = page.height - page.bottom - cut.notes_height
        above = None
        for part in cut.notes:
            setting = self.cuts.notes[part.note]
            y += note_space(self.cuts.notes, part, above)
            self.notes.setdefault(part.note, []).extend(_lines(setting, page.left, y, part.first, part.last, number))
            y += setting.height_of(part.first, part.last)
            above = part

    def _read_rows(
        self, owner: int, grid: Grid, setting: SetGrid, y: float, first: int, last: int, number: int
    ) -> float:
        if first >= setting.header_rows > 0:
            left = self.galley.page.left + grid.left
            for row in setting.rows[: setting.header_rows]:
                for at in range(len(row.cells)):
                    items = _cell(at, [(row, number, y)], left)
                    self.repeated += [item for item in items if isinstance(item, LaidPicture)]
                y += row.height
        for row in setting.rows[first:last]:
            self.rows.setdefault(owner, []).append((row, number, y))
            y += row.height
        return y

    def _piece(self, owner: int) -> Laid:
        measured = self.cuts.column.measured[owner]
        matter, setting = measured.matter, measured.setting
        if isinstance(matter, Para) and isinstance(setting, SetPara):
            return LaidPara(matter, tuple(self.paras[owner]), setting.notes)
        if isinstance(matter, Grid):
            return LaidGrid(matter, self._rows(owner, matter))
        return self.pictures[owner]

    def _rows(self, owner: int, grid: Grid) -> tuple[LaidRow, ...]:
        """The rows of a grid, what was cut of a row put together again."""
        left = self.galley.page.left + grid.left
        rows: list[list[tuple[SetRow, int, float]]] = []
        for found in self.rows.get(owner, ()):
            if found[0].is_continued:
                rows[-1].append(found)
            else:
                rows.append([found])
        return tuple(
            LaidRow(
                parts[0][0].row,
                tuple(_cell(at, parts, left) for at in range(len(parts[0][0].cells))),
                is_parted=len(parts) > 1,
            )
            for parts in rows
        )


def _cell(at: int, parts: list[tuple[SetRow, int, float]], left: float) -> tuple[LaidPara | LaidPicture, ...]:
    """What stands in a row's cell, over all the pages on which it goes on."""
    lines: dict[int, list[LaidLine]] = {}
    items: dict[int, SetItem] = {}
    pictures: dict[int, LaidPicture] = {}
    for row, number, top in parts:
        cell = row.cells[at]
        x = left + cell.x + cell.cell.padding[3]
        for item in cell.items:
            key = id(item.item)
            items.setdefault(key, item)
            if isinstance(item.item, Picture):
                pictures[key] = _picture(item.item, x, top + item.y, number)
            elif item.setting is not None:
                found = _lines(item.setting, x, top + item.y, item.first, item.last, number)
                lines.setdefault(key, []).extend(found)
    return tuple(
        pictures[key]
        if isinstance(item.item, Picture)
        else LaidPara(item.item, tuple(lines[key]), item.setting.notes if item.setting else ())
        for key, item in items.items()
    )


def _picture(picture: Picture, x: float, y: float, page: int) -> LaidPicture:
    left = x + picture.left
    return LaidPicture(picture, page, left, y, left + picture.width, y + picture.height)


def _lines(setting: SetPara, x: float, y: float, first: int, last: int, page: int) -> list[LaidLine]:
    """The lines of a paragraph from `first` up to `last`, with the top of the first at `y`."""
    leading = setting.style.leading
    baseline = y + (setting.top if first == 0 else 0.0) + BASELINE * leading
    found = []
    for number in range(first, last):
        left = x + setting.line_left(number)
        line = setting.lines[number]
        found.append(LaidLine(_words(line), page, left, left + line.width, baseline))
        baseline += leading
    return found


def _words(line: Line) -> str:
    words = []
    for segment in line.segments:
        clusters, text = segment.piece.glyphs.clusters, segment.piece.text
        begin = clusters[segment.first]
        end = clusters[segment.last] if segment.last < len(clusters) else len(text)
        words.append(text[begin:end])
    return "".join(words).rstrip(" ")

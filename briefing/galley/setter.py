"""The bench at which blocks are set: the house, the frame's width, and the structure tree as it grows."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing.diagnostics import Position
from briefing.document.runs import NoteReference, Runs, Words
from briefing.galley.charts import Measure
from briefing.galley.matter import Cell, Grid, GridRow, Matter, PageBreak, Para, Picture
from briefing.galley.structure import Element
from briefing.house import Box, Edge, House, PageSetup, Style, face_style
from briefing.values import dataclass, field, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.document.blocks import Block, Note

ROUNDING = 1.0
"""Points that a line may be wider than it was measured, in a program that rounds the widths of letters."""

_HOLDS_NO_NOTE = frozenset(
    {"P", "H1", "H2", "H3", "H4", "Caption", "TOC", "Table", "THead", "TBody", "TR", "L", "LI", "Lbl"}
)
"""Elements whose children a Note cannot be (ISO 32000-1, tables 336 and 337)."""


@dataclass(slots=True)
class Setter:
    """Where blocks become matter. Blocks are set in reading order, so structure elements are made in it too."""

    house: House
    page: PageSetup
    foot_notes: dict[str, Note]
    """Notes that stand at the foot of their page, by id."""
    parent: Element
    """The element that the next block belongs to."""
    measure: Measure
    matter: list[Matter] = field(default_factory=list)
    notes: dict[str, Para] = field(default_factory=dict)
    part: str = ""

    @property
    def width(self) -> float:
        """Of the frame."""
        return self.page.frame_width

    def style(self, name: str) -> Style:
        return self.house.styles[name]

    def box(self, name: str) -> Box:
        return self.house.boxes[name]

    def text_width(self, text: str, style: Style) -> float:
        """Of `text` on one line in `style`."""
        return self.measure(text, style.family, face_style(bold=style.bold, italic=style.italic), style.size)

    def place(self, *matter: Matter) -> None:
        """Adds what has been set to the galley."""
        self.matter.extend(matter)

    @contextmanager
    def inside(self, element: Element) -> Iterator[Element]:
        """Sets what follows below `element`."""
        outer, self.parent = self.parent, element
        try:
            yield element
        finally:
            self.parent = outer

    def para(
        self,
        runs: Runs | str,
        style: str,
        element: Element | None = None,
        *,
        block: Block | None = None,
        id: str | None = None,  # noqa: A002
        origin: Position | None = None,
        keep_next: bool = False,
    ) -> Para:
        """A paragraph below the current element, and its notes after it in the structure."""
        made = Para(
            runs=(Words(runs),) if isinstance(runs, str) else runs,
            style=self.style(style),
            element=element or self.parent.add("P"),
            id=id or (block.id if block else None),
            origin=origin or (block.origin if block else None),
            keep_next=keep_next or self.style(style).keep_next,
            part=self.part,
        )
        self.set_notes(made.runs, made.element)
        return made

    def set_notes(self, runs: Runs, element: Element) -> None:
        """Sets the foot notes whose marks stand in `runs`, each right after what it annotates in the structure."""
        for run in runs:
            note = self.foot_notes.get(run.note) if isinstance(run, NoteReference) else None
            if note is not None and note.id not in self.notes:
                self.notes[note.id] = self.note(note, "note", self.after(element))

    def after(self, element: Element) -> Element:
        """The element below which something that belongs to `element` may stand: its nearest ancestor of blocks."""
        holder = element.parent
        while holder is not None and holder.tag in _HOLDS_NO_NOTE:
            holder = holder.parent
        return holder or self.parent

    def note(self, note: Note, style: str, parent: Element) -> Para:
        """A note with its number as label."""
        element = parent.add("Note", id=note.id)
        label = element.add("Lbl")
        return Para(
            runs=note.runs,
            style=self.style(style),
            element=element.add("P"),
            label=note.label,
            label_element=label,
            id=note.id,
            kind="note",
            part=self.part,
        )

    def grid(
        self,
        name: str,
        rows: Iterable[GridRow],
        columns: tuple[float, ...],
        *,
        element: Element | None = None,
        block: Block | None = None,
        is_data: bool = False,
        title: str = "",
        summary: str = "",
        keep_together: bool = False,
        keep_next: bool = False,
    ) -> Grid:
        """A grid in the box `name`; `columns` are shares of its width."""
        box = self.box(name)
        width, total = self.width - box.indent, sum(columns)
        return Grid(
            columns=tuple(width * share / total for share in columns),
            rows=tuple(rows),
            element=element,
            is_data=is_data,
            name=name,
            title=title,
            summary=summary,
            before=box.before,
            after=box.after,
            left=box.indent,
            keep_together=keep_together,
            keep_next=keep_next,
            id=block.id if block else None,
            origin=block.origin if block else None,
            part=self.part,
        )

    def boxed(self, name: str, cells: Iterable[Iterable[Para | Picture]]) -> GridRow:
        """One row that looks as the box `name` says: its outer edges around, its inner edge between the cells."""
        box, contents = self.box(name), [tuple(content) for content in cells]
        last = len(contents) - 1
        return GridRow(
            cells=tuple(
                Cell(
                    content=content,
                    fill=box.fill,
                    top=box.top,
                    bottom=box.bottom,
                    left=box.left if at == 0 else box.inner,
                    right=box.right if at == last else None,
                    padding=box.padding,
                )
                for at, content in enumerate(contents)
            )
        )

    def break_page(self) -> None:
        self.place(PageBreak(self.part))


def between_rows(box: Box, at: int, count: int) -> tuple[Edge | None, Edge | None]:
    """The upper and lower edge of row `at` of `count`: the box's own outside, its inner edge between rows."""
    return (box.top if at == 0 else None), (box.bottom if at == count - 1 else box.inner)


def spanned(row: GridRow, columns: int) -> GridRow:
    """`row` as wide as `columns`: its last cell takes the columns that it lacks."""
    missing = columns - len(row.cells)
    if missing <= 0:
        return row
    return replace(row, cells=(*row.cells[:-1], replace(row.cells[-1], span=1 + missing)))

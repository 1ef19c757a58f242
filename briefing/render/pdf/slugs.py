"""Slugs: what no page's end can cut. Which of them must stay together is decided here."""

from __future__ import annotations

from briefing.document.measure import Slug
from briefing.galley.matter import Grid, Para
from briefing.render.pdf.measure import SetGrid, SetPara

__all__ = ["Slug", "grid_slugs", "para_slugs"]


def para_slugs(para: Para, setting: SetPara, frame_height: float) -> tuple[Slug, ...]:
    """A paragraph's lines: none alone at a page's top or bottom, three never parted, nor those that stay with what
    follows: so does LibreOffice."""
    leading, count, notes = setting.style.leading, len(setting.lines), setting.notes
    keep_next = para.keep_next or setting.style.keep_next or (para.starts_list and para.list_length == 2)
    keep_lines = count <= 3 or ((setting.style.keep_lines or keep_next) and setting.height <= frame_height)
    return tuple(
        Slug(
            leading + (setting.top if at == 0 else 0.0),
            notes[at],
            not keep_next if at == count - 1 else not keep_lines and 1 <= at < count - 2,
        )
        for at in range(count)
    )


def grid_slugs(grid: Grid, setting: SetGrid, frame_height: float) -> tuple[Slug, ...]:
    """A grid's rows: its head never without a row below it."""
    rows, last = setting.rows, len(setting.rows) - 1
    together = grid.keep_together and sum(row.height for row in rows) <= frame_height
    return tuple(
        Slug(
            row.height,
            row.notes,
            not grid.keep_next if at == last else not (together or row.row.keep_next or at < setting.header_rows),
            max((cell.cell.bottom.width for cell in row.cells if cell.cell.bottom), default=0.0),
        )
        for at, row in enumerate(rows)
    )

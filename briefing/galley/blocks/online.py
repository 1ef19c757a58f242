"""Where the brief is published: a code beside the address and whom to ask."""

from __future__ import annotations

from briefing.document.blocks import Online
from briefing.galley.charts.codes import qr_code
from briefing.galley.matter import Cell, Grid, GridRow, Picture
from briefing.galley.setter import Setter

STYLE = "fact-value"
BEFORE = 4.0


def set_online(setter: Setter, online: Online) -> None:
    """The code in the margin column where the house has one that is wide enough, else at the text's left."""
    code = qr_code(online.url, setter.house.colours["text"])
    style = setter.style("small" if code is None else STYLE)
    paras = tuple(
        setter.para(runs, style.name, origin=online.origin) for runs in (online.contact, online.address) if runs
    )
    if code is None:
        setter.place(*paras)
        return
    picture = Picture(width=code.width, height=code.height, content=code, alt="", element=None, part=setter.part)
    column = max(setter.style("small").left, code.width)
    cells = Cell(content=(picture,)), Cell(content=paras, padding=(code.quiet, 0.0, 0.0, 0.0))
    setter.place(
        Grid(
            columns=(column, setter.width - column),
            rows=(GridRow(cells=cells, origin=online.origin),),
            name="online",
            before=BEFORE,
            after=style.after,
            keep_together=True,
            id=online.id,
            part=setter.part,
            origin=online.origin,
        )
    )

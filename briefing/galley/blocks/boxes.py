"""Blocks that stand apart from the run of the text: key figures, judgements, callouts, the key to the scale."""

from __future__ import annotations

from briefing.document.blocks import Callout, Judgement, KeyFigures, Listing, ScaleKey
from briefing.galley.blocks.gauges import GAUGE_HEIGHT, confidence_steps, likelihood_gauge
from briefing.galley.blocks.lists import check_list, list_paras
from briefing.galley.columns import fit_columns
from briefing.galley.matter import Cell, Grid, GridRow, Para, Picture
from briefing.galley.setter import ROUNDING, Setter, spanned
from briefing.values import replace

CONFIDENCE_SHARE = 0.15
"""Of a judgement's width."""
ABOVE_GROUNDS = 1.0
NARROWEST_FIGURE = 60.0
"""Points: a label below a number has at least so much."""


def set_key_figures(setter: Setter, figures: KeyFigures) -> None:
    """A strip of large numbers, one column each; a second row where they would not fit side by side."""
    with setter.inside(setter.parent.add("L", numbering="None")) as strip:
        cells = []
        for item in figures.items:
            with setter.inside(strip.add("LI").add("LBody")):
                number = setter.para(item.number, "figure-number", keep_next=True)
                cells.append((number, setter.para(item.label, "figure-label")))
    widths = _columns_of_figures(setter, figures)
    columns = len(widths)
    rows = [
        spanned(setter.boxed("key-figures", cells[start : start + columns]), columns)
        for start in range(0, len(cells), columns)
    ]
    setter.place(setter.grid("key-figures", rows, widths, block=figures, keep_together=True))


def _columns_of_figures(setter: Setter, figures: KeyFigures) -> tuple[float, ...]:
    """The widths of the columns: as few rows as hold all numbers, evenly filled; no number is wrapped, and only where
    one needs it is a column wider than its neighbours.
    """
    style, box = setter.style("figure-number"), setter.box("key-figures")
    gap, width = box.padding[1] + box.padding[3] + ROUNDING, setter.width - box.indent
    needs = [max(setter.text_width(item.number, style), NARROWEST_FIGURE) + gap for item in figures.items]
    for rows in range(1, len(needs) + 1):
        columns = -(-len(needs) // rows)
        least = [max(needs[at::columns]) for at in range(columns)]
        if sum(least) <= width:
            break
    return fit_columns(width, (1.0,) * columns, least)


def set_judgement(setter: Setter, judgement: Judgement) -> None:
    """How likely on one side, how sure on the other, what is judged between them (ICD 203: never in one sentence).

    What it rests on and what to watch stand in a row of their own below, so that it is read after all three.
    """
    box = setter.box("judgement")
    ratio = _judgement_columns(box.ratio)
    widths = [(setter.width - box.indent) * share / sum(ratio) for share in ratio]
    with setter.inside(setter.parent.add("Sect")):
        how_likely: list[Para | Picture] = [
            setter.para(judgement.term, "term", keep_next=True),
            setter.para(judgement.range, "range", keep_next=True),
            likelihood_gauge(setter.house, judgement.low, judgement.high, widths[0] - box.padding[1] - box.padding[3]),
        ]
        what: list[Para | Picture] = [setter.para(judgement.runs, "judgement")]
        how_sure: list[Para | Picture] = [
            confidence_steps(setter.house, judgement.confidence_level),
            setter.para(judgement.confidence, "confidence"),
        ]
        more = _grounds(setter, judgement)
    row = replace(setter.boxed("judgement", [how_likely, what, how_sure]), id=judgement.id, origin=judgement.origin)
    rows = [row]
    if more:
        rows = [_above(row), _below(setter.boxed("judgement", [(), more]))]
    grid = setter.grid("judgement", rows, ratio, block=judgement, keep_together=True)
    setter.place(replace(grid, id=None))


def _judgement_columns(ratio: tuple[float, ...]) -> tuple[float, ...]:
    """The shares of likelihood, judgement and confidence; a house that gives two leaves the third to us."""
    if len(ratio) == 3:
        return ratio
    first, second = ratio if len(ratio) == 2 else (1.0, 3.0)
    third = CONFIDENCE_SHARE * (first + second)
    return first, second - third, third


def _grounds(setter: Setter, judgement: Judgement) -> list[Para]:
    """What the judgement rests on, what to watch, and what would change it."""
    paras = []
    if judgement.basis:
        paras.append(setter.para(judgement.basis, "basis"))
    if judgement.indicators:
        paras.append(setter.para(judgement.indicators_title, "indicators-title", keep_next=True))
        paras.extend(check_list(setter, judgement.indicators, "indicator"))
    if judgement.would_change:
        paras.append(setter.para(judgement.would_change, "basis"))
    return paras


def _above(row: GridRow) -> GridRow:
    """`row` as the upper of two that are one box."""
    cells = tuple(
        replace(cell, bottom=None, padding=(cell.padding[0], cell.padding[1], ABOVE_GROUNDS, cell.padding[3]))
        for cell in row.cells
    )
    return replace(row, cells=cells, keep_next=True)


def _below(row: GridRow) -> GridRow:
    """`row` as the lower of two that are one box; its text runs to the box's right edge."""
    cells = tuple(replace(cell, top=None, padding=(0.0, *cell.padding[1:])) for cell in row.cells)
    return spanned(replace(row, cells=cells), 3)


def set_callout(setter: Setter, callout: Callout) -> None:
    """A box with its title above its text, or beside it where the house gives the box two columns."""
    name = "callout" if callout.kind == "plain" else callout.kind
    with setter.inside(setter.parent.add("Sect")) as section:
        title = setter.para(callout.title, "callout-title", section.add("H2"), block=callout, keep_next=True)
        title = replace(title, kind="heading", level=1, listed=True)
        text: list[Para] = []
        for block in callout.blocks:
            if isinstance(block, Listing):
                text.extend(list_paras(setter, block, "callout-point"))
            else:
                text.append(setter.para(block.runs, "callout-text", block=block))
    ratio = setter.box(name).ratio
    row = setter.boxed(name, [(title,), text] if ratio else [(title, *text)])
    setter.place(_callout_grid(setter, name, row, ratio or (1.0,)))


def _callout_grid(setter: Setter, name: str, row: GridRow, ratio: tuple[float, ...]) -> Grid:
    return setter.grid(name, [row], ratio, keep_together=True)


def set_scale_key(setter: Setter, key: ScaleKey) -> None:
    """The rungs of the scale side by side, least likely first, each with the gauge that its judgements show."""
    box, columns = setter.box("scale-key"), _rung_columns(setter, key)
    with setter.inside(setter.parent.add("Sect")):
        setter.place(setter.para(key.title, "exhibit-title", block=key, keep_next=True))
        with setter.inside(setter.parent.add("L", numbering="None")) as strip:
            cells = []
            for rung, column in zip(key.rungs, columns, strict=True):
                room = max(column - box.padding[1] - box.padding[3], GAUGE_HEIGHT)
                with setter.inside(strip.add("LI").add("LBody")):
                    gauge = likelihood_gauge(setter.house, rung.low, rung.high, room)
                    term = setter.para(rung.term, "rung-term", keep_next=True)
                    cells.append((gauge, term, setter.para(rung.range, "rung-range")))
        rows, after = [setter.boxed("scale-key", cells)], box.after
        if key.source:
            source = setter.para(key.source, "source-line")
            # In a row of its own, for LibreOffice parts a table of one row from what should stay with it.
            above = max(after, source.style.before)
            rows.append(GridRow(cells=(Cell(content=(source,), span=len(cells), padding=(above, 0.0, 0.0, 0.0)),)))
            after = source.style.after
        grid = setter.grid("scale-key", rows, columns, keep_together=True)
        setter.place(replace(grid, after=after))


def _rung_columns(setter: Setter, key: ScaleKey) -> tuple[float, ...]:
    """The widths of the rungs: as good as equal, but no word is cut."""
    box, term, span = setter.box("scale-key"), setter.style("rung-term"), setter.style("rung-range")
    least = []
    for rung in key.rungs:
        words = [(word, style) for text, style in ((rung.term, term), (rung.range, span)) for word in text.split(" ")]
        widest = max(setter.text_width(word, style) for word, style in words)
        least.append(widest + box.padding[1] + box.padding[3] + ROUNDING)
    return fit_columns(setter.width - box.indent, [1.0] * len(least), least)

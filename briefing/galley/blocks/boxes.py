"""Blocks that stand apart from the run of the text: key figures, judgements, callouts, the key to the scale."""

from __future__ import annotations

from dataclasses import replace

from briefing.document.blocks import Callout, Judgement, KeyFigures, Listing, ScaleKey
from briefing.galley.blocks.gauges import likelihood_gauge
from briefing.galley.blocks.lists import check_list, list_paras
from briefing.galley.matter import Grid, GridRow, Para, Picture
from briefing.galley.setter import Setter, spanned


def set_key_figures(setter: Setter, figures: KeyFigures) -> None:
    """A strip of large numbers, one column each; a second row where a number would not fit its column's width."""
    with setter.inside(setter.parent.add("L", numbering="None")) as strip:
        cells = []
        for item in figures.items:
            with setter.inside(strip.add("LI").add("LBody")):
                number = setter.para(item.number, "figure-number", keep_next=True)
                cells.append((number, setter.para(item.label, "figure-label")))
    columns = _columns_of_figures(setter, figures)
    rows = [
        spanned(setter.boxed("key-figures", cells[start : start + columns]), columns)
        for start in range(0, len(cells), columns)
    ]
    setter.place(setter.grid("key-figures", rows, (1.0,) * columns, block=figures, keep_together=True))


def _columns_of_figures(setter: Setter, figures: KeyFigures) -> int:
    """How many numbers stand side by side: as many as fit, spread evenly over the rows."""
    style, box = setter.style("figure-number"), setter.box("key-figures")
    widest = max(setter.text_width(item.number, style) for item in figures.items)
    room = (setter.width - box.indent) / (widest + box.padding[1] + box.padding[3])
    at_most = max(1, min(len(figures.items), int(room)))
    rows = -(-len(figures.items) // at_most)
    return -(-len(figures.items) // rows)


def set_judgement(setter: Setter, judgement: Judgement) -> None:
    """Likelihood and confidence on one side, what is judged on the other (ICD 203: never in one sentence)."""
    box = setter.box("judgement")
    ratio = box.ratio or (1.0, 3.0)
    margin_width = (setter.width - box.indent) * ratio[0] / sum(ratio) - box.padding[1] - box.padding[3]
    with setter.inside(setter.parent.add("Sect")):
        how_sure: list[Para | Picture] = [
            setter.para(judgement.term, "term", keep_next=True),
            setter.para(judgement.range, "range", keep_next=True),
            likelihood_gauge(setter.house, judgement.low, judgement.high, margin_width),
            setter.para(judgement.confidence, "confidence"),
        ]
        what = [setter.para(judgement.runs, "judgement")]
        if judgement.basis:
            what.append(setter.para(judgement.basis, "basis"))
        if judgement.indicators:
            what.append(setter.para(judgement.indicators_title, "indicators-title", keep_next=True))
            what.extend(check_list(setter, judgement.indicators, "indicator"))
        if judgement.would_change:
            what.append(setter.para(judgement.would_change, "basis"))
    row = replace(setter.boxed("judgement", [how_sure, what]), id=judgement.id, origin=judgement.origin)
    setter.place(replace(setter.grid("judgement", [row], ratio, block=judgement), id=None))


def set_callout(setter: Setter, callout: Callout) -> None:
    """A box with its title above its text, or beside it where the house gives the box two columns."""
    name = "callout" if callout.kind == "plain" else callout.kind
    with setter.inside(setter.parent.add("Sect")) as section:
        title = setter.para(callout.title, "callout-title", section.add("H2"), block=callout, keep_next=True)
        title = replace(title, kind="heading", level=1, listed=False)
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
    """The rungs of the scale side by side, least likely first."""
    with setter.inside(setter.parent.add("Sect")):
        setter.place(setter.para(key.title, "exhibit-title", block=key, keep_next=True))
        with setter.inside(setter.parent.add("L", numbering="None")) as strip:
            cells = []
            for rung in key.rungs:
                with setter.inside(strip.add("LI").add("LBody")):
                    term = setter.para(rung.term, "rung-term", keep_next=True)
                    cells.append((term, setter.para(rung.range, "rung-range")))
        row = setter.boxed("scale-key", cells)
        columns = (1.0,) * len(cells)
        setter.place(setter.grid("scale-key", [row], columns, keep_together=True, keep_next=bool(key.source)))
        if key.source:
            setter.place(setter.para(key.source, "source-line"))

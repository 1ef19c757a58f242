"""What stands above and below an exhibit or table: its number, the finding as its title, its source."""

from __future__ import annotations

from typing import Literal

from briefing.document.blocks import Block
from briefing.document.runs import Runs
from briefing.galley.setter import Setter
from briefing.galley.structure import Element
from briefing.values import replace


def set_caption(
    setter: Setter,
    label: str,
    title: Runs,
    sequence: Literal["exhibit", "table", ""],
    parent: Element,
    block: Block,
) -> None:
    """The label and the title, kept with what they name (ISO 14289-1, 7.3). They stand beside a figure, for a figure
    with an alternative text is not read further."""
    with setter.inside(parent.add("Caption")):
        if label:
            number = label.rsplit("\u00a0", 1)[-1].rsplit(" ", 1)[-1]
            para = setter.para(label, "exhibit-label", keep_next=True)
            setter.place(replace(para, kind="caption", sequence=sequence, sequence_number=number, numbers=block.id))
        if title:
            para = setter.para(title, "exhibit-title", origin=block.origin, keep_next=True)
            setter.place(replace(para, kind="caption"))


def set_source(setter: Setter, source: Runs) -> None:
    """The source line below."""
    if source:
        setter.place(setter.para(source, "source-line"))


def room_below(setter: Setter, source: Runs, after: float) -> float:
    """What stays free below an exhibit or table: `after` above its source line; what stands below that, where it has
    none, so that the next one's title is nearer to its own exhibit than to this.
    """
    return after if source else max(after, setter.style("source-line").after)

"""Quotations set apart: an indented block, and below it who said so."""

from __future__ import annotations

from briefing.diagnostics import Position
from briefing.document.blocks import Quotation
from briefing.galley.matter import Para
from briefing.galley.setter import Setter
from briefing.galley.structure import Element


def quotation_paras(
    setter: Setter, quotation: Quotation, parent: Element, origin: Position | None
) -> tuple[Para, Para]:
    """The words and who said them, one element below `parent`; they stay together, and with what stands above them."""
    with setter.inside(parent.add("BlockQuote")):
        words = setter.para(quotation.runs, "quote", origin=origin, keep_next=True)
        return words, setter.para(quotation.by, "quote-by", origin=origin)

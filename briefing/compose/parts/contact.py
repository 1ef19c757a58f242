"""Whom to ask."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.compose.composition import Composition
from briefing.compose.runs import merged, words
from briefing.document.blocks import AnyBlock, Paragraph
from briefing.document.runs import Words


def contact(composition: Composition) -> Iterator[AnyBlock]:
    text = composition.release.contact
    if text:
        label = Words(composition.wording.parts["contact"] + composition.wording.label_mark, strong=True)
        runs = merged((label, *words(" "), *composition.text(text)))
        yield Paragraph(id="part-contact", part="contact", origin=text.position, runs=runs, role="contact")

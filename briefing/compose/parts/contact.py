"""Whom to ask, and where the brief is published."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.compose.composition import Composition
from briefing.compose.runs import merged, words
from briefing.compose.styles.elements import address
from briefing.document.blocks import AnyBlock, Online, Paragraph
from briefing.document.runs import Runs, Words


def contact(composition: Composition) -> Iterator[AnyBlock]:
    text, url = composition.release.contact, composition.brief.url
    runs: Runs = ()
    if text:
        label = Words(composition.wording.parts["contact"] + composition.wording.label_mark, strong=True)
        runs = merged((label, *words(" "), *composition.contact(text)))
    origin = text.position if text else composition.brief.title.position
    if url:
        yield Online(id="part-contact", part="contact", origin=origin, url=url, address=address(url), contact=runs)
    elif runs:
        yield Paragraph(id="part-contact", part="contact", origin=origin, runs=runs, role="contact")

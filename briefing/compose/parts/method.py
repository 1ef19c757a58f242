"""How the brief was made: what it rests on, and what it does not know."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.compose.composition import Composition
from briefing.document.blocks import AnyBlock, Paragraph


def method(composition: Composition) -> Iterator[AnyBlock]:
    text = composition.release.method
    if text:
        yield composition.part_heading("method")
        yield Paragraph(part="method", origin=text.position, runs=composition.text(text), role="method")

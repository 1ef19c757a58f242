"""The two boxes: the bottom line, and what is asked of the reader."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.compose.composition import Composition
from briefing.compose.runs import words
from briefing.document.blocks import AnyBlock, Callout, Paragraph


def bottom_line(composition: Composition) -> Iterator[AnyBlock]:
    text = composition.brief.bottom_line
    if text:
        said = Paragraph(part="bottom-line", origin=text.position, runs=composition.text(text), role="bottom-line")
        yield Callout(
            id="part-bottom-line",
            origin=text.position,
            part="bottom-line",
            title=words(composition.wording.parts["bottom-line"]),
            blocks=(said,),
            kind="bottom-line",
        )


def ask(composition: Composition) -> Iterator[AnyBlock]:
    text = composition.release.ask
    if text:
        said = Paragraph(part="ask", origin=text.position, runs=composition.text(text), role="ask")
        yield Callout(
            id="part-ask",
            origin=text.position,
            part="ask",
            title=words(composition.wording.parts["ask"]),
            blocks=(said,),
            kind="ask",
        )

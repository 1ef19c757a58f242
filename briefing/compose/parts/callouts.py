"""The two boxes: the bottom line, and what is asked of the reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from briefing.compose.composition import Composition
from briefing.compose.runs import words
from briefing.document.blocks import AnyBlock, Callout, Paragraph
from briefing.model.text import Text


def bottom_line(composition: Composition) -> Iterator[AnyBlock]:
    return _box(composition, "bottom-line", composition.brief.bottom_line)


def ask(composition: Composition) -> Iterator[AnyBlock]:
    return _box(composition, "ask", composition.release.ask)


def _box(composition: Composition, part: Literal["bottom-line", "ask"], text: Text | None) -> Iterator[AnyBlock]:
    if text:
        said = Paragraph(part=part, origin=text.position, runs=composition.text(text), role=part)
        yield Callout(
            id=f"part-{part}",
            origin=text.position,
            part=part,
            title=words(composition.wording.parts[part]),
            blocks=(said,),
            kind=part,
        )

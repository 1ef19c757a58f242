"""A plain house for tests: every style and box that a house must have, in round numbers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefing.house import (
    BOX_NAMES,
    COLOUR_NAMES,
    STYLE_NAMES,
    Box,
    Edge,
    Family,
    House,
    PageFurniture,
    PageSetup,
    Style,
)

STYLE = Style("body", "text", 10.0, 12.0, "Body Text")
PAGE = PageSetup(width=420.0, height=600.0, top=60.0, bottom=60.0, left=60.0, right=60.0)


def plain_house(**changes: object) -> House:
    """A house with a frame of 300 by 480 points; `changes` replace its values."""
    house = House(
        name="plain",
        folder=Path("plain"),
        citation="notes",
        families={"text": Family("Plain")},
        colours=dict.fromkeys(COLOUR_NAMES, "#000000"),
        styles={name: replace(STYLE, name=name, word=name.title()) for name in STYLE_NAMES},
        boxes={name: Box(padding=(2.0, 4.0, 2.0, 4.0), inner=Edge(0.5, "#000000")) for name in BOX_NAMES},
        papers={"a4": PAGE, "letter": PAGE},
        first=PageFurniture(),
        rest=PageFurniture(),
        word_template=Path("plain/brief.docx"),
        chart_height=120.0,
    )
    return replace(house, **changes)  # type: ignore[arg-type]


def half_an_em(text: str, _family: str, _face: str, size: float) -> float:
    """A measure in which every letter is half as wide as the type is high."""
    return len(text) * size / 2

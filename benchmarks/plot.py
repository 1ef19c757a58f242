"""A plot of medians with their spread, as SVG, drawn by hand: one bar a line."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from benchmarks.measured import Runs

LABEL, BAR, LINE, ROOM = 250, 420, 26, 90
OURS, OTHERS = "#1d3557", "#9aa5b1"


def bars(title: str, rows: Sequence[Runs]) -> str:
    """`rows` from top to bottom; ours, which begin with `briefing`, are dark."""
    most = max((row.spread[1] for row in rows), default=1.0)
    height = LINE * len(rows) + 40
    width = LABEL + BAR + ROOM
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
        f"<title>{escape(title)}</title>",
        "<style>text { font: 12px sans-serif }</style>",
        f'<rect width="{width}" height="{height}" fill="white"/>',
        f'<text x="8" y="20" font-weight="bold">{escape(title)}</text>',
    ]
    for at, row in enumerate(rows):
        y = 34 + at * LINE
        low, high = (LABEL + BAR * value / most for value in row.spread)
        length = BAR * row.wall / most
        colour = OURS if row.name.startswith("briefing") else OTHERS
        middle = y + 8
        drawn += [
            f'<text x="{LABEL - 8}" y="{y + 12}" text-anchor="end">{escape(row.name)}</text>',
            f'<rect x="{LABEL}" y="{y}" width="{length:.1f}" height="16" fill="{colour}"/>',
            f'<path d="M{low:.1f} {middle}H{high:.1f}M{low:.1f} {y + 4}v8M{high:.1f} {y + 4}v8" stroke="#e07a00"/>',
            f'<text x="{max(high, LABEL + length) + 6:.1f}" y="{y + 12}">{row.wall:.2f} s</text>',
        ]
    return "\n".join([*drawn, "</svg>", ""])

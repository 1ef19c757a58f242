"""Plots as SVG, drawn by hand: medians with their spread, one bar a line; and how something grows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


SIDE, HIGH, MARGIN = 520, 260, 56


def growth(title: str, across: str, found: Sequence[tuple[float, float]]) -> str:
    """Seconds, upwards, against numbers of what is named `across`; both axes begin at nothing, so that what grows in
    proportion is a straight line through the corner."""
    widest, highest = max(x for x, _ in found), max(y for _, y in found)

    def place(x: float, y: float) -> tuple[float, float]:
        return MARGIN + (SIDE - MARGIN - 30) * x / widest, HIGH - 36 - (HIGH - 36 - 40) * y / highest

    left, foot = place(0, 0)
    line = "L".join(f"{x:.1f} {y:.1f}" for x, y in (place(*each) for each in found))
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {HIGH}" role="img">',
        f"<title>{escape(title)}</title>",
        "<style>text { font: 12px sans-serif }</style>",
        f'<rect width="{SIDE}" height="{HIGH}" fill="white"/>',
        f'<text x="8" y="20" font-weight="bold">{escape(title)}</text>',
        f'<path d="M{left} 36V{foot}H{SIDE - 20}" fill="none" stroke="{OTHERS}"/>',
        f'<path d="M{line}" fill="none" stroke="{OURS}" stroke-width="2"/>',
        f'<text x="{SIDE - 20}" y="{HIGH - 4}" text-anchor="end">{escape(across)}</text>',
    ]
    for x, y in found:
        at, up = place(x, y)
        drawn.append(f'<circle cx="{at:.1f}" cy="{up:.1f}" r="3" fill="{OURS}"/>')
        drawn.append(f'<text x="{at:.1f}" y="{up - 8:.1f}" text-anchor="middle">{y:.2f} s</text>')
        if x >= widest / 12:
            drawn.append(f'<text x="{at:.1f}" y="{foot + 16:.1f}" text-anchor="middle">{x:g}</text>')
    return "\n".join([*drawn, "</svg>", ""])


def compared(title: str, across: str, rows: Mapping[str, Sequence[tuple[float, float]]]) -> str:
    """The same for several things, one line for each name; ours, which begin with `briefing`, are dark."""
    side = SIDE + 180
    widest = max(x for found in rows.values() for x, _ in found)
    highest = max(y for found in rows.values() for _, y in found)

    def place(x: float, y: float) -> tuple[float, float]:
        return MARGIN + (SIDE - MARGIN - 30) * x / widest, HIGH - 36 - (HIGH - 36 - 40) * y / highest

    left, foot = place(0, 0)
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {HIGH}" role="img">',
        f"<title>{escape(title)}</title>",
        "<style>text { font: 12px sans-serif }</style>",
        f'<rect width="{side}" height="{HIGH}" fill="white"/>',
        f'<text x="8" y="20" font-weight="bold">{escape(title)}</text>',
        f'<path d="M{left} 36V{foot}H{SIDE - 20}" fill="none" stroke="{OTHERS}"/>',
        f'<text x="{SIDE - 20}" y="{HIGH - 4}" text-anchor="end">{escape(across)}</text>',
        f'<text x="{left - 6:.1f}" y="44" text-anchor="end">{highest:.1f} s</text>',
    ]
    drawn += [
        f'<text x="{place(x, 0)[0]:.1f}" y="{foot + 16:.1f}" text-anchor="middle">{x:g}</text>'
        for x in sorted({x for found in rows.values() for x, _ in found})
    ]
    for name, found in rows.items():
        colour = OURS if name.startswith("briefing") else OTHERS
        line = "L".join(f"{x:.1f} {y:.1f}" for x, y in (place(*each) for each in found))
        drawn.append(f'<path d="M{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        at, up = place(*found[-1])
        drawn.append(f'<text x="{at + 8:.1f}" y="{up + 4:.1f}">{escape(name)}</text>')
    return "\n".join([*drawn, "</svg>", ""])

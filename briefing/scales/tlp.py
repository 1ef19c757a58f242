"""Traffic Light Protocol 2.0, FIRST, August 2022 (first.org/tlp)."""

from __future__ import annotations

from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class TlpLabel:
    text: str
    """Never translated, never with a space."""
    colour: str
    """Of the letters; the box behind them is always #000000."""
    rank: int
    """0 is open to everyone; the higher, the narrower the audience."""


TLP = {
    label.text: label
    for label in (
        TlpLabel("TLP:CLEAR", "#FFFFFF", 0),
        TlpLabel("TLP:GREEN", "#33FF00", 1),
        TlpLabel("TLP:AMBER", "#FFC000", 2),
        TlpLabel("TLP:AMBER+STRICT", "#FFC000", 3),
        TlpLabel("TLP:RED", "#FF2B2B", 4),
    )
}

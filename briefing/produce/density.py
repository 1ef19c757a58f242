"""How many words a height of running text holds."""

from __future__ import annotations

from briefing.document.runs import plain
from briefing.galley.laid import LaidPara
from briefing.galley.matter import Galley
from briefing.render.pdf import Typesetter

FEWEST_LINES = 2
"""Of a paragraph that counts: what is shorter, as labels and titles are, says little of how text runs."""

EMS_A_WORD = 2.8
"""Of a word with its space, and with what is left free at the ends of lines and paragraphs."""


def words_a_point(galley: Galley, typesetter: Typesetter) -> float | None:
    """Words in a point of height, the spaces between paragraphs included, in the paragraphs that `galley` sets across
    its pages. Notes and lists of works are smaller, and left out. Where no paragraph runs over a line, words are taken
    to be as wide as they mostly are; None for a house without body text.
    """
    from briefing.render.pdf.laid import lay_out

    body = galley.house.styles.get("body")
    words, height = 0, 0.0
    for piece in lay_out(galley, typesetter).matter:
        if isinstance(piece, LaidPara) and piece.para.kind in ("text", "list") and len(piece.lines) >= FEWEST_LINES:
            style = piece.para.style
            if body is None or style.size >= body.size:
                words += len(plain(piece.para.runs).split())
                height += len(piece.lines) * style.leading + max(style.before, style.after)
    if height:
        return words / height
    return galley.page.frame_width / (EMS_A_WORD * body.size * body.leading) if body else None

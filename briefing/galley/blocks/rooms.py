"""How much of a page's frame is left for what stands between a title and a source that it is kept with."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document.runs import NoteReference, Runs, plain
from briefing.galley.charts.wrapping import wrapped
from briefing.galley.matter import NOTE_SPACE, Matter, Para
from briefing.galley.setter import Setter
from briefing.house import Style

NARROWER = 0.96
"""Lines are counted at this share of their width, for they are broken by a finer rule than here."""
ROUNDING = 4.0
"""Points that stay free: two programs do not round alike."""


def room_beside(setter: Setter, above: Sequence[Matter], below: Runs, style: str) -> float:
    """The height that is left in a frame by those paragraphs of `above` that are kept with what follows, by `below` in
    `style`, and by the notes at the foot of both.
    """
    texts = [(below, setter.style(style))] if below else []
    for matter in reversed(above):
        if not isinstance(matter, Para) or not (matter.keep_next or matter.kind == "heading"):
            break
        texts.append((matter.runs, matter.style))
    marks = dict.fromkeys(run.note for runs, _ in texts for run in runs if isinstance(run, NoteReference))
    notes = [(setter.foot_notes[name].runs, setter.style("note")) for name in marks if name in setter.foot_notes]
    taken = sum(_height(setter, *text) for text in (*texts, *notes)) + (NOTE_SPACE if notes else 0.0)
    return setter.page.frame_height - taken - ROUNDING


def _height(setter: Setter, runs: Runs, style: Style) -> float:
    """About how much a paragraph takes, with the space around it: rather more than less."""
    width = (setter.width - style.left - style.right) * NARROWER
    lines = len(wrapped(plain(runs), lambda words: setter.text_width(words, style) <= width))
    above = style.rule_above.width + style.rule_gap if style.rule_above else 0.0
    return style.before + above + lines * style.leading + style.after

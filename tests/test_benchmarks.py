"""The peers that the program is measured against do what they are said to do."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.plain_reportlab import draw_plain, register_faces
from benchmarks.tagged_pdf import set_edition
from briefing.document.runs import NoteReference, Runs
from briefing.document.walk import stretches
from briefing.render.pdf.inside import words_inside


def test_the_plain_document_says_what_ours_says(root: Path) -> None:
    galley, typesetter = set_edition(root / "data" / "brief.yaml", "four-page")
    register_faces(typesetter.shaper.faces)
    said = _letters(" ".join(words_inside(draw_plain(galley))))
    missing = [text for runs in stretches(galley.document) if (text := _letters(_marked(runs))) not in said]
    assert missing == []


def _marked(runs: Runs) -> str:
    """The words of `runs` with the labels of their note marks."""
    return "".join(run.label if isinstance(run, NoteReference) else run.text for run in runs)


def _letters(text: str) -> str:
    """`text` without white space and the break points that only layout sets."""
    return re.sub(r"[\s\u00ad\u2060\u200b]+", "", text)

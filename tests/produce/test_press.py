"""What an edition that is ready to be drawn tells of itself."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from briefing.compose.selection import Selection
from briefing.document.blocks import Note, Paragraph
from briefing.document.document import Document, Furniture, Properties
from briefing.document.measure import Fit
from briefing.document.runs import NoteReference, Words
from briefing.produce.press import Printed

DOCUMENT = Document(
    properties=Properties("T", "en-GB", datetime(2024, 11, 5)),
    furniture=Furniture("T", "Brief", "As of", "Final", "Page {page} of {pages}"),
    blocks=(
        Paragraph(runs=(Words("Ten words stand here,"), NoteReference("n1", "1"), Words(" no more and no less."))),
    ),
    notes=(Note("n1", "1", (Words("A source."),)),),
    note_placement="foot",
)


def fit(pages: int, fill: float) -> Fit:
    return Fit(pages, 2, fill, 0.0, 12.0, frame=600.0)


def printed(plain: Fit, spread: Fit) -> Printed:
    proof: Any = SimpleNamespace(fit=spread)
    return Printed(DOCUMENT, proof, (), Selection({}), plain)


def test_the_words_of_the_notes_count_and_their_marks_do_not() -> None:
    assert printed(fit(2, 1.0), fit(2, 1.0)).words == 4 + 5 + 2


@pytest.mark.parametrize("spread", [fit(2, 0.95), fit(2, 1.0)])
def test_nothing_is_missing_on_pages_that_are_full(spread: Fit) -> None:
    assert printed(fit(2, 0.95), spread).words_missing == 0


def test_spaces_that_fill_an_open_page_are_no_words() -> None:
    assert printed(fit(2, 0.80), fit(2, 1.0)).words_missing == round((0.92 - 0.8) * 600 * 11 / (1.8 * 600))


def test_what_is_missing_is_told_in_words_as_they_stand_on_the_pages() -> None:
    open_page = fit(1, 0.5)
    assert printed(open_page, open_page).words_missing == round((1.0 + 0.92 - 0.5) * 600 * 11 / 300)

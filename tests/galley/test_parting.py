from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.document import blocks as b
from briefing.document.runs import Words, plain
from briefing.galley.matter import Grid, Para
from briefing.galley.parting import SOFT_HYPHEN, with_soft_hyphens
from briefing.galley.setting import set_galley
from briefing.render.pdf.typesetter import Typesetter
from tests.galley.house import half_an_em, plain_house
from tests.galley.shipped import HOUSES, shipped_house, shipped_measure
from tests.galley.test_setting import document, words


def marked(text: str, most: int) -> str:
    """`text` with a bar for each place where it may be parted, on lines of `most` letters."""
    return with_soft_hyphens(text, lambda said: len(said) <= most).replace(SOFT_HYPHEN, "|")


@pytest.mark.parametrize(
    ("text", "most", "parted"),
    [
        ("Bewertung der Lage", 9, "Bewertung der Lage"),
        ("Bewertung der Lage", 8, "Be|wer|tung der Lage"),
        ("since BRIEF-2024-10", 13, "since BRIEF-2024-10"),
        ("since BRIEF-2024-10", 9, "since BRIEF-|2024-10"),
        ("since BRIEF-2024-10", 6, "since BRIEF-|2024-|10"),
        ("(Donaudampfschifffahrt\u00a02024)", 14, "(Do|nau|dampf|schiff|fahrt\u00a02024)"),
        ("1234567890", 4, "1234567890"),
        ("Президентського", 8, "Пре|зи|дентсь|ко|го"),
        ("https://example.org/gerechtigkeit", 8, "https://example.org/gerechtigkeit"),
    ],
)
def test_a_word_is_parted_only_where_it_does_not_fit(text: str, most: int, parted: str) -> None:
    assert marked(text, most) == parted


@given(st.text("ABab19-.(/ "), st.integers(1, 12))
def test_no_number_is_parted_and_no_letter_lost(text: str, most: int) -> None:
    made = marked(text, most)
    assert made.replace("|", "") == text
    assert not re.search(r"\d\|\d", made)


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_number_in_the_title_of_a_box_stands_whole(house: str, paper: str) -> None:
    box = b.Callout(title=words("What has changed since BRIEF-2024-10"), blocks=(), kind="changes")
    made = set_galley(document(box), shipped_house(house), paper, shipped_measure(house))  # type: ignore[arg-type]
    (grid,) = [piece for piece in made.matter if isinstance(piece, Grid)]
    lines = [
        "".join(segment.piece.text[segment.first : segment.last] for segment in line.segments)
        for row in Typesetter(shipped_house(house)).grid(grid, 600.0).rows
        for cell in row.cells
        for item in cell.items
        if item.setting is not None
        for line in item.setting.lines
    ]
    assert "".join(lines).replace("\u2011", "-").endswith("since BRIEF-2024-10")
    assert all(not before[-1].isdigit() or not after[0].isdigit() for before, after in pairwise(lines))


def test_what_fits_is_left_as_it_is() -> None:
    made = set_galley(document(b.Paragraph(runs=words("Gerechtigkeit"))), plain_house(), "a4", half_an_em)
    assert [plain(para.runs) for para in made.matter if isinstance(para, Para)] == ["Gerechtigkeit"]


def test_a_word_wider_than_the_frame_is_parted_too() -> None:
    made = set_galley(document(b.Paragraph(runs=(Words("Gerechtigkeit" * 9),))), plain_house(), "a4", half_an_em)
    (para,) = (para for para in made.matter if isinstance(para, Para))
    assert SOFT_HYPHEN in plain(para.runs)

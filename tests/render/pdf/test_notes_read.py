"""Notes at the foot of pages come back whole: every word of each, from the structure and from three other readers."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pdfminer.high_level import extract_text
from pdfminer.layout import LAParams

from briefing.document.document import Document
from briefing.document.runs import plain
from briefing.load.brief import parse_brief
from briefing.produce.press import open_press
from briefing.produce.reading import read
from briefing.render.pdf import render_pdf
from tests.invented import Seeded, invent
from tests.render.pdf.drawn import opened
from tests.render.pdf.reading import words_of_marks
from tests.render.pdf.structure_check import kids, tag, walk
from tests.render.pdf.test_draw import readings

DATA = Path(__file__).parent.parent.parent.parent / "data"
BRIEFS = ("brief.yaml", "examples/black-sea-grain.yaml", "invented")


@pytest.fixture(params=BRIEFS, scope="module")
def report(request: pytest.FixtureRequest) -> tuple[Document, bytes]:
    """The report of a brief, in the house that notes at the foot."""
    found = read(DATA / ("brief.yaml" if request.param == "invented" else request.param))
    brief = found.brief
    if request.param == "invented":
        brief, _ = parse_brief(invent(Seeded(5), points=24, language="en-GB").encode(), Path("brief.yaml"))
    assert brief is not None
    press = open_press(brief, found.editions, house="policy")
    (edition,) = (each for each in found.editions if each.id == "report")
    made = press.print_edition(edition)
    return made.document, render_pdf(made.proof.galley, made.proof.typesetter)


def letters(text: str) -> str:
    """`text` without white space and the break points that only layout sets."""
    return re.sub(r"[\s\u00ad\u2060\u200b]+", "", text)


def notes_read(pdf: pikepdf.Pdf) -> dict[str, tuple[str, int]]:
    """What each note of the structure says, and on how many pages it stands, by its id."""
    words = words_of_marks(pdf)

    def marks(element: pikepdf.Object) -> list[tuple[tuple[int, int], int]]:
        found: list[tuple[tuple[int, int], int]] = []
        for kid in kids(element):
            if isinstance(kid, int):
                found.append((element.Pg.objgen, kid))
            elif "/S" in kid:
                found += marks(kid)
            elif "/MCID" in kid:
                found.append((kid.Pg.objgen, int(kid.MCID)))
        return found

    every = {str(each.ID): marks(each) for each in walk(pdf.Root.StructTreeRoot) if tag(each) == "Note"}
    return {name: ("".join(words[mark] for mark in own), len({page for page, _ in own})) for name, own in every.items()}


def test_each_note_is_read_aloud_whole_and_in_order(report: tuple[Document, bytes]) -> None:
    document, data = report
    with opened(data) as pdf:
        found = notes_read(pdf)
    assert len(document.notes) > 10
    assert list(found) == [note.id for note in document.notes]
    said = {name: letters(text) for name, (text, _) in found.items()}
    assert said == {note.id: letters(f"{note.label}{plain(note.runs)}") for note in document.notes}


def test_other_readers_find_each_note_whole(report: tuple[Document, bytes], tmp_path: Path, poppler: str) -> None:
    """Those that go on at the foot of the next page have its words between them."""
    document, data = report
    with opened(data) as pdf:
        parted = {name for name, (_, pages) in notes_read(pdf).items() if pages > 1}
    wanted = [letters(plain(note.runs)) for note in document.notes if note.id not in parted]
    assert len(wanted) > 10
    by_pypdf, _, by_poppler = readings(data, tmp_path, poppler)
    # By its own rules pdfminer guesses columns where a note's number hangs beside its lines; here it reads downwards.
    by_pdfminer = extract_text(BytesIO(data), laparams=LAParams(boxes_flow=None))
    for text in (by_pypdf, by_pdfminer, by_poppler):
        heard = letters(text)
        assert [said for said in wanted if said not in heard] == []

"""PDF and Word say the same: the same words in the same order, for every edition, house and shipped brief.

Each file is read back from its bytes, the PDF in the order of its structure, the Word file in the order of its XML, and
both are held against the Document that they were drawn from.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest

from briefing.document.document import Document
from briefing.document.runs import Words, plain
from briefing.document.walk import stretches
from briefing.produce.press import open_press
from briefing.produce.reading import read
from briefing.produce.renderers import RENDERERS
from tests import reading_docx
from tests.render.pdf.reading import read_aloud

ROOT = Path(__file__).parent.parent
BRIEFS = [ROOT / "data" / "brief.yaml", *sorted((ROOT / "data" / "examples").glob("*.yaml"))]
EDITIONS = ("one-page", "two-page", "four-page", "report")


class Both(NamedTuple):
    document: Document
    pdf: Path
    docx: Path


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str, str], Both]:
    """An edition of a brief in a house, in both formats."""
    folder = tmp_path_factory.mktemp("both")

    @cache
    def press(path: Path, house: str):  # type: ignore[no-untyped-def]
        found = read(path)
        assert found.brief is not None
        return open_press(found.brief, found.editions, house=house), found.editions

    @cache
    def make(path: Path, house: str, name: str) -> Both:
        opened, editions = press(path, house)
        printed = opened.print_edition(next(edition for edition in editions if edition.id == name))
        stem = folder / f"{path.stem}-{house}-{name}"
        files = {form: stem.with_suffix(f".{form}") for form in RENDERERS}
        for form, draw in RENDERERS.items():
            files[form].write_bytes(draw(printed.proof))
        return Both(printed.document, files["pdf"], files["docx"])

    return make


@pytest.fixture(params=BRIEFS, ids=lambda path: path.stem)
def brief(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture(params=["policy", "memo"])
def house(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=EDITIONS)
def made(request: pytest.FixtureRequest, brief: Path, house: str, both: Callable[[Path, str, str], Both]) -> Both:
    return both(brief, house, request.param)


NOT_RUNNING_TEXT = ("Figure",)
"""Elements of the PDF that hold what stands inside charts."""


def in_pdf(made: Both) -> str:
    """The PDF's running text, without list marks, notes at the foot and the page numbers of its contents."""
    aside = ("Note",) if made.document.note_placement == "foot" else ()
    with pikepdf.open(made.pdf) as pdf:
        read = list(read_aloud(pdf, skip=(*NOT_RUNNING_TEXT, *aside)))
    return "".join(words for path, words in read if not _is_mark(path, words.strip()))


def _is_mark(path: str, words: str) -> bool:
    if path.startswith(("Lbl ", "Link Lbl ")):
        return re.fullmatch(r"[^\w\s]|\d{1,2}\.|\d+", words) is not None
    return path.startswith("Link Reference TOCI ") and words.isdecimal()


def in_word(made: Both) -> str:
    """The Word file's running text, without the page numbers of its contents and the labels of notes at the end."""
    return "".join(_without_marks(style, words) for style, words in reading_docx.paragraphs(made.docx))


def _without_marks(style: str, words: str) -> str:
    if style.upper().startswith("TOC"):
        return re.sub(r"\t\d+$", "", words)
    return re.sub(r"^\d+\t", "", words)


def notes_in_pdf(path: Path) -> str:
    with pikepdf.open(path) as pdf:
        read = list(read_aloud(pdf))
    return "".join(words for name, words in read if "Note" in name.split() and "Lbl" not in name.split())


def of(document: Document) -> str:
    return "".join(plain(runs) for runs in stretches(document))


def with_marks(document: Document) -> str:
    """The running text with the marks of notes, which the PDF has as text and the Word file as fields."""
    return "".join(run.text if isinstance(run, Words) else run.label for runs in stretches(document) for run in runs)


def test_there_is_something_to_compare(made: Both) -> None:
    assert len(of(made.document).split()) > 150
    assert not made.document.notes or made.document.note_placement == "foot"


def test_the_pdf_says_what_the_document_says(made: Both) -> None:
    assert reading_docx.letters(in_pdf(made)) == reading_docx.letters(with_marks(made.document))


def test_the_word_file_says_what_the_document_says(made: Both) -> None:
    assert reading_docx.letters(in_word(made)) == reading_docx.letters(of(made.document))


def test_the_notes_at_the_foot_say_the_same_in_the_same_order(made: Both) -> None:
    expected = reading_docx.letters("".join(plain(note.runs) for note in made.document.notes))
    assert reading_docx.letters("".join(reading_docx.notes(made.docx))) == expected
    if made.document.note_placement == "foot":
        assert reading_docx.letters(notes_in_pdf(made.pdf)) == expected

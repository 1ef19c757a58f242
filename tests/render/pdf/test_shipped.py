"""The shipped briefs in both houses: accessible, archival, and read aloud in the Document's own order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest

from briefing.document.blocks import NoteList, SourceList
from briefing.document.document import Document
from briefing.document.runs import NoteReference, Runs, plain
from briefing.document.walk import stretches
from briefing.house import PaperName
from briefing.model.edition import Edition
from briefing.produce.press import Press, open_press
from briefing.produce.reading import read
from briefing.produce.travelling import luggage
from briefing.render.pdf import render_pdf
from briefing.render.pdf.returns import LONGEST
from tests.render.pdf.drawn import opened
from tests.render.pdf.reading import read_aloud
from tests.render.pdf.structure_check import faults, kids, tag, walk
from tests.render.pdf.test_draw import read_by_poppler, readings

NO_WORDS = ("Figure",)
"""Elements that hold what is no part of the Document's running text."""


class Printed(NamedTuple):
    document: Document
    pdf: bytes


NAMES = ("one-page", "two-page", "four-page", "report")
HOUSES = ("policy", "memo")
PAPERS: tuple[PaperName, ...] = ("a4", "letter")
BRIEFS = ("brief.yaml", "examples/black-sea-grain.yaml")
READ: list[tuple[str, str, PaperName, str]] = [
    *(("brief.yaml", "policy", "a4", name) for name in NAMES),
    *(("brief.yaml", "memo", "letter", name) for name in NAMES),
    ("examples/black-sea-grain.yaml", "memo", "a4", "report"),
    ("examples/black-sea-grain.yaml", "policy", "letter", "report"),
]
"""Those that are read to the end here; veraPDF looks at all."""


@pytest.fixture(scope="module")
def printed(root: Path) -> Callable[[str, str, PaperName, str], Printed]:
    """An edition of a brief, in a house, on a paper, with what travels inside; each made once."""

    @cache
    def press(name: str, house: str, paper: PaperName) -> tuple[Press, dict[str, Edition]]:
        found = read(root / "data" / name)
        assert found.brief is not None
        editions = {edition.id: edition for edition in found.editions}
        return open_press(found.brief, found.editions, house=house, paper=paper), editions

    @cache
    def make(name: str, house: str, paper: PaperName, edition: str) -> Printed:
        made, editions = press(name, house, paper)
        edited = made.print_edition(editions[edition])
        proof, inside = edited.proof, luggage(made, editions[edition], edited, "edition")
        return Printed(edited.document, render_pdf(proof.galley, proof.typesetter, source=inside.source))

    return make


@pytest.fixture(params=READ, ids=lambda edition: "-".join(edition))
def edition(request: pytest.FixtureRequest, printed: Callable[[str, str, PaperName, str], Printed]) -> Printed:
    return printed(*request.param)


@pytest.fixture
def pdf(edition: Printed) -> Iterator[pikepdf.Pdf]:
    with opened(edition.pdf) as read_pdf:
        yield read_pdf


def test_the_structure_has_no_fault(pdf: pikepdf.Pdf) -> None:
    assert faults(pdf) == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("brief", BRIEFS)
def test_every_edition_in_every_house_on_every_paper_is_accessible_and_archival(
    brief: str,
    house: str,
    paper: PaperName,
    name: str,
    printed: Callable[[str, str, PaperName, str], Printed],
    archival: Callable[[bytes, str], Path],
) -> None:
    archival(printed(brief, house, paper, name).pdf, f"{Path(brief).stem}-{house}-{paper}-{name}")


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("brief", BRIEFS)
def test_four_pages_are_small(brief: str, house: str, printed: Callable[[str, str, PaperName, str], Printed]) -> None:
    assert len(printed(brief, house, "a4", "four-page").pdf) < 120_000


def test_it_is_read_aloud_in_the_documents_order(edition: Printed, pdf: pikepdf.Pdf) -> None:
    """Beside the Document's words there are only labels, notes, note marks, the letters of charts and page numbers."""
    aside = ("Note",) if edition.document.note_placement == "foot" else ()
    said = read_aloud(pdf, skip=(*NO_WORDS, *aside))
    heard = "".join(words for path, words in said if not _is_mark(path, words.strip()))
    assert _letters(heard) == _letters("".join(_with_marks(runs) for runs in stretches(edition.document)))


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("brief", BRIEFS)
def test_other_readers_find_whole_sentences(
    brief: str, house: str, printed: Callable[[str, str, PaperName, str], Printed], tmp_path: Path, poppler: str
) -> None:
    """On one page, where no sentence goes on overleaf: pypdf, pdfminer and poppler give each as it was written."""
    made = printed(brief, house, "a4", "one-page")
    wanted = [_one_line(said) for said in map(plain, stretches(made.document))]
    for text in readings(made.pdf, tmp_path, poppler):
        heard = _one_line(text)
        assert [said for said in wanted if said not in heard] == []


def test_a_reader_that_mends_parted_words_leaves_their_own_hyphens(
    edition: Printed, tmp_path: Path, poppler: str
) -> None:
    heard = _one_line(read_by_poppler(edition.pdf, tmp_path, poppler))
    said = " ".join(map(plain, stretches(edition.document)))
    assert [word for word in re.findall(r"\w{2,}-\w{2,}", said) if word not in heard] == []


def test_what_marks_lead_to_leads_back_to_them(edition: Printed, pdf: pikepdf.Pdf) -> None:
    links = [link for page in pdf.pages for link in page.get("/Annots", ())]
    there = {str(link.Dest) for link in links if "/Dest" in link}
    notes = {note.id for note in edition.document.notes}
    for block in edition.document.blocks:
        if isinstance(block, NoteList):
            notes |= {note.id for note in block.notes}
    assert notes <= there
    assert {f"from.{note}" for note in notes} <= there


def test_each_work_in_the_list_leads_back_to_where_it_is_first_cited(edition: Printed, pdf: pikepdf.Pdf) -> None:
    lists = [block for block in edition.document.blocks if isinstance(block, SourceList)]
    if not lists:
        assert edition.document.note_placement != "foot" or not any(note.works for note in edition.document.notes)
        return
    (works,) = lists
    found = [element for element in walk(pdf.Root.StructTreeRoot) if tag(element) == "L"]
    listing = [element for element in found if len(kids(element)) == len(works.entries)][-1]
    back = [
        [kid.Obj for link in walk(item) for kid in kids(link) if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid]
        for item in kids(listing)
    ]
    inside = [[str(link.Contents) for link in links if "/Dest" in link] for links in back]
    assert [set(said) for said in inside] == [{_cited_in(entry.id, edition.document)} for entry in works.entries]


def _cited_in(work: str, document: Document) -> str:
    """The beginning of the stretch of words in which `work` is first cited: by a note's mark, or by a link."""
    leading = {f"#{work}"} | {note.id for note in document.notes if work in note.works}
    for runs in stretches(document):
        if any((run.note if isinstance(run, NoteReference) else run.href) in leading for run in runs):
            said = " ".join(plain(runs).split())
            return said if len(said) <= LONGEST else f"{said[:LONGEST].rsplit(' ', 1)[0]}…"
    return ""


def test_each_work_that_a_note_names_leads_to_its_entry_in_the_list(edition: Printed, pdf: pikepdf.Pdf) -> None:
    wanted = {note.id: list(note.works) for note in edition.document.notes if note.works}
    found = {
        str(note.ID): [
            str(kid.Obj.Dest)
            for element in walk(note)
            for kid in kids(element)
            if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid and "/Dest" in kid.Obj
        ]
        for note in walk(pdf.Root.StructTreeRoot)
        if tag(note) == "Note"
    }
    for name, works in wanted.items():
        led = [dest for dest in found[name] if dest.startswith("source-")]
        assert list(dict.fromkeys(led)) == works, name


def _with_marks(runs: Runs) -> str:
    """The words of `runs`, the numbers of note marks among them."""
    return "".join(run.label if isinstance(run, NoteReference) else run.text for run in runs)


def _is_mark(path: str, words: str) -> bool:
    """Whether it is a bullet, an item's number, or the page number of a contents entry."""
    if path.startswith("Link Lbl "):
        return words.isdecimal()
    if path.startswith("Lbl "):  # not the year of an event
        return re.fullmatch(r"[^\w\s]|\d{1,2}\.|\d{1,3}", words) is not None
    return path.startswith("Link Reference TOCI ") and words.isdecimal()


def _one_line(text: str) -> str:
    """`text` without its line breaks, also those behind a hyphen, a dash or a solidus."""
    text = re.sub(r"\s+", " ", re.sub(r"[\u00ad\u2060\u200b]", "", text))
    return re.sub(r"(?<=[-–/]) ", "", text).strip()


def _letters(text: str) -> str:
    """`text` without white space and the break points that only layout sets."""
    return re.sub(r"[\s\u00ad\u2060\u200b]+", "", text)

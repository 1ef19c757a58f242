"""Quotations all the way: chosen as predicted, said the same in both formats, set apart in each by its own means."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random

import pikepdf
import pytest

from briefing.compose import Selection
from briefing.compose.trial import Trial
from briefing.document.document import Document
from briefing.document.runs import plain
from briefing.document.walk import stretches
from briefing.produce.press import open_press
from briefing.produce.renderers import RENDERERS
from briefing.values import replace
from tests import reading_docx
from tests.invented import Seeded, invent
from tests.produce.contract import chooser, edition
from tests.render.pdf.reading import read_aloud
from tests.render.pdf.structure_check import kids, tag, walk
from tests.strategies import read_invented

YAML = """\
title: Talks
as_of: 2024-11-05
terms: {EU: European Union}
sources:
  - {id: paper, type: report, title: A paper, author: [{family: Adam, given: A.}], issued: 2024-10-28}
sections:
  situation:
    points:
      - id: it
        text: The minister agrees.
        quote:
          words: Il faut que cela *cesse*, et tout de suite.
          by: B. Braun, minister [@paper, p. 4]
          language: fr
      - {id: other, text: The EU is silent.}
"""
HOUSES = ("policy", "memo")


class Made:
    """A small edition in both formats, its notes at the foot."""

    def __init__(self, folder: Path, house: str, *, prose: bool) -> None:
        wanted = replace(edition("report"), notes="foot", prose=prose, cover=False)
        press = open_press(read_invented(YAML), (wanted,), house=house)
        printed = press.print_edition(wanted)
        self.document: Document = printed.document
        self.pdf = RENDERERS["pdf"](printed.proof)
        self.docx = folder / "made.docx"
        self.docx.write_bytes(RENDERERS["docx"](printed.proof))


@pytest.fixture(params=[(house, prose) for house in HOUSES for prose in (False, True)])
def made(request: pytest.FixtureRequest, tmp_path: Path) -> Made:
    house, prose = request.param
    return Made(tmp_path, house, prose=prose)


def test_it_is_a_block_of_the_structure_with_who_said_it_and_the_mark_inside(
    made: Made, archival: Callable[[bytes, str], Path]
) -> None:
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        (quote,) = [each for each in walk(pdf.Root.StructTreeRoot) if tag(each) == "BlockQuote"]
        inside = [tag(each) for each in kids(quote) if isinstance(each, pikepdf.Dictionary)]
        assert inside[:2] == ["P", "P"]
        spoken = [(path, words) for path, words in read_aloud(pdf) if "BlockQuote" in path.split()]
        assert "".join(words for _, words in spoken).split()[:3] == ["Il", "faut", "que"]
        languages = {str(each.Lang) for each in walk(quote) if "/Lang" in each}
        assert languages == {"fr"}
        assert any("Link" in path.split() for path, _ in spoken)
    archival(made.pdf, "quotation")


def test_word_sets_it_in_its_own_style(made: Made) -> None:
    styles = [style for style, _ in reading_docx.paragraphs(made.docx) if style.startswith("Quote")]
    assert styles == ["Quote", "QuoteAttribution"]


def test_the_word_file_says_what_the_document_says(made: Made) -> None:
    said = "".join(words for style, words in reading_docx.paragraphs(made.docx) if style.startswith("Quote"))
    expected = "".join(plain(runs) for runs in stretches(made.document))
    assert reading_docx.letters(said) in reading_docx.letters(expected)
    assert "".join(said.split()).startswith("Ilfautquecela")


def test_its_language_is_told_of_every_run_in_word(made: Made) -> None:
    w = reading_docx.W
    body = reading_docx.part(made.docx, "word/document.xml")
    for paragraph in body.iter(f"{w}p"):
        style = paragraph.find(f"{w}pPr/{w}pStyle")
        if style is not None and style.get(f"{w}val") == "Quote":
            runs = [run for run in paragraph.iter(f"{w}r") if run.find(f"{w}t") is not None]
            assert {run.find(f"{w}rPr/{w}lang").get(f"{w}val").split("-")[0] for run in runs} == {"fr"}
            assert len(runs) > 2


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("notes", ["end", "foot"])
def test_what_is_predicted_of_quotations_is_what_the_layout_says(house: str, notes: str) -> None:
    brief = read_invented(invent(Seeded(4), points=40, language="en-GB", quotes=True, is_open=True))
    assert sum(point.quote is not None for point in brief.points) > 9
    wanted = replace(edition("four-page"), notes=notes)
    every = chooser(brief, house, (wanted,))
    every.choose("four-page")
    search = every._searches["four-page"]
    trial = Trial(every._composer, wanted, every._layout)
    random, wrong, asked = Random(7), 0, 0  # noqa: S311 (nothing here is secret)
    while asked < 12:
        selection, share = Selection({}), random.random()
        for step in search.steps:
            if step.follows(selection) and random.random() < share:
                selection = step.added_to(selection)
        guess = search.castoff.predict(selection)
        if guess.holds:
            fit = trial.fit(selection)
            asked += 1
            wrong += not (guess.pages == fit.pages and abs(guess.room - fit.room) < 0.1)
    assert wrong <= 3

"""How LibreOffice lays a Word file out: the same lines on the same pages, at the same height, as the PDF has them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from briefing.document import blocks as b
from briefing.document.document import Document
from briefing.document.runs import NoteReference, Words
from briefing.galley.setting import set_galley
from briefing.house import PaperName
from briefing.render.docx import render_docx
from briefing.render.pdf import Typesetter, render_pdf
from briefing.render.pdf.fit import fit_pdf
from tests.render.docx.galleys import FURNITURE, PROPERTIES, shipped

pytestmark = pytest.mark.slow

LONG = (
    "The government’s count of North Korean troops in Russia’s Kursk region stood at about 11,000 in early November, "
    "and officials in Kyiv, Seoul and Washington agree that at least 8,000 of them were moved to the front within a "
    "week; Pyongyang has said nothing of it."
)
CYRILLIC = (
    "Україна повідомляє про війська у Курській області; розвідка підтверджує присутність бригади, а Сеул і Вашингтон "
    "називають інші числа."
)
DAY = PROPERTIES.created.date()
HEIGHT = 1.2
"""Points by which a line may stand higher or lower: word processors round every measure to a twentieth of a point."""


class Line(NamedTuple):
    page: int
    text: str
    y: float
    """Of the baseline, from the page's top."""


Laid = dict[tuple[str, str], tuple[list[Line], list[Line]]]


def words(text: str, **more: object) -> tuple[Words, ...]:
    return (Words(text, **more),)  # type: ignore[arg-type]


def document() -> Document:
    """A document with something of every kind."""
    judgements = [
        b.Judgement(
            id=f"judgement-{n}", term="Highly likely", range="about 80 to 90%", low=80, high=90,
            confidence="Moderate confidence", confidence_level=2, runs=words(LONG), basis=words("Rests on: a count."),
            indicators_title="What to watch", indicators=(words("Prisoners are shown."), words(LONG)),
        )
        for n in (1, 2)
    ]  # fmt: skip
    marks = [
        (
            Words(f"{LONG} "),
            Words("“cease these actions”", strong=True),
            Words(" said Rutte"),
            NoteReference(f"note-{n}", str(n)),
        )
        for n in (1, 2, 3)
    ]
    blocks: tuple[b.AnyBlock, ...] = (
        b.Masthead(
            kicker="Brief", title=words("Troops in Russia: what they change for the war and for Pyongyang"),
            question=words("Does it make Pyongyang a party to the war?"),
            facts=(b.Fact("as-of", "As of", words("5 November 2024")), b.Fact("status", "Status", words("Final"))),
        ),
        b.Callout(title=words("Bottom line"), kind="bottom-line", blocks=(b.Paragraph(runs=words(LONG)),)),
        b.KeyFigures(items=tuple(b.KeyFigure(f"{n},000", words(f"troops of kind {n}")) for n in (8, 11, 50))),
        b.Heading(level=1, runs=words("Key judgements"), id="judgements"),
        *judgements,
        b.Heading(level=1, runs=words("Situation"), id="situation"),
        b.Listing(items=tuple(b.Item(runs) for runs in marks)),
        b.Heading(level=2, runs=words("What they can do")),
        *(b.Paragraph(runs=words(f"{LONG} {CYRILLIC}"), role="point") for _ in range(5)),
        b.Listing(items=tuple(b.Item(words(f"{text} {LONG}")) for text in ("One.", "Two.", "Three.")), mark="number"),
        b.Timeline(
            events=tuple(
                b.TimelineEvent(f"event-{n}", f"{n} October", DAY, DAY, words(LONG))
                for n in range(1, 6)
            )
        ),
        b.Table(
            label="Table\u00a01", title=words("Counts differ"),
            columns=(b.Column(words("Party")), b.Column(words("Count"), "right"), b.Column(words("As of"))),
            rows=tuple(b.Row((words(who), words("11,000"), ())) for who in ("Kyiv", "Seoul", "NATO")),
            source=words("Source: statements."),
        ),
        b.Paragraph(runs=words("Contact: the desk."), role="contact"),
    )  # fmt: skip
    notes = tuple(
        b.Note(f"note-{n}", str(n), words(f"Author {n}, “Title”, Reuters, 5 November 2024.")) for n in (1, 2, 3)
    )
    return Document(PROPERTIES, replace(FURNITURE, marking="", marking_colour=None), blocks, notes, "foot")


def lines_of(path: Path) -> list[Line]:
    """The lines of a PDF as they stand on its pages, marks of lists and notes left out."""
    pdfminer = pytest.importorskip("pdfminer.high_level")
    found: list[Line] = []
    for number, page in enumerate(pdfminer.extract_pages(str(path)), start=1):
        rows: dict[float, list[tuple[float, str]]] = {}
        for letter in _letters(page):
            y = page.height - letter.matrix[5]
            key = next((row for row in rows if abs(row - y) < 0.7), y)
            rows.setdefault(key, []).append((letter.x0, letter.get_text()))
        for y, row in sorted(rows.items()):
            said = "".join(text for _, text in sorted(row))
            told = (
                "".join(said.split())
                .replace("ﬁ", "fi")
                .replace("ﬀ", "ff")
                .replace("ﬃ", "ffi")
                .lstrip("•–□❐☐0123456789.")
            )
            if told:
                found.append(Line(number, told.casefold(), y))
    return found


def _letters(item: object) -> Iterator[Any]:
    from pdfminer.layout import LTChar

    if isinstance(item, LTChar):
        yield item
    elif hasattr(item, "__iter__"):
        for inner in item:
            yield from _letters(inner)


@pytest.fixture(scope="module")
def laid_out(
    soffice: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], tuple[list[Line], list[Line]]]:
    """For each house and paper the lines of the PDF and those of the Word file."""
    folder = tmp_path_factory.mktemp("layout")
    papers: tuple[PaperName, ...] = ("a4", "letter")
    made: list[tuple[str, PaperName]] = []
    for name in ("policy", "memo"):
        house = replace(shipped(name), embed_fonts=True)
        typesetter = Typesetter(house)
        for paper in papers:
            galley = set_galley(document(), house, paper, typesetter.shaper.width)
            fit = fit_pdf(galley, typesetter)
            (folder / f"{name}-{paper}.pdf").write_bytes(render_pdf(galley, typesetter=typesetter))
            (folder / f"{name}-{paper}.docx").write_bytes(render_docx(galley, page_numbers=fit.page_numbers))
            made.append((name, paper))
    word = folder / "word"
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
         "--outdir", str(word), *(str(folder / f"{name}-{paper}.docx") for name, paper in made)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return {
        (name, paper): (lines_of(folder / f"{name}-{paper}.pdf"), lines_of(word / f"{name}-{paper}.pdf"))
        for name, paper in made
    }


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", ["policy", "memo"])
def test_every_line_is_the_same_on_the_same_page_at_the_same_height(name: str, paper: str, laid_out: Laid) -> None:
    pdf, word = laid_out[name, paper]
    assert [(line.page, line.text) for line in word] == [(line.page, line.text) for line in pdf]
    assert len(pdf) > 80
    assert [one.text for one, other in zip(word, pdf, strict=True) if abs(one.y - other.y) > HEIGHT] == []

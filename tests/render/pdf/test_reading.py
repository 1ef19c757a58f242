"""What no validator can know: whether a file says the right words, in the right order, in the right language.

Faults are planted in a file of our own, and reading it aloud finds each.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array

from briefing.document.runs import NoteReference, Words
from briefing.render.pdf import render_pdf
from tests.render.pdf.galleys import galley, para, typesetter
from tests.render.pdf.reading import read_aloud
from tests.render.pdf.structure_check import kids, tag, walk

LINES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last")


def made() -> pikepdf.Pdf:
    """Three paragraphs over two pages, the second of them over both, with a note and foreign words."""
    parted = para((Words(" ".join(f"The {word} office of many lines runs on." for word in LINES)),))
    words = (Words("Kyiv, "), Words("Київ", lang="uk"), Words(", speaks."), NoteReference("n1", "1"))
    note = para("Said there.", id="n1", kind="note")
    laid = galley(para("It begins."), parted, para(words), notes={"n1": note})
    pdf = pikepdf.open(BytesIO(render_pdf(laid, typesetter())))
    assert len(pdf.pages) > 1
    return pdf


def heard(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """What is read, with its language where that is not the document's."""
    languages = [
        str(each.Lang) for each in walk(pdf.Root.StructTreeRoot) if "/Lang" in each and tag(each) != "Document"
    ]
    said = " ".join(words for _, words in read_aloud(pdf))
    return [(re.sub(r"\s+", "", said), " ".join(languages))]


SPOKEN = "Itbegins." + "".join(f"The{word}officeofmanylinesrunson." for word in LINES) + "Kyiv,Київ,speaks.1Saidthere."


def paragraphs(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [each for each in walk(pdf.Root.StructTreeRoot) if tag(each) == "P"]


def wrong_letters(pdf: pikepdf.Pdf) -> None:
    """A table that tells `u` for `o`: valid, and wrong."""
    (font, *_) = pdf.pages[0].Resources.Font.values()
    font.ToUnicode.write(font.ToUnicode.read_bytes().replace(b"<006F>", b"<0075>"))


def a_ligature_told_as_one_letter(pdf: pikepdf.Pdf) -> None:
    (font, *_) = pdf.pages[0].Resources.Font.values()
    font.ToUnicode.write(re.sub(rb"<0066006[6-9]\w*>", b"<0066>", font.ToUnicode.read_bytes()))


def another_order(pdf: pikepdf.Pdf) -> None:
    root = kids(pdf.Root.StructTreeRoot)[0]
    root.K = Array([root.K[1], root.K[0], *list(root.K)[2:]])


def another_order_of_the_pages(pdf: pikepdf.Pdf) -> None:
    parted = paragraphs(pdf)[1]
    parted.K = Array(list(reversed(list(parted.K))))


def the_rest_is_missing(pdf: pikepdf.Pdf) -> None:
    parted = paragraphs(pdf)[1]
    parted.K = parted.K[0]


def an_element_is_missing(pdf: pikepdf.Pdf) -> None:
    root = kids(pdf.Root.StructTreeRoot)[0]
    root.K = Array(list(root.K)[1:])


def words_are_said_twice(pdf: pikepdf.Pdf) -> None:
    root = kids(pdf.Root.StructTreeRoot)[0]
    root.K = Array([root.K[0], *root.K])


def no_language(pdf: pikepdf.Pdf) -> None:
    del next(each for each in walk(pdf.Root.StructTreeRoot) if tag(each) == "Span").Lang


def test_a_sound_file_is_read_as_it_was_written() -> None:
    with made() as pdf:
        assert heard(pdf) == [(SPOKEN, "uk")]


@pytest.mark.parametrize(
    "fault",
    [
        wrong_letters,
        a_ligature_told_as_one_letter,
        another_order,
        another_order_of_the_pages,
        the_rest_is_missing,
        an_element_is_missing,
        words_are_said_twice,
        no_language,
    ],
)
def test_reading_aloud_finds_what_no_validator_can(fault: Callable[[pikepdf.Pdf], None]) -> None:
    with made() as pdf:
        fault(pdf)
        assert heard(pdf) != [(SPOKEN, "uk")]

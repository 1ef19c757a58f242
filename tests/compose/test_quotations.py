"""Quotations in an edition: which form has them, what is said of their source, whom they reach."""

from __future__ import annotations

import pytest

from briefing.compose import Composer, Selection
from briefing.compose.candidates import steps_of
from briefing.compose.carry import carry, recorded_selection
from briefing.document.blocks import Item, Listing, Paragraph, Quotation
from briefing.document.document import Document
from briefing.document.runs import Words, plain
from briefing.model.marking import Marking
from briefing.model.point import Form
from tests.compose.build import brief_of, composed, edition_of, lines_of

QUOTING = """
terms: {EU: European Union}
sources:
  - {id: paper, type: report, title: A paper, author: [{family: Adam, given: A.}], issued: 2024-10-28MARKED}
sections:
  situation:
    points:
      - id: it
        text: The minister agrees.
        quote:
          words: The EU "must" *act*.
          by: B. Braun, minister of the EU [@paper, p. 4]
      - {id: other, text: The EU is silent.}
"""
PLAIN = QUOTING.replace("MARKED", "")
MARKED = QUOTING.replace("MARKED", ", marking: 'TLP:AMBER'")


def quotations(document: Document) -> list[Quotation]:
    found: list[Paragraph | Item] = []
    for block in document.blocks:
        found += block.items if isinstance(block, Listing) else [block] if isinstance(block, Paragraph) else []
    return [each.quotation for each in found if each.quotation is not None]


def test_the_words_stand_as_they_were_said_and_who_said_them_cites() -> None:
    assert lines_of(brief_of(PLAIN), edition_of("sections"))[1:] == [
        "listing (bullet)",
        "  - #it The minister~agrees.",
        "  quote: The EU ‘must’~*act*.",
        "  by: —~B.~Braun, minister of the European Union~(EU)[^1]",
        "  - #other The EU is~silent.",
        "notes at the foot",
        "  1 A. Adam, *A paper*, 28~October 2024,~p.~4.",
    ]


def test_a_point_that_is_a_paragraph_has_its_quotation_with_it() -> None:
    document = composed(brief_of(PLAIN), edition_of("sections", prose=True))
    (quotation,) = quotations(document)
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert [block.quotation for block in paragraphs] == [quotation, None]


def test_author_and_year_stand_behind_who_said_so() -> None:
    (quotation,) = quotations(composed(brief_of(PLAIN), edition_of("sections"), "author-date"))
    assert plain(quotation.by).endswith("(EU) (Adam\u00a02024, p.\u00a04)")


def test_a_line_of_sources_names_the_source() -> None:
    lines = lines_of(brief_of(PLAIN), edition_of("sections", "sources", notes="line"))
    assert any("sources-line" in line and "Adam" in line for line in lines)


def test_the_short_form_leaves_the_quotation_out() -> None:
    brief, edition = brief_of(PLAIN), edition_of("sections")
    short = composed(brief, edition, selection=Selection({"it": Form.SHORT, "other": Form.FULL}))
    assert quotations(short) == []
    assert not short.notes


def test_a_quotation_is_a_step_of_its_own_on_from_the_point() -> None:
    brief, edition = brief_of(PLAIN), edition_of("sections")
    steps = [
        (step.id, step.form, step.least)
        for step in steps_of(Composer(brief, citation="notes").release(edition), edition)
    ]
    assert steps == [
        ("it", Form.SHORT, Form.ABSENT),
        ("other", Form.FULL, Form.ABSENT),
        ("it", Form.FULL, Form.SHORT),
    ]


def test_an_audience_that_may_not_see_the_source_gets_the_point_without_the_quotation() -> None:
    brief = brief_of(MARKED)
    seen = composed(brief, edition_of("sections", marking=Marking("TLP:AMBER")))
    hidden = composed(brief, edition_of("sections", marking=Marking("TLP:CLEAR")))
    assert (len(quotations(seen)), len(quotations(hidden))) == (1, 0)
    assert ("it", "full") in hidden.selection


def test_words_in_another_language_say_so_in_each_run() -> None:
    yaml = PLAIN.replace('The EU "must" *act*.', "Il faut *agir*.\n          language: fr")
    (quotation,) = quotations(composed(brief_of(yaml), edition_of("sections")))
    assert {run.lang for run in quotation.runs if isinstance(run, Words)} == {"fr"}
    assert {run.lang for run in quotation.by if isinstance(run, Words)} == {None}


@pytest.mark.parametrize("notes", ["foot", "end", "line", "none"])
def test_what_travels_of_a_quotation_gives_the_same_document(notes: str) -> None:
    brief, edition = brief_of(PLAIN), edition_of("sections", "sources", notes=notes)  # type: ignore[arg-type]
    for form in (Form.SHORT, Form.FULL):
        selection = Selection({"it": form, "other": Form.FULL})
        composer = Composer(brief, citation="notes")
        document = composer.compose(edition, selection)
        carried = carry(composer, edition, selection, document)
        assert (carried.points[0].quote is not None) == (form is Form.FULL)
        assert carried.record is not None
        again = Composer(carried, citation="notes").compose(carried.record.edition, recorded_selection(carried.record))
        assert again.blocks == document.blocks

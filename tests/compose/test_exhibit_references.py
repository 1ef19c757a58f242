"""References to exhibits: what they print, and what is left where an edition does not show the exhibit."""

from __future__ import annotations

import pytest

from briefing.compose import Composer, everything
from briefing.compose.carry import carry
from briefing.compose.references import without_references
from briefing.document.runs import Words, plain
from briefing.document.walk import stretches
from briefing.load.brief import parse_brief
from briefing.load.text import parse_text
from briefing.load.write import write_brief
from briefing.model.text import Text
from tests.compose.build import brief_of, composed, edition_of, lines_of

BRIEF = """
bottom_line: Kyiv counts most (see [#counts]).
sections:
  situation:
    lead: They differ ([#law]), and NATO (the ABC, [#rows]) counts least.
    points:
      - {id: p, text: "*Many* are there (see [#counts]); others say so (compare [#rows]), too."}
terms: {ABC: Alphabet}
exhibits:
  - {id: rows, kind: table, title: R, columns: [A, B], rows: [[a, b]]}
  - {id: law, kind: table, title: L, columns: [A, B], rows: [[a, b]], section: situation}
  - {id: counts, kind: bar, title: C, unit: troops, series: {Kyiv: {A: 1, B: 2}}}
"""
ALL = edition_of("bottom-line", "sections", "exhibits")


def test_a_reference_prints_what_the_exhibit_is_called_and_leads_there() -> None:
    lines = [line for line in lines_of(brief_of(BRIEF), ALL) if "[" in line]
    assert [line.strip() for line in lines] == [
        "paragraph (bottom-line) Kyiv counts most (see [Exhibit~1](#counts)).",
        "paragraph (lead) They differ ([Table~1](#law)), and NATO (the Alphabet (ABC), [Table~2](#rows)) counts~least.",
        "- #p *Many* are there (see [Exhibit~1](#counts)); others say so (compare [Table~2](#rows)),~too.",
    ]


def test_an_exhibit_is_called_as_its_caption_says() -> None:
    document = composed(brief_of(BRIEF), ALL)
    labels = {block.id: block.label for block in document.blocks if hasattr(block, "label")}
    assert labels == {"law": "Table\u00a01", "rows": "Table\u00a02", "counts": "Exhibit\u00a01"}


def test_an_edition_without_the_exhibit_leaves_the_brackets_out_with_all_that_is_in_them() -> None:
    brief = brief_of(BRIEF)
    document = composed(brief, edition_of("bottom-line", "sections"))
    said = [plain(runs) for runs in stretches(document)][-3:]
    assert [text.replace("\u00a0", " ") for text in said] == [
        "Situation",
        "They differ, and NATO counts least.",
        "Many are there; others say so, too.",
    ]


def test_only_the_exhibits_that_the_edition_shows_are_referred_to() -> None:
    brief = brief_of(BRIEF)
    lines = lines_of(brief, edition_of("bottom-line", "sections", "exhibits", exhibits=1))
    assert "- #p *Many* are there; others say so (compare [Table~1](#rows)),~too." in map(str.strip, lines)


@pytest.mark.parametrize(("language", "label"), [("uk", "Рисунок"), ("de", "Abbildung"), ("fr", "Graphique")])
def test_a_reference_is_worded_in_the_language_of_the_brief(language: str, label: str) -> None:
    document = composed(brief_of(BRIEF, language), ALL)
    links = [run for runs in stretches(document) for run in runs if isinstance(run, Words) and run.href == "#counts"]
    assert {run.text for run in links} == {f"{label}\u00a01"}


def test_an_exhibit_that_the_audience_may_not_see_is_referred_to_nowhere() -> None:
    brief = brief_of(BRIEF.replace("title: C,", "title: C, marking: TLP:RED,") + "marking: TLP:CLEAR\n")
    document = composed(brief, ALL)
    assert not any("Exhibit" in plain(runs) for runs in stretches(document) if "(" in plain(runs))


def test_what_travels_refers_to_nothing_that_it_does_not_hold() -> None:
    brief = brief_of(BRIEF)
    edition = edition_of("bottom-line", "sections", "exhibits", exhibits=1)
    composer, selection = Composer(brief, citation="notes"), everything(brief, edition)
    document = composer.compose(edition, selection)
    carried = carry(composer, edition, selection, document)
    read, faults = parse_brief(write_brief(carried), "carried.yaml")
    assert not faults
    assert read is not None
    assert [read.points, read.sections, read.exhibits] == [carried.points, carried.sections, carried.exhibits]
    composed_again = Composer(read, citation="notes").compose(edition, selection)
    assert composed_again == document
    assert read.points[0].text.raw == "*Many* are there; others say so (compare [#rows]), too."


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("a ([#x]) b", "a b"),
        ("a ([#x]).", "a."),
        ("([#x]) b", "b"),
        ("a b ([#x])", "a b"),
        ("**a** ([#x]), *b*", "**a**, *b*"),
        ("a ([#x]) ([#y]) b", "a ([#y]) b"),
        ("a ([#x]) ([#x]) ([#y]).", "a ([#y])."),
        ("a [@s] (as [#x] shows)", "a [@s]"),
    ],
)
def test_a_text_without_its_references_is_what_would_have_been_typed(typed: str, left: str) -> None:
    spans, faults = parse_text(typed)
    assert not faults
    shortened = without_references(Text(spans, typed), {"y"})
    assert (shortened.raw, shortened.spans) == (left, parse_text(left)[0])

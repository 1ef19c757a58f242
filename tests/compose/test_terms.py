"""Terms at their first use: `cases/terms.txt`, and across the blocks of an edition."""

from __future__ import annotations

import pytest

from tests.compose.build import brief_of, cases, edition_of, lines_of

TERMS = """\
terms:
  NATO: North Atlantic Treaty Organization
  UAV: unmanned aerial vehicle
  NGO: non-governmental organisation
  GUR: the Main Intelligence Directorate
"""


@pytest.mark.parametrize(("title", "typed", "expected"), cases("terms"))
def test_a_term_is_spelled_out_as_the_sentence_needs_it(title: str, typed: str, expected: str) -> None:
    brief = brief_of(f"bottom_line: >-\n  {typed}\n{TERMS}")
    said = lines_of(brief, edition_of("bottom-line"))[1]
    assert said.removeprefix("  paragraph (bottom-line) ").replace("~", " ") == expected


@pytest.mark.parametrize(
    ("typed", "end"),
    [
        ("They were counted by the GUR.", "by the Main Intelligence Directorate~(GUR)."),
        ("They were counted by GUR.", "by the Main Intelligence Directorate~(GUR)."),
        ("They saw a UAV.", "saw an unmanned aerial vehicle~(UAV)."),
        ("They were seen by a UAV there.", "by an unmanned aerial vehicle (UAV)~there."),
    ],
)
def test_a_term_spelled_out_at_the_end_leaves_no_word_alone(typed: str, end: str) -> None:
    said = lines_of(brief_of(f"bottom_line: >-\n  {typed}\n{TERMS}"), edition_of("bottom-line"))[1]
    assert said.endswith(end)


def test_the_first_use_is_the_first_in_the_edition_and_not_in_the_file() -> None:
    brief = brief_of(f"ask: NATO asks.\nbottom_line: NATO counts.\n{TERMS}")
    lines = "\n".join(lines_of(brief, edition_of("ask", "bottom-line")))
    assert lines.count("North Atlantic") == 1
    assert lines.index("North Atlantic") < lines.index("Bottom line")


def test_titles_and_labels_are_no_first_use() -> None:
    brief = brief_of(
        "title: NATO and the war\nsections: {nato: {title: NATO, points: [{id: it, text: NATO counts.}]}}\n" + TERMS
    )
    assert lines_of(brief, edition_of("sections")) == [
        "heading #nato 1 NATO",
        "listing (bullet)",
        "  - #it North Atlantic Treaty Organization (NATO)~counts.",
    ]


def test_the_terms_part_lists_what_the_edition_used_and_nothing_else() -> None:
    brief = brief_of(f"bottom_line: An NGO and NATO agree.\n{TERMS}")
    assert lines_of(brief, edition_of("terms", "bottom-line"))[:3] == [
        "heading #part-terms 1 Terms",
        "paragraph (term) **NATO** North Atlantic Treaty Organization".replace("** ", "**\u2002"),
        "paragraph (term) **NGO** non-governmental organisation".replace("** ", "**\u2002"),
    ]


def test_in_ukrainian_the_words_stand_in_brackets_behind_the_term() -> None:
    brief = brief_of("bottom_line: Країни НАТО рахують.\nterms: {НАТО: Організація договору}\n", "uk")
    said = lines_of(brief, edition_of("bottom-line"))[1]
    assert said.endswith("Країни НАТО (Організація договору)~рахують.")

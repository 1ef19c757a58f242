"""Where citations stand in a text, case by case: `cases/citing.txt`."""

from __future__ import annotations

import pytest

from briefing.document.runs import plain
from tests.compose.build import brief_of, cases, composed, edition_of, lines_of

SOURCES = """\
sources:
  - {id: a, type: speech, title: Doorstep statement, author: [{family: Rutte, given: Mark}], issued: 2024-10-28}
  - {id: b, type: interview, title: Talk, author: [{family: Budanov, given: Kyrylo}], issued: 2023-10}
figures:
  many: {value: 10000, unit: troops, qualifier: about, label: NATO's count, as_of: 2024-10-28, source: a}
  more: {value: 11000, unit: troops, label: Kyiv's count, as_of: 2024-10, source: b}
"""


def brief_with(text: str) -> str:
    return f"sections:\n  situation:\n    points:\n      - id: it\n        text: >-\n          {text}\n{SOURCES}"


@pytest.mark.parametrize(("title", "typed", "expected"), cases("citing"))
def test_citations_stand_where_good_practice_has_them(title: str, typed: str, expected: str) -> None:
    kind = title.partition(":")[0]
    edition = edition_of("sections", notes="foot" if kind in ("notes", "author-date") else kind)  # type: ignore[arg-type]
    citation = "author-date" if kind == "author-date" else "notes"
    lines = lines_of(brief_of(brief_with(typed)), edition, citation)  # type: ignore[arg-type]
    assert (
        next(line for line in lines if "#it" in line)
        .replace("](#source-a)", "")
        .replace("](#source-b)", "")
        .replace("([", "(")
        .replace("; [", "; ")
        == f"  - #it {expected}"
    )


def test_a_work_cited_again_is_short_and_leads_to_its_first_note() -> None:
    brief = brief_of(brief_with("Kyiv agrees [@a, p. 4]. Seoul agrees [@b]. Kyiv hesitates [@a, p. 5; @b]."))
    assert lines_of(brief, edition_of("sections"))[3:] == [
        "notes at the foot",
        "  1 Mark Rutte, ‘Doorstep statement’, speech, 28~October 2024,~p.~4.",
        "  2 Kyrylo Budanov, ‘Talk’, interview, October~2023.",
        "  3 Rutte ([n~1](#note-1)), p.~5; Budanov ([n~2](#note-2)).",
    ]


def test_each_work_of_a_note_leads_to_its_entry_where_there_is_a_list() -> None:
    brief = brief_of(brief_with("Kyiv agrees [@a, p. 4; @b]. Seoul agrees [@b, p. 2; @a]."))
    lines = lines_of(brief, edition_of("sections", "sources"))
    assert lines[-2:] == [
        (
            "  1 [Mark Rutte, ‘Doorstep statement’, speech, 28~October 2024, p.~4](#source-a); "
            "[Kyrylo Budanov, ‘Talk’, interview, October~2023](#source-b)."
        ),
        "  2 [Budanov](#source-b) ([n~1](#note-1)), p.~2; [Rutte](#source-a) ([n~1](#note-1)).",
    ]


def test_a_note_says_the_same_with_links_and_without() -> None:
    brief = brief_of(brief_with("Kyiv agrees [@a, p. 4; @b]. Seoul agrees [@b, p. 2; @a]. All do [@b]."))
    with_list = composed(brief, edition_of("sections", "sources"))
    without = composed(brief, edition_of("sections"))
    assert [plain(note.runs) for note in with_list.notes] == [plain(note.runs) for note in without.notes]


def test_two_works_of_one_author_are_told_apart_by_their_titles_in_short_notes() -> None:
    other = "  - {id: c, type: speech, title: 'Speech: a second', author: [{family: Rutte}], issued: 2024-11}\n"
    yaml = brief_with("Yes [@a]. No [@c]. Yes [@a, p. 4].").replace("figures:\n", other + "figures:\n")
    note = lines_of(brief_of(yaml), edition_of("sections"))[-1]
    assert note == "  3 Rutte, ‘Doorstep statement’ ([n~1](#note-1)), p.~4."


def test_a_work_cited_again_in_a_section_leads_to_the_note_that_it_has_there() -> None:
    brief = brief_of(brief_with("Yes [@a]. No [@b]. Yes [@a]."))
    assert lines_of(brief, edition_of("sections"))[2:] == [
        "  - #it Yes.[^1] No.[^2]~Yes.[^1]",
        "notes at the foot",
        "  1 Mark Rutte, ‘Doorstep statement’, speech, 28~October~2024.",
        "  2 Kyrylo Budanov, ‘Talk’, interview, October~2023.",
    ]


def test_a_work_cited_again_in_another_section_has_a_short_note_there() -> None:
    later = "  outlook:\n    points:\n      - {id: later, text: 'Perhaps [@a].'}\n"
    brief = brief_of(brief_with("Yes [@a].").replace("sources:\n", later + "sources:\n", 1))
    assert lines_of(brief, edition_of("sections"))[-1] == "  2 Rutte ([n~1](#note-1))."


def test_the_timeline_leads_straight_to_the_first_note_that_says_the_same() -> None:
    events = "events: [{id: e, date: 2024, text: So., source: a}, {id: f, date: 2024, text: No., source: b}]\n"
    brief = brief_of(brief_with("Yes [@a]. Yes [@a, p. 4].") + events)
    lines = lines_of(brief, edition_of("sections", "timeline"))
    assert [line for line in lines if line.startswith(("  #e", "  #f"))] == [
        "  #e 2024 (2024-01-01..2024-12-31) | So.[^1]",
        "  #f 2024 (2024-01-01..2024-12-31) | No.[^3]",
    ]
    assert lines[-1].startswith("  3 Kyrylo Budanov")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Rutte agrees [@a, p. 4].", "Rutte agrees ([2024, p.~4](#source-a))."),
        ("This is Rutte's view [@a].", "This is Rutte’s~view~([2024](#source-a))."),
        ("Rutte agrees. Kyiv does not [@a].", "Rutte agrees. Kyiv does~not ([Rutte~2024](#source-a))."),
        ("Rutte agreed in May 2023 [@a].", "Rutte agreed in May~2023 ([Rutte~2024](#source-a))."),
        ("Rutte counts 11 [@a].", "Rutte counts~11 ([Rutte~2024](#source-a))."),
        ("Ruttes agree [@a].", "Ruttes agree ([Rutte~2024](#source-a))."),
        ("Rutte agrees [@a; @b].", "Rutte agrees ([Rutte~2024](#source-a); [Budanov~2023](#source-b))."),
    ],
)
def test_an_author_whom_the_sentence_has_named_is_not_named_in_brackets_again(typed: str, printed: str) -> None:
    lines = lines_of(brief_of(brief_with(typed)), edition_of("sections"), "author-date")
    assert f"  - #it {printed}" in lines


def test_what_stands_for_a_missing_year_ends_no_paragraph_alone() -> None:
    undated = "  - {id: u, type: report, title: Undated}\nfigures:"
    yaml = brief_with("This is the view of all who were asked [@u].").replace("figures:", undated)
    lines = lines_of(brief_of(yaml), edition_of("sections"), "author-date")
    assert "  - #it This is the view of all who were~asked ([*Undated*](#source-u)[,~n.d.](#source-u))." in lines


def test_an_author_is_named_beside_a_date() -> None:
    brief = brief_of(brief_with("Yes.") + "events: [{id: e, date: 2024, text: Rutte agrees., source: a}]\n")
    lines = lines_of(brief, edition_of("timeline"), "author-date")
    assert any(line.endswith("Rutte agrees ([Rutte~2024](#source-a)).") for line in lines)


def test_notes_at_the_end_are_a_block_of_the_sources_part() -> None:
    brief = brief_of(brief_with("Kyiv agrees [@a]."))
    lines = lines_of(brief, edition_of("sections", "sources", notes="end"))
    assert lines[3:] == [
        "heading #part-sources 1 Sources",
        "notelist",
        "  1 Mark Rutte, ‘Doorstep statement’, speech, 28~October~2024.",
    ]


def test_notes_at_the_end_are_printed_though_the_edition_gives_them_no_place() -> None:
    brief = brief_of(brief_with("Kyiv agrees [@a]."))
    assert "notelist" in lines_of(brief, edition_of("sections", notes="end"))


def test_author_and_date_bring_their_list_though_the_edition_gives_it_no_place() -> None:
    brief = brief_of(brief_with("Kyiv agrees [@a]."))
    assert lines_of(brief, edition_of("sections"), "author-date")[2:] == [
        "  - #it Kyiv agrees ([Rutte~2024](#source-a)).",
        "heading #part-sources 1 Sources",
        "sourcelist",
        "  #source-a Rutte, Mark (2024), ‘Doorstep statement’, speech, 28~October.",
    ]


def test_only_an_edition_with_the_whole_apparatus_speaks_of_quality() -> None:
    yaml = brief_with("Kyiv agrees [@a].").replace(
        "issued: 2024-10-28}", "issued: 2024-10-28, custom: {reliability: A}}"
    )
    asked = "".join(lines_of(brief_of(yaml), edition_of("sections", "sources", basis=True), "author-date"))
    plain = "".join(lines_of(brief_of(yaml), edition_of("sections", "sources"), "author-date"))
    assert "Reliability: A" in asked
    assert "Reliability" not in plain


def test_a_line_of_sources_stands_below_each_section() -> None:
    brief = brief_of(brief_with("Kyiv agrees [@a, p. 4]. Seoul does not [@b]."))
    assert lines_of(brief, edition_of("sections", notes="line"))[3:] == [
        "paragraph (sources-line) Sources: Rutte, 28~October 2024, p.~4; Budanov, October 2023"
    ]
    assert lines_of(brief, edition_of("sections", notes="line"), "author-date")[3:] == [
        "paragraph (sources-line) Sources: Rutte~2024, p.~4; Budanov~2023"
    ]


def test_one_line_of_sources_serves_an_edition_that_gives_it_a_place() -> None:
    brief = brief_of("bottom_line: Kyiv agrees [@b].\n" + brief_with("Seoul agrees [@a]."))
    lines = lines_of(brief, edition_of("bottom-line", "sections", "sources", "contact", notes="line"))
    assert [line for line in lines if "Sources" in line] == [
        "paragraph (sources-line) Sources: Budanov, October 2023; Rutte, 28~October 2024"
    ]


def test_only_what_an_edition_cites_is_in_its_list() -> None:
    brief = brief_of(brief_with("Kyiv agrees [@a]."))
    lines = lines_of(brief, edition_of("sections", "sources"))
    assert [line for line in lines if line.startswith("  #source")] == [
        "  #source-a Rutte, Mark, ‘Doorstep statement’, speech, 28~October~2024."
    ]


def test_an_edition_without_notes_marks_nothing_and_lists_what_it_used_where_it_gives_a_place() -> None:
    brief = brief_of(brief_with("Kyiv agrees [@a]."))
    assert "note" not in "".join(lines_of(brief, edition_of("sections", notes="none")))
    assert "sourcelist" in lines_of(brief, edition_of("sections", "sources", notes="none"))


def test_a_note_leads_to_the_entry_of_the_list() -> None:
    brief = brief_of(brief_with("Kyiv agrees [@a]."))
    assert composed(brief, edition_of("sections", "sources")).notes[0].works == ("source-a",)
    assert composed(brief, edition_of("sections")).notes[0].works == ()


@pytest.mark.parametrize(
    ("unit", "typed", "printed"),
    [
        ("тонн", "Вивезли {many} тонн зерна за рік.", "Вивезли 725~000~тонн зерна за~рік."),
        ("тонни", "Вивезли {many} тоннами зерна за рік.", "Вивезли 725~000~тоннами зерна за~рік."),
        ("тонн зерна", "Вивезли {many} зерна за рік.", "Вивезли 725~000~зерна за~рік."),
        ("тонн", "Вивезли {many} великих тонн за рік.", "Вивезли 725~000 великих тонн за~рік."),
        ("тонн", "Вивезли {many}, тонн зерна за рік.", "Вивезли 725~000, тонн зерна за~рік."),
    ],
)
def test_a_figure_stays_with_the_word_that_it_counts(unit: str, typed: str, printed: str) -> None:
    figure = f"figures: {{many: {{value: 725000, unit: {unit}, label: Зерно, as_of: 2023-07, source: a}}}}\n"
    source = "sources: [{id: a, type: speech, title: Т}]\n"
    points = f"sections: {{situation: {{points: [{{id: it, text: '{typed}'}}]}}}}\n"
    lines = lines_of(brief_of(points + figure + source, "uk"), edition_of("sections", notes="none"))
    assert f"  - #it {printed}" in lines

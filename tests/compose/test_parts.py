"""What single parts hold, and what they leave out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image as Picture

from briefing.compose import Composer, Selection, compose, everything
from briefing.compose.cite import CitationStyle
from briefing.diagnostics import InvalidBrief
from briefing.document.blocks import Contents, Contested, Exhibit, Image, Judgement, KeyFigures, Masthead, Table
from briefing.document.charts import Chart
from briefing.document.dump import visible
from briefing.document.runs import Words
from briefing.model.brief import Brief
from briefing.model.edition import Edition, NotePlacement
from briefing.model.point import Form
from tests.compose.build import brief_of, composed, edition_of, lines_of

FIGURES = """\
sections:
  situation:
    points:
      - {id: a, priority: 4, text: "There are {second}."}
      - {id: b, priority: 1, text: "There are {third}.", short: "Some {first}."}
figures:
  unused: {value: 4, unit: troops, label: Unused, as_of: 2024, source: s}
  first: {value: 1, unit: troops, label: First, as_of: 2024, source: s}
  second: {value: 2, unit: troops, label: Second, as_of: 2024, source: s}
  third: {value: 3, unit: troops, label: Third, as_of: 2024, source: s}
sources: [{id: s, type: speech, title: S, author: [{family: Doe}]}]
"""


def key_figures(most: int, rest: str = "") -> list[str | None]:
    document = composed(brief_of(FIGURES + rest), edition_of("key-figures", key_figures=most, notes="none"))
    return [item.id for block in document.blocks if isinstance(block, KeyFigures) for item in block.items]


def test_key_figures_are_those_of_the_most_important_points() -> None:
    assert key_figures(3) == ["first", "third", "second"]
    assert key_figures(6) == ["first", "third", "second", "unused"]


def test_figures_of_the_bottom_line_stand_first_and_those_of_judgements_beside_the_first_points() -> None:
    assert key_figures(3, 'bottom_line: "It is {second}."\n') == ["second", "first", "third"]
    judged = 'judgements: [{id: j, text: "It is {unused}.", likelihood: likely, confidence: low}]\n'
    assert key_figures(3, judged) == ["unused", "first", "third"]
    assert key_figures(4, 'ask: "Take {unused}."\n' + 'question: "Why {second}?"\n') == [
        "second", "unused", "first", "third",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("notes", "citation", "first", "others"),
    [
        ("foot", "notes", "^1", ("^2", "^3")),
        ("line", "notes", "(Doe)", ("(Roe, 2022)", "(Roe, 2023)")),
        ("none", "notes", "([Doe](#source-s))", ("([Roe, 2022](#source-r))", "([Roe, 2023](#source-t))")),
        ("line", "author-date", "(Doe 2021)", ("(Roe 2022)", "(Roe 2023)")),
    ],
)
def test_every_key_figure_says_where_it_is_from_however_the_edition_notes_sources(
    notes: NotePlacement, citation: CitationStyle, first: str, others: tuple[str, str]
) -> None:
    brief = brief_of("""\
figures:
  a: {value: 1, unit: "%", label: First, as_of: 2024, source: s}
  b: {value: 2, unit: "%", label: Second, as_of: 2024, source: r}
  c: {value: 3, unit: "%", label: Third, as_of: 2024, source: t}
sources:
  - {id: s, type: speech, title: S, author: [{family: Doe}], issued: 2021}
  - {id: r, type: speech, title: R, author: [{family: Roe}], issued: 2022}
  - {id: t, type: speech, title: T, author: [{family: Roe}], issued: 2023}
""")
    lines = lines_of(brief, edition_of("key-figures", "sources", notes=notes, key_figures=3), citation)
    told = [line.replace("~", " ") for line in lines if "As of" in line]
    assert [source for source, line in zip((first, *others), told, strict=True) if source not in line] == [], told


@pytest.mark.parametrize(
    ("language", "unit", "label", "printed"),
    [
        ("en-GB", "tonnes", "Shipped", "Shipped (tonnes)."),
        ("en-GB", "tonnes", "Tonnage", "Tonnage (tonnes)."),
        ("en-GB", "troops", "Russian troops", "Russian troops."),
        ("en-GB", "km", "Front", "Front."),
        ("en-GB", "USD", "Aid", "Aid."),
        ("uk", "військових", "Російські військові", "Російські військові."),
        ("de", "Soldaten", "Stärke der Armee", "Stärke der Armee (Soldaten)."),
    ],
)
def test_a_key_figure_names_what_it_counts_once(language: str, unit: str, label: str, printed: str) -> None:
    figures = "\n".join(
        f"  f{at}: {{value: 1.5 million, unit: {unit}, label: {label}, as_of: 2024, source: s}}" for at in range(3)
    )
    brief = brief_of(f"figures:\n{figures}\nsources: [{{id: s, type: speech, title: S}}]\n", language)
    lines = lines_of(brief, edition_of("key-figures", key_figures=3))
    assert sum(printed in line.replace("~", " ") for line in lines) == 3


def test_fewer_than_three_key_figures_are_no_strip() -> None:
    assert key_figures(2) == []


def test_what_matters_is_every_point_carried_under_one_heading() -> None:
    brief = brief_of("""\
sections:
  situation: {lead: A lead., points: [{id: a, text: First.}, {id: b, text: Second.}]}
  motives: {points: [{id: c, text: Third.}]}
judgements: [{id: j, text: So., likelihood: likely, confidence: low, basis: [a, c]}]
""")
    edition = edition_of("what-matters", "judgements", basis=True)
    selection = Selection({"a": Form.FULL, "c": Form.FULL})
    assert lines_of(brief, edition, selection=selection) == [
        "heading #part-what-matters 1 What matters",
        "listing (number)",
        "  - #a First.",
        "  - #c Third.",
        "heading #part-judgements 1 Judgements",
        "judgement #j Likely | about 55 to 75% | Low confidence",
        "  So.",
        "  basis: Rests on: What matters, points~[1](#a) and [2](#c)",
    ]


def test_a_section_that_carries_no_point_is_left_out_with_its_lead() -> None:
    brief = brief_of("""\
sections:
  situation: {lead: A lead., points: [{id: a, text: First.}]}
  motives: {points: [{id: c, text: Third.}]}
""")
    lines = lines_of(brief, edition_of("sections"), selection=Selection({"c": Form.FULL}))
    assert lines == ["heading #motives 1 Motives", "listing (bullet)", "  - #c Third."]


def test_a_section_that_is_named_stands_in_its_own_place_and_only_there() -> None:
    brief = brief_of("""\
sections:
  situation: {points: [{id: a, text: First.}]}
  motives: {points: [{id: c, text: Third.}]}
""")
    headings = [line for line in lines_of(brief, edition_of("motives", "sections")) if line.startswith("heading")]
    assert headings == ["heading #motives 1 Motives", "heading #situation 1 Situation"]


def test_a_part_that_means_nothing_here_is_empty() -> None:
    assert lines_of(brief_of(""), edition_of("no-such-section", "ask", "timeline", "options", "contents")) == []


def test_some_of_the_judgements_are_called_key_judgements() -> None:
    brief = brief_of("""\
judgements:
  - {id: one, text: First., likelihood: likely, confidence: low}
  - {id: two, text: Second., likelihood: probable, confidence: high}
""")
    assert lines_of(brief, edition_of("judgements", judgements=1))[0] == "heading #part-judgements 1 Key judgements"
    assert lines_of(brief, edition_of("judgements"))[0] == "heading #part-judgements 1 Judgements"


@pytest.mark.parametrize(
    ("scale", "term", "printed"),
    [
        ("phia-2025", "remote chance", ">0 to about 5%"),
        ("phia-2025", "realistic possibility", "about 40 to <50%"),
        ("phia-2025", "probable", "about 55 to 75%"),
        ("phia-2025", "almost certain", "about 95 to <100%"),
        ("icd203", "likely", "55 to 80%"),
        ("icd203", "nearly certain", "95 to 99%"),
    ],
)
def test_a_range_is_printed_as_its_publisher_gives_it(scale: str, term: str, printed: str) -> None:
    brief = brief_of(f"scale: {scale}\njudgements: [{{id: j, text: So., likelihood: {term}, confidence: low}}]\n")
    judgement = composed(brief, edition_of("judgements")).blocks[2]
    assert isinstance(judgement, Judgement)
    assert judgement.range == printed


def test_what_to_watch_stands_once_in_its_own_part_or_with_each_judgement() -> None:
    brief = brief_of("""\
judgements: [{id: j, text: So., likelihood: likely, confidence: low, indicators: [Trains move.]}]
""")
    apart = "\n".join(lines_of(brief, edition_of("judgements", "indicators", indicators=True)))
    beside = "\n".join(lines_of(brief, edition_of("judgements", indicators=True)))
    assert apart.count("Trains") == beside.count("Trains") == 1
    assert "indicators: What to watch" in beside


CONTEST = """\
sections:
  situation:
    points:
      - {id: a, text: "It is ten [@s].", credibility: 2, contested_by: [b]}
      - {id: b, text: It is none.}
      - {id: c, text: It is so., contested_by: [d]}
      - {id: d, text: It is not.}
      - {id: e, text: Uncontested.}
sources: [{id: s, type: speech, title: S, author: [{literal: NATO}], publisher: NATO, custom: {reliability: F}}]
"""


def test_contested_claims_stand_together_a_group_for_each_matter() -> None:
    lines = lines_of(brief_of(CONTEST), edition_of("contested", notes="none"))
    assert lines == [
        "heading #part-contested 1 Contested: who says what",
        "contested (columns)",
        "  Who | Says | Grade",
        "  NATO | It is~ten. | F2: reliability cannot be judged, probably true",
        "  No source given | It is~none. | not graded",
        "contested (columns)",
        "  Who | Says",
        "  No source given | It is~so. | ",
        "  No source given | It is~not. | ",
    ]


def test_a_claim_names_all_who_make_it_each_with_its_grade() -> None:
    def who(rest: str, parties: int = 2) -> list[str]:
        others = "".join(f", {{id: o{at}, text: 'No [@c].', contested_by: [said]}}" for at in range(parties - 1))
        brief = brief_of(
            f"sections: {{situation: {{points: [{{id: said, contested_by: [o0], {rest}}}{others}]}}}}\n"
            "sources:\n"
            "  - {id: a, type: speech, title: A, author: [{literal: Ann}], custom: {reliability: B}}\n"
            "  - {id: b, type: speech, title: B, author: [{literal: Ben}], custom: {reliability: C}}\n"
            "  - {id: c, type: speech, title: C, author: [{literal: Cat}]}\n"
            "  - {id: d, type: speech, title: D, author: [{literal: Dan}], custom: {reliability: B}}\n"
        )
        return [line.strip() for line in lines_of(brief, edition_of("contested", notes="none")) if " | " in line]

    in_columns = "Ann; Ben | {} | B2: usually reliable, probably true; C2: fairly reliable, probably true"
    assert in_columns.format("Yes.") in who("text: 'Yes [@a; @b].', credibility: 2")
    assert "Ann; Ben | Yes. | B2; C2" in who("text: 'Yes [@a; @b].', credibility: 2", 4)
    assert "Ann; Dan | Yes. | B2" in who("text: 'Yes [@a; @d; @a].', credibility: 2", 4)
    assert "Ann; Cat | Yes. | B; not graded" in who("text: 'Yes [@a; @c].'", 4)
    assert "Ben | Yes. | C" in who("text: 'Yes, it is so [@a; @b].', short: 'Yes [@b].'", 4)
    assert "Ann; Ben | Yes. | B; C" in who("text: 'Yes, it is so [@a; @b].', short: 'Yes.'", 4)


def test_the_names_of_several_parties_are_kept_whole() -> None:
    brief = brief_of(
        "sections: {situation: {points: ["
        "{id: x, text: 'Yes [@a; @b].', contested_by: [y]}, {id: y, text: 'No [@c].'}]}}\n"
        "sources:\n"
        "  - {id: a, type: speech, title: A, author: [{literal: South Korean intelligence}]}\n"
        "  - {id: b, type: speech, title: B, author: [{literal: The Organization for the Prohibition of it}]}\n"
        "  - {id: c, type: speech, title: C, author: [{literal: North Korea}]}\n"
    )
    lines = lines_of(brief, edition_of("contested", notes="none"))
    assert "  South~Korean~intelligence; The Organization for the Prohibition of it | Yes. | " in lines
    assert "  North Korea | No. | " in lines


def test_a_claim_that_the_brief_itself_concludes_says_so() -> None:
    brief = brief_of(
        "sections: {situation: {points: [{id: a, text: It is ten., inference: true, contested_by: [b]}, "
        "{id: b, text: It is not.}]}}\n"
    )
    assert "  This brief | *Inference: *It is~ten. | " in lines_of(brief, edition_of("contested"))


@pytest.mark.parametrize(
    ("parties", "says", "side_by_side"),
    [(2, "So.", True), (3, "So.", True), (4, "So.", False), (3, "So. " * 60, False)],
)
def test_few_and_brief_claims_have_a_column_each(parties: int, says: str, side_by_side: bool) -> None:
    points = ", ".join(
        f'{{id: p{at}, text: "{says} [@s{at}].", contested_by: [p{(at + 1) % parties}]}}' for at in range(parties)
    )
    sources = ", ".join(f"{{id: s{at}, type: speech, title: S, author: [{{family: A{at}}}]}}" for at in range(parties))
    brief = brief_of(f"sections: {{situation: {{points: [{points}]}}}}\nsources: [{sources}]\n")
    (block,) = (b for b in composed(brief, edition_of("contested")).blocks if isinstance(b, Contested))
    assert block.has_columns is side_by_side


@pytest.mark.parametrize(("third", "grade"), [("", "B2: usually reliable, probably true"), (", c", "B2")])
def test_a_grade_is_put_in_words_where_its_claim_has_a_column(third: str, grade: str) -> None:
    """Four parties have a row each, with a narrow cell for the grade."""
    parties = ["a", "b", "c", "d"] if third else ["a", "b"]
    points = ", ".join(
        f"{{id: {name}, text: 'So says {name} [@s{name}].', credibility: 2, contested_by: [{parties[at - 1]}]}}"
        for at, name in enumerate(parties)
    )
    sources = ", ".join(
        f"{{id: s{name}, type: speech, title: S, author: [{{literal: {name}}}], custom: {{reliability: B}}}}"
        for name in parties
    )
    brief = brief_of(f"sections: {{situation: {{points: [{points}]}}}}\nsources: [{sources}]\n")
    assert f"  a | So says~a. | {grade}" in lines_of(brief, edition_of("contested"))


def test_the_last_words_of_a_claim_are_bound_where_it_stands_among_others() -> None:
    points = "{id: a, text: It rains every day., contested_by: [b]}, {id: b, text: It never rains., contested_by: [a]}"
    brief = brief_of(f"sections: {{situation: {{points: [{points}]}}}}\n")
    lines = lines_of(brief, edition_of("sections", "contested"))
    assert "  - #a *Contested: *It rains every~day." in lines
    assert "  No source given | It rains every~day. | " in lines


def test_a_claim_whose_contester_is_left_out_is_no_contest() -> None:
    selection = Selection({"a": Form.FULL, "e": Form.FULL})
    assert lines_of(brief_of(CONTEST), edition_of("contested"), selection=selection) == []


def test_an_exhibit_stands_after_its_section_and_numbers_follow_the_page() -> None:
    brief = brief_of("""\
sections: {situation: {points: [{id: p, text: It is so.}]}, motives: {points: [{id: q, text: It is.}]}}
exhibits:
  - {id: loose, kind: table, title: Loose, columns: [A], rows: [[b]]}
  - {id: here, kind: bar, title: Here, figures: [f], section: situation}
  - {id: lost, kind: bar, title: Lost, figures: [f], section: motives}
figures: {f: {value: 1, unit: troops, label: First, as_of: 2024, source: s}}
sources: [{id: s, type: speech, title: S, author: [{family: Doe}]}]
""")
    lines = lines_of(brief, edition_of("exhibits", "sections"), selection=Selection({"p": Form.FULL}))
    shown = [line for line in lines if line.startswith(("heading", "table", "exhibit"))]
    assert shown == [
        "heading #part-exhibits 1 Exhibits",
        "table #loose Table~1 | Loose",
        "exhibit #lost Exhibit~1 | Lost",
        "heading #situation 1 Situation",
        "exhibit #here Exhibit~2 | Here",
    ]


@pytest.mark.parametrize(
    ("yaml", "lines"),
    [
        ("contact: The desk.\n", ["paragraph #part-contact (contact) **Contact:** The desk."]),
        (
            "contact: The desk.\nurl: https://example.org/b\n",
            [
                "online #part-contact **Contact:** The desk.",
                "  code: https://example.org/b | [https://example.org/b](https://example.org/b)",
            ],
        ),
        ("reference: FP/24\n", []),
    ],
)
def test_where_a_brief_is_published_stands_with_whom_to_ask(yaml: str, lines: list[str]) -> None:
    assert lines_of(brief_of(yaml), edition_of("contact")) == lines


def test_an_edition_without_the_part_shows_no_exhibits() -> None:
    brief = brief_of("exhibits: [{id: x, kind: table, title: T, section: situation, columns: [A], rows: [[b]]}]\n")
    assert "table" not in "".join(lines_of(brief, edition_of("sections")))


@pytest.fixture
def pictured(tmp_path: Path) -> Brief:
    Picture.new("RGB", (4, 3)).save(tmp_path / "map.png")
    return brief_of("exhibits: [{id: x, kind: image, title: A map, file: map.png, alt: The front.}]\n", folder=tmp_path)


def test_a_picture_is_the_one_that_was_read_for_its_path(pictured: Brief) -> None:
    edition, image = edition_of("exhibits"), Image(b"png", 4, 3)
    whole = everything(pictured, edition)
    document = compose(pictured, edition, citation="notes", selection=whole, images={"map.png": image})
    shown = document.blocks[-1]
    assert isinstance(shown, Exhibit)
    assert shown.content is image
    assert shown.alt == "The front."


def test_a_picture_that_was_not_read_is_an_error_at_its_exhibit(pictured: Brief) -> None:
    with pytest.raises(InvalidBrief) as refused:
        composed(pictured, edition_of("exhibits"))
    assert "the picture 'map.png' of 'x' has not been read" in str(refused.value.diagnostics[0])


@pytest.mark.parametrize("typed", ["R&D <b>x</b>", "{{ 7*7 }}", "<para>", r"\input{x}", "&amp;"])
def test_no_text_becomes_markup(typed: str) -> None:
    brief = brief_of("bottom_line: >-\n  " + typed.replace("{", r"\{") + " it is.\n")
    assert lines_of(brief, edition_of("bottom-line"))[1].endswith(f"{typed} it~is.")


def test_composing_the_same_edition_again_and_again_words_each_text_once() -> None:
    brief, edition = brief_of(FIGURES), edition_of("sections", "sources")
    composer = Composer(brief, citation="notes")
    first = composer.compose(edition, everything(brief, edition))
    worded = len(composer._phrased)
    for _ in range(3):
        assert composer.compose(edition, everything(brief, edition)) == first
    assert len(composer._phrased) == worded


def test_every_block_knows_its_part_and_what_comes_from_the_file_its_place() -> None:
    brief = brief_of(CONTEST)
    edition: Edition = edition_of("sections", "contested", "sources")
    for block in composed(brief, edition).blocks:
        assert block.part
        if block.id == "situation":
            assert block.origin == brief.sections[0].position


@pytest.mark.parametrize(
    "typed",
    ["word", "it's 'so' ", "s' ", 'a "b ', "One. Two. ", "NATO ", "a NATO's ", "the NATO (", "1 000 ", "- ", "x"],
)
def test_a_text_of_any_length_is_composed_in_a_time_that_grows_with_it(typed: str) -> None:
    text = (typed * (9_900 // len(typed))).strip()
    brief = brief_of(f"bottom_line: >-\n  It. {text}\nterms: {{NATO: the North Atlantic Treaty Organization}}\n")
    assert lines_of(brief, edition_of("bottom-line"))


INFERRED = """\
sections:
  situation:
    points:
      - {id: a, text: Kyiv counts more., contested_by: [b]}
      - {id: b, text: It was shown to be less., inference: true}
      - {id: c, text: It follows that they leave., short: They leave., inference: true}
      - {id: d, text: Some doubt it., contested: true}
      - {id: e, text: It rains.}
"""


@pytest.mark.parametrize(
    ("language", "inference", "contested", "both"),
    [
        ("en-GB", "Inference:", "Contested:", "Inference, contested:"),
        ("uk", "Умовивід:", "Спірне:", "Умовивід, спірне:"),
        ("fr", "Déduction~:", "Contesté~:", "Déduction, contesté~:"),
        ("de", "Schlussfolgerung:", "Umstritten:", "Schlussfolgerung, umstritten:"),
    ],
)
def test_inferences_and_contested_points_are_told_from_plain_reports(
    language: str, inference: str, contested: str, both: str
) -> None:
    assert lines_of(brief_of(INFERRED, language), edition_of("sections"))[1:] == [
        "listing (bullet)",
        f"  - #a *{contested} *Kyiv counts~more.",
        f"  - #b *{both} *It was shown to be~less.",
        f"  - #c *{inference} *It follows that they~leave.",
        f"  - #d *{contested} *Some doubt~it.",
        "  - #e It rains.",
    ]


def test_an_inference_is_told_in_every_form_of_it_and_among_those_who_say_otherwise() -> None:
    brief = brief_of(INFERRED)
    short = Selection({"a": Form.SHORT, "b": Form.SHORT, "c": Form.SHORT})
    lines = lines_of(brief, edition_of("what-matters", "contested"), selection=short)
    assert "  - #c *Inference: *They leave." in lines
    assert any(line.startswith("  ") and "*Inference: *It was shown to be~less." in line for line in lines[-2:])
    assert not any("Contested: *" in line for line in lines[-2:])


def test_the_points_on_which_judgements_rest_are_numbered_and_their_ranges_folded() -> None:
    points = "".join(f"      - {{id: p{number}, text: It rains {number}.}}\n" for number in range(1, 9))
    brief = brief_of(
        f"sections:\n  situation:\n    points:\n{points}"
        "judgements: [{id: j, text: So., likelihood: likely, confidence: low, basis: [p8, p1, p2, p3, p5, p6]}]\n"
    )
    lines = lines_of(brief, edition_of("judgements", "sections", basis=True, prose=True))
    assert "listing (number)" in lines
    told = next(line for line in lines if "Rests on" in line)
    assert told.endswith("Situation, paragraphs~[1](#p1)–[3](#p3), [5](#p5), [6](#p6) and [8](#p8)")


@pytest.mark.parametrize(
    ("series", "unit", "printed"),
    [
        ("{Вивезено за рік: {Китай: 7.7}}", "млн тонн", "Вивезено за рік, млн тонн"),
        ("{Вивезено: {Китай: 7.7}, Ввезено: {Китай: 1}}", "млн тонн", "млн тонн"),
        ("{Вивезено: {Китай: 7.7}}", "USD", "Вивезено"),
        ("{Вивезено: {Китай: 7.7}, Ввезено: {Китай: 1}}", "km", ""),
    ],
)
def test_bars_say_what_they_count_as_far_as_their_labels_do_not(series: str, unit: str, printed: str) -> None:
    brief = brief_of(
        f"exhibits: [{{id: e, kind: bar, title: Т, unit: {unit}, series: {series}, alt: Т, source: s}}]\n"
        "sources: [{id: s, type: speech, title: Т}]\n",
        "uk",
    )
    drawn = next(b for b in composed(brief, edition_of("exhibits")).blocks if isinstance(b, Exhibit))
    assert isinstance(drawn.content, Chart)
    assert visible(drawn.content.unit) == printed


@pytest.mark.parametrize(("status", "kicker"), [("draft", "report · Draft"), ("final", "report")])
def test_a_draft_says_so_above_its_title(status: str, kicker: str) -> None:
    (block,) = (b for b in composed(brief_of(f"status: {status}\n"), edition_of()).blocks if isinstance(b, Masthead))
    assert block.kicker == kicker


def test_the_contents_list_boxes_among_the_headings_in_the_order_of_the_edition() -> None:
    brief = brief_of(
        """\
bottom_line: It holds.
ask: Decide by Friday.
changes: [The line moved.]
sections:
  situation:
    title: Situation
    points: [{id: a, text: "It is so.", inference: true}]
"""
    )
    blocks = composed(brief, edition_of("bottom-line", "contents", "sections", "changes", "ask")).blocks
    (contents,) = (b for b in blocks if isinstance(b, Contents))
    targets = [entry.target for entry in contents.entries]
    assert targets == ["part-bottom-line", "situation", "part-changes", "part-ask"]
    assert set(targets) <= {block.id for block in blocks}


def test_the_contents_keep_the_languages_and_the_emphasis_of_their_headings() -> None:
    brief = brief_of(
        """\
sections:
  situation:
    title: "After [Крим]{lang=uk}, *de facto*"
    points: [{id: a, text: "It is so.", inference: true}]
"""
    )
    (contents,) = (b for b in composed(brief, edition_of("contents", "sections")).blocks if isinstance(b, Contents))
    (entry,) = contents.entries
    runs = [run for run in entry.runs if isinstance(run, Words)]
    said = {(run.text.replace("\u00a0", " ").strip(), run.lang, run.emphasis) for run in runs}
    assert {("Крим", "uk", False), ("de facto", None, True)} <= said


def test_the_two_scales_of_grading_are_lists_of_their_own_side_by_side() -> None:
    """A says nothing of 1: neither heads the other."""
    brief = brief_of(
        """\
sections: {situation: {points: [{id: a, text: "It is so. [@s]"}]}}
sources: [{id: s, type: speech, title: S, author: [{family: Doe}], custom: {reliability: B}}]
"""
    )
    edition = edition_of("sections", "scale-key", "sources", basis=True)
    (table,) = (block for block in composed(brief, edition).blocks if isinstance(block, Table))
    assert not table.heads_rows


def test_a_line_over_words_runs_on_through_those_that_another_series_leaves_out() -> None:
    brief = brief_of(
        "exhibits: [{id: e, kind: line, title: T, unit: troops, alt: T, source: s,\n"
        "  series: {Kyiv: {Q1: 8000, Q3: 9500, Q4: 12000}, NATO: {Q1: 7000, Q2: 8000, Q3: 10000, Q4: 11000}}}]\n"
        "sources: [{id: s, type: speech, title: T}]\n"
    )
    drawn = next(b for b in composed(brief, edition_of("exhibits")).blocks if isinstance(b, Exhibit))
    assert isinstance(drawn.content, Chart)
    assert [tick.label for tick in drawn.content.date_ticks] == ["Q1", "Q2", "Q3", "Q4"]
    kyiv, nato = ([(mark.at, mark.value) for mark in each.marks] for each in drawn.content.series)
    assert kyiv == [(0.0, 8000.0), (2.0, 9500.0), (3.0, 12000.0)]
    assert nato == [(0.0, 7000.0), (1.0, 8000.0), (2.0, 10000.0), (3.0, 11000.0)]


def test_a_line_runs_forward_though_its_series_contradict_one_another() -> None:
    brief = brief_of(
        "exhibits: [{id: e, kind: line, title: T, alt: T, source: s,\n"
        "  series: {A: {a: 1, c: 3, b: 2}, B: {b: 1, c: 2}}}]\n"
        "sources: [{id: s, type: speech, title: T}]\n"
    )
    drawn = next(b for b in composed(brief, edition_of("exhibits")).blocks if isinstance(b, Exhibit))
    assert isinstance(drawn.content, Chart)
    for series in drawn.content.series:
        assert [mark.at for mark in series.marks] == sorted(mark.at for mark in series.marks)


def test_a_line_over_a_month_and_days_in_it_runs_forward() -> None:
    brief = brief_of(
        "exhibits: [{id: e, kind: line, title: T, alt: T, source: s,\n"
        "  series: {A: {2024-10: 1, 2024-10-05: 2, 2024-10-28: 3}}}]\n"
        "sources: [{id: s, type: speech, title: T}]\n"
    )
    drawn = next(b for b in composed(brief, edition_of("exhibits")).blocks if isinstance(b, Exhibit))
    assert isinstance(drawn.content, Chart)
    assert [mark.value for mark in drawn.content.series[0].marks] == [2.0, 1.0, 3.0]

"""From a file to a Brief."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from briefing.load.brief import MOST_TOLD, parse_brief, read_brief
from briefing.load.editions import read_editions
from briefing.model.brief import Brief
from briefing.model.dates import Moment, PartialDate
from briefing.model.marking import Marking
from briefing.model.silence import Silence
from briefing.model.text import Citation, Cite, FigureUse, Text, Words
from briefing.scales.likelihood import ICD_203, PHIA_2025

ROOT = Path(__file__).parent.parent.parent

HEAD = "title: Troops\nas_of: 2024-11-05\n"
POINT = "sections:\n  situation:\n    points:\n      - id: count\n        text: Two parties count.\n"
SOURCE = "sources:\n  - {id: rutte-2024, type: speech, title: Doorstep}\n"


def test_of_very_many_errors_the_first_are_told_and_that_there_are_more() -> None:
    text = HEAD + POINT + "".join(f"wrong-{number}: 1\n" for number in range(MOST_TOLD + 7))
    brief, faults = parse_brief(text.encode(), "brief.yaml")
    assert brief is None
    assert len(faults) == MOST_TOLD + 1
    assert faults[-1].message == "7 more errors, from here on, are not told"
    assert faults[-1].position.line == text[: text.index(f"wrong-{MOST_TOLD}:")].count("\n") + 1


# The example of the design, as it stands there.
EXAMPLE = """\
as_of: 2024-11-05 18:00 UTC
sections:
  situation:
    lead: >-
      Kyiv, Seoul and NATO count North Korean troops in Russia; Pyongyang denies it.
    points:
      - id: nato-count
        priority: 1
        essential: one-page
        short: >-
          NATO counts {troops-nato} North Korean troops.
        text: >-
          {troops-nato} North Korean troops are in Russia: "cease these actions" [@rutte-2024, p. 4; @felitti-2024].
        credibility: 2
        contested_by: [dprk-denial]
figures: {troops-nato: {value: 10000, unit: troops, qualifier: about, label: NATO's count, as_of: 2024-10-28, source: rutte-2024}}
judgements: [{id: party-to-war, likelihood: highly likely, confidence: moderate, basis: [nato-count], text: 'It makes North Korea a party.', indicators: ['Kursk: prisoners are shown.']}]
events: [{id: first-warning, date: early 2024-10, source: felitti-2024, text: 'Zelensky warns allies.'}]
sources: [{id: rutte-2024, type: speech, title: Doorstep statement, author: [{family: Rutte, given: Mark}], issued: 2024-10-28, custom: {reliability: A}}]
"""  # noqa: E501


def faults(yaml: str, **known: tuple[str, ...]) -> list[str]:
    brief, diagnostics = parse_brief(yaml.encode(), "b.yaml", **known)
    assert brief is None or not diagnostics
    return [str(diagnostic) for diagnostic in diagnostics]


def read(yaml: str, **known: tuple[str, ...]) -> Brief:
    brief, diagnostics = parse_brief(yaml.encode(), "b.yaml", **known)
    assert diagnostics == ()
    assert brief is not None
    return brief


@pytest.mark.parametrize(
    "path",
    [ROOT / "data" / "brief.yaml", *sorted((ROOT / "data" / "examples").glob("*.yaml"))],
    ids=lambda path: path.stem,
)
def test_the_shipped_briefs_have_no_error(path: Path) -> None:
    editions, _ = read_editions(ROOT / "templates" / "editions.yaml")
    brief, diagnostics = read_brief(path, editions=[edition.id for edition in editions])
    assert diagnostics == ()
    assert brief is not None
    assert brief.points


def test_reading_twice_gives_equal_briefs() -> None:
    data = (ROOT / "data" / "brief.yaml").read_bytes()
    assert parse_brief(data, "a.yaml")[0] == replace(
        parse_brief(data, "b.yaml")[0] or pytest.fail("no brief"), path=Path("a.yaml")
    )


def test_the_smallest_brief_has_the_defaults() -> None:
    brief = read(HEAD + POINT)
    assert brief.title == Text((Words("Troops"),))
    assert brief.as_of == Moment(date(2024, 11, 5))
    assert (brief.language, brief.status, brief.house, brief.paper) == ("en-GB", "draft", "policy", "a4")
    assert brief.scale is PHIA_2025
    assert brief.points[0].priority == 3
    assert brief.bottom_line is None


def test_the_example_of_the_design_lacks_a_title_and_what_it_names() -> None:
    assert [fault.split("\n")[0] for fault in faults(EXAMPLE)] == [
        "b.yaml:1:1: error: the brief has no 'title'",
        "b.yaml:13:102: error: unknown source 'felitti-2024'",
        "b.yaml:15:24: error: unknown point 'dprk-denial'",
        "b.yaml:18:59: error: unknown source 'felitti-2024'",
    ]


def test_the_example_of_the_design_is_read_with_a_title_and_what_it_names() -> None:
    whole = "title: Troops\nbottom_line: They are there.\n" + EXAMPLE.replace(
        "figures:", "      - {id: dprk-denial, text: It denies it.}\nfigures:"
    ).replace("sources: [", "sources: [{id: felitti-2024, type: article, title: Deployment}, ")
    brief = read(whole, editions=("one-page",))
    assert brief.as_of == Moment(date(2024, 11, 5), "18:00", "UTC")
    point = brief.points[0]
    assert (point.essential, point.credibility, point.contested_by) == ("one-page", 2, ("dprk-denial",))
    assert point.text.spans == (
        FigureUse("troops-nato"),
        Words(' North Korean troops are in Russia: "cease these actions" '),
        Citation((Cite("rutte-2024", "p. 4"), Cite("felitti-2024"))),
        Words("."),
    )
    figure = brief.figures["troops-nato"]
    assert (figure.value, figure.unit, figure.qualifier, figure.as_of) == (
        Decimal(10000),
        "troops",
        "about",
        PartialDate(2024, 10, 28),
    )
    assert brief.judgements[0].indicators == (Text((Words("Kursk: prisoners are shown."),)),)
    assert brief.events[0].date == PartialDate(2024, 10, stage="early")
    assert brief.sources["rutte-2024"].reliability == "A"


def test_a_fault_in_a_text_is_told_inside_the_text() -> None:
    yaml = (
        HEAD + POINT.replace("Two parties count.", ">-\n          NATO counts\n          troops [@rute-2024].") + SOURCE
    )
    assert faults(yaml) == ["b.yaml:9:19: error: unknown source 'rute-2024'\n  hint: did you mean 'rutte-2024'?"]


def test_every_fault_is_told_in_one_run_by_place() -> None:
    yaml = HEAD.replace("Troops", '"Troops" there') + POINT.replace("Two", "So {Two}") + "x: 1\nmarking: TLP:WHITE\n"
    assert [fault.split(":", 3)[1:3] for fault in faults(yaml)] == [["1", "8"], ["7", "18"], ["8", "1"], ["9", "10"]]


def test_items_know_where_they_stand() -> None:
    brief = read(HEAD + POINT + SOURCE)
    assert str(brief.points[0].position) == "b.yaml:6:9"
    assert str(brief.sections[0].position) == "b.yaml:4:3"
    assert str(brief.sources["rutte-2024"].position) == "b.yaml:9:5"


def test_sections_keep_the_order_of_the_file() -> None:
    yaml = (
        HEAD
        + POINT
        + "  legal:\n    title: Law\n    points: [{id: law, text: It is law.}]\n"
        + "  outlook:\n    points: [{id: out, text: Out.}]\n"
    )
    assert [section.id for section in read(yaml).sections] == ["situation", "legal", "outlook"]


def test_a_section_without_anything_is_no_section() -> None:
    assert [section.id for section in read(HEAD + POINT + "  motives:\n").sections] == ["situation"]


def test_an_optional_key_may_stand_empty() -> None:
    assert read("question:\nauthors:\nevents:\nscale:\n" + HEAD + POINT).question is None


def test_one_entry_needs_no_dash() -> None:
    assert read(HEAD + "authors: Anna\nchanges: More troops.\n" + POINT).authors == ("Anna",)


def test_words_that_yaml_takes_for_values_stay_words() -> None:
    brief = read(HEAD + "version: 1.10\nreference: 010\nnames: [NO, 1:30, 2024-10-28, ~]\n" + POINT)
    assert (brief.version, brief.reference, brief.names) == ("1.10", "010", ("NO", "1:30", "2024-10-28", "~"))


def test_terms_and_options_and_silences_are_read() -> None:
    brief = read(
        HEAD
        + POINT
        + "        silence:\n          bare-number: 1718 is a resolution\n"
        + "terms: {NATO: North Atlantic Treaty Organization}\n"
        + "options:\n  - {id: wait, text: Wait., for: [Cheap.], against: Slow.}\n",
        rules=("bare-number",),
    )
    assert brief.terms == {"NATO": "North Atlantic Treaty Organization"}
    assert brief.options[0].benefits == (Text((Words("Cheap."),)),)
    assert brief.options[0].costs == (Text((Words("Slow."),)),)
    assert brief.points[0].silence == (Silence("bare-number", "1718 is a resolution"),)
    assert str(brief.points[0].silence[0].position) == "b.yaml:9:11"


def test_silences_may_be_a_list() -> None:
    brief = read(HEAD + POINT + "        silence: [{bare-number: a name}, {relative-date: a quotation}]\n")
    assert [silence.rule for silence in brief.points[0].silence] == ["bare-number", "relative-date"]


def test_a_scale_is_known_before_the_judgements_that_use_it() -> None:
    yaml = HEAD + POINT + "judgements: [{id: j, text: So., likelihood: very likely, confidence: low}]\nscale: icd203\n"
    assert read(yaml).scale is ICD_203


@pytest.mark.parametrize(
    "label",
    ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED", "OFFICIAL", "RESTREINT UE/EU RESTRICTED"],
)
def test_a_marking_is_a_label_or_own_words(label: str) -> None:
    assert read(HEAD + f"marking: {label}\n" + POINT).marking == Marking(label)


def test_a_scale_that_does_not_exist_makes_no_term_wrong() -> None:
    yaml = HEAD + POINT + "judgements: [{id: j, text: So., likelihood: very likely, confidence: low}]\nscale: icd\n"
    assert [fault.split("\n")[0] for fault in faults(yaml)] == ["b.yaml:9:8: error: 'scale' is not a scale: 'icd'"]


@pytest.mark.parametrize(
    ("yaml", "hint"),
    [
        (HEAD + POINT + "        source: rutte-2024\n", "a point cites its sources in its text: [@its-id, p. 4]"),
        (HEAD + POINT + "summary: x\n", "did you mean 'bottom_line'?"),
        (HEAD + POINT + "    text: x\n", "a section holds points; its 'lead' is one sentence"),
        (HEAD + POINT + "options: [{id: o, text: O., pros: [a]}]\n", "did you mean 'for'?"),
    ],
)
def test_a_key_that_people_expect_is_told_the_way_out(yaml: str, hint: str) -> None:
    assert [fault.split("hint: ")[1] for fault in faults(yaml)] == [hint]


def test_names_of_editions_and_rules_are_free_unless_they_are_given() -> None:
    yaml = HEAD + POINT + "        essential: any-page\n        silence: {any-rule: why}\n"
    read(yaml)
    assert len(faults(yaml, editions=("one-page",), rules=("bare-number",))) == 2


def test_ids_of_what_is_broken_are_not_missed() -> None:
    yaml = (
        HEAD
        + POINT.replace("Two", "[@a] {b}").replace("text: ", "text: >-\n          ")
        + "sources: [{id: a, type: nonsense, title: A}]\nfigures: {b: {value: x}}\n"
    )
    assert not [fault for fault in faults(yaml) if "unknown" in fault]


@pytest.mark.parametrize("broken", ["sources: x\n", "sources: {a: b}\n", "sources: [1]\n", "sources: none.json\n"])
def test_where_the_sources_cannot_be_read_no_citation_is_called_unknown(broken: str) -> None:
    yaml = HEAD + POINT.replace("Two parties count.", "So [@a].") + broken
    assert len(faults(yaml)) == 1


def test_a_file_that_is_not_there_is_one_error(tmp_path: Path) -> None:
    brief, diagnostics = read_brief(tmp_path / "none.yaml")
    assert brief is None
    assert [diagnostic.message for diagnostic in diagnostics] == ["there is no such file"]


@pytest.mark.parametrize("size", [500])
def test_hundreds_of_unknown_names_are_told_quickly(size: int) -> None:
    known = "".join(f"  - {{id: source-{number}, type: speech, title: A}}\n" for number in range(size))
    unknown = " ".join(f"[@sauce-{number}]" for number in range(size))
    assert len(faults(HEAD + POINT.replace("Two parties count.", f"So {unknown}.") + "sources:\n" + known)) == size

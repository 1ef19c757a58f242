from __future__ import annotations

from pathlib import Path

import pytest

from briefing.load.editions import MOST_EDITIONS, parse_editions, read_editions
from briefing.model.edition import Edition, Part
from briefing.model.marking import Marking

ROOT = Path(__file__).parent.parent.parent


def faults(yaml: str) -> list[str]:
    editions, diagnostics = parse_editions(yaml.encode(), "e.yaml")
    assert not editions
    return [str(diagnostic) for diagnostic in diagnostics]


def test_the_shipped_editions_are_read_in_their_order() -> None:
    editions, diagnostics = read_editions(ROOT / "templates" / "editions.yaml")
    assert diagnostics == ()
    assert [(edition.id, edition.pages) for edition in editions] == [
        ("one-page", 1),
        ("two-page", 2),
        ("four-page", 4),
        ("report", None),
    ]


def test_an_edition_holds_what_it_says() -> None:
    (edition,), _ = parse_editions(
        b"three-page:\n  pages: 3\n  label: {en: Three pages}\n  parts: [bottom-line, legal, contact: optional]\n"
        b"  notes: end\n  judgements: 2\n  indicators: true\n  marking: TLP:GREEN\n",
        "e.yaml",
    )
    assert edition == Edition(
        "three-page",
        (Part("bottom-line"), Part("legal"), Part("contact", True)),
        pages=3,
        label={"en": "Three pages"},
        notes="end",
        judgements=2,
        indicators=True,
        marking=Marking("TLP:GREEN"),
    )
    assert str(edition.position) == "e.yaml:1:1"


def test_a_file_has_no_more_editions_than_anybody_makes() -> None:
    said = "".join(f"e{number}: {{parts: [ask]}}\n" for number in range(MOST_EDITIONS + 1))
    assert faults(said) == ["e.yaml:51:1: error: there are 51 editions\n  hint: a file may have 50"]


@pytest.mark.parametrize(
    ("yaml", "fault"),
    [
        ("", "e.yaml:1:1: error: the file is empty"),
        ("- a\n", "e.yaml:1:1: error: the list of editions is not a map of keys, but a list"),
        ("one-page:\n", "e.yaml:1:1: error: the edition 'one-page' is empty"),
        ("one-page: {pages: 1}\n", "e.yaml:1:11: error: the edition 'one-page' has no 'parts'"),
        ("One: {parts: [ask]}\n", "e.yaml:1:1: error: this key is not an id: 'One'"),
        ("a: {parts: []}\n", "e.yaml:1:12: error: 'parts' is empty"),
        ("a: {parts: ask}\n", "e.yaml:1:12: error: 'parts' is not a list of parts, but a text"),
        ("a: {parts: [ask, ask]}\n", "e.yaml:1:18: error: the part 'ask' is named twice"),
        ("a: {parts: [judgments]}\n", "e.yaml:1:13: error: unknown part 'judgments'"),
        ("a: {parts: [key_figures]}\n", "e.yaml:1:13: error: a part is not an id: 'key_figures'"),
        ("a: {parts: [ask: maybe]}\n", "e.yaml:1:18: error: a part is optional or it is always there"),
        ("a: {parts: [[ask]]}\n", "e.yaml:1:13: error: a part is not a name, but a list"),
        ("a: {parts: [ask], pages: 0}\n", "e.yaml:1:26: error: 'pages' is not a whole number from 1 to 999: '0'"),
        ("a: {parts: [ask], note: end}\n", "e.yaml:1:19: error: unknown key 'note' in an edition"),
        (
            "a: {parts: [ask], label: Ask}\n",
            "e.yaml:1:26: error: 'label' is not a map of languages and names, but a text",
        ),
        ("a: {parts: [ask], label: {ua: Ask}}\n", "e.yaml:1:27: error: a key of 'label' is not a language tag: 'ua'"),
        ("a: {parts: [ask], notes: foots}\n", "e.yaml:1:26: error: 'notes' is foot, end, line or none, not 'foots'"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(yaml: str, fault: str) -> None:
    assert [said.split("\n")[0] for said in faults(yaml)] == [fault]


def test_a_part_with_an_underscore_is_told_its_name() -> None:
    assert faults("a: {parts: [key_figures]}\n")[0].endswith("hint: did you mean 'key-figures'?")

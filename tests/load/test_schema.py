"""The JSON Schema that an editor uses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from briefing.load.edition_fields import EDITION
from briefing.load.fields import BRIEF, BRIEF_KINDS
from briefing.load.nodes import Manuscript, compose
from briefing.load.schema import editions_schema, json_schema, plain
from tests.load.test_brief import EXAMPLE, HEAD, POINT

ROOT = Path(__file__).parent.parent.parent
BRIEFS = [ROOT / "data" / "brief.yaml", *sorted((ROOT / "data" / "examples").glob("*.yaml"))]


def data(yaml: str) -> Any:
    """The YAML as an editor reads it."""
    return plain(compose(Manuscript("f", yaml))[0])


def complaints(yaml: str) -> list[str]:
    return [error.json_path for error in Draft7Validator(json_schema()).iter_errors(data(yaml))]


@pytest.mark.parametrize("schema", [json_schema(), editions_schema()], ids=["brief", "editions"])
def test_the_schema_is_one_of_draft_7_and_of_json(schema: dict[str, Any]) -> None:
    Draft7Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_an_editor_finds_no_fault_in_the_shipped_briefs(path: Path) -> None:
    assert complaints(path.read_text(encoding="utf-8")) == []


def test_an_editor_finds_no_fault_in_the_shipped_editions() -> None:
    editions = data((ROOT / "templates" / "editions.yaml").read_text(encoding="utf-8"))
    assert [error.message for error in Draft7Validator(editions_schema()).iter_errors(editions)] == []


def test_an_editor_finds_no_fault_in_the_example_of_the_design_with_a_title() -> None:
    assert complaints("title: Troops\n" + EXAMPLE) == []


@pytest.mark.parametrize(
    "yaml",
    [
        HEAD + POINT + "question:\nauthors:\nevents:\nsources:\nurl:\n",
        HEAD + POINT + "authors: Anna\nversion: 1.0\nreference: 5\nnext_update: 2025\nnames: [1718, E38]\n",
        HEAD + POINT + "sources: zotero.json\n",
        HEAD + POINT + "        silence: {bare-number: 1718}\n        contested_by: other\n        inference: true\n",
        HEAD + POINT + "exhibits: [{id: x, kind: bar, title: X, series: {A: {2024: 5, b: 10 million, c: -}}}]\n",
        HEAD + POINT + "events: [{id: a, date: 2024, text: A.}, {id: b, date: early 2024-10, text: B.}]\n",
        HEAD + POINT + "sources: [{id: a, type: speech, title: 1984, issued: {date-parts: [[2024]]}, page: 4}]\n",
        HEAD + POINT + "figures: {a: {value: 175 billion, unit: USD, label: A, as_of: 2024, source: s}}\n",
        HEAD + POINT + "figures: {a: {value: '-3.5', unit: '%', label: A, as_of: mid 2024, source: s}}\n",
        HEAD + POINT + "marking: OFFICIAL\n",
        HEAD + POINT.replace("situation", "legal").replace("points:", "title: Law\n    points:"),
    ],
)
def test_what_the_reader_takes_an_editor_takes(yaml: str) -> None:
    assert complaints(yaml) == []


@pytest.mark.parametrize(
    ("yaml", "place"),
    [
        (POINT, "$"),
        (HEAD + POINT + "colour: red\n", "$"),
        (HEAD + POINT + "        txt: x\n", "$.sections.situation.points[0]"),
        (HEAD + POINT + "        priority: 9\n", "$.sections.situation.points[0].priority"),
        (HEAD + POINT + "        inference: yes\n", "$.sections.situation.points[0].inference"),
        (HEAD + POINT.replace("count", "Count"), "$.sections.situation.points[0].id"),
        (HEAD + POINT + "        essential: One Page\n", "$.sections.situation.points[0].essential"),
        (HEAD + POINT + "status: finished\n", "$.status"),
        (HEAD + POINT + "paper: A4\n", "$.paper"),
        (HEAD + POINT + "marking: TLP:WHITE\n", "$.marking"),
        (HEAD + POINT + "language: english\n", "$.language"),
        (HEAD + POINT + "url: example.org\n", "$.url"),
        (HEAD.replace("2024-11-05", "5 Nov") + POINT, "$.as_of"),
        (HEAD + POINT + "figures: {a: {value: 5}}\n", "$.figures.a"),
        (HEAD + POINT + "figures: [a]\n", "$.figures"),
        ((HEAD + POINT).replace("title: ", "title: " + "A" * 250, 1), "$.title"),
        (
            HEAD + POINT + "judgements: [{id: a, text: A., likelihood: maybe, confidence: low}]\n",
            "$.judgements[0].likelihood",
        ),
        (HEAD + POINT + "events: [{id: a, date: 28.10.2024, text: A.}]\n", "$.events[0].date"),
        (HEAD + POINT + "events: [{id: a, date: early 2024-10-28, text: A.}]\n", "$.events[0].date"),
        (HEAD + POINT + "figures: {a: {value: 1e3 troops, unit: x, label: A}}\n", "$.figures.a.value"),
        (HEAD + POINT + "figures: {a: {value: '10,000', unit: x, label: A}}\n", "$.figures.a.value"),
        (HEAD + POINT + "question: ' '\n", "$.question"),
        (HEAD + POINT + "reference: ''\n", "$.reference"),
        (HEAD + POINT + "options: []\n", "$.options"),
        (HEAD + POINT + "exhibits: [{id: a, kind: pie, title: A}]\n", "$.exhibits[0].kind"),
        (HEAD + POINT + "changes: [{Kursk: more}]\n", "$.changes"),
        (HEAD, "$"),
    ],
)
def test_an_editor_marks_what_is_broken(yaml: str, place: str) -> None:
    assert place in complaints(yaml)


@pytest.mark.parametrize("kind", [*BRIEF_KINDS, EDITION], ids=lambda kind: kind.name)
def test_every_key_says_what_it_is_for(kind: Any) -> None:
    for field in kind.fields:
        assert field.doc.endswith("."), field.key
        assert field.shape.says


def test_an_editor_shows_what_a_key_is_for_and_an_example() -> None:
    title = json_schema()["properties"]["title"]
    assert title["description"] == BRIEF.by_key["title"].doc
    assert title["examples"] == ["North Korean troops in the war against Ukraine"]
    assert json_schema()["properties"]["language"]["default"] == "en-GB"


@pytest.mark.parametrize(
    ("letters", "value"),
    [
        ("1", 1), ("-1.5", -1.5), ("1e3", 1000.0), ("true", True), ("True", True), ("tRUE", "tRUE"), ("yes", "yes"),
        ("~", None), ("null", None), ("''", ""), ("'1'", "1"), ("2024-10", "2024-10"), ("1:30", "1:30"), ("x", "x"),
        ("1_000", "1_000"),
    ],
)  # fmt: skip
def test_scalars_are_read_as_yaml_1_2_reads_them(letters: str, value: object) -> None:
    found = data(f"[{letters}]")[0]
    assert found == value
    assert type(found) is type(value)

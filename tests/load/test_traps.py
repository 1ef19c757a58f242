"""What YAML makes of a sentence, told to someone who wrote one."""

from __future__ import annotations

import pytest
import yaml

from briefing.load import nodes
from briefing.load.nodes import WAY_OUT, Manuscript, compose


def told(text: str) -> list[tuple[str, str, str | None]]:
    _, faults = compose(Manuscript("f", text))
    return [(f"{fault.position.line}:{fault.position.column}", fault.message, fault.hint) for fault in faults]


@pytest.mark.parametrize(
    "loader", [getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader], ids=["C", "Python"]
)
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("text: {troops-nato} troops are there.", "'text' begins with a brace, which YAML takes for a map"),
        ("text: [@rutte-2024] confirms it.", "'text' begins with a bracket, which YAML takes for a list"),
        ("text: [@rutte-2024]", "'text' begins with a bracket, which YAML takes for a list"),
        ("text: [here](https://example.org) it is", "'text' begins with a bracket, which YAML takes for a list"),
        ("text: ? Nobody knows.", "'text' begins with ? and a space, which means something else in YAML"),
        ("text: **No** change.", "'text' begins with *, which means something else in YAML"),
        ("text: *Kursk* matters.", "'text' begins with *, which means something else in YAML"),
        ('text: "Clear data" says Kyiv.', "'text' goes on after its closing quotation mark"),
        ("text: 'victory plan' agreed.", "'text' goes on after its closing quotation mark"),
        ("text: %54 of it", "'text' begins with %, which means something else in YAML"),
        ("text: @rutte says", "'text' begins with @, which means something else in YAML"),
        ("text: &c. and more", "'text' begins with &, which means something else in YAML"),
        ("text: > quoted words", "'text' begins with >, which means something else in YAML"),
        ("text: | piped", "'text' begins with |, which means something else in YAML"),
        ("text: `code`", "'text' begins with `, which means something else in YAML"),
    ],
)
def test_a_text_that_begins_with_a_mark_of_yaml_is_sent_to_a_new_line(
    text: str, message: str, loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nodes, "_LOADER", loader)
    assert told(text) == [("1:7", message, WAY_OUT)]


@pytest.mark.parametrize(
    ("text", "place"), [("text: Zakharova: Seoul", "1:16"), ("text: The talk\n  Zakharova: Seoul\nb: c", "2:12")]
)
def test_a_colon_and_a_space_in_a_text_are_told_at_the_colon(text: str, place: str) -> None:
    assert told(text) == [(place, "a colon and a space in 'text', which YAML takes for a key", WAY_OUT)]


def test_a_text_under_its_key_is_found() -> None:
    assert told('a:\n  text:\n    "Clear" says\n    so\n  b: 1')[0][:2] == (
        "3:5",
        "'text' goes on after its closing quotation mark",
    )


def test_a_label_with_a_space_is_recognised() -> None:
    assert told("marking: TLP: amber")[0][2] == "did you mean TLP:AMBER, without the space?"


def test_a_percent_sign_as_unit_is_put_in_quotation_marks() -> None:
    assert told("unit: %")[0][2] == "write unit: '%'"


@pytest.mark.parametrize("text", ["a:\n\tb: 1", "a:\n  b: 1\n\tc: 2"])
def test_a_tab_is_named(text: str) -> None:
    (place, message, _), *_ = told(text)
    assert message == "a tab: YAML indents with spaces"
    assert place == f"{text.count(chr(10)) + 1}:1"


@pytest.mark.parametrize("text", ["a: 1\nb:c\nd: 2", "b:c\nd: 2"])
def test_a_colon_without_a_space_is_named_at_its_line(text: str) -> None:
    ((place, message, hint),) = told(text)
    assert (message, hint) == ("no space after the colon of 'b'", "write 'b: '")
    assert place == f"{text[: text.index('b:')].count(chr(10)) + 1}:3"


def test_a_quotation_mark_that_never_closes_is_told_where_it_opens() -> None:
    assert told("a: 1\nb: 'x\nc: 2\n")[0][:2] == ("2:4", "a quotation mark opens here and never closes")


def test_an_unknown_escape_is_told_at_the_backslash() -> None:
    assert told('text: "C:\\path"')[0][:2] == (
        "1:10",
        "a backslash between double quotation marks begins an escape that YAML does not know",
    )


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (
            "a: [{b: NATO counts {troops}.}]",
            "1:21",
            "a brace or bracket inside a text that stands in braces or brackets itself",
        ),
        (
            "a: [{b: As [sic] says.}]",
            "1:12",
            "a brace or bracket inside a text that stands in braces or brackets itself",
        ),
        ("a: [{b: As [@c] says.}]", "1:13", "nothing can begin with @ here"),
        ("a: [{b: 'Clear' data}]", "1:17", "a text in braces or brackets goes on after its closing quotation mark"),
        ("a: [b, c\nd: e", "2:2", "the brackets or braces that open at line 1 do not go on as they should"),
    ],
)
def test_a_text_in_braces_wants_quotation_marks(text: str, place: str, message: str) -> None:
    assert [said[:2] for said in told(text)] == [(place, message)]


def test_wrong_indentation_is_told_at_its_line() -> None:
    assert told("p:\n  - id: a\n    text: foo\n   short: b\n") == [
        ("4:4", "the line does not fit what stands above it", "check its indentation and the line above")
    ]


def test_every_trap_in_a_file_is_told_in_one_run() -> None:
    text = "".join(f"- id: p{number}\n  text: %{number}\n" for number in range(10))
    assert [place for place, _, _ in told(text)] == [f"{2 * number + 2}:9" for number in range(10)]


def test_no_more_than_two_dozen_traps_are_told_at_once() -> None:
    assert len(told("".join(f"a{number}: %x\n" for number in range(100)))) == 25


def test_a_fault_that_only_moves_is_told_once() -> None:
    assert len(told('a: {b: "x" y,\n  c: "x" z}\n')) == 1

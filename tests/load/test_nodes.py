from __future__ import annotations

import pytest
import yaml

from briefing.load import nodes
from briefing.load.nodes import Broken, Manuscript, Mapping, Node, Scalar, Sequence, compose


def read(text: str) -> tuple[Node | None, list[str]]:
    root, faults = compose(Manuscript("f", text))
    return root, [str(fault) for fault in faults]


def value(text: str) -> Node:
    """The value of the first key of a sound text."""
    root, faults = read(text)
    assert not faults
    assert isinstance(root, Mapping)
    return root.entries[0][1]


@pytest.fixture(params=["C", "Python"])
def either_loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "Python":
        monkeypatch.setattr(nodes, "_LOADER", yaml.SafeLoader)


@pytest.mark.parametrize(
    "letters", ["NO", "1:30", "18:00", "2024-10-28", "2024", "010", "600_000", "1.5e6", "~", "on", ".inf", "null"]
)
@pytest.mark.usefixtures("either_loader")
def test_a_scalar_is_what_it_looks_like(letters: str) -> None:
    node = value(f"a: {letters}")
    assert isinstance(node, Scalar)
    assert node.value == letters


@pytest.mark.usefixtures("either_loader")
def test_each_node_knows_its_place() -> None:
    root, _ = read("# a comment\na:\n  - 'x'\n  - {b: ї, c: [y]}\n")
    assert isinstance(root, Mapping)
    items = root.get("a")
    assert isinstance(items, Sequence)
    inner = items.items[1]
    assert isinstance(inner, Mapping)
    listed = inner.get("c")
    assert isinstance(listed, Sequence)
    places = [node.position for node in (root, items, items.items[0], inner, inner.entries[0][1], listed.items[0])]
    assert [(place.line, place.column) for place in places] == [(2, 1), (3, 3), (3, 5), (4, 5), (4, 9), (4, 16)]


def test_columns_are_counted_in_characters() -> None:
    root, _ = read("{😀: ї, b: c}")
    assert isinstance(root, Mapping)
    assert [(key.column, node.column) for key, node in root.entries] == [(2, 5), (8, 11)]


def test_a_key_without_a_value_holds_nothing() -> None:
    node = value("a:\n")
    assert isinstance(node, Scalar)
    assert node.is_nothing


def test_empty_quotation_marks_hold_something() -> None:
    node = value("a: ''\n")
    assert isinstance(node, Scalar)
    assert not node.is_nothing


def test_a_duplicate_key_is_told_at_the_second_and_the_first_holds() -> None:
    root, faults = read("a: 1\nb: 2\na: 3\n")
    assert faults == ["f:3:1: error: duplicate key 'a'\n  hint: it stands first at line 1"]
    assert isinstance(root, Mapping)
    assert [key.value for key, _ in root.entries] == ["a", "b"]


def test_one_key_in_two_maps_is_no_duplicate() -> None:
    assert read("- a: 1\n- a: 2\n")[1] == []


def test_an_alias_is_refused_however_often_it_would_multiply() -> None:
    text = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    _, faults = read(text)
    assert len(faults) == 21 + 40
    assert "f:2:8: error: an alias, '*a', is not read" in faults[2]


@pytest.mark.parametrize("tag", ["!!str", "!!python/object/apply:os.system", "!x", "!<tag:example.org,2024:x>", "!"])
def test_a_tag_is_refused(tag: str) -> None:
    _, faults = read(f"a: {tag} b\n")
    assert len(faults) == 1
    assert "f:1:4: error: a YAML tag" in faults[0]


@pytest.mark.usefixtures("either_loader")
@pytest.mark.parametrize("text", ["[" * 61 + "]" * 61, "- " * 61 + "x", "a: " + "{a: " * 60 + "}" * 60])
def test_sixty_levels_are_enough(text: str) -> None:
    root, faults = read(text)
    assert root is None
    assert len(faults) == 1
    assert "nests too deep" in faults[0]


@pytest.mark.usefixtures("either_loader")
def test_sixty_levels_are_read() -> None:
    assert read("[" * 60 + "]" * 60)[1] == []


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000])
def test_no_nesting_is_deep_enough_to_break_the_program(text: str) -> None:
    root, faults = read(text)
    assert root is None
    assert "nests too deep" in faults[0]


def test_more_values_than_any_brief_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "VALUE_LIMIT", 1000)
    root, faults = read("[" + "a, " * 1001 + "]")
    assert root is None
    assert "the file holds more than 1,000 keys and values" in faults[0]


def test_a_second_document_is_refused() -> None:
    root, faults = read("a: 1\n---\nb: 2\n")
    assert root is None
    assert faults == [
        "f:2:1: error: a second document begins here\n  hint: one file holds one brief: delete the ---",
    ]


def test_one_document_may_say_where_it_begins_and_ends() -> None:
    assert read("%YAML 1.2\n---\na: 1\n...\n")[1] == []


def test_what_yaml_cannot_read_is_passed_over_and_the_rest_is_read() -> None:
    root, faults = read('a: "Clear" says\n  more of it\nb: 2\nc: %5\nd: 4\n')
    assert isinstance(root, Mapping)
    assert [(key.value, type(node)) for key, node in root.entries] == [
        ("a", Broken),
        ("b", Scalar),
        ("c", Broken),
        ("d", Scalar),
    ]
    assert [fault.split(":")[1:3] for fault in faults] == [["1", "4"], ["4", "4"]]


def test_what_is_passed_over_moves_no_place() -> None:
    root, _ = read('a: "x" y\n  zzz\nb: c\n')
    assert isinstance(root, Mapping)
    node = root.get("b")
    assert node is not None
    assert (node.line, node.column, node.start) == (3, 4, 18)


def test_an_empty_file_has_no_root() -> None:
    assert read("# nothing\n") == (None, [])

"""JSON as nodes that know their places."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.load.json_nodes import compose_json
from briefing.load.nodes import DEPTH_LIMIT, Manuscript, Mapping, Node, Scalar, Sequence

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=9,
)


def node_of(text: str) -> Node:
    node, faults = compose_json(Manuscript("zotero.json", text))
    assert faults == []
    assert node is not None
    return node


def shape(node: Node) -> object:
    """What the node holds, with its letters left out."""
    if isinstance(node, Mapping):
        return {" ".join(key.value.split()): shape(value) for key, value in node.entries}
    return [shape(item) for item in node.items] if isinstance(node, Sequence) else None


def expected(value: object) -> object:
    if isinstance(value, dict):
        found: dict[str, object] = {}
        for key, inner in value.items():
            found.setdefault(" ".join(key.split()), expected(inner))
        return found
    return [expected(inner) for inner in value] if isinstance(value, list) else None


@given(VALUES, st.sampled_from([None, 2]))
def test_whatever_is_json_is_read(value: object, indent: int | None) -> None:
    assert shape(node_of(json.dumps(value, indent=indent))) == expected(value)


def test_a_value_knows_its_line_and_column() -> None:
    root = node_of('[\n  {"id": "a",\n   "title": "T"}\n]')
    assert isinstance(root, Sequence)
    (entry,) = root.items
    assert isinstance(entry, Mapping)
    title = entry.get("title")
    assert isinstance(title, Scalar)
    assert (title.value, title.position.line, title.position.column) == ("T", 3, 13)


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("[1, 2", 6, "a comma is due here"),
        ('{"a" 1}', 6, "a colon is due here"),
        ("{a: 1}", 2, "a key in quotation marks is due here"),
        ('["a', 2, "a quotation mark opens here and never closes"),
        ("[1] 2", 5, "something stands after the end of the JSON"),
        ("[NaN]", 2, "this is not JSON"),
        ("[" * (DEPTH_LIMIT + 2), DEPTH_LIMIT + 2, "the file nests too deep: more than 60 levels"),
    ],
)
def test_what_is_no_json_is_told_where_it_stops_being_it(text: str, column: int, message: str) -> None:
    node, (fault,) = compose_json(Manuscript("zotero.json", text))
    assert node is None
    assert (fault.message, fault.position.column) == (message, column)

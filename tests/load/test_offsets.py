"""Each letter of a text is found at its place in the file, in every way that YAML can write it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.load.nodes import Manuscript, Mapping, Node, Scalar, Sequence, compose
from briefing.load.offsets import stretches

ATOMS = st.sampled_from(
    ["a", "b ", "c", " ", "  ", "\n", "\n  ", "\n   ", "\n\n", "é", "😀", ":", "# ", "-", "''", "\\n", "\\x41",
     "\\u0416", "\\\n", "\\ ", '\\"', "{", "[", "\t", "x\n  ", "   "]
)  # fmt: skip
FORMS = st.sampled_from(
    ["k: {}", 'k: "{}"', "k: '{}'", "k: >-\n  {}", "k: |\n  {}", "k: >\n  {}", "k: >2\n  {}", "k: |+2\n    {}", "- {}",
     "k:\n - j: >-\n    {}\n", '"{}": x', "k:\n  {}\n", "k: |1-\n  {}"]
)  # fmt: skip
ENDS = st.sampled_from(["", "\n", "\nz: 1\n"])


def scalars(node: Node | None) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Mapping):
        return [scalar for key, value in node.entries for scalar in (key, *scalars(value))]
    return [scalar for item in node.items for scalar in scalars(item)] if isinstance(node, Sequence) else []


def letters_in_file(scalar: Scalar, text: str) -> list[tuple[str, str]]:
    """Each letter of the value with the letter that stands at its place in the file; the line's end is a line break."""
    lines = text.split("\n")
    found = stretches(scalar)
    ends = [start for start, _, _ in found[1:]] + [len(scalar.value)]
    return [
        (scalar.value[offset], lines[line - 1][column - 1 + offset - start :][:1] or "\n")
        for (start, line, column), end in zip(found, ends, strict=True)
        for offset in range(start, end)
    ]


def agree(letter: str, in_file: str) -> bool:
    """A line break may stand for a space, spaces at a line's end for its break, a backslash or quote for an escape."""
    return letter == in_file or in_file in "\\'" or (letter in " \n" and in_file in " \t\n#")


@given(st.lists(ATOMS, min_size=1, max_size=14).map("".join), FORMS, ENDS)
@settings(max_examples=600, deadline=None)
def test_each_letter_is_found_in_the_file(body: str, form: str, end: str) -> None:
    text = form.replace("{}", body) + end
    root, faults = compose(Manuscript("f", text))
    if faults:
        return
    for scalar in scalars(root):
        assert stretches(scalar)[0][0] == 0
        assert all(agree(*pair) for pair in letters_in_file(scalar, text))


WORDS = st.lists(st.text("abcžї😀(){}[]@,.;:", min_size=1, max_size=8).filter(str.strip), min_size=1, max_size=30)


@given(WORDS, st.integers(10, 40), st.integers(0, 8))
@settings(max_examples=200, deadline=None)
def test_each_word_of_a_folded_text_is_found_at_its_line_and_column(words: list[str], width: int, indent: int) -> None:
    lines, line = [], ""
    for word in words:
        if line and len(line) + len(word) > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
    lines.append(line)
    margin = " " * (indent + 1)
    text = "k: >-\n" + "".join(f"{margin}{line}\n" for line in lines) + "z: 1\n"
    root, faults = compose(Manuscript("f", text))
    assert not faults
    scalar = scalars(root)[1]
    assert scalar.value == " ".join(words)
    at = 0
    for word in words:
        start, row, column = max(stretch for stretch in stretches(scalar) if stretch[0] <= at)
        place = column + at - start - 1
        assert text.split("\n")[row - 1][place : place + len(word)] == word
        at += len(word) + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("k: one two", ((0, 1, 4),)),
        ("k: one\n  two", ((0, 1, 4), (4, 2, 3))),
        ("k: 'it''s'", ((0, 1, 5), (3, 1, 9))),
        ('k: "a\\x42c"', ((0, 1, 5), (2, 1, 10))),
        ('k: "a\\\n  b"', ((0, 1, 5), (1, 2, 3))),
        ("k: >-\n    one\n    two", ((0, 2, 5), (4, 3, 5))),
        ("k: |-\n  one\n  two", ((0, 2, 3), (4, 3, 3))),
        ("k: >-\n\n  one", ((0, 2, 1), (1, 3, 3))),
    ],
)
def test_the_stretches_of_each_style(text: str, expected: tuple[tuple[int, int, int], ...]) -> None:
    root, _ = compose(Manuscript("f", text))
    assert stretches(scalars(root)[1]) == expected

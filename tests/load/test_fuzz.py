"""Whatever stands in a file: no traceback, no hang, and either a brief or an error."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.load.brief import parse_brief
from briefing.load.editions import parse_editions

ROOT = Path(__file__).parent.parent.parent
SHIPPED = (ROOT / "data" / "brief.yaml").read_bytes()
EDITIONS = (ROOT / "templates" / "editions.yaml").read_bytes()
LIMIT = 5.0
"""Seconds of the processor, whatever else the machine does."""

SNIPPETS = [
    b"\n", b"\t", b" ", b": ", b"- ", b"#", b" #", b"{", b"}", b"[", b"]", b"'", b'"', b"*", b"**", b"&a ", b"*a",
    b"!", b"!!str ", b"|", b">", b">-", b">2", b"%", b"@", b"`", b"\\", b"---\n", b"...\n", b"? ", b"<<: ", b"\x00",
    b"\x85", b"\xff", b"\xc2\x85", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80",
    "\u00a0".encode(), b"[@", b"]{lang=", b"](http", b"{{", b"}}", b"null", b"~", b"true", b"2024-13", b"1e999",
    b"9" * 40, b"[" * 80, b"{a: " * 80, b"- " * 90, b"  " * 40,
]  # fmt: skip


def mutate(data: bytes, chance: random.Random) -> bytes:
    """`data` with one to four slips: bytes changed, added, deleted, moved, doubled."""
    mutated = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(mutated) + 1)
        slip = chance.randrange(7)
        if slip == 0 and at < len(mutated):
            mutated[at] = chance.randrange(256)
        elif slip == 1:
            mutated[at:at] = chance.choice(SNIPPETS)
        elif slip == 2:
            del mutated[at : at + chance.choice((1, 1, 2, 5, 40, 400))]
        elif slip == 3:
            piece = mutated[at : at + chance.randint(1, 200)]
            to = chance.randrange(len(mutated) + 1)
            mutated[to:to] = piece
        elif slip == 4:
            mutated[at:at] = mutated[at : at + chance.randint(1, 60)] * chance.choice((1, 2, 20))
        elif slip == 5:
            del mutated[at:]
        else:
            start = mutated.rfind(b"\n", 0, at) + 1
            mutated[start:start] = b" " * chance.randint(1, 4)
        if not mutated:
            mutated = bytearray(b"x")
    return bytes(mutated)


def read_in_time(data: bytes) -> None:
    begun = time.process_time()
    brief, diagnostics = parse_brief(data, "brief.yaml", editions=("one-page", "two-page"), rules=("bare-number",))
    assert time.process_time() - begun < LIMIT
    assert (brief is None) == bool(diagnostics)
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    for diagnostic in diagnostics:
        assert diagnostic.position.file == "brief.yaml"
        assert 1 <= diagnostic.position.line <= lines
        assert diagnostic.position.column >= 1
        assert "\n" not in diagnostic.message


def mutations(seed: int, count: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    for number in range(count):
        data = mutate(SHIPPED, chance)
        try:
            read_in_time(data)
        except BaseException as fault:
            raise AssertionError(f"mutation {number} of seed {seed}: {fault!r}") from fault


@pytest.mark.parametrize("seed", range(5))
def test_a_hundred_slips_in_the_shipped_brief_give_a_brief_or_errors(seed: int) -> None:
    mutations(seed, 100)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 120))
def test_five_hundred_slips_in_the_shipped_brief_give_a_brief_or_errors(seed: int) -> None:
    mutations(seed, 500)


def test_slips_in_the_editions_give_editions_or_errors() -> None:
    chance = random.Random(7)  # noqa: S311
    for _ in range(300):
        editions, diagnostics = parse_editions(mutate(EDITIONS, chance), "editions.yaml")
        assert bool(editions) != bool(diagnostics)


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_errors(data: bytes) -> None:
    read_in_time(data)


PIECES = st.sampled_from(
    [snippet.decode("utf-8", "replace") for snippet in SNIPPETS if len(snippet) < 20] + ["a", "id", "text", "x y"]
)


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_pile_of_punctuation_gives_errors_wherever_it_stands(pile: str) -> None:
    for form in (
        "{}",
        "title: {}\n",
        "title: >-\n  {}\n",
        "sections:\n  {}:\n    points: {}\n",
        "title: '{}'\n",
        'title: "{}"\n',
    ):
        read_in_time(form.replace("{}", pile).encode("utf-8", "replace"))


@pytest.mark.parametrize(
    "data",
    [
        b"title: " + b"[" * 1_000_000,
        b"- " * 500_000,
        b"a:\n" + b"".join(b" " * depth + b"a:\n" for depth in range(1, 1500)),
        b"title: {" + b"a, " * 300_000 + b"}",
        b"title: " + b"x" * 3_000_000,
        b"title: >-\n" + b"  [a](\n" * 300_000,
        b"title: >-\n  " + b"*a " * 3_000,
        b"".join(b"k%d: x\n" % number for number in range(60_000)),
        b"sources: [" + b"{id: a, type: x, titel: y}, " * 30_000 + b"]",
        b"a: &a [x]\n" + b"b: *a\n" * 50_000,
        b'title: "Clear" says\n' * 20_000,
        b"? " * 100_000,
        b"title: " + b"\x01" * 1_000_000,
    ],
    ids=[
        "brackets",
        "dashes",
        "maps",
        "entries",
        "long",
        "links",
        "stars",
        "keys",
        "sources",
        "aliases",
        "traps",
        "marks",
        "control",
    ],
)
def test_a_file_made_to_be_slow_is_not(data: bytes) -> None:
    read_in_time(data)

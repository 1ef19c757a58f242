from __future__ import annotations

import pytest

from briefing.check.prose import FIGURE, set_prose
from briefing.model.text import Text, Words
from tests.check.builder import text


def test_citations_vanish_and_figures_are_one_character() -> None:
    assert set_prose(text("Here {troops} *men* [@report, p. 4].")).characters == f"Here {FIGURE} men ."


def test_each_character_knows_where_it_was_typed() -> None:
    raw = "Here {troops} *men* [@report, p. 4] stay."
    prose = set_prose(text(raw))
    for word in ("Here", "men", "stay"):
        assert prose.typed_at(prose.characters.index(word)) == raw.index(word)
    assert prose.typed_at(prose.characters.index(FIGURE)) == raw.index("{")


def test_foreign_words_are_marked() -> None:
    prose = set_prose(text("They say [слова]{lang=uk} here."))
    assert [prose.characters[start:end] for start, end in prose.foreign] == ["слова"]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (r"one \{ two \} three 4", "one { two } three 4"),
        (r"\*4", "*4"),
        (r"back \\ slash 4", r"back \ slash 4"),
        (r"kept \x slash 4", r"kept \x slash 4"),
        (r"last 4 \{", "last 4 {"),
    ],
)
def test_an_escape_shifts_what_follows(raw: str, said: str) -> None:
    prose = set_prose(Text((Words(said),), raw))
    assert prose.characters == said
    assert raw[prose.typed_at(said.index("4"))] == "4"


def test_an_empty_text_has_an_empty_prose() -> None:
    prose = set_prose(Text(()))
    assert (prose.characters, prose.typed_at(0)) == ("", 0)


def test_every_kind_of_space_is_a_plain_one() -> None:
    spaces = "".join(character for character in map(chr, range(0x10000)) if character.isspace())
    assert set(set_prose(text(spaces)).characters) == {" "}

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from briefing.document.runs import Words
from briefing.house import FaceStyle
from briefing.render.docx.lettering import label_face, lettering
from briefing.render.docx.lists import style_list
from briefing.render.docx.markup import w
from briefing.render.docx.runs import runs_markup
from tests.render.docx.galleys import HERE, find, register, shipped, texts, tree


@dataclass
class Letters:
    characters: frozenset[int]


class FewFaces:
    """A text face of Latin letters, and a display face that has boxes and Greek too."""

    def face(self, family: str, _style: FaceStyle) -> Any:
        latin = frozenset(range(0x20, 0x7F))
        return Letters(latin if family == "text" else latin | {0x2610, *range(0x391, 0x3CA)})


def pieces(text: str) -> list[tuple[str, str]]:
    return list(lettering(shipped("policy"), FewFaces())(text, "text", "regular"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Kyiv", [("Kyiv", "")]),
        ("a\u00a0b\u2011c\u202fd", [("a\u00a0b\u2011c\u202fd", "")]),
        ("see ☐ box", [("see ", ""), ("☐", "Source Sans 3"), (" box", "")]),
        ("αβ γ", [("αβ", "Source Sans 3"), (" ", ""), ("γ", "Source Sans 3")]),
        ("α\u0301 x", [("α\u0301", "Source Sans 3"), (" x", "")]),
        ("한", [("한", "")]),
    ],
)
def test_what_a_face_lacks_is_set_in_another_of_the_house(text: str, expected: list[tuple[str, str]]) -> None:
    assert pieces(text) == expected


def test_a_run_names_the_face_that_its_letters_need() -> None:
    book = register()
    book.letters = lettering(shipped("policy"), FewFaces())  # type: ignore[arg-type]
    made = tree(f"<w:p>{runs_markup((Words('see ☐ box'),), shipped('policy').styles['body'], book, HERE)}</w:p>")
    assert texts(made) == ["see ☐ box"]
    assert [each.get(w("ascii")) for each in find(made, ".//w:rFonts")] == ["Source Sans 3"]


def test_a_list_names_the_face_that_its_mark_needs() -> None:
    house = shipped("policy")
    letters = lettering(house, FewFaces())  # type: ignore[arg-type]
    assert label_face(house.styles["body"], "☐", letters) == "Source Sans 3"
    assert label_face(house.styles["body"], "-", letters) == ""
    boxed = replace(house, bullet="☐")
    style = replace(house.styles["point"], family="text")
    made = style_list(replace(boxed, styles={**house.styles, "point": style}), "point", 1, letters)
    assert 'w:rFonts w:ascii="Source Sans 3"' in made

"""Which face draws which letters: what a run's own face lacks is set in another of the house, as on paper.

Left to itself a word processor takes any face of the machine, of another width.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import partial

from briefing.house import FACE_STYLES, FaceStyle, House, Style, face_style
from briefing.typeset.faces import Faces
from briefing.typeset.shaping import INVISIBLE, STAND_INS, WIDE_SPACES

Lettering = Callable[[str, str, FaceStyle], Iterator[tuple[str, str]]]
"""Takes a text, a key of the house's families and a style; gives the text in pieces, each with the name of the face
that Word is to set it in, or nothing where its own can."""
_ANYWHERE = INVISIBLE | WIDE_SPACES | frozenset(map(ord, STAND_INS)) | {0x0A, 0x0D, 0x09}
"""Characters that act, or are made of others, in any face."""


def lettering(house: House, faces: Faces) -> Lettering:
    """How the letters of `house` are divided among its faces."""
    return partial(_pieces, house, faces)


def all_in_one(text: str, family: str, style: FaceStyle) -> Iterator[tuple[str, str]]:  # noqa: ARG001
    """The lettering of a house whose every face draws everything."""
    if text:
        yield text, ""


def _pieces(house: House, faces: Faces, text: str, family: str, style: FaceStyle) -> Iterator[tuple[str, str]]:
    if not text:
        return
    own = faces.face(family, style).characters
    codes = set(map(ord, text))
    if codes <= own or codes - own <= _ANYWHERE:
        yield text, ""
        return
    held, held_name = "", ""
    for letter in text:
        code = ord(letter)
        name = held_name if unicodedata.combining(letter) else ""
        if not name and code not in own and code not in _ANYWHERE and not unicodedata.combining(letter):
            name = _other_family(house, faces, code, family, style)
        if name != held_name and held:
            yield held, held_name
            held = ""
        held, held_name = held + letter, name
    yield held, held_name


def _other_family(house: House, faces: Faces, code: int, family: str, style: FaceStyle) -> str:
    """The name of the first other family that has a letter; nothing where none has."""
    for face in (style, *(other for other in FACE_STYLES if other != style)):
        for key in house.families:
            if key != family and code in faces.face(key, face).characters:
                return house.families[key].name
    return ""


def label_face(style: Style, label: str, letters: Lettering) -> str:
    """The name of the face that a list's label is to be set in; nothing where its paragraph's own can."""
    named = [name for _, name in letters(label, style.family, face_style(bold=style.bold, italic=style.italic))]
    return next(filter(None, named), "")

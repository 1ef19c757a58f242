"""Shaping: words to glyphs, with kerning and ligatures, by HarfBuzz.

All measures of shaped text are in font units, so that one shaping serves every size. A character that the wanted face
lacks is set in another face of the house; what no face can draw is never set at all.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, MutableSequence, Sequence
from itertools import accumulate
from operator import sub

import uharfbuzz as hb

from briefing.diagnostics import BriefingError
from briefing.house import FACE_STYLES, FaceStyle, House
from briefing.typeset.codes import tied
from briefing.typeset.faces import Face, Faces
from briefing.typeset.scripts import RIGHT_TO_LEFT, by_script, script_of
from briefing.values import dataclass

SOFT_HYPHEN = "\u00ad"
SPACES = {ord(c): " " for c in "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"}
"""White space that is set as a space."""
INVISIBLE = frozenset(
    {0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF}.union(
        range(0x200B, 0x2010), range(0x202A, 0x202F), range(0x2060, 0x2070), range(0xFE00, 0xFE10)
    )
)
"""Characters that act without being seen (Default_Ignorable_Code_Point): no face needs a glyph for them."""
WIDE_SPACES = frozenset([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000])
"""Spaces that HarfBuzz makes out of the common one where a face lacks them."""
STAND_INS = {"\u2011": "\u2010-", "\u2010": "-", "\u02bc": "’", "\u2212": "–"}
"""What is drawn for a character that the face lacks: of the same look."""
STANDS_ALONE = frozenset("\u00a0\u2011")
"""A space and a hyphen that do not break. Word processors measure each for itself, kerned with nothing."""
MOST_KEPT = 50_000
_NO_LIGATURES = {"liga": False, "clig": False}


class UndrawableText(BriefingError):
    """A text holds characters that no face of the house can draw."""

    def __init__(self, characters: Iterable[str]) -> None:
        self.characters = tuple(characters)
        super().__init__(f"no face of the house can draw {', '.join(map(character_name, self.characters))}")


def character_name(character: str) -> str:
    """A character as it is told to a person: `'한' (U+D55C)`."""
    code = f"U+{ord(character):04X}"
    return f"'{character}' ({code})" if character.isprintable() else code


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Text in one face, shaped. A long report has millions of them, so numbers are packed."""

    face: Face
    text: str
    """The characters that it stands for, as written."""
    ids: Sequence[int]
    """Glyph numbers, from left to right."""
    clusters: Sequence[int]
    """For each glyph the first character of `text` that it is part of the drawing of; a range where each character has
    a glyph of its own."""
    advances: Sequence[int]
    offsets: tuple[tuple[int, int], ...] | None
    """How far each glyph stands right of and above its place; None where all stand where they should."""
    width: int

    def advances_before(self, at: int) -> tuple[int, int]:
        """The width of the letter before the character `at`, kerned with it, and its own."""
        glyph = at - 1 if len(self.ids) == len(self.text) else bisect_left(self.clusters, at) - 1
        return self.advances[glyph], self.face.advances[self.ids[glyph]]


class Shaper:
    """Shapes texts in the faces of a house, each once."""

    def __init__(self, house: House, *, use_cache: bool = True) -> None:
        self.faces = Faces(house, use_cache=use_cache)
        self._families = tuple(house.families)
        self._shaped: dict[tuple[str, str, FaceStyle, str, bool], tuple[Glyphs, ...]] = {}

    def face(self, family: str, style: FaceStyle) -> Face:
        return self.faces.face(family, style)

    def width(self, text: str, family: str, style: FaceStyle, size: float, lang: str = "") -> float:
        """How wide `text` is in points."""
        return sum(
            piece.width * size / piece.face.units_per_em for piece in self.shape(tied(text), family, style, lang)
        )

    def shape(
        self, text: str, family: str, style: FaceStyle, lang: str = "", *, tracked: bool = False
    ) -> tuple[Glyphs, ...]:
        """`text` in glyphs, in one piece for each change of face or script.

        `tracked` letters stand apart: they have no ligatures, and no kern adds to the space between them, for readers
        of text would take the two together for a space between words. A soft hyphen is set as a hyphen: whoever breaks
        lines leaves those out where no line breaks. Raises `UndrawableText` for what no face can draw.
        """
        key = (text, family, style, lang, tracked)
        shaped = self._shaped.get(key)
        if shaped is None:
            if len(self._shaped) > MOST_KEPT:
                self._shaped.clear()
            shaped = self._shaped[key] = tuple(self._shape(*key))
        return shaped

    def let_go(self) -> None:
        """Forgets what was shaped."""
        self._shaped.clear()

    def missing(self, text: str, family: str | None = None, style: FaceStyle = "regular") -> tuple[str, ...]:
        """The characters of `text` that cannot be drawn in `family`, nor in any other of the house; each once."""
        wanted = family or self._families[0]
        if self._covers(self.face(wanted, style), text) and not _has_right_to_left(text):
            return ()
        lost: dict[str, None] = {}
        for unit in _units(text):
            if self._face_for(unit, wanted, style) is None:
                lost.update(dict.fromkeys(unit))
        return tuple(c for c in lost if ord(c) not in INVISIBLE)

    def _shape(self, text: str, family: str, style: FaceStyle, lang: str, tracked: bool) -> Iterable[Glyphs]:
        if not text:
            return
        wanted = self.face(family, style)
        pieces = [(wanted, text)]
        if not self._covers(wanted, text) or _has_right_to_left(text):
            pieces = self._by_face(text, family, style)
        for face, piece in pieces:
            for start, end, script in by_script(piece):
                yield _shape_piece(face, piece[start:end], script, lang, tracked)

    def _by_face(self, text: str, family: str, style: FaceStyle) -> list[tuple[Face, str]]:
        """`text` cut where another face is needed."""
        pieces: list[tuple[Face, str]] = []
        lost: dict[str, None] = {}
        for unit in _units(text):
            face = self._face_for(unit, family, style)
            if face is None:
                lost.update(dict.fromkeys(unit))
            elif pieces and pieces[-1][0] is face:
                pieces[-1] = (face, pieces[-1][1] + unit)
            else:
                pieces.append((face, unit))
        if lost:
            raise UndrawableText(lost)
        return pieces

    def _face_for(self, unit: str, family: str, style: FaceStyle) -> Face | None:
        """The first face that can draw `unit`: the wanted one, its like in the other families, any other."""
        if _has_right_to_left(unit):
            return None
        others = [key for key in self._families if key != family]
        styles = [style, *(other for other in FACE_STYLES if other != style)]
        for face_style in styles:
            for key in (family, *others):
                face = self.face(key, face_style)
                if self._covers(face, unit):
                    return face
        return None

    @staticmethod
    def _covers(face: Face, text: str) -> bool:
        """Whether `face` can draw all of `text`."""
        has = face.characters
        codes = set(map(ord, text))
        if codes <= has:
            return not codes & _CONTROLS
        lacking = codes - has - INVISIBLE - SPACES.keys()
        if 0x20 in has:
            lacking -= WIDE_SPACES
        lacking |= codes & _CONTROLS
        return all(_can_be_made(chr(code), has) for code in lacking) or (
            len(text) <= _LONGEST_UNIT and set(map(ord, unicodedata.normalize("NFC", text))) <= has
        )


_CONTROLS = (set(range(0x20)) | set(range(0x7F, 0xA0)) | set(range(0xD800, 0xE000)) | {0xFFFD}) - SPACES.keys()
"""What no text should hold: control characters, halves of surrogate pairs, the sign for what could not be read."""
_LONGEST_UNIT = 8


def _can_be_made(character: str, has: frozenset[int]) -> bool:
    """Whether a face without a glyph of its own for `character` can draw it out of others."""
    if ord(character) in _CONTROLS:
        return False
    if any(ord(c) in has for c in STAND_INS.get(character, "")):
        return True
    parts = unicodedata.normalize("NFD", character)
    return parts != character and all(ord(c) in has for c in parts)


def _units(text: str) -> Iterable[str]:
    """`text` in letters, each with the marks that stand on it."""
    start = 0
    for at in range(1, len(text)):
        if unicodedata.category(text[at])[0] != "M" and text[at] != "\u200d" and text[at - 1] != "\u200d":
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


def _has_right_to_left(text: str) -> bool:
    return not text.isascii() and max(text) >= "\u0590" and any(script_of(c) in RIGHT_TO_LEFT for c in text)


def _shape_piece(face: Face, text: str, script: str, lang: str, tracked: bool) -> Glyphs:
    drawn = text if text.isprintable() else text.translate(SPACES)
    drawn = drawn.replace(SOFT_HYPHEN, "\u2010" if 0x2010 in face.characters else "-")
    if not drawn.isascii():
        for character, stand_ins in STAND_INS.items():
            if character in drawn and ord(character) not in face.characters:
                found = next((c for c in stand_ins if ord(c) in face.characters), character)
                drawn = drawn.replace(character, found)
    buffer = hb.Buffer()
    buffer.add_str(drawn)
    buffer.direction = "ltr"
    buffer.script = script
    buffer.language = lang or "und"
    hb.shape(face.font, buffer, _NO_LIGATURES if tracked else None)
    infos = buffer.glyph_infos
    positions = [glyph.position for glyph in buffer.glyph_positions]
    right, up, widths, _ = zip(*positions, strict=True) if positions else ((), (), (), ())
    ids = array("H", [info.codepoint for info in infos])
    clusters: Sequence[int] = range(len(text))
    found_clusters = [info.cluster for info in infos]
    if found_clusters != list(clusters):
        clusters = array("H" if len(text) <= 0xFFFF else "I", found_clusters)
    advances = array("i", widths)
    if tracked:
        advances = array("i", [min(width, face.advance(glyph)) for width, glyph in zip(advances, ids, strict=True)])
    if not STANDS_ALONE.isdisjoint(text):
        _stand_alone(face, text, ids, clusters, advances)
    if 0 in ids:
        raise UndrawableText([drawn[cluster] for glyph, cluster in zip(ids, clusters, strict=True) if glyph == 0])
    offsets = tuple(zip(right, up, strict=True)) if any(right) or any(up) else None
    return Glyphs(face, text, ids, clusters, advances, offsets, sum(advances))


def _stand_alone(
    face: Face, text: str, ids: Sequence[int], clusters: Sequence[int], advances: MutableSequence[int]
) -> None:
    """Undoes the kerning around what word processors measure for itself."""
    for at, cluster in enumerate(clusters):
        if text[cluster] in STANDS_ALONE:
            for glyph in (at - 1, at) if at else (at,):
                advances[glyph] = face.advance(ids[glyph])


def character_edges(length: int, clusters: Sequence[int], advances: Sequence[int]) -> tuple[int, ...]:
    """The left edge of each character, and the right edge of the last: a ligature's characters share its width evenly,
    the glyphs of one character make it up together."""
    lefts = tuple(accumulate(advances, initial=0))
    distinct = len(set(clusters))
    if distinct == length == len(clusters):
        return lefts
    if distinct < len(clusters):
        firsts = [at for at, cluster in enumerate(clusters) if at == 0 or cluster != clusters[at - 1]]
        lefts = (*(lefts[at] for at in firsts), lefts[-1])
        clusters = [clusters[at] for at in firsts]
    edges: list[int] = []
    done = 0
    for at, count in enumerate(map(sub, [*clusters[1:], length], clusters)):
        if count > 1:
            left, right = lefts[at : at + 2]
            edges += lefts[done:at]
            edges += [left + (right - left) * n // count for n in range(count)]
            done = at + 1
    edges += lefts[done:]
    return tuple(edges)

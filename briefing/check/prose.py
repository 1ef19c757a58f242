"""A text as its reader meets it: plain characters, each of which knows its place in the file.

Emphasis, links and foreign words give their words. A citation gives nothing, nor does a
reference to an exhibit. A figure gives one `FIGURE` character, for
what it prints depends on the edition's language.
"""

from __future__ import annotations

from bisect import bisect_right

from briefing.model.text import Citation, ExhibitReference, FigureUse, Foreign, Span, Text, Words
from briefing.values import dataclass

FIGURE = "\ufffc"
"""Stands for a figure: Unicode's object replacement character."""

_PLAIN_SPACES = dict.fromkeys([*range(9, 14), *range(28, 32), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B)], " ")
_PLAIN_SPACES |= dict.fromkeys([0x2028, 0x2029, 0x202F, 0x205F, 0x3000], " ")

Stretch = tuple[int, int]
"""Start and end of some characters of a prose."""


@dataclass(frozen=True, slots=True)
class Prose:
    characters: str
    """Every kind of space is a plain one."""
    origins: tuple[tuple[int, int], ...]
    """(offset here, offset in `Text.raw`) for each stretch that was typed without a break, in order."""
    figures: dict[int, FigureUse]
    """The figure at each offset that holds one."""
    foreign: tuple[Stretch, ...] = ()
    """Words in another language than the brief's."""

    def typed_at(self, offset: int) -> int:
        """The offset in `Text.raw` of the character at `offset`."""
        found = bisect_right(self.origins, (offset, 1 << 60)) - 1
        if found < 0:
            return 0
        here, typed = self.origins[found]
        return typed + offset - here


def set_prose(text: Text) -> Prose:
    """The prose of `text`."""
    setter = _Setter(text.raw)
    setter.add(text.spans)
    return Prose(
        "".join(setter.pieces).translate(_PLAIN_SPACES), tuple(setter.origins), setter.figures, tuple(setter.foreign)
    )


class _Setter:
    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.pieces: list[str] = []
        self.origins: list[tuple[int, int]] = []
        self.figures: dict[int, FigureUse] = {}
        self.foreign: list[Stretch] = []
        self.length = 0

    def add(self, spans: tuple[Span, ...]) -> None:
        for span in spans:
            if isinstance(span, Words):
                self._add_words(span)
            elif isinstance(span, FigureUse):
                self.figures[self.length] = span
                self._append(FIGURE, span.start)
            elif isinstance(span, Foreign):
                self._add_foreign(span)
            elif not isinstance(span, Citation | ExhibitReference):
                self.add(span.spans)

    def _add_foreign(self, span: Foreign) -> None:
        """The outermost foreign words count, whatever language stands within them."""
        start, before = self.length, len(self.foreign)
        self.add(span.spans)
        self.foreign[before:] = [(start, self.length)]

    def _add_words(self, words: Words) -> None:
        """Words hold no backslash before an escaped character; the file does."""
        text, start = words.text, words.start
        if "\\" not in self.raw[start : start + len(text)]:
            self._append(text, start)
            return
        typed, piece = start, 0
        for offset, character in enumerate(text):
            if (
                self.raw[typed : typed + 1] == "\\"
                and character != "\\"
                and self.raw[typed + 1 : typed + 2] == character
            ):
                self._append(text[piece:offset], typed - (offset - piece))
                typed, piece = typed + 1, offset
            elif character == "\\" and self.raw[typed : typed + 2] == "\\\\":
                self._append(text[piece : offset + 1], typed - (offset - piece))
                typed, piece = typed + 1, offset + 1
            typed += 1
        self._append(text[piece:], typed - (len(text) - piece))

    def _append(self, characters: str, typed: int) -> None:
        if characters:
            self.origins.append((self.length, typed))
            self.pieces.append(characters)
            self.length += len(characters)

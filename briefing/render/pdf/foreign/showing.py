"""Which codes of which fonts a content stream shows (ISO 32000-1, 9.4.3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

import pikepdf

from briefing.render.pdf.foreign import Refused
from briefing.render.pdf.foreign.fonts import check_font, code_width

SHOWS = frozenset({"Tj", "TJ", "'", '"'})


class Showing:
    """Follows the fonts of one content stream, operator by operator."""

    def __init__(self, fonts: pikepdf.Object) -> None:
        self._fonts = fonts
        self._font = ""
        self._saved: list[str] = []
        self.codes: defaultdict[str, set[int]] = defaultdict(set)
        """The codes that are shown, by the name of their font."""

    def note(self, operator: str, operands: Sequence[pikepdf.Object]) -> None:
        """Notes what one operator does. Raises Refused for words in no font."""
        if operator == "q":
            self._saved.append(self._font)
        elif operator == "Q":
            self._font = self._saved.pop() if self._saved else ""
        elif operator == "Tf" and len(operands):
            self._font = str(operands[0])
        elif operator in SHOWS and len(operands):
            self._show(operands[0] if operator == "TJ" else [operands[-1]])

    def _show(self, pieces: pikepdf.Object | list[pikepdf.Object]) -> None:
        font = self._fonts.get(self._font) if self._font else None
        if font is None:
            raise Refused("its page shows words without a font")
        width, codes = code_width(font), self.codes[self._font]
        for piece in pieces:
            if isinstance(piece, pikepdf.String):
                raw = bytes(piece)
                codes.update(int.from_bytes(raw[at : at + width], "big") for at in range(0, len(raw), width))


class ShownFonts:
    """The fonts of a page and of all that it draws, each with the codes that are shown anywhere."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, int], tuple[pikepdf.Object, set[int]]] = {}

    def add(self, font: pikepdf.Object, codes: Collection[int]) -> None:
        """Notes the codes that one content stream shows."""
        key = font.objgen if font.is_indirect else (-1, len(self._fonts))
        self._fonts.setdefault(key, (font, set()))[1].update(codes)

    def check(self) -> None:
        """Refuses fonts that are not what the page takes them to be; each is read once."""
        for font, codes in self._fonts.values():
            check_font(font, codes)

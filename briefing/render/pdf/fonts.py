"""Fonts of a PDF: subset, embedded, and exact about what each glyph says (ISO 32000-1, 9.7; ISO 19005-3, 6.2.11).

Each pair of a glyph and the text that it stands for has a code of its own. So a ligature gives its letters back, a
no-break space stays one although it looks like any other space, and small words set in capitals come out as written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from reportlab.pdfbase.pdfdoc import BasicFonts, PDFDocument

from briefing.diagnostics import InvalidBrief, InvalidHouse, Position, error
from briefing.render.pdf.archive import add_object, flate_stream
from briefing.render.pdf.cmap import to_unicode
from briefing.render.pdf.syntax import array, name, number
from briefing.typeset.faces import Face, licence_fault
from briefing.typeset.shaping import Glyphs
from briefing.typeset.subset import subset

MOST_CODES = 0xFFFF
JOINER = "\u2060"
KEPT_TABLES = frozenset({"glyf", "head", "hhea", "hmtx", "loca", "maxp"})
"""What a face inside a PDF needs (ISO 32000-1, 9.9); its names and characters are told by the PDF itself."""


class _Codes(dict[tuple[int, str], int]):
    """Codes by glyph and text, given out in the order in which they are first asked for."""

    def __missing__(self, key: tuple[int, str]) -> int:
        code = self[key] = len(self) + 1
        if code > MOST_CODES:
            raise InvalidBrief("a document cannot use so many different glyphs")
        return code


class PdfFont:
    """One face as a document uses it."""

    def __init__(self, face: Face, resource: str) -> None:
        self.face = face
        self.resource = resource
        """The name by which pages call it: `F1`."""
        self.per_em = 1000 / face.units_per_em
        self._codes = _Codes()

    def code(self, glyph: int, text: str) -> int:
        """The code of `glyph` where it stands for `text`, counted from 1."""
        return self._codes[glyph, text]

    def codes(self, glyphs: Iterable[int], texts: Iterable[str]) -> tuple[int, ...]:
        """The same of each of `glyphs`, with what it stands for."""
        return tuple(map(self._codes.__getitem__, zip(glyphs, texts, strict=True)))

    def write(self, document: PDFDocument) -> None:
        """Adds the font's objects to `document`, when every page has been drawn."""
        pairs = list(self._codes)
        glyphs = sorted({glyph for glyph, _ in pairs})
        data, numbers = subset(self.face, glyphs, KEPT_TABLES)
        metrics = self.face.metrics
        tag = _subset_tag(data, pairs)
        base = name(f"{tag}+{_plain_name(self.face)}")
        flags = 4 | (1 if metrics.fixed_pitch else 0) | (64 if metrics.italic_angle else 0)

        def scaled(value: float) -> bytes:
            return number(round(value * self.per_em))

        program = add_object(document, flate_stream(b"/Length1 %d" % len(data), data))
        descriptor = add_object(
            document,
            b"<</Type/FontDescriptor/FontName%s/Flags %d/FontBBox%s" % (base, flags, array(map(scaled, metrics.box)))
            + b"/ItalicAngle %s/Ascent %s" % (number(metrics.italic_angle), scaled(metrics.ascent))
            + b"/Descent %s/CapHeight %s" % (scaled(metrics.descent), scaled(metrics.cap_height))
            + b"/StemV %d/FontFile2 %d 0 R>>" % (80 + max(0, metrics.weight - 400) // 5, program),
        )
        to_glyph = b"\0\0" + b"".join(numbers[glyph].to_bytes(2, "big") for glyph, _ in pairs)
        mapping = add_object(document, flate_stream(b"", to_glyph))
        widths = array(number(self.face.advance(glyph) * self.per_em) for glyph, _ in pairs)
        descendant = add_object(
            document,
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont%s" % base
            + b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            + b"/FontDescriptor %d 0 R/DW 0/W[1 %s]/CIDToGIDMap %d 0 R>>" % (descriptor, widths, mapping),
        )
        words = add_object(document, flate_stream(b"", to_unicode(enumerate((text for _, text in pairs), start=1))))
        font = add_object(
            document,
            b"<</Type/Font/Subtype/Type0/BaseFont%s/Encoding/Identity-H" % base
            + b"/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>" % (descendant, words),
        )
        document.idToObject[BasicFonts].dict[self.resource] = f"{font} 0 R"


class PdfFonts:
    """The fonts of one document."""

    def __init__(self, where: Position) -> None:
        """`where` is the file that chooses the faces."""
        self._where = where
        self._fonts: dict[int, PdfFont] = {}

    def font(self, face: Face) -> PdfFont:
        found = self._fonts.get(id(face))
        if found is None:
            message = licence_fault(face)
            if message:
                raise InvalidHouse(message, [error(message, self._where)])
            found = self._fonts[id(face)] = PdfFont(face, f"F{len(self._fonts) + 1}")
        return found

    def codes(self, glyphs: Glyphs, text: str) -> tuple[int, ...]:
        """The codes of shaped glyphs; `text` is what they say, as it was written."""
        said = text if isinstance(glyphs.clusters, range) else said_by_glyphs(glyphs.clusters, text)
        return self.font(glyphs.face).codes(glyphs.ids, said)

    def write(self, document: PDFDocument) -> None:
        """Adds every font that was used."""
        for font in self._fonts.values():
            font.write(document)


def said_by_glyphs(clusters: Sequence[int], text: str) -> list[str]:
    """What each glyph says. The glyphs of one cluster share its characters; a glyph that is left without any says the
    word joiner, which is no letter."""
    said = [text[begin:end] for begin, end in zip(clusters, (*clusters[1:], len(text)), strict=True)]
    if "" in said:
        at = len(said) - 1
        while at >= 0:
            first = at
            while first > 0 and clusters[first - 1] == clusters[at]:
                first -= 1
            if first < at:
                own, count = said[at], at - first + 1
                said[first : at + 1] = [own[n : n + 1] or JOINER for n in range(count - 1)]
                said.insert(at, own[count - 1 :] or JOINER)
            at = first - 1
    return said


def _subset_tag(data: bytes, pairs: Iterable[tuple[int, str]]) -> str:
    """Six capitals that tell this subset from others (9.6.4)."""
    digest = sha256(data)
    digest.update(repr(list(pairs)).encode())
    rest = int.from_bytes(digest.digest()[:8], "big")
    letters = []
    for _ in range(6):
        rest, letter = divmod(rest, 26)
        letters.append(chr(65 + letter))
    return "".join(letters)


def _plain_name(face: Face) -> str:
    said = face.outlines.get_name(6) or f"{face.family}-{face.style}"
    return "".join(c for c in said if c.isascii() and (c.isalnum() or c == "-"))[:63] or "Face"

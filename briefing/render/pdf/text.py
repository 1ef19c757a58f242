"""Words on a page: glyphs with their kerning, links, note marks and foreign words in their own elements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import takewhile
from operator import sub
from typing import NamedTuple

from briefing.diagnostics import Position
from briefing.document.runs import NoteReference, Run, Runs, Words, plain
from briefing.galley.matter import Para
from briefing.galley.structure import Element
from briefing.render.pdf.canvas import TaggedCanvas
from briefing.render.pdf.cmap import ZERO_WIDTH_SPACE
from briefing.render.pdf.fonts import PdfFonts
from briefing.typeset.faces import Face
from briefing.typeset.lines import Segment
from briefing.typeset.shaping import Glyphs
from briefing.typeset.strips import Strip

DESCENT = 0.25
ASCENT = 0.8
"""How far a link's area reaches below and above the baseline: shares of the size."""
HYPHENS = ("-", "\u2010")
MOST_CODED = 1000
"""Pieces whose codes are kept: a piece is shown on two or three lines, one after the other."""


class Shown(NamedTuple):
    """Glyphs of one piece at their place on the page."""

    segment: Segment
    x: float
    y: float
    """The baseline, raised where the words are."""
    colour: str
    goes_on: bool = False
    """The line ends behind them, and the paragraph goes on."""


@lru_cache(maxsize=256)
def fill_colour(colour: str) -> str:
    """The operator that fills with `colour` (`#RRGGBB`), in the colours of the file's own profile."""
    return f"{_rgb(colour)} rg"


@lru_cache(maxsize=256)
def stroke_colour(colour: str) -> str:
    return f"{_rgb(colour)} RG"


def _rgb(colour: str) -> str:
    return " ".join(decimal(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))


@lru_cache(maxsize=16384)
def decimal(value: float) -> str:
    """A number as PDF writes it, to a thousandth. Heights of lines and kerns come again and again."""
    shown = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if shown in ("", "-0") else shown


class _Hexadecimal(dict[int, str]):
    """Codes as strings write them, each made once: a long report has millions."""

    def __missing__(self, code: int) -> str:
        made = self[code] = f"{code:04X}"
        return made


_HEXADECIMAL = _Hexadecimal()


class Pen:
    """Writes shaped words on the pages of a canvas."""

    def __init__(self, canvas: TaggedCanvas, where: Position) -> None:
        """`where` is the file that chooses the faces."""
        self.canvas = canvas
        self.fonts = PdfFonts(where)
        self._codes: dict[tuple[int, str], _Coded] = {}
        self._before: dict[tuple[int, str], _Coded] = {}
        """Those that were kept before these; a bullet is asked for on every page."""

    def write(self, shown: Iterable[Shown]) -> None:
        """One text object with these words; whoever calls has opened the mark or artifact that they belong to."""
        code = ["BT"]
        font, colour = ("", 0.0), ""
        for segment, x, y, ink, goes_on in shown:
            glyphs = segment.piece.glyphs
            coded = self._coded(glyphs, segment.piece.text)
            if goes_on:
                coded = self._with_hyphen_kept(segment, coded)
            wanted = (coded.resource, segment.piece.scale * glyphs.face.units_per_em)
            if wanted != font:
                font = wanted
                code.append(f"/{wanted[0]} {decimal(wanted[1])} Tf")
            if ink != colour:
                colour = ink
                code.append(fill_colour(ink))
            code.append(f"1 0 0 1 {decimal(x)} {decimal(y)} Tm")
            code.append(self._show(segment, coded))
        code.append("ET")
        self.canvas._code.append("\n".join(code))

    def _show(self, segment: Segment, coded: _Coded) -> str:
        """The operator that shows the glyphs of `segment`, each where shaping has put it."""
        piece, first, last = segment.piece, segment.first, segment.last
        glyphs = piece.glyphs
        if glyphs.offsets is not None:
            return self._show_raised(segment, coded.codes, coded.kerns)
        steps, spaced = coded.steps, ""
        if piece.tracking:
            if len(set(glyphs.clusters)) == len(glyphs.clusters):
                # As a space between letters, which readers of text do not take for one between words.
                spaced = f"{decimal(piece.tracking)} Tc "
            else:
                steps = _steps(coded.codes, _tracked(glyphs, coded.kerns, piece.tracking / piece.scale), glyphs.face)
        shown = "".join(steps[first : last - 1]) + coded.codes[last - 1]
        operator = f"[<{shown}>] TJ" if ">" in shown else f"<{shown}> Tj"
        return f"{spaced}{operator} 0 Tc" if spaced else operator

    def _with_hyphen_kept(self, segment: Segment, coded: _Coded) -> _Coded:
        """The glyphs of a segment that ends a line: a hyphen of the text says that it is no hyphen of the break."""
        glyphs, end = coded.glyphs, segment.last - 1
        at = glyphs.clusters[end]
        said = segment.piece.text[at : at + 1]
        if said not in HYPHENS:
            return coded
        code = _HEXADECIMAL[self.fonts.font(glyphs.face).code(glyphs.ids[end], said + ZERO_WIDTH_SPACE)]
        return coded._replace(codes=(*coded.codes[:end], code, *coded.codes[end + 1 :]))

    def _show_raised(self, segment: Segment, codes: Sequence[str], kerns: Sequence[int]) -> str:
        """Glyphs some of which stand beside or above their place: marks on letters."""
        piece, glyphs = segment.piece, segment.piece.glyphs
        per_em = 1000 / glyphs.face.units_per_em
        tracked = _tracked(glyphs, kerns, piece.tracking / piece.scale) if piece.tracking else kerns
        offsets = glyphs.offsets or ()
        parts = []
        for at in range(segment.first, segment.last):
            x, y = offsets[at]
            rise = f"{decimal(y * piece.scale)} Ts " if y else ""
            back = "0 Ts " if y else ""
            before = f"{decimal(-x * per_em)}" if x else ""
            parts.append(f"{rise}[{before}<{codes[at]}>{decimal((x - tracked[at]) * per_em)}] TJ {back}")
        return "".join(parts)

    def _coded(self, glyphs: Glyphs, text: str) -> _Coded:
        """The glyphs as this document's fonts show them."""
        key = (id(glyphs), text)
        kept = self._codes.get(key)
        if kept is None:
            kept = self._before.get(key) or self._newly_coded(glyphs, text)
            if len(self._codes) >= MOST_CODED:
                self._before, self._codes = self._codes, {}
            self._codes[key] = kept
        return kept

    def _newly_coded(self, glyphs: Glyphs, text: str) -> _Coded:
        resource = self.fonts.font(glyphs.face).resource
        codes = tuple(map(_HEXADECIMAL.__getitem__, self.fonts.codes(glyphs, text)))
        kerns = tuple(map(sub, glyphs.advances, map(glyphs.face.advances.__getitem__, glyphs.ids)))
        return _Coded(glyphs, resource, codes, kerns, _steps(codes, kerns, glyphs.face))


class _Coded(NamedTuple):
    """Shaped glyphs in the codes of one document."""

    glyphs: Glyphs
    """Kept so that their address is not given to others."""
    resource: str
    """The name of their font."""
    codes: tuple[str, ...]
    """In hexadecimal."""
    kerns: Sequence[int]
    """How far each differs in width from what its font says."""
    steps: Sequence[str]
    """The code of each, and the kern behind it, where a string ends for it: `0041>-12<`."""


def _steps(codes: Sequence[str], kerns: Sequence[int], face: Face) -> Sequence[str]:
    if not any(kerns):
        return codes
    per_em = 1000 / face.units_per_em
    return [_kerned(code, -kern * per_em) if kern else code for code, kern in zip(codes, kerns, strict=True)]


@lru_cache(maxsize=16384)
def _kerned(code: str, kern: float) -> str:
    """A code with the kern behind it; the same pairs come again and again."""
    return f"{code}>{decimal(kern)}<"


def _tracked(glyphs: Glyphs, kerns: Sequence[int], space: float) -> tuple[int, ...]:
    """The kerns with the space between letters: after the last glyph of each letter."""
    ends = [*glyphs.clusters[1:], -1]
    return tuple(
        kern + (round(space) if end != cluster else 0)
        for kern, cluster, end in zip(kerns, glyphs.clusters, ends, strict=True)
    )


def strip_shown(strip: Strip, x: float, y: float, colour: str) -> list[Shown]:
    """A strip on one line."""
    return [
        Shown(Segment(piece, 0, len(piece.glyphs.ids), piece.x, 0.0), x + piece.x, y, colour) for piece in strip.pieces
    ]


def link_address(run: Run) -> str | None:
    """What a run leads to."""
    return f"#{run.note}" if isinstance(run, NoteReference) else run.href


class LinkTo(NamedTuple):
    """A link inside a paragraph."""

    element: Element
    href: str
    said: str
    """Where it leads, for those who do not see the page."""


class Inline:
    """The elements between the words of one paragraph: links, note references, words in another language."""

    def __init__(
        self,
        para: Para,
        runs: Runs,
        notes: dict[str, Para],
        back: tuple[str, str] | None = None,
    ) -> None:
        """`back` is where all words lead up to the first that lead somewhere by themselves, and what is said of it."""
        self.home = Element("Link", parent=para.element) if para.target is not None else para.element
        """The element of the words that are nothing more: the paragraph's, or the link that is all of an entry of the
        contents."""
        self.links: dict[int, LinkTo] = {}
        """For each run that leads somewhere: where."""
        self.elements: list[Element] = []
        """The element of each run."""
        before: LinkTo | None = None
        for number, run in enumerate(runs):
            href = link_address(run)
            if href is not None:
                back = None
            if back is not None:
                # The way back from a work to where it is cited is no reference.
                before = before or LinkTo(Element("Link", parent=self.home), *back)
                self.links[number] = before
            elif href is not None:
                if before is None or before.href != href:
                    said = self._said(run, _led_together(runs[number:]), href, notes)
                    before = LinkTo(_link_element(self.home, href), href, said)
                self.links[number] = before
            else:
                before = None
            link = self.links.get(number)
            self.elements.append(_element_of(run, link.element if link else self.home))

    @staticmethod
    def _said(run: Run, together: Runs, address: str, notes: dict[str, Para]) -> str:
        """Where the link of `together`, which `run` begins, leads, for those who do not see the page."""
        if isinstance(run, NoteReference):
            note = notes.get(run.note)
            return f"{run.label}. {plain(note.runs)}" if note else run.label
        return " ".join(plain(together).split()) if address.startswith("#") else address


def _led_together(runs: Runs) -> Runs:
    """The first of `runs`, and those after it that lead where it leads."""
    href = link_address(runs[0])
    return tuple(takewhile(lambda run: link_address(run) == href, runs))


def _element_of(run: Run, home: Element) -> Element:
    """The element of a run's words: where they stand, or a span there in a language of its own."""
    return Element("Span", lang=run.lang, parent=home) if isinstance(run, Words) and run.lang else home


def _link_element(home: Element, href: str) -> Element:
    """A new link below the paragraph; one to a place in the document stands in a Reference (ISO 32000-1, table 338)."""
    leads_inside = href.startswith("#")
    return Element("Link", parent=Element("Reference", parent=home) if leads_inside else home)

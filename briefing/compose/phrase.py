"""A text of the brief, phrased once: figures worded, marks set, the places of citations and terms known.

What depends on the document, the numbers of notes and which term is new, is filled in later, cheaply, as often as
content is tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import takewhile
from typing import Literal

from briefing.compose.sentences import CLOSERS, clause_end, sentence_ends
from briefing.compose.terms import Terms, TermUse
from briefing.compose.typography import NBSP, bind_last, set_type
from briefing.compose.wording import Wording
from briefing.document.runs import Words
from briefing.model import text as t
from briefing.values import dataclass, field

Mode = Literal["notes", "author-date", "silent", "label", "contact"]
"""How citations show: a mark after the punctuation, brackets before it, or not at all; in a label neither do they, and
its last words are not bound, since it is set in a narrow place; nor in the contact, whose hyphens stand in numbers to
call and not between the ends of a range."""

NO_EXHIBITS: Mapping[str, str] = {}

_WORD = re.compile(r"[^\W\d_]{2,}")
# fmt: off
_LITTLE = frozenset((
    "a", "an", "at", "by", "for", "in", "of", "on", "per", "the", "to", "with", "à", "au", "aux", "d", "de", "des",
    "du", "en", "et", "l", "la", "le", "les", "par", "pour", "sur", "am", "auf", "aus", "der", "die", "im", "je",
    "pro", "und", "von", "zu", "без", "в", "від", "для", "до", "з", "за", "зі", "із", "й", "на", "по", "та", "у",
))
# fmt: on
"""Words between those of a unit that say nothing of what is counted."""
_AFTER = ".,;:!?…\"'”’»“"
_STOPS = ".!?…,;:"


@dataclass(frozen=True, slots=True)
class CiteHole:
    """Where the works of one citation are to be named."""

    cites: tuple[t.Cite, ...]


@dataclass(frozen=True, slots=True)
class _Style:
    strong: bool = False
    emphasis: bool = False
    lang: str | None = None
    href: str | None = None


Piece = Words | CiteHole


@dataclass(slots=True)
class Phrased:
    """A text, ready for a document."""

    terms: tuple[str, ...]
    """The terms that it uses, each once, in the order of their uses."""
    cites: tuple[t.Cite, ...]
    """Every work cited, figures' sources included, in order."""
    has_holes: bool
    _chars: list[str]
    _styles: list[_Style]
    _holes: list[tuple[int, tuple[t.Cite, ...]]]
    _uses: list[TermUse]
    _is_bound: bool
    """Whether its last two words are tied, whatever they are once terms are spelled out."""
    exhibits: tuple[str, ...] = ()
    """Those that it refers to, shown or not."""
    units: Mapping[str, Mapping[str, None]] = field(default_factory=dict)
    """The words of figures' units that follow their numbers in one form or another, by the figure."""
    _variants: dict[frozenset[str], tuple[Piece, ...]] = field(default_factory=dict)

    @property
    def holes(self) -> tuple[tuple[t.Cite, ...], ...]:
        """The works of each citation that is named in the text, in order."""
        return tuple(cites for _, cites in self._holes)

    def pieces(self, new: frozenset[str]) -> tuple[Piece, ...]:
        """The text with the terms of `new` spelled out where they are first used."""
        pieces = self._variants.get(new)
        if pieces is None:
            pieces = self._variants[new] = self._assemble(new)
        return pieces

    def _assemble(self, new: frozenset[str]) -> tuple[Piece, ...]:
        chars = list(self._chars)
        if new:
            done: set[str] = set()
            for use in self._uses:
                if use.term in new and use.term not in done:
                    done.add(use.term)
                    if use.spelled != "".join(self._chars[use.start : use.end]):
                        chars[use.spelled_start : use.end] = [""] * (use.end - use.spelled_start)
                        chars[use.spelled_start] = use.spelled
        if self._is_bound:
            bind_last(chars)
        pieces: list[Piece] = []
        start = 0
        for place, cites in self._holes:
            pieces.extend(_words(chars, self._styles, start, place))
            pieces.append(CiteHole(cites))
            start = place
        pieces.extend(_words(chars, self._styles, start, len(chars)))
        return tuple(pieces)


def _words(chars: list[str], styles: list[_Style], start: int, end: int) -> list[Words]:
    """The characters from `start` to `end` as runs, one for each stretch of one style."""
    runs: list[Words] = []
    while start < end:
        style = styles[start]
        stop = start + 1
        while stop < end and styles[stop] is style:
            stop += 1
        if text := "".join(chars[start:stop]):
            runs.append(Words(text, style.strong, style.emphasis, style.lang, style.href))
        start = stop
    return runs


class Phraser:
    """Phrases the texts of one brief."""

    def __init__(
        self,
        wording: Wording,
        terms: Terms,
        names: tuple[str, ...],
        figure: Callable[[t.FigureUse], str],
        figure_source: Callable[[str], str],
        figure_unit: Callable[[str], str],
        *,
        writes_addresses: bool = False,
    ) -> None:
        """`figure` words a use of a figure, `figure_source` names its source, `figure_unit` what it counts;
        `writes_addresses` puts the address of each link behind its words, for those who read on paper.
        """
        self._wording = wording
        self._terms = terms
        self._names = tuple(name for name in names if " " in name)
        self._figure = figure
        self._figure_source = figure_source
        self._figure_unit = figure_unit
        self._writes_addresses = writes_addresses

    def phrase(self, text: t.Text, mode: Mode, exhibits: Mapping[str, str] = NO_EXHIBITS) -> Phrased:
        """`text` with its citations set as `mode` says, and what those of its exhibits are called that are shown."""
        flat = _Flat(exhibits)
        self._flatten(flat, text.spans, _Style())
        typed = "".join(flat.chars)
        ends = sentence_ends(typed, self._wording, {start for start, _, _ in flat.figures})
        openings = _openings(typed, ends)
        chars = list(flat.chars)
        set_type(chars, self._wording, self._names, ranges=mode != "contact")
        units: dict[str, dict[str, None]] = {}
        for start, stop, figure in flat.figures:
            if counted := _words_behind(self._figure_unit(figure), typed, stop):
                chars[stop] = NBSP
                units.setdefault(figure, {}).update(dict.fromkeys(counted))
            if start in openings:
                chars[start] = chars[start].upper()
            if typed[stop - 1 : stop + 1] == ".." and typed[stop + 1 : stop + 2] != ".":  # that of `Mio.` ends it, too
                chars[stop] = ""
        for place, address in flat.addresses:
            chars[place : place + 2] = [" (", address]
        holes = _place_citations(typed, flat, ends, self._figure_source, mode)
        uses = self._terms.uses(typed, openings)
        return Phrased(
            terms=tuple(dict.fromkeys(use.term for use in uses)),
            cites=tuple(dict.fromkeys(cite for _, cites in holes for cite in cites)),
            has_holes=bool(holes) and mode in ("notes", "author-date"),
            _chars=chars,
            _styles=flat.styles,
            _holes=holes if mode in ("notes", "author-date") else [],
            _uses=uses,
            _is_bound=mode not in ("label", "contact"),
            exhibits=tuple(reference.exhibit for reference in text.references()),
            units=units,
        )

    def _flatten(self, flat: _Flat, spans: tuple[t.Span, ...], style: _Style) -> None:
        for span in spans:
            match span:
                case t.Words():
                    flat.add(span.text, style)
                case t.Emphasis():
                    inner = _Style(style.strong, not style.emphasis, style.lang, style.href)
                    self._flatten(flat, span.spans, inner)
                case t.Strong():
                    self._flatten(flat, span.spans, _Style(True, style.emphasis, style.lang, style.href))
                case t.Link():
                    start = len(flat.chars)
                    self._flatten(flat, span.spans, _Style(style.strong, style.emphasis, style.lang, span.url))
                    printed = written_address(span.url)
                    if self._writes_addresses and not _is_same_address("".join(flat.chars[start:]), printed):
                        flat.write_address(printed, span.url, style)
                case t.Foreign():
                    self._flatten(flat, span.spans, _Style(style.strong, style.emphasis, span.lang, style.href))
                case t.ExhibitReference():
                    flat.refer(span, style)
                case t.Citation():
                    flat.cite(span.cites)
                case t.FigureUse():
                    start = len(flat.chars)
                    flat.add(self._figure(span), style)
                    flat.figures.append((start, len(flat.chars), span.figure))


@dataclass(slots=True)
class _Flat:
    """The characters of a text in one row, each with its style; what is no character, by its place."""

    exhibits: Mapping[str, str]
    """What each exhibit is called that is shown."""
    chars: list[str] = field(default_factory=list)
    styles: list[_Style] = field(default_factory=list)
    citations: list[tuple[int, tuple[t.Cite, ...]]] = field(default_factory=list)
    figures: list[tuple[int, int, str]] = field(default_factory=list)
    """(start, end, figure's id)"""
    addresses: list[tuple[int, str]] = field(default_factory=list)
    """Each address with the place of the bracket before it. Three closing brackets stand here for it: what marks it
    has are no marks of the text's language, and a sentence that ends before it goes on to its end."""

    def add(self, text: str, style: _Style) -> None:
        if not self.chars and not self.citations:
            text = text.lstrip(" ")  # behind a reference that is left out
        self.chars.extend(text)
        self.styles.extend([style] * len(text))

    def refer(self, reference: t.ExhibitReference, style: _Style) -> None:
        """The exhibit's label between its brackets; nothing where the exhibit is not shown."""
        label = self.exhibits.get(reference.exhibit)
        if label is None:
            self._close_up()
            return
        self.add(f"({reference.before}", style)
        self.add(label, _Style(style.strong, style.emphasis, style.lang, f"#{reference.exhibit}"))
        self.add(f"{reference.after})", style)

    def write_address(self, address: str, href: str, style: _Style) -> None:
        """`address` in brackets behind the words that lead there."""
        self.addresses.append((len(self.chars), address))
        self.add(")", style)
        self.add(")", _Style(href=href))
        self.add(")", style)

    def _close_up(self) -> None:
        """Takes the space away before what prints nothing."""
        while self.chars and self.chars[-1] == " ":
            self.chars.pop()
            self.styles.pop()

    def cite(self, cites: tuple[t.Cite, ...]) -> None:
        self._close_up()
        self.citations.append((len(self.chars), cites))


def written_address(url: str) -> str:
    """`url` as it is read from paper: an e-mail address without its scheme and what the letter would say."""
    scheme, _, rest = url.partition(":")
    return rest.partition("?")[0] if scheme.casefold() == "mailto" else url


def _is_same_address(words: str, address: str) -> bool:
    """Whether `words` are `address`, as people shorten it: `example.org` for `https://www.example.org/`."""
    first, second = (
        each.strip().casefold().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
        for each in (words, address)
    )
    return first == second


def _words_behind(unit: str, typed: str, stop: int) -> list[str]:
    """The words of `unit` of which the number that ends at `stop` is followed, however the sentence inflects them."""
    if typed[stop : stop + 1] != " ":
        return []
    end = stop + 1
    while end < len(typed) and typed[end].isalpha():
        end += 1
    word = typed[stop + 1 : end].casefold()
    return [each for each in unit.split() if _is_form_of(word, each.casefold())]


def names_unit(unit: str, said: str) -> bool:
    """Whether `said` holds every word of `unit`, in whatever form; little words between them aside."""
    words = [word.casefold() for word in _WORD.findall(said)]
    counted = [word.casefold() for word in _WORD.findall(unit)]
    telling = [word for word in counted if word not in _LITTLE] or counted
    return bool(telling) and all(any(_is_inflected(word, each) for word in words) for each in telling)


def _is_inflected(word: str, other: str) -> bool:
    """Whether the two are forms of one word: four letters alike, behind them an ending or two; short words all but as
    they stand, for "to" is no form of "tonnes"."""
    if word == other:
        return True
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))
    shorter, longer = sorted((len(word) - alike, len(other) - alike))
    return (alike > 3 and shorter < 2 and longer < 3) or (alike == 3 and not shorter and longer == 1)


def _is_form_of(word: str, other: str, ending: int = 2) -> bool:
    """Whether the two begin alike but for an `ending` of so many letters in the shorter, as forms of one word do."""
    shortest = min(len(word), len(other))
    alike = max(3, shortest - ending)
    return word == other or (shortest >= alike and word[:alike] == other[:alike])


def _openings(typed: str, ends: list[int]) -> set[int]:
    """Where sentences begin, behind their opening marks."""
    openings = set()
    for place in (0, *ends[:-1]):
        start = place
        while start < len(typed) and (typed[start].isspace() or typed[start] in "\"'“‘«„(["):
            start += 1
        openings.add(start)
    return openings


def _place_citations(
    typed: str, flat: _Flat, ends: list[int], figure_source: Callable[[str], str], mode: Mode
) -> list[tuple[int, tuple[t.Cite, ...]]]:
    """Each place with the works named there, in order of place.

    A figure cites its source once a sentence, unless the sentence cites it by itself: at the sentence's end, or at
    its clause's where the sentence has several sources.
    """
    wanted: list[tuple[int, t.Cite]] = []
    start = 0
    for number, end in enumerate(ends):
        last = number == len(ends) - 1
        cited = [
            (place, cite)
            for place, cites in flat.citations
            if start < place <= end or (place == start == 0) or (last and place > end)
            for cite in cites
        ]
        # A citation typed behind the full stop belongs to the sentence before it: `start < place` leaves it there.
        said = {cite.source for _, cite in cited}
        figures = [(place, stop, figure_source(figure)) for place, stop, figure in flat.figures if start <= place < end]
        sources = said | {source for _, _, source in figures}
        for _, stop, source in figures:
            if source not in said:
                said.add(source)
                place = end if len(sources) == 1 else clause_end(typed, stop, end)
                cited.append((place, t.Cite(source)))
        wanted.extend(cited)
        start = end
    placed: dict[int, dict[t.Cite, None]] = {}
    for place, cite in wanted:
        placed.setdefault(_settle(typed, place, mode), {})[cite] = None
    return [(place, tuple(cites)) for place, cites in sorted(placed.items())]


def _settle(typed: str, place: int, mode: Mode) -> int:
    """Where a citation at `place` stands: a mark after the punctuation, brackets before it."""
    if mode == "author-date":
        stop = place
        while stop and typed[stop - 1] in CLOSERS and typed[stop - 1] != ")":
            stop -= 1
        before = stop
        while before and typed[before - 1] in _STOPS:
            before -= 1
        # Behind a stop that is part of a quotation (`... immediately."`) the brackets stay outside the quotation.
        return place if before == stop or stop != place else before
    while place < len(typed) and typed[place] in _AFTER:
        place += 1
    return place

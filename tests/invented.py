"""Whole valid briefs, invented: YAML that loads without a fault, of any length, in Latin and Cyrillic.

`invent(Seeded(7), points=2000)` is the same text on every machine; `tests.strategies` lets Hypothesis make the choices.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from random import Random
from typing import Any, Protocol, TypeVar

from briefing.load.source_fields import SOURCE_TYPES
from briefing.scales.likelihood import SCALES

T = TypeVar("T")


class Choices(Protocol):
    """Whoever makes the choices."""

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""

    def pick(self, things: Sequence[T]) -> T:
        """One of `things`."""


class Seeded:
    """Choices that follow from a number."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 (nothing here is secret)

    def whole(self, low: int, high: int) -> int:
        return self._random.randint(low, high)

    def pick(self, things: Sequence[T]) -> T:
        return things[self._random.randrange(len(things))]


_LATIN = """
the government ministry border convoy sanction reports that its forces moved towards a bridge near river after talks
with allies and observers said supply of grain coal steel fell while inspectors waited for permits in harbour café
Zürich façade Łódź Đurić naïve Çelik Ørsted résumé office affair difficult flow
"""
_CYRILLIC = """
уряд міністерство кордон колона санкції повідомляє що сили рушили до мосту біля річки після переговорів із союзниками та
спостерігачі кажуть постачання зерна вугілля сталі впало поки інспектори чекали на дозволи в порту ґанок їжак Євпаторія
з’єднання об’єкт Щастя юстиція
"""
LATIN, CYRILLIC = tuple(_LATIN.split()), tuple(_CYRILLIC.split())
ASIDES = (
    "“as before”", "(so far)", "40% of it", "R&D", "<b>", "C:\\new", "{{ title }}", "1. first", "#3", "$5", "a|b", "~",
    "5 °C", "e.g. here", "— or so —", "and/or", "half -", "“«nested»”", "100 000", "a\u00a0b", "2024-10-28", "- a dash",
    "yes: no",
)  # fmt: skip
"""What means something to YAML, Jinja, Markdown, XML or LaTeX, and here nothing."""

LANGUAGES = ("en-GB", "en-US", "fr", "de", "uk")
MARKINGS = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED", "OFFICIAL", "ДСК")
QUALIFIERS = ("about", "at least", "at most", "more than", "less than", "up to", "nearly", "over")
UNITS = ("%", "USD", "EUR", "UAH", "km", "troops", "vessels", "т", "")
EDITIONS = ("one-page", "two-page", "four-page", "report")
SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "xu", "za")


def invent(
    choices: Choices,
    *,
    points: int = 12,
    language: str | None = None,
    signed: bool = False,
    sentences: tuple[int, int] = (1, 4),
    sources: tuple[int, int] = (4, 16),
    is_open: bool = False,
    quotes: bool = False,
) -> str:
    """The YAML of a brief of that many points; without a language, in one that is chosen.

    A point has so many `sentences`, the least and the most, and the brief so many `sources`; where it `is_open`,
    nothing in it is marked; with `quotes`, each third point quotes somebody. With `signed` each text begins with a word
    that no other text holds, its signature (`is_signature`): who searches a file for it knows whether the file says
    that text.
    """
    inventor = _Inventor(choices, points, language, signed=signed)
    inventor.lengths, inventor.works, inventor.is_open, inventor.quotes = sentences, sources, is_open, quotes
    return to_yaml(inventor.brief())


def is_signature(word: str) -> bool:
    """Whether `word` is one that `signed` puts into a text."""
    body = word.removeprefix("Q").removesuffix("q")
    return word == f"Q{body}q" and len(body) == 8 and all(body[at : at + 2] in SYLLABLES for at in range(0, 8, 2))


class _Inventor:
    """One brief on its way."""

    def __init__(self, choices: Choices, points: int, language: str | None, *, signed: bool) -> None:
        self.choices = choices
        self.number = points
        self.language = language or choices.pick(LANGUAGES)
        self.signed = signed
        self.signatures = 0
        self.lengths, self.works, self.is_open, self.quotes = (1, 4), (4, 16), False, False
        self.words = CYRILLIC if self.language == "uk" else LATIN
        self.other_words, self.other = (LATIN, "en") if self.language == "uk" else (CYRILLIC, "uk")
        self.marking = choices.pick((None, "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "OFFICIAL"))
        self.open_sources: list[str] = []
        self.sources: list[str] = []
        self.open_figures: list[str] = []
        self.figures: list[str] = []
        self.terms: dict[str, str] = {}

    def chance(self, of: int) -> bool:
        """True once in `of` times."""
        return self.choices.whole(1, of) == 1

    # Words

    def signature(self) -> str:
        number, syllables = self.signatures, []
        self.signatures += 1
        for _ in range(4):
            number, place = divmod(number, len(SYLLABLES))
            syllables.append(SYLLABLES[place])
        return f"Q{''.join(reversed(syllables))}q"

    def plain(self, low: int, high: int) -> str:
        """Words without markup, on one line."""
        count = self.choices.whole(low, high)
        start = self.choices.whole(0, len(self.words) - 1)
        step = self.choices.whole(1, 11)
        said = [self.words[(start + step * n) % len(self.words)] for n in range(count)]
        said[0] = said[0][0].upper() + said[0][1:]
        return " ".join([self.signature(), *said] if self.signed else said)

    def sentence(self, low: int = 5, high: int = 22, *, open_only: bool = False, cites: bool = True) -> str:
        """A sentence with the markup that a text may hold. `open_only` uses only what every audience may see."""
        said = self.plain(low, high).split(" ")
        for _ in range(self.choices.whole(0, 2)):
            at = self.choices.whole(1, len(said))
            said.insert(at, self._inline())
        figures = self.open_figures if open_only else self.figures
        if figures and self.chance(2):
            part = "" if self.chance(3) else ".number"
            said.insert(self.choices.whole(1, len(said)), f"{{{self.choices.pick(figures)}{part}}}")
        if self.terms and self.chance(3):
            said.append(self.choices.pick(list(self.terms)))
        sources = self.open_sources if open_only else self.sources
        if cites and sources and self.chance(2):
            said.append(self._citation(sources))
        return " ".join(said) + "."

    def _inline(self) -> str:
        kind = self.choices.whole(1, 6)
        word = self.choices.pick(self.words)
        if kind == 1:
            return f"*{word}*"
        if kind == 2:
            return f"**{word} {self.choices.pick(self.words)}**"
        if kind == 3:
            page = self.choices.whole(1, 999)
            return f"[{word}](https://example.org/{f'{self.signature()}/' if self.signed else ''}{page})"
        if kind == 4:
            return f"[{self.choices.pick(self.other_words)}]{{lang={self.other}}}"
        return self.choices.pick(ASIDES)

    def _citation(self, sources: list[str]) -> str:
        cites = [self.choices.pick(sources) for _ in range(self.choices.whole(1, 2))]
        locator = f", p. {self.choices.whole(1, 400)}" if self.chance(3) else ""
        if locator and self.signed:
            locator += f" {self.signature()}"
        return "[" + "; ".join(f"@{cite}{locator}" for cite in dict.fromkeys(cites)) + "]"

    def paragraph(self, sentences: int, *, open_only: bool = False) -> str:
        return " ".join(self.sentence(open_only=open_only) for _ in range(sentences))

    def date(self) -> str:
        year, month = self.choices.whole(2021, 2023), self.choices.whole(1, 12)
        forms = (
            f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{self.choices.whole(1, 28):02}",
            f"{self.choices.pick(('early', 'mid', 'late'))} {year}-{month:02}",
        )  # fmt: skip
        return self.choices.pick(forms)

    def marked(self, item: dict[str, Any], of: int) -> dict[str, Any]:
        """`item`, once in `of` times with a marking of its own."""
        if not self.is_open and self.chance(of):
            item["marking"] = self.choices.pick(MARKINGS)
        return item

    # Items

    def source(self, number: int) -> dict[str, Any]:
        source: dict[str, Any] = {"id": f"source-{number}", "type": SOURCE_TYPES[number % len(SOURCE_TYPES)]}
        source["title"] = self.plain(2, 9)
        if self.chance(2):
            source["author"] = [{"family": self.plain(1, 1), "given": "A. B."} for _ in range(self.choices.whole(1, 4))]
        else:
            source["author"] = [{"literal": self.plain(1, 3)}]
        for key in ("container-title", "publisher", "publisher-place", "event-title", "event-place", "genre", "number"):
            if self.chance(3):
                source[key] = self.plain(1, 3)
        for key in ("issued", "accessed"):
            if not self.chance(4):
                source[key] = self.date()
        if self.chance(2):
            source["URL"] = f"https://example.org/a_(b)/{number}?q=%C3%A9&x=1"
            if self.signed:
                source["URL"] += f"&y={self.signature()}"
        if self.chance(3):
            source["language"] = self.choices.pick(("uk", "ko", "fr", "en"))
        if self.chance(2):
            source["custom"] = {"reliability": self.choices.pick("ABCDEF"), "descriptor": self.plain(1, 4)}
            if self.signed:
                archive = {"archive_url": f"https://example.org/{self.signature()}", "archive_date": "2023-02-01"}
                source["custom"] |= archive | {"title_en": self.plain(2, 4)}
        if self.signed:
            source |= {"page": f"{number + 1}-{number + 9} {self.signature()}", "volume": f"9 {self.signature()}"}
            source |= {"issue": f"3 {self.signature()}", "medium": self.signature()}
            if number % 3 == 1:
                source["DOI"] = f"10.5555/{self.signature()}"
        return self.marked(source, 16) if number else source

    def figure(self, number: int) -> dict[str, Any]:
        value = self.choices.pick(("7", "0.5", "-3.25", "12000", "1.5 million", "175 billion", "42 thousand"))
        figure: dict[str, Any] = {"value": value, "label": self.plain(1, 4), "as_of": self.date()}
        figure["unit"] = self.choices.pick(UNITS) or self.plain(1, 2)
        figure["source"] = self.choices.pick(self.sources) if number else self.open_sources[0]
        if self.chance(2):
            figure["qualifier"] = self.choices.pick(QUALIFIERS)
        return self.marked(figure, 16) if number else figure

    def point(self, number: int) -> dict[str, Any]:
        long = self.choices.whole(*self.lengths)
        point: dict[str, Any] = {"id": f"point-{number}", "text": self.paragraph(long)}
        if self.chance(2) or number < 2:
            point["short"] = self.sentence(4, 10)
        point["priority"] = self.choices.whole(1, 5)
        if number < 2:
            point["essential"] = self.choices.pick(EDITIONS[number:])
        if self.chance(3):
            point["credibility"] = self.choices.whole(1, 6)
        if self.quotes and number % 3 == 1:
            point["quote"] = self.quote()
        if number % 5 == 3:
            point["contested_by"] = [f"point-{number - 1}"]
        if self.chance(6):
            point["inference"] = True
        if self.chance(10):
            point["silence"] = {"bare-number": self.plain(2, 4)}
        return self.marked(point, 10)

    def quote(self) -> dict[str, Any]:
        sentences = [f"{self.plain(4, 18)}." for _ in range(self.choices.whole(1, 4))]
        quote = {"words": " ".join(sentences), "by": f"{self.plain(2, 6)} {self._citation(self.sources)}"}
        return {**quote, "language": self.other} if self.chance(3) else quote

    def judgement(self, number: int, scale: str) -> dict[str, Any]:
        judgement: dict[str, Any] = {
            "id": f"judgement-{number}",
            "text": self.sentence(6, 14),
            "likelihood": self.choices.pick(SCALES[scale].terms),
            "confidence": self.choices.pick(("low", "moderate", "high")),
        }
        if self.number:
            basis = [self.choices.whole(0, self.number - 1) for _ in range(self.choices.whole(0, 3))]
            judgement["basis"] = [f"point-{n}" for n in dict.fromkeys(basis)]
        judgement["indicators"] = [self.sentence(4, 9) for _ in range(self.choices.whole(0, 3))]
        if self.chance(2):
            judgement["would_change"] = self.sentence(4, 9)
        return self.marked(judgement, 6)

    def exhibit(self, number: int) -> dict[str, Any]:
        exhibit: dict[str, Any] = {"id": f"exhibit-{number}", "title": self.sentence(3, 8, cites=False)}
        kind = exhibit["kind"] = self.choices.pick(("bar", "line", "dots", "table"))
        shape = self.choices.whole(1, 2)
        if kind == "table" and shape == 1:
            width = self.choices.whole(2, 4)
            exhibit["columns"] = [self.plain(1, 2) for _ in range(width)]
            exhibit["rows"] = [[self.sentence(1, 4) for _ in range(width)] for _ in range(self.choices.whole(1, 8))]
        elif kind == "table" or shape == 1:
            exhibit["figures"] = list(dict.fromkeys(self.choices.pick(self.figures) for _ in range(4)))
        else:
            axis = [f"202{n}" for n in range(4)] if self.chance(2) else [self.plain(1, 2) for _ in range(3)]
            exhibit["series"] = {
                self.plain(1, 2) + f" {n}": {x: self.choices.pick(("1", "2.5", "40", "-")) for x in dict.fromkeys(axis)}
                for n in range(self.choices.whole(1, 3))
            }
            for values in exhibit["series"].values():
                values[next(iter(values))] = str(self.choices.whole(1, 90))
            exhibit["unit"] = "%"
        exhibit["source"] = [self.choices.pick(self.sources)]
        if self.chance(2):
            exhibit["note"] = self.sentence(4, 9)
        if self.chance(3):
            exhibit["section"] = "situation"
        exhibit["priority"] = self.choices.whole(1, 5)
        return self.marked(exhibit, 6)

    def brief(self) -> dict[str, Any]:
        sources = [self.source(n) for n in self._run(*self.works)]
        self.sources = [source["id"] for source in sources]
        self.open_sources = [source["id"] for source in sources if "marking" not in source]
        figures = {f"figure-{n}": self.figure(n) for n in range(self.choices.whole(3, 10))}
        self.figures = list(figures)
        self.open_figures = [
            name
            for name, figure in figures.items()
            if "marking" not in figure and figure["source"] in self.open_sources
        ]
        self.terms = {term: self.plain(2, 5) for term in ("QZX", "WVT", "ЖЩД")[: self.choices.whole(0, 3)]}
        scale = self.choices.pick(tuple(SCALES))
        brief: dict[str, Any] = {
            "title": self.plain(3, 8),
            "question": self.sentence(4, 9).rstrip(".") + "?",
            "as_of": self.choices.pick(("2024-11-05", "2024-11-05 18:00 UTC", "2024-11-05 18:00 +02:00")),
            "language": self.language,
            "marking": None if self.is_open else self.marking,
            "reference": "R-1/2024",
            "version": "1.2",
            "status": self.choices.pick(("draft", "final")),
            "authors": [self.plain(1, 2) for _ in range(self.choices.whole(0, 2))],
            "contact": f"{self.plain(1, 2)}, [desk@example.org](mailto:desk@example.org)",
            "distribution": [self.plain(1, 3) for _ in range(self.choices.whole(0, 3))],
            "scale": scale,
            "bottom_line": self.paragraph(self.choices.whole(1, 2), open_only=True),
            "ask": self.sentence() if self.chance(2) else None,
            "method": self.paragraph(2) if self.chance(2) else None,
            "sections": self._sections(),
            "judgements": [self.judgement(n, scale) for n in range(self.choices.whole(0, 4))],
            "figures": figures,
            "events": [
                self.marked(
                    {"id": f"event-{n}", "date": self.date(), "text": self.sentence(4, 10), "priority": 1 + n % 5}
                    | ({"source": self.choices.pick(self.sources)} if self.chance(2) else {}),
                    6,
                )
                for n in range(self.choices.whole(0, 9))
            ],
            "options": [
                self.marked(
                    {
                        "id": f"option-{n}",
                        "text": self.sentence(5, 12),
                        "for": [self.sentence(4, 9)],
                        "against": [self.sentence(4, 9)],
                    },
                    5,
                )
                for n in range(self.choices.whole(0, 3))
            ],
            "exhibits": [self.exhibit(n) for n in range(self.choices.whole(0, 3))],
            "sources": sources,
            "terms": self.terms,
            "names": ["E38", "100 000"],
        }
        if self.signed:
            brief["url"] = f"https://example.org/briefs/{self.signature()}"
        if self.chance(3):
            brief |= {"follows": "R-0/2024", "changes": [self.sentence(4, 9) for _ in range(2)]}
        return {key: value for key, value in brief.items() if value not in (None, [], {})}

    def _run(self, low: int, high: int) -> range:
        """As many numbers in a row, from any type of source."""
        start = self.choices.whole(0, len(SOURCE_TYPES) - 1)
        return range(start, start + self.choices.whole(low, high))

    def _sections(self) -> dict[str, Any]:
        names = ("situation", "internationalization", "outlook", "motives", "law")
        parts: dict[str, Any] = {}
        share = max(1, -(-self.number // len(names)))
        for place, name in enumerate(names):
            numbers = range(place * share, min((place + 1) * share, self.number))
            if not numbers:
                break
            section: dict[str, Any] = {"title": self.plain(1, 4)} if name == "law" or self.chance(4) else {}
            if self.chance(2):
                section["lead"] = self.sentence(5, 12)
            parts[name] = section | {"points": [self.point(n) for n in numbers]}
        return parts


def to_yaml(value: Any, indent: int = 0) -> str:
    """`value` as YAML: maps and lists in block style, scalars in double quotes."""
    pad = "  " * indent
    if isinstance(value, dict):
        return "".join(f"{pad}{_scalar(key)}:{_held(item, indent)}" for key, item in value.items())
    return "".join(f"{pad}-{_held(item, indent)}" for item in value)


def _held(value: Any, indent: int) -> str:
    if isinstance(value, dict | list):
        return "\n" + to_yaml(value, indent + 1) if value else f" {json.dumps(value)}\n"
    return f" {_scalar(value)}\n"


def _scalar(value: Any) -> str:
    return value if isinstance(value, str) and value.isalnum() else json.dumps(value, ensure_ascii=False)

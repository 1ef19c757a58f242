"""What a reference says of a work beside its author and its date, by type. Both styles share it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from unicodedata import name

from briefing.compose.dates import on_words
from briefing.compose.runs import merged, words
from briefing.compose.styles.names import NBSP
from briefing.compose.typography import set_title, set_words
from briefing.compose.wording import Wording, own_wording
from briefing.document.runs import Run, Runs, Words
from briefing.model.source import Source
from briefing.values import dataclass

_WHOLE_WORKS = frozenset(
    (
        *("book", "report", "thesis", "treaty", "legislation", "bill", "legal_case", "dataset", "map"),
        *("pamphlet", "manuscript", "collection", "standard"),
    )
)
"""Types that are works of their own: the title in italics. Others are parts of something: the title in quotes."""


_SHORT_TITLE_WORDS = 8
_LATIN = "LATIN"
_OTHER_LETTERS = (
    dict.fromkeys(("be", "bg", "mk", "ru", "uk"), ("CYRILLIC",))
    | dict.fromkeys(("ar", "fa", "ur"), ("ARABIC",))
    | {"el": ("GREEK",), "he": ("HEBREW",), "hi": ("DEVANAGARI",), "hy": ("ARMENIAN",), "ka": ("GEORGIAN",)}
    | {"ja": ("CJK", "HIRAGANA", "KATAKANA"), "ko": ("HANGUL", "CJK"), "th": ("THAI",), "zh": ("CJK", "BOPOMOFO")}
)
"""The letters of languages that are not written in Latin ones, as their names in Unicode begin."""
_LATIN_LETTERS = frozenset(
    (
        *("ca", "cs", "cy", "da", "de", "en", "es", "et", "eu", "fi", "fr", "ga", "gl", "hr", "hu", "id", "is", "it"),
        *("lb", "lt", "lv", "mt", "nb", "nl", "nn", "no", "pl", "pt", "ro", "sk", "sl", "sq", "sv", "tr", "vi"),
    )
)
"""Languages that are written in Latin letters alone."""

_ENCODED = {ord(mark): f"%{ord(mark):02X}" for mark in '"#%<>?[\\]^`{|}'}
"""Marks that may stand in a DOI and in no address (RFC 3986, 2.2)."""


def title_runs(source: Source, wording: Wording, *, short: bool = False) -> Runs:
    """The title: in quotation marks, or in italics for a whole work; its translation in square brackets.

    `short` gives it up to its colon or question mark and without its translation.
    """
    title = shortened(source.title) if short else source.title
    lang = in_its_script(foreign_language(source, wording), title)
    runs: list[Run] = []
    if not title:
        return ()
    quoted = source.type not in _WHOLE_WORKS
    own = own_wording(lang) if lang else wording
    opening, closing = wording.quotes.outer if quoted else ("", "")
    said = set_title(title, wording, own, quoted=quoted)
    runs += [Words(opening), Words(said, emphasis=not quoted, lang=lang), Words(closing)]
    if source.title_en and not short:
        runs.append(Words(f" [{set_words(source.title_en, wording)}]"))
    return merged(runs)


def shortened(title: str) -> str:
    """The title up to its colon, question mark or full stop, and no more than its first eight words."""
    for mark in (": ", "? ", ". "):
        title = title.partition(mark)[0]
    some = title.split()
    return title if len(some) <= _SHORT_TITLE_WORDS else " ".join(some[:_SHORT_TITLE_WORDS]) + " …"


def foreign_language(source: Source, wording: Wording) -> str | None:
    """The language of the work, where it is not the brief's."""
    primary = source.language.partition("-")[0].casefold()
    return source.language if primary and primary != wording.language.partition("-")[0] else None


def in_its_script(language: str | None, text: str) -> str | None:
    """The tag of `text` in `language`: `uk-Latn` for what is written in Latin letters in a language that has others,
    so that no voice is asked to read letters that it does not know (BCP 47, 2.2.3). None where most of its letters are
    no letters of the language: a Ukrainian name that carries a work in English."""
    if language is None:
        return None
    primary = language.partition("-")[0].casefold()
    others = _OTHER_LETTERS.get(primary)
    if others is None and primary not in _LATIN_LETTERS:
        return language
    letters = [name(letter, "") for letter in text if letter.isalpha()]
    if 2 * sum(letter.startswith((_LATIN, *(others or ()))) for letter in letters) < len(letters):
        return None
    is_latin = language.casefold() in _OTHER_LETTERS and all(letter.startswith(_LATIN) for letter in letters)
    return f"{language}-Latn" if is_latin else language


def elements(source: Source, wording: Wording, *, said: str = "") -> list[Runs]:
    """What stands between the title and the date. `said` is the author as already named: it is not said again."""
    seen = {said.casefold(), *(author.literal.casefold() for author in source.author)}
    parts = _BY_TYPE.get(source.type, _other)(_Work(source, wording, frozenset(seen)))
    told = []
    for part in parts:
        text = "".join(run.text for run in part if isinstance(run, Words)).casefold()
        if text and text not in seen:
            seen.add(text)
            told.append(part)
    return told


@dataclass(frozen=True, slots=True)
class _Work:
    """A source with its words at hand."""

    source: Source
    wording: Wording
    said: frozenset[str]
    """What the reference has said before, in lower case."""

    def genre(self, default: str = "") -> Runs:
        """Its own genre (a single capitalised word in lower case, as it stands inside a reference), or the type's."""
        genre = self.source.genre
        if genre and " " not in genre and genre[1:].islower() and self.wording.language != "de":
            genre = genre[0].lower() + genre[1:]
        return words(set_words(genre, self.wording) or default)

    @property
    def container(self) -> Runs:
        return self._container(emphasis=True)

    @property
    def plain_container(self) -> Runs:
        return self._container(emphasis=False)

    def _container(self, *, emphasis: bool) -> Runs:
        # A foreign newspaper's name is in the language of what it prints.
        text = self.source.container_title
        lang = in_its_script(foreign_language(self.source, self.wording), text)
        return (Words(set_words(text, self.wording), emphasis=emphasis, lang=lang),) if text else ()

    @property
    def publisher(self) -> Runs:
        return words(set_words(self.source.publisher, self.wording))

    @property
    def imprint(self) -> Runs:
        """`London: Chatham House`; the place alone where the publisher is the author."""
        place, publisher = self.source.publisher_place, self.source.publisher
        if place and publisher.casefold() in self.said:
            publisher = ""
        return words(f"{place}: {publisher}" if place and publisher else publisher or place)

    @property
    def event(self) -> Runs:
        return words(set_words(self.source.event_title, self.wording))

    @property
    def place(self) -> Runs:
        return words(self.source.event_place or self.source.publisher_place)

    @property
    def number(self) -> Runs:
        number = self.source.number
        if not number:
            return ()
        return words(self.wording.sources.number.format(number=number) if number[0].isdigit() else number)

    @property
    def volume(self) -> list[Runs]:
        """`vol. 66`, `no. 3`"""
        said = self.wording.sources
        told = ((self.source.volume, said.volume), (self.source.issue, said.issue))
        return [
            words(pattern.format(number=set_words(text, self.wording)) if text[:1].isdigit() else text)
            for text, pattern in told
        ]

    def numbered(self, kind: Runs) -> Runs:
        """`report no. 12`"""
        number = self.number
        return merged((*kind, Words(" "), *number)) if kind and number else kind or number

    @property
    def medium(self) -> Runs:
        return words(self.source.medium)


def _article(work: _Work) -> list[Runs]:
    return [work.genre(), work.container, *work.volume, work.number, work.imprint if not work.container else ()]


def _newspaper(work: _Work) -> list[Runs]:
    """The town tells one *Times* from another."""
    if not work.container:
        return _article(work)
    town = words(work.source.publisher_place)
    return [work.genre(), work.container, town, *work.volume, work.number]


def _webpage(work: _Work) -> list[Runs]:
    return [work.genre(), work.plain_container, work.imprint]


def _report(work: _Work) -> list[Runs]:
    default = work.wording.sources.report if work.source.number else ""
    return [work.numbered(work.genre(default)), work.container, work.imprint]


def _broadcast(work: _Work) -> list[Runs]:
    return [work.genre(work.wording.sources.broadcast), work.container, work.number, work.imprint, work.medium]


def _speech(work: _Work) -> list[Runs]:
    return [work.genre(work.wording.sources.speech), work.event, work.container, work.place, work.publisher]


def _interview(work: _Work) -> list[Runs]:
    kind = work.genre(work.wording.sources.interview)
    return [kind, work.container, work.event, work.place, work.publisher, work.medium]


def _post(work: _Work) -> list[Runs]:
    return [work.genre(work.wording.sources.post), work.plain_container, work.publisher, work.number]


def _hearing(work: _Work) -> list[Runs]:
    kind = work.numbered(work.genre(work.wording.sources.hearing))
    return [kind, work.event, work.plain_container, work.place, work.publisher]


def _treaty(work: _Work) -> list[Runs]:
    return [work.genre(), work.place, work.container, work.number, work.publisher]


def _thesis(work: _Work) -> list[Runs]:
    return [work.genre(work.wording.sources.thesis), work.imprint]


def _other(work: _Work) -> list[Runs]:
    return [work.genre(), work.container, *work.volume, work.event, work.number, work.imprint]


_BY_TYPE: dict[str, Callable[[_Work], list[Runs]]] = {
    "article": _article,
    "article-newspaper": _newspaper,
    "article-magazine": _article,
    "article-journal": _article,
    "post-weblog": _webpage,
    "webpage": _webpage,
    "report": _report,
    "broadcast": _broadcast,
    "motion_picture": _broadcast,
    "song": _broadcast,
    "speech": _speech,
    "interview": _interview,
    "personal_communication": _interview,
    "post": _post,
    "hearing": _hearing,
    "treaty": _treaty,
    "thesis": _thesis,
}


def where_online(source: Source, wording: Wording) -> Runs:
    """The address, written out and linked, the DOI's where it has one; with the dates of access and archiving."""
    url = f"https://doi.org/{source.doi.translate(_ENCODED)}" if source.doi else source.url
    said: list[Runs] = []
    if source.accessed:
        said.append(words(wording.sources.accessed.format(date=on_words(source.accessed, wording))))
    if source.archive_date or source.archive_url:
        said.append(_archived(source, wording))
    asides: list[Run] = []
    for aside in said:
        asides += [Words("; " if asides else " ("), *aside]
    if asides:
        asides.append(Words(")"))
        if not url:
            asides[0] = Words("(")
    return merged((*address(url), *asides))


def _archived(source: Source, wording: Wording) -> Runs:
    link = address(source.archive_url)
    if not source.archive_date:
        return merged((*words(wording.sources.archived.format(date="").strip() + ": "), *link))
    date = words(wording.sources.archived.format(date=on_words(source.archive_date, wording)))
    return merged((*date, Words(": "), *link)) if link else date


def address(url: str) -> Runs:
    """A web address as it is, linked where its scheme is one of the web's."""
    return words(url, href=url if url.casefold().startswith(("https://", "http://")) else None)


def graded_entry(entry: Runs, source: Source, wording: Wording) -> Runs:
    """`entry` with what a list says of a work's quality (ICS 206-01): `Reliability: B (usually reliable). Eyewitness.`

    A dash parts it from a bare address, which a full stop would seem to belong to.
    """
    said = []
    if source.reliability:
        meaning = wording.reliability.get(source.reliability, "")
        said.append(wording.sources.reliability.format(letter=source.reliability, meaning=meaning) + ".")
    if source.descriptor:
        descriptor = set_words(source.descriptor, wording)
        said.append(f"{descriptor[0].upper()}{descriptor[1:]}" + ("" if descriptor[-1] in ".!?" else "."))
    if not said:
        return entry
    last = entry[-1] if entry else None
    is_bare = isinstance(last, Words) and last.href is not None
    return merged((*entry, Words(wording.dash if is_bare else " "), Words(" ".join(said))))


def pages(source: Source, wording: Wording) -> str:
    """`pp. 45–67`: the pages that the work takes in what carries it."""
    page = source.page.strip()
    if not page[:1].isdigit():
        return locator_words(page, wording)
    several = any(mark in page for mark in "-–,;&")
    pattern = wording.sources.pages if several else wording.sources.page
    return pattern.format(pages=locator_words(page, wording))


def locator_words(locator: str | None, wording: Wording) -> str:
    """`p. 4` with its number bound to it, `pp. 4-6` with an en dash."""
    if not locator:
        return ""
    chars = list(locator.strip())
    for place in range(1, len(chars) - 1):
        if chars[place] == "-" and chars[place - 1].isdigit() and chars[place + 1].isdigit():
            chars[place] = "–"
    parts = "".join(chars).split(" ")
    text = parts[0]
    for before, part in pairwise(parts):
        text += (NBSP if before.lstrip("(") in wording.sources.page_abbreviations else " ") + part
    return text


def closed(runs: Runs) -> Runs:
    """`runs` with a full stop, except behind a bare address, which it would seem to belong to."""
    last = runs[-1] if runs else None
    if not isinstance(last, Words) or last.href or last.text.endswith((".", "!", "?", "…")):
        return runs
    return merged((*runs, Words(".")))

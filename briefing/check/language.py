"""What the checks know about a language. A language without a table still has the rules that need none."""

from __future__ import annotations

from typing import Literal

from briefing.values import dataclass, field

Unit = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class RelativeDate:
    """Words that mean a date only on the day on which they are written."""

    pattern: str
    """A regular expression, matched between word boundaries and without regard to case."""
    unit: Unit | None = None
    """What the words name, where that can be told from the brief's as-of."""
    shift: int = 0
    """How many units after the as-of: -1 for `yesterday`, `last year`."""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """Words are in lower case. Patterns are regular expressions that disregard case unless they say otherwise."""

    code: str = ""
    """The primary subtag of the BCP 47 tag: `en`."""
    abbreviations: frozenset[str] = frozenset()
    """Abbreviations, without their last stop, that are always followed by the rest of the sentence."""
    openers: frozenset[str] = frozenset()
    """Words that show, after an initial or `U.S.`, that a new sentence begins."""
    months: str = ""
    """A pattern for the name of a month in any form, by its own case; empty where the language has no table."""
    between_days: str = "and|or|to"
    """A pattern for the words that join two days of one month."""
    year_words: str = ""
    """A pattern for the words after a number that make it a year, whatever its size."""
    hour_words: str = ""
    """A pattern for the words after a number that make it a time of day."""
    ordinal_endings: str = ""
    """A pattern for what, right after a number, makes it an ordinal: `st`, `-й`."""
    references: str = ""
    """A pattern for the words before a number that make it a reference or a name: `article`, `p.`."""
    capital_references: str = ""
    """The same for words that do so only with a capital: `Room`."""
    counting: frozenset[str] = frozenset()
    """Words right before a number that show that it counts something, even if it looks like a year."""
    before_year: frozenset[str] = frozenset()
    """Words right before a round year that show that it counts nothing: `since 2000`."""
    after_year: frozenset[str] = frozenset()
    """Words right after a round year that show the same: `2000 and`."""
    magnitudes: dict[str, int] = field(default_factory=dict)
    """Every form of the words for large numbers, and what each multiplies by."""
    qualifiers: dict[str, str] = field(default_factory=dict)
    """For each qualifier of a figure a pattern for the words before the figure that say it again."""
    per_cent: tuple[str, ...] = ()
    """What is said for `%`, longest first."""
    acronyms: frozenset[str] = frozenset()
    """Acronyms, in capitals, that everyone reads as words."""
    relative_dates: tuple[RelativeDate, ...] = ()
    relative_traces: tuple[str, ...] = ()
    """Letters, in lower case, one of which each relative date holds: a text without them is not searched."""
    likelihood: tuple[str, ...] = ()
    """Patterns for terms of likelihood, longest first."""
    confidence: tuple[str, ...] = ()
    """Patterns for terms of confidence."""
    confidence_trace: str = ""
    """Letters, in lower case, that every term of confidence holds."""


ANY_LANGUAGE = Language()
"""No table: for a language that the checks do not know."""


def words(listed: str) -> frozenset[str]:
    """The words of a list that is written with spaces between them."""
    return frozenset(listed.split())


def find_language(tag: str) -> Language:
    """The table for a BCP 47 tag, or `ANY_LANGUAGE`."""
    code = tag.replace("_", "-").partition("-")[0].lower()
    if code == "en":
        from briefing.check.languages.english import ENGLISH

        return ENGLISH
    if code == "uk":
        from briefing.check.languages.ukrainian import UKRAINIAN

        return UKRAINIAN
    return ANY_LANGUAGE

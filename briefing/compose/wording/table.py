"""What a language's table holds. Every field is needed: a language with a gap does not type-check."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Quotes:
    """Quotation marks, by level: a quotation, and a quotation within it. A mark may carry its no-break space."""

    outer: tuple[str, str]
    inner: tuple[str, str]


@dataclass(frozen=True, slots=True)
class AxisNumbers:
    """Dates without a word."""

    day: str
    """`{day:02}.{month:02}.{year}`"""
    day_short: str
    """A day whose year is already said."""
    month: str


@dataclass(frozen=True, slots=True)
class DateWords:
    months: tuple[str, ...]
    """As they stand beside a day."""
    months_alone: tuple[str, ...]
    """As they stand without one."""
    months_short: tuple[str, ...]
    """For the axis of a chart."""
    first: str
    """The first of a month, where it is no plain number: `1er`."""
    day: str
    """`{day} {month} {year}`, with its no-break space."""
    month: str
    year: str
    day_of_year: str
    """A day whose year is already said: `{day} {month}`."""
    day_short: str
    """For the axis of a chart."""
    month_short: str
    early: str
    """`early {date}`"""
    mid: str
    late: str
    first_half: str
    second_half: str
    early_as_of: str
    """As it stands after "as of", where the language inflects it."""
    mid_as_of: str
    late_as_of: str
    first_half_as_of: str
    second_half_as_of: str
    clock: str
    """`{day}, {clock}`, the zone added after a space."""
    no_date: str
    on: tuple[str, str, str] = ("{date}", "{date}", "{date}")
    """When something was done: on a day, in a month, in a year: `am {date}`, `im {date}`, `{date}`. A part of either
    says so by itself."""
    as_of_on: tuple[str, str, str] = ("{date}", "{date}", "{date}")
    """The same after "as of"."""
    in_numbers: AxisNumbers | None = None
    """For the axis of a chart that word processors draw: they shorten months each in its own way, except in English."""


@dataclass(frozen=True, slots=True)
class SourceWords:
    """What a reference says beside the work's own data."""

    conjunction: str
    """Between the last two authors."""
    et_al: str
    again: str
    """The short form of a work noted before: `(n {number})`."""
    accessed: str
    archived: str
    interview: str
    speech: str
    report: str
    post: str
    hearing: str
    treaty: str
    broadcast: str
    thesis: str
    number: str
    """A report's number: `no. {number}`."""
    volume: str
    """A journal's: `vol. {number}`."""
    issue: str
    page: str
    """The page that a work takes in what carries it: `p. {pages}`."""
    pages: str
    author_year: str
    """In the text: `{author} {year}`."""
    author_year_listed: str
    """At the head of an entry: `{author} ({year})`."""
    reliability: str
    """`Reliability: {letter} ({meaning})`"""
    page_abbreviations: tuple[str, ...]
    """`p.`, `pp.`: bound to the number after them, in locators."""


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    language: str
    quotes: Quotes
    dates: DateWords
    sources: SourceWords

    # Numbers
    group: str
    """The thousands separator."""
    decimal: str
    group_from: int
    """Numbers with fewer digits than this are not grouped."""
    minus: str
    percent: str
    """`{number}%`"""
    magnitudes: Mapping[str, str]
    """thousand, million, billion, trillion; `million|millions` where the word has a plural."""
    magnitude_of: str
    """What stands between such a word and a currency's name: ` de` in French."""
    currencies: Mapping[str, str]
    """By code: `${number}`; a code that is not here stands before or after the number, as `currency` says."""
    currency: str
    """`{code} {number}`"""
    currency_names: Mapping[str, str]
    """As they stand at an axis: `US dollars`."""
    measures: Mapping[str, str]
    """How a measure's symbol is printed (`km`: `км`), where that is not as typed."""
    qualifiers: Mapping[str, str]
    axis_unit: str
    """`{magnitude} {unit}` at an axis."""

    # Words between words
    glue_before: tuple[str, ...]
    """Words bound to a number before them: `km`, `million`."""
    glue_after: tuple[str, ...]
    """Words bound to what follows them: `№`, one-letter prepositions in Ukrainian."""
    glue_before_number: tuple[str, ...]
    """Words bound to a number that follows them: `p.`, `Table`."""
    abbreviations: frozenset[str]
    """Words with a full stop that end no sentence, in lower case and without it."""
    dash: str
    """What a spaced hyphen or `--` becomes, with the spaces around it."""
    space_before: str
    """Marks with a no-break space before them: `:;!?` in French."""
    articles: bool
    """Whether a term spelled out takes the article from the words around it (`a`, `an`, `the`)."""
    term: str
    """A term at its first use: `{long} ({short})`."""
    list_separator: str
    label_mark: str
    """What stands behind a label: a colon, with its space where the language has one before it."""
    last_separator: str
    """` and `"""
    elides: str
    """Letters before which ` de ` becomes ` d’`, as French has it; empty in other languages."""
    alphabet: str
    """Letters in the order of the language where it is not that of Unicode; empty otherwise."""

    # Titles
    sections: Mapping[str, str]
    """The built-in sections."""
    parts: Mapping[str, str]
    """The titles of the edition's parts."""
    facts: Mapping[str, str]
    """The labels of the masthead."""
    status: Mapping[str, str]
    information_as_of: str
    """`Information as of {date}`, in the furniture."""
    as_of: str
    """`As of {date}`, at a key figure."""
    version: str
    page_of: str
    exhibit: str
    table: str
    source: str
    """`Source: {sources}`"""
    sources_line: str
    note: str
    updates: str
    changed_since: str

    # Judgements and scales
    scale_terms: Mapping[str, str]
    """The words of likelihood as printed, where they are not those of the scale."""
    confidence: Mapping[str, str]
    """`high`: `High confidence`"""
    range: str
    range_about: str
    range_open_low: str
    """PHIA's `>0 to about 5%`."""
    range_open_high: str
    """PHIA's `about 40 to <50%`."""
    confidence_key: str
    """What confidence means, beside the scale's key."""
    scale_source: str
    rests_on: str
    point: str
    points: str
    paragraph: str
    paragraphs: str
    watch: str
    would_change: str

    # Contested claims and grading
    inference: str
    """Before a point that is the analyst's own conclusion: `Inference`."""
    contested: str
    """Before a point against which something is said: `Contested`."""
    contested_who: str
    contested_says: str
    contested_grade: str
    nobody: str
    """In the place of a party, where a claim names no work."""
    itself: str
    """The same, where the claim is the analyst's own conclusion."""
    ungraded: str
    """In the place of a grade beside others."""
    grading_title: str
    grading_letter: str
    grading_digit: str
    reliability: Mapping[str, str]
    credibility: Mapping[int, str]
    grading_source: str

    # Options, tables from figures
    option: str
    benefit: str
    cost: str
    figure_columns: tuple[str, str, str, str]
    """What, how many, as of, source."""
    no_value: str
    """What a chart's description says of a value that is missing."""
    continued: str
    """Above what goes on of an exhibit that is higher than a page, from its `label`."""

    # Alternative text
    alt_bar: str
    """`Bar chart. {title} {data}`"""
    alt_line: str
    alt_dots: str
    alt_dots_over_words: str
    alt_unit: str
    """What the values count, said once: beside each it would need the number's form."""
    alt_value: str
    """`{name}: {value}`"""
    alt_value_at: str
    """`{name}, {date}: {value}`"""
    table_summary: str
    """`Table with {rows} rows: {columns}.`"""

"""English."""

from __future__ import annotations

from briefing.check.language import Language, RelativeDate, words
from briefing.scales.likelihood import SCALES

_SPANS = r"(?:hours|days|weeks|fortnights|months|quarters|years|decades)"
_COUNT = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|several|some|many|(?:a )?few|couple of|\d+)"
)
_PERIOD = (
    r"(?:night|week|weekend|fortnight|quarter|decade|spring|summer|autumn|fall|winter"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)"
)
_NEAR = r"about|around|approximately|approx\.?|roughly|circa|ca?\.|some|nearly|almost|close to"
_FROM = "at least|more than|(?:no|not) (?:less|fewer) than"

# `remote` alone is a word for places; a scale's term only in a judgement's own field.
_TERMS = {term for scale in SCALES.values() for term in scale.terms} - {"remote"} | {"probably"}

ENGLISH = Language(
    code="en",
    abbreviations=words(
        "mr mrs ms mx dr prof rev hon st sr jr messrs mt ft gen lt lt.-gen col maj capt cpt cmdr adm sgt brig gov sen"
        " rep amb pres sec min vs v cf e.g i.e eg ie viz ca c approx est al no nos p pp para paras art arts fig figs"
        " ch chap vol vols ed eds sect jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur"
        " thurs fri sat"
    ),
    openers=words(
        "the a an this that these those it its he she his her they their we our there here in on at by for from since"
        " after before when while if as but and so yet both each some most many all no not to under with however"
        " meanwhile moreover furthermore what who why how"
    ),
    months=(
        r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
        r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
    ),
    between_days="and|or|to|until|through",
    year_words=r"(?:ad|ce|bc|bce)\b",
    hour_words=r"(?:a\.?m|p\.?m|o['’]clock|hours (?:utc|gmt|local time))\b",
    ordinal_endings=r"(?:st|nd|rd|th)\b",
    references=(
        r"articles?|arts?\.|sections?|sect?\.|subsections?|chapters?|chap\.|ch\.|paragraphs?|paras?\.?|clauses?|annex(?:es)?"
        r"|appendix|appendices|volumes?|vols?\.|issues?|nos?\.|pages?|pp?\.|tables?|charts?|figures?|figs?\.|exhibits?"
        r"|footnotes?|endnotes?|options?|steps?|phases?|tiers?|scenarios?|versions?|editions?|resolutions?|directives?|regulations?"
        r"|protocols?"
    ),
    capital_references=(
        r"Part|Title|Book|Law|Act|Decree|Decision|Convention|Treaty|Bill|Case|Point|Item|Question|Line|Row|Column|Box|Map"
        r"|Level|Stage|Grade|Class|Category|Type|Mark|Group|Unit|Reactor|Sector|Zone|District|Area|Room|Gate|Floor"
        r"|Route|Road|Highway|Motorway|Flight|Channel|Round|Day|Week|Quarter|Pillar|Objective|Goal|Target|Number"
    ),
    counting=words("some least most than nearly almost roughly approximately"),
    qualifiers={
        **dict.fromkeys(("about", "nearly"), _NEAR),
        "at least": _FROM,
        **dict.fromkeys(("more than", "over"), rf"{_FROM}|over"),
        **dict.fromkeys(("at most", "up to", "less than"), "at most|up to|(?:no more|less|fewer) than"),
    },
    per_cent=("percent", "per cent"),
    before_year=words("in since year"),
    after_year=words(
        "and or but to in on at the a an was were is are has had have by for from with as when while that which who"
        " after before until since of it they he she its their then"
    ),
    magnitudes={
        "hundred": 100,
        "thousand": 1_000,
        "k": 1_000,
        "million": 1_000_000,
        "m": 1_000_000,
        "mn": 1_000_000,
        "billion": 1_000_000_000,
        "bn": 1_000_000_000,
        "trillion": 1_000_000_000_000,
        "tn": 1_000_000_000_000,
    },
    acronyms=words("US USA UK UN EU AM PM AD BC CE BCE OK TV PDF UTC GMT CET CEST EET EEST BST"),
    relative_dates=(
        RelativeDate("yesterday", "day", -1),
        RelativeDate("today|tonight", "day"),
        RelativeDate("tomorrow", "day", 1),
        RelativeDate("last year(?! of)", "year", -1),
        RelativeDate("this year", "year"),
        RelativeDate("(?<!the )next year", "year", 1),
        RelativeDate("last month(?! of)", "month", -1),
        RelativeDate("this month", "month"),
        RelativeDate("(?<!the )next month", "month", 1),
        RelativeDate(rf"last {_PERIOD}(?! of)|this {_PERIOD}|(?<!the )next {_PERIOD}"),
        RelativeDate(r"(?:the|this) (?:past|coming) (?:year|month|week|quarter|winter|spring|summer|autumn)"),
        RelativeDate(rf"(?:the|these) (?:last|past|next|coming|previous) (?:{_COUNT} )?{_SPANS}(?! of)"),
        RelativeDate(
            r"(?:over|within|during|in) the (?:last|past|next|coming) (?:week|month|quarter|year|decade)(?! of)"
        ),
        RelativeDate(rf"(?:in )?recent {_SPANS}"),
        RelativeDate(
            rf"{_COUNT} (?:minute|hour|day|week|month|year|decade)s? ago|(?:a )?(?:long|short) (?:time|while) ago"
        ),
        RelativeDate(r"now(?! that)|nowadays|currently|presently|at present|at the moment|these days"),
        RelativeDate(r"recently|lately|the other day|(?<!as )soon(?! (?:as|after))|shortly(?! (?:after|before))"),
    ),
    relative_traces=(
        *("yesterday", "today", "tonight", "tomorrow", "last", "this", "next", "past", "coming", "previous", "recent"),
        *("ago", "now", "current", "present", "moment", "these days", "lately", "other day", "soon", "shortly"),
    ),
    likelihood=tuple(
        r"(?<!more )(?<!less )(?<!as )" + term for term in sorted(_TERMS, key=lambda term: (-len(term), term))
    ),
    confidence=(
        r"(?:high|moderate|medium|low|full|great|little|limited)(?:er)? (?:degree of |level of )?confidence",
        r"confidence (?:in (?:this|our|that) (?:judge?ment|assessment|view)|is (?:high|moderate|low))",
        r"confident",
    ),
    confidence_trace="confiden",
)

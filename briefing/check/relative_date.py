"""`relative-date`: a date that is true only on the day on which it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from briefing.check.language import Language, RelativeDate
from briefing.check.proof import Proof
from briefing.diagnostics import Diagnostic

RULE = "relative-date"


def relative_date(proof: Proof) -> Iterator[Diagnostic]:
    if not proof.language.relative_dates:
        return
    pattern = _pattern(proof.language)
    for passage in proof.passages:
        if not any(trace in passage.lowered for trace in proof.language.relative_traces):
            continue
        for match in pattern.finditer(passage.characters):
            if passage.speaks_for_itself(match.start()) and match.lastgroup:
                meant = _meant(proof.language.relative_dates[int(match.lastgroup[1:])], proof.brief.as_of.day)
                yield passage.warn(
                    RULE,
                    f"'{match[0]}' is true only on the day on which it is written",
                    match.start(),
                    f"give the date: {meant}" if meant else "give the date",
                )


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    """One group for each of the language's relative dates, named by its place in the table."""
    groups = (f"(?P<g{place}>{relative.pattern})" for place, relative in enumerate(language.relative_dates))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})(?![\w-])", re.IGNORECASE)


def _meant(relative: RelativeDate, as_of: date) -> str:
    """The date meant, if the brief's as-of is the day of writing; empty where the words are too loose."""
    if relative.unit == "day":
        return (as_of + timedelta(days=relative.shift)).isoformat()
    if relative.unit == "month":
        months = as_of.year * 12 + as_of.month - 1 + relative.shift
        return f"{months // 12}-{months % 12 + 1:02}"
    return str(as_of.year + relative.shift) if relative.unit == "year" else ""

"""Dates in the letters of the data file: a day, a month, a year, `early 2024-10` or `first half 2024-10`; and the
information cut-off.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

from briefing.load.shapes import Misread
from briefing.model.dates import Moment, PartialDate, Stage

_STAGES: dict[str, Stage] = {
    "early": "early",
    "mid": "mid",
    "late": "late",
    "first half": "first half",
    "second half": "second half",
}
_DATE = re.compile(r"(?:(early|mid|late|first half|second half) )?([12]\d{3})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_MOMENT = re.compile(
    r"([12]\d{3}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d)?(?: ?(Z|UTC|[+-]\d\d:\d\d|[A-Z]{3,5}))?)?", re.ASCII
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

# Other ways to write a date, to say how it is written here; compiled only when there is one.
_LOOSE = r"([12]\d{3})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?(.*)"
_BACKWARD = r"(\d{1,2})[-/. ](\d{1,2})[-/. ]([12]\d{3})"
_WORDED = (
    r"(?:(?:the )?(early|mid|late|first half|second half)(?:[- ]| of ))?"
    r"(?:(\d{1,2})\.? )?([^\W\d_]{3,})\.? (?:(\d{1,2}),? )?([12]\d{3})"
)


def parse_date(text: str) -> PartialDate:
    """`2024-10-28`, `2024-10`, `2024`, `early 2024-10`, `first half 2024-10`.

    Raises Misread with the way to write it.
    """
    match = _DATE.fullmatch(text)
    if match is None:
        raise Misread("", _way_to_write(text))
    stage, year, month, day = match.groups()
    if stage and day:
        neither = "has no halves" if " " in stage else "is neither early nor late"
        raise Misread("", f"a day {neither}: write {year}-{month}-{day}, or {stage} {year}-{month}")
    found = PartialDate(int(year), int(month) if month else None, int(day) if day else None, _STAGES.get(stage or ""))
    _check(found)
    return found


def parse_moment(text: str) -> Moment:
    """`2024-11-05`, `2024-11-05 18:00`, `2024-11-05 18:00 UTC`. Raises Misread with the way to write it."""
    match = _MOMENT.fullmatch(text)
    if match is None:
        if _DATE.fullmatch(text):
            raise Misread("", "the cut-off is a day: write 2024-11-05")
        raise Misread("", _way_to_write(text) if ":" not in text else "write 2024-11-05 18:00 UTC")
    day, clock, zone = match.groups()
    _check(found := parse_date(day))
    if clock and not (clock < "24:00" and clock[3:] < "60"):
        raise Misread("", f"{clock} is no time of the day")
    return Moment(date(found.year, found.month or 1, found.day or 1), clock, "UTC" if zone == "Z" else zone)


def _check(found: PartialDate) -> None:
    if found.month is not None and not 1 <= found.month <= 12:
        swapped = found.day is not None and found.month <= 31 and 1 <= found.day <= 12
        hint = f"did you mean {found.year}-{found.day:02}-{found.month:02}?" if swapped else None
        raise Misread("", hint or f"there is no month {found.month:02}")
    if found.month is not None and found.day is not None:
        last = calendar.monthrange(found.year, found.month)[1]
        if not 1 <= found.day <= last:
            raise Misread("", f"{_MONTHS[found.month - 1]} {found.year} has {last} days")


def _way_to_write(text: str) -> str | None:
    flat = " ".join(text.replace("–", "-").split())
    written = _written(flat) if len(flat) <= 40 else None
    return f"write {written}" if written else "write 2024-10-28, 2024-10, 2024 or early 2024-10"


def _written(text: str) -> str | None:
    """The date that `text` probably is, in the way that is read; None where nobody can tell."""
    lead = next((stage for stage in _STAGES if text.casefold().startswith((f"{stage} ", f"{stage}-"))), None)
    if lead and (plain := _DATE.fullmatch(rest := text[len(lead) + 1 :].removeprefix("of "))) and not plain[4]:
        return f"{lead} {rest}"
    if (loose := re.fullmatch(_LOOSE, text, re.ASCII)) and not loose[4]:
        return _joined(loose[1], loose[2], loose[3])
    if backward := re.fullmatch(_BACKWARD, text, re.ASCII):
        first, second = int(backward[1]), int(backward[2])
        if first > 12 or first == second or "." in text:
            return _joined(backward[3], backward[2], backward[1])
        if second > 12:
            return _joined(backward[3], backward[1], backward[2])
        return f"{_joined(backward[3], backward[2], backward[1])} or {_joined(backward[3], backward[1], backward[2])}"
    if worded := re.fullmatch(_WORDED, text, re.IGNORECASE):
        stage, day, name, american, year = worded.groups()
        starts = [number for number, month in enumerate(_MONTHS, 1) if month.casefold().startswith(name.casefold())]
        if len(starts) == 1 and not (day and american):
            written = _joined(year, str(starts[0]), day or american)
            return f"{stage.casefold()} {written}" if stage and written and not day and not american else written
    return None


def _joined(year: str, month: str, day: str | None) -> str | None:
    written = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    try:
        parse_date(written)
    except Misread:
        return None
    return written

"""Dates as a language prints them, as exact as the analyst knows them and no more."""

from __future__ import annotations

from datetime import date

from briefing.compose.typography import bound
from briefing.compose.wording import DateWords, Wording
from briefing.model.dates import Moment, PartialDate, Stage


def date_words(when: PartialDate, wording: Wording, *, as_of: bool = False) -> str:
    """`28 October 2024`, `October 2024`, `early October 2024`, `first half of October 2024`, `2024`.

    `as_of` asks for the form that follows "as of", where the language inflects it.
    """
    words = wording.dates
    if when.day and when.month:
        return words.day.format(day=_day(when.day, wording), month=words.months[when.month - 1], year=when.year)
    if when.stage is None:
        if when.month:
            return words.month.format(month=words.months_alone[when.month - 1], year=when.year)
        return words.year.format(year=when.year)
    pattern = (_staged_as_of if as_of else _staged)(words, when.stage)
    if when.month:
        stretch = words.month.format(month=words.months[when.month - 1], year=when.year)
    else:
        stretch = words.year.format(year=when.year)
    return pattern.format(date=stretch)


def on_words(when: PartialDate, wording: Wording) -> str:
    """When something was done: `28 October 2024`, `am 28. Oktober 2024`, `im Oktober 2024`."""
    return _placed(when, wording, wording.dates.on)


def as_of_words(when: PartialDate, wording: Wording) -> str:
    """`As of 28 October 2024`, `Au 28 octobre 2024`, `En octobre 2024`."""
    said = wording.as_of.format(date=_placed(when, wording, wording.dates.as_of_on))
    return said[0].upper() + said[1:]


def _placed(when: PartialDate, wording: Wording, patterns: tuple[str, str, str]) -> str:
    said = date_words(when, wording, as_of=True)
    if when.stage:
        return said
    return patterns[0 if when.day else 1 if when.month else 2].format(date=said)


def date_label(when: PartialDate, wording: Wording) -> str:
    """The date as it stands by itself, in a column of dates: `Early October 2024`."""
    said = bound(date_words(when, wording))
    return said[0].upper() + said[1:]


def day_of_year_words(when: PartialDate, wording: Wording) -> str:
    """The date without its year, for an entry that has said it; nothing where only the year is known."""
    words = wording.dates
    if when.day and when.month:
        return words.day_of_year.format(day=_day(when.day, wording), month=words.months[when.month - 1])
    if not when.month:
        return ""
    if when.stage is None:
        return words.months_alone[when.month - 1]
    return _staged(words, when.stage).format(date=words.months[when.month - 1])


def _staged(words: DateWords, stage: Stage) -> str:
    """`early {date}`"""
    return {
        "early": words.early,
        "mid": words.mid,
        "late": words.late,
        "first half": words.first_half,
        "second half": words.second_half,
    }[stage]


def _staged_as_of(words: DateWords, stage: Stage) -> str:
    """The same as it stands after "as of"."""
    return {
        "early": words.early_as_of,
        "mid": words.mid_as_of,
        "late": words.late_as_of,
        "first half": words.first_half_as_of,
        "second half": words.second_half_as_of,
    }[stage]


def day_words(day: date, wording: Wording) -> str:
    """A day, in full."""
    return date_words(PartialDate(day.year, day.month, day.day), wording)


def moment_words(moment: Moment, wording: Wording) -> str:
    """`5 November 2024, 18:00 UTC`"""
    day = day_words(moment.day, wording)
    if not moment.clock:
        return day
    clock = f"{moment.clock}\u00a0{moment.zone}" if moment.zone else moment.clock
    return wording.dates.clock.format(day=day, clock=clock)


def _day(day: int, wording: Wording) -> str:
    return wording.dates.first if day == 1 else str(day)

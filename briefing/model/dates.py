"""Dates as well as the analyst knows them: a day, a month, a year, `early 2024-10` or `first half 2024-10`. None is
invented.
"""

from __future__ import annotations

import calendar
from datetime import date, datetime
from typing import Literal

from briefing.values import dataclass

Stage = Literal["early", "mid", "late", "first half", "second half"]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with the precision that its source gives."""

    year: int
    month: int | None = None
    day: int | None = None
    stage: Stage | None = None
    """`early`, `mid` or `late` in the month or year, or one of its halves."""

    @property
    def first_day(self) -> date:
        """The first day that it can mean."""
        if self.day and self.month:
            return date(self.year, self.month, self.day)
        if self.month:
            start = {"early": 1, "mid": 11, "late": 21, "first half": 1, "second half": 16, None: 1}[self.stage]
            return date(self.year, self.month, start)
        month = {"early": 1, "mid": 5, "late": 9, "first half": 1, "second half": 7, None: 1}[self.stage]
        return date(self.year, month, 1)

    @property
    def last_day(self) -> date:
        """The last day that it can mean."""
        if self.day and self.month:
            return date(self.year, self.month, self.day)
        if self.month:
            month_end = calendar.monthrange(self.year, self.month)[1]
            end = {"early": 10, "mid": 20, "first half": 15}.get(self.stage or "", month_end)
            return date(self.year, self.month, end)
        month = {"early": 4, "mid": 8, "first half": 6}.get(self.stage or "", 12)
        return date(self.year, month, calendar.monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class Moment:
    """The information cut-off: a day, with a clock time and zone where the analyst gives them."""

    day: date
    clock: str | None = None
    """`18:00`, or None."""
    zone: str | None = None
    """`UTC`, `+02:00`, or None."""

    @property
    def as_datetime(self) -> datetime:
        """The moment as the files' own date: naive, midnight where no clock time is given."""
        hour, minute = (int(part) for part in (self.clock or "0:0").split(":"))
        return datetime(self.day.year, self.day.month, self.day.day, hour, minute)

"""Ticks of a chart's axes, at round places, worded."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from briefing.compose.numbers import MAGNITUDES, is_counted, plain_number
from briefing.compose.wording import Wording
from briefing.document.charts import Tick
from briefing.model.figure import Magnitude

MOST_VALUE_TICKS = 5
MOST_DATE_TICKS = 7
_LONGEST_IN_DAYS = 92
_MONTH_STEPS = (1, 2, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)


def axis_magnitude(values: Iterable[Decimal]) -> Magnitude | None:
    """The word in which an axis counts, so that its ticks are short: None below a million."""
    greatest = max((abs(value) for value in values), default=Decimal(0))
    steps: tuple[Magnitude, ...] = ("trillion", "billion", "million")
    return next((magnitude for magnitude in steps if greatest >= MAGNITUDES[magnitude]), None)


def labelled_magnitude(values: Sequence[Decimal]) -> Magnitude | None:
    """The same of an axis beside labels: None where one of them would be a bare number, with which the word of the axis
    would seem to go.
    """
    magnitude = axis_magnitude(values)
    if magnitude is None:
        return None
    least = MAGNITUDES[magnitude] / 10
    is_bare = any(value and abs(value) < least and axis_magnitude([value]) is None for value in values)
    return None if is_bare else magnitude


def value_ticks(
    values: Iterable[Decimal], magnitude: Magnitude | None, unit: str, wording: Wording
) -> tuple[Tick, ...]:
    """Ticks from at or below the least value to at or above the greatest, zero among them: bars and dots start at
    nothing, and a line that does not is a line that misleads.
    """
    numbers = [float(value) for value in values]
    low, high = min([0.0, *numbers]), max([0.0, *numbers])
    if low == high:
        high = 1.0
    step = _round_step((high - low) / (MOST_VALUE_TICKS - 1))
    if is_counted(unit) and all(number.is_integer() for number in numbers) and not step.is_integer():
        step = 1.0 if step < 1 else 5.0  # of things that are whole there is no half
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    scale = float(MAGNITUDES[magnitude]) if magnitude else 1.0
    decimals = len(f"{Decimal(f'{step / scale:.6g}'):f}".partition(".")[2])
    ticks = []
    for place in range(first, last + 1):
        value = place * step
        number = plain_number(Decimal(f"{value / scale:.{decimals}f}"), wording)
        ticks.append(Tick(value, wording.percent.format(number=number) if unit == "%" else number))
    return tuple(ticks)


def _round_step(rough: float) -> float:
    """The next of 1, 2, 2.5 and 5 times a power of ten."""
    power: float = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= rough * (1 - 1e-9))


Finest = Literal["day", "month", "year"]


def date_ticks(
    first: date, last: date, wording: Wording, finest: Finest = "day", *, opens: bool = False
) -> tuple[Tick, ...]:
    """Ticks at round dates between `first` and `last`: days, months or years, as the stretch asks for and none finer
    than `finest`, which is how exactly the dates are known.

    The year stands at the first tick and wherever it changes. An axis that `opens` with a tick has its first one at
    `first` or before it, and all ticks evenly apart: so do the charts of word processors. They shorten months each in
    its own way, so that in some languages such an axis says them in numbers.
    """
    if finest == "day" and (days := _days(first, last, even=opens)) is not None:
        return _worded_days(days, wording, opens=opens)
    months = (last.year - first.year) * 12 + last.month - first.month
    if finest != "year":
        for step in _MONTH_STEPS:
            if months // step < MOST_DATE_TICKS:
                return _month_ticks(first, last, step, wording, opens=opens)
    step = next(step for step in (*_YEAR_STEPS, 10_000) if (last.year - first.year) // step < MOST_DATE_TICKS)
    start = first.year // step * step if opens else -(-first.year // step) * step
    years = [date(year, 1, 1) for year in range(max(start, 1), last.year + 1, step)]
    years = [day for day in years if opens or day >= first] or [first]
    return tuple(Tick(float(day.toordinal()), str(day.year)) for day in years)


def _days(first: date, last: date, *, even: bool) -> list[date] | None:
    """Days that are ticks: every one, every other, every seventh, then the 1st and the 15th of each month, or every
    fourteenth where all are to be evenly apart; None for a stretch that asks for months.
    """
    span = (last - first).days
    if span > _LONGEST_IN_DAYS:
        return None
    step = next((step for step in ((1, 2, 7, 14) if even else (1, 2, 7)) if span // step < MOST_DATE_TICKS), None)
    if step:
        return [first + timedelta(days=place) for place in range(0, span + 1, step)]
    return [day for place in range(span + 1) if (day := first + timedelta(days=place)).day in (1, 15)]


def _worded_days(days: list[date], wording: Wording, *, opens: bool) -> tuple[Tick, ...]:
    ticks = []
    said: int | None = None
    words = wording.dates
    numbers = words.in_numbers if opens else None
    for day in days:
        month = day.month if numbers else words.months_short[day.month - 1]
        full = (numbers or words).day.format(day=day.day, month=month, year=day.year)
        short = (numbers or words).day_short.format(day=day.day, month=month)
        ticks.append(_tick(day, full, short, said))
        said = day.year
    return tuple(ticks)


def _month_ticks(first: date, last: date, step: int, wording: Wording, *, opens: bool) -> tuple[Tick, ...]:
    ticks: list[Tick] = []
    count = first.year * 12 + first.month - 1
    count = max(count // step * step, 12) if opens else -(-(count + (first.day > 1)) // step) * step
    said: int | None = None
    while count // 12 <= last.year and (day := date(count // 12, count % 12 + 1, 1)) <= last:
        if opens and wording.dates.in_numbers:
            full = month = wording.dates.in_numbers.month.format(month=day.month, year=day.year)
        else:
            month = wording.dates.months_short[day.month - 1]
            full = wording.dates.month_short.format(month=month, year=day.year)
        ticks.append(_tick(day, full, month, said))
        said = day.year
        count += step
    return tuple(ticks)


def _tick(day: date, full: str, short: str, said: int | None) -> Tick:
    """With its year unless the tick before has `said` the same."""
    value = float(day.toordinal())
    return Tick(value, short, full=full) if day.year == said else Tick(value, full, short=short)

"""Charts out of figures or series, with every label worded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from briefing.compose.composition import Composition
from briefing.compose.counting import counted_label
from briefing.compose.dates import date_words
from briefing.compose.numbers import MAGNITUDES, amount, is_counted, number_words, unit_words
from briefing.compose.ticks import Finest, axis_magnitude, date_ticks, labelled_magnitude, value_ticks
from briefing.compose.typography import set_words
from briefing.compose.wording import Wording
from briefing.document.charts import Chart, ChartSeries, Mark, Tick
from briefing.document.runs import plain
from briefing.model.dates import PartialDate
from briefing.model.exhibit import DataPoint, Exhibit, Series
from briefing.model.figure import Figure, Magnitude
from briefing.model.places import places as places_of
from briefing.values import dataclass, replace

LONGEST_LACKING = 28
"""Letters of the names of those parts of a stack that have no value, where its end has room for them."""


@dataclass(frozen=True, slots=True)
class Told:
    """One value of a chart in words, for those who do not see it."""

    name: str
    date: str
    value: str


def chart(composition: Composition, exhibit: Exhibit) -> tuple[Chart, tuple[Told, ...]]:
    """The chart of `exhibit`, and its values in words."""
    if exhibit.figures:
        figures = [composition.release.figures[figure] for figure in exhibit.figures]
        if exhibit.kind == "bar":
            return _bars_of_figures(composition, figures)
        return _dated_figures(composition, figures, exhibit)
    if exhibit.kind == "bar":
        return _bars_of_series(composition, exhibit)
    return _lines_of_series(composition, exhibit)


def counted_unit(composition: Composition, exhibit: Exhibit) -> str:
    """What all values of a chart count, where that is a noun."""
    shared = _unit([composition.release.figures[name] for name in exhibit.figures]) if exhibit.figures else exhibit.unit
    return shared if is_counted(shared) else ""


def _unit(figures: Sequence[Figure]) -> str:
    """The unit that they share; nothing where they do not, and every mark then says its own."""
    units = {figure.unit for figure in figures}
    return units.pop() if len(units) == 1 else ""


def _label(composition: Composition, figure: Figure, unit: str) -> str:
    """Its label; with what it counts, unless all share a `unit`, which is said once."""
    return plain(composition.label(figure.label) if unit else counted_label(composition, figure))


def _bars_of_figures(composition: Composition, figures: Sequence[Figure]) -> tuple[Chart, tuple[Told, ...]]:
    wording = composition.wording
    unit = _unit(figures)
    magnitude = axis_magnitude(figure.value for figure in figures)
    names = tuple(_label(composition, figure, unit) for figure in figures)
    marks = tuple(Mark(float(f.value), composition.composer.figure_words(f.id)) for f in figures)
    told = tuple(
        Told(name, date_words(f.as_of, wording), composition.composer.figure_words(f.id))
        for name, f in zip(names, figures, strict=True)
    )
    drawn = Chart(
        kind="bar",
        series=(ChartSeries("", marks),),
        categories=names,
        value_ticks=value_ticks([figure.value for figure in figures], magnitude, unit, wording),
        unit=_above_bars("", unit, wording),
    )
    return drawn, told


def _dated_figures(
    composition: Composition, figures: Sequence[Figure], exhibit: Exhibit
) -> tuple[Chart, tuple[Told, ...]]:
    """Dots or a line: a series for each label, a mark for each figure at its date."""
    wording = composition.wording
    unit = _unit(figures)
    magnitude = labelled_magnitude([figure.value for figure in figures])
    cutoff = None if exhibit.kind == "line" else composition.brief.as_of.day
    by_name: dict[str, list[Figure]] = {}
    for figure in figures:
        by_name.setdefault(_label(composition, figure, unit), []).append(figure)
    series = tuple(
        ChartSeries(
            name,
            tuple(
                replace(
                    _dated_mark(float(f.value), composition.composer.figure_words(f.id), f.as_of, cutoff),
                    place=date_words(f.as_of, wording),
                )
                for f in sorted(theirs, key=lambda f: _middle(f.as_of))
            ),
        )
        for name, theirs in by_name.items()
    )
    told = tuple(
        Told(name, date_words(f.as_of, wording), composition.composer.figure_words(f.id))
        for name, theirs in by_name.items()
        for f in theirs
    )
    drawn = Chart(
        kind="line" if exhibit.kind == "line" else "dots",
        series=series,
        value_ticks=value_ticks([figure.value for figure in figures], magnitude, unit, wording),
        date_ticks=_ticks_for([figure.as_of for figure in figures], wording),
        unit=unit_words(unit if unit != "%" else "", magnitude, wording),
    )
    return drawn, told


def _dated_mark(value: float | None, label: str, when: PartialDate, cutoff: date | None) -> Mark:
    """A value at the days that `when` can mean: none behind the `cutoff` unless all are."""
    first, last = when.first_day, when.last_day
    if cutoff is not None and first < cutoff:
        last = min(last, cutoff)
    return Mark(value, label, float(first.toordinal()), float(last.toordinal()))


def _ticks_for(dates: Sequence[PartialDate], wording: Wording) -> tuple[Tick, ...]:
    first = min(when.first_day for when in dates)
    last = max(when.last_day for when in dates)
    finest: Finest = "year"
    if any(when.month for when in dates):
        finest = "day" if any(when.day for when in dates) else "month"
    return date_ticks(first, last, wording, finest, opens=True)


def _bars_of_series(composition: Composition, exhibit: Exhibit) -> tuple[Chart, tuple[Told, ...]]:
    wording = composition.wording
    keys = places_of(exhibit.series)
    categories = tuple(_category(key, wording) for key in keys)
    values, magnitude = _values(exhibit)
    if exhibit.stacked:
        values = [
            total
            for key in keys
            for total in _stack(
                [p.value for series in exhibit.series for p in series.points if p.x == key and p.value is not None]
            )
        ]
        magnitude = axis_magnitude(values)
    totals: tuple[str, ...] = ()
    if exhibit.stacked and len(exhibit.series) > 1:
        totals = _totals(exhibit, keys, magnitude, wording)
    drawn_series = []
    told: list[Told] = []
    for series in exhibit.series:
        by_key = {point.x: point.value for point in series.points}
        name = set_words(series.name, wording)
        marks = tuple(_mark(by_key.get(key), exhibit.unit, magnitude, wording) for key in keys)
        drawn_series.append(ChartSeries(name, marks))
        told += [
            Told(
                ", ".join(part for part in (name, category) if part), "", _told_value(by_key.get(key), exhibit, wording)
            )
            for key, category in zip(keys, categories, strict=True)
        ]
    drawn = Chart(
        kind="bar",
        series=tuple(drawn_series),
        categories=categories,
        value_ticks=value_ticks(values, magnitude, exhibit.unit, wording),
        unit=_above_bars(drawn_series[0].name if len(drawn_series) == 1 else "", exhibit.unit, wording),
        stacked=exhibit.stacked,
        totals=totals,
    )
    return drawn, tuple(told)


def _above_bars(series: str, unit: str, wording: Wording) -> str:
    """`Shipped by 20 June 2023, million tonnes`: what the bars show, as far as their labels do not say it."""
    said = set_words(unit, wording) if is_counted(unit) else ""
    return ", ".join(part for part in (series, said) if part)


def _totals(
    exhibit: Exhibit, keys: Sequence[str | PartialDate], magnitude: Magnitude | None, wording: Wording
) -> tuple[str, ...]:
    """What each bar's parts add up to; where parts lie on both sides of zero no bar shows its sum, and none is said.

    A bar that lacks a part has no sum either, and says that, and which part it is if that is short.
    """
    values = [point.value for series in exhibit.series for point in series.points if point.value is not None]
    both_ways = any(value < 0 for value in values) and any(value > 0 for value in values)
    totals: list[str] = []
    sums: dict[int, Decimal] = {}
    for key in keys:
        by_name = {series.name: [p.value for p in series.points if p.x == key] for series in exhibit.series}
        parts = [value for found in by_name.values() for value in found if value is not None]
        lacking = [name for name, found in by_name.items() if not found or None in found]
        if lacking:
            names = wording.list_separator.join(set_words(name, wording) for name in lacking)
            says_which = parts and len(names) <= LONGEST_LACKING
            totals.append(f"{names}{wording.label_mark} {wording.no_value}" if says_which else wording.no_value)
        else:
            sums[len(totals)] = sum(parts, Decimal(0))
            totals.append("")
    if not both_ways:
        for at, total in zip(sums, _alike(list(sums.values())), strict=True):
            totals[at] = _value_words(total, exhibit.unit, magnitude, wording)
    return tuple(totals) if any(totals) else ()


def _alike(sums: Sequence[Decimal]) -> list[Decimal]:
    """The sums with as many decimals as the one has that needs most: none end in zeros all."""
    decimals = max((max(0, -int(value.normalize().as_tuple().exponent)) for value in sums), default=0)
    return [Decimal(f"{value:.{decimals}f}") for value in sums]


def _stack(values: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """How far a stacked bar reaches below and above zero."""
    return sum((v for v in values if v < 0), Decimal(0)), sum((v for v in values if v > 0), Decimal(0))


def _lines_of_series(composition: Composition, exhibit: Exhibit) -> tuple[Chart, tuple[Told, ...]]:
    """Lines or dots over dates; where the x are words, over their places in order.

    A line of months or years has its values at their ticks: there the month is a step of the series, no doubtful day.
    """
    wording = composition.wording
    values, _ = _values(exhibit)
    magnitude = labelled_magnitude(values)
    keys = places_of(exhibit.series)
    dates = [key for key in keys if isinstance(key, PartialDate)]
    dated = bool(dates) and len(dates) == len(keys)
    places = {key: float(place) for place, key in enumerate(keys)}
    is_series = exhibit.kind == "line" and dated and len({_precision(when) for when in dates}) == 1
    cutoff = None if exhibit.kind == "line" else composition.brief.as_of.day
    drawn_series = []
    told: list[Told] = []
    for series in exhibit.series:
        name = set_words(series.name, wording)
        points = _in_order(series) if dated else sorted(series.points, key=lambda point: places[point.x])
        marks = []
        for point in points:
            mark, place = _mark(point.value, exhibit.unit, magnitude, wording), _category(point.x, wording)
            if is_series and isinstance(point.x, PartialDate):
                day = float(point.x.first_day.toordinal())
                marks.append(replace(mark, at=day, until=day, place=place))
            elif dated and isinstance(point.x, PartialDate):
                marks.append(replace(_dated_mark(mark.value, mark.label, point.x, cutoff), place=place))
            else:
                marks.append(replace(mark, at=places[point.x], until=places[point.x], place=place))
            told.append(Told(name, place, _told_value(point.value, exhibit, wording)))
        drawn_series.append(ChartSeries(name, tuple(marks)))
    worded = tuple(Tick(places[key], _category(key, wording)) for key in keys)
    drawn = Chart(
        kind="line" if exhibit.kind == "line" else "dots",
        series=tuple(drawn_series),
        value_ticks=value_ticks(values, magnitude, exhibit.unit, wording),
        date_ticks=_ticks_for(dates, wording) if dated else worded,
        dated=dated,
        unit=unit_words(exhibit.unit if exhibit.unit != "%" else "", magnitude, wording),
    )
    return drawn, tuple(told)


def _precision(when: PartialDate) -> tuple[bool, bool, str | None]:
    """How exactly a date is known."""
    return when.month is None, when.day is None, when.stage


def _in_order(series: Series) -> list[DataPoint]:
    return sorted(series.points, key=lambda point: _middle(point.x) if isinstance(point.x, PartialDate) else 0)


def _middle(when: PartialDate) -> int:
    """Twice the day in whose middle a line has a value of `when`, so that it never runs back."""
    return when.first_day.toordinal() + when.last_day.toordinal()


def _values(exhibit: Exhibit) -> tuple[list[Decimal], Magnitude | None]:
    values = [point.value for series in exhibit.series for point in series.points if point.value is not None]
    return values, axis_magnitude(values)


def _mark(value: Decimal | None, unit: str, magnitude: Magnitude | None, wording: Wording) -> Mark:
    """A value with its label: in the axis' own magnitude, rounded to four digits where it is cut."""
    if value is None:
        return Mark(None, wording.no_value)
    return Mark(float(value), _value_words(value, unit, magnitude, wording))


def _value_words(value: Decimal, unit: str, magnitude: Magnitude | None, wording: Wording) -> str:
    if magnitude is None or not value:
        return amount(value, unit, None, wording) if not is_counted(unit) else number_words(value, None, wording)
    if value and abs(value) < MAGNITUDES[magnitude] / 10:
        magnitude = axis_magnitude([value])
        return amount(value, unit, magnitude, wording)
    shown = Decimal(f"{value:.4g}") if len(value.normalize().as_tuple().digits) > 4 else value
    return amount(shown, unit, magnitude, wording)


def _told_value(value: Decimal | None, exhibit: Exhibit, wording: Wording) -> str:
    return wording.no_value if value is None else amount(value, exhibit.unit, None, wording)


def _category(key: str | PartialDate, wording: Wording) -> str:
    return date_words(key, wording) if isinstance(key, PartialDate) else set_words(key, wording)

"""The axes of a chart: scales, ticks and how their numbers are written (21.2.2.25, 21.2.2.39, 21.2.2.226)."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date

from briefing.document.charts import Tick
from briefing.galley.charts.plotted import Plotted
from briefing.galley.ink import pale
from briefing.house import House
from briefing.render.docx.chart_parts import NO_LINE, ink, line, type_of
from briefing.render.docx.markup import attribute, content
from briefing.render.docx.workbook import days, number

CATEGORIES, VALUES = 111, 222
"""The ids of the two axes."""
_LANGUAGES = {"en-GB": "809", "en-US": "409", "uk": "422", "de": "407", "fr": "40C"}
"""Windows' names of the languages that the program speaks."""
MOST_CONDITIONS = 2
"""That the code of a number's format may hold."""
_DATE_PARTS = re.compile(r"\d+|[^\W\d_]+|.", re.DOTALL)
_DIGITS = re.compile(r"\d[\d\u00a0\u202f.,' ]*\d|\d")


def category_axis(house: House, *, top_down: bool) -> str:
    """An axis of words; at the low end of the values even where bars run the other way."""
    return (
        f"<c:catAx>{_opening(CATEGORIES, 'maxMin' if top_down else 'minMax')}"
        f'<c:delete val="0"/><c:axPos val="{"l" if top_down else "b"}"/>'
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{_marks("none", "low")}'
        f"<c:spPr>{line(house.colours['text'], 0.75)}</c:spPr>"
        f"{_type(house, 'figure-label' if top_down else 'source-line')}"
        f'<c:crossAx val="{VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def date_axis(
    house: House, ticks: Sequence[Tick], ends: tuple[float, float], language: str, *, marked: bool = True
) -> str:
    """An axis of days between two `ends`, with the ticks that were composed: they are evenly apart, from the first end
    on. `marked`, each has a mark, which hangs from the line of zero.
    """
    unit, step = _date_steps([date.fromordinal(int(tick.value)) for tick in ticks])
    low, high = (days(date.fromordinal(int(end))) for end in ends)
    written = date_format(ticks, _tag(language))
    marks = _marks("out" if marked else "none", "low")
    return (
        f"<c:dateAx>{_opening(CATEGORIES, 'minMax', low, high)}"
        f'<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="{attribute(written)}" sourceLinked="0"/>'
        f"{marks}<c:spPr>{line(house.colours['text'], 0.75)}</c:spPr>{_type(house, 'source-line')}"
        f'<c:crossAx val="{VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblOffset val="100"/>'
        f'<c:baseTimeUnit val="days"/><c:majorUnit val="{step}"/><c:majorTimeUnit val="{unit}"/></c:dateAx>'
    )


def _tag(language: str) -> str:
    return _LANGUAGES.get(language) or _LANGUAGES.get(language.split("-")[0], "")


def _date_steps(ticks: Sequence[date]) -> tuple[str, int]:
    """The unit of time, and how many of it lie between two ticks."""
    if len(ticks) < 2:
        return "months", 1
    first, second = ticks[:2]
    months = (second.year - first.year) * 12 + second.month - first.month
    if all(tick.day == 1 for tick in ticks) and months:
        return ("years", months // 12) if months % 12 == 0 else ("months", months)
    return "days", (second - first).days


def date_format(ticks: Sequence[Tick], tag: str = "") -> str:
    """How a program writes the days of the ticks as they were composed, in the language that `tag` names: with the year
    at the first of them and where it changes, as far as two conditions tell which those are; at all of them where they
    do not (18.8.30)."""
    named = f"[$-{tag}]" if tag else ""
    in_full = [tick for tick in ticks if not tick.full]
    full, short = (
        next((named + _pattern(tick, label) for tick, label in told), "")
        for told in (((tick, tick.full or tick.label) for tick in ticks), ((t, t.label) for t in ticks if t.full))
    )
    if not short or short == full or len(in_full) > MOST_CONDITIONS:
        return full
    numbers = (days(date.fromordinal(int(tick.value))) for tick in in_full)
    told_so = [f"[{sign}{day}]{full}" for sign, day in zip(("<=", "="), numbers, strict=False)]
    return ";".join([*told_so, short])


def _pattern(tick: Tick, label: str) -> str:
    """`d mmm yyyy` or `dd/mm/yyyy`, as `label` writes the day of the tick: without a word, its last number beside the
    year is the month."""
    year = f"{date.fromordinal(int(tick.value)).year}"
    parts = _DATE_PARTS.findall(label)
    numbers = [part for part in parts if part.isdigit() and part != year]
    written = iter(["d"] if any(part[0].isalpha() for part in parts) else ["dd", "mm"][-len(numbers) :])

    def one(said: str) -> str:
        if said == year:
            return "yyyy"
        if said.isdigit():
            return next(written, "")
        if said[0].isalpha():
            return "mmm"
        return " " if said.isspace() else f"\\{said}"

    return "".join(map(one, parts))


def value_axis(house: House, plotted: Plotted, *, drawn: bool, between: bool, language: str = "") -> str:
    """An axis of values with light rules at its ticks; not drawn where the values stand at the marks themselves.

    What is counted stands above it. Categories lie `between` its ends, or the first and the last of them at the ends.
    """
    ticks = plotted.chart.value_ticks
    grid = pale(house.colours["rule"], house.colours["paper"])
    rules = f"<c:majorGridlines><c:spPr>{line(grid, 0.35)}</c:spPr></c:majorGridlines>" * drawn
    written = attribute(number_format(ticks, _tag(language)))
    step = f'<c:majorUnit val="{number(ticks[1].value - ticks[0].value)}"/>' if len(ticks) > 1 else ""
    return (
        f"<c:valAx>{_opening(VALUES, 'minMax', plotted.low, plotted.high)}"
        f'<c:delete val="{int(not drawn)}"/><c:axPos val="{"l" if drawn else "b"}"/>{rules}'
        f"{corner_title(house, plotted.chart.unit) if drawn else ''}"
        f'<c:numFmt formatCode="{written}" sourceLinked="0"/>{_marks("none", "nextTo")}'
        f"<c:spPr>{NO_LINE}</c:spPr>{_type(house, 'source-line')}"
        f'<c:crossAx val="{CATEGORIES}"/><c:crosses val="min"/>'
        f'<c:crossBetween val="{"between" if between else "midCat"}"/>'
        f"{step}</c:valAx>"
    )


def corner_title(house: House, *lines: str) -> str:
    """What is counted, in the chart's upper left corner."""
    if not any(lines):
        return ""
    style = house.styles["source-line"]
    letters = ink(house.families[style.family].name, style.size, style.colour)
    said = "".join(
        f'<a:p><a:pPr algn="l"><a:defRPr/></a:pPr><a:r><a:rPr{letters}</a:rPr><a:t>{content(each)}</a:t></a:r></a:p>'
        for each in lines
    )
    return (
        f'<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz"/>{said}</c:rich></c:tx>'
        '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0"/><c:y val="0"/>'
        '</c:manualLayout></c:layout><c:overlay val="0"/></c:title>'
    )


def number_format(ticks: Sequence[Tick], tag: str = "") -> str:
    """How a program writes the numbers of the ticks as they were composed: decimals, sign, thousands cut off, and what
    parts thousands, in so many words, for a program would take that from its machine. What a format of three sections
    cannot tell apart is not parted. A decimal mark cannot be said so: it is that of the language that `tag` names
    where a program heeds it, else the machine's (18.8.30).

    `General` where the labels tell no rule.
    """
    telling = max(ticks, key=lambda tick: (tick.value > 0, abs(tick.value), len(tick.label)), default=None)
    rule = _rule(telling) if telling else None
    if rule is None:
        return "General"
    if any(tick.value < 0 for tick in ticks):
        sections, ends = _signed(ticks, rule), [""] * 3
    else:
        begins: dict[str, Tick] = {}
        for tick in ticks:
            begins.setdefault(_number_pattern(tick, *rule), tick)
        sections = [*begins]
        if len(sections) > MOST_CONDITIONS + 1:
            sections = [_number_pattern(ticks[-1], *rule, parted=False)]
        ends = [f"[<{number(_least(tick, rule))}]" for tick in [*begins.values()][1 : len(sections)]] + [""]
    named = f"[$-{tag}]" if tag and rule[0] else ""
    return ";".join(f"{end}{named}{section}" for end, section in zip(ends, sections, strict=True))


def _signed(ticks: Sequence[Tick], rule: tuple[int, int]) -> list[str]:
    """What is above, below and at nothing: these three every program tells apart without a condition."""
    nothing = next((tick for tick in ticks if not tick.value), Tick(0.0, "0"))
    sections = []
    for side in (
        [tick for tick in ticks if tick.value > 0] or [nothing],
        [tick for tick in ticks if tick.value < 0],
        [nothing],
    ):
        patterns = {_number_pattern(tick, *rule) for tick in side}
        sections.append(patterns.pop() if len(patterns) == 1 else _number_pattern(side[0], *rule, parted=False))
    return sections


def _rule(tick: Tick) -> tuple[int, int] | None:
    """How many decimals the label of `tick` shows, and how often a thousand is cut off."""
    found = _DIGITS.search(tick.label)
    if found is None or not tick.value:
        return None
    shown = re.sub(r"\D", "", found.group())
    for decimals in range(len(shown)):
        for thousands in range(5):
            if re.sub(r"\D", "", f"{abs(tick.value) / 1000**thousands:.{decimals}f}") == shown:
                return decimals, thousands
    return None


def _number_pattern(tick: Tick, decimals: int, thousands: int, *, parted: bool = True) -> str:
    """How the label of `tick` writes its number, its sign and unit in so many words."""
    found = _DIGITS.search(tick.label)
    if found is None:
        return "General"
    whole = found.group()
    fraction = ""
    if decimals:
        whole, fraction = whole[: -decimals - 1] or whole, "." + "0" * decimals
    _, *rest = re.findall(r"\d+|\D+", whole)
    groups = "".join("0" * len(part) if part.isdigit() else _quoted(part) for part in rest) if parted else ""
    before, after = tick.label[: found.start()], tick.label[found.end() :]
    return f"{_quoted(before)}0{groups}{fraction}{',' * thousands}{_quoted(after)}"


def _least(tick: Tick, rule: tuple[int, int]) -> float:
    """The least number of as many digits as the label of `tick` has."""
    _, thousands = rule
    return float(10 ** max(math.floor(math.log10(tick.value / 1000**thousands) + 1e-9), 0) * 1000**thousands)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "") + '"' if text else ""


def _opening(axis: int, orientation: str, low: float | None = None, high: float | None = None) -> str:
    ends = (f'<c:max val="{number(high)}"/>' if high is not None else "") + (
        f'<c:min val="{number(low)}"/>' if low is not None else ""
    )
    return f'<c:axId val="{axis}"/><c:scaling><c:orientation val="{orientation}"/>{ends}</c:scaling>'


def _marks(kind: str, labels: str) -> str:
    return f'<c:majorTickMark val="{kind}"/><c:minorTickMark val="none"/><c:tickLblPos val="{labels}"/>'


def _type(house: House, name: str) -> str:
    style = house.styles[name]
    return type_of(style, house.families[style.family].name)

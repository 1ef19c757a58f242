"""Alternative text, composed from the data where the author gives none."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.compose.charts import Told
from briefing.compose.typography import set_words
from briefing.compose.wording import Wording
from briefing.model.exhibit import Exhibit

MOST_VALUES = 40
"""More values than this are told by the first and the last of each series, so that the text can be listened to."""


def chart_alt(exhibit: Exhibit, title: str, told: Sequence[Told], unit: str, wording: Wording) -> str:
    """What the chart shows: the author's own words, or its kind, its title, what it counts, a noun, and its values."""
    if exhibit.alt:
        return set_words(exhibit.alt, wording)
    pattern = {"bar": wording.alt_bar, "line": wording.alt_line, "dots": wording.alt_dots}[exhibit.kind]
    if exhibit.kind == "dots" and any(isinstance(point.x, str) for each in exhibit.series for point in each.points):
        pattern = wording.alt_dots_over_words
    values = list(told)
    if len(values) > MOST_VALUES:
        first = {value.name: value for value in reversed(values)}
        last = {value.name: value for value in values}
        ends = [value for name in dict.fromkeys(v.name for v in values) for value in (first[name], last[name])]
        values = list(dict.fromkeys(ends)) if len(ends) <= MOST_VALUES else [values[0], values[-1]]
    data = "; ".join(_one(value, wording) for value in values)
    counted = wording.alt_unit.format(unit=set_words(unit, wording)) + " " if unit else ""
    return pattern.format(title=_sentence(title), data=_sentence(f"{counted}{data}"))


def _one(value: Told, wording: Wording) -> str:
    if value.date and value.name:
        return wording.alt_value_at.format(name=value.name, date=value.date, value=value.value)
    return wording.alt_value.format(name=value.name or value.date, value=value.value)


def _sentence(title: str) -> str:
    return title if title.endswith((".", "!", "?", "…")) else f"{title}."


def table_summary(exhibit: Exhibit, title: str, heads: Sequence[str], rows: int, wording: Wording) -> str:
    """What the table shows: the author's own words, or its title, columns and number of rows."""
    if exhibit.alt:
        return set_words(exhibit.alt, wording)
    columns = wording.list_separator.join(head for head in heads if head)
    return wording.table_summary.format(title=_sentence(title), columns=columns, rows=rows)

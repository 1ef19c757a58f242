"""Where dots stand that are known by month."""

from __future__ import annotations

from datetime import date

from briefing.document.blocks import Exhibit
from briefing.document.charts import Chart
from tests.compose.build import brief_of, composed, edition_of


def test_no_span_runs_past_the_day_to_which_the_brief_knows_anything() -> None:
    brief = brief_of(
        "exhibits: [{id: e, kind: dots, title: T, alt: T, source: s,\n"
        "  series: {A: {2024-10: 1, 2024-11: 2, 2024-12: 3}}}]\n"
        "sources: [{id: s, type: speech, title: T}]\n"
    )
    drawn = next(b for b in composed(brief, edition_of("exhibits")).blocks if isinstance(b, Exhibit))
    assert isinstance(drawn.content, Chart)
    spans = [
        (date.fromordinal(int(mark.at)), date.fromordinal(int(mark.until))) for mark in drawn.content.series[0].marks
    ]
    assert spans == [
        (date(2024, 10, 1), date(2024, 10, 31)),
        (date(2024, 11, 1), date(2024, 11, 5)),
        (date(2024, 12, 1), date(2024, 12, 31)),
    ]

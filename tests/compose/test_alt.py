from __future__ import annotations

import pytest

from briefing.document.blocks import Exhibit
from briefing.document.charts import Chart
from tests.compose.build import brief_of, composed, edition_of, lines_of

DOTS = "exhibits: [{{id: e, kind: dots, title: Losses, unit: '%', series: {{Kyiv: {{{points}}}}}}}]"


def alt_of(points: str, language: str = "en-GB") -> str:
    blocks = composed(brief_of(DOTS.format(points=points), language), edition_of("exhibits")).blocks
    return next(block.alt for block in blocks if isinstance(block, Exhibit))


@pytest.mark.parametrize(
    ("language", "kind"), [("en-GB", "Dot chart."), ("de", "Punktdiagramm."), ("fr", "Graphique à points.")]
)
def test_dots_over_places_are_not_told_as_dots_by_date(language: str, kind: str) -> None:
    assert alt_of("Kursk: 12, Kharkiv: 30", language).startswith(kind)


def test_dots_over_days_are_told_as_dots_by_date() -> None:
    assert alt_of("2024-10-01: 12, 2024-10-05: 30").startswith("Dots by date.")


def test_a_dot_that_is_not_there_is_told_to_have_no_value() -> None:
    assert "no value" in alt_of("2024-10-01: 12, 2024-10-05: -")


@pytest.mark.parametrize(
    ("language", "unit", "told"),
    [
        ("en-GB", "ships", "Unit: ships. s, Odesa: 1; s, Izmail: 3."),
        ("uk", "суден", "Одиниця: суден. s, Odesa: 1; s, Izmail: 3."),
        ("de", "km", "s, Odesa: 1 km; s, Izmail: 3 km."),
        ("fr", "navires", "Unité : navires. s, Odesa : 1; s, Izmail : 3."),
    ],
)
def test_what_a_chart_counts_is_told_once_and_never_beside_a_number(language: str, unit: str, told: str) -> None:
    brief = brief_of(
        f"exhibits: [{{id: e, kind: bar, title: Ports, unit: {unit}, series: {{s: {{Odesa: 1, Izmail: 3}}}}}}]",
        language,
    )
    (alt,) = (block.alt for block in composed(brief, edition_of("exhibits")).blocks if isinstance(block, Exhibit))
    assert told in alt.replace("\u00a0", " ")


@pytest.mark.parametrize("kind", ["bar", "dots", "table"])
def test_figures_of_several_kinds_name_what_they_count_in_their_labels(kind: str) -> None:
    brief = brief_of(f"""\
figures:
  a: {{value: 1, unit: ships, label: Left Odesa, as_of: 2024, source: s}}
  b: {{value: 1.5 million, unit: tonnes, label: Carried, as_of: 2024, source: s}}
  c: {{value: 3, unit: ships, label: Ships on the way, as_of: 2024, source: s}}
exhibits: [{{id: e, kind: {kind}, title: Ports, figures: [a, b, c]}}]
sources: [{{id: s, type: speech, title: S, author: [{{family: Doe}}]}}]
""")
    said = "\n".join(lines_of(brief, edition_of("exhibits"))).replace("~", " ").replace("\u00a0", " ")
    assert all(label in said for label in ("Left Odesa (ships)", "Carried (tonnes)", "Ships on the way"))
    assert not any(wrong in said for wrong in ("1 ships", "million tonnes", "on the way (ships)"))


def test_what_ends_with_the_full_stop_of_a_magnitude_has_no_second_one() -> None:
    brief = brief_of(
        """\
figures: {a: {value: 1.5 million, unit: Schuss, label: Verbraucht, as_of: 2024, source: s}}
exhibits: [{id: e, kind: bar, title: Munition, figures: [a]}]
sources: [{id: s, type: speech, title: S, author: [{family: Doe}]}]
""",
        "de",
    )
    (alt,) = (block.alt for block in composed(brief, edition_of("exhibits")).blocks if isinstance(block, Exhibit))
    assert alt.endswith("1,5\u00a0Mio.")


@pytest.mark.parametrize(
    ("rows", "sums"),
    [
        ("{A: {x: 40, y: 33.3}, B: {x: 60, y: 66.7}}", ("100%", "100%")),
        ("{A: {x: 40, y: 33.3}, B: {x: 60, y: 66.8}}", ("100.0%", "100.1%")),
        ("{A: {x: 40, y: 33.3}, B: {y: 66.8}}", ("B: no value", "100.1%")),
    ],
)
def test_the_sums_of_one_chart_have_as_many_decimals(rows: str, sums: tuple[str, ...]) -> None:
    brief = brief_of(f"exhibits: [{{id: e, kind: bar, title: Shares, unit: '%', stacked: true, series: {rows}}}]")
    (content,) = (each.content for each in composed(brief, edition_of("exhibits")).blocks if isinstance(each, Exhibit))
    assert isinstance(content, Chart)
    assert content.totals == sums

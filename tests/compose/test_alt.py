from __future__ import annotations

import pytest

from briefing.document.blocks import Exhibit
from tests.compose.build import brief_of, composed, edition_of

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

"""Rules about the brief's figures and sources: used, young enough, not too young."""

from __future__ import annotations

import pytest

from briefing.check.stale_figure import STALE_AFTER
from briefing.check.units import SYMBOLS
from briefing.compose.numbers import MEASURES
from briefing.model.dates import PartialDate
from briefing.model.event import Event
from briefing.model.exhibit import Exhibit
from tests.check.builder import brief, figure, found, point, silence, source, text, told


def test_a_source_that_nothing_cites_is_told() -> None:
    checked = brief("It is so [@report].", sources=[source(), source("other")])
    [warning] = found(checked, "unused-source")
    assert warning.message == "source 'other' is cited nowhere"
    assert warning.hint == "cite it where it is used, [@other], or take it out"


def test_a_source_is_used_by_a_figure_an_event_or_an_exhibit() -> None:
    checked = brief(
        "It is so.",
        sources=[source("a"), source("b"), source("c"), source("d")],
        figures=[figure("count", "5", source="a")],
        events=(Event("e", PartialDate(2024), text("It happens."), source="b"),),
        exhibits=(Exhibit("x", "table", text("It shows [@d]."), source=("c",)),),
    )
    assert found(checked, "unused-source") == []


def test_a_figure_that_nothing_uses_is_told() -> None:
    checked = brief("It is {used}.", figures=[figure("used", "5"), figure("spare", "6")])
    assert told(found(checked, "unused-figure")) == ["spare"]


def test_the_label_of_a_figure_is_no_use_of_itself_but_of_another() -> None:
    checked = brief(
        figures=[
            figure("own", "5", label=text("Count, {own}")),
            figure("part", "6", label=text("Part of {whole}")),
            figure("whole", "9"),
        ]
    )
    assert told(found(checked, "unused-figure")) == ["own", "part"]


def test_an_exhibit_uses_its_figures() -> None:
    checked = brief(figures=[figure("bar", "5")], exhibits=(Exhibit("x", "bar", text("It shows"), figures=("bar",)),))
    assert found(checked, "unused-figure") == []


@pytest.mark.parametrize(
    ("as_of", "days"),
    [
        (PartialDate(2023, 11, 5), 366),
        (PartialDate(2023, 10), 371),
        (PartialDate(2022), 675),
        (PartialDate(2023, 10, stage="early"), 392),
    ],
)
def test_a_figure_older_than_a_year_is_stale(as_of: PartialDate, days: int) -> None:
    [warning] = found(brief(figures=[figure("old", "5", as_of=as_of)]), "stale-figure")
    assert warning.message == f"figure 'old' was last known true {days} days before the brief's as-of"


@pytest.mark.parametrize("as_of", [PartialDate(2023, 11, 6), PartialDate(2023, 11), PartialDate(2023)])
def test_a_figure_that_may_be_a_year_old_or_less_is_not_stale(as_of: PartialDate) -> None:
    assert found(brief(figures=[figure("old", "5", as_of=as_of)]), "stale-figure") == []
    assert STALE_AFTER == 365


def test_a_stale_figure_can_be_meant() -> None:
    old = figure("old", "5", as_of=PartialDate(2014), silence=silence("stale-figure"))
    assert found(brief(figures=[old]), "stale-figure") == []


def test_a_figure_or_source_after_the_as_of_is_told() -> None:
    checked = brief(
        figures=[figure("late", "5", as_of=PartialDate(2024, 11, 6)), figure("fine", "6", as_of=PartialDate(2024, 11))],
        sources=[source("later", issued=PartialDate(2025)), source("same", issued=PartialDate(2024, 11, 5))],
    )
    warnings = found(checked, "after-as-of")
    assert told(warnings) == ["late", "later"]
    assert (
        warnings[0].hint == "the brief says that it knows nothing after 2024-11-05: move its 'as_of', or mend this date"
    )


def test_a_point_without_citation_or_figure_is_told() -> None:
    [warning] = found(brief(point("It is so.", short="So [@report].")), "point-without-source")
    assert str(warning) == (
        "brief.yaml:1:1: warning: point 'claim' names no source\n"
        "  hint: cite one, [@source]; if it is your own conclusion, say so: inference: true"
    )


@pytest.mark.parametrize(
    "sourced", [point("It is so [@report]."), point("It is {count}."), point("It follows.", inference=True)]
)
def test_a_point_with_citation_or_figure_or_an_inference_is_not(sourced: object) -> None:
    assert found(brief(sourced), "point-without-source") == []  # type: ignore[arg-type]


def test_the_symbols_that_are_doubled_are_those_that_are_printed() -> None:
    assert SYMBOLS == MEASURES


@pytest.mark.parametrize("said", ["It is {count} km.", "It is {count}km long."])
def test_a_unit_beside_a_figure_that_prints_it_is_told(said: str) -> None:
    [warning] = found(brief(said, figures=[figure("count", "5", unit="km")]), "doubled-qualifier")
    assert told([warning]) == ["km"]


@pytest.mark.parametrize("said", ["It is {count} kmh.", "It is {count.number} km.", "It is {count}. The km rises."])
def test_other_words_beside_it_are_not(said: str) -> None:
    assert found(brief(said, figures=[figure("count", "5", unit="km")]), "doubled-qualifier") == []


def test_a_sign_of_money_before_a_figure_in_money_is_told() -> None:
    checked = brief("It costs $ {count}, or US${count}.", figures=[figure("count", "5", unit="USD")])
    assert told(found(checked, "doubled-qualifier")) == ["$", "$"]

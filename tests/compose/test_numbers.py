"""Figures as each language prints them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefing.compose.numbers import amount, figure_words, is_counted, unit_words
from briefing.compose.wording import find_wording
from briefing.diagnostics import Position
from briefing.document.dump import visible
from briefing.model.dates import PartialDate
from briefing.model.figure import Figure
from briefing.model.text import Text

HERE = Position("x")


def figure(value: str, unit: str, **rest: object) -> Figure:
    known = PartialDate(2024, 10, 28)
    return Figure("it", Decimal(value), unit, Text(()), known, "a", **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "shown", "printed"),
    [
        ("en-GB", figure("10000", "troops", qualifier="about"), "about 10,000"),
        ("en-GB", figure("3000", "soldiers", qualifier="at least"), "at least 3,000"),
        ("en-GB", figure("175000000000", "USD", magnitude="billion"), "$175~billion"),
        ("en-GB", figure("1500000", "soldiers", magnitude="million"), "1.5~million"),
        ("en-GB", figure("54", "%"), "54%"),
        ("en-GB", figure("30", "km"), "30~km"),
        ("en-GB", figure("12", "UAH"), "UAH~12"),
        ("en-GB", figure("12.50", "GBP"), "£12.50"),
        ("en-GB", figure("-5", "USD"), "−$5"),
        ("en-GB", figure("-5", "%"), "−5%"),
        ("en-GB", figure("120", "km2"), "120~km²"),
        ("en-GB", figure("1000000", "troops"), "1,000,000"),
        ("uk", figure("175000000000", "USD", magnitude="billion"), "175~млрд~дол.~США"),
        ("uk", figure("10000", "осіб", qualifier="about"), "близько 10~000"),
        ("uk", figure("3000", "осіб"), "3000"),
        ("uk", figure("1.5", "%"), "1,5%"),
        ("uk", figure("30", "km"), "30~км"),
        ("fr", figure("175000000000", "USD", magnitude="billion"), "175~milliards~de~dollars"),
        ("fr", figure("1000000", "EUR", magnitude="million"), "1~million~d’euros"),
        ("fr", figure("54", "%"), "54~%"),
        ("de", figure("1500000", "EUR", magnitude="million"), "1,5~Mio.~Euro"),
        ("de", figure("54.5", "%", qualifier="more than"), "mehr als 54,5~%"),
    ],
)
def test_a_figure_is_printed_in_the_way_of_the_language(language: str, shown: Figure, printed: str) -> None:
    assert visible(figure_words(shown, find_wording(language, HERE))) == printed


def test_a_counted_noun_never_follows_for_it_would_need_the_numbers_form() -> None:
    wording = find_wording("en-GB", HERE)
    assert figure_words(figure("1", "ships"), wording) == "1"


@pytest.mark.parametrize(
    ("unit", "counted"), [("troops", True), ("%", False), ("USD", False), ("km", False), ("", False), ("суден", True)]
)
def test_a_unit_is_a_counted_noun_unless_it_is_a_symbol(unit: str, counted: bool) -> None:
    assert is_counted(unit) is counted


@pytest.mark.parametrize(
    ("language", "unit", "magnitude", "printed"),
    [
        ("en-GB", "USD", "billion", "US dollars, billions"),
        ("en-GB", "troops", None, "troops"),
        ("uk", "USD", "billion", "млрд доларів США"),
        ("fr", "EUR", "billion", "milliards d’euros"),
        ("en-GB", "", "million", "million"),
    ],
)
def test_an_axis_says_once_what_it_counts(language: str, unit: str, magnitude: str | None, printed: str) -> None:
    assert unit_words(unit, magnitude, find_wording(language, HERE)) == printed  # type: ignore[arg-type]


def test_an_amount_keeps_the_decimals_that_the_analyst_gave() -> None:
    assert amount(Decimal("1.50"), "", None, find_wording("en-GB", HERE)) == "1.50"

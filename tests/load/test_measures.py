"""Lengths, colours and shares as a designer writes them."""

from __future__ import annotations

import pytest

from briefing.load.measures import parse_colour, parse_length, parse_number
from briefing.load.shapes import Misread


@pytest.mark.parametrize(
    ("written", "points"), [("10 pt", 10.0), ("10pt", 10.0), ("25.4 mm", 72.0), ("2.54 cm", 72.0), ("-3 pt", -3.0)]
)
def test_a_length_is_read_in_points(written: str, points: float) -> None:
    assert parse_length(written) == pytest.approx(points)


@pytest.mark.parametrize("written", ["10", "10 px", "pt", "1e3 pt", "nan pt", "٣ pt", "1,5 cm", "15000 pt", "600 cm"])
def test_what_is_no_length_is_refused(written: str) -> None:
    with pytest.raises(Misread):
        parse_length(written)


def test_a_length_without_a_unit_is_told_both_ways_out() -> None:
    with pytest.raises(Misread) as fault:
        parse_length("10")
    assert fault.value.hint == "give the unit: 10 pt or 10 mm"


@pytest.mark.parametrize(
    ("written", "colour"), [("#0b4f6c", "#0B4F6C"), ("accent", "accent"), ("series-1", "series-1")]
)
def test_a_colour_is_six_digits_or_a_name(written: str, colour: str) -> None:
    assert parse_colour(written) == colour


@pytest.mark.parametrize(("written", "hint"), [("0B4F6C", '"#0B4F6C"'), ("#fff", "six digits"), ("rgb(1,2,3)", '"#')])
def test_what_is_no_colour_is_told_how_one_is_written(written: str, hint: str) -> None:
    with pytest.raises(Misread) as fault:
        parse_colour(written)
    assert hint in (fault.value.hint or "")


@pytest.mark.parametrize("written", ["-1", "1e5", ".5", "0x1", "inf"])
def test_a_share_is_written_in_digits(written: str) -> None:
    assert parse_number("0.35") == 0.35
    with pytest.raises(Misread):
        parse_number(written)

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.load.numbers import parse_figure, parse_number
from briefing.load.shapes import Misread


@pytest.mark.parametrize(
    ("letters", "number", "magnitude"),
    [
        ("10000", "10000", None),
        ("54", "54", None),
        ("1.5", "1.5", None),
        ("0", "0", None),
        ("-3", "-3", None),
        ("1.50", "1.50", None),
        ("175 billion", "175000000000", "billion"),
        ("1.5 million", "1500000", "million"),
        ("0.25 thousand", "250", "thousand"),
        ("1.0005 thousand", "1000.5", "thousand"),
        ("2 trillion", "2000000000000", "trillion"),
    ],
)
def test_a_number_is_whole_and_keeps_its_word(letters: str, number: str, magnitude: str | None) -> None:
    value, word = parse_number(letters)
    assert (str(value), word) == (number, magnitude)


@pytest.mark.parametrize(
    ("letters", "meant"),
    [
        ("10 000", "write 10000"),
        ("10,000", "write 10000"),
        ("600_000", "write 600000"),
        ("1'000'000", "write 1000000"),
        ("10\u00a0000", "write 10000"),
        ("10\u202f000", "write 10000"),
        ("1,234.5", "write 1234.5"),
        ("1,5", "write 1.5"),
        ("+5", "write 5"),
        ("−5", "write -5"),
        (".5", "write 0.5"),
        ("010", "write 10"),
        ("10k", "write 10 thousand"),
        ("1.5 mln", "write 1.5 million"),
        ("175bn", "write 175 billion"),
        ("1,5 млн", "write 1.5 million"),
        ("1.5  million", "write 1.5 million"),
        ("1.5 Million", "write 1.5 million"),
        ("54%", "write value: 54 and unit: '%'"),
        ("$400 million", "write value: 400 million and unit: USD"),
        ("€1,5", "write value: 1.5 and unit: EUR"),
        ("ten", "write digits: 10000, 1.5 or 175 billion"),
        ("1e6", "write digits: 10000, 1.5 or 175 billion"),
        ("1.2.3", "write digits: 10000, 1.5 or 175 billion"),
        ("NaN", "write digits: 10000, 1.5 or 175 billion"),
        ("Infinity", "write digits: 10000, 1.5 or 175 billion"),
        ("٣", "write digits: 10000, 1.5 or 175 billion"),
        ("1" * 19, "at most 18 digits; write a large number with million, billion or trillion"),
        ("1" * 5000, "at most 18 digits; write a large number with million, billion or trillion"),
    ],
)
def test_any_other_form_is_told_how_to_be_written(letters: str, meant: str) -> None:
    with pytest.raises(Misread) as caught:
        parse_number(letters)
    assert caught.value.hint == meant


@given(st.decimals(-(10**12), 10**12, allow_nan=False, places=3))
def test_every_number_is_read_as_itself(number: Decimal) -> None:
    assert parse_number(f"{number.copy_abs() if number.is_zero() else number}")[0] == number


@given(st.integers(1000, 10**12))
def test_the_way_to_write_a_grouped_number_is_the_number(number: int) -> None:
    for mark in ",_' \u2009":
        with pytest.raises(Misread) as caught:
            parse_number(f"{number:,}".replace(",", mark))
        assert caught.value.hint == f"write {number}"


@given(st.text(max_size=30))
def test_any_letters_are_a_number_or_misread(letters: str) -> None:
    try:
        number, _ = parse_number(letters)
    except Misread as fault:
        number, hint = None, fault.hint
    assert hint if number is None else number.is_finite()


@pytest.mark.parametrize(
    ("letters", "hint"),
    [
        ("42.000", "write 42000 for thousands; if not, take the last zero off: 42.00"),
        ("-1.500", "write -1500 for thousands; if not, take the last zero off: -1.50"),
        ("999.990", "write 999990 for thousands; if not, take the last zero off: 999.99"),
    ],
)
def test_a_figure_that_looks_like_thousands_is_refused(letters: str, hint: str) -> None:
    with pytest.raises(Misread) as caught:
        parse_figure(letters)
    assert caught.value.hint == hint


@pytest.mark.parametrize("letters", ["42.00", "42.0000", "42.125", "0.500", "1234.500", "42.000 million", "42000"])
def test_a_figure_that_does_not_is_read_like_any_number(letters: str) -> None:
    assert parse_figure(letters) == parse_number(letters)

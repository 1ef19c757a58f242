"""Numbers as an analyst may write them, and the way to write those that may be read in two ways."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import get_args

from briefing.load.shapes import Misread
from briefing.model.figure import Magnitude

_DIGITS = 18

_PLAIN = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
SCALED_PATTERN = rf"-?(0|[1-9][0-9]*)(\.[0-9]+)?( ({'|'.join(get_args(Magnitude))}))?"
"""The same for an editor, with the words for large numbers."""
_SCALED = re.compile(rf"({_PLAIN.pattern}) ({'|'.join(get_args(Magnitude))})", re.ASCII)
_GROUPED = r"(-?)(\d{1,3}(?P<mark>[ ,_'’])\d{3}(?:(?P=mark)\d{3})*)(\.\d+)?(?P<rest>.*)"
_LIKE_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}\.\d\d0", re.ASCII)
_POWERS: dict[Magnitude, int] = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_SHORTHAND = {
    "k": "thousand", "thousands": "thousand", "тис": "thousand", "тисяч": "thousand",
    "m": "million", "mn": "million", "mln": "million", "millions": "million", "млн": "million", "мільйонів": "million",
    "b": "billion", "bn": "billion", "billions": "billion", "млрд": "billion", "мільярдів": "billion",
    "tn": "trillion", "trillions": "trillion",
}  # fmt: skip
_CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP", "₴": "UAH", "¥": "JPY"}


def parse_number(text: str) -> tuple[Decimal, Magnitude | None]:
    """The whole number and the word that it was written with: `1.5 million` gives 1500000 and `million`.

    Raises Misread with the way to write it.
    """
    scaled = _SCALED.fullmatch(text)
    digits = scaled[1] if scaled else text
    if not _PLAIN.fullmatch(digits):
        raise Misread("", _way_to_write(text))
    if sum(letter.isdigit() for letter in digits) > _DIGITS:
        raise Misread("", f"at most {_DIGITS} digits; write a large number with million, billion or trillion")
    if scaled is None:
        return Decimal(digits), None
    magnitude: Magnitude = next(word for word in _POWERS if word == scaled[2])
    number = Decimal(digits).scaleb(_POWERS[magnitude])
    return (number.quantize(Decimal(1)) if number == number.to_integral_value() else number), magnitude


def parse_figure(text: str) -> tuple[Decimal, Magnitude | None]:
    """The same for a figure, where `42.000` is refused: nobody types three decimals to say forty-two, and many of
    those who type it mean thousands. Raises Misread.
    """
    found = parse_number(text)
    grouped = _LIKE_THOUSANDS.fullmatch(text)
    if grouped:
        whole = text.replace(".", "")
        raise Misread(
            f"can be read in two ways: '{text}'",
            f"write {whole} for thousands; if not, take the last zero off: {text[:-1]}",
        )
    return found


def _way_to_write(text: str) -> str:
    flat = text.strip()
    if len(flat) > 40:
        return "write digits: 10000, 1.5 or 175 billion"
    if flat.endswith("%"):
        return f"write value: {_digits(flat[:-1]) or 54} and unit: '%'"
    for sign, code in _CURRENCIES.items():
        if sign in flat:
            return f"write value: {_digits(flat.replace(sign, '')) or '400 million'} and unit: {code}"
    return f"write {written}" if (written := _digits(flat)) else "write digits: 10000, 1.5 or 175 billion"


def _digits(text: str) -> str | None:
    """The number that `text` probably is, in the way that is read; None where nobody can tell."""
    flat = " ".join(text.replace("−", "-").split())
    grouped = re.fullmatch(_GROUPED, flat, re.ASCII)
    if grouped:
        flat = grouped[1] + re.sub(r"\D", "", grouped[2]) + (grouped[4] or "") + grouped["rest"]
    flat = re.sub(r"^(-?)\.", r"\g<1>0.", re.sub(r"^\+", "", flat))
    flat = re.sub(r"(\d),(\d{1,2})(?!\d)", r"\1.\2", flat)
    match = re.fullmatch(r"(-?)0*([0-9]+(?:\.[0-9]+)?)[ ]?([^\W\d_]*)\.?", flat)
    if not match:
        return None
    word = match[3].casefold()
    if not word:
        return match[1] + match[2]
    magnitude = word if word in _POWERS else _SHORTHAND.get(word)
    return f"{match[1]}{match[2]} {magnitude}" if magnitude else None

"""Numbers as a language prints them: grouping, magnitude, unit, currency, qualifier."""

from __future__ import annotations

import re
from decimal import Decimal

from briefing.compose.wording import Wording
from briefing.model.figure import Figure, Magnitude

NBSP = "\u00a0"

MAGNITUDES: dict[Magnitude, Decimal] = {
    "thousand": Decimal(10) ** 3,
    "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
}

MEASURES = frozenset(
    (
        *("km", "m", "cm", "mm", "km²", "km2", "m²", "m2", "m³", "m3", "ha", "kg", "g", "t", "l", "h"),
        *("min", "s", "W", "kW", "MW", "GW", "TW", "Wh", "kWh", "MWh", "GWh", "TWh", "J", "kJ", "MJ", "GJ"),
        *("PJ", "V", "kV", "A", "Hz", "kHz", "MHz", "GHz", "°C", "°F", "K", "Pa", "hPa", "bar", "km/h"),
        *("m/s", "kn", "nmi", "NM", "mi", "ft", "lb", "B", "kB", "MB", "GB", "TB", "dB", "ppm", "ppb", "‰"),
        *("€", "$", "£"),
    )
)
"""Units printed as symbols. Anything else that is no percentage and no currency is a counted noun."""

_SQUARES = {"km2": "km²", "m2": "m²", "m3": "m³"}


def is_currency(unit: str) -> bool:
    """Whether `unit` is an ISO 4217 code, by its form: three capitals."""
    return len(unit) == 3 and unit.isascii() and unit.isalpha() and unit.isupper()


def is_counted(unit: str) -> bool:
    """Whether `unit` is a noun that the sentence declines by itself (`troops`), no symbol."""
    return bool(unit) and unit != "%" and not is_currency(unit) and unit not in MEASURES


def plain_number(value: Decimal, wording: Wording) -> str:
    """`value` in digits, grouped and with the decimal mark of the language."""
    text = format(abs(value), "f")
    whole, _, fraction = text.partition(".")
    if len(whole) >= wording.group_from:
        whole = f"{int(whole):,}".replace(",", wording.group)
    sign = wording.minus if value < 0 else ""
    return f"{sign}{whole}{wording.decimal}{fraction}" if fraction else sign + whole


def magnitude_word(magnitude: Magnitude, value: Decimal, wording: Wording) -> str:
    """The word for `magnitude` beside `value`."""
    one, _, many = wording.magnitudes[magnitude].partition("|")
    return many if many and abs(value) >= 2 else one


def number_words(value: Decimal, magnitude: Magnitude | None, wording: Wording) -> str:
    """`value` in digits, with the word for its magnitude where it has one: `1.5 million`."""
    if magnitude is None:
        return plain_number(value, wording)
    scaled = value / MAGNITUDES[magnitude]
    scaled = scaled.to_integral_value() if scaled == scaled.to_integral_value() else scaled.normalize()
    return f"{plain_number(scaled, wording)}{NBSP}{magnitude_word(magnitude, scaled, wording)}"


def amount(value: Decimal, unit: str, magnitude: Magnitude | None, wording: Wording) -> str:
    """Number and unit: `54%`, `$175 billion`, `30 km`. A counted noun never follows: it would need its form."""
    number = number_words(value, magnitude, wording)
    if unit == "%":
        return wording.percent.format(number=number)
    if is_currency(unit):
        if magnitude is not None:
            number += wording.magnitude_of
        return elided(_money(number, unit, wording), wording)
    if unit in MEASURES:
        return f"{number}{NBSP}{measure_symbol(unit, wording)}"
    return number


def _money(number: str, code: str, wording: Wording) -> str:
    pattern = wording.currencies.get(code)
    if pattern is None:
        return wording.currency.format(code=code, number=number)
    if pattern[0] != "{" and number.startswith(wording.minus):
        return wording.minus + pattern.format(number=number[len(wording.minus) :])
    return pattern.format(number=number)


def measure_symbol(unit: str, wording: Wording) -> str:
    """A measure's symbol as printed."""
    return wording.measures.get(unit) or _SQUARES.get(unit, unit)


def figure_words(figure: Figure, wording: Wording) -> str:
    """What `{figure}` prints: qualifier, number, unit. A counted noun is left to the sentence, which can decline it, or
    to a label, which names it apart from the number (`briefing.compose.counting`).
    """
    number = amount(figure.value, figure.unit, figure.magnitude, wording)
    return f"{wording.qualifiers[figure.qualifier]} {number}" if figure.qualifier else number


def unit_words(unit: str, magnitude: Magnitude | None, wording: Wording) -> str:
    """What an axis counts, as printed once beside it: `troops`, `US dollars, billions`."""
    if is_currency(unit):
        name = wording.currency_names.get(unit, unit)
    elif unit in MEASURES:
        name = measure_symbol(unit, wording)
    else:
        name = unit
    if magnitude is None:
        return name
    word = magnitude_word(magnitude, Decimal(2), wording)
    return elided(wording.axis_unit.format(magnitude=word, unit=name), wording) if name else word


def elided(text: str, wording: Wording) -> str:
    """`milliards d’euros`, where the language elides: nothing else is changed."""
    if not wording.elides:
        return text
    return re.sub(rf"(?<=[ {NBSP}])de[ {NBSP}](?=[{wording.elides}])", "d’", text)

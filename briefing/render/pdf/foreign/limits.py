"""How large the values of an archival file may be (ISO 19005-3, 6.1.13, with ISO 32000-1, annex C)."""

from __future__ import annotations

from decimal import Decimal

import pikepdf

from briefing.render.pdf.foreign import Refused

LARGEST_INTEGER = 2**31 - 1
LARGEST_REAL = Decimal("3.403e38")
SMALLEST_REAL = Decimal("1.175e-38")
"""Nearer to nothing lies nothing."""
LONGEST_STRING = 32_767
"""Bytes."""
LONGEST_NAME = 127
"""Bytes, without the solidus."""
DEEPEST = 40
DEEPEST_STATE = 28
"""How deep q and Q may nest."""


def check_value(value: object, depth: int = 0) -> None:
    """Refuses a value of a page's code, or one inside it, that is larger than an archive keeps."""
    if depth > DEEPEST:
        raise Refused("its objects nest too deep")
    if isinstance(value, pikepdf.Array):
        for item in value:
            check_value(item, depth + 1)
    elif isinstance(value, pikepdf.Dictionary):
        for key, item in value.items():
            check_name(key)
            check_value(item, depth + 1)
    elif isinstance(value, pikepdf.Name):
        check_name(str(value))
    elif isinstance(value, pikepdf.String):
        check_string(bytes(value))
    elif isinstance(value, int | float | Decimal):
        check_number(value)


def check_number(value: float | Decimal) -> None:
    """Refuses a number that an archive cannot keep."""
    if isinstance(value, int):
        too_large = not -LARGEST_INTEGER <= value <= LARGEST_INTEGER
    else:
        real = Decimal(value)
        too_large = not real.is_finite() or abs(real) > LARGEST_REAL or 0 < abs(real) < SMALLEST_REAL
    if too_large:
        raise Refused("it holds a number that is too large or too small for an archive")


def check_name(name: str) -> None:
    """Refuses a name, its solidus before it, that an archive cannot keep."""
    try:
        size = len(name.encode("utf-8")) - 1
    except UnicodeEncodeError:
        raise Refused("it holds a name that cannot be read (no UTF-8)") from None
    if size > LONGEST_NAME:
        raise Refused(f"it holds a name of more than {LONGEST_NAME} bytes")


def check_string(raw: bytes) -> None:
    """Refuses a string that an archive cannot keep."""
    if len(raw) > LONGEST_STRING:
        raise Refused(f"it holds a string of more than {LONGEST_STRING:,} bytes")

"""Reading a page from outside."""

from __future__ import annotations

import warnings
from io import BytesIO

import pikepdf

from briefing.render.pdf.foreign import Refused
from briefing.render.pdf.foreign.page import check_document, check_size, clean_form
from briefing.render.pdf.foreign.spots import check_spot_colours
from briefing.render.pdf.foreign.transplant import Pieces, take_apart

SMALLEST, LARGEST = 72.0, 14_400.0
"""Points: an inch, and the most that ISO 19005-3, 6.1.13, allows."""
PAGE_SAVES = 2
"""Graphics states that are saved where a page draws a letterhead: its own, and the form's."""
BROKEN = (pikepdf.PikepdfError, RecursionError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What reading a malformed PDF raises."""


def read_page(data: bytes) -> tuple[float, float, float, float, tuple[Pieces, ...]]:
    """Left, bottom, width and height in points of what the one-page PDF `data` draws, and the objects that draw it.

    The first object is the form. Raises Refused.
    """
    check_size(data)
    try:
        # What a reader mends by itself is told to nobody: what comes out is whole.
        with warnings.catch_warnings(action="ignore"), pikepdf.open(BytesIO(data)) as pdf:
            check_document(pdf)
            form = pdf.make_indirect(pdf.pages[0].as_form_xobject())
            clean_form(form, saved=PAGE_SAVES)
            check_spot_colours(form)
            return (*_extent(form), take_apart(form))
    except pikepdf.PasswordError:
        raise Refused("it is encrypted") from None
    except BROKEN:
        raise Refused("it is not a PDF that can be read") from None


def _extent(form: pikepdf.Object) -> tuple[float, float, float, float]:
    """Left, bottom, width and height of what the form draws, after its own matrix (ISO 32000-1, 8.10.1)."""
    a, b, c, d, e, f = (float(value) for value in form.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    x1, y1, x2, y2 = (float(value) for value in form.BBox)
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x1, x2) for y in (y1, y2)]
    left, bottom = min(x for x, _ in corners), min(y for _, y in corners)
    width, height = max(x for x, _ in corners) - left, max(y for _, y in corners) - bottom
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
        raise Refused(f"its page is {width:g} by {height:g} points")
    return left, bottom, width, height

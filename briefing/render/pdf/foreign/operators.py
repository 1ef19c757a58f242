"""The operators of a page's code, and what each is given (ISO 32000-1, annex A)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pikepdf

from briefing.render.pdf.foreign import Refused
from briefing.render.pdf.foreign.limits import check_value

NUMBER, NAME, STRING, ARRAY = "n", "/", "s", "a"
# fmt: off
OPERANDS = {
    **dict.fromkeys((
        "b", "B", "b*", "B*", "BT", "ET", "f", "F", "f*", "h", "n", "q", "Q", "s", "S", "T*", "W", "W*"), ""),
    **dict.fromkeys(("G", "g", "i", "j", "J", "M", "Tc", "TL", "Tr", "Ts", "Tw", "Tz", "w"), NUMBER),
    **dict.fromkeys(("l", "m", "Td", "TD"), NUMBER * 2),
    **dict.fromkeys(("RG", "rg"), NUMBER * 3),
    **dict.fromkeys(("re", "v", "y"), NUMBER * 4),
    **dict.fromkeys(("c", "cm", "Tm"), NUMBER * 6),
    **dict.fromkeys(("cs", "CS", "Do", "gs", "ri", "sh"), NAME),
    **dict.fromkeys(("Tj", "'"), STRING),
    "d": ARRAY + NUMBER,
    "Tf": NAME + NUMBER,
    "TJ": ARRAY,
    '"': NUMBER + NUMBER + STRING,
}
# fmt: on
"""All but those of colours that any number of components tell."""
COLOURS = frozenset({"SC", "sc", "SCN", "scn"})
CMYK = frozenset({"k", "K"})
MOST_COMPONENTS = 32


def check_operands(operator: str, operands: Sequence[object]) -> None:
    """Refuses an operator that does not exist or that no page may use, and one that is not given what it takes."""
    if operator in CMYK:
        raise Refused("it is drawn in CMYK colours: export it in RGB")
    if operator not in OPERANDS and operator not in COLOURS:
        raise Refused(f"its page holds the unknown operator '{operator[:20]}'")
    kinds = "".join(map(_kind, operands))
    if operator in COLOURS:
        components = kinds.removesuffix(NAME) if operator in {"SCN", "scn"} else kinds
        is_sound = bool(kinds) and components == NUMBER * len(components) and len(components) <= MOST_COMPONENTS
    else:
        is_sound = kinds == OPERANDS[operator]
    if not is_sound:
        raise Refused(f"its page's code is broken (at the operator '{operator}')")
    for operand in operands:
        check_value(operand)


def _kind(operand: object) -> str:
    if isinstance(operand, pikepdf.Name):
        return NAME
    if isinstance(operand, pikepdf.String):
        return STRING
    if isinstance(operand, pikepdf.Array):
        return ARRAY
    return NUMBER if isinstance(operand, int | Decimal | float) and not isinstance(operand, bool) else "?"

"""What a figure counts, said beside its label.

A noun beside the number would need the form that the number asks for, one ship and two ships, in Ukrainian a third; the
brief gives a single word.
"""

from __future__ import annotations

from briefing.compose.composition import Composition
from briefing.compose.numbers import is_counted
from briefing.compose.phrase import names_unit
from briefing.compose.runs import merged, words
from briefing.compose.typography import set_words
from briefing.document.runs import Runs, plain
from briefing.model.figure import Figure


def counted_label(composition: Composition, figure: Figure) -> Runs:
    """`Tonnage (tonnes)`: the label, with what the number counts unless its unit is a symbol or the label names it."""
    label = composition.label(figure.label)
    if not is_counted(figure.unit) or names_unit(figure.unit, plain(label)):
        return label
    return merged((*label, *words(f" ({set_words(figure.unit, composition.wording)})")))

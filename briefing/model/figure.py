"""A number with its unit, source and date: said once, used everywhere."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from briefing.diagnostics import Position
from briefing.model.dates import PartialDate
from briefing.model.marking import Marking
from briefing.model.silence import Silence
from briefing.model.text import Text
from briefing.values import dataclass, field

Qualifier = Literal["about", "at least", "at most", "more than", "less than", "up to", "nearly", "over"]
Magnitude = Literal["thousand", "million", "billion", "trillion"]


@dataclass(frozen=True, slots=True)
class Figure:
    id: str
    value: Decimal
    """The whole number: 175000000000 for `175 billion`."""
    unit: str
    """`%`, a currency code (`USD`), a measure (`km`), or a counted noun (`troops`)."""
    label: Text
    """What the number counts, as a key figure's caption says it."""
    as_of: PartialDate
    """When the number was true, not when it was published."""
    source: str
    """The id of the source that gives it."""
    magnitude: Magnitude | None = None
    """The word that the analyst wrote the number with; it is printed so."""
    qualifier: Qualifier | None = None
    marking: Marking | None = None
    silence: tuple[Silence, ...] = ()
    position: Position = field(default=Position(""), compare=False)

    def is_stale(self, on: date, days: int) -> bool:
        """Whether the number was last known true more than `days` before `on`."""
        return (on - self.as_of.last_day).days > days

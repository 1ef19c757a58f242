"""The units of figures, as far as an edition says them."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.compose.numbers import is_counted
from briefing.compose.works import UNSAID


class Units:
    """What is left of each unit; two that differ are never left alike."""

    def __init__(self) -> None:
        self._whole: dict[str, str] = {}
        """The units of which the others are what is left."""

    def left_of(self, unit: str, said: Iterable[str]) -> str:
        """The words of `unit` that are `said`; other than what is left of any other unit, and no symbol."""
        heard = set(said)
        left = " ".join(word for word in unit.split() if word in heard) or UNSAID
        if left != unit and not is_counted(left):
            left += f" {UNSAID}"
        while self._whole.setdefault(left, unit) != unit:
            left += UNSAID
        return left

"""Explaining an edition: how full its pages are, what it leaves out or shortens, why, and what it would take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from briefing.compose.choose import Shortfall
from briefing.compose.selection import Omission as Omission
from briefing.model.point import Form
from briefing.values import dataclass

Reason = Literal["pages", "fill", "longer", "marking", "limit", "edition"]
"""`pages`: it does not fit. `fill`: with it, the last page could not be well filled. `longer`: a longer edition, which
would have to hold it, does not. `marking`: it is marked above the edition's audience. `limit`: the edition holds so
many of its kind and no more. `edition`: the edition has no place for it."""

SENTENCES: Mapping[Reason, str] = {
    "pages": "does not fit",
    "fill": "gave way so that the last page is well filled",
    "longer": "a longer edition does not hold it",
    "marking": "marked above the edition's audience",
    "limit": "the edition holds no more",
    "edition": "the edition has no place for it",
}


@dataclass(frozen=True, slots=True)
class Left:
    """Something that an edition leaves out, or says in short."""

    id: str
    """Of the point, judgement, event... or the name of a part."""
    said: Literal["not", "short"]
    """How it is there all the same."""
    reason: Reason
    lines: int | None = None
    """How many lines of body text are missing for it, or for its full form, beside all that is said; None where that is
    not the reason, or where so much comes before it that nothing can be said."""
    limit: str = ""
    """What in the edition says how many it holds, where that is the reason: `events: 6`."""

    @property
    def sentence(self) -> str:
        """Why, and what it would take."""
        return f"{SENTENCES[self.reason]}{self._takes()}"

    def _takes(self) -> str:
        if self.reason == "limit":
            other = "move it up in the brief" if self.limit.startswith("judgements") else "give it a priority nearer 1"
            return f" than `{self.limit}`: raise that, or {other}" if self.limit else ""
        if self.lines:
            return f": {self.lines} {'line' if self.lines == 1 else 'lines'} short"
        if self.reason == "fill" and self.lines == 0:
            return ": it fits, but would leave that page open"
        return ": far behind what fits" if self.reason == "pages" and self.lines is None else ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was chosen for one edition, and what not."""

    fill: float | None
    """How much of the last page the content fills, before its spaces are spread; None without a page contract."""
    spread: float
    """The share by which the spaces between blocks are larger than the house sets them."""
    words_missing: int
    """About how many words are missing for the last page to be well filled."""
    layouts: int
    """How many documents were measured or laid out to choose the content."""
    left: tuple[Left, ...]
    """First what could have come in, in the order of its worth; then what could not, in the brief's order."""


def left_out(shortfalls: Iterable[Shortfall], omissions: Iterable[Omission]) -> tuple[Left, ...]:
    """What an edition leaves out, from what its search and its composer say."""
    told = [
        Left(each.id, "short" if each.form is Form.FULL and each.is_said else "not", each.reason, each.lines)
        for each in shortfalls
    ]
    known = {each.id for each in told}
    others = [
        Left(each.id, "short" if each.form is Form.SHORT else "not", each.reason, limit=each.limit)
        for each in omissions
        if each.id not in known
    ]
    return (*told, *others)


def as_data(explanation: Explanation) -> dict[str, Any]:
    """The same for programs, as JSON has it."""
    return {
        "fill": None if explanation.fill is None else round(explanation.fill, 4),
        "spread": round(explanation.spread, 4),
        "words_missing": explanation.words_missing,
        "layouts": explanation.layouts,
        "left_out": [
            {
                "id": each.id,
                "said": each.said,
                "reason": each.reason,
                "lines_short": each.lines,
                "limit": each.limit or None,
                "why": each.sentence,
            }
            for each in explanation.left
        ],
    }

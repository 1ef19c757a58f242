"""Likelihood scales: words for probabilities, with the ranges that their publishers give.

PHIA leaves gaps between its ranges on purpose: no midpoint, no rounding into the next one.
"""

from __future__ import annotations

from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Likelihood:
    """One rung of a scale."""

    terms: tuple[str, ...]
    """The words for it. On `icd203`, one from each row."""
    low: int
    """Per cent."""
    high: int
    """Per cent."""
    low_open: bool = False
    """The range begins above `low` (PHIA's `>0`)."""
    high_open: bool = False
    """The range ends below `high` (PHIA's `<50%`)."""


@dataclass(frozen=True, slots=True)
class LikelihoodScale:
    id: str
    title: str
    source: str
    approximate: bool
    """Whether its publisher gives the ranges as `about`."""
    rungs: tuple[Likelihood, ...]
    """From least to most likely."""

    def find(self, term: str) -> Likelihood | None:
        """The rung that `term` names, or None."""
        return next((rung for rung in self.rungs if term in rung.terms), None)

    def range_of(self, rung: Likelihood) -> str:
        """The per cents of `rung` as its publisher gives them: `about 55 to 75`, `>0 to about 5`."""
        about = "about " if self.approximate else ""
        low = f">{rung.low}" if rung.low_open else f"{about}{rung.low}"
        high = f"<{rung.high}" if rung.high_open else f"{about if rung.low_open else ''}{rung.high}"
        return f"{low} to {high}"

    def nearest(self, foreign: Likelihood) -> tuple[Likelihood, ...]:
        """The rungs whose ranges share most with that of a rung of another scale; none where none does."""
        shared = {rung: min(rung.high, foreign.high) - max(rung.low, foreign.low) for rung in self.rungs}
        most = max(shared.values())
        return tuple(rung for rung, width in shared.items() if width == most > 0)

    @property
    def terms(self) -> tuple[str, ...]:
        return tuple(term for rung in self.rungs for term in rung.terms)


PHIA_2025 = LikelihoodScale(
    id="phia-2025",
    title="PHIA probability yardstick",
    source="UK Professional Head of Intelligence Assessment, “Explaining uncertainty in UK intelligence assessment”, "
    "24 March 2025",
    approximate=True,
    rungs=(
        Likelihood(("remote chance",), 0, 5, low_open=True),
        Likelihood(("highly unlikely",), 10, 20),
        Likelihood(("unlikely",), 25, 35),
        Likelihood(("realistic possibility",), 40, 50, high_open=True),
        Likelihood(("likely", "probable"), 55, 75),
        Likelihood(("highly likely",), 80, 90),
        Likelihood(("almost certain",), 95, 100, high_open=True),
    ),
)

ICD_203 = LikelihoodScale(
    id="icd203",
    title="ICD 203",
    source="US Intelligence Community Directive 203, “Analytic Standards”, section D.6.e(2)(a)",
    approximate=False,
    rungs=(
        Likelihood(("almost no chance", "remote"), 1, 5),
        Likelihood(("very unlikely", "highly improbable"), 5, 20),
        Likelihood(("unlikely", "improbable"), 20, 45),
        Likelihood(("roughly even chance", "roughly even odds"), 45, 55),
        Likelihood(("likely", "probable"), 55, 80),
        Likelihood(("very likely", "highly probable"), 80, 95),
        Likelihood(("almost certain", "nearly certain"), 95, 99),
    ),
)

SCALES = {scale.id: scale for scale in (PHIA_2025, ICD_203)}

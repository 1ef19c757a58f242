"""Handling markings: TLP labels, which have an order, and an organisation's own text, which has none."""

from __future__ import annotations

from briefing.scales.tlp import TLP, TlpLabel
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Marking:
    """`TLP:AMBER`, or the user's own words (`OFFICIAL`)."""

    text: str

    @property
    def tlp(self) -> TlpLabel | None:
        """The TLP label, or None for the user's own text."""
        return TLP.get(self.text)

    def allows(self, audience: Marking | None) -> bool:
        """Whether something so marked may be said in an edition marked `audience`.

        TLP labels are compared by rank. An own marking allows only an edition with the same words.
        An edition without a marking is open to all.
        """
        mine, theirs = self.tlp, audience.tlp if audience else TLP["TLP:CLEAR"]
        if mine and theirs:
            return mine.rank <= theirs.rank
        return audience is not None and audience.text == self.text

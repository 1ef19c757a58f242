"""What stands where the data file wants something of which an edition says nothing."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.compose.works import PLAIN_TYPE, UNSAID
from briefing.model.source import Source
from briefing.model.text import Text, Words

UNSAID_TEXT = Text((Words(UNSAID),), UNSAID)
STAND_IN = "left-out"
"""The id of the work that stands for those that are not named."""
OWN_PRIORITY = 3
"""The priority of everything that is carried: nothing is chosen from it."""


def stand_in(name: str) -> Source:
    """The work of which nothing is said."""
    return Source(name, PLAIN_TYPE, UNSAID)


def free_name(sources: Mapping[str, Source]) -> str:
    """An id for the work of which nothing is said, that none of `sources` has for another."""
    name = STAND_IN
    while sources.get(name, stand_in(name)) != stand_in(name):
        name += "-x"
    return name

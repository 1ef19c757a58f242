"""Hypothesis strategies for whole valid briefs: 5 to 60 points, in Latin and Cyrillic, with everything in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from hypothesis import strategies as st

from briefing.load.brief import parse_brief
from briefing.model.brief import Brief
from tests.invented import LANGUAGES, invent

T = TypeVar("T")


class _Drawn:
    """Choices that Hypothesis makes, and shrinks."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def whole(self, low: int, high: int) -> int:
        return self._draw(st.integers(low, high))

    def pick(self, things: Sequence[T]) -> T:
        return things[self._draw(st.integers(0, len(things) - 1))]


@st.composite
def brief_yaml(
    draw: st.DrawFn, *, least: int = 5, most: int = 60, languages: Sequence[str] = LANGUAGES, signed: bool = False
) -> str:
    """The YAML of a brief that loads without a fault, of `least` to `most` points.

    With `signed` each text begins with a word of its own (`tests.invented.is_signature`).
    """
    points = draw(st.integers(least, most))
    language = draw(st.sampled_from(list(languages)))
    return invent(_Drawn(draw), points=points, language=language, signed=signed)


@st.composite
def briefs(
    draw: st.DrawFn, *, least: int = 5, most: int = 60, languages: Sequence[str] = LANGUAGES, signed: bool = False
) -> Brief:
    """The same, read."""
    return read_invented(draw(brief_yaml(least=least, most=most, languages=languages, signed=signed)))


def read_invented(yaml: str) -> Brief:
    """The brief that the invented `yaml` says."""
    brief, faults = parse_brief(yaml.encode(), Path("brief.yaml"))
    assert brief is not None, "\n".join(map(str, faults))
    return brief

"""The houses that the program ships, with the widths of their faces."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefing.galley.charts import Measure
from briefing.house import House
from briefing.load.house import read_house
from briefing.typeset.shaping import Shaper

TEMPLATES = Path(__file__).parents[2] / "templates"
HOUSES = ("policy", "memo")


@cache
def shipped_house(name: str) -> House:
    house, faults = read_house(TEMPLATES / name)
    assert house is not None, faults
    return house


@cache
def shipped_measure(name: str) -> Measure:
    """The width of a text in a face of the house `name`."""
    return Shaper(shipped_house(name)).width

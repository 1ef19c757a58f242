"""The shapes and rows that the tables of fields share."""

from __future__ import annotations

from briefing.load.dates import parse_date, parse_moment
from briefing.load.names import MarkingShape, Reference
from briefing.load.numbers import SCALED_PATTERN, parse_figure
from briefing.load.prose import Prose
from briefing.load.record import Field
from briefing.load.shapes import Line, ListOf, Parsed, Whole
from briefing.load.silences import Silences
from briefing.load.sources import DATE_SCHEMA

TEXT = Prose()
HEADING = Prose(limit=250)
"""What stands alone above or beside other things: a title, the question, a label."""
TEXTS = ListOf(TEXT, "a list of texts")
LINE = Line()
LINES = ListOf(LINE, "a list of lines")
MARKING = MarkingShape()
SILENCE = Silences()
PRIORITY = Whole(1, 5, "1 is said first, 5 is left out first")
SOURCE = Reference("source")
POINTS = ListOf(Reference("point"), "a list of ids of points", distinct=True)
DATE = Parsed("a date", parse_date, DATE_SCHEMA)
MOMENT = Parsed(
    "a day",
    parse_moment,
    {
        "type": "string",
        "pattern": "^[12][0-9]{3}-[01][0-9]-[0-3][0-9]([T ][0-2][0-9]:[0-5][0-9].*)?$",
        "patternErrorMessage": "A day, with or without a time: 2024-11-05, 2024-11-05 18:00 UTC.",
    },
)
NUMBER = Parsed(
    "a number",
    parse_figure,
    {
        "type": ["number", "string"],
        "pattern": f"^{SCALED_PATTERN}$",
        "patternErrorMessage": "A number: 10000, 1.5, 175 billion. The unit has a key of its own.",
    },
)

_MARKING_DOC = (
    "Who may read it: a TLP 2.0 label, or your organisation's own words. It is not said in an edition for a lower "
    "audience."
)
_SILENCE_DOC = "Rules of `briefing check` that are switched off for this item, each with the reason."


def marking_field() -> Field:
    return Field("marking", MARKING, _MARKING_DOC, example="TLP:GREEN")


def silence_field() -> Field:
    return Field("silence", SILENCE, _SILENCE_DOC, example="{bare-number: '1709 is the name of a resolution'}")

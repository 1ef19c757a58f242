"""Every text of a brief that some edition may print."""

from __future__ import annotations

from briefing.model.point import Point
from briefing.model.texts import printed_texts
from tests.compose.build import brief_of

BRIEF = """\
title: The title
question: The question?
bottom_line: The bottom line.
ask: The ask.
changes: [The change.]
method: The method.
contact: The contact.
sections: {situation: {lead: The lead., points: [{id: a, text: The text., short: The short.}]}}
judgements: [{id: j, likelihood: likely, confidence: high, basis: [a], text: The judgement., indicators: [The sign.]}]
figures: {f: {value: 1, unit: t, label: The label, as_of: 2024, source: s}}
events: [{id: e, date: 2024, text: The event., source: s}]
options: [{id: o, text: The option., for: [The benefit.], against: [The cost.]}]
exhibits: [{id: x, kind: table, title: The table., columns: [A, B], rows: [[C, D]], source: s, note: The note.}]
sources: [{id: s, type: report, title: S}]
"""


def test_no_text_of_a_brief_is_forgotten() -> None:
    said = [printed.text.raw for printed in printed_texts(brief_of(BRIEF))]
    assert said == [
        *("The title", "The question?", "The bottom line.", "The ask.", "The change.", "The lead."),
        *("The short.", "The text.", "The judgement.", "The sign.", "The label", "The event."),
        *("The option.", "The benefit.", "The cost.", "The table.", "A", "B", "C", "D", "The note."),
        *("The method.", "The contact."),
    ]


def test_a_text_knows_its_key_and_its_item() -> None:
    (short,) = [printed for printed in printed_texts(brief_of(BRIEF)) if printed.key == "short"]
    assert isinstance(short.item, Point)
    assert short.item.id == "a"

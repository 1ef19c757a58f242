"""Quotations: what they hold, what they must not, and where a fault in one stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.load.brief import parse_brief
from briefing.load.write import write_brief
from briefing.model.point import Form, Point
from briefing.model.text import Foreign

HEAD = """\
title: Talks
as_of: 2024-11-05
figures:
  count: {value: 5, unit: ships, label: Ships, as_of: 2024-10-28, source: paper}
sources:
  - {id: paper, type: report, title: A paper, issued: 2024-10-28}
sections:
  situation:
    points:
      - id: it
        text: The minister agrees.
        quote:
"""
FIRST = HEAD.count("\n") + 1
"""The line on which what a test adds begins."""


def quoting(quote: str) -> str:
    return HEAD + "".join(f"          {line}\n" for line in quote.splitlines())


def point_of(quote: str) -> Point:
    brief, faults = parse_brief(quoting(quote).encode(), Path("brief.yaml"))
    assert brief is not None, faults
    return brief.points[0]


def told(quote: str) -> list[str]:
    _, faults = parse_brief(quoting(quote).encode(), Path("brief.yaml"))
    return [f"{fault.position.line - FIRST}:{fault.position.column} {fault.message}" for fault in faults]


def test_a_quotation_has_words_and_who_said_them() -> None:
    quote = point_of("words: It *must* end.\nby: 'The minister [@paper, p. 4]'").quote
    assert quote is not None
    assert quote.words.raw == "It *must* end."
    assert [(cite.source, cite.locator) for cite in quote.by.citations()] == [("paper", "p. 4")]
    assert quote.position.line == FIRST


def test_its_language_is_that_of_all_its_words() -> None:
    quote = point_of("words: Il faut que *cela* cesse.\nby: The minister\nlanguage: fr").quote
    assert quote is not None
    (span,) = quote.words.spans
    assert isinstance(span, Foreign)
    assert (span.lang, len(span.spans)) == ("fr", 3)


def test_only_the_full_form_quotes() -> None:
    point = point_of("words: It must end.\nby: The minister")
    assert point.has_short
    assert (point.quoted(Form.SHORT), point.quoted(Form.FULL)) == (None, point.quote)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        (
            "words: >-\n  We say that\n  it ends [@paper].\nby: The minister",
            "2:21 the words of a quotation cite no work",
        ),
        (
            "words: '{count} ships.'\nby: The minister",
            "0:19 the words of a quotation use no figure: they stand as they were said",
        ),
        ("words: It must end.", "0:11 a quotation has no 'by'"),
        ("by: The minister", "0:11 a quotation has no 'words'"),
        ("words: It ends.\nby: The minister\nsource: paper", "2:11 unknown key 'source' in a quotation"),
        ("words: It ends.\nby: The minister [@nobody]", "1:29 unknown source 'nobody'"),
        ("words: It ends.\nby: The minister\nlanguage: french language", "2:21 'language' is not a language tag"),
    ],
)
def test_a_fault_is_told_at_its_place(quote: str, expected: str) -> None:
    assert [message for message in told(quote) if message.startswith(expected)], told(quote)


def test_a_reference_to_an_exhibit_is_none_of_the_words() -> None:
    text = quoting("words: It ends (see [#it]).\nby: The minister")
    _, faults = parse_brief(text.encode(), Path("brief.yaml"))
    assert any("refer to no exhibit" in fault.message for fault in faults)


def test_a_quotation_is_written_as_it_was_read() -> None:
    text = quoting("words: C'est *fini*, \\*.\nby: The minister [@paper]\nlanguage: fr")
    brief, _ = parse_brief(text.encode(), Path("brief.yaml"))
    assert brief is not None
    again, faults = parse_brief(write_brief(brief), Path("brief.yaml"))
    assert again == brief
    assert not faults

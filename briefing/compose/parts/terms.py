"""What the terms used in this edition stand for."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.compose.cite import Collation
from briefing.compose.composition import Composition
from briefing.compose.runs import words
from briefing.compose.typography import set_words
from briefing.document.blocks import AnyBlock, Paragraph
from briefing.document.runs import Words


def terms(composition: Composition) -> Iterator[AnyBlock]:
    used = sorted(composition.used_terms, key=Collation(composition.wording))
    if not used:
        return
    yield composition.part_heading("terms")
    for term in used:
        long = set_words(composition.brief.terms[term].removeprefix("the "), composition.wording)
        yield Paragraph(part="terms", runs=(Words(term, strong=True), *words(f"\u2002{long}")), role="term")

"""What opens the document: the edition's name, title, question, and the facts that stand on its first page."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.compose.composition import Composition
from briefing.compose.dates import date_words
from briefing.compose.furniture import edition_name, marking_text
from briefing.compose.runs import words
from briefing.compose.typography import set_words
from briefing.document.blocks import AnyBlock, Fact, Masthead


def masthead(composition: Composition) -> Iterator[AnyBlock]:
    brief = composition.brief
    question = composition.release.question
    yield Masthead(
        id=None,
        origin=brief.title.position,
        part="masthead",
        kicker=_kicker(composition),
        title=composition.heading(brief.title),
        question=composition.heading(question) if question else (),
        facts=tuple(_facts(composition)),
        cover=composition.edition.cover,
    )


def _kicker(composition: Composition) -> str:
    """The edition's name; of a draft, that it is one."""
    brief, name = composition.brief, edition_name(composition.edition, composition.brief.language)
    return name if brief.status == "final" else f"{name} · {composition.wording.status[brief.status]}"


def _facts(composition: Composition) -> Iterator[Fact]:
    brief, wording = composition.brief, composition.wording
    values = {
        "as-of": composition.composer.as_of,
        "next-update": date_words(brief.next_update, wording) if brief.next_update else "",
        "reference": brief.reference,
        "version": brief.version,
        "status": wording.status[brief.status],
        "follows": brief.follows,
        "authors": wording.list_separator.join(set_words(author, wording) for author in brief.authors),
        "marking": marking_text(composition),
    }
    for name, value in values.items():
        if value:
            yield Fact(name, wording.facts[name], words(value))

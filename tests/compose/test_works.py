"""A work as an edition names it: what its references do not say is gone from it."""

from __future__ import annotations

import pytest

from briefing.compose.cite import CitationStyle, References
from briefing.compose.witness import Heard
from briefing.compose.wording import find_wording
from briefing.compose.works import as_said, in_their_order
from briefing.diagnostics import Position
from briefing.model.dates import PartialDate
from briefing.model.source import Name, Source
from briefing.model.text import Cite

WORDING = find_wording("en-GB", Position(""))
WORK = Source(
    "w", "speech", "Doorstep: the whole of it", (Name("Rutte", "Mark"),), publisher="NATO", event_place="Brussels",
    volume="9", issued=PartialDate(2024, 10, 28), url="https://example.org/w", reliability="B", descriptor="Eyewitness",
    archive_url="https://archive.example/w", title_en="At the door",
)  # fmt: skip


def said(form: str, style: CitationStyle = "notes", work: Source = WORK, *others: Source) -> Source:
    """`work` as a document says it that words it so."""
    heard = Heard(References({each.id: each for each in (work, *others)}, style, WORDING))
    if form == "entry":
        heard.entry(work.id)
    elif form == "first":
        heard.first(Cite(work.id))
    elif form == "placed":
        heard.first(Cite(work.id, "p. 47"))
    elif form == "again":
        heard.again(Cite(work.id), "3")
    else:
        heard.short(Cite(work.id), linked=True)
    return as_said(work, heard.ways(work.id), heard.forms[work.id])


def test_a_line_says_author_and_date() -> None:
    assert said("short") == Source("w", "document", "…", (Name("Rutte"),), issued=PartialDate(2024, 10, 28))


def test_author_and_year_say_no_day() -> None:
    assert said("short", "author-date") == Source("w", "document", "…", (Name("Rutte"),), issued=PartialDate(2024))


def test_a_work_noted_again_says_its_author() -> None:
    assert said("again") == Source("w", "document", "…", (Name("Rutte"),))


@pytest.mark.parametrize("form", ["first", "entry"])
def test_a_reference_in_full_says_all_but_what_its_type_does_not_print(form: str) -> None:
    found = said(form)
    assert (found.title, found.author, found.url, found.title_en) == (WORK.title, WORK.author, WORK.url, WORK.title_en)
    assert (found.type, found.event_place, found.archive_url) == ("speech", "Brussels", WORK.archive_url)
    assert found.volume == ""
    assert (found.reliability, found.descriptor) == (("B", "Eyewitness") if form == "entry" else ("", ""))


ARTICLE = Source("j", "article-journal", "An article", (Name("Doe", "Jo"),), container_title="Survival", page="45-67")


@pytest.mark.parametrize(("form", "page"), [("placed", ""), ("first", "45-67"), ("entry", "45-67"), ("short", "")])
def test_the_pages_of_a_work_are_not_told_where_a_place_in_it_stands_for_them(form: str, page: str) -> None:
    assert said(form, work=ARTICLE).page == page


def test_authors_that_et_al_stands_for_are_not_told() -> None:
    names = tuple(Name(family) for family in ("A", "Bravo", "Charlie", "Delta"))
    found = said("short", "notes", Source("w", "report", "T", names, issued=PartialDate(2024)))
    assert [name.family for name in found.author] == ["A", "…", "…", "…"]


def test_a_title_that_tells_two_works_of_one_day_apart_is_said_as_far_as_it_is_printed() -> None:
    other = Source("o", "speech", "Other", WORK.author, issued=WORK.issued)
    assert said("short", "notes", WORK, other).title == "Doorstep"


def test_works_of_one_author_and_year_keep_their_order() -> None:
    whole = {
        "b": Source("b", "report", "First", (Name("X"),), issued=PartialDate(2024, 1)),
        "a": Source("a", "report", "Second", (Name("X"),), issued=PartialDate(2024, 2)),
    }
    references = References(whole, "author-date", WORDING)
    heard = Heard(references)
    for name in whole:
        heard.short(Cite(name), linked=False)
    said = {name: as_said(work, heard.ways(name), ("short",)) for name, work in whole.items()}
    taken = in_their_order(said, whole, heard.suffixes)
    assert {work.title[:1] for work in taken.values()} == {"…"}
    assert References(taken, "author-date", WORDING).suffixes == references.suffixes == {"b": "a", "a": "b"}

"""Each type of source in both styles, case by case: `cases/references.txt`."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import indent

import pytest

from briefing.compose.cite import References
from briefing.compose.wording import find_wording
from briefing.document.dump import show
from briefing.model.text import Cite
from tests.compose.build import brief_of, cases


def references(source: str, style: str, language: str = "en-GB") -> References:
    listed = indent(source, "    ").replace("    id: s", "  - id: s", 1)
    brief = brief_of(f"sources:\n{listed}\n", language)
    return References(brief.sources, style, find_wording(language, brief.position))  # type: ignore[arg-type]


def told(source: str, language: str) -> list[str]:
    """The source in every form of both styles."""
    notes, dated = references(source, "notes", language), references(source, "author-date", language)
    fourth, fifth = Cite("s", "p. 4"), Cite("s", "p. 5")
    forms = {
        "note": notes.note((fourth,), (None,)),
        "again": notes.note((fifth,), ("1",)),
        "short": notes.short(Cite("s"), linked=False),
        "list": notes.entry("s").runs,
        "in text": dated.in_text(fourth, linked=False),
        "author-date": dated.entry("s").runs,
    }
    return [f"{name}: {show(runs)}" for name, runs in forms.items()]


@pytest.mark.parametrize(("title", "source", "expected"), cases("references"))
def test_a_source_is_referred_to_by_its_type(title: str, source: str, expected: str) -> None:
    assert told(source, "uk" if title.startswith("uk: ") else "en-GB") == expected.splitlines()


TWO_OF_ONE_YEAR = """\
sources:
  - {id: late, type: speech, title: Late, author: [{family: Rutte}], issued: 2024-11-02}
  - {id: early, type: speech, title: Early, author: [{family: Rutte}], issued: 2024-10}
  - {id: other, type: speech, title: Other, author: [{family: Rutte}], issued: 2023}
"""


def test_works_of_one_author_and_year_are_told_apart_by_letters_in_the_order_of_their_dates() -> None:
    brief = brief_of(TWO_OF_ONE_YEAR)
    dated = References(brief.sources, "author-date", find_wording("en-GB", brief.position))
    assert [show(dated.in_text(Cite(name), linked=False)) for name in brief.sources] == [
        "Rutte~2024b",
        "Rutte~2024a",
        "Rutte~2023",
    ]


def test_works_of_one_author_without_a_date_are_told_apart_too() -> None:
    brief = brief_of(TWO_OF_ONE_YEAR.replace(", issued: 2024-11-02", "").replace(", issued: 2024-10", ""))
    dated = References(brief.sources, "author-date", find_wording("en-GB", brief.position))
    assert show(dated.in_text(Cite("late"), linked=False)) == "Rutte, n.d.-b"
    assert show(dated.entry("early").runs).startswith("Rutte (n.d.-a), ‘Early’")


@pytest.mark.parametrize(
    ("source", "listed"),
    [
        (
            "type: article-newspaper\ncontainer-title: The Times\npublisher-place: London",
            "‘T’, *The Times*, London,~2024.",
        ),
        ("type: article-newspaper\npublisher: Tass\npublisher-place: Moscow", "‘T’, Moscow: Tass,~2024."),
        ("type: article-journal\ncontainer-title: Survival\npublisher-place: London", "‘T’, *Survival*,~2024."),
        (
            "type: broadcast\ncontainer-title: News\npublisher: BBC\npublisher-place: London",
            "‘T’, broadcast, *News*, London: BBC,~2024.",
        ),
        ("type: webpage\npublisher: NATO\npublisher-place: Brussels", "‘T’, Brussels: NATO,~2024."),
        ("type: interview\npublisher: KBS\nevent-place: Seoul", "‘T’, interview, Seoul, KBS,~2024."),
        ("type: report\npublisher: RAND\npublisher-place: Santa Monica", "*T*, Santa Monica: RAND,~2024."),
        (
            "type: report\nauthor: [{literal: RAND}]\npublisher: RAND\npublisher-place: Santa Monica",
            "RAND, *T*, Santa Monica,~2024.",
        ),
        ("type: treaty\nevent-place: Moscow", "*T*, Moscow,~2024."),
        ("type: hearing\nevent-place: Washington", "‘T’, hearing, Washington,~2024."),
    ],
)
def test_a_work_says_where_it_appeared_if_that_tells_anything(source: str, listed: str) -> None:
    entry = references(f"id: s\ntitle: T\nissued: 2024\n{source}", "notes").entry("s")
    assert show(entry.runs) == listed


def test_the_list_is_in_the_order_of_authors_then_dates() -> None:
    brief = brief_of(TWO_OF_ONE_YEAR)
    dated = References(brief.sources, "author-date", find_wording("en-GB", brief.position))
    assert dated.in_order(brief.sources) == ["other", "early", "late"]


def test_a_ukrainian_list_follows_the_ukrainian_alphabet() -> None:
    sources = "".join(
        f"  - {{id: s{place}, type: speech, title: Т, author: [{{family: {name}}}]}}\n"
        for place, name in enumerate(["Яременко", "Іваненко", "Ґалаґан", "Гриценко", "Єрмак", "Зеленський"])
    )
    brief = brief_of(f"sources:\n{sources}", "uk")
    listed = References(brief.sources, "notes", find_wording("uk", brief.position)).in_order(brief.sources)
    assert [brief.sources[name].author[0].family for name in listed] == [
        "Гриценко",
        "Ґалаґан",
        "Єрмак",
        "Зеленський",
        "Іваненко",
        "Яременко",
    ]


def test_a_list_is_in_the_order_of_what_its_entries_begin_with() -> None:
    brief = brief_of(
        "sources:\n"
        "  - {id: b, type: article-newspaper, title: The beginning, container-title: Zeit}\n"
        "  - {id: c, type: article-newspaper, title: Calm, container-title: Abend}\n"
        "  - {id: a, type: article-newspaper, title: An apple, container-title: Morgen}\n"
        "  - {id: k2, type: speech, title: T, author: [{family: Kim, given: Jong}], issued: 2001}\n"
        "  - {id: k1, type: speech, title: T, author: [{family: Kim, given: Aram}], issued: 2002}\n"
    )
    wording = find_wording("en-GB", brief.position)
    assert References(brief.sources, "notes", wording).in_order(brief.sources) == ["a", "b", "c", "k1", "k2"]
    assert References(brief.sources, "author-date", wording).in_order(brief.sources) == ["c", "k1", "k2", "a", "b"]


@pytest.mark.parametrize(("typed", "printed"), [("7", "p.~7"), ("45-67", "pp.~45–67"), ("3, 5", "pp.~3,~5")])
def test_the_pages_of_a_work_are_set(typed: str, printed: str) -> None:
    notes = references(f"id: s\ntype: chapter\ntitle: T\nissued: 2020\npage: '{typed}'\n", "notes")
    assert show(notes.entry("s").runs) == f"‘T’, 2020, {printed}."


def test_marks_of_a_doi_that_no_address_holds_are_encoded() -> None:
    notes = references(
        "id: s\ntype: chapter\ntitle: T\nissued: 2020\nDOI: '10.1002/(SICI)1:1<1::AID>3.0;2-G'\n", "notes"
    )
    assert "(https://doi.org/10.1002/(SICI)1:1%3C1::AID%3E3.0;2-G)" in show(notes.entry("s").runs)


def test_an_address_of_another_scheme_is_no_link() -> None:
    source = "id: s\ntype: webpage\ntitle: T\n"
    entry = references(source, "notes")
    assert show(entry.entry("s").runs) == "‘T’, n.d."


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("p. 4", "p.~4"), ("pp. 4-6", "pp.~4–6"), ("12", "12"), ("ch. 3, p. 4", "ch.~3, p.~4"), (" p. 4 ", "p.~4")],
)
def test_a_place_in_a_work_is_set(typed: str, printed: str) -> None:
    dated = references("id: s\ntype: speech\ntitle: T\nauthor: [{family: A}]\nissued: 2020\n", "author-date")
    assert show(dated.in_text(Cite("s", typed), linked=False)) == f"A~2020, {printed}"


def _as_documented(line: str) -> str:
    """A case's line without what only the tests show: no-break spaces, links, languages."""
    line = re.sub(r"\[([^\]]*)\]\{lang=\w+\}", r"\1", line.replace("~", " "))
    return re.sub(r"\[([^\]]*)\]\((?:#|https)[^)]*\)", r"\1", line)


@pytest.mark.parametrize(("title", "source", "expected"), cases("references"))
def test_the_documentation_shows_each_type_as_it_is_printed(title: str, source: str, expected: str, root: Path) -> None:
    page = (root / "docs" / "citation-styles.md").read_text(encoding="utf-8")
    assert f"```yaml\n{source}\n```" in page
    for line in expected.splitlines():
        assert _as_documented(line.partition(": ")[2]) in page

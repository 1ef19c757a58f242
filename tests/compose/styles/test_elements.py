"""What a reference says of a work beside its author and date."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.compose.styles.elements import (
    address,
    closed,
    elements,
    locator_words,
    pages,
    shortened,
    title_runs,
    where_online,
)  # fmt: skip
from briefing.compose.wording import find_wording
from briefing.diagnostics import Position
from briefing.document.dump import show
from briefing.document.runs import Words, plain
from briefing.model.dates import PartialDate
from briefing.model.source import Source

WORDING = find_wording("en-GB", Position("x"))


def source(**values: Any) -> Source:
    return Source("it", values.pop("type", "report"), values.pop("title", "A title"), **values)


@pytest.mark.parametrize(("kind", "shown"), [("report", "*A title*"), ("article-newspaper", "‘A title’")])
def test_a_whole_work_stands_in_italics_and_a_part_of_one_in_quotation_marks(kind: str, shown: str) -> None:
    assert show(title_runs(source(type=kind), WORDING)) == shown


def test_a_foreign_title_has_its_own_marks_its_language_and_its_translation() -> None:
    work = source(type="webpage", title='Про "план"', language="uk", title_en="On the 'plan'")
    assert show(title_runs(work, WORDING)) == "‘[Про «план»]{lang=uk}’ [On the ‘plan’]"
    assert show(title_runs(work, WORDING, short=True)) == "‘[Про «план»]{lang=uk}’"


@pytest.mark.parametrize(
    ("language", "title", "tag"),
    [
        ("uk", "Українська правда", "uk"),
        ("uk", "Ukrainska Pravda, 2024", "uk-Latn"),
        ("uk", "Радіо NV", "uk"),
        ("uk-Latn", "Ukrainska Pravda", "uk-Latn"),
        ("fr", "Le Monde", "fr"),
        ("en-US", "The Times", None),
        ("de", "Центр транспортних стратегій", None),
        ("de", "Die Rolle von Україна", "de"),
        ("ru", "조선중앙통신", None),
        ("ko", "조선중앙통신", "ko"),
        ("ja", "読売ニュース", "ja"),
        ("sr", "Политика", "sr"),
    ],
)
def test_a_title_and_what_carries_it_are_in_the_work_s_language_and_in_the_script_that_they_have(
    language: str, title: str, tag: str | None
) -> None:
    work = source(type="article-newspaper", title=title, container_title=title, language=language, publisher="X")
    runs = [run for run in (*title_runs(work, WORDING), *sum(elements(work, WORDING), ())) if isinstance(run, Words)]
    assert {run.lang for run in runs if title in run.text} == {tag}
    assert {run.lang for run in runs if title not in run.text} <= {None}


def test_a_ukrainian_name_that_carries_an_english_work_is_read_by_the_voice_of_a_ukrainian_brief() -> None:
    work = source(type="webpage", title="The corridor", container_title="Центр транспортних стратегій", language="en")
    wording = find_wording("uk", Position("x"))
    runs = [run for run in (*title_runs(work, wording), *sum(elements(work, wording), ())) if isinstance(run, Words)]
    assert {run.text: run.lang for run in runs if run.text.strip("«»")} == {
        "The corridor": "en", "Центр транспортних стратегій": None
    }  # fmt: skip


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("The plan: a history", "The plan"),
        ("Who won? A history", "Who won"),
        ("One two three four five six seven eight nine", "One two three four five six seven eight …"),
    ],
)
def test_a_title_is_shortened_at_its_first_stop_or_after_eight_words(title: str, short: str) -> None:
    assert shortened(title) == short


@pytest.mark.parametrize(
    ("locator", "said"),
    [("p. 4", "p.~4"), ("pp. 4-6", "pp.~4–6"), ("chapter 3", "chapter 3"), ("4-6", "4–6"), (None, ""), ("a-b", "a-b")],
)
def test_a_place_in_a_work_is_bound_to_its_number(locator: str | None, said: str) -> None:
    assert locator_words(locator, WORDING).replace("\u00a0", "~") == said


def test_one_page_is_p_and_several_are_pp() -> None:
    assert pages(source(page="45"), WORDING).replace("\u00a0", "~") == "p.~45"
    assert pages(source(page="45-67"), WORDING).replace("\u00a0", "~") == "pp.~45–67"


def test_a_doi_is_the_address_and_marks_that_no_address_may_hold_are_encoded() -> None:
    runs = where_online(source(doi="10.1/a<b>", url="https://example.org/"), WORDING)
    assert plain(runs) == "https://doi.org/10.1/a%3Cb%3E"
    assert isinstance(runs[0], Words)
    assert runs[0].href == "https://doi.org/10.1/a%3Cb%3E"


def test_access_and_archive_stand_in_brackets_behind_the_address() -> None:
    work = source(
        url="https://example.org/", accessed=PartialDate(2024, 11, 5), archive_url="https://archive.org/x",
        archive_date=PartialDate(2024, 11, 4),
    )  # fmt: skip
    said = plain(where_online(work, WORDING)).replace("\u00a0", " ")
    assert said.startswith("https://example.org/ (accessed 5 November 2024; archived 4 November 2024: https://archive")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_only_an_address_of_the_web_is_linked(url: str) -> None:
    assert address(url) == (Words(url),)


def test_no_full_stop_follows_a_bare_address() -> None:
    assert plain(closed(address("https://example.org/a"))) == "https://example.org/a"
    assert plain(closed((Words("A report"),))) == "A report."
    assert plain(closed((Words("Who won?"),))) == "Who won?"

"""The brief as an edition says it: composed again it gives the same document, and it holds nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefing.compose import Composer, Selection
from briefing.compose.carried.stand_ins import UNSAID_TEXT
from briefing.compose.carry import carry, recorded_selection
from briefing.compose.cite import CitationStyle
from briefing.compose.works import PLAIN_TYPE, UNSAID
from briefing.document.document import Document
from briefing.document.strings import strings
from briefing.load.brief import parse_brief, read_brief
from briefing.load.editions import read_editions
from briefing.load.write import write_brief
from briefing.model.brief import Brief
from briefing.model.dates import PartialDate
from briefing.model.edition import PART_NAMES, Edition, NotePlacement
from briefing.model.point import Form
from briefing.model.section import Section
from briefing.model.source import Name
from briefing.model.text import Text
from briefing.values import fields, replace
from tests.compose.build import brief_of, edition_of
from tests.invented import Seeded, invent
from tests.strategies import read_invented

ROOT = Path(__file__).parent.parent.parent
EDITIONS, _ = read_editions(ROOT / "templates" / "editions.yaml")

BRIEF = """
marking: TLP:GREEN
distribution: [Secret Registry]
ask: Do it.
names: [Mirage 2000]
terms: {ABC: Alphabet, XYZ: Endbuchstaben}
sections:
  situation:
    lead: The lead.
    points:
      - {id: one, text: 'Long one, {used} [@a]. ABC.', short: Short one., priority: 1, silence: {bare-number: because}}
      - {id: two, text: 'Two is absent, {unused} XYZ [@b].', contested_by: [one]}
      - {id: three, text: Three is marked., marking: 'TLP:RED'}
  law: {title: The law, points: [{id: four, text: Four is absent.}]}
figures:
  unused: {value: 1, unit: km, label: Unused label, as_of: 2024, source: b}
  used: {value: 2, unit: km, label: Used label, as_of: 2024, source: a}
judgements:
  - {id: first, text: Judged., likelihood: likely, confidence: low, basis: [one, two], indicators: [A sign.]}
  - {id: second, text: Not judged., likelihood: likely, confidence: low}
events: [{id: e, date: 2024, text: An event.}]
options: [{id: o, text: An option.}]
sources:
  - {id: a, type: report, title: Title A, custom: {reliability: B, descriptor: Doubtful}}
  - {id: b, type: report, title: Title B}
"""


def _carried(brief: Brief, edition: Edition, selection: Selection, style: CitationStyle = "notes") -> Brief:
    composer = Composer(brief, citation=style)
    return carry(composer, edition, selection, composer.compose(edition, selection))


def _composed_again(brief: Brief, style: CitationStyle) -> Document:
    """As its record says, from what is written of it."""
    read, faults = parse_brief(write_brief(brief), brief.path)
    assert read is not None, "\n".join(map(str, faults))
    assert read.record is not None
    return Composer(read, citation=style).compose(read.record.edition, recorded_selection(read.record))


def _some(brief: Brief, edition: Edition, random: Random) -> Selection:
    forms = (Form.ABSENT, Form.SHORT, Form.FULL)
    parts = (part.name for part in edition.parts if part.optional and random.random() < 0.5)
    return Selection({point.id: random.choice(forms) for point in brief.points}, frozenset(parts))


def _check(brief: Brief, edition: Edition, style: CitationStyle, random: Random) -> None:
    selection = _some(brief, edition, random)
    composer = Composer(brief, citation=style)
    document = composer.compose(edition, selection)
    assert _composed_again(carry(composer, edition, selection, document), style) == document


@pytest.mark.parametrize("style", ["notes", "author-date"])
@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)
@pytest.mark.parametrize("name", ["brief.yaml", "examples/black-sea-grain.yaml"])
def test_a_shipped_brief_gives_the_same_document_again(name: str, edition: Edition, style: CitationStyle) -> None:
    brief, _ = read_brief(ROOT / "data" / name)
    assert brief is not None
    for seed in range(3):
        _check(brief, edition, style, Random(seed))  # noqa: S311 (nothing here is secret)


@given(st.integers(0, 10_000), st.sampled_from(EDITIONS), st.sampled_from(("notes", "author-date")))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_choice_gives_the_same_document_again(seed: int, edition: Edition, style: CitationStyle) -> None:
    brief = read_invented(invent(Seeded(seed), points=5 + seed % 20, quotes=seed % 2 == 0))
    _check(brief, edition, style, Random(seed))  # noqa: S311 (nothing here is secret)


PLACEMENTS: tuple[NotePlacement, ...] = ("none", "line", "foot", "end")
NAMES = (*PART_NAMES[1:], "situation", "law")


def _invented(seed: int) -> tuple[Brief, Edition, CitationStyle, Random]:
    """A brief, and an edition of any parts in any order that names works in any way or in none."""
    random = Random(seed)  # noqa: S311 (nothing here is secret)
    parts = random.sample(NAMES, random.randint(3, len(NAMES)))
    edition = edition_of(
        *dict.fromkeys(f"{part}{random.choice(('', '?'))}" for part in parts),
        notes=random.choice(PLACEMENTS),
        basis=random.random() < 0.5,
        indicators=random.random() < 0.5,
        judgements=random.choice((None, 1)),
        events=random.choice((None, 2)),
        exhibits=random.choice((None, 1)),
    )
    style: CitationStyle = random.choice(("notes", "author-date"))
    return read_invented(invent(Seeded(seed), points=5 + seed % 16, quotes=seed % 2 == 0)), edition, style, random


@example(40568)  # a section that has a place by its name and prints nothing
@given(st.integers(0, 100_000))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_an_edition_of_any_parts_gives_the_same_document_again(seed: int) -> None:
    brief, edition, style, random = _invented(seed)
    _check(brief, edition, style, random)


@pytest.mark.parametrize("seed", range(12))
def test_nothing_travels_that_the_document_does_not_need(seed: int) -> None:
    """Whatever is taken away changes the document, or is a word that it prints."""
    brief, edition, style, random = _invented(seed)
    selection = _some(brief, edition, random)
    composer = Composer(brief, citation=style)
    document = composer.compose(edition, selection)
    written = write_brief(carry(composer, edition, selection, document))
    carried, _ = parse_brief(written, brief.path)
    assert carried is not None
    record = carried.record
    assert record is not None
    letters = "\n".join(strings(document)).replace("\u00a0", " ").casefold()
    tried = 0
    for path, value, less in with_less(carried):
        tried += 1
        if isinstance(value, str) and _is_printed(value, letters):
            continue
        try:
            again = Composer(less, citation=style).compose(record.edition, recorded_selection(record))
        except (LookupError, ValueError, AssertionError):
            continue
        assert again != document, path
    assert tried > 5


def _is_printed(value: str, letters: str) -> bool:
    """Whether `value` stands in `letters` somewhere else, or says nothing."""
    return value.replace("\u00a0", " ").casefold().strip(UNSAID) in letters


def with_less(brief: Brief) -> Iterator[tuple[str, object, Brief]]:
    """`brief` without one of the values of its items, again and again: where it was, what it was, the rest."""
    whole: Any = brief
    day = brief.as_of.day
    neutral = PartialDate(day.year, day.month, day.day)
    for name in ("sections", "judgements", "events", "options", "exhibits"):
        items = getattr(brief, name)
        for at, item in enumerate(items):
            for path, value, less in _less(item, neutral):
                yield f"{name}.{path}", value, replace(whole, **{name: (*items[:at], less, *items[at + 1 :])})
    for name in ("figures", "sources"):
        for key, item in getattr(brief, name).items():
            for path, value, less in _less(item, neutral):
                yield f"{name}.{path}", value, replace(whole, **{name: getattr(brief, name) | {key: less}})
    for term, long in brief.terms.items():
        yield "terms", long, replace(brief, terms={key: brief.terms[key] for key in brief.terms if key != term})
    for attribute in fields(brief):
        if attribute.name in _WHOLE and getattr(brief, attribute.name):
            yield attribute.name, None, replace(whole, **{attribute.name: attribute.default})


def _less(item: Any, neutral: PartialDate) -> Iterator[tuple[str, object, Any]]:
    """`item` without one of its values. Ids and markings stay, and what merely repeats what is said beside it."""
    for attribute in fields(item):
        name, value = attribute.name, getattr(item, attribute.name)
        if name in _STAYING or value == attribute.default:
            continue
        if name == "points" and value and isinstance(item, Section):
            for at, point in enumerate(value):
                for path, was, less in _less(point, neutral):
                    yield path, was, replace(item, points=(*value[:at], less, *value[at + 1 :]))
        elif name == "author":
            for at, author in enumerate(value):
                for less in (Name(family=UNSAID), Name(author.family, "", author.literal)):
                    if less != author:
                        yield name, None, replace(item, author=(*value[:at], less, *value[at + 1 :]))
        elif isinstance(value, Text):
            if value != UNSAID_TEXT:
                yield name, None, replace(item, **{name: UNSAID_TEXT})
        else:
            defaults = () if attribute.default is MISSING else (attribute.default,)
            for less in (*defaults, *((_NEUTRAL[name],) if name in _NEUTRAL else ())):
                if less != value:
                    yield name, value, replace(item, **{name: less})
            if isinstance(value, PartialDate) and value != neutral:
                yield name, value, replace(item, **{name: neutral})


_WHOLE = (
    *("question", "bottom_line", "ask", "method", "next_update", "follows", "url", "reference", "version"),
    *("changes", "distribution", "authors"),
)
_STAYING = ("id", "position", "marking", "contested", "reliability", "source")
"""A letter of a grade stands beside a claim, where that of another work may be the same, and an event's or exhibit's
work may be named by its texts and figures, too; which works travel is told by their titles."""
_NEUTRAL = {"title": UNSAID, "unit": UNSAID, "type": PLAIN_TYPE}


def test_what_the_edition_leaves_out_is_gone() -> None:
    brief = brief_of(BRIEF)
    edition = edition_of("judgements", "sections", "sources", notes="line", judgements=1)
    written = write_brief(_carried(brief, edition, Selection({"one": Form.SHORT, "three": Form.FULL}))).decode()
    for gone in (
        "Long one", "absent", "marked", "Unused", "used label", "Endbuchstaben", "Alphabet", "Title", "Mirage", "law",
        "Secret", "Do it", "Not judged", "A sign", "An event", "An option", "because", "Doubtful", "two", "three",
        "four",
    ):  # fmt: skip
        assert gone not in written, gone
    assert "Short one." in written
    assert "The lead." in written


def test_what_stands_in_full_brings_what_it_uses() -> None:
    brief = brief_of(BRIEF)
    edition = edition_of("sections", "sources", basis=True)
    carried = _carried(brief, edition, Selection({"one": Form.FULL, "two": Form.ABSENT}))
    assert list(carried.figures) == ["used"]
    assert list(carried.sources) == ["a"]
    assert carried.sources["a"].descriptor == "Doubtful"
    assert carried.terms == {"ABC": "Alphabet"}
    assert carried.points[0].short is None


def test_the_words_of_the_desk_on_a_work_stay_where_no_list_prints_them() -> None:
    carried = _carried(brief_of(BRIEF), edition_of("sections"), Selection({"one": Form.FULL}))
    assert (carried.sources["a"].reliability, carried.sources["a"].descriptor) == ("", "")


def test_contested_claims_bring_the_short_form_that_their_table_prints() -> None:
    carried = _carried(
        brief_of(BRIEF), edition_of("sections", "contested"), Selection({"one": Form.FULL, "two": Form.FULL})
    )
    one, two = carried.points
    assert one.short is not None
    assert two.contested_by == ("one",)


def test_the_audience_of_the_edition_becomes_the_briefs() -> None:
    brief = brief_of(BRIEF.replace("marking: TLP:GREEN", "marking: TLP:RED"))
    from briefing.model.marking import Marking

    edition = edition_of("sections", marking=Marking("TLP:CLEAR"))
    carried = _carried(brief, edition, Selection({"one": Form.FULL, "three": Form.FULL}))
    assert carried.marking == Marking("TLP:CLEAR")
    assert [point.id for point in carried.points] == ["one"]


def test_an_edition_without_any_point_is_a_brief_all_the_same() -> None:
    brief = brief_of(BRIEF)
    carried = _carried(brief, edition_of("judgements"), Selection({}))
    assert carried.sections == ()
    assert _composed_again(carried, "notes").blocks


def test_works_are_told_apart_only_where_both_are_cited() -> None:
    brief = brief_of(
        "sections: {situation: {points: [{id: one, text: 'One [@a].'}, {id: two, text: 'Two [@b].'}]}}\n"
        "sources:\n"
        "  - {id: a, type: report, title: A, author: [{literal: X}], issued: 2024-02}\n"
        "  - {id: b, type: report, title: B, author: [{literal: X}], issued: 2024-01}\n"
    )
    composer = Composer(brief, citation="author-date")
    edition = edition_of("sections")
    assert "2024b" in str(composer.compose(edition, Selection({"one": Form.FULL, "two": Form.FULL})))
    assert "2024b" not in str(composer.compose(edition, Selection({"one": Form.FULL})))


def test_a_contested_point_stays_one_where_the_other_side_is_left_out() -> None:
    brief = brief_of(
        "sections: {situation: {points: [{id: a, text: Ten., contested_by: [b]}, {id: b, text: Five.}]}}\n"
    )
    edition = edition_of("sections")
    carried = _carried(brief, edition, Selection({"a": Form.FULL}))
    assert [(point.id, point.contested, point.contested_by) for point in carried.points] == [("a", True, ())]

"""The briefs and editions that the project ships are what a newcomer copies: they hold to every rule themselves."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from briefing.check.rules import check_brief
from briefing.compose.wording import WORDINGS
from briefing.load.brief import read_brief
from briefing.load.editions import read_editions
from briefing.model.brief import Brief
from briefing.model.text import Citation, Text

ROOT = Path(__file__).parent.parent
SHIPPED = (ROOT / "data" / "brief.yaml", *sorted((ROOT / "data" / "examples").glob("*.yaml")))


def _read(path: Path) -> Brief:
    brief, faults = read_brief(path)
    assert brief is not None, [str(fault) for fault in faults]
    assert faults == ()
    return brief


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_brief_has_nothing_to_warn_of(path: Path) -> None:
    assert [str(warning) for warning in check_brief(_read(path))] == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_each_short_form_has_at_most_half_the_words(path: Path) -> None:
    long = {point.id for point in _read(path).points if point.short and 2 * _words(point.short) > _words(point.text)}
    assert long == set()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_contested_points_name_each_other(path: Path) -> None:
    contested = {point.id: point.contested_by for point in _read(path).points if point.contested_by}
    assert contested
    assert all(name in contested[other] for name, others in contested.items() for other in others)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_text_that_quotes_also_cites(path: Path) -> None:
    """What a person is quoted with has its source in the same text."""
    for point in _read(path).points:
        if '"' in point.text.raw or "«" in point.text.raw:
            assert any(isinstance(span, Citation) for span in point.text.walk()), point.id


def test_the_two_counts_are_kept_apart() -> None:
    figures = _read(SHIPPED[0]).figures
    assert figures["troops-nato"].value == Decimal(10_000)
    assert figures["troops-ukraine"].value == Decimal(11_000)
    assert figures["troops-us"].qualifier == "at least"


def test_the_conclusions_of_the_analyst_are_marked() -> None:
    marked = {point.id for point in _read(SHIPPED[0]).points if point.inference}
    assert marked == {"offensive-prepared", "incentive-to-attack", "already-in-kursk"}


def test_the_shipped_editions_have_names_in_the_languages_of_the_shipped_briefs() -> None:
    editions, faults = read_editions(ROOT / "templates" / "editions.yaml")
    assert faults == ()
    assert [(edition.id, edition.pages) for edition in editions] == [
        ("one-page", 1),
        ("two-page", 2),
        ("four-page", 4),
        ("report", None),
    ]
    languages = {tag.partition("-")[0] for tag in WORDINGS}
    assert all(languages <= set(edition.label) for edition in editions)


def _words(text: Text) -> int:
    """Words and figures, without citations."""
    raw = text.raw
    for span in reversed([span for span in text.walk() if isinstance(span, Citation)]):
        raw = raw[: span.start] + raw[raw.index("]", span.start) + 1 :]
    return len([word for word in raw.split() if any(letter.isalnum() for letter in word)])

"""The languages' tables, against what the Unicode CLDR says of them, and against one another."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from decimal import Decimal

import pytest
from babel import Locale
from babel.numbers import format_decimal

from briefing.compose.numbers import plain_number
from briefing.compose.wording import WORDINGS, find_wording
from briefing.compose.wording.table import Wording
from briefing.diagnostics import InvalidBrief, Position
from briefing.model.brief import BUILT_IN_SECTIONS
from briefing.model.edition import PART_NAMES, SECTIONS_PART
from briefing.scales.grading import CREDIBILITY, RELIABILITY
from briefing.scales.likelihood import SCALES

HERE = Position("brief.yaml", 3, 1)
LANGUAGES = list(WORDINGS)


@pytest.mark.parametrize(
    ("asked", "given"), [("en", "en-GB"), ("en-IE", "en-GB"), ("en-us", "en-US"), ("uk-UA", "uk"), ("de-AT", "de")]
)
def test_a_language_finds_the_nearest_wording(asked: str, given: str) -> None:
    assert find_wording(asked, HERE).language == given


def test_a_language_without_a_wording_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(InvalidBrief) as refused:
        find_wording("ko", HERE)
    assert str(refused.value.diagnostics[0]) == (
        "brief.yaml:3:1: error: there are no words for the language 'ko'\n"
        "  hint: the languages are en-GB, en-US, uk, fr, de"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_months_are_those_of_the_cldr(language: str) -> None:
    months = Locale.parse(language, sep="-").months
    dates = find_wording(language, HERE).dates
    assert dates.months == tuple(months["format"]["wide"].values())
    assert dates.months_alone == tuple(months["stand-alone"]["wide"].values())
    assert dates.months_short == tuple(months["format"]["abbreviated"].values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", ["7", "999", "12345", "1234567", "0.54", "-1234567.25"])
def test_numbers_are_those_of_the_cldr_with_the_no_break_space_that_every_face_has(language: str, value: str) -> None:
    expected = format_decimal(Decimal(value), locale=language.replace("-", "_")).replace("\u202f", "\u00a0")
    assert plain_number(Decimal(value), find_wording(language, HERE)).replace("−", "-") == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_percentages_are_those_of_the_cldr(language: str) -> None:
    pattern = Locale.parse(language, sep="-").percent_formats[None].pattern
    expected = pattern.replace("#,##0", "{number}").replace("\u202f", "\u00a0")
    assert find_wording(language, HERE).percent == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_a_brief_can_ask_for_is_there(language: str) -> None:
    wording = find_wording(language, HERE)
    assert set(wording.sections) == set(BUILT_IN_SECTIONS)
    assert set(PART_NAMES) - {SECTIONS_PART, "masthead"} <= set(wording.parts)
    assert set(wording.reliability) == set(RELIABILITY)
    assert set(wording.credibility) == set(CREDIBILITY)
    terms = {term for scale in SCALES.values() for term in scale.terms}
    assert language.startswith("en") or set(wording.scale_terms) == terms


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_one_scale_differ_from_one_another(language: str) -> None:
    wording = find_wording(language, HERE)
    for scale in SCALES.values():
        words = [wording.scale_terms.get(term, term) for term in scale.terms]
        assert len(set(words)) == len(words), scale.id


def _strings(value: object, path: str) -> list[tuple[str, str]]:
    if isinstance(value, str):
        return [(path, value)]
    if isinstance(value, dict):
        return [found for key, each in value.items() for found in _strings(each, f"{path}.{key}")]
    if is_dataclass(value):
        return [
            found for field in fields(value) for found in _strings(getattr(value, field.name), f"{path}.{field.name}")
        ]
    return []


@pytest.mark.parametrize("language", LANGUAGES)
def test_patterns_have_the_holes_of_the_british_ones(language: str) -> None:
    british = dict(_strings(find_wording("en-GB", HERE), ""))
    for path, pattern in _strings(find_wording(language, HERE), ""):
        if path in british and not path.startswith(".currenc"):
            holes = sorted(re.findall(r"\{(\w+)\}", pattern))
            assert holes == sorted(re.findall(r"\{(\w+)\}", british[path])), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_holds_a_straight_quote_or_the_narrow_space_that_some_faces_lack(language: str) -> None:
    for path, text in _strings(find_wording(language, HERE), ""):
        assert not set("\"'\u202f") & set(text), path


def test_a_wording_is_its_own_and_no_other() -> None:
    assert isinstance(find_wording("uk", HERE), Wording)
    assert find_wording("uk", HERE) is find_wording("uk-UA", HERE)

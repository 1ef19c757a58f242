"""Ids, references, tags, addresses, markings, terms: what is one, and what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.load.names import (
    Doi,
    FolderName,
    Grade,
    LikelihoodTerm,
    MarkingShape,
    Reference,
    Url,
    check_id,
    check_language,
    slug,
)  # fmt: skip
from briefing.load.nodes import Manuscript, Scalar
from briefing.load.reading import BROKEN, Reading
from briefing.load.shapes import Misread, ScalarShape
from briefing.model.marking import Marking


def read(shape: ScalarShape, word: str) -> tuple[object, str, str]:
    """The value, or BROKEN with the message and the hint."""
    reading = Reading(Path("brief.yaml"))
    value = shape.read(Scalar(Manuscript("brief.yaml", word), 0, len(word), 1, 1, word), reading, "'it'")
    told = reading.diagnostics[0] if reading.diagnostics else None
    return value, told.message if told else "", (told.hint or "") if told else ""


@pytest.mark.parametrize("name", ["a", "nato-count", "x2", "a" * 35])
def test_an_id_is_small_letters_digits_and_hyphens(name: str) -> None:
    check_id(name)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("NATO count", "write nato-count: "),
        ("2024-count", "write count: "),
        ("a" * 36, "write " + "a" * 35),
        ("nаto", "its 'а' is a Cyrillic letter"),
        ("na\u200bto", "it holds a letter that prints nothing (U+200B)"),
        ("війна", "small Latin letters"),
    ],
)
def test_what_is_no_id_is_told_the_one_that_it_comes_nearest_to(name: str, hint: str) -> None:
    with pytest.raises(Misread) as fault:
        check_id(name)
    assert (fault.value.hint or "").startswith(hint)


@given(st.text(max_size=60))
def test_a_slug_is_an_id_or_nothing(text: str) -> None:
    made = slug(text)
    if made:
        check_id(made)


@pytest.mark.parametrize("tag", ["en", "en-GB", "uk", "sr-Latn-RS", "es-419"])
def test_a_language_tag_is_one_of_bcp_47(tag: str) -> None:
    assert check_language(tag) == tag


@pytest.mark.parametrize(
    ("tag", "hint"),
    [("ua", "did you mean 'uk'?"), ("en_gb", "write en-GB"), ("EN", "write en"), ("english", "such as en-GB")],
)
def test_what_is_no_language_tag_is_told_what_was_meant(tag: str, hint: str) -> None:
    with pytest.raises(Misread) as fault:
        check_language(tag)
    assert hint in (fault.value.hint or "")


@pytest.mark.parametrize(
    ("word", "hint"), [("@rutte", "write rutte, without the @"), ("{rutte}", "write rutte, without the braces")]
)
def test_a_reference_is_an_id_alone(word: str, hint: str) -> None:
    assert read(Reference("source"), word)[0] is BROKEN
    assert read(Reference("source"), word)[2] == hint


@pytest.mark.parametrize("word", ["../policy", "/etc", "policy/", "Policy", "."])
def test_a_house_is_named_by_its_folder_and_never_by_a_path(word: str) -> None:
    assert read(FolderName(), "policy")[0] == "policy"
    assert read(FolderName(), word)[0] is BROKEN


@pytest.mark.parametrize(
    ("word", "hint"),
    [("example.org/x", "write https://example.org/x"), ("ftp://example.org", "it begins with https://")],
)
def test_an_address_has_its_scheme(word: str, hint: str) -> None:
    assert read(Url(), "https://example.org/x")[0] == "https://example.org/x"
    assert hint in read(Url(), word)[2]


@pytest.mark.parametrize(
    "word", ["10.1080/x.1", "https://doi.org/10.1080/x.1", "doi: 10.1080/x.1", "dx.doi.org/10.1080/x.1"]
)
def test_a_doi_is_read_without_its_resolver(word: str) -> None:
    assert read(Doi(), word)[0] == "10.1080/x.1"


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("TLP:WHITE", "write TLP:CLEAR"),
        ("tlp amber", "did you mean TLP:AMBER?"),
        ("TLP:AMBER STRICT", "did you mean TLP:AMBER+STRICT?"),
    ],
)
def test_a_label_that_is_not_of_tlp_2_is_told_which_is(word: str, told: str) -> None:
    assert read(MarkingShape(), word)[0] is BROKEN
    assert read(MarkingShape(), word)[2] == told


def test_an_organisation_may_mark_in_its_own_words() -> None:
    assert read(MarkingShape(), "OFFICIAL")[0] == Marking("OFFICIAL")


def test_a_term_of_another_scale_is_told_the_nearest_one() -> None:
    assert read(LikelihoodTerm(), "highly likely")[0] == "highly likely"
    value, message, hint = read(LikelihoodTerm(), "very likely")
    assert value is BROKEN
    assert message == "'it' is not on the scale phia-2025: 'very likely'"
    assert "nearest here is 'highly likely'" in hint


def test_the_digit_of_a_claim_is_no_grade_of_a_source() -> None:
    assert read(Grade(), "B")[0] == "B"
    assert read(Grade(), "b")[2] == "write B"
    assert "at the point, as 'credibility'" in read(Grade(), "B2")[2]

"""The words of headers and footers."""

from __future__ import annotations

import pytest

from briefing.compose.furniture import edition_name
from briefing.document.document import Document
from briefing.document.dump import visible
from briefing.model.edition import Edition
from tests.compose.build import brief_of, composed, edition_of


def document(yaml: str, language: str = "en-GB", **edition: object) -> Document:
    return composed(brief_of(yaml, language), edition_of("sections", **edition))


@pytest.mark.parametrize(
    ("language", "name"), [("en-GB", "Brief"), ("en-US", "US brief"), ("uk", "Записка"), ("de", "x")]
)
def test_an_edition_is_called_by_its_name_in_the_language_or_by_its_id(language: str, name: str) -> None:
    labels = {"en": "Brief", "en-US": "US brief", "uk": "Записка"}
    assert edition_name(Edition("x", (), label=labels), language) == name


def test_an_own_marking_stands_in_capitals_and_a_label_as_it_is_with_its_colour() -> None:
    own, label = document("marking: Official").furniture, document("marking: TLP:AMBER+STRICT").furniture
    assert (own.marking, own.marking_colour) == ("OFFICIAL", None)
    assert label.marking == "TLP:AMBER+STRICT"
    assert label.marking_colour is not None


def test_the_imprint_holds_what_is_given_and_no_more() -> None:
    assert visible(document("status: final").furniture.imprint) == "Final · Information as of 5~November 2024"
    full = document("status: draft\nreference: FP/24\nversion: '1.2'").furniture.imprint
    assert visible(full) == "FP/24 · Version 1.2 · Draft · Information as of 5~November 2024"


def test_the_page_s_sentence_has_both_its_holes_in_every_language() -> None:
    for language in ("en-GB", "en-US", "uk", "de", "fr"):
        said = document("status: draft", language).furniture.page_of
        assert "7" in said.format(page=7, pages=9)
        assert "9" in said.format(page=7, pages=9)


def test_a_file_is_dated_by_its_cut_off_and_named_by_its_title_without_marks() -> None:
    properties = document('title: "*So* it is"\nauthors: [A. Analyst]\nas_of: 2024-11-05 18:30 UTC').properties
    assert properties.title == "So it is"
    assert properties.created.isoformat() == "2024-11-05T18:30:00"
    assert [visible(author) for author in properties.authors] == ["A.~Analyst"]

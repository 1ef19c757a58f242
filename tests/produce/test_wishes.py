"""Wrong use is found before anything is made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefing.diagnostics import WrongUse
from briefing.model.edition import Edition, Part
from briefing.produce.wishes import Wishes, edition_of, require_own_names

EDITIONS = (
    Edition("one-page", (Part("ask"),), pages=1),
    Edition("two-page", (Part("ask"), Part("terms")), pages=2, judgements=2, notes="line"),
    Edition("four-page", (Part("ask"), Part("options"), Part("sources")), pages=4, judgements=4, notes="end"),
    Edition("report", (Part("cover-story"), Part("sources")), cover=True),
)


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ({"formats": ("odt",)}, "there is no format 'odt'; there are pdf and docx"),
        ({"formats": ()}, "no format is asked for"),
        ({"paper": "a5"}, "there is no paper 'a5'; there are a4 and letter"),
        ({"pages": 0}, "an edition has from 1 to 500 pages, not 0"),
        ({"pages": 3, "editions": ("report",)}, "by name or by their pages, not for both"),
    ],
)
def test_a_wish_that_makes_no_sense_is_refused(wish: dict[str, Any], said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        Wishes(**wish)


def test_all_editions_are_wanted_unless_some_are_named() -> None:
    assert Wishes().wanted(EDITIONS) == EDITIONS
    assert [edition.id for edition in Wishes(editions=("report", "one-page")).wanted(EDITIONS)] == [
        "one-page",
        "report",
    ]


def test_an_unknown_edition_is_told_with_what_was_meant() -> None:
    with pytest.raises(WrongUse, match="there is no edition 'onepage'; did you mean 'one-page'"):
        Wishes(editions=("onepage",)).wanted(EDITIONS)
    with pytest.raises(WrongUse, match="there is no edition 'x'; there are one-page, two-page, four-page and report"):
        Wishes(editions=("x",)).wanted(EDITIONS)


def test_an_unknown_house_is_told_with_what_was_meant(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="there is no house 'polcy'; did you mean 'policy'"):
        Wishes(house="polcy").require_house(tmp_path)
    Wishes(house="memo").require_house(tmp_path)


def test_pages_ask_for_the_edition_that_has_so_many() -> None:
    assert edition_of(2, EDITIONS) is EDITIONS[1]


@pytest.mark.parametrize(("pages", "after"), [(3, "four"), (5, "four"), (6, "four"), (7, "report"), (9, "report")])
def test_where_none_has_so_many_the_nearest_one_is_held_to_them(pages: int, after: str) -> None:
    made = edition_of(pages, EDITIONS)
    assert (made.id, made.pages, made.is_made_to_measure) == (f"{pages}-page", pages, True)
    wanted = next(edition for edition in EDITIONS if edition.id.startswith(after))
    assert [part.name for part in made.parts] == [part.name for part in wanted.parts]


def test_what_the_next_shorter_edition_does_without_is_optional_in_one_that_is_made() -> None:
    three = edition_of(3, EDITIONS)
    assert three.parts == (Part("ask"), Part("options", optional=True), Part("sources"))
    assert (three.judgements, three.notes) == (2, "line")
    assert edition_of(5, EDITIONS).parts == EDITIONS[2].parts
    assert edition_of(7, EDITIONS).parts == (Part("cover-story", optional=True), Part("sources"))
    assert not edition_of(7, EDITIONS).cover


def test_where_every_edition_has_a_number_of_pages_the_longest_is_made_longer() -> None:
    assert edition_of(9, EDITIONS[:3]).parts == EDITIONS[2].parts


@pytest.mark.parametrize(
    ("pages", "name"), [(3, "3 сторінки"), (5, "5 сторінок"), (12, "12 сторінок"), (21, "21 сторінку")]
)
def test_an_edition_that_is_made_has_a_name_in_each_shipped_language(pages: int, name: str) -> None:
    assert edition_of(pages, EDITIONS).label == {
        "en": f"{pages}-page brief",
        "uk": f"Записка на {name}",
        "de": f"Kurzbericht auf {pages} Seiten",
        "fr": f"Note de {pages} pages",
    }


def test_an_edition_that_is_made_of_one_page_has_its_name_in_the_singular() -> None:
    assert edition_of(1, EDITIONS[1:]).label == {
        "en": "One-page brief",
        "uk": "Записка на 1 сторінку",
        "de": "Kurzbericht auf einer Seite",
        "fr": "Note d’une page",
    }


def test_two_outputs_with_one_name_are_refused() -> None:
    briefs = Path("a/brief.yaml"), Path("b/Brief.yml")
    with pytest.raises(WrongUse, match=r"would both be written to 'Brief-report\.pdf'; give each its own --out"):
        require_own_names([(brief, EDITIONS[3]) for brief in briefs], ("pdf",))
    require_own_names([(briefs[0], edition) for edition in EDITIONS], ("pdf", "docx"))

"""Wrong use is found before anything is made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefing.diagnostics import WrongUse
from briefing.model.edition import Edition
from briefing.produce.wishes import Wishes, edition_of, require_own_names

EDITIONS = (
    Edition("one-page", (), pages=1),
    Edition("two-page", (), pages=2),
    Edition("four-page", (), pages=4),
    Edition("report", ()),
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


@pytest.mark.parametrize(("pages", "after"), [(3, EDITIONS[2]), (9, EDITIONS[3])])
def test_where_none_has_so_many_the_next_longer_one_is_held_to_them(pages: int, after: Edition) -> None:
    made = edition_of(pages, EDITIONS)
    assert (made.id, made.pages, made.parts) == (f"{pages}-page", pages, after.parts)


def test_where_none_is_longer_nothing_can_be_made() -> None:
    with pytest.raises(WrongUse, match="there is no edition of 5 pages"):
        edition_of(5, EDITIONS[:3])


def test_two_outputs_with_one_name_are_refused() -> None:
    briefs = Path("a/brief.yaml"), Path("b/Brief.yml")
    with pytest.raises(WrongUse, match=r"would both be written to 'Brief-report\.pdf'; give each its own --out"):
        require_own_names([(brief, EDITIONS[3]) for brief in briefs], ("pdf",))
    require_own_names([(briefs[0], edition) for edition in EDITIONS], ("pdf", "docx"))

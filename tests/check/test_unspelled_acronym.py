from __future__ import annotations

import pytest

from tests.check.builder import brief, figure, found, found_in, point, silence, told
from tests.check.fixture_files import cases

RULE = "unspelled-acronym"


@pytest.mark.parametrize(("language", "given", "expected"), cases("acronyms"))
def test_an_acronym_that_is_not_spelled_out_is_found(language: str, given: str, expected: list[str]) -> None:
    terms = {"OECD": "Organisation for Economic Co-operation and Development"}
    assert told(found_in(given, RULE, language=language, terms=terms, names=("BRICS",))) == expected


def test_an_acronym_is_told_once_in_a_brief() -> None:
    assert told(found(brief("The GUR says so.", "The GUR denies it."), RULE)) == ["GUR"]


def test_where_the_first_place_is_silenced_the_next_one_tells() -> None:
    [warning] = found(brief(point("The GUR.", silence=silence(RULE)), point("The GUR.", id="next")), RULE)
    assert warning.item == "next"


def test_a_text_that_explains_an_acronym_explains_it_for_itself_alone() -> None:
    [warning] = found(brief("The directorate (GUR) says so.", point("The GUR denies it.", id="next")), RULE)
    assert warning.item == "next"


def test_the_unit_of_a_figure_is_no_acronym() -> None:
    assert found_in("It has {power} MVA.", RULE, figures=[figure("power", "5", "MVA")]) == []


def test_a_roman_numeral_in_cyrillic_letters_is_none() -> None:
    assert found_in("У ХІХ та ХХІ століттях, розділ VII.", RULE, language="uk") == []


def test_the_way_out_names_the_acronym() -> None:
    [warning] = found_in("The GUR.", RULE)
    assert warning.hint == (
        "add it under 'terms', GUR: what it stands for; each edition then spells it out at first use"
    )

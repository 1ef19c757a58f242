from __future__ import annotations

from decimal import Decimal

from briefing.model.exhibit import Exhibit
from briefing.model.figure import Figure
from tests.check.builder import brief, figure, found, found_in, text

RULE = "long-sentence"


def test_thirty_words_are_allowed_and_thirty_one_are_not() -> None:
    assert found_in("Word " * 29 + "end.", RULE) == []
    [warning] = found_in("Word " * 30 + "end.", RULE)
    assert warning.message == "a sentence of 31 words"


def test_the_place_is_where_the_sentence_begins() -> None:
    [warning] = found_in("It is short. " + "Word " * 31 + "end.", RULE)
    assert warning.position.column == 14


def test_each_long_sentence_is_told() -> None:
    assert len(found_in(("Word " * 31 + "end. ") * 2, RULE)) == 2


def test_a_figure_counts_as_the_words_that_it_prints() -> None:
    large = Figure(
        "large", Decimal(1_500_000), "troops", text("x"), figure("x", "1").as_of, "report", "million", "at least"
    )
    said = "Word " * 27 + "{large}"
    assert found_in(said, RULE, figures=[large])[0].message == "a sentence of 31 words"
    assert found_in(said.replace("}", ".number}"), RULE, figures=[large]) == []


def test_dashes_and_citations_are_no_words() -> None:
    assert found_in("Word – " * 29 + "end [@report, p. 4; @other].", RULE) == []


def test_a_cell_of_a_table_is_no_sentence() -> None:
    long = text("Word " * 40)
    assert found(brief(exhibits=(Exhibit("x", "table", text("x"), columns=(long,), rows=((long,),)),)), RULE) == []

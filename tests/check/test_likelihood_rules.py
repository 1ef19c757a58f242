"""Rules about likelihood and confidence: kept apart, said once, in one row, with a basis."""

from __future__ import annotations

import pytest

from briefing.scales.likelihood import ICD_203
from tests.check.builder import brief, found, found_in, judgement, text, told


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-GB", "We have high confidence that it is likely."),
        ("en-US", "It is highly unlikely. With low confidence, we say it is probable."),
        ("en", "We are confident that it will probably end."),
        ("uk", "З високою впевненістю, це малоймовірно."),
        ("uk", "Ми впевнені, що це цілком імовірно."),
    ],
)
def test_likelihood_and_confidence_in_one_sentence_are_told(language: str, said: str) -> None:
    assert len(found_in(said, "likelihood-with-confidence", language=language)) == 1


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "It is likely. We have high confidence in that."),
        ("en", "It lost a vote of confidence and will likely fall."),
        ("en", "The area is remote, and we have high confidence in the count."),
        ("en", "We have high confidence that peace is more likely than war."),
        ("en", 'She has "high confidence" that it is likely.'),
        ("uk", "Це малоймовірно. Наша впевненість висока."),
        ("pl", "High confidence that it is likely."),
    ],
)
def test_apart_or_in_other_senses_they_are_not(language: str, said: str) -> None:
    assert found_in(said, "likelihood-with-confidence", language=language) == []


def test_both_words_are_named_at_the_later_one() -> None:
    [warning] = found_in("So it is. It is highly likely, with low confidence.", "likelihood-with-confidence")
    assert warning.message == "'highly likely' and 'low confidence' stand in one sentence"
    assert warning.position.column == 37


def test_a_judgement_that_repeats_its_term_is_told() -> None:
    checked = brief(judgements=(judgement("The city will probably grow.", "highly likely"),))
    [warning] = found(checked, "likelihood-in-judgement")
    assert warning.message == "the judgement's sentence says 'probably'; its 'likelihood' says 'highly likely'"
    assert (warning.position.line, warning.position.column) == (30, 15)


def test_what_to_watch_may_speak_of_likelihood() -> None:
    watched = judgement(indicators=(text("A likely sign"),), would_change=text("An unlikely event"))
    assert found(brief(judgements=(watched,)), "likelihood-in-judgement") == []


def test_a_judgement_without_basis_is_told() -> None:
    checked = brief(judgements=(judgement(basis=()), judgement(id="other")))
    assert told(found(checked, "judgement-without-basis")) == ["growth"]


def test_words_of_both_rows_are_told_with_the_word_of_the_same_rung() -> None:
    judgements = (judgement(likelihood="very likely"), judgement(likelihood="improbable", id="other"))
    [warning] = found(brief(judgements=judgements, scale=ICD_203), "mixed-rows")
    assert warning.item == "other"
    assert warning.message == (
        "'improbable' is of the second row of ICD 203; the judgement 'growth' speaks in the first row"
    )
    assert warning.hint == "write 'unlikely'"


def test_a_text_in_the_other_row_is_told() -> None:
    checked = brief("It is Highly Probable here.", judgements=(judgement(likelihood="likely"),), scale=ICD_203)
    [warning] = found(checked, "mixed-rows")
    assert (warning.message[:17], warning.hint) == ("'highly probable'", "write 'very likely'")


@pytest.mark.parametrize(
    "said", ["A remote village is likely safe.", 'He called it "probable".', "Improbably, it held."]
)
def test_a_text_in_the_same_row_or_in_other_senses_is_not(said: str) -> None:
    assert found(brief(said, judgements=(judgement(likelihood="likely"),), scale=ICD_203), "mixed-rows") == []


def test_a_scale_with_one_row_cannot_mix() -> None:
    judgements = (judgement(likelihood="likely"), judgement(likelihood="probable", id="other"))
    assert found(brief("It is probable.", judgements=judgements), "mixed-rows") == []

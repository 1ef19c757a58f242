from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.load.likelihood_meant import meant_term, side_of
from briefing.scales.likelihood import ICD_203, PHIA_2025, SCALES

BOTH = (PHIA_2025, ICD_203)


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("quite likely", "likely"),
        ("fairly likely", "likely"),
        ("Rather Likely", "likely"),
        ("quite unlikely", "unlikely"),
        ("quite highly likely", "highly likely"),
        ("a remote chance", "remote chance"),
        ("Highly-Likely", "highly likely"),
        ("highly_unlikely", "highly unlikely"),
        ("likley", "likely"),
        ("unlikly", "unlikely"),
        ("higly likely", "highly likely"),
        ("highly unlikly", "highly unlikely"),
        ("almost certainly", "almost certain"),
        ("probably", "probable"),
        ("inprobable", "improbable"),
        ("unprobable", "improbable"),
    ],
)
def test_an_adverb_or_a_slip_leads_to_the_term_that_means_the_same(word: str, term: str) -> None:
    assert meant_term(word, BOTH) == term


@pytest.mark.parametrize(
    "word",
    [
        *("impossible", "possible", "not likely", "hardly likely", "less likely", "dislikely", "ulikely"),
        *("certain", "uncertain", "almost uncertain", "no chance", "nearly impossible", "80%", "", "x" * 61),
    ],
)
def test_what_may_mean_something_else_leads_to_no_term(word: str) -> None:
    assert meant_term(word, BOTH) is None


@given(
    scale=st.sampled_from(sorted(SCALES)),
    data=st.data(),
    adverb=st.sampled_from(["", "quite ", "fairly ", "rather ", "very ", "pretty "]),
)
def test_a_term_with_one_letter_wrong_is_never_taken_for_one_of_the_other_side(
    scale: str, data: st.DataObject, adverb: str
) -> None:
    term = data.draw(st.sampled_from(SCALES[scale].terms))
    at = data.draw(st.integers(0, len(term) - 1))
    wrong = data.draw(st.sampled_from([term[:at] + term[at + 1 :], term[:at] + term[at] + term[at:]]))
    found = meant_term(adverb + wrong, (SCALES[scale],))
    side = {name: side_of(rung) for rung in SCALES[scale].rungs for name in rung.terms}
    assert found is None or side[found] * side[term] >= 0

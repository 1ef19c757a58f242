from __future__ import annotations

import pytest

from briefing.scales.likelihood import ICD_203, PHIA_2025, Likelihood, LikelihoodScale


@pytest.mark.parametrize(
    ("scale", "foreign", "term", "near"),
    [
        (PHIA_2025, ICD_203, "very likely", ["highly likely"]),
        (PHIA_2025, ICD_203, "unlikely", ["unlikely"]),
        (PHIA_2025, ICD_203, "remote", ["remote chance"]),
        (ICD_203, PHIA_2025, "realistic possibility", ["unlikely", "roughly even chance"]),
        (ICD_203, PHIA_2025, "highly unlikely", ["very unlikely"]),
    ],
)
def test_a_term_of_another_scale_has_its_nearest_by_range(
    scale: LikelihoodScale, foreign: LikelihoodScale, term: str, near: list[str]
) -> None:
    rung = foreign.find(term)
    assert rung is not None
    assert [found.terms[0] for found in scale.nearest(rung)] == near


def test_every_rung_has_a_nearest_one_on_the_other_scale() -> None:
    assert all(PHIA_2025.nearest(rung) for rung in ICD_203.rungs)
    assert all(ICD_203.nearest(rung) for rung in PHIA_2025.rungs)


def test_what_no_range_shares_has_none() -> None:
    assert PHIA_2025.nearest(Likelihood(("never",), 6, 9)) == ()


def test_a_range_is_said_as_its_publisher_says_it() -> None:
    said = [PHIA_2025.range_of(rung) for rung in PHIA_2025.rungs]
    assert said[0] == ">0 to about 5"
    assert said[3:5] == ["about 40 to <50", "about 55 to 75"]
    assert ICD_203.range_of(ICD_203.rungs[0]) == "1 to 5"

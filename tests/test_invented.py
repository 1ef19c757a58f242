"""Invented briefs are what the other tests take them for: valid, whole, and the same each time."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from briefing.load.source_fields import SOURCE_TYPES
from briefing.model.brief import Brief
from tests.invented import LANGUAGES, Seeded, invent, is_signature
from tests.strategies import briefs, read_invented


@given(briefs(most=12))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_hypothesis_chooses_is_a_brief(brief: Brief) -> None:
    assert 5 <= len(brief.points) <= 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_seed_gives_a_brief_in_each_language(language: str) -> None:
    for seed in range(20):
        brief = read_invented(invent(Seeded(seed), points=5 + 3 * seed, language=language))
        assert (brief.language, len(brief.points)) == (language, 5 + 3 * seed)


def test_a_seed_gives_the_same_brief_each_time() -> None:
    assert invent(Seeded(3), points=40) == invent(Seeded(3), points=40)


def test_two_thousand_points_are_a_brief() -> None:
    assert len(read_invented(invent(Seeded(1), points=2000)).points) == 2000


def test_a_few_seeds_hold_every_kind_of_thing() -> None:
    found = [read_invented(invent(Seeded(seed), points=20)) for seed in range(40)]
    assert {source.type for brief in found for source in brief.sources.values()} == set(SOURCE_TYPES)
    assert {exhibit.kind for brief in found for exhibit in brief.exhibits} == {"bar", "line", "dots", "table"}
    assert any(point.contested_by for brief in found for point in brief.points)
    assert all(
        any(getattr(brief, name) for brief in found) for name in ("changes", "options", "terms", "ask", "events")
    )
    marked = [item for brief in found for item in (*brief.points, *brief.figures.values()) if item.marking]
    assert len({item.marking for item in marked}) > 4


def test_each_text_of_a_signed_brief_holds_a_word_of_its_own() -> None:
    yaml = invent(Seeded(5), points=30, signed=True)
    read_invented(yaml)
    words = [word.strip('"*.,?:') for word in yaml.split()]
    signatures = [word for word in words if is_signature(word)]
    assert len(signatures) == len(set(signatures)) > 100

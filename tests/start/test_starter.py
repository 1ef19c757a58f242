from __future__ import annotations

from briefing.check import RULES, check_brief
from briefing.load.brief import parse_brief
from briefing.start import starter_files

EDITIONS = ("one-page", "two-page", "four-page", "report")


def test_the_starter_is_one_brief_in_utf8_with_plain_line_ends() -> None:
    files = starter_files()
    assert list(files) == ["brief.yaml"]
    content = files["brief.yaml"].decode("utf-8")
    assert content.startswith("# A brief to start from.")
    assert "\t" not in content
    assert "\r" not in content
    assert max(map(len, content.splitlines())) <= 120


def test_the_starter_is_a_brief_without_fault_or_warning() -> None:
    brief, errors = parse_brief(starter_files()["brief.yaml"], "brief.yaml", editions=EDITIONS, rules=RULES)
    assert errors == ()
    assert brief is not None
    assert check_brief(brief) == ()


def test_the_starter_has_words_for_one_full_page() -> None:
    brief, _ = parse_brief(starter_files()["brief.yaml"], "brief.yaml")
    assert brief is not None
    texts = [point.text for point in brief.points] + [judgement.text for judgement in brief.judgements]
    texts += [text for text in (brief.bottom_line, brief.ask) if text]
    assert 380 <= sum(len(text.raw.split()) for text in texts) <= 500


def test_the_starter_shows_what_a_newcomer_will_need() -> None:
    brief, _ = parse_brief(starter_files()["brief.yaml"], "brief.yaml")
    assert brief is not None
    assert len(brief.sections) == 2
    assert brief.judgements
    assert brief.events
    assert brief.options
    assert brief.exhibits
    assert brief.distribution
    assert any(point.inference for point in brief.points)
    assert any(point.contested_by for point in brief.points)
    assert any(figure.silence for figure in brief.figures.values())

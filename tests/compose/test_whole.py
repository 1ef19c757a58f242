"""A small brief that uses every kind of content, composed whole: `cases/whole.yaml` to `cases/whole-*.txt`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from briefing.compose.cite import CitationStyle
from briefing.document.dump import dump
from briefing.load.reading import OWN_PARTS
from briefing.model.edition import PART_NAMES
from tests.compose.build import brief_of, composed, edition_of

CASES = Path(__file__).parent / "cases"
WHOLE = (CASES / "whole.yaml").read_text(encoding="utf-8")
PARTS = tuple(part for part in PART_NAMES if part not in ("masthead", "what-matters"))
REPORT = edition_of(*PARTS, indicators=True, basis=True, prose=True, label={"en": "Report"})


@pytest.mark.parametrize("citation", ["notes", "author-date"])
def test_every_kind_of_content_is_composed(citation: CitationStyle, request: pytest.FixtureRequest) -> None:
    golden = CASES / f"whole-{citation}.txt"
    made = dump(composed(brief_of(WHOLE), REPORT, citation))
    if request.config.getoption("--golden-update"):
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")


def test_composing_twice_gives_the_same_document() -> None:
    brief = brief_of(WHOLE)
    assert composed(brief, REPORT) == composed(brief_of(WHOLE), REPORT)
    assert composed(brief, REPORT) == composed(brief, REPORT)


def test_furniture_and_properties_are_filled() -> None:
    document = composed(brief_of(WHOLE), REPORT)
    furniture, properties = document.furniture, document.properties
    assert furniture.title == properties.title == "Troops & <tags>"
    assert furniture.edition == properties.edition == "Report"
    assert furniture.as_of == "Information as of 5\u00a0November 2024, 18:00\u00a0UTC"
    assert (furniture.status, furniture.version, furniture.reference) == ("Final", "Version 1.2", "BRIEF-1")
    assert (furniture.marking, furniture.marking_colour) == ("TLP:GREEN", "#33FF00")
    assert furniture.page_of == "Page {page} of {pages}"
    assert furniture.authors == "The ‘desk’"
    assert furniture.contact == "Desk, desk@example.org"
    assert properties.created == datetime(2024, 11, 5, 18, 0)
    assert properties.subject == "What changes with about 10,000\u00a0troops?"
    assert properties.keywords == ("Situation", "What it costs")


def test_the_choice_is_recorded_in_reading_order() -> None:
    assert composed(brief_of(WHOLE), REPORT).selection == tuple(
        (point, "full") for point in ("nato-count", "denial", "third", "cost")
    )


def test_an_own_marking_is_printed_in_capitals() -> None:
    document = composed(brief_of("marking: Official\n"), edition_of("sections"))
    assert document.furniture.marking == "OFFICIAL"
    assert document.furniture.marking_colour is None


def test_every_id_of_a_document_is_unique() -> None:
    document = composed(brief_of(WHOLE), REPORT)
    ids = [
        line.split("#")[1].split(" ")[0] for line in dump(document).splitlines() if line.lstrip(" -").startswith("#")
    ]
    ids += [block.id for block in document.blocks if block.id]
    assert len(ids) == len(set(ids))


def test_the_program_gives_no_id_that_a_brief_may_have() -> None:
    blocks = composed(brief_of(WHOLE), REPORT).blocks
    given = {block.id for block in blocks if block.id and block.id.startswith("part-")}
    assert len(given) > 10
    assert given <= {f"part-{name}" for name in OWN_PARTS}

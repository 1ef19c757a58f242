"""docs/data-format.md: in step with the table of fields, and true."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from briefing.load.brief import parse_brief
from briefing.load.edition_fields import EDITION
from briefing.load.fields import BRIEF, BRIEF_KINDS
from briefing.load.nodes import Manuscript, Mapping, compose
from briefing.load.reading import BROKEN, Reading
from briefing.load.reference import refresh
from briefing.load.text import parse_text
from briefing.model.brief import Brief
from briefing.model.edition import Edition

PAGE = Path(__file__).parent.parent.parent / "docs" / "data-format.md"


def test_the_page_is_in_step_with_the_table_of_fields() -> None:
    """If not: python -m briefing.load.reference docs/data-format.md"""
    page = PAGE.read_text(encoding="utf-8")
    assert refresh(page) == page


def test_the_brief_on_the_page_has_no_error() -> None:
    example = re.search(r"```yaml\n(title:.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert example
    brief, diagnostics = parse_brief(example[1].encode(), "example.yaml", editions=("one-page",))
    assert [str(diagnostic) for diagnostic in diagnostics] == []
    assert brief


def test_what_the_page_says_prints_as_typed_does() -> None:
    said = re.search(r"Everything else prints as typed: (.*?)\. Stress", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert said
    for typed in re.findall(r"`([^`]+)`", said[1]):
        spans, faults = parse_text(typed)
        assert not faults
        assert "".join(span.text for span in spans) == typed  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", [*BRIEF_KINDS, EDITION], ids=lambda kind: kind.name)
def test_each_example_of_the_table_is_read(kind: object, tmp_path: Path) -> None:
    (tmp_path / "counts.csv").write_text("Month,NATO\n2024,5\n")
    (tmp_path / "zotero.json").write_text("[]")
    for field in kind.fields:  # type: ignore[attr-defined]
        if not field.example:
            assert field.key in ("points", "sections", "judgements", "figures", "events", "options", "exhibits")
            continue
        root, faults = compose(Manuscript("f", f"{field.key}: {field.example}"))
        assert not faults, field.key
        assert isinstance(root, Mapping)
        reading = Reading(tmp_path / "f")
        value = field.shape.read(root.entries[0][1], reading, f"'{field.key}'")
        unmet = [diagnostic for diagnostic in reading.diagnostics if "scale" not in diagnostic.message]
        assert [str(diagnostic) for diagnostic in unmet] == [], field.key
        assert value is not BROKEN, field.key


def test_each_default_of_the_table_is_the_models() -> None:
    for kind, model in ((BRIEF, Brief), (EDITION, Edition)):
        for attribute in fields(model):
            row = next((row for row in kind.fields if row.attribute == attribute.name), None)
            if row is not None and row.default is not None and isinstance(attribute.default, str | int | bool):
                assert attribute.default == row.default, row.key


@pytest.mark.parametrize("kind", [*BRIEF_KINDS, EDITION], ids=lambda kind: kind.name)
def test_each_key_of_the_table_is_on_the_page(kind: object) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert all(f"| `{field.key}`" in page for field in kind.fields)  # type: ignore[attr-defined]

"""docs/house-styles.md: in step with the tables of fields of house.yaml and brief.pdf.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingOf
from pathlib import Path

import pytest

from briefing.house import BOX_NAMES, COLOUR_NAMES, FURNITURE_NAMES, STYLE_NAMES
from briefing.load.house import KINDS
from briefing.load.house_reference import BOXES, COLOURS, NAMES, STYLES, refresh

PAGE = Path(__file__).parent.parent.parent / "docs" / "house-styles.md"


def test_the_page_is_in_step_with_the_tables_of_fields() -> None:
    """If not: python -m briefing.load.house_reference docs/house-styles.md"""
    page = PAGE.read_text(encoding="utf-8")
    assert refresh(page) == page


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_key_is_on_the_page(kind: object) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert all(f"| `{field.key}`" in page for field in kind.fields)  # type: ignore[attr-defined]


def told(rows: MappingOf[str, str]) -> list[str]:
    return [name for names in rows for name in names.split(", ")]


def test_each_name_that_a_house_must_have_is_explained_once() -> None:
    assert sorted(told(STYLES)) == sorted(STYLE_NAMES)
    assert sorted(told(BOXES)) == sorted(BOX_NAMES)
    assert sorted(told(NAMES)) == sorted(FURNITURE_NAMES)
    assert told(COLOURS) == [name for name in COLOUR_NAMES if not re.fullmatch(r"series-[2-6]", name)]


def test_each_picture_of_the_page_is_there_and_small() -> None:
    """If not: scripts/house-pictures"""
    pictures = re.findall(r"!\[(.+?)\]\((.+?)\)", PAGE.read_text(encoding="utf-8"))
    assert len(pictures) >= 4
    for _, path in pictures:
        assert 1_000 < (PAGE.parent / path).stat().st_size < 120_000
    assert {path.name for path in (PAGE.parent / "house-styles").iterdir()} == {Path(path).name for _, path in pictures}

"""Who may read what: TLP labels by rank, own markings by their words."""

from __future__ import annotations

import pytest

from briefing.model.marking import Marking


@pytest.mark.parametrize(
    ("item", "audience", "allowed"),
    [
        ("TLP:GREEN", "TLP:AMBER", True),
        ("TLP:AMBER", "TLP:AMBER", True),
        ("TLP:AMBER+STRICT", "TLP:AMBER", False),
        ("TLP:RED", "TLP:AMBER+STRICT", False),
        ("TLP:CLEAR", None, True),
        ("TLP:GREEN", None, False),
        ("OFFICIAL", "OFFICIAL", True),
        ("OFFICIAL", "SECRET", False),
        ("OFFICIAL", None, False),
        ("OFFICIAL", "TLP:RED", False),
        ("TLP:GREEN", "OFFICIAL", False),
    ],
)
def test_an_item_is_said_where_its_marking_allows_it(item: str, audience: str | None, allowed: bool) -> None:
    assert Marking(item).allows(Marking(audience) if audience else None) is allowed

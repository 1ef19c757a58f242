"""Lists: labels that hang, and how many belong together."""

from __future__ import annotations

from typing import Literal

import pytest

from briefing.document import blocks as b
from briefing.document.runs import Words
from briefing.galley.matter import Para
from tests.galley.test_setting import galley


def items(mark: Literal["bullet", "number", "check"], count: int = 3) -> list[Para]:
    listing = b.Listing(items=tuple(b.Item((Words(f"{at}."),)) for at in range(count)), mark=mark)
    return [piece for piece in galley(listing, bullet="–", check="□").matter if isinstance(piece, Para)]


@pytest.mark.parametrize(
    ("mark", "labels", "style"),
    [("bullet", ["–"] * 3, "point"), ("number", ["1.", "2.", "3."], "point-number"), ("check", ["□"] * 3, "check")],
)
def test_each_kind_of_list_has_its_labels_and_its_style(
    mark: Literal["bullet", "number", "check"], labels: list[str], style: str
) -> None:
    assert [item.label for item in items(mark)] == labels
    assert {item.style.name for item in items(mark)} == {style}


def test_numbers_begin_anew_with_each_list() -> None:
    assert [item.starts_list for item in items("number")] == [True, False, False]
    assert {item.list_length for item in items("number", 2)} == {2}

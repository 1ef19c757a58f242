"""A document as readable lines."""

from __future__ import annotations

import pytest

from briefing.document import blocks as b
from briefing.document.dump import dump_block, show
from briefing.document.runs import NoteReference, Run, Words


@pytest.mark.parametrize(
    ("run", "shown"),
    [
        (Words("5\u00a0km"), "5~km"),
        (Words("so", emphasis=True), "*so*"),
        (Words("so", strong=True, emphasis=True), "***so***"),
        (Words("слова", lang="uk"), "[слова]{lang=uk}"),
        (Words("here", href="#a"), "[here](#a)"),
        (NoteReference("n1", "3"), "[^3]"),
    ],
)
def test_a_style_is_shown_as_it_would_be_typed(run: Run, shown: str) -> None:
    assert show((run,)) == shown


def test_a_block_is_shown_with_its_id_and_what_is_in_it_below_it() -> None:
    listing = b.Listing(id="list", items=(b.Item((Words("One."),), "p-1"), b.Item((Words("Two."),))), mark="number")
    assert list(dump_block(listing, 1)) == ["  listing #list (number)", "    - #p-1 One.", "    - Two."]

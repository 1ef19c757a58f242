"""What people write for the words of the data file: each leads to a word that there is."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import get_args

import pytest

from briefing.load import meant
from briefing.load.fields import BRIEF_KINDS
from briefing.load.record import Kind
from briefing.model.exhibit import ExhibitKind
from briefing.model.figure import Qualifier

WITH_SLIPS = [kind for kind in BRIEF_KINDS if kind.slips]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (meant.QUALIFIERS_MEANT, get_args(Qualifier)),
        (meant.KINDS_MEANT, get_args(ExhibitKind)),
        (meant.STATUS_MEANT, ("draft", "final")),
        (meant.CONFIDENCE_MEANT, ("low", "moderate", "high")),
    ],
)
def test_what_is_meant_is_a_word_that_can_be_written(table: Mapping[str, str], words: Collection[str]) -> None:
    assert set(table.values()) <= set(words)
    assert set(table) & set(words) == set()


@pytest.mark.parametrize("kind", WITH_SLIPS, ids=lambda kind: kind.name)
def test_a_slip_is_no_key_and_the_way_out_names_one(kind: Kind) -> None:
    assert set(kind.slips) & set(kind.by_key) == set()
    named = [key for hint in kind.slips.values() for key in re.findall(r"did you mean '([^']+)'", hint)]
    assert set(named) <= set(kind.by_key)

"""A hundred invented briefs, in every edition: archival, accessible, and what they say of themselves is true.

They take minutes, so they belong to the slow run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from briefing.produce.building import build
from briefing.produce.verifying import verify
from tests.invented import Seeded, invent
from tests.render.pdf.structure_check import faults
from tests.validators import CONFORMS, Verdict

BRIEFS = 100
MOST_UNFIT = 8
"""Editions, of four hundred, whose essential texts an inventor may have made too long for their pages."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The PDFs of all editions, in both houses and on both papers by turns."""
    folder = tmp_path_factory.mktemp("generated")
    made: list[Path] = []
    for seed in range(BRIEFS):
        path = folder / f"brief-{seed}.yaml"
        text = invent(Seeded(seed), points=5 + seed * 56 // BRIEFS, quotes=seed % 3 == 0)
        path.write_text(text, encoding="utf-8")
        report = build(
            path,
            formats=["pdf"],
            house=("policy", "memo")[seed % 2],
            paper="a4" if seed // 2 % 2 else "letter",
            out=folder,
        )
        assert not [fault for fault in report.diagnostics if fault.is_error], seed
        made += [file.path for file in report.files if file.outcome == "written"]
    assert len(made) >= 4 * BRIEFS - MOST_UNFIT
    return made


@pytest.mark.slow
def test_verapdf_finds_nothing_in_any_of_them(
    files: list[Path], verapdf: Callable[[Iterable[Path]], dict[Path, Verdict]]
) -> None:
    wrong = {path.name: verdict for path, verdict in verapdf(files).items() if verdict != CONFORMS}
    assert wrong == {}


@pytest.mark.slow
def test_their_structure_has_no_fault(files: list[Path]) -> None:
    wrong = {}
    for path in files:
        with pikepdf.open(BytesIO(path.read_bytes())) as pdf:
            if found := faults(pdf):
                wrong[path.name] = found
    assert wrong == {}


@pytest.mark.slow
def test_each_is_what_the_program_makes_of_the_brief_that_it_carries(files: list[Path]) -> None:
    assert [path.name for path in files if not verify(path).is_same] == []

"""A reader updates the contents: LibreOffice makes the same of them as the program did."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from briefing.document.runs import plain
from briefing.galley.matter import Grid, Matter, Para
from briefing.produce.press import open_press
from briefing.produce.reading import read
from briefing.produce.renderers import draw_docx
from tests.render.docx.test_edits import BRIEF, uno_python

pytestmark = pytest.mark.slow

READER = Path(__file__).parent / "office_contents.py"


def paragraphs(matter: Iterable[Matter]) -> Iterator[Para]:
    """Every paragraph in reading order, those in grids among them."""
    for each in matter:
        if isinstance(each, Para):
            yield each
        elif isinstance(each, Grid):
            for row in each.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.content)


@pytest.fixture(scope="module")
def looked_at(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[list[str], dict[str, list[str]]]]:
    """For each house, the headings that the PDF's bookmarks name below the title, and what LibreOffice says."""
    python = uno_python()
    if python is None:
        pytest.skip("no Python that knows LibreOffice: install python3-uno")
    found = read(BRIEF)
    assert found.brief is not None
    folder = tmp_path_factory.mktemp("updated")
    named, paths = [], []
    for house in ("policy", "memo"):
        press = open_press(found.brief, found.editions, house=house)
        proof = press.print_edition(next(edition for edition in found.editions if edition.id == "report")).proof
        paths.append(folder / f"{house}.docx")
        paths[-1].write_bytes(draw_docx(proof))
        named.append([plain(each.runs) for each in paragraphs(proof.galley.matter) if each.listed and each.level])
    command = [python, str(READER), soffice, str(folder / "profile"), *map(str, paths)]
    told = subprocess.run(command, check=True, capture_output=True, timeout=300)
    return list(zip(named, json.loads(told.stdout), strict=True))


def test_an_update_changes_no_entry(looked_at: list[tuple[list[str], dict[str, list[str]]]]) -> None:
    for _, said in looked_at:
        assert len(said["opened"]) > 10
        assert said["updated"] == said["opened"]


def test_word_and_pdf_agree_on_what_is_a_heading_but_for_the_title_of_the_contents(
    looked_at: list[tuple[list[str], dict[str, list[str]]]],
) -> None:
    for named, said in looked_at:
        assert {"Contents", "Bottom line", "What is asked"} <= set(named)
        assert said["outline"] == [heading for heading in named if heading != "Contents"]

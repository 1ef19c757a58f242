"""A house made only by following docs/house-styles.md builds both formats and passes every check.

It has another typeface, another paper, its own colours, a header at the right, a logo and a cover.
"""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.produce.houses import check_house, new_house
from briefing.produce.press import open_press
from briefing.produce.reading import read
from tests.house_page import PAGE, edited, follow, with_own_files
from tests.parity.trials import ROOT, Trial, printed, try_out
from tests.render.docx.packages import with_body

COMMANDS = [
    "briefing house new mine --from policy",
    "rm templates/mine/brief.docx",
    "briefing house sync mine",
    "briefing house check mine",
    "briefing house check mine",
    "briefing build --house mine --paper letter",
]


@pytest.fixture(scope="module", params=["EB Garamond", pytest.param("Our Serif", marks=pytest.mark.slow)])
def family(request: pytest.FixtureRequest) -> str:
    """The typeface: out of a font package, or out of the designer's own files."""
    return str(request.param)


@pytest.fixture(scope="module")
def workplace(family: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in which the page has been followed."""
    folder, before = tmp_path_factory.mktemp("house-page"), Path.cwd()
    os.chdir(folder)
    page = PAGE.read_text("utf-8")
    assert follow(page if family == "EB Garamond" else with_own_files(page), folder) == COMMANDS
    yield folder
    os.chdir(before)


@pytest.fixture(scope="module")
def trials(workplace: Path) -> list[Trial]:
    """Every edition of the shipped brief in that house, in both formats."""
    found = read(ROOT / "data" / "brief.yaml")
    assert found.brief is not None
    press = open_press(found.brief, found.editions, house="mine", paper="letter")
    return list(printed(press, found.editions, workplace, "mine"))


def test_the_house_has_no_fault(workplace: Path) -> None:
    assert check_house("mine") == ()


def test_every_edition_keeps_its_pages(trials: list[Trial]) -> None:
    assert [trial.name for trial in trials] == [
        f"mine-{edition}" for edition in ("one-page", "two-page", "four-page", "report")
    ]
    assert [trial.laid.pages for trial in trials][:3] == [1, 2, 4]


def test_what_the_page_asks_for_is_there(trials: list[Trial], family: str) -> None:
    for trial in trials:
        galley = trial.proof.galley
        assert galley.house.families["text"].name == family
        assert galley.page.width == 612.0
    assert trials[-1].proof.galley.cover
    with zipfile.ZipFile(trials[0].docx) as package:
        names = package.namelist()
        headers = [package.read(name).decode() for name in names if name.startswith("word/header")]
    assert any("media/" in name for name in names)
    assert any('<w:jc w:val="right"/>' in header and "Institute for Example Studies" in header for header in headers)


def test_the_typeface_travels_in_every_file(trials: list[Trial], family: str) -> None:
    for trial in trials:
        with zipfile.ZipFile(trial.docx) as package:
            table = package.read("word/fontTable.xml").decode()
            assert len([name for name in package.namelist() if name.startswith("word/fonts/")]) == 8
        entry = table[table.index(f'w:name="{family}"') :]
        for kind in ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic"):
            assert f"w:{kind} " in entry[: entry.index("</w:font>")]


def test_the_pdfs_are_what_an_archive_takes(trials: list[Trial], archival: Callable[[bytes, str], Path]) -> None:
    for trial in trials:
        archival(trial.pdf.read_bytes(), trial.name)


def test_the_word_files_are_valid(trials: list[Trial], ooxml: Callable[[Path], list[str]]) -> None:
    assert {trial.name: ooxml(trial.docx) for trial in trials} == {trial.name: [] for trial in trials}


def test_the_word_template_is_valid(workplace: Path, ooxml: Callable[[Path], list[str]]) -> None:
    assert ooxml(workplace / "templates" / "mine" / "brief.docx") == []


def test_the_slots_that_the_page_shows_hold_every_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each example of slots and conditions is a template that `house check` finds nothing in."""
    blocks = re.findall(r"^```text\n(.*?)^```$", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    examples = [block.splitlines() for block in blocks if "{{p" in block or "{%p" in block]
    assert len(examples) == 3
    monkeypatch.chdir(tmp_path)
    new_house("mine", "policy")
    for lines in examples:
        slots = lines if any("{{p" in line for line in lines) else [*lines, "{{p body }}"]
        (tmp_path / "templates" / "mine" / "brief.docx").write_bytes(with_body(*slots))
        assert check_house("mine") == (), lines


@pytest.mark.slow
def test_word_keeps_the_pages_of_the_pdf(trials: list[Trial], soffice: str, tmp_path: Path) -> None:
    for result in try_out(soffice, trials, tmp_path):
        name, agreement = result.trial.name, result.agreement
        assert agreement.pages[0] == agreement.pages[1], name
        assert agreement.placed_alike >= 0.99 * agreement.lines, (name, agreement.missing, agreement.added)


def test_a_line_is_replaced_where_it_begins_alike_and_added_where_none_does() -> None:
    text = "title: Policy\ncover: true\n\ncolours:\n  text: black\n  accent: blue\n\npapers:\n  a4: {top: 1 mm}\n"
    block = "title: Mine\nlogo: logo.png\ncolours:\n  accent: red\n  new: green\n"
    assert edited(text, block) == (
        "title: Mine\nlogo: logo.png\ncover: true\n\ncolours:\n  text: black\n  accent: red\n\n  new: green\n"
        "papers:\n  a4: {top: 1 mm}\n"
    )

"""Word's accessibility checker finds nothing, in any edition, house and shipped brief; and what it would find."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from briefing.produce.press import open_press
from briefing.produce.reading import read
from briefing.produce.renderers import draw_docx
from tests.render.docx.accessibility import contrast, findings
from tests.render.docx.galleys import parts
from tests.render.docx.packages import package

ROOT = Path(__file__).parents[3]
BRIEFS = [ROOT / "data" / "brief.yaml", *sorted((ROOT / "data" / "examples").glob("*.yaml"))]


@cache
def drawn(path: Path, house: str) -> dict[str, bytes]:
    """The Word file of each edition."""
    found = read(path)
    assert found.brief is not None
    press = open_press(found.brief, found.editions, house=house)
    return {edition.id: draw_docx(press.print_edition(edition).proof) for edition in found.editions}


@pytest.mark.parametrize("house", ["policy", "memo"])
@pytest.mark.parametrize("brief", BRIEFS, ids=lambda path: path.stem)
def test_words_checker_finds_nothing(brief: Path, house: str) -> None:
    made = drawn(brief, house)
    assert len(made) == 4
    assert {name: findings(data) for name, data in made.items()} == {name: [] for name in made}


def planted(change: Callable[[str], str], name: str = "word/document.xml") -> list[str]:
    """What is found in a report after `change` to one of its parts."""
    files = parts(drawn(BRIEFS[0], "policy")["report"])
    before = files[name].decode()
    after = change(before)
    assert after != before
    files[name] = after.encode()
    return findings(package(files))


def once(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


def without_alternative(text: str) -> str:
    at = text.index(' descr="')
    return text[:at] + text[text.index('"', at + 8) + 1 :]


FAULTS: dict[str, tuple[Callable[[str], str], str, str]] = {
    "no alternative text": (without_alternative, "word/document.xml", "Missing alternative text"),
    "no header row": (once("<w:tblHeader/>", ""), "word/document.xml", "No header row specified"),
    "a skipped level": (
        once('<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading3"/>'),
        "word/document.xml",
        "Skipped heading level",
    ),
    "no title": (lambda text: text.replace("dc:title", "dc:subject"), "docProps/core.xml", "Missing document title"),
    "no language": (
        lambda text: text.replace('<w:lang w:val="en-GB"', '<w:lang w:val=""'), "word/styles.xml", "Missing language",
    ),
    "a pale style": (
        lambda text: text.replace('<w:color w:val="1A1F24"/>', '<w:color w:val="B0B0B0"/>'),
        "word/styles.xml",
        "Hard-to-read text contrast",
    ),
    "a dark ground": (once('w:fill="EDF2F4"', 'w:fill="333333"'), "word/styles.xml", "Hard-to-read text contrast"),
    "a floating object": (
        lambda text: text.replace("<wp:inline ", "<wp:anchor ", 1).replace("</wp:inline>", "</wp:anchor>", 1),
        "word/document.xml",
        "Object not inline",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_would_be_found(fault: str) -> None:
    change, name, message = FAULTS[fault]
    found = planted(change, name)
    assert found
    assert all(each.startswith(message) for each in found)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21.0)
    assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)

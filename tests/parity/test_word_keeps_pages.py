"""Word keeps the page contract: the same lines on the same pages, as LibreOffice lays out every file that we ship.

`scripts/parity` prints the same figures file by file. What remains apart, and why, is told in docs/page-contract.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefing.galley.matter import Grid
from briefing.house import PaperName
from tests.parity import report
from tests.parity.linted import Linted, lint_result
from tests.parity.trials import ROOT, Result, invented, shipped, try_out

FARTHEST = 1.5
"""Points that a line may stand higher or lower than in the PDF."""


class Parity:
    """Files laid out by both, once for all the tests."""

    def __init__(self, results: Sequence[Result]) -> None:
        self.results = results
        self.linted: Sequence[Linted] = [lint_result(result) for result in results]

    @property
    def promised(self) -> list[Result]:
        """Those with a page contract."""
        return [result for result in self.results if result.trial.proof.fit.limit]

    @property
    def said(self) -> str:
        rows = [report.row(result, linted) for result, linted in zip(self.results, self.linted, strict=True)]
        return "\n".join([report.HEAD, *rows, *report.total(self.results, self.linted)])


@pytest.fixture(scope="session")
def parity(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Parity:
    folder = tmp_path_factory.mktemp("parity")
    return Parity(try_out(soffice, list(shipped(folder)), folder / "word"))


def test_every_edition_house_paper_and_brief_is_tried(parity: Parity) -> None:
    print(parity.said)
    assert len(parity.results) == 2 * 2 * 2 * 4
    assert len(parity.promised) == 2 * 2 * 2 * 3


def test_an_edition_has_as_many_pages_in_word_as_it_promises(parity: Parity) -> None:
    wrong = {
        result.trial.name: result.agreement.pages
        for result in parity.promised
        if not result.agreement.pages[0] == result.agreement.pages[1] == result.trial.proof.fit.limit
    }
    assert wrong == {}


def test_word_ends_lines_where_the_pdf_does(parity: Parity) -> None:
    assert share(parity.results, "broken_alike") >= 0.995


def test_word_sets_lines_on_the_pages_of_the_pdf(parity: Parity) -> None:
    assert share(parity.promised, "placed_alike") >= 0.99
    assert share(parity.results, "placed_alike") >= 0.97


def test_no_line_stands_higher_or_lower_in_word(parity: Parity) -> None:
    assert report.most_drift(parity.results) < FARTHEST


def test_the_linter_finds_nothing_on_the_pages_of_the_pdfs(parity: Parity) -> None:
    assert [str(finding) for linted in parity.linted for finding in linted.pdf] == []


def test_the_linter_finds_nothing_on_words_pages_that_are_the_same(parity: Parity) -> None:
    same = [
        linted
        for result, linted in zip(parity.results, parity.linted, strict=True)
        if result.agreement.is_whole and result.agreement.broken_alike == result.agreement.lines
    ]
    assert len(same) > len(parity.results) / 2
    assert [str(finding) for linted in same for finding in linted.word] == []
    assert [words for linted in same for words in linted.lost] == []


@pytest.mark.parametrize("house", ["policy", "memo"])
def test_a_long_marking_title_and_reference_cost_no_page(house: str, soffice: str, tmp_path: Path) -> None:
    text = (ROOT / "data" / "brief.yaml").read_text("utf-8")
    title = "North Korean troops in the war of Russia against Ukraine and what they change for Europe and the Pacific"
    for key, said in (
        ("title", title),
        ("marking", "NATO CONFIDENTIAL RELEASABLE TO UKRAINE"),
        ("reference", "SG/PLAN/2024/000117-EN-rev2"),
    ):
        text = re.sub(rf"^{key}: .*$", f"{key}: {said}", text, count=1, flags=re.MULTILINE)
    brief = tmp_path / "brief.yaml"
    brief.write_text(text, "utf-8")
    trials = list(shipped(tmp_path, briefs=[brief], houses=[house], papers=["a4"], editions=["one-page", "two-page"]))
    found = try_out(soffice, trials, tmp_path / "word")
    assert [result.agreement.pages for result in found] == [(1, 1), (2, 2)]


@pytest.mark.parametrize(("house", "paper"), [("policy", "a4"), ("memo", "letter")])
def test_a_code_at_the_end_costs_no_page(house: str, paper: PaperName, soffice: str, tmp_path: Path) -> None:
    """The code beside the address is a table, the last thing on a page that is full."""
    text = (ROOT / "data" / "brief.yaml").read_text("utf-8")
    brief = tmp_path / "brief.yaml"
    brief.write_text(text.replace("\ncontact:", "\nurl: https://example.org/briefs/2024-11\ncontact:", 1), "utf-8")
    trials = list(shipped(tmp_path, briefs=[brief], houses=[house], papers=[paper], editions=["one-page", "two-page"]))
    found = try_out(soffice, trials, tmp_path / "word")
    assert all(isinstance(last := trial.proof.galley.matter[-1], Grid) and last.name == "online" for trial in trials)
    assert [result.agreement.pages for result in found] == [(1, 1), (2, 2)]


def test_a_heading_that_jumps_to_the_next_page_does_so_in_word(soffice: str, tmp_path: Path) -> None:
    """In this report LibreOffice left the heading of the judgements at a page's foot, and cut their rows."""
    trials = list(invented(tmp_path, [4], editions=["report"]))
    assert trials[0].proof.fit.jumped
    (result,) = try_out(soffice, trials, tmp_path / "word")
    assert result.agreement.is_whole


@pytest.mark.slow
def test_two_hundred_invented_briefs(soffice: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of 5 to 60 points, in five languages and two alphabets, in both houses and on both papers."""
    found = Parity(try_out(soffice, list(invented(tmp_path, range(200))), tmp_path / "word"))
    with capsys.disabled():
        print("", *report.total(found.results, found.linted), sep="\n")
    assert all(result.trial.proof.fit.holds for result in found.results)
    assert share(found.results, "broken_alike") >= 0.99
    assert share(found.promised, "placed_alike") >= 0.99
    kept = [result.agreement.pages[1] <= (result.trial.proof.fit.limit or 0) for result in found.promised]
    assert sum(kept) >= 0.99 * len(kept)


def share(results: Sequence[Result], kind: str) -> float:
    """Of the PDFs' lines, how many are `broken_alike` or `placed_alike`."""
    alike: int = sum(getattr(one.agreement, kind) for one in results)
    return alike / sum(one.agreement.lines for one in results)

"""Building: briefs in, files out, and a report of what became of each."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pypdf
import pytest

from briefing.compose.choose import Shortfall
from briefing.diagnostics import InvalidBrief, Position, WrongUse, error, warning
from briefing.document.blocks import Paragraph
from briefing.model.point import Form
from briefing.produce import building, making
from briefing.produce.reading import check, load
from briefing.produce.renderers import Proof
from briefing.produce.report import BuildReport, Step
from briefing.produce.templates import shipped_templates
from tests.produce.contract import edition as shipped_edition
from tests.produce.contract import shipped_brief
from tests.reading_docx import paragraphs

BRIEF = """\
title: A small brief
as_of: 2024-11-05
house: memo
bottom_line: >-
  It is the case [@rutte].
sections:
  situation:
    points:
      - id: one
        priority: 1
        text: >-
          Something is the case, he said [@rutte].
sources: [{id: rutte, type: report, title: A report}]
"""

Build = Callable[..., BuildReport]


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Builds the text of a brief, as PDF only unless told otherwise, in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def make(text: str = BRIEF, **wishes: Any) -> BuildReport:
        Path("brief.yaml").write_text(text, "utf-8")
        return building.build("brief.yaml", **{"formats": ["pdf"], **wishes})

    return make


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Formats that cost nothing: a file of a few letters for each."""

    def draw(form: str) -> Callable[[Proof], bytes]:
        return lambda proof: f"{form} {proof.galley.document.furniture.edition}".encode()

    monkeypatch.setattr(building, "RENDERERS", {"pdf": draw("pdf"), "docx": draw("docx")})


def made() -> list[str]:
    return sorted(path.name for path in Path("out").iterdir()) if Path("out").exists() else []


def messages(report: BuildReport) -> list[str]:
    every = [*report.diagnostics, *(one for edition in report.editions for one in edition.diagnostics)]
    return [found.message for found in every if found.is_error]


def test_every_edition_is_made_in_every_format_unless_told_otherwise(build: Build, letters: None) -> None:
    report = build(formats=["pdf", "docx"])
    editions = ("one-page", "two-page", "four-page", "report")
    assert report.ok
    assert made() == sorted(f"brief-{name}.{form}" for name in editions for form in ("pdf", "docx"))
    assert [edition.edition for edition in report.editions] == list(editions)
    assert {file.outcome for file in report.files} == {"written"}
    assert Path("out/brief-one-page.docx").read_text() == "docx One-page brief"


def test_a_pdf_is_made_with_the_pages_that_the_report_tells(build: Build) -> None:
    report = build(editions=["one-page"])
    (edition,) = report.editions
    assert (edition.pages, edition.limit, edition.house, edition.paper) == (1, 1, "memo", "a4")
    assert edition.fill is not None
    assert 0 < edition.fill <= 1
    assert edition.words > 10
    with pypdf.PdfReader("out/brief-one-page.pdf") as pdf:
        assert len(pdf.pages) == 1
        assert "A small brief" in pdf.pages[0].extract_text().replace("\xa0", " ")


def test_what_is_already_right_is_left_alone(build: Build, letters: None) -> None:
    build()
    os.utime("out/brief-report.pdf", (1, 1))
    Path("out/brief-one-page.pdf").write_text("changed by somebody")
    report = build()
    outcomes = {file.path.name: file.outcome for file in report.files}
    assert outcomes["brief-report.pdf"] == "unchanged"
    assert outcomes["brief-one-page.pdf"] == "written"
    assert Path("out/brief-report.pdf").stat().st_mtime == 1


def test_the_same_input_gives_the_same_bytes_in_another_process(build: Build) -> None:
    exhibit = "exhibits: [{id: e, kind: bar, title: It is., series: {A: {x: 1, y: 2}}, unit: t, source: rutte}]\n"
    build(BRIEF + exhibit, editions=["report"], formats=["pdf", "docx"])
    script = "import briefing; briefing.build('brief.yaml', editions=['report'], out='other')"
    environment = {
        "PATH": os.environ["PATH"], "PYTHONPATH": str(Path(building.__file__).parents[2]), "PYTHONHASHSEED": "77",
        "TZ": "Asia/Tokyo", "LC_ALL": "C", "HOME": os.environ.get("HOME", "/"),
    }  # fmt: skip
    subprocess.run([sys.executable, "-c", script], env=environment, check=True)
    for name in ("brief-report.pdf", "brief-report.docx"):
        assert (Path("out") / name).read_bytes() == (Path("other") / name).read_bytes()


def test_a_wrong_brief_makes_nothing_and_tells_all_of_it(build: Build) -> None:
    report = build(BRIEF.replace("@rutte]", "@rute]"))
    assert not report.ok
    assert report.editions == ()
    assert messages(report) == ["unknown source 'rute'"] * 2
    assert made() == []


def test_a_wrong_brief_does_not_stop_another(build: Build, letters: None) -> None:
    Path("other.yaml").write_text("title: 1\n")
    report = build()
    report = building.build(["other.yaml", "brief.yaml"], formats=["pdf"], editions=["report"])
    assert not report.ok
    assert [(edition.brief.name, edition.ok) for edition in report.editions] == [("brief.yaml", True)]


def test_an_edition_that_does_not_fit_does_not_stop_the_others(build: Build, letters: None) -> None:
    point = "      - {{id: p{}, essential: one-page, text: 'Something is the case, {}he said [@rutte].'}}\n"
    points = "".join(point.format(number, "he said and said again, " * 8) for number in range(34))
    text = BRIEF.replace("sources:", f"{points}sources:")
    report = build(text, formats=["pdf", "docx"])
    assert not report.ok
    assert [edition.ok for edition in report.editions] == [False, False, True, True]
    assert made() == [f"brief-{name}.{form}" for name in ("four-page", "report") for form in ("docx", "pdf")]
    assert {file.outcome for file in report.editions[0].files} == {"failed"}
    assert " is essential for 'one-page' but does not fit 1 page" in messages(report)[0]


def test_of_an_edition_that_fails_in_one_format_nothing_is_written(
    build: Build, letters: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(proof: Proof) -> bytes:
        if proof.galley.document.pages == 2:
            raise InvalidBrief("it cannot be drawn")
        return b"x"

    monkeypatch.setitem(building.RENDERERS, "docx", fail)
    report = build(formats=["pdf", "docx"])
    assert messages(report) == ["it cannot be drawn"]
    assert [name for name in made() if "two-page" in name] == []
    assert len(made()) == 6


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        ({"editions": ["one-pages"]}, "there is no edition 'one-pages'; did you mean 'one-page'"),
        ({"house": "polcy"}, "there is no house 'polcy'; did you mean 'policy'"),
        ({"house": "../policy"}, "there is no house"),
        ({"formats": ["odt"]}, "there is no format 'odt'"),
    ],
)
def test_wrong_use_makes_nothing(wishes: dict[str, Any], said: str, build: Build) -> None:
    with pytest.raises(WrongUse, match=said):
        build(**wishes)
    assert not Path("out").exists()


def test_two_briefs_of_one_name_are_wrong_use(build: Build) -> None:
    Path("deeper").mkdir()
    Path("deeper/brief.yaml").write_text(BRIEF)
    build(editions=["report"])
    with pytest.raises(WrongUse, match="would both be written to"):
        building.build(["brief.yaml", "deeper/brief.yaml"], editions=["report"])


def test_a_house_that_the_brief_names_and_nobody_has_is_told_at_the_brief(build: Build) -> None:
    report = build(BRIEF.replace("memo", "mmo"))
    assert not report.ok
    (fault,) = report.diagnostics
    assert str(fault) == "brief.yaml:3:8: error: there is no house 'mmo'\n  hint: did you mean 'memo'?"
    assert check("brief.yaml") == (fault,)


def test_a_fault_in_a_house_is_told_in_its_own_file(build: Build) -> None:
    shutil.copytree(shipped_templates() / "memo", "templates/memo")
    path = Path("templates/memo/house.yaml")
    path.write_text(path.read_text().replace("citation:", "citations:", 1))
    report = build()
    assert not report.ok
    assert any(str(fault.position).startswith("templates/memo/house.yaml:") for fault in report.diagnostics)
    assert made() == []


def test_an_edition_of_so_many_pages_can_be_asked_for(build: Build) -> None:
    report = build(pages=3)
    assert [(edition.edition, edition.limit) for edition in report.editions] == [("3-page", 3)]
    assert made() == ["brief-3-page.pdf"]


def test_house_and_paper_can_be_chosen(build: Build) -> None:
    build(editions=["one-page"], paper="letter", house="policy", out="letter")
    build(editions=["one-page"])
    with pypdf.PdfReader("letter/brief-one-page.pdf") as letter, pypdf.PdfReader("out/brief-one-page.pdf") as a4:
        assert (round(letter.pages[0].mediabox.width), round(a4.pages[0].mediabox.width)) == (612, 595)


LINKED = BRIEF.replace("Something is the case", "Something is [the case](https://example.org/a-b)")


def said_in_both_formats(edition: str) -> list[str]:
    with pypdf.PdfReader(f"out/brief-{edition}.pdf") as pdf:
        printed = " ".join(page.extract_text() for page in pdf.pages)
    return [printed, " ".join(words for _, words in paragraphs(Path(f"out/brief-{edition}.docx")))]


def test_the_address_of_a_link_is_printed_behind_its_words_in_both_formats(build: Build) -> None:
    build(LINKED, editions=["one-page"], formats=["pdf", "docx"])
    for said in said_in_both_formats("one-page"):
        assert "the case (https://example.org/a-b), he said" in " ".join(said.replace("\xa0", " ").split())


def test_a_house_may_leave_the_address_of_a_link_to_the_screen(build: Build) -> None:
    shutil.copytree(shipped_templates() / "memo", "templates/memo")
    path = Path("templates/memo/house.yaml")
    path.write_text(path.read_text().replace("write_out_urls: true", "write_out_urls: false"))
    build(LINKED, editions=["one-page"], formats=["pdf", "docx"])
    for said in said_in_both_formats("one-page"):
        assert "the case, he said" in " ".join(said.replace("\xa0", " ").split())
        assert "example.org" not in said


def test_where_a_file_cannot_be_written_its_edition_fails_and_the_others_are_made(build: Build, letters: None) -> None:
    Path("out/brief-two-page.pdf").mkdir(parents=True)
    report = build(formats=["pdf", "docx"])
    assert [edition.ok for edition in report.editions] == [True, False, True, True]
    assert messages(report) == ["cannot write 'out/brief-two-page.pdf': a folder has this name"]
    [fault] = [one for one in report.editions[1].diagnostics if one.is_error]
    assert str(fault.position) == "out/brief-two-page.pdf"
    assert "brief-two-page.docx" not in made()


def test_what_no_face_can_draw_is_told_at_its_place(build: Build) -> None:
    report = build(BRIEF.replace("Something is", "한 is"))
    assert messages(report) == ["no face of the house can draw '한' (U+D55C)"]
    assert str(report.diagnostics[0].position) == "brief.yaml:12:11"


def test_progress_is_told_up_to_the_end(build: Build, letters: None) -> None:
    steps: list[Step] = []
    build(formats=["pdf", "docx"], progress=steps.append)
    assert [step.done for step in steps if step.finished] == [2, 4, 6, 8]
    assert {step.total for step in steps} == {8}
    begun = ("report", "one-page", "two-page", "four-page")  # what takes longest to choose comes last
    assert [step.doing for step in steps[:5]] == [*(f"brief, {name}" for name in begun), "brief, one-page, pdf"]


def test_a_date_can_take_the_place_of_the_as_of(build: Build) -> None:
    build(editions=["one-page"], dated=datetime(2020, 2, 3))
    with pypdf.PdfReader("out/brief-one-page.pdf") as pdf:
        assert pdf.metadata is not None
        assert pdf.metadata.creation_date is not None
        assert pdf.metadata.creation_date.date() == datetime(2020, 2, 3).date()


def test_warnings_are_in_the_report_and_stop_nothing(build: Build, letters: None) -> None:
    report = build(BRIEF.replace("Something is", "On 12 days something is"))
    assert report.ok
    assert [found.rule for found in report.diagnostics] == ["bare-number"]


def test_nothing_of_a_killed_build_is_left_by_the_next(build: Build, letters: None) -> None:
    Path("out").mkdir()
    Path("out/.brief-report.pdf.0123456789abcdef.briefing-part").write_text("half")
    build(editions=["report"])
    assert made() == ["brief-report.pdf"]


def test_what_has_no_place_is_told_at_the_brief_s_beginning(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(BRIEF, encoding="utf-8")
    found = [warning("taller-than-page", "this is too tall", Position("")), error("so", Position("a.yaml", 2, 3))]
    placed = making.placed(found, load(path))
    assert [str(one) for one in placed] == [
        f"{path}:1:1: warning: this is too tall",
        "a.yaml:2:3: error: so",
    ]


def open_pages(report: BuildReport) -> list[Any]:
    return [fault for one in report.editions for fault in one.diagnostics if fault.rule == "not-filled"]


def with_words(count: int) -> str:
    said = ("they say that what was counted at the border matters more than what was said of it " * 99).split()
    points = [" ".join(said[: min(30, count - at)]) for at in range(0, count, 30)]
    more = "".join(f"      - {{id: more-{at}, priority: 3, text: {text}.}}\n" for at, text in enumerate(points))
    return BRIEF.replace("sources:", f"{more}sources:")


@pytest.mark.parametrize("edition", ["one-page", "two-page"])
def test_whoever_writes_the_words_that_are_missing_fills_the_pages(build: Build, edition: str) -> None:
    (fault,) = open_pages(build(with_words(60), editions=[edition]))
    words = int(re.search(r"about (\d+) words", fault.message)[1])  # type: ignore[index]
    assert fault.hint.startswith(f"write about {words} words more, in new points or longer ones")
    assert not open_pages(build(with_words(60 + words), editions=[edition]))


def test_what_is_left_out_of_an_open_page_is_told_with_the_lines_that_it_needs() -> None:
    brief, edition = shipped_brief(), shipped_edition("two-page")
    document = SimpleNamespace(blocks=[Paragraph(part="options", runs=())])
    printed: Any = SimpleNamespace(words_missing=40, document=document)
    short = Shortfall("army", Form.FULL, "pages", 3, is_said=True)
    far = Shortfall("options", None, "pages", 20)
    longer = Shortfall("army", Form.FULL, "longer", None)

    def hint(*left: Shortfall) -> str | None:
        return making.not_filled(brief, edition, printed, left)[0].hint

    more = "write about 40 words more, in new points or longer ones"
    assert hint(far, short) == f"{more}; or shorten what is said by 3 lines, so that 'army' in full comes in"
    assert hint(far) == f"{more}; or shorten what is said by 20 lines, so that 'options' comes in"
    assert "a longer edition" in str(hint(longer))
    assert "'options' give way" in str(hint())


def test_an_essential_point_that_the_audience_may_not_see_is_told_to_the_author(build: Build) -> None:
    hidden = "      - {id: hidden, priority: 1, essential: one-page, marking: TLP:RED, text: Qwertz is so.}\n"
    report = build(BRIEF.replace("sources:", f"{hidden}sources:"), editions=["one-page", "report"], formats=["docx"])
    told = [fault for one in report.editions for fault in one.diagnostics if fault.rule == "essential-withheld"]
    assert [(fault.position.line, fault.message.partition(" does")[0]) for fault in told] == [
        (13, "'one-page'"),
        (13, "'report'"),
    ]
    files = [file.path for one in report.editions for file in one.files]
    assert len(files) == 2
    assert not any("Qwertz" in words or "hidden" in words for path in files for _, words in paragraphs(path))


def test_an_essential_point_that_the_audience_may_see_is_no_fault(build: Build) -> None:
    open_to_all = "      - {id: shown, priority: 1, essential: one-page, marking: TLP:CLEAR, text: It is so.}\n"
    report = build(BRIEF.replace("sources:", f"{open_to_all}sources:"), editions=["one-page"])
    assert not [fault for fault in report.editions[0].diagnostics if fault.rule == "essential-withheld"]

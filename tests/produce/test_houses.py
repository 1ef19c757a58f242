"""A house style can be copied, checked, and its Word template brought in step."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from briefing.diagnostics import InvalidHouse, OutputError, WrongUse
from briefing.produce.building import build
from briefing.produce.houses import check_house, new_house, sync_house
from briefing.typeset.sfnt import read_tables, write_tables
from tests.house_page import FILES, write_faces
from tests.render.docx.packages import with_body

BRIEF = """\
title: A small brief
as_of: 2024-11-05
house: mine
sections:
  situation:
    points:
      - {id: one, text: 'Something is the case [@rutte].'}
sources: [{id: rutte, type: report, title: A report}]
"""


@pytest.fixture(autouse=True)
def _working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def change(old: str, new: str, file: str = "house.yaml") -> None:
    path = Path("templates/mine") / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("source", ["policy", "memo"])
def test_a_new_house_has_no_fault_and_builds(source: str) -> None:
    made = new_house("mine", source)
    assert {path.name for path in made} == {"house.yaml", "brief.pdf.yaml", "brief.docx"}
    assert check_house("mine") == ()
    Path("brief.yaml").write_text(BRIEF)
    assert build("brief.yaml", editions=["one-page"]).ok


def test_a_house_that_is_there_is_not_touched() -> None:
    new_house("mine", "policy")
    change("title: Policy", "title: Mine")
    with pytest.raises(OutputError, match="is there already"):
        new_house("mine", "memo")
    assert "title: Mine" in Path("templates/mine/house.yaml").read_text()


@pytest.mark.parametrize("name", ["../mine", "a/b", "", ".", "mine\n"])
def test_a_name_that_leads_elsewhere_is_wrong_use(name: str) -> None:
    with pytest.raises(WrongUse, match="cannot be a house's name"):
        new_house(name, "policy")
    with pytest.raises(WrongUse, match="there is no house"):
        check_house(name)
    assert not list(Path().iterdir())


def test_a_fault_in_each_file_is_told_in_one_run() -> None:
    new_house("mine", "policy")
    Path("templates/mine/logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    change("title: Policy", "logo: logo.png\ntitle: Policy")
    Path("templates/mine/brief.docx").write_bytes(b"not a zip")
    found = check_house("mine")
    assert any("logo.png" in fault.message for fault in found)
    assert any(fault.position.file.endswith("brief.docx") for fault in found)


def test_a_letterhead_that_cannot_be_used_is_told_where_the_house_names_it() -> None:
    new_house("mine", "policy")
    Path("templates/mine/head.pdf").write_bytes(b"%PDF-1.7 and no more")
    change("title: Policy", "letterhead: head.pdf\ntitle: Policy")
    lines = Path("templates/mine/house.yaml").read_text("utf-8").split("\n")
    place = f"templates/mine/house.yaml:{lines.index('letterhead: head.pdf') + 1}:13"
    Path("brief.yaml").write_text(BRIEF)
    report = build("brief.yaml", editions=["one-page"], formats=["pdf"])
    for found in (check_house("mine"), tuple(one for one in report.editions[0].diagnostics if one.is_error)):
        assert [str(fault.position) for fault in found] == [place]
        assert "the letterhead 'head.pdf' cannot be used" in found[0].message


def test_each_face_that_cannot_be_used_is_told() -> None:
    new_house("mine", "policy")
    change("name: Source Serif 4, package: Source Serif 4", "name: Ours, regular: ours.ttf")
    Path("templates/mine/ours.ttf").write_bytes(b"no font")
    told = [fault.message for fault in check_house("mine") if "face of 'Ours'" in fault.message]
    assert [message.split(" face")[0].removeprefix("the ") for message in told] == [
        "bold", "bold-italic", "italic", "regular",
    ]  # fmt: skip


def own_files(family: str = "Our Serif", **changed: str) -> None:
    """Lets the house take its text from files in its folder, as the documentation says."""
    files = {style: FILES[style] for style in FILES} | changed
    new_house("mine", "policy")
    write_faces(Path("templates/mine"), "Our Serif")
    told = ", ".join(f"{style}: {file}" for style, file in files.items())
    change("name: Source Serif 4, package: Source Serif 4", f"name: {family}, {told}")
    sync_house("mine")


def test_a_house_may_bring_its_own_files() -> None:
    own_files()
    assert check_house("mine") == ()


def test_files_of_another_family_are_told_for_word_would_not_find_them() -> None:
    own_files("Their Serif")
    found = check_house("mine")
    assert len(found) == 4
    assert found[-1].message == (
        "Word does not find the regular face of 'Their Serif': its file calls the family 'Our Serif'"
    )


def test_a_file_in_the_place_of_another_face_is_told() -> None:
    own_files(bold="serif-italic.ttf")
    (fault,) = check_house("mine")
    assert fault.message == "Word does not find the bold face of 'Our Serif': its file holds the italic face"


def test_a_face_that_no_pdf_may_hold_is_told_at_the_house() -> None:
    own_files()
    path = Path("templates/mine") / FILES["italic"]
    tables = read_tables(path.read_bytes())
    tables["OS/2"] = tables["OS/2"][:8] + b"\0\2" + tables["OS/2"][10:]
    path.write_bytes(write_tables(tables))
    (fault,) = check_house("mine")
    assert fault.message == "the licence of 'Our Serif' does not let its italic face into a document"
    assert fault.position.file == "templates/mine/house.yaml"


def test_slots_are_held_against_the_editions_that_are_found() -> None:
    new_house("mine", "policy")
    template = Path("templates/mine/brief.docx")
    template.write_bytes(with_body("{{p bottom_line }}", "{{p sorces }}", "{{p body }}"))
    fault, *order = check_house("mine")
    assert len(order) == 4  # what stands before the bottom line flows into the body below it
    assert "unknown name 'sorces' in {{p sorces }}" in fault.message
    assert fault.hint == "did you mean 'sources'?"
    template.write_bytes(with_body("{{p sources }}", "{{p body }}"))
    assert len(check_house("mine")) == 4
    template.write_bytes(with_body("{{p body }}", "{{p contact }}"))
    assert check_house("mine") == ()


def test_word_styles_are_brought_in_step_and_then_left_alone() -> None:
    new_house("mine", "policy")
    assert sync_house("mine")[1] == "unchanged"
    change("  heading-1: {", "  heading-1: {tracking: 0.7 pt, ")
    assert [fault for fault in check_house("mine") if "Heading 1" in fault.message]
    assert sync_house("mine") == (Path("templates/mine/brief.docx"), "written")
    assert check_house("mine") == ()
    assert sync_house("mine")[1] == "unchanged"


def test_a_house_without_a_word_template_is_given_one() -> None:
    new_house("mine", "policy")
    Path("templates/mine/brief.docx").unlink()
    assert sync_house("mine")[1] == "written"
    assert check_house("mine") == ()


def test_a_template_that_is_none_is_not_overwritten() -> None:
    new_house("mine", "policy")
    Path("templates/mine/brief.docx").write_bytes(b"not a zip")
    with pytest.raises(InvalidHouse):
        sync_house("mine")
    assert Path("templates/mine/brief.docx").read_bytes() == b"not a zip"


def test_a_picture_that_the_word_template_lacks_is_told_until_it_is_there() -> None:
    new_house("mine", "policy")
    Image.new("RGB", (60, 20), "navy").save("templates/mine/logo.png")
    change("title: Policy", "logo: logo.png\ntitle: Policy")
    assert check_house("mine") == ()
    change("  header:\n", "  header:\n    - image: {y: 8 mm, height: 9 mm}\n", "brief.pdf.yaml")
    (fault,) = check_house("mine")
    assert not fault.is_error
    assert fault.position.file.endswith("brief.docx")
    assert fault.message == "the PDF's pages show 'logo.png', the Word template shows no picture"
    assert fault.hint is not None
    assert "briefing house sync mine" in fault.hint
    Path("templates/mine/brief.docx").unlink()
    sync_house("mine")
    assert check_house("mine") == ()

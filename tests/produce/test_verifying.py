"""A finished file gives its brief back, and can be held against it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Name
from PIL import Image as Images

import briefing
from briefing.diagnostics import InvalidBrief, InvalidFile
from briefing.produce.building import build
from briefing.produce.extracting import extract, write_extracted
from briefing.produce.press import open_press
from briefing.produce.reading import read
from briefing.produce.report import BuildReport
from briefing.produce.verifying import Difference, differences, verify
from briefing.render.pdf import render_pdf
from tests.invented import Seeded, invent
from tests.render.pdf.structure_check import tag, walk

Make = Callable[..., BuildReport]

BRIEF = """\
title: A small brief
as_of: 2024-11-05
house: memo
sections:
  situation:
    points:
      - {id: one, text: 'Some 10,000 troops are there [@rutte].'}
sources: [{id: rutte, type: report, title: A report}]
"""


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Builds a brief in a folder of its own."""

    def made(text: str = BRIEF, **wishes: object) -> BuildReport:
        (tmp_path / "brief.yaml").write_text(text, encoding="utf-8")
        report = build(tmp_path / "brief.yaml", out=tmp_path / "out", **wishes)  # type: ignore[arg-type]
        assert report.ok, report
        return report

    return made


@pytest.mark.parametrize("seed", [1, 6])
def test_what_is_extracted_builds_to_the_same_files(seed: int, make: Make, tmp_path: Path) -> None:
    report = make(invent(Seeded(seed), points=12), house="memo", paper="letter")
    for edition in report.editions:
        first, second = edition.files
        yaml = extract(first.path).yaml
        assert yaml == extract(second.path).yaml
        folder = tmp_path / edition.edition
        (path, *_) = write_extracted(extract(first.path), "brief.yaml", folder)
        again = build(path, out=folder)
        assert again.ok, again
        assert [file.path.name for file in again.files] == [first.path.name, second.path.name]
        for made, other in zip(again.files, (first, second), strict=True):
            assert made.path.read_bytes() == other.path.read_bytes()


@pytest.mark.parametrize("seed", [3, 8])
def test_a_file_that_nobody_has_touched_is_the_same(seed: int, make: Make) -> None:
    for file in make(invent(Seeded(seed), points=9)).files:
        assert verify(file.path).is_same


def test_an_edition_of_so_many_pages_can_be_verified_too(make: Make) -> None:
    (file, _) = make(invent(Seeded(4), points=20), pages=3).files
    assert verify(file.path).is_same


def test_a_date_of_its_own_is_recorded(make: Make) -> None:
    from datetime import datetime

    for file in make(dated=datetime(2030, 1, 2, 3, 4, 5)).files:
        assert b"2030-01-02 03:04:05" in extract(file.path).yaml
        assert verify(file.path).is_same


def test_pictures_come_back(make: Make, tmp_path: Path) -> None:
    photograph = Images.merge("RGB", [Images.effect_noise((900, 300), 50) for _ in range(3)])
    photograph.save(tmp_path / "secret-name.jpg", "JPEG")
    Images.effect_noise((2400, 400), 50).save(tmp_path / "map.png", "PNG")
    exhibits = (
        "exhibits:\n"
        "  - {id: photo, kind: image, title: A photograph, file: secret-name.jpg, alt: Noise.}\n"
        "  - {id: map, kind: image, title: A map, file: map.png, alt: Noise.}\n"
        "  - {id: again, kind: image, title: It again, file: map.png, alt: Noise.}\n"
    )
    for file in make(BRIEF + exhibits, editions=["report"]).files:
        found = extract(file.path)
        assert len(found.pictures) == 2
        assert found.missing == ()
        assert b"secret" not in found.yaml
        assert verify(file.path).is_same
        (path, *pictures) = write_extracted(found, "brief.yaml", tmp_path / file.format)
        assert len(pictures) == 2
        again = build(path, formats=[file.format], out=tmp_path / file.format)
        assert again.files[0].path.read_bytes() == file.path.read_bytes()


def test_words_that_were_drawn_otherwise_are_told(make: Make, tmp_path: Path) -> None:
    """A PDF whose page says another number than the brief that it carries."""
    (file,) = make(formats=["pdf"], editions=["one-page"]).files
    honest = extract(file.path).yaml
    (tmp_path / "brief.yaml").write_bytes(honest.replace(b"10,000", b"11,000"))
    found = read(tmp_path / "brief.yaml")
    assert found.brief is not None
    assert found.brief.record is not None
    edition = found.brief.record.edition
    proof = open_press(found.brief, (edition,)).print_edition(edition).proof
    file.path.write_bytes(render_pdf(proof.galley, proof.typesetter, source=honest))
    verdict = verify(file.path)
    assert not verdict.is_same
    (difference,) = verdict.differences
    assert difference == Difference(
        "11,000", "10,000", "• Some" if "•" in difference.before else "Some", "troops are there"
    ) or (
        difference.said,
        difference.drawn,
    ) == ("11,000", "10,000")


def test_words_that_were_changed_in_word_are_told(make: Make) -> None:
    (file,) = make(formats=["docx"], editions=["one-page"]).files
    _change(file.path, "word/document.xml", lambda xml: xml.replace("10,000", "11,000"))
    verdict = verify(file.path)
    assert not verdict.is_same
    assert [(one.said, one.drawn) for one in verdict.differences] == [("11,000", "10,000")]


LINKED = BRIEF.replace("are there [", "are [there](https://example.org) [") + (
    "exhibits:\n  - {id: map, kind: image, title: A map, file: map.png, alt: The map.}\n"
    "  - {id: ships, kind: table, title: Ships, columns: [Ship], rows: [[One]], alt: A list of ships.}\n"
)


def alternative(pdf: pikepdf.Pdf) -> None:
    (figure,) = (each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each)
    figure.Alt = "A hoax."


def summary(pdf: pikepdf.Pdf) -> None:
    elements = (each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/A" in each)
    (table,) = (each for each in elements if "/Summary" in each.A)
    table.A.Summary = "A hoax."


def spoken(pdf: pikepdf.Pdf) -> None:
    heading = next(each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/H1")
    heading.ActualText = "A hoax."


def address(pdf: pikepdf.Pdf) -> None:
    links = [link for page in pdf.pages for link in page.get("/Annots", ())]
    next(link for link in links if "/A" in link).A.URI = "https://hoax.example"


def bookmark(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.Title = "A hoax"


def title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "A hoax"


def metadata(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"A small brief", b"A hoax"))


def stamp(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[0, 0, 9, 9], Contents="Hoax"
    )
    pdf.pages[0].Annots = pikepdf.Array([*pdf.pages[0].get("/Annots", ()), pdf.make_indirect(note)])


def attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["hoax.txt"] = pikepdf.AttachedFileSpec(pdf, b"A hoax", filename="hoax.txt")


def associated(pdf: pikepdf.Pdf) -> None:
    file = pikepdf.AttachedFileSpec(pdf, b"A hoax", filename="hoax.txt", description="See here")
    pdf.Root.AF.append(file.obj)


def description(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF[0].Desc = "A hoax"


def page_label(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels.Nums[1].P = "Hoax-"


def page_style(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels.Nums[1].S = pikepdf.Name.r


def tongue(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = "fr"


def tongue_of_a_heading(pdf: pikepdf.Pdf) -> None:
    heading = next(each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/H1")
    heading.Lang = "fr"


def script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="hoax()")


@pytest.mark.parametrize(
    ("change", "said", "drawn"),
    [
        (alternative, "A hoax.", "The map."),
        (summary, "hoax.", "list of ships."),
        (spoken, "A hoax.", ""),
        (address, "https://hoax.example", "https://example.org"),
        (bookmark, "hoax", "small brief"),
        (title, "hoax", "small brief"),
        (metadata, "hoax", "small brief"),
        (stamp, "FreeText Hoax", ""),
        (attachment, "hoax.txt hoax.txt", ""),
        (associated, "hoax.txt hoax.txt See here", ""),
        (description, "A hoax", ""),
        (page_label, "Hoax-", ""),
        (page_style, "r", "D"),
        (tongue, "fr", "en-GB"),
        (tongue_of_a_heading, "fr", ""),
        (script, "JavaScript hoax()", ""),
    ],
)
def test_words_beside_the_page_that_were_changed_are_told(
    change: Callable[[pikepdf.Pdf], None], said: str, drawn: str, make: Make, tmp_path: Path
) -> None:
    Images.effect_noise((400, 300), 50).save(tmp_path / "map.png", "PNG")
    (file,) = make(LINKED, formats=["pdf"], editions=["report"]).files
    with pikepdf.open(file.path, allow_overwriting_input=True) as opened:
        change(opened)
        opened.save(file.path)
    found = verify(file.path).differences
    assert [(one.said, one.drawn, one.is_beside) for one in found] == [(said, drawn, True)]


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", 'descr="The map."', 'descr="A hoax."'),
        ("word/document.xml", 'tblDescription w:val="A list of ships."', 'tblDescription w:val="A hoax."'),
        ("word/_rels/document.xml.rels", "https://example.org", "https://hoax.example"),
        ("docProps/core.xml", "A small brief", "A hoax"),
    ],
)
def test_words_beside_the_page_of_a_word_file_are_told(
    part: str, old: str, new: str, make: Make, tmp_path: Path
) -> None:
    Images.effect_noise((400, 300), 50).save(tmp_path / "map.png", "PNG")
    (file,) = make(LINKED, formats=["docx"], editions=["report"]).files
    _change(file.path, part, lambda xml: xml.replace(old, new))
    (difference,) = verify(file.path).differences
    assert difference.is_beside
    assert difference.said
    assert difference.said in new
    assert difference.drawn in old


@pytest.mark.parametrize(
    "planted",
    [
        '<w:r><w:instrText xml:space="preserve">hoax</w:instrText></w:r>',
        '<w:fldSimple w:instr="hoax"/>',
        '<w:hyperlink w:anchor="hoax"/>',
    ],
)
def test_a_field_that_was_planted_in_a_word_file_is_told(planted: str, make: Make) -> None:
    (file,) = make(formats=["docx"], editions=["one-page"]).files
    _change(file.path, "word/document.xml", lambda xml: xml.replace("</w:p>", f"{planted}</w:p>", 1))
    (difference,) = verify(file.path).differences
    assert (difference.said, difference.drawn, difference.is_beside) == ("hoax", "", True)


FOREIGN = LINKED.replace("Some 10,000", "Some [слова]{lang=uk} 10,000")


def swapped(pdf: pikepdf.Pdf) -> None:
    """Two neighbours of the structure that are read in the other order."""
    section = next(each for each in walk(pdf.Root.StructTreeRoot) if tag(each) == "Sect")
    section.K = Array([section.K[1], section.K[0], *list(section.K)[2:]])


def another_kind(pdf: pikepdf.Pdf) -> None:
    """A heading that is none any more."""
    next(each for each in walk(pdf.Root.StructTreeRoot) if tag(each) == "H2").S = Name.P


def another_picture(pdf: pikepdf.Pdf) -> None:
    """One that no page draws: what the brief inside is drawn of is there still."""
    seal = pdf.make_stream(bytes(3), Type=Name.XObject, Subtype=Name.Image, Width=3, Height=1)
    pdf.pages[0].Resources.Seal = seal


def struck_out(pdf: pikepdf.Pdf) -> None:
    """A line through the words."""
    pdf.pages[0].contents_add(b"q 0 0 m 300 300 l S Q")


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (swapped, "structure"),
        (another_kind, "structure"),
        (another_picture, "pictures"),
        (struck_out, "drawings"),
    ],
)
def test_what_is_no_words_of_a_pdf_is_compared_too(
    change: Callable[[pikepdf.Pdf], None], kind: str, make: Make, tmp_path: Path
) -> None:
    Images.effect_noise((400, 300), 50).save(tmp_path / "map.png", "PNG")
    (file,) = make(LINKED, formats=["pdf"], editions=["report"]).files
    with pikepdf.open(file.path, allow_overwriting_input=True) as opened:
        change(opened)
        opened.save(file.path)
    found = verify(file.path).differences
    assert {one.kind for one in found} == {kind}
    assert found[0].said != found[0].drawn


@pytest.mark.parametrize(
    ("part", "old", "new", "kind"),
    [
        ("word/document.xml", 'w:pStyle w:val="Heading1"', 'w:pStyle w:val="BodyText"', "structure"),
        ("word/document.xml", 'w:lang w:val="uk"', 'w:lang w:val="ru"', "languages"),
        ("word/styles.xml", 'w:lang w:val="en-GB"', 'w:lang w:val="ru"', "languages"),
    ],
)
def test_what_is_no_words_of_a_word_file_is_compared_too(
    part: str, old: str, new: str, kind: str, make: Make, tmp_path: Path
) -> None:
    Images.effect_noise((400, 300), 50).save(tmp_path / "map.png", "PNG")
    (file,) = make(FOREIGN, formats=["docx"], editions=["report"]).files
    _change(file.path, part, lambda xml: xml.replace(old, new, 1))
    found = verify(file.path).differences
    assert [one.kind for one in found] == [kind]
    assert (found[0].said in new, found[0].drawn in old) == (True, True)


def test_a_picture_of_a_word_file_that_was_changed_is_told(make: Make, tmp_path: Path) -> None:
    Images.effect_noise((400, 300), 50).save(tmp_path / "map.png", "PNG")
    (file,) = make(LINKED, formats=["docx"], editions=["report"]).files
    with zipfile.ZipFile(file.path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    # Without the map there would be nothing to draw the brief inside of.
    parts["word/media/stamp.png"] = b"stamped"
    with zipfile.ZipFile(file.path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    (difference,) = verify(file.path).differences
    assert (difference.kind, difference.drawn) == ("pictures", "")
    assert difference.said.startswith("word/media/stamp.png:")


def test_what_is_not_what_it_should_be_is_passed_over(make: Make) -> None:
    (file,) = make(formats=["pdf"], editions=["one-page"]).files
    with pikepdf.open(file.path, allow_overwriting_input=True) as opened:
        odd = pikepdf.Array([pikepdf.Dictionary(), 1])
        opened.Root.PageLabels.Nums[1] = pikepdf.Dictionary(S=odd, P=odd, St=odd)
        opened.Root.OpenAction = pikepdf.Dictionary(S=odd, JS=odd)
        opened.Root.Names = odd
        opened.save(file.path)
    assert [(one.said, one.drawn) for one in verify(file.path).differences] == [("", "D")]


def test_a_tree_that_runs_in_circles_ends(make: Make) -> None:
    (file,) = make(formats=["pdf"], editions=["one-page"]).files
    with pikepdf.open(file.path, allow_overwriting_input=True) as opened:
        circle = opened.make_indirect(pikepdf.Array([opened.Root.StructTreeRoot]))
        circle.append(circle)
        opened.Root.StructTreeRoot.K[0].K = circle
        first = opened.Root.Outlines.First
        first["/Next"] = first
        opened.save(file.path)
    assert not verify(file.path).is_same


def test_a_file_that_was_saved_again_differs_in_bytes_alone(make: Make) -> None:
    pdf, docx = make(editions=["one-page"]).files
    with pikepdf.open(pdf.path, allow_overwriting_input=True) as opened:
        opened.save(pdf.path)
    _change(docx.path, "word/document.xml", lambda xml: xml)
    for file in (pdf, docx):
        verdict = verify(file.path)
        assert (verdict.is_same, verdict.differences) == (False, ())


def test_a_file_that_was_signed_or_stamped_says_what_was_added(make: Make) -> None:
    (file,) = make(formats=["pdf"], editions=["one-page"]).files
    with pikepdf.open(file.path, allow_overwriting_input=True) as opened:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        opened.pages[0].Resources.Font["/F99"] = opened.make_indirect(font)
        opened.pages[0].contents_add(b"BT /F99 12 Tf 1 0 0 1 50 50 Tm (Approved) Tj ET")
        opened.save(file.path)
    assert [(one.said, one.drawn) for one in verify(file.path).differences] == [("Approved", "")]


def test_a_brief_that_has_grown_since_no_longer_fits_its_page(make: Make, tmp_path: Path) -> None:
    (file,) = make(formats=["pdf"], editions=["one-page"]).files
    grown = extract(file.path).yaml.decode().replace("Some 10,000", "word " * 900 + "10,000")
    (tmp_path / "brief.yaml").write_text(grown, encoding="utf-8")
    report = build(tmp_path / "brief.yaml", out=tmp_path / "other")
    assert not report.ok
    (edition,) = report.editions
    assert "what 'one-page' held when it was printed is now" in edition.diagnostics[0].message
    assert edition.diagnostics[0].position.line == grown[: grown.index("edition:")].count("\n") + 2


def test_another_edition_of_an_extracted_brief_is_chosen_from_what_it_holds(make: Make, tmp_path: Path) -> None:
    report = make(invent(Seeded(5), points=30), formats=["pdf"], editions=["four-page"])
    (path,) = write_extracted(extract(report.files[0].path), "brief.yaml", tmp_path / "other")
    again = build(path, editions=["one-page"], formats=["pdf"], out=tmp_path / "other")
    assert again.ok
    assert again.editions[0].pages == 1


def test_a_file_that_carries_the_whole_brief_is_verified_by_what_its_edition_says(make: Make, tmp_path: Path) -> None:
    Images.effect_noise((400, 300), 50).save(tmp_path / "map.png", "PNG")
    text = f"# A note\n{BRIEF}exhibits: [{{id: map, kind: image, title: A map, file: map.png, alt: Noise.}}]\n"
    for file in make(text, attach="full").files:
        assert verify(file.path).is_same
        found = extract(file.path)
        assert found.yaml.decode() == text
        (path,) = write_extracted(found, "whole.yaml", tmp_path)
        assert build(path, editions=["one-page"], formats=["pdf"], out=tmp_path / "again").ok
        path.unlink()


def test_words_beside_the_whole_brief_that_were_changed_are_told(make: Make) -> None:
    (file,) = make(formats=["docx"], editions=["one-page"], attach="full").files
    _change(file.path, "word/document.xml", lambda xml: xml.replace("10,000", "11,000"))
    assert [(one.said, one.drawn) for one in verify(file.path).differences] == [("11,000", "10,000")]


def test_a_whole_brief_that_says_something_else_than_the_pages_is_told(make: Make, tmp_path: Path) -> None:
    """Both what the pages show and what the edition says are sound; the brief beside them is not."""
    text = BRIEF.replace("10,000", "{troops}") + (
        "figures: {troops: {value: 10000, unit: troops, label: Troops, as_of: 2024-11-01, source: rutte}}\n"
    )
    (file,) = make(text, formats=["pdf"], editions=["one-page"], attach="full").files
    found = extract(file.path)
    assert verify(file.path).contradicted == ()
    for old, new, named in (
        ("10000", "99000", "troops"),
        ("are there", "are gone", "one"),
        ("A report", "No", "rutte"),
    ):
        (tmp_path / "edition.yaml").write_bytes(found.edition or b"")
        brief = read(tmp_path / "edition.yaml").brief
        assert brief is not None
        assert brief.record is not None
        proof = open_press(brief, (brief.record.edition,)).print_edition(brief.record.edition).proof
        false = found.yaml.decode().replace(old, new).encode()
        pdf = render_pdf(proof.galley, proof.typesetter, source=false, edition=found.edition)
        file.path.write_bytes(pdf)
        verdict = verify(file.path)
        assert (verdict.is_same, verdict.contradicted) == (True, (named,))


def test_a_whole_brief_without_its_files_is_not_compared(make: Make, tmp_path: Path) -> None:
    (tmp_path / "works.json").write_text('[{"id": "rutte", "type": "report", "title": "A report"}]', encoding="utf-8")
    text = BRIEF.replace("sources: [{id: rutte, type: report, title: A report}]", "sources: works.json")
    for file in make(text, editions=["one-page"], attach="full").files:
        verdict = verify(file.path)
        assert (verdict.is_same, verdict.contradicted) == (True, None)


def test_a_brief_that_tells_no_edition_cannot_be_verified(make: Make) -> None:
    (file,) = make(formats=["docx"], editions=["one-page"], attach="full").files
    _change(file.path, "customXml/edition.xml", lambda xml: xml.replace("urn:x-briefing:edition", "urn:other"))
    with pytest.raises(InvalidFile, match="does not tell what the edition held"):
        verify(file.path)


def test_a_brief_inside_that_is_wrong_is_told_with_its_place(make: Make) -> None:
    (file,) = make(formats=["docx"], editions=["one-page"]).files
    _change(file.path, "customXml/brief.xml", lambda xml: xml.replace("@rutte", "@nobody"))
    with pytest.raises(InvalidBrief, match="has errors") as caught:
        verify(file.path)
    assert caught.value.diagnostics[0].position.file == f"{file.path} (brief.yaml)"
    assert "unknown source 'nobody'" in caught.value.diagnostics[0].message


def test_the_calls_are_public(make: Make) -> None:
    (file, _) = make(editions=["one-page"]).files
    assert briefing.verify(file.path).is_same
    assert briefing.extract(str(file.path)).yaml.startswith(b"title: A small brief\n")


def test_an_extracted_brief_never_takes_the_place_of_another(make: Make, tmp_path: Path) -> None:
    (file, _) = make(editions=["one-page"]).files
    with pytest.raises(briefing.OutputError, match="is there already"):
        write_extracted(extract(file.path), "brief.yaml", tmp_path)


def test_differences_are_found_wherever_they_stand() -> None:
    drawn = ["a", "b", "c", "d", "e", "f", "g", "h"]
    assert differences(drawn, drawn) == ()
    assert differences(drawn[1:], drawn) == (Difference("", "a", "", "b c d"),)
    assert differences(drawn[:-1], drawn) == (Difference("", "h", "e f g", ""),)
    assert differences([*drawn, "i"], drawn) == (Difference("i", "", "f g h", ""),)
    assert differences(["a"], ["a", "a"]) == (Difference("", "a", "a", ""),)
    assert differences([], ["a"]) == (Difference("", "a", "", ""),)
    mixed = ["x" if word in "bf" else word for word in drawn]
    assert [(one.said, one.drawn) for one in differences(mixed, drawn)] == [("x", "b"), ("x", "f")]


def test_texts_without_anything_in_common_are_told_apart_at_once() -> None:
    (difference,) = differences(["x"] * 9000, ["y"] * 8000)
    assert len(difference.said.split()) == 9000


def _change(path: Path, part: str, change: Callable[[str], str]) -> None:
    """Rewrites one part of a Word file, as an editor would."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    path.write_bytes(buffer.getvalue())

"""Whole files: what goes in comes out, in place, valid, and the same each time."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from briefing.diagnostics import InvalidBrief, InvalidHouse
from briefing.document.runs import NoteReference, Words
from briefing.galley.drawing import Drawing, Rect
from briefing.galley.matter import Cell, Galley, Grid, GridRow, PageBreak, Picture
from briefing.galley.structure import Element
from briefing.house import House
from briefing.render.docx import new_template, render_docx
from briefing.render.docx.markup import w
from briefing.render.docx.settings import DROPPED
from tests.render.docx.galleys import FURNITURE, HERE, body, find, galley, para, part, parts, shipped, texts, values
from tests.render.docx.packages import changed, fresh, replaced, with_body

NOTE = para(
    style="note", kind="note", id="note-1", label="1", runs=(Words("Rutte, "), Words("x", href="https://a.org/1"))
)


def drawn(galley: Galley, **pages: int) -> bytes:
    return render_docx(galley, page_numbers={name.replace("_", "-"): page for name, page in pages.items()})


def with_template(tmp_path: Path, data: bytes, name: str = "policy") -> House:
    path = tmp_path / "brief.docx"
    path.write_bytes(data)
    return replace(shipped(name), word_template=path)


def everything(name: str = "policy", **more: object) -> Galley:
    """A galley with matter of every kind."""
    house = shipped(name)

    def styled(text: str, style: str, **told: object):  # type: ignore[no-untyped-def]
        return replace(para(text, **told), style=house.styles[style])  # type: ignore[arg-type]

    cell = Cell(content=(styled("Cell", "table-cell"),), padding=(2.0, 2.0, 2.0, 2.0))
    rows = (
        GridRow(cells=(cell, cell), is_header=True),
        GridRow(cells=(cell, replace(cell, content=())), id="row-kyiv"),
    )
    drawing = Drawing(100.0, 30.0, (Rect(0.0, 0.0, 50.0, 30.0, "#0B4F6C"),))
    matter = (
        styled("Troops: R&D <b>, {{ 7*7 }} and {%p if x %}", "title", kind="heading", level=0, id="masthead"),
        styled("Situation", "heading-1", kind="heading", level=1, id="situation"),
        replace(
            styled("", "body"),
            runs=(
                Words("NATO counts "),
                Words("10,000", strong=True),
                NoteReference("note-1", "1"),
                Words("війська", lang="uk"),
                Words(" here", href="https://a.org/?a=1&b=2"),
                Words(" there", href="#nato-count"),
            ),
        ),
        styled("First", "point", label=house.bullet, mark="bullet", kind="list", id="nato-count", origin=HERE),
        styled("One", "point-number", label="1.", mark="number", kind="list", starts_list=True),
        styled("Table 1", "exhibit-label", kind="caption", sequence="table", sequence_number="1"),
        Grid(columns=(100.0, 100.0), rows=rows, is_data=True, title="Counts", summary="By party", id="losses"),
        Grid(columns=(200.0,), rows=(GridRow(cells=(cell,)),), before=6.0),
        Picture(width=100.0, height=30.0, content=drawing, alt="A bar", element=Element("Figure"), id="ex-counts"),
        PageBreak(),
        styled("Situation", "contents-1", kind="contents", target="situation"),
        styled("The end.", "body"),
    )
    note = replace(NOTE, style=house.styles["note"])
    return galley(*matter, house=house, notes=[note], **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["policy", "memo"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_file_is_valid(name: str, paper: str, ooxml: Callable[[Path], list[str]], tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(drawn(everything(name, paper=paper), situation=1, note_1=1))
    assert ooxml(path) == []


@pytest.mark.parametrize("name", ["policy", "memo"])
def test_a_template_is_valid(name: str, ooxml: Callable[[Path], list[str]], tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(fresh(name))
    assert ooxml(path) == []


def test_a_cover_is_valid(ooxml: Callable[[Path], list[str]], tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(drawn(everything(cover=True)))
    assert ooxml(path) == []


def test_the_same_galley_is_the_same_bytes() -> None:
    assert drawn(everything(), situation=1) == drawn(everything(), situation=1)


def test_the_same_galley_is_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from tests.render.docx.test_file import drawn, everything;"
        "print(hashlib.sha256(drawn(everything(), situation=1)).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Seoul"))
    }
    assert len(found) == 1


def test_the_words_come_out_as_they_went_in() -> None:
    assert texts(body(drawn(everything(), situation=1))) == [
        "Troops: R&D <b>, {{ 7*7 }} and {%p if x %}", "Situation", "NATO counts 10,000війська here there", "First",
        "One",
        "Table 1", "Cell", "Cell", "Cell", "", "", "Cell", "", "Situation1", "The end.",
    ]  # fmt: skip


def test_the_furniture_is_printed_in_headers_and_footers() -> None:
    data = drawn(everything())
    header, footer = part(data, "word/header-default.xml"), part(data, "word/footer-default.xml")
    assert "Troops: R&D <b>" in texts(header)
    assert "FP/24 · Version 1.2" in texts(footer)
    assert "Page 1 of 1" in texts(footer)
    assert [each.text for each in find(footer, ".//w:instrText")] == [" PAGE ", " NUMPAGES "]


@pytest.mark.parametrize(
    "said", ["{{ 7*7 }}", "{%p if x %}", "{_{ title }_}", "a {_% x %_}", "& < > \" '", "{# x #}", "\ufdd1\ufdd2"]
)
def test_furniture_prints_as_typed(said: str) -> None:
    data = drawn(galley(para(), furniture=replace(FURNITURE, title=said)))
    shown = said.replace("\ufdd1", "").replace("\ufdd2", "")
    assert shown in texts(part(data, "word/header-default.xml"))


@pytest.mark.parametrize("side", ["header-first", "header-default", "footer-first", "footer-default"])
def test_a_tlp_label_is_in_its_colour_on_black_on_every_page(side: str) -> None:
    root = part(drawn(everything()), f"word/{side}.xml")
    (run,) = [each for each in find(root, ".//w:r") if "".join(each.itertext()) == "TLP:AMBER"]
    assert values(run, "w:rPr/w:color") == ["FFC000"]
    assert [each.get(w("fill")) for each in find(run, "w:rPr/w:shd")] == ["000000"]


def test_an_own_marking_is_in_capitals_and_has_no_box() -> None:
    furniture = replace(FURNITURE, marking="Restreint UE", marking_colour=None)
    root = part(drawn(galley(para(), furniture=furniture)), "word/header-default.xml")
    (run,) = [each for each in find(root, ".//w:r") if "".join(each.itertext()) == "RESTREINT UE"]
    assert not find(run, "w:rPr/w:shd")


def test_a_brief_without_a_marking_prints_none() -> None:
    root = part(
        drawn(galley(para(), furniture=replace(FURNITURE, marking="", marking_colour=None))), "word/header-default.xml"
    )
    assert "TLP" not in "".join(texts(root))


def test_a_cover_carries_the_header_and_footer_of_a_first_page() -> None:
    cover, plain = drawn(everything(cover=True)), drawn(everything())
    for name in ("word/header-first.xml", "word/footer-first.xml"):
        assert parts(cover)[name] == parts(plain)[name]
    assert {"Institute", "\xa0TLP:AMBER\xa0"} <= set(texts(part(cover, "word/header-first.xml")))
    assert any("NUMPAGES" in (each.text or "") for each in part(cover, "word/footer-first.xml").iter(w("instrText")))


@pytest.mark.parametrize(("size", "raised"), [(9.0, ["24"]), (12.0, []), (14.0, [])])
def test_a_tlp_label_is_as_large_as_the_protocol_asks_however_small_the_house_sets_markings(
    size: float, raised: list[str], tmp_path: Path
) -> None:
    house = shipped("policy")
    small = replace(house, styles={**house.styles, "marking": replace(house.styles["marking"], size=size)})
    own = replace(small, word_template=with_template(tmp_path, new_template(small)).word_template)
    furniture = replace(FURNITURE, marking="TLP:RED", marking_colour="#FF2B2B")
    root = part(drawn(galley(para(), house=own, furniture=furniture)), "word/header-default.xml")
    (run,) = [each for each in find(root, ".//w:r") if "".join(each.itertext()) == "TLP:RED"]
    assert values(run, "w:rPr/w:sz") == raised


def test_properties_are_the_documents_own() -> None:
    data = drawn(everything())
    core = etree.fromstring(parts(data)["docProps/core.xml"])
    assert {etree.QName(each).localname: each.text for each in core}["title"] == "Troops: R&D <b>"
    assert b"TLP:AMBER" in parts(data)["docProps/custom.xml"]


def test_a_file_asks_nothing_and_is_laid_out_as_new_word_does() -> None:
    settings = part(drawn(everything()), "word/settings.xml")
    assert not find(settings, ".//w:updateFields | .//w:attachedTemplate")
    assert values(settings, ".//w:compatSetting[@w:name='compatibilityMode']") == ["15"]


def test_no_setting_of_a_template_acts_asks_locks_or_leads_out(tmp_path: Path) -> None:
    def change(files: dict[str, bytes]) -> None:
        made = "".join(f"<w:{name}/>" for name in DROPPED)
        library = '<sl:schemaLibrary xmlns:sl="http://schemas.openxmlformats.org/schemaLibrary/2006/main"/>'
        head, rest = files["word/settings.xml"].split(b"<w:zoom", 1)
        files["word/settings.xml"] = head + f"{made}{library}<w:zoom".encode() + rest
        field = b'<w:p><w:fldSimple w:instr="PAGE" w:dirty="1"/><w:r><w:fldChar w:fldCharType="end" w:dirty="1"/></w:r>'
        files["word/header-default.xml"] = files["word/header-default.xml"].replace(
            b"</w:hdr>", field + b"</w:p></w:hdr>"
        )

    plain = part(drawn(everything()), "word/settings.xml")
    data = drawn(replace(everything(), house=with_template(tmp_path, changed(change))))
    assert [each.tag for each in part(data, "word/settings.xml")] == [each.tag for each in plain]
    assert {"trackRevisions", "saveThroughXslt", "documentProtection", "mailMerge"} < set(DROPPED)
    assert not find(part(data, "word/header-default.xml"), ".//*[@w:dirty]")


def test_faces_travel_with_the_file() -> None:
    house = replace(shipped("memo"), embed_fonts=True)
    data = render_docx(galley(replace(para(), style=house.styles["body"]), house=house), page_numbers={})
    assert len([name for name in parts(data) if name.endswith(".odttf")]) == 4
    assert find(part(data, "word/settings.xml"), "w:embedTrueTypeFonts")
    assert not find(part(drawn(everything()), "word/settings.xml"), "w:embedTrueTypeFonts")


def test_there_are_no_text_boxes_and_no_tabs_in_the_body() -> None:
    root = body(drawn(everything()))
    assert not find(root, ".//w:txbxContent | .//w:r/w:tab")


def test_the_page_is_the_houses() -> None:
    for paper, size in (("a4", ("11906", "16838")), ("letter", ("12240", "15840"))):
        page = shipped("policy").papers[paper]  # type: ignore[index]
        section = find(body(drawn(everything(paper=paper))), "w:sectPr")[0]
        (found,), (margins,) = find(section, "w:pgSz"), find(section, "w:pgMar")
        assert (found.get(w("w")), found.get(w("h"))) == size
        frame = int(size[0]) - int(margins.get(w("left"), 0)) - int(margins.get(w("right"), 0))
        assert frame == round(page.frame_width * 20)


def test_what_spans_the_frame_or_the_page_does_so_on_every_paper() -> None:
    page = shipped("policy").papers["letter"]
    data = drawn(everything(paper="letter"))
    for name in ("header-first", "footer-default"):
        root = part(data, f"word/{name}.xml")
        assert sum(int(each.get(w("w"), 0)) for each in find(root, ".//w:gridCol")) == round(page.frame_width * 20)
        for extent in find(root, ".//wp:anchor/wp:extent"):
            assert int(extent.get("cx", 0)) == 12240 * 635
    tabs = find(part(data, "word/styles.xml"), "w:style[@w:styleId='TOC1']//w:tab")
    assert [tab.get(w("pos")) for tab in tabs] == [str(round(page.frame_width * 20))]


# Slots


def flowing(*names: str):  # type: ignore[no-untyped-def]
    return [para(name.title(), part=name) for name in names]


def test_a_part_flows_into_its_slot_and_the_rest_into_the_body(tmp_path: Path) -> None:
    lines = ("Before", "{{p bottom_line }}", "Between", "{{p body }}", "{{p sources }}", "After")
    house = with_template(tmp_path, with_body(*lines))
    made = drawn(galley(*flowing("bottom-line", "situation", "outlook", "sources"), house=house))
    assert texts(body(made)) == ["Before", "Bottom-Line", "Between", "Situation", "Outlook", "Sources", "After"]


def test_all_sections_flow_into_one_slot_but_those_that_have_their_own(tmp_path: Path) -> None:
    lines = ("{{p situation }}", "Between", "{{p sections }}", "After", "{{p body }}")
    house = with_template(tmp_path, with_body(*lines))
    made = galley(*flowing("situation", "outlook", "motives", "sources"), house=house)
    made = replace(made, document=replace(made.document, sections=("situation", "outlook", "motives")))
    assert texts(body(drawn(made))) == ["Situation", "Between", "Outlook", "Motives", "After", "Sources"]


def test_a_part_that_is_called_like_a_name_has_a_slot_too(tmp_path: Path) -> None:
    house = with_template(tmp_path, with_body("{{p body }}", "Ask {{ contact }}:", "{{p contact }}"))
    made = galley(*flowing("situation", "contact"), house=house, furniture=replace(FURNITURE, contact="the desk"))
    assert texts(body(drawn(made))) == ["Situation", "Ask the desk:", "Contact"]


def test_a_slot_of_a_part_that_this_edition_does_not_have_is_empty(tmp_path: Path) -> None:
    house = with_template(tmp_path, with_body("{%p if annex %}", "{{p annex }}", "{%p endif %}", "{{p body }}"))
    assert texts(body(drawn(galley(*flowing("situation"), house=house)))) == ["Situation"]


def test_a_slot_that_this_edition_does_not_have_is_no_misspelling_of_one_that_it_has(tmp_path: Path) -> None:
    house = with_template(tmp_path, with_body("{{p contents }}", "{{p body }}"))
    data = drawn(galley(para("One", part="contested"), house=house))
    assert texts(body(data)) == ["One"]


def test_a_condition_looks_at_names_and_parts(tmp_path: Path) -> None:
    lines = (
        "{%p if reference %}",
        "Ref {{ reference }}",
        "{%p endif %}",
        "{%p if sources %}",
        "Sources",
        "{%p endif %}",
        "{{p body }}",
    )
    house = with_template(tmp_path, with_body(*lines))
    assert texts(body(drawn(galley(*flowing("situation"), house=house)))) == ["Ref FP/24", "Situation"]
    bare = galley(*flowing("sources"), house=house, furniture=replace(FURNITURE, reference=""))
    assert texts(body(drawn(bare))) == ["Sources", "Sources"]


def test_a_part_that_is_not_placed_is_an_error(tmp_path: Path) -> None:
    house = with_template(tmp_path, with_body("{{p situation }}"))
    with pytest.raises(InvalidHouse) as stop:
        drawn(galley(*flowing("situation", "outlook"), house=house))
    assert [(fault.message, fault.hint) for fault in stop.value.diagnostics] == [
        (
            "in the edition 'two-page', the part 'outlook' is not placed",
            "write {{p body }} where what has no slot of its own is to stand",
        )
    ]


def test_parts_placed_out_of_order_are_an_error(tmp_path: Path) -> None:
    house = with_template(tmp_path, with_body("{{p sources }}", "{{p body }}"))
    with pytest.raises(InvalidHouse) as stop:
        drawn(galley(*flowing("situation", "sources"), house=house))
    assert [(fault.message, fault.hint) for fault in stop.value.diagnostics] == [
        (
            "in the edition 'two-page', the part 'sources' is placed out of the edition's order",
            "the edition's order is situation, sources",
        )
    ]


def test_braces_that_a_designer_wrote_are_printed(tmp_path: Path) -> None:
    house = with_template(tmp_path, with_body("a {", "} b { c }", "{{p body }}"))
    assert texts(body(drawn(galley(para("x"), house=house))))[:2] == ["a {", "} b { c }"]


def test_a_designers_own_formatting_stays_on_the_page_number(tmp_path: Path) -> None:
    old = b'<w:r><w:t xml:space="preserve">{{ page_of }}'
    data = replaced(
        "word/footer-default.xml", old, b'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">S. {{ page_of }}!'
    )
    root = part(drawn(galley(para(), house=with_template(tmp_path, data))), "word/footer-default.xml")
    (paragraph,) = [each for each in find(root, ".//w:p") if "Page" in "".join(each.itertext())]
    assert texts(paragraph) == ["S. Page 1 of 1!"]
    assert all(find(run, "w:rPr/w:b") for run in find(paragraph, "w:r"))


def test_a_template_without_notes_lists_or_a_font_table_gets_them(tmp_path: Path) -> None:
    def drop(files: dict[str, bytes]) -> None:
        rels = etree.fromstring(files["word/_rels/document.xml.rels"])
        types = etree.fromstring(files["[Content_Types].xml"])
        for kind in ("footnotes", "fontTable"):
            del files[f"word/{kind}.xml"]
            rels.remove(next(each for each in rels if each.get("Target") == f"{kind}.xml"))
            types.remove(next(each for each in types if each.get("PartName") == f"/word/{kind}.xml"))
        files["word/_rels/document.xml.rels"] = etree.tostring(rels)
        files["[Content_Types].xml"] = etree.tostring(types)

    house = with_template(tmp_path, changed(drop))
    made = drawn(replace(everything(), house=house))
    assert texts(part(made, "word/footnotes.xml"))[2:] == ["Rutte, x"]
    assert "word/fontTable.xml" in parts(made)


def test_a_control_character_is_reported_at_its_place() -> None:
    with pytest.raises(InvalidBrief) as stop:
        drawn(galley(para("a\x07b", origin=HERE)))
    assert [fault.position for fault in stop.value.diagnostics] == [HERE]


def test_every_link_in_a_file_leads_somewhere() -> None:
    data = drawn(everything(), situation=1)
    root = part(data, "word/document.xml")
    names = {each.get(w("name")) for each in find(root, ".//w:bookmarkStart")}
    assert {each.get(w("anchor")) for each in find(root, ".//w:hyperlink[@w:anchor]")} <= names
    assert len(names) == len(find(root, ".//w:bookmarkStart"))
    for name, content in parts(data).items():
        if name.endswith(".rels"):
            folder = name.removesuffix(".rels").replace("_rels/", "").rsplit("/", 1)[0] if "/_rels/" in name else ""
            for link in etree.fromstring(content):
                if link.get("TargetMode") != "External":
                    target = link.get("Target", "").lstrip("/")
                    path = str(Path(folder) / target)
                    parts_there = set(parts(data))
                    assert path in parts_there or path.replace(f"{folder}/../", "") in parts_there, (name, target)


def test_numbers_of_controls_are_unique() -> None:
    root = part(drawn(everything()), "word/document.xml")
    numbers = values(root, ".//w:sdtPr/w:id")
    assert len(numbers) == len(set(numbers)) > 3


def test_a_file_opens_as_any_zip_does() -> None:
    with zipfile.ZipFile(io.BytesIO(drawn(everything()))) as package:
        assert package.testzip() is None
        assert package.namelist()[0] == "[Content_Types].xml"


@pytest.mark.parametrize("name", ["policy", "memo"])
def test_the_shipped_template_is_in_step_with_its_house(name: str) -> None:
    """After a change of a shipped house.yaml or brief.pdf.yaml: scripts/word-template."""
    found, wanted = parts(shipped(name).word_template.read_bytes()), parts(fresh(name))
    assert [each for each in wanted if found.get(each) != wanted[each]] == []
    assert found.keys() == wanted.keys()

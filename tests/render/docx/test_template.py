from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.diagnostics import Diagnostic, InvalidHouse
from briefing.house import House
from briefing.render.docx import check_template, new_template, pictures_left_out, render_docx, sync_template
from briefing.render.docx.markup import w
from briefing.render.docx.template import load_template
from tests.render.docx.galleys import body, find, galley, para, part, parts, shipped, texts, values
from tests.render.docx.packages import fresh, replaced, with_body


def placed(tmp_path: Path, data: bytes, house: House | None = None) -> House:
    """The house with `data` as its template."""
    path = tmp_path / "brief.docx"
    path.write_bytes(data)
    return replace(house or shipped("policy"), word_template=path)


@pytest.mark.parametrize("name", ["policy", "memo"])
def test_the_template_of_a_shipped_house_has_no_fault(name: str) -> None:
    assert check_template(shipped(name)) == ()


def test_a_template_that_is_not_there_is_told_with_the_command_that_makes_it(tmp_path: Path) -> None:
    house = replace(shipped("policy"), word_template=tmp_path / "none.docx")
    assert [str(fault) for fault in check_template(house)] == [
        f"{tmp_path}/none.docx:1:1: error: there is no Word template\n  hint: briefing house sync policy"
    ]


OUTSIDE = ("the Word template lies outside the house's folder", "copy it there")
NO_FILES: dict[str, tuple[Callable[[Path], object], tuple[str, str | None]]] = {
    "folder": (Path.mkdir, ("the Word template is a folder", None)),
    "pipe": (os.mkfifo, ("the Word template is not an ordinary file", None)),
    "device": (lambda path: path.symlink_to("/dev/zero"), ("the Word template is not an ordinary file", None)),
    "a file of the system": (lambda path: path.symlink_to("/etc/passwd"), OUTSIDE),
    "the template of another house": (lambda path: path.symlink_to(shipped("memo").word_template), OUTSIDE),
    "itself": (
        lambda path: path.symlink_to(path.name),
        ("the Word template leads to no file", "copy it into the house's folder"),
    ),
}


@pytest.mark.parametrize("what", NO_FILES)
def test_what_is_no_file_in_the_house_s_folder_is_not_read(what: str, tmp_path: Path) -> None:
    make, expected = NO_FILES[what]
    make(tmp_path / "brief.docx")
    house = replace(shipped("policy"), word_template=tmp_path / "brief.docx")
    (fault,) = check_template(house)
    assert (fault.message, fault.hint) == expected
    assert pictures_left_out(house) == ()


def test_a_link_within_the_house_s_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "mine.docx").write_bytes(fresh())
    (tmp_path / "brief.docx").symlink_to("mine.docx")
    assert check_template(replace(shipped("policy"), word_template=tmp_path / "brief.docx")) == ()


def test_a_house_may_be_installed_as_links_to_each_of_its_files(tmp_path: Path) -> None:
    house = shipped("policy")
    for path in (house.word_template, house.word_template.parent / "house.yaml"):
        (tmp_path / path.name).symlink_to(path)
    assert check_template(replace(house, word_template=tmp_path / "brief.docx")) == ()


def test_a_template_without_a_slot_is_refused(tmp_path: Path) -> None:
    (fault,) = check_template(placed(tmp_path, with_body("{{ title }}")))
    assert (fault.message, fault.hint) == (
        "the template has no slot for the brief", "write {{p body }} in a paragraph",
    )  # fmt: skip


def test_faults_of_tags_and_styles_are_told_together(tmp_path: Path) -> None:
    house = shipped("policy")
    other = replace(house.styles["body"], size=99.0)
    house = replace(house, styles={**house.styles, "body": other})
    found = check_template(placed(tmp_path, with_body("{{p body }}", "{{ titel }}"), house))
    assert [fault.message.split(":")[0] for fault in found] == [
        "in the body, paragraph '{{ titel }}'",
        "the Word style 'Body Text' differs from house.yaml",
    ]


TAG = b"<w:r><w:t>{{p body }}</w:t></w:r>"
LEFT_BEHIND = {
    "tracked changes": (b'<w:ins w:id="9" w:author="A">' + TAG + b"</w:ins>", "accept or reject all of them"),
    "tracked formatting": (
        b'<w:r><w:rPr><w:rPrChange w:id="9" w:author="A"><w:rPr/></w:rPrChange></w:rPr><w:t>{{p body }}</w:t></w:r>',
        "accept or reject all of them",
    ),
    "comments": (b'<w:commentRangeStart w:id="0"/>' + TAG + b'<w:commentRangeEnd w:id="0"/>', "delete all of them"),
}


@pytest.mark.parametrize("what", LEFT_BEHIND)
def test_what_a_designer_left_behind_does_not_go_out_with_every_brief(what: str, tmp_path: Path) -> None:
    markup, hint = LEFT_BEHIND[what]
    (fault,) = check_template(placed(tmp_path, replaced("word/document.xml", TAG, markup)))
    told = "comments" if what == "comments" else "tracked changes"
    assert (fault.message, fault.hint) == (f"the body holds {told}", f"Review: {hint}")


OWN_WORDS: dict[str, tuple[bytes, bytes, str, tuple[str, str]]] = {
    "a style that is not there": (
        b'<w:p><w:pPr><w:pStyle w:val="HouseQuote"/></w:pPr><w:r><w:t>Ours</w:t></w:r></w:p><w:sectPr>',
        b"<w:sectPr>",
        "word/document.xml",
        ("in the body, paragraph 'Ours': the style 'HouseQuote' is not in the template",
         "choose another style for it in Word"),
    ),
    "a style that is misspelt": (
        b'<w:p><w:pPr><w:pStyle w:val="BodyTxt"/></w:pPr><w:r><w:t>Ours</w:t></w:r></w:p></w:hdr>',
        b"</w:hdr>",
        "word/header-default.xml",
        ("in the header, paragraph 'Ours': the style 'BodyTxt' is not in the template", "did you mean 'Body Text'?"),
    ),
    "a note": (
        b'<w:footnote w:id="1"><w:p><w:r><w:t>Ours</w:t></w:r></w:p></w:footnote></w:footnotes>',
        b"</w:footnotes>",
        "word/footnotes.xml",
        ("the template has a note of its own: 'Ours'", "notes come from the brief"),
    ),
    "the mark of a note": (
        b'<w:p><w:r><w:t>Ours</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p><w:sectPr>',
        b"<w:sectPr>",
        "word/document.xml",
        ("in the body, paragraph 'Ours': the mark of a note", "take it out: notes come from the brief"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", OWN_WORDS)
def test_what_a_designer_placed_and_word_could_not_show_is_told(what: str, tmp_path: Path) -> None:
    new, old, name, expected = OWN_WORDS[what]
    (fault,) = check_template(placed(tmp_path, replaced(name, old, new)))
    assert (fault.message, fault.hint) == expected


def test_tags_are_read_in_a_header_of_any_name(tmp_path: Path) -> None:
    from tests.render.docx.packages import changed

    def rename(files: dict[str, bytes]) -> None:
        files["word/kopf.xml"] = files.pop("word/header-default.xml").replace(b"{{ title }}", b"{{ titel }}")
        for name in ("word/_rels/document.xml.rels", "[Content_Types].xml"):
            files[name] = files[name].replace(b"header-default.xml", b"kopf.xml")

    (fault,) = check_template(placed(tmp_path, changed(rename)))
    assert fault.message == "in the header, paragraph '{{ titel }}': unknown name 'titel' in {{ titel }}"


ORDERS = {"one-page": ["bottom-line", "sources"], "report": ["bottom-line", "situation", "outlook", "sources"]}
PLACEMENTS: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "a body": (("{{p body }}",), []),
    "all sections in one slot": (("{{p bottom_line }}", "{{p sections }}", "{{p sources }}"), []),
    "one section by itself": (("{{p bottom_line }}", "{{p situation }}", "{{p sections }}", "{{p body }}"), []),
    "no slot for the sections": (
        ("{{p bottom_line }}", "{{p sources }}"),
        [f"in the edition 'report', the part '{part}' is not placed" for part in ("situation", "outlook")],
    ),
    "no slot for the sources": (
        ("{{p bottom_line }}", "{{p sections }}"),
        [f"in the edition '{edition}', the part 'sources' is not placed" for edition in ORDERS],
    ),
    "sections first": (
        ("{{p sections }}", "{{p body }}"),
        ["in the edition 'report', the part 'situation' is placed out of the edition's order"],
    ),
    "sources first": (
        ("{{p sources }}", "{{p body }}"),
        [f"in the edition '{edition}', the part 'sources' is placed out of the edition's order" for edition in ORDERS],
    ),
}


@pytest.mark.parametrize("case", PLACEMENTS)
def test_the_slots_are_held_against_every_edition(case: str, tmp_path: Path) -> None:
    lines, expected = PLACEMENTS[case]
    house = placed(tmp_path, with_body(*lines))
    sections = ("situation", "outlook")
    found = check_template(house, (*ORDERS["report"], "sections"), editions=ORDERS, sections=sections)
    assert [fault.message for fault in found] == expected


def test_all_kinds_of_faults_are_told_at_once(tmp_path: Path) -> None:
    """A name, a part, an address outside, a style, the order."""
    from tests.render.docx.packages import changed

    def spoil(files: dict[str, bytes]) -> None:
        files["word/header-default.xml"] = files["word/header-default.xml"].replace(b"{{ title }}", b"{{ titel }}")
        files["word/document.xml"] = parts(with_body("{{p sources }}", "{{p body }}", "{{p body }}"))[
            "word/document.xml"
        ]
        files["word/styles.xml"] = files["word/styles.xml"].replace(b'w:val="Event Date"', b'w:val="Other"')
        files["word/_rels/document.xml.rels"] = files["word/_rels/document.xml.rels"].replace(
            b"</Relationships>",
            b'<Relationship Id="z" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            b'attachedTemplate" Target="http://example.org/t.dotm" TargetMode="External"/></Relationships>',
        )

    house = placed(tmp_path, changed(spoil))
    found = check_template(house, ORDERS["report"], editions={"one-page": ORDERS["one-page"]})
    assert [fault.message for fault in found] == [
        "in the body, paragraph '{{p body }}': {{p body }} stands here a second time",
        "in the header, paragraph '{{ titel }}': unknown name 'titel' in {{ titel }}",
        "the Word style 'Event Date' is missing",
        "the template has an attached template",
        "in the edition 'one-page', the part 'sources' is placed out of the edition's order",
    ]
    made = galley(para(part="bottom-line"), para(part="sources"), house=house)
    with pytest.raises(InvalidHouse) as stop:
        render_docx(made, page_numbers={})
    assert {fault.message.partition("the part")[2] or fault.message for fault in stop.value.diagnostics} == {
        fault.message.partition("the part")[2] or fault.message for fault in found
    }


def test_a_style_that_differs_hides_no_list_with_another_mark(tmp_path: Path) -> None:
    from tests.render.docx.packages import changed

    def spoil(files: dict[str, bytes]) -> None:
        files["word/styles.xml"], done = re.subn(
            rb'(w:styleId="Title".*?w:sz w:val=)"\d+"', rb'\1"99"', files["word/styles.xml"], count=1, flags=re.DOTALL
        )
        assert done
        files["word/numbering.xml"] = files["word/numbering.xml"].replace(
            'w:lvlText w:val="•"'.encode(), 'w:lvlText w:val="–"'.encode(), 1
        )

    found = [fault.message for fault in check_template(placed(tmp_path, changed(spoil)))]
    assert len(found) == 2
    assert found[0].startswith("the Word style 'Title' differs from house.yaml: size 49.5 pt")
    assert re.fullmatch(r"the list of the Word style '.+' has the mark '–', not '•'", found[1])


def test_a_name_that_is_misspelt_hides_no_missing_slot(tmp_path: Path) -> None:
    found = check_template(placed(tmp_path, with_body("{{ titel }}", "Hello")))
    assert [fault.message for fault in found] == [
        "in the body, paragraph '{{ titel }}': unknown name 'titel' in {{ titel }}",
        "the template has no slot for the brief",
    ]


@pytest.mark.parametrize("line", ["{{p body }", "{{p xyzzy }}", "{{-p body }}"])
def test_a_slot_with_a_fault_of_its_own_is_not_said_to_be_missing(line: str, tmp_path: Path) -> None:
    found = check_template(placed(tmp_path, with_body(line)))
    assert found
    assert "the template has no slot for the brief" not in [fault.message for fault in found]


UNKNOWN_SLOTS = {
    "unknown": ("{{p sources }}", "{{p body }}", "{{p xyzzy }}"),
    "misspelt": ("{{p sources }}", "{{p body }}", "{{p botom_line }}"),
}


@pytest.mark.parametrize("case", UNKNOWN_SLOTS)
def test_a_part_that_nobody_knows_hides_no_wrong_order(case: str, tmp_path: Path) -> None:
    house = placed(tmp_path, with_body(*UNKNOWN_SLOTS[case]))
    found = [fault.message for fault in check_template(house, ORDERS["report"], editions=ORDERS)]
    assert "unknown" in found[0]
    assert found[1:] == [
        f"in the edition '{edition}', the part 'sources' is placed out of the edition's order" for edition in ORDERS
    ]


def test_a_misspelt_slot_in_its_right_place_is_not_out_of_order_too(tmp_path: Path) -> None:
    house = placed(tmp_path, with_body("{{p botom_line }}", "{{p situation }}", "{{p body }}"))
    (fault,) = check_template(house, ORDERS["report"], editions=ORDERS)
    assert fault.hint == "did you mean 'bottom_line'?"


def test_a_brief_calls_its_edition_as_the_check_of_the_house_does(tmp_path: Path) -> None:
    house = placed(tmp_path, with_body("{{p sources }}", "{{p body }}"))
    made = galley(para(part="bottom-line"), para(part="sources"), house=house)
    named = replace(made.document.properties, edition="One-page brief", edition_id="one-page")
    with pytest.raises(InvalidHouse) as stop:
        render_docx(replace(made, document=replace(made.document, properties=named)), page_numbers={})
    order = {"one-page": ["bottom-line", "sources"]}
    assert stop.value.diagnostics == check_template(house, order["one-page"], editions=order)


OWN_SECTIONS: dict[str, tuple[tuple[str, ...], int]] = {
    "in its if": (("{%p if annex_a %}", "{{p annex_a }}", "{%p endif %}", "{{p body }}"), 0),
    "one beside another": (
        ("{%p if annex_a %}", "{{p annex_a }}", "{%p endif %}", "{%p if annex_b %}", "{{p annex_b }}", "{%p endif %}",
         "{{p body }}"),
        0,
    ),
    "an if around nothing": (("{%p if annex_a %}", "{%p endif %}", "{{p body }}"), 1),
    "an if around words alone": (("{%p if annex_a %}", "See the annex.", "{%p endif %}", "{{p body }}"), 1),
    "without an if": (("{{p annex_a }}", "{{p body }}"), 1),
}  # fmt: skip


@pytest.mark.parametrize("own", ["", "annex-a", "annex-b"])
@pytest.mark.parametrize("case", OWN_SECTIONS)
def test_a_section_that_only_some_briefs_have_is_told_of_alike_by_check_and_by_every_build(
    case: str, own: str, tmp_path: Path
) -> None:
    """`own` is the section that a brief has, and an edition names; or none."""
    lines, faults = OWN_SECTIONS[case]
    house = placed(tmp_path, with_body(*lines))
    order = [own] * bool(own) + ["sources"]
    found = check_template(house, order, editions={"two-page": order}, sections=[own] * bool(own))
    assert len([fault for fault in found if "annex_a" in fault.message]) == faults
    made = galley(*(para(part=part) for part in order), house=house)
    told: tuple[Diagnostic, ...] = ()
    try:
        render_docx(made, page_numbers={})
    except InvalidHouse as fault:
        told = fault.diagnostics
    assert told == found


def test_a_contents_tab_that_was_moved_is_told_and_mended(tmp_path: Path) -> None:
    from tests.render.docx.packages import changed

    def move(files: dict[str, bytes]) -> None:
        files["word/styles.xml"] = re.sub(rb'(w:leader="dot" w:pos=)"\d+"', rb'\1"6000"', files["word/styles.xml"])

    house = placed(tmp_path, changed(move))
    told = [fault.message for fault in check_template(house)]
    assert told == [
        f"the Word style 'TOC {level}' differs from house.yaml: "
        "tab at 300 pt right with dot, not none; tab for page numbers none, not right with dot"
        for level in (1, 2, 3)
    ]
    house.word_template.write_bytes(sync_template(house.word_template.read_bytes(), house))
    assert check_template(house) == ()


def test_faults_in_a_header_say_so(tmp_path: Path) -> None:
    data = replaced("word/header-default.xml", b"{{ title }}", b"{{ tittle }}")
    (fault,) = check_template(placed(tmp_path, data))
    assert fault.message.startswith("in the header, paragraph '{{ tittle }}'")


def test_a_template_is_read_once_a_process(tmp_path: Path) -> None:
    house = placed(tmp_path, fresh())
    assert load_template(house, ("a",)) is load_template(house, ("a",))
    assert load_template(house, ("b",)) is not load_template(house, ("a",))


def test_a_changed_template_is_read_anew(tmp_path: Path) -> None:
    house = placed(tmp_path, fresh())
    before = load_template(house, ())
    house.word_template.write_bytes(with_body("{{p body }}", "The end"))
    assert load_template(house, ()) is not before


def test_a_style_that_differs_stops_the_work(tmp_path: Path) -> None:
    house = replace(shipped("policy"), styles=shipped("memo").styles, families=shipped("memo").families)
    with pytest.raises(InvalidHouse):
        load_template(placed(tmp_path, fresh(), house), ())


def test_syncing_brings_a_template_in_step_and_keeps_what_was_placed(tmp_path: Path) -> None:
    policy, memo = shipped("policy"), shipped("memo")
    drawn = replaced("word/document.xml", b"<w:body>", b"<w:body><w:p><w:r><w:t>Our own words</w:t></w:r></w:p>")
    assert check_template(placed(tmp_path, drawn, memo))
    synced = sync_template(drawn, memo)
    assert check_template(placed(tmp_path, synced, memo)) == ()
    assert texts(body(synced))[0] == "Our own words"
    assert find(part(synced, "word/header-first.xml"), ".//w:tbl")
    assert check_template(placed(tmp_path, sync_template(synced, policy), policy)) == ()


def test_syncing_twice_changes_no_style(tmp_path: Path) -> None:
    house = shipped("policy")
    once = sync_template(fresh(), house)
    assert check_template(placed(tmp_path, once)) == ()
    assert check_template(placed(tmp_path, sync_template(once, house))) == ()


@pytest.mark.parametrize("name", ["policy", "memo"])
def test_syncing_what_is_in_step_changes_nothing(name: str) -> None:
    house = shipped(name)
    assert new_template(house) == new_template(house) == house.word_template.read_bytes()
    once = sync_template(fresh(), house)
    assert sync_template(once, house) == once
    assert len(part(once, "word/numbering.xml")) == len(part(fresh(), "word/numbering.xml"))


def test_a_list_that_the_designer_shares_between_styles_stays_and_the_style_gets_its_own() -> None:
    data = replaced("word/numbering.xml", b'<w:pStyle w:val="ListNumber"/>', b'<w:pStyle w:val="Mine"/>')
    made = part(sync_template(data, shipped("policy")), "word/numbering.xml")
    held = [style.get(w("val")) for style in find(made, ".//w:pStyle")]
    assert "Mine" in held
    assert held.count("ListNumber") == 1


def test_a_mark_that_differs_from_the_house_is_told_and_mended(tmp_path: Path) -> None:
    house = replace(shipped("policy"), bullet="–")
    found = check_template(placed(tmp_path, fresh(), house))
    assert [fault.message for fault in found] == [
        "the list of the Word style 'Callout List' has the mark '•', not '–'",
        "the list of the Word style 'List Bullet' has the mark '•', not '–'",
    ]
    assert check_template(placed(tmp_path, sync_template(fresh(), house), house)) == ()


def test_a_style_that_lost_its_list_is_told(tmp_path: Path) -> None:
    data = replaced("word/styles.xml", b'<w:numPr><w:numId w:val="2"/></w:numPr>', b"")
    (fault,) = check_template(placed(tmp_path, data))
    assert (fault.message, fault.hint) == ("the Word style 'List Number' is no list", "briefing house sync policy")
    assert check_template(placed(tmp_path, sync_template(data, shipped("policy")))) == ()


def test_a_template_without_styles_gets_them(tmp_path: Path) -> None:
    from tests.render.docx.packages import changed

    def drop(files: dict[str, bytes]) -> None:
        for kind in ("styles", "numbering"):
            del files[f"word/{kind}.xml"]
        rels = files["word/_rels/document.xml.rels"].decode()
        for kind in ("styles", "numbering"):
            start = rels.index("<Relationship ", rels.rindex("<Relationship ", 0, rels.index(f'/{kind}"')))
            rels = rels[:start] + rels[rels.index("/>", start) + 2 :]
        files["word/_rels/document.xml.rels"] = rels.encode()
        types = files["[Content_Types].xml"].decode()
        for kind in ("styles", "numbering"):
            start = types.index(f'<Override PartName="/word/{kind}.xml"')
            types = types[:start] + types[types.index("/>", start) + 2 :]
        files["[Content_Types].xml"] = types.encode()

    bare = changed(drop)
    (fault,) = check_template(placed(tmp_path, bare))
    assert (fault.message, fault.hint) == ("the template has no styles", "briefing house sync policy")
    assert check_template(placed(tmp_path, sync_template(bare, shipped("policy")))) == ()


def test_what_cannot_be_trusted_and_what_is_misspelt_are_told_together(tmp_path: Path) -> None:
    object_and_tag = b"<w:p><w:r><w:object/></w:r></w:p><w:p><w:r><w:t>{{ titel }}</w:t></w:r></w:p><w:sectPr>"
    found = check_template(placed(tmp_path, replaced("word/document.xml", b"<w:sectPr>", object_and_tag)))
    assert [fault.message for fault in found] == [
        "in the body, paragraph '{{ titel }}': unknown name 'titel' in {{ titel }}",
        "in the body: an embedded object (OLE)",
    ]


def test_sides_that_libreoffice_names_are_named_as_word_does(tmp_path: Path) -> None:
    data = replaced("word/numbering.xml", b'<w:lvlJc w:val="left"/>', b'<w:lvlJc w:val="start"/>')
    template = load_template(placed(tmp_path, data), ())
    assert set(values(part(template.data, "word/numbering.xml"), ".//w:lvlJc")) == {"left"}


AREA = (
    b'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="%s"><w:drawing/></mc:Choice><mc:Fallback><w:pict>'
    b'<v:rect xmlns:v="urn:schemas-microsoft-com:vml" ID="Area 1"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    b"</w:p></w:hdr>"
)


@pytest.mark.parametrize(("needed", "left"), [(b"wps", 0), (b"w14", 1)])
def test_only_what_word_draws_itself_goes_without_its_drawing_of_old(needed: bytes, left: int, tmp_path: Path) -> None:
    data = replaced("word/header-default.xml", b"</w:hdr>", AREA % needed)
    template = load_template(placed(tmp_path, data), ())
    root = part(template.data, "word/header-default.xml")
    assert len(find(root, ".//w:drawing")) == 1 + len(find(part(fresh(), "word/header-default.xml"), ".//w:drawing"))
    assert len(find(root, ".//w:pict")) == left


@pytest.mark.slow
@pytest.mark.parametrize("name", ["policy", "memo"])
def test_a_template_that_was_saved_in_libreoffice_is_brought_in_step(
    name: str, tmp_path: Path, soffice: str, ooxml: Callable[[Path], list[str]]
) -> None:
    """A designer without Word: every list and style is found again, and what is printed in it is valid."""
    path = tmp_path / "mine.docx"
    path.write_bytes(fresh(name))
    command = [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "docx",
               "--outdir", str(tmp_path / "saved"), str(path)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    synced = sync_template((tmp_path / "saved" / "mine.docx").read_bytes(), shipped(name))
    house = placed(tmp_path, synced, shipped(name))
    assert check_template(house) == ()
    path.write_bytes(render_docx(galley(para("Words."), house=house), page_numbers={}))
    assert ooxml(path) == []

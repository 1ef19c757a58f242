"""More templates that a designer has broken, whole files, each with exactly what is said of it; none is a traceback."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.diagnostics import InvalidHouse
from briefing.render.docx import check_template, render_docx
from briefing.render.docx.markup import content, w
from briefing.values import replace
from tests.render.docx.galleys import FURNITURE, body, find, galley, para, part
from tests.render.docx.packages import changed, with_body
from tests.render.docx.test_template import placed

DOCUMENT = "word/document.xml"
ONLY = "names and {%p if name %} only"
ANEW = "type it anew: names are of the letters a to z"
IN_FURNITURE = "write {{ marking }} in the header or the footer, in no if but its own"

Change = Callable[[dict[str, bytes]], None]


def said(text: str) -> str:
    return f"<w:p><w:r><w:t>{content(text)}</w:t></w:r></w:p>"


def added(markup: str) -> bytes:
    """A fresh template with `markup` at the end of its body."""

    def change(files: dict[str, bytes]) -> None:
        files[DOCUMENT] = files[DOCUMENT].replace(b"<w:sectPr", markup.encode() + b"<w:sectPr", 1)

    return changed(change)


def field(*codes: str) -> str:
    written = "".join(f"<w:r><w:instrText>{content(code)}</w:instrText></w:r>" for code in codes)
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return f"<w:p>{mark.format('begin')}{written}{mark.format('end')}</w:p>"


def linked(kind: str, target: str) -> bytes:
    """A fresh template with one more relationship of its body."""

    def change(files: dict[str, bytes]) -> None:
        files["word/embeddings/oleObject1.bin"] = b"x"
        link = (
            f'<Relationship Id="z" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        )
        files["word/_rels/document.xml.rels"] = files["word/_rels/document.xml.rels"].replace(
            b"</Relationships>", f'{link}Target="{target}"/></Relationships>'.encode()
        )

    return changed(change)


def furnished(old: str, new: str) -> bytes:
    """A fresh template in whose headers and footers each paragraph of the text `old` is `new`."""

    def change(files: dict[str, bytes]) -> None:
        for name in files:
            if re.match(r"word/(header|footer)", name):
                files[name] = re.sub(
                    rb"<w:p>(?:(?!</w:p>).)*" + re.escape(old.encode()) + rb".*?</w:p>", new.encode(), files[name]
                )

    return changed(change)


BESIDE = {
    "a section break": ("<w:pPr><w:sectPr/></w:pPr>", ""),
    "a page break": ("", '<w:r><w:br w:type="page"/></w:r>'),
    "a symbol": ("", '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'),
    "a picture or a text box": ("", "<w:r><w:drawing/></w:r>"),
    "a field": ("", '<w:fldSimple w:instr="PAGE"/>'),
    "a formula": ("", '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"/>'),
}


@pytest.mark.parametrize("what", BESIDE)
@pytest.mark.parametrize("tag", ["{%p if version %}", "{%p endif %}", "{{p sources }}"])
def test_what_would_vanish_with_the_paragraph_of_a_tag_is_told(tag: str, what: str, tmp_path: Path) -> None:
    before, after = BESIDE[what]

    def line(each: str) -> str:
        inside = f"<w:r><w:t>{each}</w:t></w:r>"
        return f"<w:p>{before}{inside}{after}</w:p>" if each == tag else f"<w:p>{inside}</w:p>"

    lines = map(line, ("{{p sources }}", "{%p if version %}", "{%p endif %}"))
    (fault,) = check_template(placed(tmp_path, added("".join(lines))))
    assert (fault.message, fault.hint) == (
        f"in the body, paragraph '{tag}': {tag} shares its paragraph with {what}",
        "give it a paragraph of its own",
    )


@pytest.mark.parametrize(
    "inside", ["<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>", "<w:r><w:lastRenderedPageBreak/></w:r>"]
)
def test_what_nobody_sees_may_stand_beside_a_tag(inside: str, tmp_path: Path) -> None:
    line = '<w:p><w:pPr><w:pageBreakBefore w:val="0"/></w:pPr><w:r><w:t>{{p sources }}</w:t></w:r>' + inside + "</w:p>"
    assert check_template(placed(tmp_path, added(line))) == ()


CASES: dict[str, tuple[bytes, list[tuple[str, str | None]]]] = {
    "else": (
        with_body("{%p if reference %}", "{{ reference }}", "{%p else %}", "{%p endif %}", "{{p body }}"),
        [("in the body, paragraph '{%p else %}': {%p else %} is not allowed in a template", ONLY)],
    ),
    "a negation": (
        with_body("{%p if not reference %}", "No reference", "{%p endif %}", "{{p body }}"),
        [
            (
                (
                    "in the body, paragraph '{%p if not reference %}': "
                    "{%p if not reference %} is not allowed in a template"
                ),
                ONLY,
            )
        ],
    ),
    "rows in a loop": (
        with_body("{%tr for x in y %}", "{{p body }}", "{%tr endfor %}"),
        [
            ("in the body, paragraph '{%tr endfor %}': {%tr endfor %} is not allowed in a template", ONLY),
            ("in the body, paragraph '{%tr for x in y %}': {%tr for x in y %} is not allowed in a template", ONLY),
        ],
    ),
    "raw": (
        with_body("{% raw %}{{ title }}", "{{p body }}"),
        [("in the body, paragraph '{% raw %}{{ title }}': {% raw %} is not allowed in a template", ONLY)],
    ),
    "a tag over two paragraphs": (
        with_body("{{ ti", "tle }}", "{{p body }}"),
        [
            ("in the body, paragraph 'tle }}': a tag is closed that was not opened", "write {{ name }}"),
            (
                "in the body, paragraph '{{ ti': '{{' opens a tag that is not closed",
                "close it in the same paragraph",
            ),
        ],
    ),
    "braces around nothing": (
        with_body("{{ }}", "{{p body }}"),
        [("in the body, paragraph '{{ }}': {{ }} names nothing", "write {{ name }}")],
    ),
    "a Cyrillic letter": (
        with_body("{{ \u0442itle }}", "{{p body }}"),
        [
            (
                (
                    "in the body, paragraph '{{ \u0442itle }}': "
                    "{{ \u0442itle }} is not allowed in a template: it holds '\u0442' (U+0442)"
                ),
                ANEW,
            )
        ],
    ),
    "a space that no one sees": (
        with_body("{{ ti\u200btle }}", "{{p body }}"),
        [
            (
                (
                    "in the body, paragraph '{{ ti\u200btle }}': "
                    "{{ ti\u200btle }} is not allowed in a template: it holds U+200B"
                ),
                ANEW,
            )
        ],
    ),
    "single braces": (
        with_body("{ title } of {organisation}", "{p sources}", "{{p body }}"),
        [
            (
                "in the body, paragraph '{ title } of {organisation}': { title } would be printed as it is typed",
                "write {{ title }}",
            ),
            (
                "in the body, paragraph '{ title } of {organisation}': {organisation} would be printed as it is typed",
                "write {{ organisation }}",
            ),
            (
                "in the body, paragraph '{p sources}': {p sources} would be printed as it is typed",
                "write {{p sources }}",
            ),
        ],
    ),
    "braces of another keyboard": (
        with_body("\uff5b\uff5b title \uff5d\uff5d", "{{p body }}"),
        [
            (
                (
                    "in the body, paragraph '\uff5b\uff5b title \uff5d\uff5d': "
                    "\uff5b\uff5b title \uff5d\uff5d would be printed as it is typed"
                ),
                "write {{ title }}",
            )
        ],
    ),
    "a slot in a text box": (
        added(
            '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
            f"{said('{{p sources }}')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
        ),
        [
            (
                "in the body, paragraph '{{p sources }}': {{p sources }} stands in a table or a text box",
                "a part can only flow in the body itself",
            )
        ],
    ),
    "a field in pieces that fetches": (
        added(field("INCLUDE", 'PICTURE "http://example.org/a.png"')),
        [("in the body: the field INCLUDEPICTURE fetches or runs something", "take it out")],
    ),
    "a piece of another file": (
        added("<w:altChunk/>"),
        [("in the body: a piece of another file (altChunk)", "take it out")],
    ),
    "an object that is run": (
        linked("oleObject", "embeddings/oleObject1.bin"),
        [("the template holds an active part (oleObject)", "take it out")],
    ),
    "a part outside of the file": (
        linked("image", "../../../etc/passwd"),
        [("the template refers to something outside the file: '../../../etc/passwd'", None)],
    ),
    "no marking": (
        furnished("{{ marking }}", "<w:p/>"),
        [("the first page has no marking", IN_FURNITURE), ("the pages have no marking", IN_FURNITURE)],
    ),
    "a marking on a condition": (
        furnished("{{ marking }}", "".join(map(said, ("{%p if reference %}", "{{ marking }}", "{%p endif %}")))),
        [("the first page has no marking", IN_FURNITURE), ("the pages have no marking", IN_FURNITURE)],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_broken_template_is_told_what_is_wrong_and_builds_nothing(case: str, tmp_path: Path) -> None:
    data, expected = CASES[case]
    house = placed(tmp_path, data)
    found = check_template(house)
    assert [(fault.message, fault.hint) for fault in found] == expected
    assert {fault.position.file for fault in found} == {str(tmp_path / "brief.docx")}
    with pytest.raises(InvalidHouse) as stop:
        render_docx(galley(para(), house=house), page_numbers={})
    assert stop.value.diagnostics == found


def test_a_marking_may_stand_in_an_if_of_its_own(tmp_path: Path) -> None:
    lines = map(said, ("{%p if marking %}", "Marked {{ marking }}", "{%p endif %}"))
    assert check_template(placed(tmp_path, furnished("{{ marking }}", "".join(lines)))) == ()


def test_a_template_without_a_first_page_of_its_own_needs_no_marking_there(tmp_path: Path) -> None:
    def change(files: dict[str, bytes]) -> None:
        files[DOCUMENT] = files[DOCUMENT].replace(b"<w:titlePg/>", b"")
        for name in ("word/header-first.xml", "word/footer-first.xml"):
            files[name] = files[name].replace(b"{{ marking }}", b"")

    assert check_template(placed(tmp_path, changed(change))) == ()


def test_what_an_if_empties_ends_with_a_paragraph_all_the_same(tmp_path: Path) -> None:
    """A cell or a header without one is no file that Word opens (17.4.66, 17.10.4)."""
    condition = "".join(map(said, ("{%p if reference %}", "Ours: {{ reference }}", "{%p endif %}")))

    def change(files: dict[str, bytes]) -> None:
        table = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{condition}</w:tc></w:tr></w:tbl><w:p/>"
        files[DOCUMENT] = files[DOCUMENT].replace(b"<w:sectPr", table.encode() + b"<w:sectPr", 1)
        header = files["word/header-default.xml"]
        start, end = header.index(b">", header.index(b"<w:hdr")) + 1, header.index(b"</w:hdr>")
        files["word/header-default.xml"] = header[:start] + condition.encode() + header[end:]

    house = placed(tmp_path, changed(change))
    data = render_docx(galley(para(), house=house, furniture=replace(FURNITURE, reference="")), page_numbers={})
    assert [len(find(cell, "w:p")) for cell in find(body(data), ".//w:tc")] == [1]
    assert [child.tag for child in part(data, "word/header-default.xml")] == [w("p")]

"""Templates from outside: each kind that is refused, with exactly what is said."""

from __future__ import annotations

import contextlib
import io
import zipfile
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.diagnostics import InvalidHouse, Position
from briefing.render.docx import intake
from briefing.render.docx.filling import fill
from briefing.render.docx.intake import read_package
from briefing.render.docx.parsing import parsed
from briefing.render.docx.template import read_template
from briefing.values import replace as changed_field
from tests.render.docx.galleys import FURNITURE, shipped
from tests.render.docx.packages import changed, fresh, package, replaced, with_part

WHERE = Position("brief.docx")
RELS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TAKE_OUT = "take it out"
AGAIN = "save it again in Word"
NOT_ON_THE_WEB = "a link leads to something that is not on the web"
ON_THE_WEB = "link to https://... or take it out"
WRITE_OUT = "write its name out"
CURLY = "HYPERLINK \u201chttps://a.example\u201d"
BEHIND_A_TIP = "HYPERLINK \\o &quot;https://a.example&quot; &quot;javascript:x&quot;"
NO_DOCX = ("this is not a .docx file", "save it in Word as .docx")


def link(kind: str, target: str, *, external: bool = True) -> bytes:
    mode = ' TargetMode="External"' if external else ""
    relation = f'<Relationship Id="evil" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'.encode()
    return replaced(RELS, b"</Relationships>", relation + b"</Relationships>")


def field(instruction: str) -> bytes:
    made = f"<w:p><w:r><w:instrText>{instruction}</w:instrText></w:r></w:p><w:sectPr>".encode()
    return replaced("word/document.xml", b"<w:sectPr>", made)


def in_body(markup: str) -> bytes:
    return replaced("word/document.xml", b"<w:sectPr>", f"{markup}<w:sectPr>".encode())


def words(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def complex_field(instruction: str) -> str:
    return f"{mark('begin')}{code(instruction)}{mark('separate')}{mark('end')}"


def rename_header(files: dict[str, bytes], name: str) -> None:
    """Gives the header of the first page another name, as any program may."""
    files[f"word/{name}"] = files.pop("word/header-first.xml")
    for part in (RELS, "[Content_Types].xml"):
        files[part] = files[part].replace(b"header-first.xml", name.encode())


def another_body(files: dict[str, bytes]) -> None:
    """Leads the file to another body than the one that everybody looks at."""
    files["word/other.xml"] = files["word/document.xml"].replace(b"{{p body }}", b"{{ 7*7 }}")
    files["word/_rels/other.xml.rels"] = files[RELS]
    files["_rels/.rels"] = files["_rels/.rels"].replace(b"word/document.xml", b"word/other.xml")


def without_section(files: dict[str, bytes]) -> None:
    document = files["word/document.xml"]
    files["word/document.xml"] = document[: document.index(b"<w:sectPr")] + b"</w:body></w:document>"


def strict(files: dict[str, bytes]) -> None:
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    files["word/document.xml"] = files["word/document.xml"].replace(
        usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    )


LINKS_OUT = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="a" Type="x/image" Target="http://a.example/" TargetMode="External"/></Relationships>'
)
CASES: dict[str, tuple[bytes, list[tuple[str, str | None]]]] = {
    "empty": (b"", [NO_DOCX]),
    "text": (b"Dear designer", [NO_DOCX]),
    "old Word file": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        [("this is an old .doc file, or a locked one", "save it in Word as .docx, without a password")],
    ),
    "cut off": (fresh()[: len(fresh()) // 2], [NO_DOCX]),
    "another zip": (package({"readme.txt": b"x"}), [NO_DOCX]),
    "spreadsheet": (package({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}), [NO_DOCX]),
    "path": (
        with_part("../../etc/passwd", b"x"),
        [("the template holds a part with the name '../../etc/passwd'", None)],
    ),
    "absolute path": (
        with_part("/etc/passwd", b"x"),
        [("the template holds a part with the name '/etc/passwd'", None)],
    ),
    "broken XML": (
        with_part("word/styles.xml", b"<w:styles"),
        [("the part 'word/styles.xml' of the template is not well-formed XML", "save it again in Word")],
    ),
    "entities": (
        with_part("word/settings.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        [("the part 'word/settings.xml' of the template declares a document type", "Word writes none")],
    ),
    "external entity": (
        with_part("word/settings.xml", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'),
        [("the part 'word/settings.xml' of the template declares a document type", "Word writes none")],
    ),
    "a body with a document type": (
        with_part("word/document.xml", b"<!DOCTYPE x><x/>"),
        [("the part 'word/document.xml' of the template declares a document type", "Word writes none")],
    ),
    "a broken body": (
        with_part("word/document.xml", b"<w:document"),
        [("the part 'word/document.xml' of the template is not well-formed XML", AGAIN)],
    ),
    "billion laughs": (
        with_part(
            "word/settings.xml",
            b"<!DOCTYPE l [<!ENTITY a0 'ha'>"
            + b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
            + b"]><l>&a11;</l>",
        ),
        [("the part 'word/settings.xml' of the template declares a document type", "save it again in Word")],
    ),
    "deep": (
        with_part("word/settings.xml", b"<a>" * 5000 + b"</a>" * 5000),
        [
            (
                "the part 'word/settings.xml' of the template is nested deeper than Word nests anything",
                "save it again in Word",
            )
        ],
    ),
    "macros": (
        replaced(
            "[Content_Types].xml", b"wordprocessingml.document.main+xml", b"wordprocessingml.macroEnabled.main+xml"
        ),
        [("the template has macros", "save it in Word as .docx, which holds none")],
    ),
    "template file": (
        replaced("[Content_Types].xml", b"document.main+xml", b"template.main+xml"),
        [("this is not a .docx file but another kind of Word file", "save it in Word as .docx")],
    ),
    "project of macros": (
        link("vbaProject", "vbaProject.bin", external=False),
        [("the template holds an active part (vbaProject)", "take it out")],
    ),
    "attached template": (
        link("attachedTemplate", "file:///c:/normal.dotm"),
        [("the template has an attached template", "Developer, Document Template: take the path out")],
    ),
    "remote picture": (
        link("image", "https://spy.example/pixel.png"),
        [("the template refers to something outside the file: 'https://spy.example/pixel.png'", "embed it instead")],
    ),
    "file on the machine": (
        link("hyperlink", "file:///etc/passwd"),
        [("the template refers to something outside the file: 'file:///etc/passwd'", "embed it instead")],
    ),
    "out of the package": (
        link("image", "../../../../etc/passwd", external=False),
        [("the template refers to something outside the file: '../../../../etc/passwd'", None)],
    ),
    "object": (
        link("oleObject", "embeddings/a.bin", external=False),
        [("the template holds an active part (oleObject)", "take it out")],
    ),
    "chunk": (
        link("aFChunk", "a.html", external=False),
        [("the template holds an active part (aFChunk)", "take it out")],
    ),
    "fetching field": (
        field(' INCLUDETEXT "c:\\secret.docx" '),
        [("in the body: the field INCLUDETEXT fetches or runs something", TAKE_OUT)],
    ),
    "running field": (
        field(' DDEAUTO cmd "/c calc" '),
        [("in the body: the field DDEAUTO fetches or runs something", TAKE_OUT)],
    ),
    "running field behind another": (
        in_body(f"<w:p>{words('As of')}{complex_field('PAGE')}{complex_field('INCLUDEPICTURE x')}</w:p>"),
        [("in the body, paragraph 'As of': the field INCLUDEPICTURE fetches or runs something", TAKE_OUT)],
    ),
    "running field inside another": (
        in_body(f"<w:p>{mark('begin')}{code('IF 1=1 ')}{complex_field('INCLUDETEXT x')}{mark('end')}</w:p>"),
        [("in the body: the field INCLUDETEXT fetches or runs something", TAKE_OUT)],
    ),
    "running field over two paragraphs": (
        in_body(f"<w:p>{mark('begin')}{code('INCLUDE')}</w:p><w:p>{code('TEXT x')}{mark('end')}</w:p>"),
        [("in the body: the field INCLUDETEXT fetches or runs something", TAKE_OUT)],
    ),
    "running field that nothing ends": (
        in_body(f"<w:p>{mark('begin')}{code('LINK Excel.Sheet x')}</w:p>"),
        [("in the body: the field LINK fetches or runs something", TAKE_OUT)],
    ),
    "running field whose name another field spells": (
        in_body(
            f"<w:p>{mark('begin')}{mark('begin')}{code('QUOTE')}{mark('separate')}{words('DDE')}{mark('end')}"
            f"{code(' x')}{mark('end')}</w:p>"
        ),
        [("in the body, paragraph 'DDE': another field says what a field is", WRITE_OUT)],
    ),
    "running field in a header": (
        replaced("word/header-first.xml", b"</w:hdr>", b'<w:p><w:fldSimple w:instr=" DATABASE x "/></w:p></w:hdr>'),
        [("in the header: the field DATABASE fetches or runs something", TAKE_OUT)],
    ),
    "link to another machine": (
        replaced(
            "word/header-first.xml",
            b"</w:hdr>",
            f"<w:p>{complex_field('HYPERLINK &quot;file://///evil/share/x&quot;')}</w:p></w:hdr>".encode(),
        ),
        [(f"in the header: {NOT_ON_THE_WEB}: 'file://///evil/share/x'", ON_THE_WEB)],
    ),
    "link to a file beside its bookmark": (
        in_body('<w:p><w:fldSimple w:instr=" hyperlink \\l &quot;a&quot; c:\\x.exe "/></w:p>'),
        [(f"in the body: {NOT_ON_THE_WEB}: 'c:\\x.exe'", ON_THE_WEB)],
    ),
    "link cut into runs": (
        in_body(f"<w:p>{mark('begin')}{code('HYPER')}{code('LINK &quot;')}{code('smb://x&quot;')}{mark('end')}</w:p>"),
        [(f"in the body: {NOT_ON_THE_WEB}: 'smb://x'", ON_THE_WEB)],
    ),
    "link in curly quotation marks": (
        in_body(f"<w:p>{complex_field(CURLY)}</w:p>"),
        [(f"in the body: {NOT_ON_THE_WEB}: '\u201chttps://a.example\u201d'", ON_THE_WEB)],
    ),
    "link behind a tip": (
        in_body(f"<w:p>{complex_field(BEHIND_A_TIP)}</w:p>"),
        [(f"in the body: {NOT_ON_THE_WEB}: 'javascript:x'", ON_THE_WEB)],
    ),
    "link inside another field": (
        in_body(f"<w:p>{mark('begin')}{code('IF 1=1 ')}{complex_field('HYPERLINK x')}{mark('end')}</w:p>"),
        [(f"in the body: {NOT_ON_THE_WEB}: 'x'", ON_THE_WEB)],
    ),
    "link whose address another field spells": (
        in_body(
            f"<w:p>{mark('begin')}{code('HYPERLINK ')}{mark('begin')}{code('TITLE')}{mark('separate')}"
            f"{words('https://a.example')}{mark('end')}{mark('end')}</w:p>"
        ),
        [
            (
                "in the body, paragraph 'https://a.example': another field says where a link leads",
                "write its address out",
            )
        ],
    ),
    "asking field": (
        in_body(f"<w:p>{words('To')}{complex_field('FILLIN &quot;To whom?&quot;')}</w:p>"),
        [("in the body, paragraph 'To': the field FILLIN asks who prints the file", TAKE_OUT)],
    ),
    "chunk without a part": (
        in_body('<w:altChunk r:id="a"/>'),
        [("in the body: a piece of another file (altChunk)", TAKE_OUT)],
    ),
    "object without a part": (
        in_body(f"<w:p>{words('Sheet')}<w:r><w:object/></w:r></w:p>"),
        [("in the body, paragraph 'Sheet': an embedded object (OLE)", TAKE_OUT)],
    ),
    "picture of old that lies outside": (
        in_body(
            '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
            '<v:imagedata src="http://spy.example/x.png"/></v:shape></w:pict></w:r></w:p>'
        ),
        [("in the body: a picture lies outside the file: 'http://spy.example/x.png'", "embed it instead")],
    ),
    "link to nothing": (
        in_body(f'<w:p><w:hyperlink r:id="rId99">{words("Here")}</w:hyperlink></w:p>'),
        [
            (
                "in the body, paragraph 'Here': something leads to 'rId99', which is not in the file",
                "take it out, or place it anew",
            )
        ],
    ),
    "relationship outside in other letters": (
        replaced(
            RELS,
            b"</Relationships>",
            b'<Relationship Id="e" Type="x/image" Target="http://a.example/" TargetMode="external"/></Relationships>',
        ),
        [("the template refers to something outside the file: 'http://a.example/'", "embed it instead")],
    ),
    "relationships under a name in capitals": (
        with_part("word/_rels/header-first.xml.RELS", LINKS_OUT),
        [("the template refers to something outside the file: 'http://a.example/'", "embed it instead")],
    ),
    "lost header": (
        changed(lambda files: files.pop("word/header-first.xml")),
        [("the template refers to a part that it does not hold: 'header-first.xml'", AGAIN)],
    ),
    "lost settings": (
        changed(lambda files: files.pop("word/settings.xml")),
        [("the template refers to a part that it does not hold: 'settings.xml'", AGAIN)],
    ),
    "lost root": (
        changed(lambda files: files.pop("_rels/.rels")),
        [("the template's body is not where Word keeps it", AGAIN)],
    ),
    "two bodies": (
        changed(another_body),
        [("the template's body is not where Word keeps it", AGAIN)],
    ),
    "header that is none": (
        with_part("word/header-first.xml", b"<html/>"),
        [("the part 'word/header-first.xml' of the template does not hold the header", AGAIN)],
    ),
    "header under another name": (
        changed(lambda files: rename_header(files, "kopf.bin")),
        [("the part 'word/kopf.bin' of the template does not hold the header", AGAIN)],
    ),
    "styles that are none": (
        with_part("word/styles.xml", b"<styles/>"),
        [("the part 'word/styles.xml' of the template does not hold the styles", AGAIN)],
    ),
    "no page": (
        changed(without_section),
        [("the template has no page: its body does not end with a section", AGAIN)],
    ),
    "strict": (
        changed(strict),
        [
            (
                "the template is a Strict Open XML file",
                "save it in Word as 'Word Document (*.docx)', not Strict",
            )
        ],
    ),
    "table without columns": (
        in_body("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
        [("the body holds a table without columns", AGAIN)],
    ),
    "attributes without end": (
        with_part("word/theme/theme1.xml", b'<x y=">" ' + b" ".join(b'a%d=""' % n for n in range(5000)) + b"/>"),
        [("the part 'word/theme/theme1.xml' of the template holds an element with more than 2000 attributes", AGAIN)],
    ),
    "another alphabet": (
        with_part("word/theme/theme1.xml", '<?xml version="1.0" encoding="UTF-7"?><x/>'.encode("utf-7")),
        [("the part 'word/theme/theme1.xml' of the template is not XML in an encoding that Word writes", AGAIN)],
    ),
    "a text without end": (
        with_part("word/theme/theme1.xml", b"<x>" + b"a" * 10_000_001 + b"</x>"),
        [
            (
                "the part 'word/theme/theme1.xml' of the template holds a text that is longer than any in a template",
                AGAIN,
            )
        ],
    ),
    "names that differ in capitals": (
        with_part("word/Document.xml", b"<x/>"),
        [("the template holds a part with the name 'word/Document.xml'", None)],
    ),
}


def faults_of(data: bytes) -> list[tuple[str, str | None]]:
    with pytest.raises(InvalidHouse) as refused:
        read_package(data, WHERE)
    assert all(fault.position == WHERE for fault in refused.value.diagnostics)
    return [(fault.message, fault.hint) for fault in refused.value.diagnostics]


@pytest.mark.parametrize("case", CASES)
def test_what_cannot_be_trusted_is_refused(case: str) -> None:
    data, expected = CASES[case]
    assert faults_of(data) == expected


def test_a_field_cut_into_runs_is_seen() -> None:
    cut = b"<w:p><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE x</w:instrText></w:r></w:p>"
    data = replaced("word/document.xml", b"<w:sectPr>", cut + b"<w:sectPr>")
    assert faults_of(data) == [("in the body: the field INCLUDEPICTURE fetches or runs something", TAKE_OUT)]


def test_all_reasons_are_given_at_once() -> None:
    def change(files: dict[str, bytes]) -> None:
        files["word/styles.xml"] = b"<"
        files["word/numbering.xml"] = b"<!DOCTYPE x><x/>"

    assert len(faults_of(changed(change))) == 2


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "LARGEST_WHOLE", 200_000)
    bomb = with_part("word/media/a.png", bytes(10_000_000))
    assert len(bomb) < 40_000
    assert faults_of(bomb) == [("the template unpacks to more than a template needs", None)]


def test_a_large_file_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "LARGEST_FILE", 1000)
    assert faults_of(fresh()) == [("the template is too large", "a template needs no more than a few megabytes")]


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MOST_PARTS", 5)
    assert faults_of(fresh()) == [("the template holds too many parts", None)]


def test_a_locked_template_is_refused() -> None:
    data = bytearray(package({"a.xml": b"<a/>"}))
    at = data.index(b"PK\x01\x02") + 8
    data[at] |= 1
    assert faults_of(bytes(data)) == [("the template is locked with a password", "save it without one")]


def test_a_part_may_not_stand_there_twice() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("word/document.xml", b"<a/>")
        with pytest.warns(UserWarning, match="Duplicate"):
            made.writestr("word/document.xml", b"<b/>")
    assert faults_of(target.getvalue()) == [("the template holds a part with the name 'word/document.xml'", None)]


def test_a_header_may_have_any_name() -> None:
    assert "word/kopf.xml" in read_package(changed(lambda files: rename_header(files, "kopf.xml")), WHERE)


@pytest.mark.parametrize("instruction", ["PAGE", "NUMPAGES", "STYLEREF &quot;Link&quot;", "REF include", "DATE"])
def test_a_field_that_stays_in_the_file_may_stand_in_a_template(instruction: str) -> None:
    read_package(in_body(f"<w:p>{complex_field(instruction)}</w:p>"), WHERE)


@pytest.mark.parametrize(
    "arguments",
    [
        "&quot;https://a.example/&quot;",
        "mailto:a@a.example",
        "\\l &quot;a b&quot;",
        "&quot;http://a.b&quot; \\n \\t _x \\l y",
    ],
)
def test_a_field_may_lead_to_the_web_or_to_a_place_in_the_file(arguments: str) -> None:
    read_package(in_body(f"<w:p>{complex_field('HYPERLINK ' + arguments)}</w:p>"), WHERE)


@pytest.mark.parametrize("target", ["https://example.org/a", "mailto:desk@example.org"])
def test_a_link_to_the_web_may_stand_in_a_template(target: str) -> None:
    assert "word/document.xml" in read_package(link("hyperlink", target), WHERE)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(fresh()) - 1), st.integers(0, 255)), min_size=1, max_size=12))
def test_a_damaged_template_is_read_or_refused(changes: list[tuple[int, int]]) -> None:
    data = bytearray(fresh())
    for at, value in changes:
        data[at] = value
    with contextlib.suppress(InvalidHouse):
        read_package(bytes(data), WHERE)


def test_a_template_with_more_in_it_than_any_designer_places_is_refused_at_once() -> None:
    with pytest.raises(InvalidHouse) as refused:
        read_package(in_body("<w:p/>" * (intake.MOST_TAGS + 1)), WHERE)
    assert [fault.message for fault in refused.value.diagnostics] == ["the template holds more than a template needs"]


def test_fields_in_one_another_without_end_are_refused_in_time() -> None:
    began = process_time()
    found = faults_of(in_body(f"<w:p>{mark('begin') * 50_000}{words('x') * 50_000}</w:p>"))
    assert found == [("in the body, paragraph '" + "x" * 77 + "...': another field says what a field is", WRITE_OUT)]
    assert process_time() - began < 10


def test_what_is_refused_without_end_is_told_as_far_as_anybody_reads() -> None:
    objects = "".join(f"<w:p>{words(str(at))}<w:r><w:object/></w:r></w:p>" for at in range(2 * intake.MOST_FAULTS))
    assert len(faults_of(in_body(objects))) == intake.MOST_FAULTS


def test_what_fools_everybody_who_looks_at_it_is_refused_when_it_is_filled() -> None:
    template = read_template(fresh(), shipped("policy"), (), WHERE)
    with pytest.raises(InvalidHouse) as refused:
        fill(changed_field(template, data=package({"a.xml": b"<a/>"})), FURNITURE, ())
    assert [fault.hint for fault in refused.value.diagnostics] == [AGAIN]


def test_a_text_with_many_equals_signs_is_no_crowded_tag() -> None:
    root = parsed(b'<x a="b">' + b"key=value " * 5000 + b"</x>")
    assert root is not None
    assert len(root.text or "") == 50_000

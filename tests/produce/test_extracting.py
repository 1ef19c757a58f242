"""Files from anybody are looked into without harm: what is vast, locked, broken or empty is refused in a sentence."""

from __future__ import annotations

import contextlib
import io
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.diagnostics import BriefingError, InvalidFile
from briefing.produce.building import build
from briefing.produce.extracting import extract, extract_from
from briefing.produce.verifying import verify
from briefing.render.docx import inside as inside_docx
from briefing.render.docx.source import source_part
from briefing.render.pdf import inside as inside_pdf

BRIEF = (
    b"title: A title\nas_of: 2024-11-05\nhouse: memo\nsections: {situation: {points: [{id: it, text: It is so.}]}}\n"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A PDF and a Word file of a small brief."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "brief.yaml").write_bytes(BRIEF)
    report = build(folder / "brief.yaml", editions=["one-page"], out=folder)
    assert report.ok, report
    return {file.format: file.path.read_bytes() for file in report.files}


def refused(data: bytes) -> str:
    """What is said of a file that is refused."""
    with pytest.raises(InvalidFile) as caught:
        extract_from(data, "x")
    return caught.value.message.removeprefix("'x': ")


def pdf(*objects: bytes) -> bytes:
    """A PDF whose objects are given, the first as its catalog; readers mend its missing table."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer\n<</Root 1 0 R/Size %d>>\n%%%%EOF\n" % (len(objects) + 1)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


CATALOG = b"<</Type/Catalog/Pages 2 0 R/AF[3 0 R]>>"
PAGES = b"<</Type/Pages/Kids[5 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
SPECIFICATION = b"<</Type/Filespec/F(brief.yaml)/UF(brief.yaml)/AFRelationship/Source/EF<</F 4 0 R>>>>"


def docx(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in {"word/document.xml": b"<w/>", **parts}.items():
            package.writestr(name, data)
    return buffer.getvalue()


def test_a_brief_comes_out_of_a_plain_file() -> None:
    assert extract_from(pdf(CATALOG, PAGES, SPECIFICATION, stream(BRIEF), PAGE), "x").yaml == BRIEF
    assert extract_from(docx({"customXml/item7.xml": source_part(BRIEF).encode()}), "x").yaml == BRIEF


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is neither a PDF nor a Word file"),
        (b"GIF89a", "it is neither a PDF nor a Word file"),
        (BRIEF, "it is neither a PDF nor a Word file"),
        (b"%PDF-1.7\n", "it is not a PDF that can be read"),
        (b"%PDF-1.7\n" + bytes(5000), "it is not a PDF that can be read"),
        (b"PK\x03\x04", "it is not a Word file that can be read"),
        (b"PK\x03\x04" + bytes(5000), "it is not a Word file that can be read"),
        (pdf(b"<</Type/Catalog/Pages 2 0 R>>", PAGES, b"<<>>", b"<<>>", PAGE), "it carries no brief"),
        (docx({}), "it carries no brief"),
        (docx({"customXml/item1.xml": b"<other/>"}), "it carries no brief"),
    ],
)
def test_what_carries_no_brief_is_refused(data: bytes, said: str) -> None:
    assert refused(data) == said


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        (b"\xff\xfe" + BRIEF, "the brief that it carries is damaged: the file is not UTF-8: it is UTF-16"),
        (b"\xe9", "the brief that it carries is damaged: the file is not UTF-8: byte 0xE9"),
        (BRIEF + b"\x1b[2J", "the brief that it carries is damaged: a control character (U+001B)"),
        (b"a" * (5 << 20), "the brief that it carries is too large"),
    ],
)
def test_a_source_that_is_no_text_is_refused(yaml: bytes, said: str) -> None:
    assert refused(pdf(CATALOG, PAGES, SPECIFICATION, stream(yaml), PAGE)) == said


def test_a_pdf_that_unpacks_to_more_than_it_may_is_refused_before_it_is_opened() -> None:
    bomb = zlib.compress(bytes(300 << 20), 1)
    assert refused(pdf(CATALOG, PAGES, SPECIFICATION, stream(bomb, b"/Filter/FlateDecode"))) == (
        "it unpacks to more than 256 MB"
    )
    twice = zlib.compress(bomb, 9)
    nested = stream(twice, b"/Filter[/FlateDecode/FlateDecode]")
    assert refused(pdf(CATALOG, PAGES, SPECIFICATION, nested)) == "its streams are packed in an unusual way"


def test_a_pdf_of_endless_streams_is_refused() -> None:
    assert refused(b"%PDF-1.7\n" + b"stream\n" * 30_000) == "it holds more than 20000 objects"


@pytest.mark.parametrize("name", [b"/Encrypt", b"/Encr#79pt", b"/#45ncrypt"])
def test_an_encrypted_pdf_is_refused(name: bytes) -> None:
    data = pdf(CATALOG, PAGES, SPECIFICATION, stream(BRIEF), PAGE).replace(
        b"/Size", name + b"<</Filter/Standard>>/Size"
    )
    assert refused(data) == "it is encrypted"


def test_a_truly_encrypted_pdf_is_refused(made: dict[str, bytes]) -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(made["pdf"])) as opened:
        opened.save(buffer, encryption=pikepdf.Encryption(owner="o", user=""))
    assert refused(buffer.getvalue()) == "it is encrypted"


@pytest.mark.parametrize("size", [30 << 20, 200 << 20])
def test_a_word_file_that_unpacks_to_more_than_it_may_is_refused(size: int) -> None:
    assert refused(docx({"customXml/item1.xml": bytes(size)})) == "it unpacks to more than a brief needs"


def test_a_word_file_of_endless_parts_is_refused() -> None:
    assert refused(docx({f"customXml/{n}.xml": b"" for n in range(1600)})) == "it holds too many parts"


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        (b"<a", "its part 'customXml/item1.xml' is not well-formed XML"),
        (
            b'<!DOCTYPE b [<!ENTITY x SYSTEM "file:///etc/passwd">]><b>&x;</b>',
            "its part 'customXml/item1.xml' declares a document type",
        ),
        (
            b'<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><b>&b;</b>',
            "its part 'customXml/item1.xml' declares a document type",
        ),
    ],
)
def test_xml_that_reaches_out_is_refused(xml: bytes, said: str) -> None:
    assert refused(docx({"customXml/item1.xml": xml})) == said


def test_a_pipe_and_a_vast_file_are_refused(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InvalidFile, match="not an ordinary file"):
        extract(tmp_path / "pipe")
    with (tmp_path / "vast.pdf").open("wb") as vast:
        vast.write(b"%PDF-1.7\n")
        vast.truncate(200 << 20)
    with pytest.raises(InvalidFile, match="too large: more than 64 MiB"):
        extract(tmp_path / "vast.pdf")


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), form=st.sampled_from(["pdf", "docx"]))
def test_a_damaged_file_never_ends_in_a_traceback(
    data: st.DataObject, form: str, made: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    damaged = bytearray(made[form])
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        damaged[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=40))
    path = tmp_path_factory.mktemp("damaged") / "file"
    path.write_bytes(bytes(damaged[: data.draw(st.integers(1, len(damaged)))]))
    with contextlib.suppress(BriefingError):
        verify(path)


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=300))
def test_whatever_a_page_draws_is_read_or_refused(content: bytes) -> None:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/ToUnicode 6 0 R>>"
    table = stream(b"1 beginbfrange <0000> <00FF> <0041> endbfrange")
    kids = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    data = pdf(b"<</Type/Catalog/Pages 2 0 R>>", kids, page, stream(b"BT /F1 9 Tf " + content), font, table)
    with contextlib.suppress(InvalidFile):
        inside_pdf.words_inside(data)


def test_a_form_that_draws_itself_is_refused() -> None:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</A 5 0 R>>>>>>"
    form = stream(b"/A Do /A Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 5 0 R>>>>")
    kids = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    data = pdf(b"<</Type/Catalog/Pages 2 0 R>>", kids, page, stream(b"/A Do"), form)
    with pytest.raises(InvalidFile, match="nest too deep"):
        inside_pdf.words_inside(data)


def test_words_come_out_of_both_formats_alike(made: dict[str, bytes]) -> None:
    assert " ".join(inside_pdf.words_inside(made["pdf"])).count("It is so.") == 1
    assert " ".join(inside_docx.words_inside(made["docx"])).count("It is so.") == 1

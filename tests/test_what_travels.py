"""What an edition leaves out is nowhere in its files: not in their words, their metadata, or what they carry.

Each text of the briefs holds a word that no other text holds. What may be in a file is found from the Document, what is
in it by unpacking all of it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from briefing.document.document import Document
from briefing.load.brief import parse_brief
from briefing.load.editions import read_editions
from briefing.model.brief import Brief
from briefing.model.source import Source
from briefing.model.texts import printed_texts
from briefing.produce.building import build
from briefing.produce.press import open_press
from briefing.produce.report import FormatName
from briefing.produce.templates import shipped_templates
from briefing.render.docx import inside as inside_docx
from briefing.render.pdf import inside as inside_pdf
from tests.invented import Seeded, invent, is_signature

WORD = re.compile(r"Q(?:[a-z]{2}){4}q")


def signatures(text: str) -> set[str]:
    return {word for word in WORD.findall(text) if is_signature(word)}


def everything_in(data: bytes, form: FormatName) -> Iterator[str]:
    """All that a file holds, unpacked, with one and with two bytes to a letter; and the words that it shows."""
    yield " ".join((inside_pdf if form == "pdf" else inside_docx).words_inside(data))
    for part in _parts_of_pdf(data) if form == "pdf" else _parts_of_docx(data):
        yield part.decode("latin-1")
        yield part.replace(b"\0", b"").decode("latin-1")


def _parts_of_docx(data: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            yield name.encode()
            yield package.read(name)


def _parts_of_pdf(data: bytes) -> Iterator[bytes]:
    yield data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                yield thing.read_raw_bytes() if thing.get("/Filter") == "/DCTDecode" else thing.read_bytes()
            yield from _strings(thing)


def _strings(thing: object) -> Iterator[bytes]:
    """The strings and names of an object, those of its direct parts included."""
    if isinstance(thing, pikepdf.String):
        yield str(thing).encode()
    elif isinstance(thing, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream):
        if not isinstance(thing, pikepdf.Array):
            yield " ".join(thing.keys()).encode()
        for part in thing if isinstance(thing, pikepdf.Array) else thing.values():
            if not (isinstance(part, pikepdf.Object) and part.is_indirect):
                yield from _strings(part)


def may_travel(brief: Brief, document: Document) -> set[str]:
    """What the document says, and what defines it: the works that its texts cite, and what its figures count."""
    said = signatures(repr(document))
    used: set[str] = set()
    cited: set[str] = set()
    for printed in printed_texts(brief):
        if signatures(printed.text.raw) & said:
            used |= {use.figure for use in printed.text.figures()}
            cited |= {cite.source for cite in printed.text.citations()}
    for exhibit in brief.exhibits:
        if signatures(exhibit.title.raw) & said:
            used |= set(exhibit.figures)
            cited |= set(exhibit.source)
    cited |= {event.source for event in brief.events if event.source and signatures(event.text.raw) & said}
    for name, figure in brief.figures.items():
        if name in used or signatures(figure.label.raw) & said:
            said |= signatures(f"{figure.label.raw} {figure.unit}")
            cited.add(figure.source)
    return said | {word for name in cited for word in signatures(_bibliography(brief.sources[name]))}


def _bibliography(source: Source) -> str:
    """What a work is, without the desk's own words on it."""
    names = (part for name in source.author for part in (name.family, name.given, name.literal))
    return " ".join(
        (
            source.title, source.container_title, source.publisher, source.publisher_place, source.event_title,
            source.event_place, source.genre, source.number, source.medium, *names,
        )
    )  # fmt: skip


@pytest.mark.parametrize("seed", [2, 5, 11])
@pytest.mark.parametrize("house", ["policy", "memo"])
def test_nothing_that_an_edition_leaves_out_is_in_its_files(seed: int, house: str, tmp_path: Path) -> None:
    text = f"# Qbabababaq\n{invent(Seeded(seed), points=14, signed=True)}"
    (tmp_path / "brief.yaml").write_text(text, encoding="utf-8")
    brief, _ = parse_brief(text.encode(), tmp_path / "brief.yaml")
    assert brief is not None
    report = build(tmp_path / "brief.yaml", house=house, out=tmp_path / "out")
    assert report.ok, report
    editions, _ = read_editions(shipped_templates() / "editions.yaml")
    press = open_press(brief, editions, house=house)
    left_out = 0
    for edition in editions:
        document = press.print_edition(edition).document
        allowed = may_travel(brief, document)
        assert len(allowed) > 20
        left_out += len(signatures(text) - allowed)
        for file in report.files:
            if file.path.stem == f"brief-{edition.id}":
                found = set[str]().union(*map(signatures, everything_in(file.path.read_bytes(), file.format)))
                assert found - allowed == set(), (edition.id, file.format)
                assert signatures(repr(document)) - found == set(), "the search is blind"
    assert left_out > 50


def test_on_request_the_whole_brief_travels_as_it_is(tmp_path: Path) -> None:
    text = f"# Qbabababaq\r\n{invent(Seeded(5), points=14, signed=True)}"
    (tmp_path / "brief.yaml").write_bytes(text.encode())
    report = build(tmp_path / "brief.yaml", editions=["one-page"], attach="full", out=tmp_path / "out")
    assert report.ok
    for file in report.files:
        inside = inside_pdf if file.format == "pdf" else inside_docx
        assert inside.source_inside(file.path.read_bytes(), 1 << 22) == text.encode()


def test_on_request_nothing_travels(tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").write_text(invent(Seeded(5), points=14, signed=True), encoding="utf-8")
    report = build(tmp_path / "brief.yaml", editions=["one-page"], attach="none", out=tmp_path / "out")
    assert report.ok
    for file in report.files:
        inside = inside_pdf if file.format == "pdf" else inside_docx
        assert inside.source_inside(file.path.read_bytes(), 1 << 22) is None
        if file.format == "docx":
            with zipfile.ZipFile(file.path) as package:
                assert not [name for name in package.namelist() if name.startswith("customXml/")]
            continue
        with pikepdf.open(file.path) as pdf:
            assert "/AF" not in pdf.Root
            assert not [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/EF" in thing]


def test_who_sends_marked_items_with_an_open_edition_is_told(tmp_path: Path) -> None:
    brief = (
        "title: A title\nas_of: 2024-11-05\nmarking: TLP:CLEAR\n"
        "sections: {situation: {points: [{id: a, text: Said.}, {id: b, text: Kept., marking: 'TLP:RED'}]}}\n"
    )
    (tmp_path / "brief.yaml").write_text(brief, encoding="utf-8")
    report = build(tmp_path / "brief.yaml", editions=["report"], attach="full", out=tmp_path / "out")
    (edition,) = report.editions
    assert [found.message for found in edition.diagnostics] == [
        "the files of 'report' carry the whole brief, also what is marked above 'TLP:CLEAR' ('b')"
    ]
    assert report.ok

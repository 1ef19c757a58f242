"""What an edition leaves out is nowhere in its files: not in their words, their metadata, or what they carry.

Each text of the invented briefs holds a word that no other text holds: points, labels, titles of works, the places in
them, addresses, reasons. What a file may say is what its Document says, without exception; what is in it is found by
unpacking all of it. What travels inside is searched by itself, too, also of the shipped briefs: it holds no word that
the rest of the file does not say.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml

from briefing.load.brief import parse_brief
from briefing.load.editions import read_editions
from briefing.produce.building import build
from briefing.produce.press import open_press
from briefing.produce.report import FORMATS, FormatName
from briefing.produce.templates import shipped_templates
from briefing.produce.verifying import verify
from briefing.render.docx import inside as inside_docx
from briefing.render.pdf import inside as inside_pdf
from tests.invented import Seeded, invent, is_signature

DATA = Path(__file__).parent.parent / "data"
SHIPPED = sorted((*DATA.glob("*.yaml"), *DATA.glob("examples/*.yaml")))
WORD = re.compile(r"Q(?:[a-z]{2}){4}q")
OTHER_EDITIONS = """
silent: {notes: none, parts: [bottom-line, sections, timeline]}
silent-with-exhibits: {notes: none, parts: [key-figures, what-matters, exhibits]}
claims-unnoted: {notes: none, parts: [contested, what-matters]}
claims: {notes: end, parts: [contested, sections, scale-key, method]}
signs-alone: {notes: foot, parts: [indicators, terms, contact]}
listed: {notes: none, parts: [judgements, sections, options, sources], basis: true}
noted: {notes: foot, parts: [judgements, sections, timeline, changes], indicators: true}
lines: {notes: line, parts: [sections, exhibits, ask]}
small: {pages: 1, notes: none, parts: [what-matters, judgements], judgements: 1}
"""
"""Editions that leave more out than the shipped ones: works, titles, claims' long forms, what judgements say."""
Part = tuple[bytes, bool]
"""Bytes of a file, and whether they are what travels inside."""


def signatures(text: str) -> set[str]:
    return {word for word in WORD.findall(text) if is_signature(word)}


def everything_in(data: bytes, form: FormatName) -> Iterator[str]:
    """All that a file holds, unpacked, with one and with two bytes to a letter; and the words that it shows."""
    yield from travelling_in(data, form)
    yield from all_but_what_travels(data, form)


def travelling_in(data: bytes, form: FormatName) -> Iterator[str]:
    """The same of what travels inside."""
    return (text for part, travels in _parts(data, form) if travels for text in _letters(part))


def all_but_what_travels(data: bytes, form: FormatName) -> Iterator[str]:
    """The same of the rest of the file."""
    inside = inside_pdf if form == "pdf" else inside_docx
    yield " ".join(inside.words_inside(data))
    yield " ".join(inside.words_beside_pages(data))
    yield from (text for part, travels in _parts(data, form) if not travels for text in _letters(part))


def _letters(part: bytes) -> Iterator[str]:
    yield part.decode("latin-1")
    yield part.replace(b"\0", b"").decode("latin-1")


def _parts(data: bytes, form: FormatName) -> Iterator[Part]:
    return _parts_of_pdf(data) if form == "pdf" else _parts_of_package(data)


def _parts_of_package(data: bytes) -> Iterator[Part]:
    """The parts of a Word file and of the workbooks in it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        yield package.comment, False
        for member in package.infolist():
            yield member.filename.encode() + b" " + member.comment + member.extra, False
            part = package.read(member)
            yield part, member.filename.startswith("customXml/")
            if part.startswith(b"PK\x03\x04"):
                yield from _parts_of_package(part)


def _parts_of_pdf(data: bytes) -> Iterator[Part]:
    yield data, False
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                content = thing.read_raw_bytes() if thing.get("/Filter") == "/DCTDecode" else thing.read_bytes()
                yield content, thing.get("/Type") == "/EmbeddedFile"
            yield from ((string, False) for string in _strings(thing))


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


def signed_in(texts: Iterator[str]) -> set[str]:
    return set[str]().union(*map(signatures, texts))


@pytest.mark.parametrize(("seed", "others"), [(2, False), (5, True), (11, False), (12, True), (20, True)])
@pytest.mark.parametrize("house", ["policy", "memo"])
def test_nothing_that_an_edition_leaves_out_is_in_its_files(
    seed: int, others: bool, house: str, tmp_path: Path
) -> None:
    text = f"# Qbabababaq\n{invent(Seeded(seed), points=14, signed=True, quotes=seed > 10)}"
    listed = shipped_templates() / "editions.yaml"
    if others:
        text = re.sub(r"^ *essential:.*\n", "", text, flags=re.MULTILINE)
        listed = tmp_path / "templates" / "editions.yaml"
        listed.parent.mkdir()
        listed.write_text(OTHER_EDITIONS, encoding="utf-8")
    (tmp_path / "brief.yaml").write_text(text, encoding="utf-8")
    brief, _ = parse_brief(text.encode(), tmp_path / "brief.yaml")
    assert brief is not None
    report = build(tmp_path / "brief.yaml", house=house, out=tmp_path / "out")
    assert report.ok, report
    editions, faults = read_editions(listed)
    assert not faults
    press = open_press(brief, editions, house=house)
    files = {(file.path.stem, file.format): file.path for file in report.files}
    assert len(files) == len(FORMATS) * len(editions)
    left_out = 0
    for edition in editions:
        document = press.print_edition(edition).document
        said = signatures(repr(document))
        left_out += len(signatures(text) - said)
        for form in FORMATS:
            path = files[f"brief-{edition.id}", form]
            travelling = signed_in(travelling_in(path.read_bytes(), form))
            shown = signed_in(all_but_what_travels(path.read_bytes(), form))
            assert shown - said == set(), (edition.id, form)
            assert travelling - shown == set(), (edition.id, form)
            heard = said if "contact" in {part.name for part in edition.parts} else said - signatures(_contact(text))
            assert heard - shown == set(), "the search is blind"
            assert heard - travelling == set(), "less travels than is said"
            assert verify(path).is_same
    assert left_out > 50


def _contact(text: str) -> str:
    """Whom to ask: the Document has it for headers and footers, which these houses fill otherwise."""
    return str(yaml.safe_load(text)["contact"])


@pytest.mark.parametrize("house", ["policy", "memo"])
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_no_text_travels_in_a_shipped_brief_that_its_pages_do_not_say(path: Path, house: str, tmp_path: Path) -> None:
    """Item by item: each value of what travels, in stretches of four words, beside which nothing is left out."""
    report = build(path, house=house, out=tmp_path)
    assert report.ok
    looked_for = 0
    by_edition: dict[str, str] = {}
    for file in sorted(report.files, key=lambda file: file.format):
        inside = inside_pdf if file.format == "pdf" else inside_docx
        data = file.path.read_bytes()
        carried = yaml.safe_load(inside.source_inside(data, 1 << 22))
        terms = {_plain(term) for term in carried.get("terms", {})}
        words = (*inside.words_inside(data), *inside.words_beside_pages(data))
        shown = " ".join(filter(None, map(_plain, words)))
        shown += shown.replace(" ", "")
        every = [(stretch, key) for key, value in leaves(carried) for stretch in stretches_of(value, terms)]
        missing = [each for each in every if each[0] not in shown and each[0].replace(" ", "") not in shown]
        looked_for += len(every)
        if file.format == "pdf":
            # Where a page ends, its foot and the next one's head stand between the words; a Word file has no pages.
            assert len(missing) < 4 * len(pikepdf.open(file.path).pages)
            missing = [each for each in missing if each[0] not in by_edition[file.path.stem]]
        assert missing == [], file.path.name
        by_edition[file.path.stem] = shown
    assert looked_for > 400


_NAMES = frozenset(
    (
        *("id", "type", "kind", "house", "paper", "scale", "language", "edition", "source", "figures", "section"),
        *("basis", "contested", "contested_by", "inference", "stacked", "status", "confidence", "likelihood"),
        *("qualifier", "unit", "file", "marking"),
    )
)
"""Keys with values that are names for the program, or words of its own lists, which each language prints otherwise."""
_DATE = re.compile(r"(?:\w+ )*[12]\d{3}(?:-\d\d)*(?: .*)?")
_PARTING = re.compile(r"\{[^}]*\}|\]\([^)]*\)|\[#[^\]]*\]|\[@[^\]]*\]|[.,;:!?…]+[\"”»’)]*(?: |$)")


def leaves(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """The texts of what travels, each with its key: what is for a reader."""
    if isinstance(value, dict):
        for name, held in value.items():
            if name not in _NAMES:
                yield from leaves(held, str(name))
    elif isinstance(value, list):
        for held in value:
            yield from leaves(held, key)
    elif isinstance(value, str) and value != "…" and not _DATE.fullmatch(value):
        yield key, value


def stretches_of(value: str, terms: set[str]) -> Iterator[str]:
    """The words of a text, four in a row; fewer where it parts at marks, at a stop, behind which the number of a note
    may stand, or at a term, which may be spelled out."""
    for fragment in _PARTING.split(value):
        rows: list[list[str]] = [[]]
        for word in map(_plain, fragment.split()):
            if word in terms or any(word.startswith(term) and len(word) < len(term) + 3 for term in terms):
                rows.append([])
            elif word:
                rows[-1].append(word)
        for row in rows:
            yield from (" ".join(row[at : at + 4]) for at in range(max(len(row) - 3, min(len(row), 1))))


def _plain(word: str) -> str:
    """The letters and digits of a word."""
    return "".join(letter for letter in word.casefold() if letter.isalnum())


def test_what_travels_too_much_is_found(tmp_path: Path) -> None:
    """The search sees a text that is left out wherever it stands in a file."""
    text = invent(Seeded(5), points=14, signed=True)
    (tmp_path / "brief.yaml").write_text(text, encoding="utf-8")
    for file in build(tmp_path / "brief.yaml", editions=["one-page"], attach="full", out=tmp_path / "out").files:
        data = file.path.read_bytes()
        found = signed_in(travelling_in(data, file.format))
        shown = signed_in(all_but_what_travels(data, file.format))
        assert len(found - shown) > 50
        assert found == signatures(text)
        planting = "Qzazazazaq"
        planted = _planted_in_pdf(data, planting) if file.format == "pdf" else _planted_in_docx(data, planting)
        places = 0
        for changed, travels in planted:
            search = travelling_in if travels else all_but_what_travels
            assert planting in signed_in(search(changed, file.format)), (file.format, places)
            places += 1
        assert places == 6


def _planted_in_pdf(data: bytes, secret: str) -> Iterator[Part]:
    def alternative(pdf: pikepdf.Pdf) -> None:
        pdf.Root.StructTreeRoot.K[0].Alt = pikepdf.String(secret)

    def metadata(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes() + b"<!--" + secret.encode() + b"-->")

    def attachment(pdf: pikepdf.Pdf) -> None:
        stream = pdf.Root.AF[0].EF.F
        stream.write(stream.read_bytes() + secret.encode())

    def description(pdf: pikepdf.Pdf) -> None:
        pdf.Root.AF[0].Desc = pikepdf.String(secret)

    def wide(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/Keywords"] = pikepdf.String(f"Ж {secret}")

    def drawn(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(f"% {secret}\n".encode())

    for change in (alternative, metadata, attachment, description, wide, drawn):
        changed = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            change(pdf)
            pdf.save(changed)
        yield changed.getvalue(), change is attachment


def _planted_in_docx(data: bytes, secret: str) -> Iterator[Part]:
    workbook = io.BytesIO()
    with zipfile.ZipFile(workbook, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", f"<v>{secret}</v>")
    places: tuple[tuple[str, bytes], ...] = (
        ("customXml/item9.xml", f"<brief>{secret}</brief>".encode()),
        ("docProps/custom.xml", f"<a>{secret}</a>".encode()),
        ("word/embeddings/Workbook9.xlsx", workbook.getvalue()),
        ("word/comments9.xml", secret.encode("utf-16-le")),
        (f"word/media/{secret}.png", b""),
        ("word/settings9.xml", f'<w:docVar w:val="{secret}"/>'.encode()),
    )
    for name, part in places:
        changed = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(changed, "w") as other:
            for member in package.namelist():
                if member != name:
                    other.writestr(member, package.read(member))
            other.writestr(name, part)
        yield changed.getvalue(), name.startswith("customXml/")


def test_an_edition_that_names_no_source_carries_none(tmp_path: Path) -> None:
    brief = (
        "title: A title\nas_of: 2024-11-05\n"
        "sections: {situation: {points: [{id: a, text: 'They moved, {n} of them [@spy, p. 7 told in confidence].'}]}}\n"
        "figures: {n: {value: 5, unit: men of the guard, label: Seen at the ford, as_of: 2024-10-01, source: spy}}\n"
        "sources: [{id: spy, type: interview, title: Talk with the driver, author: [{family: Petrov, given: Ivan}],"
        " issued: 2024-05-04, URL: 'https://intern.example.org/7'}]\n"
    )
    (tmp_path / "brief.yaml").write_text(brief, encoding="utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "editions.yaml").write_text("public: {notes: none, parts: [sections]}\n")
    for file in build(tmp_path / "brief.yaml", out=tmp_path / "out").files:
        travelling = "\n".join(travelling_in(file.path.read_bytes(), file.format))
        assert "They moved, {n} of them." in travelling
        for gone in ("driver", "Petrov", "Ivan", "intern", "confidence", "2024-05", "2024-10", "ford", "guard", "spy"):
            assert gone not in travelling, gone
        assert verify(file.path).is_same


def test_a_line_of_sources_carries_what_it_says_of_them(tmp_path: Path) -> None:
    brief = (
        "title: A title\nas_of: 2024-11-05\n"
        "sections: {situation: {points: [{id: a, text: 'They moved [@spy].'}]}}\n"
        "sources: [{id: spy, type: interview, title: Talk with the driver, author: [{family: Petrov, given: Ivan}],"
        " issued: 2024-05-04, URL: 'https://intern.example.org/7', custom: {reliability: B}}]\n"
    )
    (tmp_path / "brief.yaml").write_text(brief, encoding="utf-8")
    for file in build(tmp_path / "brief.yaml", editions=["one-page"], out=tmp_path / "out").files:
        inside = inside_pdf if file.format == "pdf" else inside_docx
        carried = yaml.safe_load(inside.source_inside(file.path.read_bytes(), 1 << 20))
        source = {"id": "spy", "type": "document", "title": "…", "author": [{"family": "Petrov"}]}
        assert carried["sources"] == [source | {"issued": carried["sources"][0]["issued"]}]
        assert str(carried["sources"][0]["issued"]) == "2024-05-04"


def test_a_place_in_a_work_does_not_carry_the_pages_of_the_work(tmp_path: Path) -> None:
    brief = (
        "title: A title\nas_of: 2024-11-05\n"
        "sections: {situation: {points: [{id: a, text: 'They moved [@j, p. 47].'}, {id: b, text: 'And back [@k].'}]}}\n"
        "sources: [{id: j, type: article-journal, title: An article, container-title: Survival, page: 45-67,"
        " issued: 2024},"
        " {id: k, type: article-journal, title: Another, container-title: Survival, page: 73-91, issued: 2024}]\n"
    )
    (tmp_path / "brief.yaml").write_text(brief, encoding="utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "editions.yaml").write_text("noted: {notes: end, parts: [sections]}\n")
    for file in build(tmp_path / "brief.yaml", out=tmp_path / "out").files:
        travelling = "\n".join(travelling_in(file.path.read_bytes(), file.format))
        assert "p. 47" in travelling
        assert "73-91" in travelling
        assert "45-67" not in travelling
        assert verify(file.path).is_same


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

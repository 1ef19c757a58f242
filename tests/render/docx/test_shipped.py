"""Every edition of every shipped brief, in each house and on each paper: valid, and whole after a LibreOffice save."""

from __future__ import annotations

import itertools
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from lxml.etree import _Element

from briefing.house import PaperName
from briefing.produce.press import open_press
from briefing.produce.reading import read
from briefing.produce.renderers import draw_docx
from briefing.render.docx.markup import w
from tests.render.docx.galleys import body, find, part, parts, values

ROOT = Path(__file__).parents[3]
BRIEFS = (ROOT / "data" / "brief.yaml", *sorted((ROOT / "data" / "examples").glob("*.yaml")))
PAPERS: tuple[PaperName, ...] = ("a4", "letter")
ASKING = (b"w:dirty", b"updateFields")
FLOATING = (b"txbxContent", b"wp:anchor", b"w:framePr", b"v:textbox")
QUICK = {("brief", "policy", "a4"), ("black-sea-grain", "memo", "letter")}
CASES = [
    pytest.param(
        (brief, house, paper),
        id=f"{brief.stem}-{house}-{paper}",
        marks=() if (brief.stem, house, paper) in QUICK else pytest.mark.slow,
    )
    for brief in BRIEFS
    for house in ("policy", "memo")
    for paper in PAPERS
]


@pytest.fixture(scope="module", params=CASES)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a Word file of each edition."""
    brief, house, paper = request.param
    found = read(brief)
    assert found.brief is not None
    press = open_press(found.brief, found.editions, house=house, paper=paper)
    made = tmp_path_factory.mktemp("shipped")
    for edition in found.editions:
        proof = replace(press.print_edition(edition).proof, source=brief.read_bytes())
        (made / f"{edition.id}.docx").write_bytes(draw_docx(proof))
    return made


def files(folder: Path) -> list[Path]:
    found = sorted(folder.glob("*.docx"))
    assert len(found) == 4
    return found


def test_nothing_floats_and_nothing_is_asked_when_a_file_is_opened(folder: Path) -> None:
    for path in files(folder):
        data = path.read_bytes()
        for name in ("word/document.xml", "word/settings.xml", "word/footnotes.xml"):
            markup = raw(data, name)
            assert [each for each in ASKING if each in markup] == [], (path.name, name)
        assert [each for each in FLOATING if each in raw(data, "word/document.xml")] == [], path.name


def raw(data: bytes, name: str) -> bytes:
    return parts(data).get(name, b"")


def test_only_cells_and_what_parts_tables_are_empty(folder: Path) -> None:
    for path in files(folder):
        for paragraph in body(path.read_bytes()).iter(w("p")):
            if said(paragraph).strip() or find(paragraph, ".//w:drawing"):
                continue
            if next(paragraph.iterancestors(w("tc")), None) is not None:
                continue
            assert values(paragraph, "w:pPr/w:pStyle") == ["TableEnd"], path.name
            assert is_beside_a_table(paragraph), path.name


def is_beside_a_table(paragraph: _Element) -> bool:
    neighbours = [paragraph.getprevious(), paragraph.getnext()]
    return any(each is not None and (each.tag == w("tbl") or each.find(f".//{w('tbl')}") is not None)
               for each in neighbours)  # fmt: skip


def test_the_contents_are_what_word_would_make_of_the_headings(folder: Path) -> None:
    """An update in Word changes no entry: the field asks for the heading styles and for what else has a level in the
    outline, and each of those has its entry."""
    data = (folder / "report.docx").read_bytes()
    root = body(data)
    instruction = next(text.text or "" for text in find(root, ".//w:instrText") if "TOC" in (text.text or ""))
    assert instruction.split() == ["TOC", "\\o", '"1-3"', "\\h", "\\z", "\\u"]
    outlined = {
        each.get(w("styleId"), "") for each in find(part(data, "word/styles.xml"), "w:style[w:pPr/w:outlineLvl]")
    }
    headings = [said(p) for p in root.iter(w("p")) if outlined.intersection(values(p, "w:pPr/w:pStyle"))]
    titles = [said(p) for p in root.iter(w("p")) if values(p, "w:pPr/w:pStyle")[:1] == ["CalloutTitle"]]
    assert len(titles) == 2
    assert set(titles) < set(headings)
    entries = [said(p) for p in root.iter(w("p")) if values(p, "w:pPr/w:pStyle")[:1] == ["TOC1"]]
    assert len(entries) > 8
    assert [entry.rstrip("0123456789") for entry in entries] == headings
    assert all(entry[-1].isdigit() for entry in entries)


def test_every_reference_shows_the_number_that_word_will_count(folder: Path) -> None:
    for path in files(folder):
        root = body(path.read_bytes())
        marks = {each.get(w("name"), ""): each for each in root.iter(w("bookmarkStart"))}
        for instruction, shown in fields(root):
            kind, target = instruction.split()[:2]
            if kind in ("REF", "NOTEREF", "PAGEREF"):
                assert target in marks, (path.name, instruction)
            if kind == "REF" and "\\r" not in instruction:
                assert shown == bookmarked(marks[target]), (path.name, instruction)
            elif kind == "REF":
                assert shown == counted(next(marks[target].iterancestors(w("p")))), (path.name, instruction)


def fields(root: _Element) -> Iterator[tuple[str, str]]:
    """Each field without another inside: its instruction and what it shows."""
    said: list[str] = []
    shown: list[str] | None = None
    for each in root.iter(w("fldChar"), w("instrText"), w("t")):
        kind = each.get(w("fldCharType"))
        if kind == "begin":
            said, shown = [], None
        elif kind == "separate":
            shown = []
        elif kind == "end" and shown is not None:
            yield "".join(said), "".join(shown)
            said, shown = [], None
        elif each.tag == w("instrText"):
            said.append(each.text or "")
        elif shown is not None:
            shown.append(each.text or "")


def bookmarked(start: _Element) -> str:
    """The words inside a bookmark, as Word will count them: what a field in it shows is the field's place among those
    of its sequence."""
    number = start.get(w("id"))
    inside = list(itertools.takewhile(lambda each: each.get(w("id")) != number, start.itersiblings()))
    ((instruction, shown),) = fields(wrapped(inside))
    root = start.getroottree().getroot()
    alike = [each for each in find(root, ".//w:instrText") if each.text == instruction]
    (own,) = (text for each in inside for text in each.iter(w("instrText")))
    assert shown == str(alike.index(own) + 1)
    return "".join(text.text or "" for each in inside for text in each.iter(w("t")))


def wrapped(elements: list[_Element]) -> _Element:
    """Copies of `elements` below one."""
    root = etree.Element(w("p"))
    root.extend([deepcopy(each) for each in elements])
    return root


def counted(paragraph: _Element) -> str:
    """The number that Word counts for a paragraph of a list: its place among those of the same list."""
    (number,) = values(paragraph, "w:pPr/w:numPr/w:numId")
    root = paragraph.getroottree().getroot()
    listed = [p for p in root.iter(w("p")) if values(p, "w:pPr/w:numPr/w:numId") == [number]]
    return str(listed.index(paragraph) + 1)


def heading_level(paragraph: _Element) -> int:
    style = next(iter(values(paragraph, "w:pPr/w:pStyle")), "")
    return int(style[-1]) if style in ("Heading1", "Heading2", "Heading3") else 0


@pytest.mark.slow
def test_the_validator_finds_nothing(folder: Path, ooxml: Callable[[Path], list[str]]) -> None:
    assert {path.name: ooxml(path) for path in files(folder)} == {path.name: [] for path in files(folder)}


@pytest.mark.slow
def test_a_save_in_libreoffice_loses_no_text_no_note_and_no_style(folder: Path, soffice: str) -> None:
    target = folder / "saved"
    command = [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "docx",
               "--outdir", str(target), *map(str, files(folder))]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    for path in files(folder):
        before, after = path.read_bytes(), (target / path.name).read_bytes()
        assert words(body(before)) == words(body(after)), path.name
        assert styles(before) == styles(after), path.name
        assert notes(before) == notes(after), path.name
        for kind in ("footnoteReference", "hyperlink", "drawing", "tblHeader", "instrText"):
            assert count(before, kind) <= count(after, kind), (path.name, kind)


def said(paragraph: _Element) -> str:
    return "".join(text.text or "" for text in find(paragraph, ".//w:t"))


def words(root: _Element) -> Counter[str]:
    """How often each word is said; a no-break hyphen is an element in Word and a letter in LibreOffice."""
    found: Counter[str] = Counter()
    for paragraph in root.iter(w("p")):
        text = ""
        for each in paragraph.iter(w("t"), w("noBreakHyphen"), w("tab"), w("br")):
            if next(each.iterancestors(w("p"))) is paragraph:
                text += {w("t"): each.text or "", w("noBreakHyphen"): "\u2011"}.get(each.tag, " ")
        found.update(text.split())
    return found


def styles(data: bytes) -> Counter[str]:
    """How many paragraphs stand in each style, by the name that the file gives it."""
    names = {each.get(w("styleId")): values(each, "w:name")[0].lower() for each in part(data, "word/styles.xml")
             if each.tag == w("style")}  # fmt: skip
    return Counter(names[each.get(w("val"))] for each in body(data).iter(w("pStyle")))


def notes(data: bytes) -> Counter[str]:
    root = raw(data, "word/footnotes.xml")
    return words(part(data, "word/footnotes.xml")) if root else Counter()


def count(data: bytes, kind: str) -> int:
    return len(find(body(data), f".//w:{kind}"))

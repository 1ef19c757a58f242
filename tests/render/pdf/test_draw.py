from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.high_level import extract_text

from briefing.document.blocks import Note
from briefing.document.runs import NoteReference, Words, plain
from briefing.galley.drawing import Drawing, Rect
from briefing.galley.matter import Cell, Galley, Grid, GridRow, Para, Picture
from briefing.galley.structure import Element
from briefing.house import Align, Edge
from briefing.load.house import WIDEST_TRACKING
from briefing.render.pdf import Typesetter, render_pdf
from tests.render.pdf.galleys import BODY, galley, grid, lines, noted, page, para, picture, row, typesetter
from tests.render.pdf.structure_check import kids, tag

WIDE = page(600.0, 400.0)


def pdf_of(made: Galley) -> bytes:
    return render_pdf(made, typesetter())


def opened(made: Galley) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf_of(made)))


def words(data: bytes) -> str:
    """What pypdf reads on all pages, on one line."""
    pages = pypdf.PdfReader(BytesIO(data)).pages
    return re.sub(r"\s+", " ", " ".join(one.extract_text() for one in pages)).strip()


def tree(element: pikepdf.Object) -> list[object]:
    """The structure below an element as tags in lists."""
    return [tag(element), *(tree(kid) for kid in kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid)]


def root(pdf: pikepdf.Pdf) -> pikepdf.Object:
    found: pikepdf.Object = kids(pdf.Root.StructTreeRoot)[0]
    return found


def code(pdf: pikepdf.Pdf, number: int = 0) -> str:
    return pdf.pages[number].Contents.read_bytes().decode("latin-1")


MIXED = (
    Words("The office of "),
    Words("NATO", strong=True),
    Words(" counts "),
    Words("10\u00a0000", emphasis=True),
    Words(" troops; "),
    Words("слова з Києва", lang="uk"),
    Words(" say AVATAR first-class work, see "),
    Words("the report", href="https://example.org/a"),
    Words(" and Wednesday’s “efficient” Kursk–Voronezh line — twice."),
)


def test_the_same_galley_gives_the_same_bytes() -> None:
    made = galley(para(MIXED), lines(3), setup=WIDE)
    assert pdf_of(made) == pdf_of(made)


def test_letting_go_of_lines_that_are_drawn_changes_nothing() -> None:
    table = grid(*(row(para(MIXED)) for _ in range(40)))
    made = galley(*(para(MIXED) for _ in range(30)), table, lines(80), setup=WIDE)
    setter = Typesetter(made.house)
    setter.spends = True
    spent = render_pdf(made, setter)
    assert not setter._paras
    assert spent == pdf_of(made) == render_pdf(made, setter)
    assert len(pypdf.PdfReader(BytesIO(spent)).pages) > 4


def read_by_poppler(data: bytes, folder: Path, poppler: str, *options: str) -> str:
    (folder / "a.pdf").write_bytes(data)
    done = subprocess.run([poppler, *options, str(folder / "a.pdf"), "-"], capture_output=True, check=True)
    return done.stdout.decode()


def readings(data: bytes, folder: Path, poppler: str) -> list[str]:
    """What three readers make of a file."""
    pages = pypdf.PdfReader(BytesIO(data)).pages
    return [
        "\n".join(one.extract_text() for one in pages),
        extract_text(BytesIO(data)),
        read_by_poppler(data, folder, poppler, "-raw"),
    ]


@pytest.mark.parametrize("width", [140.0, 250.0, 400.0])
def test_three_readers_find_the_words_as_written(width: float, tmp_path: Path, poppler: str) -> None:
    for text in readings(pdf_of(galley(para(MIXED), setup=page(600.0, width))), tmp_path, poppler):
        one_line = re.sub(r"(?<=[-–])\u200b?\n", "", text.strip())
        assert re.sub(r"\s+", " ", one_line) == plain(MIXED).replace("\u00a0", " ")


@pytest.mark.parametrize("hyphen", ["-", "\u2010"])
def test_a_word_that_is_parted_at_its_own_hyphen_is_read_with_it(hyphen: str, tmp_path: Path, poppler: str) -> None:
    made = pdf_of(galley(para(f"A missile of long{hyphen}range type"), setup=page(600.0, 100.0)))
    assert f"long{hyphen}\u200b\nrange" in read_by_poppler(made, tmp_path, poppler)


def test_a_hyphen_that_comes_in_with_a_break_is_not_read(tmp_path: Path, poppler: str) -> None:
    made = pdf_of(galley(para("An inter\u00adnation\u00adaliza\u00adtion"), setup=page(600.0, 60.0)))
    flowed = read_by_poppler(made, tmp_path, poppler)
    assert "-" not in flowed
    assert "internationalization" in flowed.replace("\u00ad", "").replace("\n", "")


def test_three_readers_find_every_letter_of_words_that_are_cut(tmp_path: Path, poppler: str) -> None:
    for text in readings(pdf_of(galley(para(MIXED), setup=page(600.0, 30.0))), tmp_path, poppler):
        assert letters(text) == letters(plain(MIXED))


def letters(text: str) -> str:
    """`text` without white space and the places where lines end."""
    return re.sub(r"[\s\u200b]", "", text)


def test_small_words_in_capitals_are_read_as_written() -> None:
    data = pdf_of(galley(para("Two-page brief", style=replace(BODY, caps=True, tracking=0.6)), setup=WIDE))
    assert words(data) == "Two-page brief"


def test_three_readers_find_words_whose_letters_stand_as_far_apart_as_a_house_may_ask(
    tmp_path: Path, poppler: str
) -> None:
    style = replace(BODY, caps=True, tracking=WIDEST_TRACKING * BODY.size)
    made = pdf_of(galley(para("Two-page brief, draft of AVATAR typography", style=style), setup=WIDE))
    for text in readings(made, tmp_path, poppler):
        assert text.strip() == "Two-page brief, draft of AVATAR typography"


def test_letters_stand_as_far_apart_as_they_were_measured() -> None:
    text = code(opened(galley(para("AVATAR", style=replace(BODY, tracking=2.0)), setup=WIDE)))
    assert re.search(r" Tm\n2 Tc \[<.*>\] TJ 0 Tc", text)


def test_links_and_foreign_words_have_elements_between_the_words() -> None:
    pdf = opened(galley(para(MIXED), setup=WIDE))
    assert tree(root(pdf)) == ["Document", ["P", ["Span"], ["Link"]]]
    span, link = (kid for kid in kids(kids(root(pdf))[0]) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid)
    assert str(span.Lang) == "uk"
    (annotation,) = pdf.pages[0].Annots
    assert str(annotation.A.URI) == "https://example.org/a"
    assert str(annotation.Contents) == "https://example.org/a"
    assert any(kid.get("/Type") == "/OBJR" for kid in link.K if isinstance(kid, pikepdf.Dictionary))


def test_a_paragraph_that_is_one_link_is_a_link() -> None:
    pdf = opened(galley(para((Words("https://example.org", href="https://example.org"),)), setup=WIDE))
    assert tree(root(pdf)) == ["Document", ["P", ["Link"]]]


def test_a_link_over_two_lines_has_an_area_on_each() -> None:
    runs = (Words("see "), Words("the report on troops and money", href="https://example.org"))
    pdf = opened(galley(para(runs), setup=page(100.0, 100.0)))
    rects = [[float(value) for value in annotation.Rect] for annotation in pdf.pages[0].Annots]
    assert len(rects) == 2
    assert rects[0][0] > rects[1][0] == 20.0
    assert rects[0][1] - rects[1][1] == pytest.approx(12)


def test_words_of_two_styles_in_one_link_share_its_area() -> None:
    href = "https://example.org"
    runs = (Words("the ", href=href), Words("whole", href=href, emphasis=True), Words(" report", href=href))
    pdf = opened(galley(para(runs), setup=WIDE))
    assert len(pdf.pages[0].Annots) == 1
    assert tree(root(pdf)) == ["Document", ["P", ["Link"]]]


def test_a_note_mark_leads_to_its_note() -> None:
    runs = (Words("Troops."), NoteReference("n1", "1"), Words(" More."))
    label = Element("Lbl")
    note = para("Rutte, 2024.", id="n1", kind="note", label="1", label_element=label)
    made = galley(para(runs), notes={"n1": note}, setup=WIDE)
    label.parent = note.element.parent
    if note.element.parent is not None:
        note.element.parent.children.insert(0, label)
    pdf = opened(made)
    assert tree(root(pdf)) == ["Document", ["P", ["Reference", ["Link"]]], ["Note", ["Lbl", ["Link"]], ["P"]]]
    (there, back) = pdf.pages[0].Annots
    assert str(there.Dest) == "n1"
    assert str(there.Contents) == "1. Rutte, 2024."
    assert str(back.Dest) == "from.n1"
    assert str(back.Contents) == "Troops. More."
    places = dict(pairs(pdf.Root.Names.Dests.Names))
    assert float(places["from.n1"][3]) > float(places["n1"][3]), "the mark stands above its note"
    assert words(bytes(pdf_of(made))) == "Troops.1 More. 1 Rutte, 2024."


def test_a_reference_to_an_exhibit_leads_to_its_caption() -> None:
    runs = (Words("More (see "), Words("Exhibit 1", href="#counts"), Words(")."))

    def top(numbers: str | None) -> tuple[pikepdf.Pdf, float]:
        caption = para("Exhibit 1", kind="caption", numbers=numbers)
        pdf = opened(galley(para(runs), caption, picture(30, id="counts"), setup=WIDE))
        return pdf, float(dict(pairs(pdf.Root.Names.Dests.Names))["counts"][3])

    pdf, caption_top = top("counts")
    assert tree(root(pdf))[:2] == ["Document", ["P", ["Reference", ["Link"]]]]
    (link,) = pdf.pages[0].Annots
    assert (str(link.Dest), str(link.Contents)) == ("counts", "Exhibit 1")
    assert caption_top > top(None)[1], "the picture stands below its caption"


def pairs(names: pikepdf.Object) -> Iterator[tuple[str, pikepdf.Object]]:
    """The entries of a name tree's leaf."""
    listed = list(names)  # type: ignore[call-overload]
    return zip(map(str, listed[::2]), listed[1::2], strict=True)


def test_a_work_in_the_list_leads_back_to_where_it_is_first_cited() -> None:
    entry = replace(BODY, name="source-entry")
    cited = para((Words("It is so ("), Words("Rutte 2024", href="#source-rutte"), Words(").")))
    again = para((Words("And so ("), Words("Rutte 2024", href="#source-rutte"), Words(").")))
    listed = para((Words("Rutte (2024), "), Words("A speech", emphasis=True)), id="source-rutte", style=entry)
    pdf = opened(galley(cited, again, listed, setup=WIDE))
    there = ["P", ["Reference", ["Link"]]]
    assert tree(root(pdf)) == ["Document", there, there, ["P", ["Link"]]]
    *_, back = pdf.pages[0].Annots
    assert (str(back.Dest), str(back.Contents)) == ("from.source-rutte", "It is so (Rutte 2024).")


def test_all_of_a_work_in_the_list_leads_back_up_to_its_address() -> None:
    entry = replace(BODY, name="source-entry")
    cited = para((Words("It is so ("), Words("Rutte 2024", href="#source-rutte"), Words(").")))
    address = Words("https://a.org", href="https://a.org")
    named = (Words("Rutte, ‘"), Words("Промова", lang="uk"), Words("’, "), address, Words(" Reliable."))
    pdf = opened(galley(cited, para(named, id="source-rutte", style=entry), setup=WIDE))
    _, back, online = pdf.pages[0].Annots
    assert str(online.A.URI) == "https://a.org"
    left, right = float(back.Rect[0]), float(back.Rect[2])
    assert abs(float(online.Rect[0]) - right) < 0.1, "the way back ends where the address begins"
    assert left < right - 60


def test_a_note_leads_to_each_work_that_it_names_and_the_work_to_the_note_s_mark() -> None:
    cited = (Words("It is so."), NoteReference("n1", "1"), Words(" And so."), NoteReference("n2", "2"))
    address = Words("https://a.org", href="https://a.org")
    rutte, kirby = "#source-rutte", "#source-kirby"
    named = (Words("Rutte, ", href=rutte), Words("Speech", emphasis=True, href=rutte), Words(", "), address, Words("."))
    both = (Words("Rutte, again", href=rutte), Words("; "), Words("Kirby, Briefing", href=kirby), Words("."))
    notes = {
        "n1": para(named, id="n1", kind="note", element=Element("P")),
        "n2": para(both, id="n2", kind="note", element=Element("P")),
    }
    below = para((Words("Source: "), Words("Kirby", href="#source-kirby")))
    style = replace(BODY, name="source-entry")
    listed = [para(f"{name}. A work.", id=f"source-{name.lower()}", style=style) for name in ("Kirby", "Rutte")]
    made = galley(para(cited), below, *listed, notes=notes, setup=page(500.0, 400.0))
    told = (Note("n1", "1", (), ("source-rutte",)), Note("n2", "2", (), ("source-rutte", "source-kirby")))
    pdf = opened(replace(made, document=replace(made.document, notes=told)))
    links = [(str(link.Contents), str(link.Dest)) for link in pdf.pages[0].Annots if "/Dest" in link]
    assert links == [
        ("1. Rutte, Speech, https://a.org.", "n1"),
        ("2. Rutte, again; Kirby, Briefing.", "n2"),
        ("Kirby", "source-kirby"),
        ("It is so. And so.", "from.n2"),
        ("It is so. And so.", "from.n1"),
        ("Rutte, Speech", "source-rutte"),
        ("Rutte, again", "source-rutte"),
        ("Kirby, Briefing", "source-kirby"),
    ]
    assert [str(link.Contents) for link in pdf.pages[0].Annots if "/A" in link] == ["https://a.org"]


def test_a_work_that_nothing_leads_to_leads_nowhere() -> None:
    listed = para("Rutte (2024)", id="source-rutte", style=replace(BODY, name="source-entry"))
    pdf = opened(galley(listed, setup=WIDE))
    assert "/Annots" not in pdf.pages[0]


def test_a_note_mark_stands_raised_and_small() -> None:
    runs = (Words("Troops."), NoteReference("n1", "1"))
    text = code(opened(galley(para(runs), notes={"n1": para("x", id="n1")}, setup=WIDE)))
    sizes = re.findall(r"/F\d+ ([\d.]+) Tf", text)
    assert sizes[:2] == ["10", "5.8"]
    heights = [float(y) for y in re.findall(r"1 0 0 1 [\d.]+ ([\d.]+) Tm", text)]
    assert heights[1] - heights[0] == pytest.approx(3.3)


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    pdf = opened(galley(lines(14)))
    assert len(pdf.pages) == 2
    assert tree(root(pdf)) == ["Document", ["P"]]


def test_a_table_repeats_its_head_as_an_artifact() -> None:
    table = Element("Table")
    head = table.add("THead").add("TR")
    body = table.add("TBody")

    def data_row(parent: Element, text: str, *, is_header: bool = False) -> GridRow:
        cell = parent.add("TH", scope="Column") if is_header else parent.add("TD")
        cells = (Cell(content=(para(text, element=cell.add("P")),), element=cell, is_header=is_header),)
        return GridRow(cells=cells, is_header=is_header, keep_next=is_header, element=parent)

    rows = [data_row(head, "Head", is_header=True)] + [data_row(body.add("TR"), f"Row {n}") for n in range(12)]
    made = galley(Grid(columns=(200.0,), rows=tuple(rows), element=table, is_data=True))
    table.parent = made.root
    made.root.children.append(table)
    pdf = opened(made)
    assert len(pdf.pages) == 2
    body_rows: list[object] = [["TR", ["TD", ["P"]]]] * 12
    assert tree(root(pdf)) == ["Document", ["Table", ["THead", ["TR", ["TH", ["P"]]]], ["TBody", *body_rows]]]
    readers = pypdf.PdfReader(BytesIO(pdf_of(made))).pages
    assert readers[1].extract_text().startswith("Head")


def test_a_picture_in_a_repeated_head_is_drawn_on_every_page() -> None:
    scale = Picture(
        width=50.0,
        height=10.0,
        content=Drawing(50.0, 10.0, (Rect(0.0, 0.0, 50.0, 10.0, "#FF0000"),)),
        alt="",
        element=None,
    )
    head = GridRow(cells=(Cell(content=(scale,)),), is_header=True, keep_next=True)
    rows = (head, *(GridRow(cells=(Cell(content=(para(f"Row {n}"),)),)) for n in range(12)))
    pdf = opened(galley(Grid(columns=(200.0,), rows=rows)))
    assert len(pdf.pages) == 2
    assert all("1 0 0 rg" in code(pdf, number) for number in range(2))


def test_cells_are_filled_and_edged_before_their_words() -> None:
    cell = Cell(
        content=(para("words"),),
        fill="#FF0000",
        top=Edge(1.0, "#00FF00"),
        left=Edge(3.0, "#0000FF"),
        padding=(5.0, 5.0, 5.0, 5.0),
    )
    text = code(opened(galley(Grid(columns=(100.0,), rows=(GridRow(cells=(cell,)),)))))
    fill, top, left = (text.index(f"{colour} rg") for colour in ("1 0 0", "0 1 0", "0 0 1"))
    assert "20 118 100 22 re f" in text
    assert "20 139 100 1 re f" in text
    assert "20 118 3 22 re f" in text
    assert max(fill, top, left) < text.index("BT")


def test_a_figure_is_one_element_with_its_box() -> None:
    pdf = opened(galley(picture(50.0)))
    (figure,) = kids(root(pdf))
    assert str(figure.Alt) == "A picture"
    assert [float(edge) for edge in figure.A.BBox] == [20.0, 90.0, 120.0, 140.0]
    assert "0.2 0.4 0.6 rg 20 90 100 50 re f" in code(pdf)


def test_a_picture_without_an_element_is_an_artifact() -> None:
    pdf = opened(galley(picture(50.0, element=None), para("words")))
    assert tree(root(pdf)) == ["Document", ["P"]]
    assert "/Artifact <</Type /Layout>> BDC" in code(pdf)


def test_a_contents_entry_keeps_the_languages_of_its_words() -> None:
    runs = (Words("After "), Words("Крим", lang="uk"), Words(" fell"))
    entry = para(runs, kind="contents", target="situation", element=Element("Reference"))
    heading = para("Situation", kind="heading", level=1, listed=True, id="situation", element=Element("H1"))
    pdf = opened(galley(entry, heading, setup=WIDE))
    assert tree(root(pdf))[1] == ["Reference", ["Link", ["Span"]]]
    (link,) = (kid for kid in kids(kids(root(pdf))[0]) if isinstance(kid, pikepdf.Dictionary))
    (span,) = (kid for kid in kids(link) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid)
    assert str(span.Lang) == "uk"
    assert len(pdf.pages[0].Annots) == 1


def test_a_link_of_words_in_two_languages_is_one_link() -> None:
    runs = (Words("‘", href="#there"), Words("Крим", lang="uk", href="#there"), Words("’ 2024", href="#there"))
    pdf = opened(galley(para(runs), para("There", id="there"), setup=WIDE))
    assert tree(root(pdf))[1] == ["P", ["Reference", ["Link", ["Span"]]]]
    (annotation,) = pdf.pages[0].Annots
    assert str(annotation.Dest) == "there"


def test_a_contents_entry_leads_to_its_heading_and_tells_its_page() -> None:
    entry = para("Situation", kind="contents", target="situation", element=Element("Reference"))
    heading = para("Situation", kind="heading", level=1, listed=True, id="situation", element=Element("H1"))
    made = galley(entry, lines(9), heading)
    pdf = opened(made)
    assert len(pdf.pages) == 2
    (annotation,) = pdf.pages[0].Annots
    assert str(annotation.Dest) == "situation"
    assert str(annotation.Contents) == "Situation, 2"
    assert pypdf.PdfReader(BytesIO(pdf_of(made))).pages[0].extract_text().splitlines()[0].split() == ["Situation", "2"]
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Situation"]


def test_a_rule_above_a_paragraph_is_as_wide_as_the_frame() -> None:
    style = replace(BODY, left=30.0, rule_above=Edge(1.0, "#FF0000"), rule_gap=4.0)
    text = code(opened(galley(para("words", style=style))))
    assert "1 0 0 rg 20 139 200 1 re f" in text
    assert re.search(r"1 0 0 1 50 125\.4 Tm", text)  # 140 - 5 - 0.8 * 12


@pytest.mark.parametrize(("align", "x"), [("left", 20.0), ("right", 220.0), ("center", 120.0)])
def test_words_stand_as_their_style_aligns_them(align: Align, x: float) -> None:
    text = code(opened(galley(para("word", style=replace(BODY, align=align)))))
    width = typesetter().shaper.width("word", "text", "regular", 10)
    found = re.search(r"1 0 0 1 ([\d.]+) ", text)
    assert found is not None
    assert float(found[1]) == pytest.approx(x - {"left": 0, "right": width, "center": width / 2}[align], abs=0.01)


def test_a_label_hangs_and_the_text_is_even() -> None:
    style = replace(BODY, left=20.0, hang=12.0)
    label, body = Element("Lbl"), Element("LBody")
    item = Element("LI")
    for element in (label, body):
        element.parent = item
        item.children.append(element)
    made = galley(para("one two three four", style=style, label="•", label_element=label, element=body, kind="list"))
    item.parent = made.root
    made.root.children.append(item)
    pdf = opened(made)
    assert tree(root(pdf)) == ["Document", ["LI", ["Lbl"], ["LBody"]]]
    assert [float(x) for x in re.findall(r"1 0 0 1 ([\d.]+) ", code(pdf))] == [28.0, 40.0]


def test_a_hanging_line_without_a_label_begins_at_the_left() -> None:
    style = replace(BODY, left=20.0, hang=12.0)
    text = code(opened(galley(para("one two three four five six", style=style), setup=page(width=100.0))))
    assert [float(x) for x in re.findall(r"1 0 0 1 ([\d.]+) ", text)][:2] == [28.0, 40.0]


SAID = st.text("abcdefgh fi ffl -–’«»їґєЖ(),.;", min_size=1, max_size=200).map(lambda text: " ".join(text.split()))


@settings(max_examples=25, deadline=None)
@given(texts=st.lists(SAID, min_size=1, max_size=4), width=st.integers(40, 300))
def test_no_word_is_lost_between_galley_and_file(texts: list[str], width: int) -> None:
    made = galley(*(para(text) for text in texts), setup=page(200.0, float(width)))
    assert letters(words(pdf_of(made))) == letters("".join(texts))


def test_notes_and_rows_are_drawn_where_they_were_cut() -> None:
    notes: dict[str, Para] = {f"n{n}": para(f"Source {n}.", id=f"n{n}", kind="note") for n in range(4)}
    rows = [row(noted(2, 0, f"n{n}")) for n in range(4)]
    readers = pypdf.PdfReader(BytesIO(pdf_of(galley(grid(*rows), notes=notes)))).pages
    for number in range(4):
        page_of = next(n for n, one in enumerate(readers) if f"Source {number}." in one.extract_text())
        assert len(re.findall(r"m{18}0", readers[page_of].extract_text())) >= 1
    assert "Source 0." in readers[0].extract_text()
    assert "Source 3." in readers[-1].extract_text()


def test_neighbours_of_one_style_are_set_as_one() -> None:
    parted = (Words("A"), Words("V"), Words("A", strong=True))
    text = code(opened(galley(para(parted))))
    assert text.count(" Tm") == 2
    assert "] TJ" in text

"""The reference validator's view, and fifteen faults and more that must not pass: each is caught by veraPDF, by the
project's own reading of the structure, or by both."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from briefing.galley.structure import Element
from briefing.render.pdf.letterhead import load_letterhead
from tests.render.pdf.drawn import blank, one_word, opened, sample, say
from tests.render.pdf.structure_check import faults, tag, walk
from tests.render.pdf.test_letterhead import plain
from tests.validators import CONFORMS, Verdict

Judge = Callable[[Iterable[Path]], dict[Path, Verdict]]


def find(pdf: pikepdf.Pdf, wanted: str, place: int = 0) -> pikepdf.Object:
    """The structure element of a tag, counted in reading order."""
    return [element for element in walk(pdf.Root.StructTreeRoot) if tag(element) == wanted][place]


def rewrite(pdf: pikepdf.Pdf, pattern: bytes, replacement: bytes) -> None:
    """Changes the first page's code."""
    contents = pdf.pages[0].Contents
    changed, count = re.subn(pattern, replacement, contents.read_bytes(), count=1)
    assert count == 1
    contents.write(changed)


def font_of(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return next(iter(pdf.pages[0].Resources.Font.values()))


def words_without_a_mark(pdf: pikepdf.Pdf) -> None:
    rewrite(pdf, rb"/H1 <</MCID 0>> BDC\n(.*?)\nEMC", rb"\1")


def a_mark_of_no_element(pdf: pikepdf.Pdf) -> None:
    rewrite(pdf, rb"/H1 <</MCID 0>>", rb"/H1 <</MCID 99>>")


def an_artifact_in_a_mark(pdf: pikepdf.Pdf) -> None:
    rewrite(pdf, rb"(/H1 <</MCID 0>> BDC\n)(.*?)\nEMC", rb"\1/Artifact BMC\n\2\nEMC\nEMC")


def no_scope(pdf: pikepdf.Pdf) -> None:
    del find(pdf, "TH").A


def a_wrong_scope(pdf: pikepdf.Pdf) -> None:
    find(pdf, "TH").A.Scope = Name.Row


def a_cell_that_nothing_heads(pdf: pikepdf.Pdf) -> None:
    find(pdf, "TH", 2).S = Name.TD
    for n in (0, 1):
        find(pdf, "TH", n).A.Scope = Name.Row


def an_irregular_table(pdf: pikepdf.Pdf) -> None:
    find(pdf, "TH", 1).A.ColSpan = 3


def a_cell_outside_of_rows(pdf: pikepdf.Pdf) -> None:
    find(pdf, "TR").S = Name.Div


def a_font_that_is_not_embedded(pdf: pikepdf.Pdf) -> None:
    del font_of(pdf).FontDescriptor["/FontFile2"]


def letters_that_stand_for_nothing(pdf: pikepdf.Pdf) -> None:
    letters = font_of(pdf).ToUnicode
    letters.write(re.sub(rb"<01> <\w+>", b"<01> <0000>", letters.read_bytes()))


def widths_that_are_not_the_fonts(pdf: pikepdf.Pdf) -> None:
    font_of(pdf).Widths = Array([2 * width for width in font_of(pdf).Widths])  # type: ignore[operator]


def no_alternative_text(pdf: pikepdf.Pdf) -> None:
    del find(pdf, "Figure").Alt


def an_empty_alternative_text(pdf: pikepdf.Pdf) -> None:
    find(pdf, "Figure").Alt = " "


def a_skipped_heading(pdf: pikepdf.Pdf) -> None:
    find(pdf, "H2").S = Name.H3


def a_title_that_differs(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Another title"


def a_title_not_shown(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def a_link_without_words(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Annots[0].Contents


def a_link_outside_of_the_structure(pdf: pikepdf.Pdf) -> None:
    find(pdf, "Link").K = find(pdf, "Link").K[0]


def a_link_to_nowhere(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Annots[0].Dest = "gone"


def links_in_no_order(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Tabs


def a_note_without_an_id(pdf: pikepdf.Pdf) -> None:
    del find(pdf, "Note").ID


def an_item_without_a_body(pdf: pikepdf.Pdf) -> None:
    find(pdf, "LBody").S = Name.Div


def a_list_without_numbering(pdf: pikepdf.Pdf) -> None:
    del find(pdf, "L").A


def a_tag_that_nobody_knows(pdf: pikepdf.Pdf) -> None:
    find(pdf, "P").S = Name("/Absatz")


def no_output_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def an_attachment_of_unknown_purpose(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AF[0].AFRelationship


def a_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def not_said_to_be_tagged(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.MarkInfo


FAULTS = {
    fault.__name__: fault
    for fault in (
        words_without_a_mark,
        a_mark_of_no_element,
        an_artifact_in_a_mark,
        no_scope,
        a_wrong_scope,
        a_cell_that_nothing_heads,
        an_irregular_table,
        a_cell_outside_of_rows,
        a_font_that_is_not_embedded,
        letters_that_stand_for_nothing,
        widths_that_are_not_the_fonts,
        no_alternative_text,
        an_empty_alternative_text,
        a_skipped_heading,
        a_title_that_differs,
        a_title_not_shown,
        no_language,
        a_link_without_words,
        a_link_outside_of_the_structure,
        a_link_to_nowhere,
        links_in_no_order,
        a_note_without_an_id,
        an_item_without_a_body,
        a_list_without_numbering,
        a_tag_that_nobody_knows,
        no_output_intent,
        an_attachment_of_unknown_purpose,
        a_script,
        not_said_to_be_tagged,
    )
}
FOUND_HERE = {
    "words_without_a_mark": "something on page 1 is neither marked nor an artifact",
    "a_mark_of_no_element": "mark 99 on page 1 has no element of its kind",
    "an_artifact_in_a_mark": "marks nest on page 1",
    "no_scope": "a TH has no scope",
    "a_wrong_scope": "a TH in the head has the scope Row",
    "a_cell_that_nothing_heads": "a TD has no header cell",
    "an_irregular_table": "a table has rows of [3, 4] columns",
    "a_cell_outside_of_rows": "a TH stands in Div",
    "no_alternative_text": "a figure has no alternative text",
    "an_empty_alternative_text": "a figure has no alternative text",
    "a_skipped_heading": "an H3 follows an H1",
    "a_title_that_differs": "Title differs between the document information and the XMP",
    "a_title_not_shown": "the window does not show the title",
    "no_language": "the document has no language",
    "a_link_without_words": "a link on page 1 does not say where it leads",
    "a_link_outside_of_the_structure": "a link on page 1 is in no Link",
    "a_link_to_nowhere": "a link on page 1 leads nowhere",
    "links_in_no_order": "page 1 does not follow the structure from link to link",
    "a_note_without_an_id": "a note has no ID",
    "an_item_without_a_body": "an item has no body",
    "a_list_without_numbering": "a list with labels does not say how it is numbered",
}
"""What the project's own reading says of a fault."""
FOUND_BY_VERAPDF = {
    "a_font_that_is_not_embedded": {("PDF/A-3A", "6.2.11.4.1"), ("PDF/UA-1", "7.21.4.1")},
    "letters_that_stand_for_nothing": {("PDF/A-3A", "6.2.11.7.2"), ("PDF/UA-1", "7.21.7")},
    "widths_that_are_not_the_fonts": {("PDF/A-3A", "6.2.11.5"), ("PDF/UA-1", "7.21.5")},
    "a_tag_that_nobody_knows": {("PDF/A-3A", "6.7.3.4"), ("PDF/UA-1", "7.1")},
    "no_output_intent": {("PDF/A-3A", "6.2.4.3")},
    "an_attachment_of_unknown_purpose": {("PDF/A-3A", "6.8")},
    "a_script": {("PDF/A-3A", "6.5.1")},
    "not_said_to_be_tagged": {("PDF/A-3A", "6.7.2.2"), ("PDF/UA-1", "6.2")},
}
"""The clauses that veraPDF names for the faults that only it sees, and no others."""


def untouched(pdf: pikepdf.Pdf) -> None:
    """No fault: what planting alone does to a file."""
    del pdf


def planted(name: str) -> bytes:
    """The sample with one fault."""
    with opened(sample()) as pdf:
        FAULTS.get(name, untouched)(pdf)
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


def test_each_fault_is_found_by_one_or_the_other() -> None:
    assert len(FAULTS) >= 15
    assert set(FAULTS) == FOUND_HERE.keys() | FOUND_BY_VERAPDF.keys()


@pytest.mark.parametrize("name", sorted(FOUND_HERE))
def test_the_projects_own_reading_finds_the_fault(name: str) -> None:
    with opened(planted(name)) as pdf:
        assert FOUND_HERE[name] in faults(pdf)


def test_the_projects_own_reading_finds_nothing_where_nothing_is() -> None:
    with opened(planted("")) as pdf:
        assert faults(pdf) == []


@pytest.fixture(scope="module")
def verdicts(verapdf: Judge, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Verdict]:
    """veraPDF's verdict over the sample and its faulty copies, all in one run."""
    folder = tmp_path_factory.mktemp("faults")
    paths = {}
    for name, data in [("sound", sample()), *((name, planted(name)) for name in ("", *sorted(FOUND_BY_VERAPDF)))]:
        path = folder / f"{name or 'saved-again'}.pdf"
        path.write_bytes(data)
        paths[path] = name
    return {paths[path]: verdict for path, verdict in verapdf(paths).items()}


def test_the_sample_is_accessible_and_archival(verdicts: dict[str, Verdict]) -> None:
    assert verdicts["sound"] == CONFORMS
    assert verdicts[""] == CONFORMS


@pytest.mark.parametrize("name", sorted(FOUND_BY_VERAPDF))
def test_verapdf_finds_what_the_structure_does_not_show(verdicts: dict[str, Verdict], name: str) -> None:
    found = {(standard, one.clause) for standard, findings in verdicts[name].items() for one in findings}
    assert found == FOUND_BY_VERAPDF[name]


def test_a_letterhead_keeps_the_file_archival(tmp_path: Path, archival: Callable[[bytes, str], Path]) -> None:
    path = tmp_path / "head.pdf"
    path.write_bytes(plain())
    archival(sample(letterhead=load_letterhead(path)), "letterhead")


def test_a_file_without_attachment_is_archival(archival: Callable[[bytes, str], Path]) -> None:
    archival(sample(attachment=None), "no-attachment")
    archival(one_word(), "one-word")


def test_hundreds_of_pages_are_archival(archival: Callable[[bytes, str], Path]) -> None:
    root = Element("Document")
    canvas = blank(root)
    say(canvas, root.add("H1"), 72, 800, "Report")
    for n in range(300):
        paragraph = root.add("P")
        canvas.destination(f"p{n}", 72, 712)
        canvas.outline(f"Part {n}", f"p{n}", 1 + n % 3)
        say(canvas, paragraph, 72, 700, f"Paragraph {n}")
        canvas.showPage()
        say(canvas, paragraph, 72, 700, "and on")
    archival(canvas.finish(), "300-pages")

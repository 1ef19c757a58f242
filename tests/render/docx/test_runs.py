from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import _Element

from briefing.document.runs import NoteReference, Runs, Words
from briefing.render.docx.markup import w
from briefing.render.docx.paragraphs import paragraph_markup
from briefing.render.docx.register import Register, reference_bookmark
from briefing.render.docx.runs import runs_markup
from tests.render.docx.galleys import HERE, find, para, register, shipped, texts, tree, values


def set_runs(*runs: Words | NoteReference, style: str = "body", book: Register | None = None) -> str:
    return runs_markup(tuple(runs), shipped("policy").styles[style], book or register(), HERE)


def paragraph(*runs: Words | NoteReference, style: str = "body", book: Register | None = None) -> _Element:
    return tree(f"<w:p>{set_runs(*runs, style=style, book=book)}</w:p>")


def test_plain_words_have_no_formatting_of_their_own() -> None:
    assert set_runs(Words("Kyiv ")) == '<w:r><w:t xml:space="preserve">Kyiv </w:t></w:r>'


def test_markup_in_a_text_prints_as_typed() -> None:
    said = 'R&D <b> "x" {{ 7*7 }} <w:p/>'
    assert texts(paragraph(Words(said))) == [said]


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufffe\uffff\xad\u2011-"))
)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert texts(paragraph(Words(text))) == [text]


def test_the_hyphens_of_a_code_do_not_break_and_others_do() -> None:
    root = paragraph(Words("BRIEF-2024-11 on Kursk-Voronezh"))
    tags = [each.tag.removeprefix(w("")) for each in find(root, ".//w:r/*")]
    assert tags == ["t", "noBreakHyphen", "t", "noBreakHyphen", "t"]
    assert texts(root) == ["BRIEF202411 on Kursk-Voronezh"]


@pytest.mark.parametrize(
    ("words", "style", "expected"),
    [
        (Words("x", strong=True), "body", ["rStyle=Strong"]),
        (Words("x", emphasis=True), "body", ["rStyle=Emphasis"]),
        (Words("x", strong=True, emphasis=True), "body", ["rStyle=Strong", "i=", "iCs="]),
        (Words("x", lang="uk"), "body", ["lang=uk"]),
        (Words("x", lang="en-GB"), "body", []),
        (Words("x", href="https://a.org/?a=1&b=2", strong=True), "body", ["rStyle=Hyperlink", "b=", "bCs="]),
        (Words("x", strong=True), "heading-1", []),
        (Words("x", emphasis=True), "question", []),
    ],
)
def test_a_look_is_a_character_style(words: Words, style: str, expected: list[str]) -> None:
    root = paragraph(words, style=style)
    found = [f"{each.tag.removeprefix(w(''))}={each.get(w('val'), '')}" for each in find(root, ".//w:rPr/*")]
    assert found == expected


def test_a_link_leads_out_by_a_relationship() -> None:
    book = register()
    root = paragraph(Words("a", href="https://a.org/?a=1&b=2"), Words("b", href="https://a.org/?a=1&b=2"), book=book)
    assert len(find(root, ".//w:hyperlink")) == 1
    assert [(link.target, link.is_external) for link in book.links.relationships] == [("https://a.org/?a=1&b=2", True)]


def test_a_link_inside_the_document_leads_to_a_bookmark_and_looks_like_the_text() -> None:
    root = paragraph(Words("Kyiv", href="#kyiv-count"), book=register(targets=["kyiv-count"]))
    assert find(root, ".//w:hyperlink")[0].get(w("anchor")) == "_brf_kyiv-count"
    assert not find(root, ".//w:rPr")


def test_a_link_to_what_this_edition_does_not_hold_is_plain_text() -> None:
    assert set_runs(Words("Kyiv", href="#kyiv-count")) == set_runs(Words("Kyiv"))


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "file:///etc/passwd", "https://a b", "\\\\host\\share", "data:x"]
)
def test_an_address_of_another_kind_is_a_fault_at_its_place(href: str) -> None:
    book = register()
    assert set_runs(Words("x", href=href), book=book) == set_runs(Words("x"))
    assert [(fault.position, fault.hint) for fault in book.faults] == [(HERE, "http, https and mailto only")]
    assert not book.links.relationships


@pytest.mark.parametrize("letter", ["\x00", "\x0b", "\x1f", "\x7f", "\ufffe", "\ud800"])
def test_a_control_character_is_a_fault_at_its_place(letter: str) -> None:
    book = register()
    assert set_runs(Words(f"a{letter}b"), book=book) == ""
    assert [fault.message for fault in book.faults] == [f"the text holds the control character U+{ord(letter):04X}"]


def test_a_line_end_in_a_text_is_a_space() -> None:
    assert texts(paragraph(Words("a\nb\tc\u2028d"))) == ["a b c d"]


def test_hyphens_that_do_or_do_not_break_are_words_own() -> None:
    root = paragraph(Words("civilian\u2011plated\xadness"))
    assert [each.tag.removeprefix(w("")) for each in find(root, ".//w:r/*")] == [
        "t",
        "noBreakHyphen",
        "t",
        "softHyphen",
        "t",
    ]


def test_neighbours_of_one_look_are_one_run_so_that_they_kern() -> None:
    assert set_runs(Words("To"), Words(" We")) == set_runs(Words("To We"))


@pytest.mark.parametrize("runs", [(), (Words(""),)])
def test_nothing_is_no_run(runs: Runs) -> None:
    assert set_runs(*runs) == ""


def test_the_first_mark_of_a_note_is_native_and_the_next_refers_to_it() -> None:
    note = para("Rutte.", "note", id="note-1", label="1", kind="note")
    book = register(notes=[note])
    root = paragraph(NoteReference("note-1", "1"), Words("x"), NoteReference("note-1", "1"), book=book)
    assert [each.get(w("id")) for each in find(root, ".//w:footnoteReference")] == ["1"]
    assert [each.text for each in find(root, ".//w:instrText")] == [" NOTEREF _Ref139493824 \\h \\f "]
    assert values(root, ".//w:rStyle")[0] == "FootnoteReference"


def test_the_mark_of_a_note_at_the_end_is_a_raised_field_that_counts_its_number() -> None:
    book = replace(register(targets=["note-1"]), end_notes={"note-1": "1"})
    root = paragraph(NoteReference("note-1", "1"), book=book)
    assert [each.text for each in find(root, ".//w:instrText")] == [" REF _Ref139493824 \\r \\h "]
    assert set(values(root, ".//w:rStyle")) == {"FootnoteReference"}
    assert set(values(root, ".//w:vertAlign")) == {"superscript"}
    assert texts(root) == ["1"]
    assert not find(root, ".//w:footnoteReference")


def test_a_note_that_names_another_counts_its_number() -> None:
    told = Words("n\u00a012", href="#note-12")
    at_end = replace(register(targets=["note-12"]), end_notes={"note-12": "12"})
    root = paragraph(Words("Macron ("), told, Words(")."), book=at_end)
    assert texts(root) == ["Macron (n\u00a012)."]
    assert [each.text for each in find(root, ".//w:instrText")] == [f" REF {reference_bookmark('note-12')} \\r \\h "]
    at_foot = register(notes=[para("Macron.", "note", id="note-12", label="12", kind="note")], targets=["note-12"])
    root = paragraph(NoteReference("note-12", "12"), told, book=at_foot)
    assert [each.text for each in find(root, ".//w:instrText")] == [f" NOTEREF {reference_bookmark('note-12')} \\h "]


def test_a_number_that_leads_to_a_numbered_point_counts_it() -> None:
    """`Rests on: Situation, paragraphs 3 and 12` stays true when a reviewer adds a paragraph."""
    book = replace(register(targets=["three", "other"]), numbered={"three": "3", "other": "12"})
    root = paragraph(
        Words("paragraph "), Words("3", href="#three"), Words(" of "), Words("x 12", href="#other"), book=book
    )
    assert texts(root) == ["paragraph 3 of x 12"]
    assert [each.text for each in find(root, ".//w:instrText")] == [f" REF {reference_bookmark('three')} \\r \\h "]


def test_a_note_that_is_not_there_has_a_plain_mark() -> None:
    root = paragraph(NoteReference("note-1", "1"))
    assert texts(root) == ["1"]
    assert not find(root, ".//w:instrText")


def test_no_two_notes_share_a_bookmark() -> None:
    assert len({reference_bookmark(f"note-{n}") for n in range(1, 3000)}) == 2999


def test_a_reference_to_an_exhibit_repeats_the_label_of_its_caption() -> None:
    book = replace(register(targets=["counts"]), captions={"counts": "Exhibit\u00a01"})
    root = paragraph(Words("(see "), Words("Exhibit\u00a01", href="#counts"), Words(")"), book=book)
    assert texts(root) == ["(see Exhibit\u00a01)"]
    assert [each.text for each in find(root, ".//w:instrText")] == [
        f" REF {reference_bookmark('counts')} \\h \\* MERGEFORMAT "
    ]
    assert not find(root, ".//w:hyperlink")


def test_the_bookmark_of_a_caption_holds_its_label_and_number_alone() -> None:
    caption = para("Exhibit\u00a01", "exhibit-label", kind="caption", sequence="exhibit", sequence_number="1")
    root = tree(paragraph_markup(replace(caption, numbers="counts"), register()))
    (start,) = find(root, ".//w:bookmarkStart")
    assert start.get(w("name")) == reference_bookmark("counts")
    assert texts(root) == ["Exhibit\u00a01"]
    assert [each.text for each in find(root, ".//w:instrText")] == [" SEQ Exhibit \\* ARABIC "]
    inside = [each for each in start.itersiblings() if each.tag == w("bookmarkEnd") or each.tag == w("r")]
    assert inside[-1].tag == w("bookmarkEnd")


def test_a_line_may_end_at_a_hyphen_that_a_soft_one_follows() -> None:
    root = paragraph(Words("BRIEF-\xad2024-10"))
    assert [each.tag.removeprefix(w("")) for each in find(root, ".//w:r/*")] == ["t", "noBreakHyphen", "t"]
    assert texts(root)[0] == "BRIEF-202410"

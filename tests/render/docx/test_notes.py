from __future__ import annotations

from lxml import etree

from briefing.document.runs import NoteReference, Words
from briefing.galley.matter import NOTE_SPACE
from briefing.render.docx import render_docx
from briefing.render.docx.body import body_pieces
from briefing.render.docx.markup import ROOT_ATTRIBUTES, twips, w
from briefing.render.docx.notes import RULE_HEIGHT, add_notes, notes_markup, written_notes
from tests.render.docx.galleys import body, find, galley, para, part, register, texts

NOTES = [
    para(
        style="note",
        kind="note",
        id=f"note-{n}",
        label=str(n),
        runs=(Words(f"Author {n}, "), Words("link", href=f"https://a.org/{n}")),
    )
    for n in (1, 2, 3)
]


def notes(pages: dict[str, int] | None = None):  # type: ignore[no-untyped-def]
    book = register(notes=NOTES, page_numbers=pages or {})
    marks = tuple(NoteReference(f"note-{n}", str(n)) for n in (1, 2, 3))
    body_pieces([para(runs=marks)], book)
    root = etree.fromstring(f"<w:footnotes {ROOT_ATTRIBUTES}>{notes_markup(book)}</w:footnotes>")
    return root, book


def test_notes_are_native_in_the_order_of_their_marks() -> None:
    root, _ = notes()
    assert [each.get(w("id")) for each in root] == ["1", "2", "3"]
    assert texts(root) == [f"Author {n}, link" for n in (1, 2, 3)]
    assert len(find(root, ".//w:footnoteRef")) == 3


def test_a_link_in_a_note_belongs_to_the_notes() -> None:
    root, book = notes()
    assert [link.target for link in book.note_links.relationships] == [f"https://a.org/{n}" for n in (1, 2, 3)]
    assert not book.links.relationships
    assert len(find(root, ".//w:hyperlink")) == 3


def test_the_first_note_of_each_page_stands_as_far_below_the_text_as_the_house_wants() -> None:
    root, _ = notes({"note-1": 1, "note-2": 1, "note-3": 2})
    told = [[space.get(w("before")) for space in find(note, ".//w:spacing")] for note in root]
    gap = str(twips(NOTE_SPACE - RULE_HEIGHT))
    assert told == [[gap], [], [gap]]


def test_a_note_that_nothing_refers_to_is_not_written() -> None:
    book = register(notes=NOTES)
    assert notes_markup(book) == ""


def test_notes_join_the_rules_that_a_template_has() -> None:
    root = etree.fromstring(written_notes().encode())
    book = register(notes=NOTES)
    body_pieces([para(runs=(NoteReference("note-2", "2"),))], book)
    add_notes(root, notes_markup(book))
    assert [each.get(w("id")) for each in root] == ["-1", "0", "1"]


def test_each_work_that_a_note_names_leads_to_its_entry_in_the_list() -> None:
    runs = (Words("Adam", href="#source-a"), Words("; "), Words("Braun", href="#source-b"), Words("."))
    note = para(runs=runs, style="note", kind="note", id="n1", label="1")
    entries = [para(style="source-entry", id=f"source-{name}") for name in "ab"]
    made = render_docx(
        galley(para(runs=(Words("So."), NoteReference("n1", "1"))), *entries, notes=[note]), page_numbers={}
    )
    anchors = [link.get(w("anchor")) for link in find(part(made, "word/footnotes.xml"), ".//w:hyperlink")]
    places = {mark.get(w("name")) for mark in find(body(made), ".//w:bookmarkStart")}
    assert len(anchors) == 2
    assert places.issuperset(anchors)

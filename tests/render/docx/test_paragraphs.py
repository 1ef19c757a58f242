from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.document.runs import Words
from briefing.render.docx.markup import w
from briefing.render.docx.paragraphs import Setting, paragraph_markup
from briefing.render.docx.register import LONGEST_BOOKMARK, bookmark_name, contents_bookmark
from tests.render.docx.galleys import find, para, register, texts, tree, values


def test_a_paragraph_has_its_style_and_nothing_else() -> None:
    assert paragraph_markup(para("Words."), register()) == (
        '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t xml:space="preserve">Words.</w:t></w:r></w:p>'
    )


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_heading_is_words_own(level: int) -> None:
    made = tree(paragraph_markup(para("Situation", f"heading-{level}", kind="heading", level=level), register()))
    assert values(made, ".//w:pStyle") == [f"Heading{level}"]
    assert not find(made, ".//w:outlineLvl")


@pytest.mark.parametrize("style", ["contents-title", "callout-title"])
def test_the_level_of_a_heading_in_another_style_is_left_to_the_style(style: str) -> None:
    made = tree(paragraph_markup(para("Contents", style, kind="heading", level=1), register()))
    assert not find(made, ".//w:outlineLvl")


def test_what_has_an_id_is_in_a_hidden_control_with_a_bookmark() -> None:
    made = tree(paragraph_markup(para(id="nato-count"), register()))
    assert values(made, "w:sdt/w:sdtPr/w:tag") == ["nato-count"]
    assert values(made, "w:sdt/w:sdtPr/w:alias") == ["nato-count"]
    assert values(made, ".//w:docPartGallery") == ["Custom 1"]
    assert len(find(made, "w:sdt/w:sdtPr/w15:appearance")) == 1
    assert [each.get(w("name")) for each in find(made, ".//w:bookmarkStart")] == ["_brf_nato-count"]


def test_a_heading_has_a_bookmark_for_the_contents_too() -> None:
    made = tree(paragraph_markup(para(style="heading-1", kind="heading", level=1, id="situation"), register()))
    names = [each.get(w("name"), "") for each in find(made, ".//w:bookmarkStart")]
    assert names == ["_brf_situation", contents_bookmark("situation")]
    assert names[1].startswith("_Toc")


def test_a_note_at_the_end_has_a_bookmark_and_no_control() -> None:
    made = tree(paragraph_markup(para(style="note-entry", kind="note", id="note-1", label="1"), register()))
    assert not find(made, "w:sdt")
    assert [each.get(w("name")) for each in find(made, ".//w:bookmarkStart")] == ["_brf_note-1"]


@pytest.mark.parametrize("target", ["a" * 35, "source-" + "b" * 35, "c" * 200])
def test_a_bookmark_is_never_longer_than_word_allows(target: str) -> None:
    assert len(bookmark_name(target)) <= LONGEST_BOOKMARK
    assert bookmark_name(target) != bookmark_name(target + "x")


def test_the_number_of_a_caption_is_counted_by_word() -> None:
    label = para("Exhibit\u00a01", "exhibit-label", kind="caption", sequence="exhibit", sequence_number="1")
    made = tree(paragraph_markup(label, register()))
    assert [each.text for each in find(made, ".//w:instrText")] == [" SEQ Exhibit \\* ARABIC "]
    assert texts(made) == ["Exhibit\u00a01"]


def test_a_caption_without_its_number_is_plain() -> None:
    label = para("Exhibit", "exhibit-label", kind="caption", sequence="exhibit", sequence_number="7")
    assert texts(tree(paragraph_markup(label, register()))) == ["Exhibit"]


def test_only_what_the_style_does_not_say_is_said_again() -> None:
    kept = tree(paragraph_markup(para(style="heading-1", keep_next=True), register()))
    assert not find(kept, ".//w:keepNext")
    assert len(find(tree(paragraph_markup(para(keep_next=True), register())), ".//w:keepNext")) == 1


def test_a_list_of_two_stays_together() -> None:
    first = para(style="point", label="•", mark="bullet", kind="list", starts_list=True, list_length=2)
    made = tree(paragraph_markup(first, register()))
    assert len(find(made, ".//w:keepNext")) == 1
    longer = replace(first, list_length=3)
    assert not find(tree(paragraph_markup(longer, register())), ".//w:keepNext")


def test_a_paragraph_in_a_cell_is_kept_as_its_row_is() -> None:
    made = tree(paragraph_markup(para(style="heading-1"), register(), Setting(keep_next=False)))
    assert values(made, ".//w:keepNext") == ["0"]


def test_a_new_page_is_a_property_of_its_first_paragraph() -> None:
    made = tree(paragraph_markup(para(), register(), Setting(begins_page=True, before=0.0)))
    assert len(find(made, ".//w:pageBreakBefore")) == 1
    assert [each.attrib for each in find(made, ".//w:spacing")] == [{w("before"): "0"}]


def test_words_in_another_language_say_so() -> None:
    made = tree(paragraph_markup(para(runs=(Words("слова", lang="uk"),)), register()))
    assert values(made, ".//w:lang") == ["uk"]

from __future__ import annotations

import pytest
from lxml import etree

from briefing.document.runs import Words
from briefing.render.docx.body import body_pieces
from briefing.render.docx.markup import w
from briefing.render.docx.register import contents_bookmark
from briefing.render.docx.styles import written_styles
from tests.render.docx.galleys import find, para, register, shipped, texts, tree, values


def contents(pages: dict[str, int]):  # type: ignore[no-untyped-def]
    entries = [para("Situation", "contents-1", kind="contents", target="situation"),
               para("Kursk", "contents-2", kind="contents", target="kursk")]  # fmt: skip
    pieces = body_pieces([*entries, para()], register(targets=["situation", "kursk"], page_numbers=pages))
    return tree("".join(piece.markup for piece in pieces))


def test_the_entries_are_one_field_with_their_pages_filled_in() -> None:
    made = contents({"situation": 2, "kursk": 11})
    assert texts(made) == ["Situation2", "Kursk11", "Words."]
    instructions = [(each.text or "").split()[0] for each in find(made, ".//w:instrText")]
    assert instructions == ["TOC", "PAGEREF", "PAGEREF"]
    assert values(made, ".//w:docPartGallery") == ["Table of Contents"]


def test_fields_open_and_close_in_pairs_and_none_is_to_be_updated() -> None:
    made = contents({"situation": 2, "kursk": 11})
    kinds = [each.get(w("fldCharType")) for each in find(made, ".//w:fldChar")]
    assert kinds == ["begin", "separate", *["begin", "separate", "end"] * 2, "end"]
    assert not [each for each in find(made, ".//w:fldChar") if each.get(w("dirty"))]


def test_each_entry_leads_to_its_heading() -> None:
    made = contents({"situation": 2})
    anchors = [each.get(w("anchor")) for each in find(made, ".//w:hyperlink")]
    assert anchors == [contents_bookmark("situation"), contents_bookmark("kursk")]


def test_an_entry_whose_page_is_not_known_has_no_number() -> None:
    assert texts(contents({"situation": 2}))[1] == "Kursk"


def test_the_dots_before_a_page_have_a_style_of_their_own() -> None:
    made = contents({"situation": 2})
    assert values(made, ".//w:r[w:tab]/w:rPr/w:rStyle") == ["ContentsLeader"]
    (style,) = find(
        etree.fromstring(written_styles(shipped("policy"), 400.0).encode()), "w:style[@w:styleId='ContentsLeader']"
    )
    assert values(style, "w:rPr/w:color") == [shipped("policy").colours["rule"].lstrip("#")]
    assert int(values(style, "w:rPr/w:spacing")[0]) > 0


def test_an_entry_keeps_the_languages_of_its_heading() -> None:
    runs = (Words("After "), Words("Крим", lang="uk"))
    entry = para("", "contents-1", runs=runs, kind="contents", target="situation")
    pieces = body_pieces([entry, para()], register(targets=["situation"], page_numbers={"situation": 2}))
    made = tree("".join(piece.markup for piece in pieces))
    assert values(made, ".//w:hyperlink/w:r[w:t='Крим']/w:rPr/w:lang") == ["uk"]


@pytest.mark.parametrize(("level", "deepest"), [(2, "1-1"), (3, "1-2")])
def test_headings_that_the_contents_pass_over_are_passed_over_when_they_are_made_anew(level: int, deepest: str) -> None:
    entry = para("Situation", "contents-1", kind="contents", target="situation")
    passed_over = para("A judgement", f"heading-{level}", kind="heading", level=level)
    made = tree("".join(piece.markup for piece in body_pieces([entry, passed_over, para()], register())))
    (instruction,) = [text for each in find(made, ".//w:instrText") if (text := each.text or "").split()[0] == "TOC"]
    assert f'\\o "{deepest}"' in instruction


def test_headings_that_have_an_entry_keep_it() -> None:
    entry = para("Kursk", "contents-2", kind="contents", target="kursk")
    heading = para("Kursk", "heading-2", kind="heading", level=2, listed=True, id="kursk")
    made = tree("".join(piece.markup for piece in body_pieces([entry, heading, para()], register())))
    assert '\\o "1-3"' in "".join(each.text or "" for each in find(made, ".//w:instrText"))

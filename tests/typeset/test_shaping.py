from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.typeset.scripts import by_script
from briefing.typeset.shaping import Shaper, UndrawableText, character_edges

LETTERS = st.text(
    st.one_of(
        st.characters(min_codepoint=0x20, max_codepoint=0x7E),
        st.characters(min_codepoint=0xA0, max_codepoint=0x17F),
        st.characters(min_codepoint=0x400, max_codepoint=0x45F),
        st.sampled_from("\u00a0\u202f\u2011\u2013\u2014’“”…€№\u0301\u200b\u2009"),
    ),
    min_size=1,
    max_size=40,
)


def test_pairs_are_kerned(shaper: Shaper) -> None:
    apart = shaper.width("A", "text", "regular", 10) + shaper.width("V", "text", "regular", 10)
    assert shaper.width("AV", "text", "regular", 10) < apart


def test_letters_that_have_a_ligature_become_one_glyph(shaper: Shaper) -> None:
    (shaped,) = shaper.shape("office", "text", "regular")
    assert len(shaped.ids) == 4
    assert list(shaped.clusters) == [0, 1, 4, 5]
    edges = character_edges(len(shaped.text), shaped.clusters, shaped.advances)
    assert edges[1] < edges[2] < edges[3] < edges[4]


def test_letters_stay_apart_where_they_are_tracked(shaper: Shaper) -> None:
    (shaped,) = shaper.shape("office", "text", "regular", tracked=True)
    assert len(shaped.ids) == 6


def test_no_kern_adds_to_the_space_between_tracked_letters(shaper: Shaper) -> None:
    plain, tracked = (shaper.shape("TWO DRAFT AVA", "text", "regular", tracked=wide)[0] for wide in (False, True))
    alone = [plain.face.advance(glyph) for glyph in plain.ids]
    assert any(width > own for width, own in zip(plain.advances, alone, strict=True))
    assert list(tracked.advances) == [min(pair) for pair in zip(plain.advances, alone, strict=True)]


def test_the_width_grows_with_the_size(shaper: Shaper) -> None:
    assert shaper.width("word", "text", "bold", 20) == pytest.approx(2 * shaper.width("word", "text", "bold", 10))


def test_a_text_is_shaped_once(shaper: Shaper) -> None:
    assert shaper.shape("again", "text", "regular") is shaper.shape("again", "text", "regular")


def test_a_no_break_space_is_as_wide_as_a_space(shaper: Shaper) -> None:
    assert shaper.width("1\u00a0t", "text", "regular", 10) == shaper.width("1 t", "text", "regular", 10)


def test_a_no_break_hyphen_looks_like_a_hyphen(shaper: Shaper) -> None:
    (plain,) = shaper.shape("E-8", "text", "regular")
    (tied,) = shaper.shape("E\u20118", "text", "regular")
    assert tied.width == pytest.approx(plain.width, abs=60)
    assert 0 not in tied.ids


def test_tabs_and_line_ends_are_spaces(shaper: Shaper) -> None:
    assert shaper.width("a\tb\nc", "text", "regular", 10) == shaper.width("a b c", "text", "regular", 10)


def test_scripts_are_shaped_apart(shaper: Shaper) -> None:
    shaped = shaper.shape("Kursk, Курськ і λόγος", "text", "regular")
    assert [piece.text for piece in shaped] == ["Kursk, ", "Курськ і ", "λόγος"]


def test_digits_and_points_go_with_the_letters_before_them() -> None:
    assert by_script("«10» слів, 5 words") == [(0, 13, "Cyrl"), (13, 18, "Latn")]


@pytest.mark.parametrize(
    ("text", "script"), [("plain", "Latn"), ("it’s “so”, naïve", "Latn"), ("«так»", "Cyrl"), ("– 1 –", "Latn")]
)
def test_text_of_one_script_is_one_piece(text: str, script: str) -> None:
    assert by_script(text) == [(0, len(text), script)]


def test_a_character_that_the_face_lacks_is_set_in_another_family(shaper: Shaper) -> None:
    serif, sans = (shaper.face(family, "regular").characters for family in ("text", "display"))
    lacking = next(c for c in map(chr, sorted(sans - serif)) if c.isalpha() and unicodedata.normalize("NFD", c) == c)
    shaped = shaper.shape(f"a{lacking}b", "text", "regular")
    assert [piece.face.family for piece in shaped] == ["Source Serif 4", "Source Sans 3", "Source Serif 4"]
    assert shaper.missing(lacking) == ()


def test_what_no_face_has_is_missing(shaper: Shaper) -> None:
    assert shaper.missing("Kim 김 and 김정은, \U0001f600") == ("김", "정", "은", "\U0001f600")


def test_what_no_face_has_is_never_set(shaper: Shaper) -> None:
    with pytest.raises(UndrawableText, match=r"no face of the house can draw '김' \(U\+AE40\)"):
        shaper.shape("Kim 김", "text", "regular")


@pytest.mark.parametrize("text", ["שלום", "سلام", "\x07", "\ufffd"])
def test_what_would_come_out_wrong_counts_as_missing(shaper: Shaper, text: str) -> None:
    assert shaper.missing(text)
    with pytest.raises(UndrawableText):
        shaper.shape(text, "text", "regular")


@pytest.mark.parametrize(
    "text", ["\u00ad", "\u200b", "\u2060", "\u2212", "\u02bc", "\u202f", "е\u0301", "e\u0301", "ǟ"]
)
def test_what_can_be_made_of_other_glyphs_is_not_missing(shaper: Shaper, text: str) -> None:
    assert shaper.missing(text) == ()
    assert all(0 not in piece.ids for piece in shaper.shape(text, "text", "regular"))


@given(text=LETTERS)
def test_what_is_shaped_is_the_text_in_order(shaper: Shaper, text: str) -> None:
    if shaper.missing(text):
        return
    shaped = shaper.shape(text, "text", "italic")
    assert "".join(piece.text for piece in shaped) == text
    for piece in shaped:
        edges = character_edges(len(piece.text), piece.clusters, piece.advances)
        assert len(edges) == len(piece.text) + 1
        assert edges[-1] == piece.width == sum(piece.advances)
        assert list(piece.clusters) == sorted(piece.clusters)
        assert piece.clusters[0] == 0
        assert 0 not in piece.ids


@given(text=st.text(max_size=30))
def test_any_text_is_drawn_or_named_as_missing(shaper: Shaper, text: str) -> None:
    missing = shaper.missing(text, "display", "bold")
    if not missing:
        assert "".join(piece.text for piece in shaper.shape(text, "display", "bold")) == text
        return
    with pytest.raises(UndrawableText) as caught:
        shaper.shape(text, "display", "bold")
    assert set(missing) <= set(caught.value.characters)

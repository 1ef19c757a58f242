from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.typeset.lines import Line, break_lines
from briefing.typeset.shaping import Shaper
from briefing.typeset.strips import Stretch, Strip, Type, make_strip
from tests.typeset.test_shaping import LETTERS

TEXT = Type("text", 10.0)


def strip_of(shaper: Shaper, *stretches: Stretch | str, setting: Type = TEXT) -> Strip:
    return make_strip([Stretch(s) if isinstance(s, str) else s for s in stretches], setting, shaper)


def said(line: Line) -> str:
    """The characters of a line."""
    words = ""
    for segment in line.segments:
        clusters = (*segment.piece.glyphs.clusters, len(segment.piece.text))
        words += segment.piece.text[clusters[segment.first] : clusters[segment.last]]
    return words


def lines_of(strip: Strip, width: float, first_width: float | None = None) -> list[str]:
    return [said(line) for line in break_lines(strip, width, first_width)]


def test_a_line_takes_as_many_words_as_fit(shaper: Shaper) -> None:
    width = shaper.width("one two", "text", "regular", 10) + 0.02
    assert lines_of(strip_of(shaper, "one two one two"), width) == ["one two ", "one two"]
    assert lines_of(strip_of(shaper, "one two one two"), width - 0.2) == ["one ", "two ", "one ", "two"]


def test_a_code_is_not_parted_at_its_hyphens_and_stays_as_it_was_typed(shaper: Shaper) -> None:
    width = shaper.width("the BRIEF-2024-", "text", "regular", 10) + 1
    assert lines_of(strip_of(shaper, "the BRIEF-2024-11 of Kursk-Voronezh"), width) == [
        "the ",
        "BRIEF-2024-11 ",
        "of Kursk-",
        "Voronezh",
    ]
    assert strip_of(shaper, "BRIEF-2024-11").text == "BRIEF-2024-11"


def test_a_line_that_fills_its_measure_exactly_is_one_word_too_long(shaper: Shaper) -> None:
    width = shaper.width("one two", "text", "regular", 10)
    assert lines_of(strip_of(shaper, "one two"), width) == ["one ", "two"]


def test_the_last_letter_of_a_line_is_kerned_with_nothing(shaper: Shaper) -> None:
    (first, *_) = break_lines(strip_of(shaper, "TV bbbb"), 20.0)
    assert said(first) == "TV "
    alone, space = (shaper.width(text, "text", "regular", 10) for text in ("TV", " "))
    assert first.width == pytest.approx(alone, abs=0.01)
    assert shaper.width("TV ", "text", "regular", 10) - space < alone - 0.1


def slashed(shaper: Shaper, text: str, first_line: str, spare: float) -> list[str]:
    """The lines of `text` where `first_line` has so much to spare."""
    return lines_of(strip_of(shaper, text), shaper.width(first_line, "text", "regular", 10) + spare)


def test_a_line_goes_back_from_a_slash_to_the_last_space_past_hyphens(shaper: Shaper) -> None:
    assert slashed(shaper, "zz aa-bb-cc/dddddddddd", "zz aa-bb-cc/d", 1.0)[0] == "zz "


def test_a_line_that_ends_with_a_slash_goes_back_to_the_break_before(shaper: Shaper) -> None:
    assert slashed(shaper, "zz aa-bb-cc/dddddddddd", "zz aa-bb-cc/", 1.0)[0] == "zz aa-bb-"


def test_an_address_on_a_line_of_its_own_is_cut_between_letters(shaper: Shaper) -> None:
    assert slashed(shaper, "zz aaaaaa/bbbbbbbbb", "aaaaaa/bbb", 1.0) == ["zz ", "aaaaaa/bbb", "bbbbbb"]


def test_a_paragraph_without_spaces_is_broken_at_its_slashes(shaper: Shaper) -> None:
    assert slashed(shaper, "aaaaaa/bbbbbbbbb", "aaaaaa/bbb", 1.0) == ["aaaaaa/", "bbbbbbbbb"]


def test_a_line_goes_back_from_a_space_inside_brackets_unless_not_one_more_letter_fits(shaper: Shaper) -> None:
    text = "zz aaaa {{ bbbb }} cc"
    assert slashed(shaper, text, "zz aaaa {{ bbbb }", 0.5) == ["zz aaaa ", "{{ bbbb }} cc"]
    assert slashed(shaper, text, "zz aaaa {{ bbbb", 1.0)[0] == "zz aaaa {{ bbbb "
    assert slashed(shaper, text, "zz aaaa {{ bb", 0.5)[0] == "zz aaaa "


def test_a_line_of_italics_keeps_room_for_its_last_letter_to_lean(shaper: Shaper) -> None:
    strip = strip_of(shaper, Stretch("one two", "italic"))
    width = shaper.width("one two", "text", "italic", 10)
    assert lines_of(strip, width + 0.5) == ["one ", "two"]
    assert lines_of(strip, width + 1.2) == ["one two"]


def test_what_follows_the_rest_of_a_portion_stands_on_whole_twips(shaper: Shaper) -> None:
    strip = strip_of(shaper, "one two ", Stretch("three", "bold"))
    first, second = break_lines(strip, shaper.width("one ", "text", "regular", 10))[0:2]
    assert said(first) == "one "
    assert second.width * 20 == pytest.approx(round(second.width * 20), abs=1.0)


def test_the_space_at_a_lines_end_takes_no_room(shaper: Shaper) -> None:
    width = shaper.width("one", "text", "regular", 10) + 0.02
    (first, *_) = break_lines(strip_of(shaper, "one     two"), width)
    assert said(first) == "one     "
    assert first.width == pytest.approx(width, abs=0.1)


def test_the_first_line_may_be_shorter_or_longer(shaper: Shaper) -> None:
    strip = strip_of(shaper, "one two one two")
    width = shaper.width("one two", "text", "regular", 10) + 1
    assert lines_of(strip, width, width / 2) == ["one ", "two one ", "two"]
    assert lines_of(strip, width, width * 2) == ["one two one ", "two"]


def test_a_word_that_is_too_wide_is_cut_between_letters(shaper: Shaper) -> None:
    lines = lines_of(strip_of(shaper, "a supercalifragilistic b"), 40.0)
    assert "".join(lines) == "a supercalifragilistic b"
    assert lines[0] == "a "
    assert len(lines) > 3


def test_a_column_too_narrow_for_a_letter_still_ends(shaper: Shaper) -> None:
    assert lines_of(strip_of(shaper, "troops by"), 0.0) == ["t", "r", "o", "o", "p", "s ", "b", "y"]


def test_a_ligature_is_never_cut(shaper: Shaper) -> None:
    for width in range(1, 60):
        assert all("f" not in (line[-1:] or "") for line in lines_of(strip_of(shaper, "aaffiaaffiaaffi"), float(width)))


def test_a_paragraph_without_words_has_one_line(shaper: Shaper) -> None:
    assert break_lines(strip_of(shaper), 100.0) == (Line((), 0.0),)
    assert break_lines(strip_of(shaper, ""), 100.0) == (Line((), 0.0),)


def test_a_soft_hyphen_shows_only_where_a_line_breaks_at_it(shaper: Shaper) -> None:
    strip = strip_of(shaper, "inter\u00adna\u00adtional")
    assert lines_of(strip, 200.0) == ["international"]
    narrow = shaper.width("interna-", "text", "regular", 10) + 0.2
    assert lines_of(strip, narrow) == ["interna\u00ad", "tional"]
    (first, _) = break_lines(strip, narrow)
    assert first.segments[-1].hyphen
    assert first.width <= narrow


def test_a_soft_hyphen_after_a_hyphen_draws_no_second_one(shaper: Shaper) -> None:
    strip = strip_of(shaper, "BRIEF-\u00ad2024-10")
    narrow = strip.width * 0.6
    assert [line.replace("\u2011", "-") for line in lines_of(strip, narrow)] == ["BRIEF-", "2024-10"]


def test_a_word_is_kerned_across_a_change_of_style_as_its_own_pieces(shaper: Shaper) -> None:
    strip = strip_of(shaper, "plain ", Stretch("bold", "bold"), " plain")
    assert strip.width == pytest.approx(
        shaper.width("plain ", "text", "regular", 10)
        + shaper.width("bold", "text", "bold", 10)
        + shaper.width(" plain", "text", "regular", 10),
        abs=0.1,  # each is measured in whole twips
    )


def test_words_of_two_styles_without_a_space_stay_together(shaper: Shaper) -> None:
    strip = strip_of(shaper, "aaa bbb", Stretch("ccc", "bold"), " ddd")
    width = shaper.width("aaa bbb", "text", "regular", 10) + 1
    assert lines_of(strip, width) == ["aaa ", "bbbccc ", "ddd"]


def test_a_note_mark_never_begins_a_line(shaper: Shaper) -> None:
    strip = strip_of(shaper, "one two", Stretch("12", scale=0.58, is_mark=True), " six")
    width = shaper.width("one two", "text", "regular", 10) + 0.1
    assert lines_of(strip, width) == ["one ", "two12 ", "six"]


def test_a_note_mark_is_small(shaper: Shaper) -> None:
    strip = strip_of(shaper, Stretch("12", scale=0.58, is_mark=True))
    assert strip.width == pytest.approx(0.58 * shaper.width("12", "text", "regular", 10))


def test_capitals_are_drawn_and_the_words_stay_as_written(shaper: Shaper) -> None:
    strip = strip_of(shaper, "Straße, Київ", setting=Type("text", 10.0, caps=True))
    assert "".join(piece.glyphs.text for piece in strip.pieces) == "STRAẞE, КИЇВ"
    assert strip.text == "Straße, Київ"


def test_tracking_adds_to_each_letter(shaper: Shaper) -> None:
    tracked = strip_of(shaper, "abcd", setting=Type("text", 10.0, tracking=0.5))
    assert tracked.width == pytest.approx(strip_of(shaper, "abcd").width + 4 * 0.5)


def test_the_lines_are_where_the_words_are(shaper: Shaper) -> None:
    strip = strip_of(shaper, "one two ", Stretch("six ten ", "bold"), "one two")
    for line in break_lines(strip, 60.0):
        right = 0.0
        for segment in line.segments:
            assert segment.x == pytest.approx(right, abs=3.0)  # a space apart at most
            right = segment.x + segment.width
        assert line.width == pytest.approx(right)


@given(
    texts=st.lists(st.tuples(LETTERS, st.sampled_from(["regular", "bold", "italic"])), max_size=5),
    width=st.floats(0, 200),
)
def test_every_character_comes_back_in_order(shaper: Shaper, texts: list[tuple[str, str]], width: float) -> None:
    if any(shaper.missing(text) for text, _ in texts):
        return
    strip = strip_of(shaper, *(Stretch(text, face) for text, face in texts))  # type: ignore[arg-type]
    lines = break_lines(strip, width)
    assert "".join(map(said, lines)).replace("\u00ad", "") == "".join(text for text, _ in texts).replace("\u00ad", "")


@given(text=st.text("abc fi-–\u00ad", max_size=80), width=st.floats(1, 100))
def test_no_line_is_too_wide_unless_it_is_a_single_letter(shaper: Shaper, text: str, width: float) -> None:
    for line in break_lines(strip_of(shaper, text), width):
        letters = said(line).rstrip(" ").replace("\u00ad", "")
        assert line.width <= width or len(letters) <= 1 or letters in ("fi", "ff", "ffi")

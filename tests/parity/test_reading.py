"""Reading lines back, comparing them, and telling whose they are: with small pages made for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from briefing.document.runs import NoteReference, Words
from briefing.galley.laid import LaidGalley, LaidLine, LaidPara
from briefing.galley.matter import Para
from briefing.galley.structure import Element
from briefing.house import Style
from tests.parity.align import tell
from tests.parity.compare import compare
from tests.parity.lines import Box, Line, key, read_lines

STYLE = Style(name="body", family="text", size=10.0, leading=13.0, word="Body Text")


def page_of(tmp_path: Path, *said: tuple[float, float, float, str]) -> Path:
    """A PDF of one page, with words at (x, y from the top), in a size."""
    path = tmp_path / "page.pdf"
    canvas = Canvas(str(path), pagesize=(400, 300), initialFontName="Times-Roman")
    for x, y, size, words in said:
        canvas.setFont("Times-Roman", size)
        canvas.drawString(x, 300 - y, words)
    canvas.showPage()
    canvas.save()
    return path


def said(path: Path) -> list[str]:
    return [line.text for line in read_lines(path)[0]]


def test_words_on_one_baseline_are_a_line(tmp_path: Path) -> None:
    (line,) = read_lines(page_of(tmp_path, (50, 80, 10, "one"), (68, 80, 10, "two")))[0]
    assert (line.text, line.page) == ("ONETWO", 1)
    assert (line.x, line.y, line.size) == pytest.approx((50, 80, 10), abs=0.2)


def test_cells_side_by_side_are_lines_of_their_own(tmp_path: Path) -> None:
    assert said(page_of(tmp_path, (50, 80, 10, "one"), (90, 80, 10, "two"))) == ["ONE", "TWO"]


def test_a_raised_mark_belongs_to_its_line(tmp_path: Path) -> None:
    path = page_of(tmp_path, (50, 80, 10, "one"), (65.5, 76.7, 5.8, "12"), (74, 80, 10, "two"))
    assert said(path) == ["ONE12TWO"]


def test_dots_that_lead_to_a_page_number_are_no_words(tmp_path: Path) -> None:
    assert said(page_of(tmp_path, (50, 80, 10, "Law..............4"))) == ["LAW", "4"]


def test_the_lettering_of_a_chart_is_left_out(tmp_path: Path) -> None:
    path = page_of(tmp_path, (50, 80, 10, "text"), (50, 120, 10, "label"))
    assert [line.text for line in read_lines(path, without=[(1, Box(40, 100, 200, 200))])[0]] == ["TEXT"]


def test_letters_are_compared_without_spaces_and_case() -> None:
    assert key("Ко\u00adлона\u00a0ﬁve−2\u2011x") == "КО-ЛОНАFIVE–2-X"


def line(text: str, y: float, *, page: int = 1, x: float = 50.0) -> Line:
    return Line(page, text, x, x + 100, y, 10.0)


def test_the_same_lines_agree_and_their_drift_is_told() -> None:
    agreement = compare([[line("A", 80), line("B", 93)]], [[line("A", 80.1), line("B", 93.4)]])
    assert agreement.is_whole
    assert (agreement.lines, agreement.placed_alike, agreement.broken_alike) == (2, 2, 2)
    assert agreement.drift == pytest.approx(0.4)


def test_a_line_on_another_page_is_broken_alike_but_not_placed_alike() -> None:
    agreement = compare([[line("A", 80), line("B", 93)], []], [[line("A", 80)], [line("B", 80, page=2)]])
    assert (agreement.placed_alike, agreement.broken_alike, agreement.pages_alike) == (1, 2, 0)
    assert [found.text for found in agreement.missing] == ["B"]
    assert [(found.text, found.page) for found in agreement.added] == [("B", 2)]
    assert not agreement.is_whole


def test_of_two_alike_the_nearest_are_a_pair() -> None:
    agreement = compare([[line("•", 80), line("•", 93)]], [[line("•", 93.1), line("•", 80.1)]])
    assert agreement.drift == pytest.approx(0.1)


def test_a_page_too_many_is_no_whole_agreement() -> None:
    agreement = compare([[line("A", 80)]], [[line("A", 80)], [line("B", 80, page=2)]])
    assert agreement.pages == (1, 2)
    assert not agreement.is_whole


def laid(*paras: tuple[str, tuple[str, ...]], mark: str = "") -> LaidGalley:
    """Paragraphs in lines that stand below one another on the first page."""
    y, made = 80.0, []
    for words, lines in paras:
        runs = (Words(words), NoteReference(mark, "1")) if mark else (Words(words),)
        found = []
        for text in lines:
            found.append(LaidLine(text, 1, 50.0, 150.0, y))
            y += 13
        para = Para(runs=runs, style=STYLE, element=Element("P"))
        made.append(LaidPara(para, tuple(found), tuple(() for _ in found)))
    return LaidGalley(tuple(made), (), 1)


def test_lines_are_told_their_paragraphs() -> None:
    expected = laid(("one two three", ("one two", "three")), ("four", ("four",)))
    told = tell(expected, [[line("ONE", 80), line("TWOTHREE", 93), line("FOUR", 106)]])
    assert [[found.text for found in para.lines] for para in told.laid.paras()] == [["one", "two three"], ["four"]]
    assert told.lost == ()


def test_of_two_paragraphs_that_say_the_same_each_has_its_own_line() -> None:
    told = tell(laid(("same", ("same",)), ("same", ("same",))), [[line("SAME", 80), line("SAME", 93)]])
    assert [para.lines[0].y for para in told.laid.paras()] == [80, 93]


def test_a_paragraph_that_is_not_on_the_pages_is_lost() -> None:
    told = tell(laid(("one", ("one",)), ("gone", ("gone",))), [[line("ONE", 80)]])
    assert told.lost == ("gone",)


def test_a_mark_stands_on_the_line_that_ends_with_it() -> None:
    told = tell(laid(("one two", ("one", "two1")), mark="note"), [[line("ONE", 80), line("TWO1", 80, page=2)]])
    (para,) = told.laid.paras()
    assert para.notes == ((), ("note",))
    assert [found.page for found in para.lines] == [1, 2]


def test_a_term_and_its_meaning_side_by_side_are_one_line_of_their_paragraph() -> None:
    told = tell(laid(("one two", ("one two",))), [[line("ONE", 80), line("TWO", 80, x=160)]])
    (para,) = told.laid.paras()
    assert [found.text for found in para.lines] == ["one two"]


def test_what_goes_on_overleaf_goes_on_at_the_top_of_the_page() -> None:
    """At the foot of that page stand words that could go on with it, too."""
    pages = [[line("ONE", 80), line("TWO", 280)], [line("THREE", 80, page=2), line("THREE", 280, page=2)]]
    told = tell(laid(("one two three", ("one", "two", "three"))), pages)
    (para,) = told.laid.paras()
    assert [(found.page, found.y) for found in para.lines] == [(1, 80), (1, 280), (2, 80)]

"""The page linter, on faults planted one by one into pages without a fault."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document.blocks import Image
from briefing.document.runs import Words
from briefing.galley.laid import Laid, LaidGalley, LaidGrid, LaidLine, LaidPara, LaidPicture, LaidRow
from briefing.galley.lint import counted, lint
from briefing.galley.matter import Cell, Grid, GridRow, Para, Picture
from briefing.galley.structure import Element
from briefing.house import Style

STYLE = Style(name="body", family="text", size=10.0, leading=13.0, word="Body Text")
IMAGE = Image(data=b"", width=10, height=10)


def lines(pages: Sequence[int], texts: Sequence[str] = (), *, width: float = 300.0) -> tuple[LaidLine, ...]:
    texts = texts or [f"words of line {at}" for at in range(len(pages))]
    return tuple(
        LaidLine(text, page, 0.0, width, 13.0 * at) for at, (page, text) in enumerate(zip(pages, texts, strict=True))
    )


def para(
    *pages: int,
    kind: str = "text",
    texts: Sequence[str] = (),
    notes: Sequence[tuple[str, ...]] = (),
    width: float = 300.0,
    **told: object,
) -> LaidPara:
    """A paragraph with a line on each of `pages`."""
    made = Para(runs=(Words("words"),), style=STYLE, element=Element("P"), kind=kind, **told)  # type: ignore[arg-type]
    return LaidPara(made, lines(pages, texts, width=width), tuple(notes or [()] * len(pages)))


def heading(page: int) -> LaidPara:
    return para(page, kind="heading", level=1)


def grid(*rows: tuple[int, ...], keep_next: bool = False, headers: int = 0) -> LaidGrid:
    """A grid whose rows have lines on these pages."""
    made = [GridRow(cells=(Cell(content=()),), is_header=at < headers) for at in range(len(rows))]
    laid = [LaidRow(row, ((para(*pages),),)) for row, pages in zip(made, rows, strict=True)]
    return LaidGrid(Grid(columns=(100.0,), rows=tuple(made), keep_next=keep_next), tuple(laid))


def picture(page: int, *, keep_next: bool = True) -> LaidPicture:
    made = Picture(width=10, height=10, content=IMAGE, alt="", element=None, keep_next=keep_next)
    return LaidPicture(made, page, 0, 0, 10, 10)


def note(*pages: int, id_: str = "n") -> LaidPara:
    return para(*pages, kind="note", id=id_)


def found(*matter: Laid, notes: Sequence[LaidPara] = (), units: Sequence[str] = ()) -> list[str]:
    return list(counted(lint(LaidGalley(tuple(matter), tuple(notes), 2), units)))


def test_good_pages_have_no_finding() -> None:
    assert (
        found(
            heading(1), para(1, 1, 2, 2, notes=[(), ("n",), (), ()]), heading(2), grid((2,), (2,), keep_next=True),
            para(2), para(2, kind="caption"), picture(2), para(2), notes=[note(1)],
        ) == []
    )  # fmt: skip


def test_a_heading_alone_at_a_pages_foot() -> None:
    assert found(heading(1), para(2, 2, 2)) == ["heading-at-foot"]


def test_a_heading_with_one_line_of_its_text() -> None:
    assert "heading-at-foot" in found(heading(1), para(1, 2, 2))


def test_a_heading_whose_text_is_a_line_and_goes_on_with_a_list_on_the_next_page() -> None:
    assert found(heading(1), para(1), para(2, 2, kind="list")) == ["heading-at-foot"]
    assert found(heading(1), para(1), para(1, 1, kind="list")) == []


def test_a_heading_with_all_of_a_short_text() -> None:
    assert found(heading(1), para(1)) == []


def test_a_heading_with_its_only_line_before_the_next_heading() -> None:
    assert found(heading(1), para(1), heading(2), para(2)) == []


def test_a_heading_parted_from_the_heading_below_it() -> None:
    assert found(heading(1), heading(2), para(2, 2)) == ["heading-at-foot"]


def test_a_heading_parted_from_the_first_row_below_the_head() -> None:
    assert found(heading(1), grid((1,), (2,), headers=1)) == ["heading-at-foot"]
    assert found(heading(1), grid((1,), (1,), (2,), headers=1)) == []


def test_a_line_alone_at_a_pages_foot_or_top() -> None:
    assert found(para(1, 2, 2)) == ["orphan"]
    assert found(para(1, 1, 2)) == ["widow"]
    assert sorted(found(para(1, 2))) == ["orphan", "widow"]


def test_a_list_of_two_items_parted() -> None:
    assert found(para(1, kind="list", starts_list=True, list_length=2), para(2, kind="list")) == ["pair-parted"]
    assert found(para(1, kind="list", starts_list=True, list_length=3), para(2, kind="list")) == []


def test_a_first_item_of_two_that_is_cut() -> None:
    items = (para(1, 1, 2, 2, kind="list", starts_list=True, list_length=2), para(2, kind="list"))
    assert found(*items) == ["pair-parted"]


def test_a_row_cut() -> None:
    assert found(grid((1,), (1, 2))) == ["row-cut"]


def test_a_row_that_no_page_could_hold_may_be_cut() -> None:
    tall = grid((1, 2))
    row = LaidRow(tall.rows[0].row, tall.rows[0].cells, is_parted=True)
    assert found(LaidGrid(tall.grid, (row,))) == []


def test_a_note_on_another_page_than_its_mark() -> None:
    marked = para(1, 1, notes=[("n",), ()])
    assert found(marked, notes=[note(2)]) == ["note-away"]
    assert found(marked, notes=[note(1)]) == []


def test_a_note_stands_with_the_first_of_its_marks() -> None:
    marked = para(1, 1, 2, 2, notes=[("n",), (), ("n",), ()])
    assert found(marked, notes=[note(1)]) == []
    assert found(marked, notes=[note(2)]) == ["note-away"]


def test_an_exhibit_parted_from_its_title() -> None:
    assert found(para(1, kind="caption"), picture(2, keep_next=False)) == ["exhibit-parted"]
    assert found(para(1, kind="caption"), para(1, kind="caption"), grid((1,), (1,), headers=1)) == []


def test_an_exhibit_parted_from_its_source() -> None:
    assert found(picture(1), para(2)) == ["source-parted"]
    assert found(grid((1,), (2,), keep_next=True), para(2)) == []
    assert found(grid((1,), (1,), keep_next=True), para(2)) == ["source-parted"]


def test_a_number_parted_from_its_unit() -> None:
    assert found(para(1, 1, texts=["a loss of 30", "km of road"])) == ["number-parted"]
    assert found(para(1, 1, texts=["a loss of 30", "kmart shops"])) == []
    assert found(para(1, 1, texts=["a loss of 30", "million dollars"]), units=["million"]) == ["number-parted"]
    assert found(para(1, 1, texts=["a loss of $", "30 and more"])) == ["number-parted"]
    assert found(para(1, 1, texts=["a rise of 3", "% a year"])) == ["number-parted"]


def test_a_line_that_ends_at_a_space_that_does_not_break() -> None:
    assert found(para(1, 1, texts=["Article\u00a0", "5 says so"])) == ["number-parted"]
    assert found(para(1, 1, texts=["10", "\u00a0000 soldiers"])) == ["number-parted"]


def test_a_number_parted_in_a_note() -> None:
    cut = LaidPara(note(1, 1).para, lines((1, 1), ["page 3", "% of it"]), ((), ()))
    assert found(notes=[cut]) == ["number-parted"]


def test_a_last_line_of_one_short_word() -> None:
    assert found(para(1, 1, texts=["a sentence that does not", "fit."])) == ["word-alone"]
    assert found(para(1, 1, texts=["a sentence that does", "not fit."])) == []
    assert found(para(1, 1, texts=["a sentence that has no", "consequences."])) == []
    assert found(para(1, 1, texts=["a sentence that has an", "example."])) == ["word-alone"]


def test_a_last_line_of_one_number() -> None:
    assert found(para(1, 1, texts=["a sentence that ends in", "2024."])) == ["word-alone"]
    assert found(para(1, 1, texts=["a sentence about the", "G7."])) == ["word-alone"]


def test_a_word_may_stand_alone_in_a_narrow_column() -> None:
    assert found(para(1, 1, texts=["a sentence", "more"], width=80.0)) == []


def test_findings_come_page_by_page() -> None:
    pages = [finding.page for finding in lint(LaidGalley((heading(2), para(1, 2, 2), heading(1), para(2, 2)), (), 2))]
    assert pages == sorted(pages)

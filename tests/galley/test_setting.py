from __future__ import annotations

from datetime import datetime
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.document import blocks as b
from briefing.document.document import Document, Furniture, Properties
from briefing.document.runs import NoteReference, Runs, Words, plain
from briefing.document.walk import stretches
from briefing.galley.blocks.gauges import confidence_steps
from briefing.galley.drawing import Drawing, Rect
from briefing.galley.matter import Cell, Galley, Grid, PageBreak, Para, Picture
from briefing.galley.parting import SOFT_HYPHEN
from briefing.galley.setting import SETTERS, set_galley
from briefing.galley.structure import Element
from briefing.house import COLOUR_NAMES
from briefing.values import replace
from tests.galley.house import half_an_em, plain_house


def words(text: str) -> Runs:
    return (Words(text),)


def document(*blocks: b.AnyBlock, notes: tuple[b.Note, ...] = ()) -> Document:
    return Document(
        properties=Properties("Title", "en-GB", datetime(2024, 11, 5)),
        furniture=Furniture("Title", "Brief", "As of", "Final", "Page {page} of {pages}"),
        blocks=blocks,
        notes=notes,
        note_placement="foot",
    )


def galley(*blocks: b.AnyBlock, notes: tuple[b.Note, ...] = (), **changes: object) -> Galley:
    return set_galley(document(*blocks, notes=notes), plain_house(**changes), "a4", half_an_em)


def outline(element: Element) -> list[object]:
    """The structure tree as tags in lists."""
    return [element.tag, *(outline(child) for child in element.children)]


def paras(matter: tuple[object, ...]) -> list[Para]:
    """Every paragraph of a galley, in reading order."""
    found: list[Para] = []
    for piece in matter:
        if isinstance(piece, Para):
            found.append(piece)
        elif isinstance(piece, Grid):
            found.extend(p for row in piece.rows for cell in row.cells for p in paras(cell.content))
    return found


MASTHEAD = b.Masthead(
    kicker="Two-page brief",
    title=words("Title"),
    question=words("Why?"),
    facts=(b.Fact("as-of", "As of", words("5 November 2024")), b.Fact("status", "Status", words("Final"))),
)
JUDGEMENT = b.Judgement(
    id="party-to-war",
    term="Likely",
    range="about 55 to 75%",
    low=55,
    high=75,
    confidence="Low confidence",
    confidence_level=1,
    runs=words("It will rain."),
    basis=words("Rests on clouds."),
    indicators_title="What to watch",
    indicators=(words("Wind."), words("Birds.")),
)
TABLE = b.Table(
    label="Table 1",
    title=words("Costs"),
    columns=(b.Column(words("What")), b.Column(words("How many"), align="right")),
    rows=(b.Row((words("Bread"), words("3"))), b.Row((words("Salt"), words("1")))),
    source=words("Source: a shop"),
)
EVERY_BLOCK: tuple[b.AnyBlock, ...] = (
    MASTHEAD,
    b.Contents(title=words("Contents"), entries=(b.ContentsEntry("situation", 1, words("Situation")),)),
    b.Heading(id="situation", level=1, runs=words("Situation")),
    b.Paragraph(runs=words("A lead."), role="lead"),
    b.Listing(items=(b.Item(words("One point."), "p-1"), b.Item(words("Another."), "p-2"))),
    b.KeyFigures(items=(b.KeyFigure("10,000", words("troops")), b.KeyFigure("3,000", words("trained")))),
    JUDGEMENT,
    b.Timeline(
        events=(
            b.TimelineEvent(
                "first", "1 May", datetime(2024, 5, 1).date(), datetime(2024, 5, 1).date(), words("Began.")
            ),
        )
    ),
    TABLE,
    b.Contested(
        title=words("Who says what"),
        who_head="Who",
        says_head="Says",
        grade_head="Grade",
        claims=(b.Claim(words("NATO"), words("10,000"), "B2"), b.Claim(words("Pyongyang"), words("None"))),
    ),
    b.Online(url="https://example.org/", address=words("https://example.org/"), contact=words("Ask us.")),
    b.Callout(title=words("Bottom line"), blocks=(b.Paragraph(runs=words("It matters.")),), kind="bottom-line"),
    b.NoteList(notes=(b.Note("n1", "1", words("A source.")),)),
    b.SourceList(entries=(b.SourceEntry("source-a", words("A, Book, 2024.")),)),
    b.ScaleKey(title=words("Scale"), rungs=(b.ScaleRung("likely", "55 to 75%", 55, 75),), source=words("Source: PHIA")),
)


def test_every_kind_of_block_has_a_setter() -> None:
    assert set(SETTERS) == set(b.AnyBlock.__args__)


def test_a_galley_says_the_documents_words_in_its_order() -> None:
    said = [plain(para.runs).replace(SOFT_HYPHEN, "") for para in paras(galley(*EVERY_BLOCK).matter)]
    assert [text for text in said if text] == [plain(runs) for runs in stretches(document(*EVERY_BLOCK))]


@pytest.mark.parametrize("house", ["banner", "memo"])
def test_both_mastheads_say_the_same(house: str) -> None:
    said = [plain(para.runs) for para in paras(galley(MASTHEAD, masthead=house).matter)]
    assert said == ["Two-page brief", "Title", "Why?", "As of", "5 November 2024", "Status", "Final"]


def test_a_cover_stands_on_a_page_of_its_own() -> None:
    masthead = b.Masthead(kicker="Report", title=words("Title"), cover=True)
    set_with = galley(masthead, b.Paragraph(runs=words("Text.")), cover=True)
    assert [type(piece) for piece in set_with.matter] == [Grid, PageBreak, Para]
    assert set_with.cover


def test_a_house_without_a_cover_sets_none() -> None:
    masthead = b.Masthead(kicker="Report", title=words("Title"), cover=True)
    assert not any(isinstance(piece, PageBreak) for piece in galley(masthead, cover=False).matter)


def test_headings_begin_at_h2_below_the_title() -> None:
    set_ = galley(MASTHEAD, b.Heading(level=1, runs=words("A")), b.Heading(level=2, runs=words("B")))
    assert outline(set_.root)[-1] == ["Sect", ["H2"], ["H3"]]


def test_bookmarks_name_the_contents_and_no_heading_that_is_not_listed() -> None:
    contents = b.Contents(title=words("Contents"), entries=(b.ContentsEntry("s", 1, words("Situation")),))
    sentence = b.Heading(level=2, runs=words("It is likely to rain."), listed=False)
    made = galley(contents, b.Heading(id="s", level=1, runs=words("Situation")), sentence)
    headings = [para for para in paras(made.matter) if para.kind == "heading"]
    assert [(plain(para.runs), para.listed) for para in headings] == [
        ("Contents", True), ("Situation", True), ("It is likely to rain.", False)
    ]  # fmt: skip


def test_a_list_has_labels_and_bodies() -> None:
    set_ = galley(b.Listing(items=(b.Item(words("One.")),)))
    assert outline(set_.root) == ["Document", ["L", ["LI", ["Lbl"], ["LBody"]]]]


def test_a_table_has_a_caption_a_head_and_row_headers() -> None:
    set_ = galley(TABLE)
    table = set_.root.children[0]
    assert outline(table)[:3] == ["Table", ["Caption", ["P"], ["P"]], ["THead", ["TR", ["TH"], ["TH"]]]]
    assert [cell.scope for cell in table.children[1].children[0].children] == ["Column", "Column"]
    assert [cell.scope for cell in table.children[2].children[0].children] == ["Row", None]


def test_parties_in_columns_are_read_who_by_who_then_what_then_how_graded() -> None:
    claims = b.Claim(words("NATO"), words("10,000"), "B2"), b.Claim(words("Pyongyang"), words("None"))
    block = b.Contested(title=(), claims=claims, has_columns=True, who_head="Who", says_head="Says", grade_head="Grade")
    (grid,) = [matter for matter in galley(block).matter if isinstance(matter, Grid)]
    assert [[_said(cell) for cell in row.cells] for row in grid.rows] == [
        ["Who", "NATO", "Pyongyang"],
        ["Says", "10,000", "None"],
        ["Grade", "B2", ""],
    ]
    scopes = [[cell.element.scope if cell.element else "" for cell in row.cells] for row in grid.rows]
    assert scopes == [["Column"] * 3, ["Row", None, None], ["Row", None, None]]
    assert grid.keep_together
    assert grid.columns[1] == pytest.approx(grid.columns[2])


def _said(cell: Cell) -> str:
    return " ".join(plain(para.runs) for para in cell.content if isinstance(para, Para))


@pytest.mark.parametrize("title", ["", "Who says what"])
def test_contested_claims_are_called_by_their_title_or_by_the_heading_above(title: str) -> None:
    claims = (b.Claim(words("NATO"), words("10,000")),)
    block = b.Contested(title=words(title) if title else (), who_head="Who", says_head="Says", claims=claims)
    heading = b.Heading(level=1, runs=words("Contested"))
    (grid,) = [matter for matter in galley(heading, block).matter if isinstance(matter, Grid)]
    assert grid.title == (title or "Contested")


def test_a_note_follows_what_it_annotates() -> None:
    marked = (Words("Claim."), NoteReference("n1", "1"))
    set_ = galley(
        b.Listing(items=(b.Item(marked),)),
        b.Paragraph(runs=words("After.")),
        notes=(b.Note("n1", "1", words("A source.")),),
    )
    assert [child.tag for child in set_.root.children] == ["L", "Note", "P"]
    assert list(set_.notes) == ["n1"]


def test_a_note_marked_twice_is_set_once() -> None:
    marked = (Words("Claim."), NoteReference("n1", "1"))
    set_ = galley(b.Paragraph(runs=marked), b.Paragraph(runs=marked), notes=(b.Note("n1", "1", words("A source.")),))
    assert [child.tag for child in set_.root.children] == ["P", "Note", "P"]


def test_a_judgement_keeps_likelihood_and_confidence_apart() -> None:
    (grid,) = galley(JUDGEMENT).matter
    assert isinstance(grid, Grid)
    how_likely, what, how_sure = grid.rows[0].cells
    assert [plain(p.runs) for p in paras(how_likely.content)] == ["Likely", "about 55 to 75%"]
    assert [plain(p.runs) for p in paras(what.content)] == ["It will rain."]
    assert [plain(p.runs).replace(SOFT_HYPHEN, "") for p in paras(how_sure.content)] == ["Low confidence"]
    assert grid.rows[0].id == "party-to-war"


def test_what_a_judgement_rests_on_is_read_after_how_sure_it_is() -> None:
    (grid,) = galley(JUDGEMENT).matter
    assert isinstance(grid, Grid)
    upper, lower = grid.rows
    assert upper.keep_next
    assert [plain(p.runs) for p in paras(lower.cells[1].content)][:2] == ["Rests on clouds.", "What to watch"]


@pytest.mark.parametrize("level", [1, 2, 3])
def test_as_many_steps_are_filled_as_the_confidence_is_high(level: Literal[1, 2, 3]) -> None:
    house = plain_house(colours=dict.fromkeys(COLOUR_NAMES, "#FFFFFF") | {"accent": "#112233"})
    drawing = confidence_steps(house, level).content
    assert isinstance(drawing, Drawing)
    assert [shape.fill for shape in drawing.shapes if isinstance(shape, Rect)].count("#112233") == level


def test_the_gauge_decorates_and_is_no_figure() -> None:
    (grid,) = galley(JUDGEMENT).matter
    assert isinstance(grid, Grid)
    (gauge,) = (piece for piece in grid.rows[0].cells[0].content if isinstance(piece, Picture))
    assert gauge.element is None


def test_columns_fill_the_frame() -> None:
    for piece in galley(*EVERY_BLOCK).matter:
        if isinstance(piece, Grid):
            assert sum(piece.columns) + piece.left == pytest.approx(300.0)


def test_a_box_is_a_part_of_its_own_with_a_heading_that_bookmarks_name() -> None:
    callout = b.Callout(
        id="ask", title=words("What is asked"), blocks=(b.Paragraph(runs=words("Decide.")),), kind="ask"
    )
    heading = b.Heading(id="situation", level=1, runs=words("Situation"))
    set_ = galley(heading, callout, b.Paragraph(runs=words("After the box.")))
    assert outline(set_.root) == ["Document", ["Sect", ["H2"]], ["Sect", ["H2"], ["P"]], ["P"]]
    assert [plain(para.runs) for para in paras(set_.matter) if para.listed] == ["Situation", "What is asked"]


def test_the_title_of_an_exhibit_is_a_caption_beside_its_figure() -> None:
    image = b.Image(b"", width=400, height=100)
    exhibit = b.Exhibit(label="Exhibit 1", title=words("A map"), content=image, alt="A map.", source=words("Source: X"))
    assert outline(galley(exhibit).root) == ["Document", ["Sect", ["Caption", ["P"], ["P"]], ["Figure"], ["P"]]]


def test_a_row_of_a_table_is_headed_by_its_first_cell_unless_its_columns_are_lists_of_their_own() -> None:
    def tags(table: b.Table) -> list[list[tuple[str, str | None]]]:
        grid = next(piece for piece in galley(table).matter if isinstance(piece, Grid))
        cells = [[cell.element for cell in row.cells] for row in grid.rows]
        return [[(element.tag, element.scope) for element in row if element] for row in cells]

    head = [("TH", "Column"), ("TH", "Column")]
    assert tags(TABLE) == [head, *[[("TH", "Row"), ("TD", None)]] * 2]
    assert tags(replace(TABLE, heads_rows=False)) == [head, *[[("TD", None), ("TD", None)]] * 2]


def test_an_image_is_no_wider_than_the_frame() -> None:
    exhibit = b.Exhibit(
        label="Exhibit 1",
        title=words("A map"),
        content=b.Image(b"", width=4000, height=1000),
        alt="A map of the front.",
    )
    picture = next(piece for piece in galley(exhibit).matter if isinstance(piece, Picture))
    assert (picture.width, picture.height) == (300.0, 75.0)
    assert picture.element is not None
    assert picture.element.alt == "A map of the front."


def test_numbering_goes_into_the_caption_as_a_field() -> None:
    label = next(para for para in paras(galley(TABLE).matter) if para.sequence)
    assert (label.sequence, label.sequence_number) == ("table", "1")


@pytest.mark.parametrize(("count", "rows"), [(3, [3]), (4, [4]), (5, [3, 2]), (6, [3, 3])])
def test_numbers_too_wide_for_one_row_of_columns_are_spread_over_two(count: int, rows: list[int]) -> None:
    figures = b.KeyFigures(items=tuple(b.KeyFigure("about 10,000", words("troops")) for _ in range(count)))
    (grid,) = galley(figures).matter
    assert isinstance(grid, Grid)
    assert [len(row.cells) for row in grid.rows] == rows
    assert all(sum(cell.span for cell in row.cells) == len(grid.columns) for row in grid.rows)


def strip_of(*numbers: str) -> Grid:
    items = tuple(b.KeyFigure(number, words("what it counts")) for number in numbers)
    (grid,) = [matter for matter in galley(b.KeyFigures(items=items)).matter if isinstance(matter, Grid)]
    return grid


@given(st.lists(st.integers(1, 40), min_size=3, max_size=6))
def test_no_key_figure_is_wider_than_its_column(lengths: list[int]) -> None:
    grid = strip_of(*("9" * length for length in lengths))
    style = plain_house().styles["figure-number"]
    assert sum(len(row.cells) for row in grid.rows) >= len(lengths)
    for row in grid.rows:
        for width, cell in zip(grid.columns, row.cells, strict=False):
            number = _said(cell).split(" ")[0]
            if number.startswith("9"):
                room = width - cell.padding[1] - cell.padding[3]
                assert half_an_em(number, style.family, "regular", style.size) <= room + 0.01


def test_key_figures_that_fit_have_columns_of_one_width_and_one_that_does_not_takes_from_its_neighbours() -> None:
    even, uneven = strip_of("1", "22", "333"), strip_of("1", "22", "9" * 22)
    assert (len(even.rows), len(uneven.rows)) == (1, 1)
    assert even.columns[0] == pytest.approx(even.columns[2])
    assert uneven.columns[2] > uneven.columns[0] == pytest.approx(uneven.columns[1])

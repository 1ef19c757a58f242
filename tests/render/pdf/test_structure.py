"""The structure tree, read back from the file."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.galley.structure import Element
from tests.render.pdf.drawn import blank, opened, sample, say
from tests.render.pdf.structure_check import faults, kids, tag

Tree = tuple[str, "list[Tree | int]"]


def read(element: pikepdf.Object) -> Tree:
    """An element as its tag and what it holds: elements, and marks by MCID."""
    held: list[Tree | int] = []
    for kid in kids(element):
        if isinstance(kid, int):
            held.append(kid)
        elif "/MCID" in kid:
            held.append(int(kid.MCID))
        elif "/S" in kid:
            held.append(read(kid))
    return tag(element), held


def tree_of(data: bytes) -> Tree:
    with opened(data) as pdf:
        return read(pdf.Root.StructTreeRoot.K[0])


def test_the_sample_has_no_fault() -> None:
    with opened(sample()) as pdf:
        assert faults(pdf) == []


def test_elements_stand_in_logical_order_whatever_was_drawn_first() -> None:
    root = Element("Document")
    first, second = root.add("H1"), root.add("P")
    canvas = blank(root)
    say(canvas, second, 72, 600, "second")
    say(canvas, first, 72, 700, "first")
    assert tree_of(canvas.finish()) == ("Document", [("H1", [1]), ("P", [0])])


def test_words_and_links_stand_in_the_order_of_drawing() -> None:
    root = Element("Document")
    paragraph = root.add("P")
    link = paragraph.add("Link")
    canvas = blank(root)
    say(canvas, paragraph, 72, 700, "before")
    say(canvas, link, 100, 700, "link")
    say(canvas, paragraph, 130, 700, "after")
    assert tree_of(canvas.finish()) == ("Document", [("P", [0, ("Link", [1]), 2])])


def test_elements_that_only_drawing_knows_are_written() -> None:
    root = Element("Document")
    entry = root.add("TOCI")
    entry.add("Lbl")
    canvas = blank(root)
    say(canvas, Element("Link", parent=entry), 72, 700, "link")
    assert tree_of(canvas.finish()) == ("Document", [("TOCI", [("Link", [0])])])


def test_what_was_not_drawn_is_not_written() -> None:
    root = Element("Document")
    say_me, silent = root.add("P"), root.add("Sect").add("P")
    canvas = blank(root)
    say(canvas, say_me, 72, 700, "drawn")
    assert silent.tag == "P"
    assert tree_of(canvas.finish()) == ("Document", [("P", [0])])


def test_empty_cells_keep_their_row_regular() -> None:
    root = Element("Document")
    table = root.add("Table")
    row, unused = table.add("TR"), table.add("TR")
    row.add("TD")
    full = row.add("TD")
    unused.add("TD")
    canvas = blank(root)
    say(canvas, full, 72, 700, "5")
    assert tree_of(canvas.finish()) == ("Document", [("Table", [("TR", [("TD", []), ("TD", [0])])])])


def test_an_element_on_two_pages_names_the_page_of_each_mark() -> None:
    root = Element("Document")
    paragraph = root.add("P")
    canvas = blank(root)
    say(canvas, paragraph, 72, 700, "one")
    canvas.showPage()
    say(canvas, paragraph, 72, 700, "two")
    with opened(canvas.finish()) as pdf:
        element = pdf.Root.StructTreeRoot.K[0].K
        assert element.Pg.objgen == pdf.pages[0].objgen
        assert int(element.K[0]) == 0
        assert element.K[1].Type == pikepdf.Name.MCR
        assert element.K[1].Pg.objgen == pdf.pages[1].objgen


@contextmanager
def written(element: Element) -> Iterator[pikepdf.Object]:
    """What is written for `element`, drawn alone."""
    root = Element("Document")
    element.parent = root
    root.children.append(element)
    canvas = blank(root)
    say(canvas, element, 72, 700, "word")
    with opened(canvas.finish()) as pdf:
        yield pdf.Root.StructTreeRoot.K[0].K


def test_a_header_cell_tells_its_scope_and_columns() -> None:
    with written(Element("TH", scope="Column", span=2)) as cell:
        assert (cell.A.O, cell.A.Scope, int(cell.A.ColSpan)) == (pikepdf.Name.Table, pikepdf.Name.Column, 2)


def test_a_cell_of_one_column_has_no_span() -> None:
    with written(Element("TD")) as cell:
        assert "/A" not in cell


def test_a_list_tells_its_numbering() -> None:
    with written(Element("L", numbering="Decimal")) as listing:
        assert (listing.A.O, listing.A.ListNumbering) == (pikepdf.Name.List, pikepdf.Name.Decimal)


def test_a_table_tells_its_title_and_summary() -> None:
    with written(Element("Table", title="Військо", summary="Who counts (what)")) as table:
        assert (str(table.T), str(table.A.Summary)) == ("Військо", "Who counts (what)")


def test_language_and_alternative_text_are_written() -> None:
    with written(Element("Figure", lang="uk", alt="Стовпці: 3, 5")) as element:
        assert (str(element.Lang), str(element.Alt)) == ("uk", "Стовпці: 3, 5")


@pytest.mark.parametrize(
    "element", [Element("Heading"), Element("TH", scope="column"), Element("L", numbering="bullets")], ids=repr
)
def test_what_no_reader_knows_is_refused(element: Element) -> None:
    with pytest.raises(ValueError, match="not a "), written(element):
        pass


def test_notes_are_found_by_their_id() -> None:
    root = Element("Document")
    canvas = blank(root)
    for n in (10, 9, 1):
        say(canvas, root.add("Note", id=f"note-{n}"), 72, 700 - n, "Note")
    with opened(canvas.finish()) as pdf:
        names = list(pdf.Root.StructTreeRoot.IDTree.Names)
        assert [str(key) for key in names[::2]] == ["note-1", "note-10", "note-9"]
        assert [str(value.ID) for value in names[1::2]] == ["note-1", "note-10", "note-9"]


def test_each_mark_leads_back_to_its_element() -> None:
    with opened(sample()) as pdf:
        numbers = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        marked = numbers[int(pdf.pages[1].StructParents)]
        assert [tag(element) for element in marked] == ["P", "H2", "Link", "P"]
        assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == max(numbers) + 1


shapes = st.recursive(st.just([]), lambda below: st.lists(below, min_size=1, max_size=4), max_leaves=12)


@given(shape=shapes, order=st.randoms(use_true_random=False))
def test_any_tree_drawn_in_any_order_is_read_in_its_own(shape: list[object], order: random.Random) -> None:
    root = Element("Document")
    leaves: list[Element] = []

    def plant(below: list[object], parent: Element) -> None:
        for part in below:
            assert isinstance(part, list)
            if part:
                plant(part, parent.add("Sect"))
            else:
                leaves.append(parent.add("P", title=f"{len(leaves)}"))

    plant(shape or [[]], root)
    canvas = blank(root)
    for leaf in order.sample(leaves, len(leaves)):
        say(canvas, leaf, 72, 700, "word")
        if order.random() < 0.3:
            canvas.showPage()
    with opened(canvas.finish()) as pdf:
        found: list[str] = []

        def collect(element: pikepdf.Object) -> None:
            if "/T" in element:
                found.append(str(element.T))
            for kid in kids(element):
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    collect(kid)

        collect(pdf.Root.StructTreeRoot.K[0])
        assert found == [str(n) for n in range(len(leaves))]

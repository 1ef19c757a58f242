"""Marks, artifacts, links and bookmarks on the canvas."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

import pikepdf
import pytest

from briefing.diagnostics import BriefingError
from briefing.galley.structure import Element
from briefing.render.pdf.canvas import TaggedCanvas
from tests.render.pdf.drawn import A4, blank, code, one_word, opened, sample, say, write


@pytest.fixture
def root() -> Element:
    return Element("Document")


@pytest.fixture
def canvas(root: Element) -> TaggedCanvas:
    return blank(root)


def test_words_lie_between_the_marks_of_their_element(canvas: TaggedCanvas, root: Element) -> None:
    say(canvas, root.add("H1"), 72, 700, "Word")
    assert re.match(r"/H1 <</MCID 0>> BDC\nBT .* ET\nEMC$", code(canvas.finish()), re.DOTALL)


def test_a_mark_inside_a_mark_is_refused(canvas: TaggedCanvas, root: Element) -> None:
    canvas.open_mark(root.add("P"))
    with pytest.raises(ValueError, match="Span opened inside P"):
        canvas.open_mark(root.add("Span"))


def test_an_artifact_inside_a_mark_is_refused(canvas: TaggedCanvas, root: Element) -> None:
    canvas.open_mark(root.add("P"))
    with pytest.raises(ValueError, match="Layout opened inside P"):
        canvas.open_artifact("Layout")


def test_a_mark_inside_an_artifact_is_refused(canvas: TaggedCanvas, root: Element) -> None:
    canvas.open_artifact("Pagination", "Header")
    with pytest.raises(ValueError, match="P opened inside Pagination"):
        canvas.open_mark(root.add("P"))


def test_closing_what_is_not_open_is_refused(canvas: TaggedCanvas, root: Element) -> None:
    with pytest.raises(ValueError, match="no mark is open"):
        canvas.close_mark()
    canvas.open_mark(root.add("P"))
    with pytest.raises(ValueError, match="no artifact is open"):
        canvas.close_artifact()


def test_a_page_does_not_end_inside_a_mark(canvas: TaggedCanvas, root: Element) -> None:
    canvas.open_mark(root.add("P"))
    with pytest.raises(ValueError, match="still open"):
        canvas.showPage()


def test_words_outside_of_marks_are_refused(canvas: TaggedCanvas, root: Element) -> None:
    say(canvas, root.add("P"), 72, 700, "inside")
    write(canvas, 72, 600, "outside")
    with pytest.raises(ValueError, match="words are drawn on page 1 that belong to no element"):
        canvas.showPage()


def test_a_rule_outside_of_marks_becomes_an_artifact(canvas: TaggedCanvas, root: Element) -> None:
    say(canvas, root.add("H1"), 72, 700, "Word")
    canvas.line(72, 650, 200, 650)
    say(canvas, root.add("P"), 72, 600, "Word")
    assert re.search(r"EMC\n/Artifact <</Type /Layout>> BDC\nn 72 650 m 200 650 l S\nEMC\n/P", code(canvas.finish()))


def test_setting_a_colour_outside_of_marks_is_no_artifact(canvas: TaggedCanvas, root: Element) -> None:
    say(canvas, root.add("H1"), 72, 700, "Word")
    canvas.setFillColorRGB(1, 0, 0)
    say(canvas, root.add("P"), 72, 600, "Word")
    assert "Artifact" not in code(canvas.finish())


def test_a_header_is_a_pagination_artifact(canvas: TaggedCanvas) -> None:
    with canvas.artifact("Pagination", "Header"):
        write(canvas, 72, 800, "OFFICIAL")
    assert "/Artifact <</Type /Pagination /Subtype /Header>> BDC" in code(canvas.finish())


def test_a_background_names_its_box(canvas: TaggedCanvas) -> None:
    with canvas.artifact("Background"):
        canvas.rect(0, 0, 10, 10, fill=1)
    assert "/Artifact <</Type /Background /BBox [0 0 595.276 841.89]>> BDC" in code(canvas.finish())


def test_a_mark_right_after_one_of_the_same_element_continues_it(canvas: TaggedCanvas, root: Element) -> None:
    paragraph = root.add("P")
    say(canvas, paragraph, 72, 700, "one")
    say(canvas, paragraph, 72, 688, "two")
    drawn = code(canvas.finish())
    assert drawn.count("BDC") == drawn.count("EMC") == 1
    assert drawn.count("Tj") == 2


def test_a_mark_inside_text_does_not_continue_one_outside(canvas: TaggedCanvas, root: Element) -> None:
    paragraph = root.add("P")
    say(canvas, paragraph, 72, 700, "one")
    with canvas.mark(paragraph, inside_text=True):
        pass
    assert code(canvas.finish()).count("BDC") == 2


def test_marks_are_counted_anew_on_each_page(canvas: TaggedCanvas, root: Element) -> None:
    paragraph = root.add("P")
    say(canvas, paragraph, 72, 700, "one")
    canvas.showPage()
    say(canvas, paragraph, 72, 700, "two")
    assert "MCID 0" in code(canvas.finish(), page=1)


def test_an_element_of_another_tree_is_refused(canvas: TaggedCanvas) -> None:
    with pytest.raises(ValueError, match="a P outside of the document's structure"):
        canvas.open_mark(Element("P"))


def test_a_link_belongs_to_a_link_element(canvas: TaggedCanvas, root: Element) -> None:
    with pytest.raises(ValueError, match="belongs to a Link, not to a P"):
        canvas.link(root.add("P"), (0, 0, 10, 10), "https://example.org", "Site")


@pytest.mark.parametrize("href", ["javascript:alert(1)", "file:///etc/passwd", "JavaScript:x", "data:text/html,x", "x"])
def test_only_web_and_mail_addresses_are_linked(canvas: TaggedCanvas, root: Element, href: str) -> None:
    with pytest.raises(BriefingError, match="only http, https and mailto"):
        canvas.link(root.add("Link"), (0, 0, 10, 10), href, "Site")


@pytest.mark.parametrize(
    ("href", "written"),
    [
        ("https://example.org/a?b=%20#c", "https://example.org/a?b=%20#c"),
        ("https://example.org/енергія", "https://example.org/%D0%B5%D0%BD%D0%B5%D1%80%D0%B3%D1%96%D1%8F"),
        ("https://приклад.укр/", "https://xn--80aikifvh.xn--j1amh/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("https://example.org/(a)\\b", "https://example.org/(a)%5Cb"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_addresses_are_written_in_ascii(root: Element, href: str, written: str) -> None:
    canvas = blank(root)
    link = root.add("Link")
    say(canvas, link, 72, 700, "site")
    canvas.link(link, (72, 698, 100, 712), href, "Site")
    with opened(canvas.finish()) as pdf:
        assert str(pdf.pages[0].Annots[0].A.URI) == written


def test_a_link_that_leads_nowhere_stops_the_file(canvas: TaggedCanvas, root: Element) -> None:
    link = root.add("Link")
    say(canvas, link, 72, 700, "there")
    canvas.link(link, (72, 698, 100, 712), "#nowhere", "Nothing")
    with pytest.raises(BriefingError, match="'#nowhere' \\(Nothing\\)"):
        canvas.finish()


def test_a_link_finds_a_place_on_a_later_page() -> None:
    with opened(sample()) as pdf:
        link = pdf.pages[0].Annots[0]
        place = pikepdf.NameTree(pdf.Root.Names.Dests)[str(link.Dest)]
        assert place[0].objgen == pdf.pages[1].objgen
        assert [float(value) for value in place[2:4]] == [60, 690]


def test_links_print_and_show_no_border() -> None:
    with opened(sample()) as pdf:
        link = pdf.pages[0].Annots[0]
        assert int(link.F) == 4
        assert [int(side) for side in link.Border] == [0, 0, 0]
        assert str(link.Contents) == "Later, page 2"


def test_only_pages_with_links_say_how_to_go_through_them() -> None:
    with opened(sample()) as pdf:
        assert [page.get("/Tabs") for page in pdf.pages] == [pikepdf.Name.S, pikepdf.Name.S]
    with opened(one_word()) as pdf:
        assert "/Tabs" not in pdf.pages[0]


def outline(canvas: TaggedCanvas, root: Element, levels: list[int]) -> list[tuple[int, str]]:
    """The bookmarks that come of headings at these levels, as depth and title."""
    for n, level in enumerate(levels):
        say(canvas, root.add("H1"), 72, 700 - 20 * n, "Word")
        canvas.destination(f"h{n}", 72, 710 - 20 * n)
        canvas.outline(f"{n}", f"h{n}", level)
    found: list[tuple[int, str]] = []

    def read(items: list[pikepdf.OutlineItem], depth: int) -> None:
        for item in items:
            found.append((depth, item.title))
            read(item.children, depth + 1)

    with opened(canvas.finish()) as pdf, pdf.open_outline() as read_outline:
        read(read_outline.root, 1)
        assert int(pdf.Root.Outlines.Count) == len(levels)
    return found


@pytest.mark.parametrize(
    ("levels", "depths"),
    [
        ([1, 2, 3, 2, 1], [1, 2, 3, 2, 1]),
        ([1, 3, 2, 3], [1, 2, 2, 3]),
        ([3, 1, 2], [1, 1, 2]),
        ([2, 2, 5, 5, 3], [1, 1, 2, 2, 2]),
    ],
)
def test_bookmarks_skip_no_level(canvas: TaggedCanvas, root: Element, levels: list[int], depths: list[int]) -> None:
    assert [depth for depth, _ in outline(canvas, root, levels)] == depths


def test_a_bookmark_to_nowhere_stops_the_file(canvas: TaggedCanvas) -> None:
    canvas.outline("Gone", "gone", 1)
    with canvas.artifact("Layout"):
        canvas.rect(0, 0, 10, 10)
    with pytest.raises(BriefingError, match="'#gone' \\(Gone\\)"):
        canvas.finish()


def test_viewers_count_pages_as_they_are_labelled() -> None:
    with opened(sample()) as pdf:
        assert [page.label for page in pdf.pages] == ["i", "1"]


def test_pages_are_counted_from_one_where_nothing_else_is_said() -> None:
    with opened(one_word()) as pdf:
        assert [page.label for page in pdf.pages] == ["1"]


def test_a_figure_has_its_box() -> None:
    with opened(sample()) as pdf:
        section = pdf.Root.StructTreeRoot.K[0].K
        figure = next(kid for kid in section.K if pikepdf.Name.Figure == kid.S)
        assert [int(value) for value in figure.A.BBox] == [72, 450, 172, 550]


def test_nothing_is_set_in_a_face_that_is_not_embedded() -> None:
    assert "Helvetica" not in code(sample())
    with opened(sample()) as pdf:
        assert not any(
            thing.get("/BaseFont") == "/Helvetica" for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)
        )


def test_there_is_no_untagged_way_out(canvas: TaggedCanvas, root: Element) -> None:
    say(canvas, root.add("H1"), 72, 700, "Word")
    with pytest.raises(NotImplementedError):
        canvas.save()
    with opened(canvas.getpdfdata()) as pdf:
        assert "/StructTreeRoot" in pdf.Root


def test_the_page_has_its_size(canvas: TaggedCanvas, root: Element) -> None:
    say(canvas, root.add("H1"), 72, 700, "Word")
    with opened(canvas.finish()) as pdf:
        assert [float(value) for value in pdf.pages[0].MediaBox] == [0, 0, *A4]


@pytest.mark.parametrize(
    ("created", "written"),
    [
        (None, "D:20241105183000Z"),
        (datetime(2025, 1, 2, 3, 4, 5), "D:20250102030405Z"),
        (datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC), "D:20250102030405Z"),
        (datetime(2025, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=2))), "D:20250102010405Z"),
    ],
)
def test_the_file_is_as_old_as_the_caller_says(created: datetime | None, written: str) -> None:
    with opened(one_word(created=created)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == str(pdf.docinfo["/ModDate"]) == written

"""A designer's own bookmarks, controls and pictures beside those of a brief."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from briefing.render.docx.markup import NAMESPACES, ROOT_ATTRIBUTES, w
from briefing.render.docx.register import PREFIX
from briefing.render.docx.taken import Taken, taken_in, tidy_bookmarks
from briefing.values import replace
from tests.render.docx.galleys import find, part, register, tree
from tests.render.docx.packages import changed
from tests.render.docx.test_file import drawn, everything, with_template

CONTROL = '<w:sdt><w:sdtPr><w:id w:val="{}"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
PICTURE = '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="{}" name="Logo"/></wp:inline></w:drawing></w:r></w:p>'


def marked(number: int, name: str, text: str = "Mine") -> str:
    return (
        f'<w:p><w:bookmarkStart w:id="{number}" w:name="{name}"/><w:r><w:t>{text}</w:t></w:r>'
        f'<w:bookmarkEnd w:id="{number}"/></w:p>'
    )


def built(tmp_path: Path, before: str, header: str = "") -> bytes:
    """A brief in a template with more in front of its slot, and in a header."""

    def change(files: dict[str, bytes]) -> None:
        files["word/document.xml"] = files["word/document.xml"].replace(b"<w:body>", f"<w:body>{before}".encode())
        files["word/header-default.xml"] = files["word/header-default.xml"].replace(
            b"</w:hdr>", f"{header}</w:hdr>".encode()
        )

    return drawn(replace(everything(), house=with_template(tmp_path, changed(change))), situation=1)


def bookmarks(data: bytes, name: str = "word/document.xml") -> list[tuple[str, str]]:
    found = find(part(data, name), ".//w:bookmarkStart")
    return [(each.get(w("id"), ""), each.get(w("name"), "")) for each in found]


def test_a_designer_s_bookmarks_stay_and_no_number_is_given_twice(tmp_path: Path) -> None:
    data = built(tmp_path, marked(1, "Signature") + marked(3, "Seal"), marked(2, "Top"))
    found = bookmarks(data) + bookmarks(data, "word/header-default.xml")
    assert {("1", "Signature"), ("3", "Seal"), ("2", "Top")} < set(found)
    assert len({number for number, _ in found}) == len(found)


def test_a_name_that_the_brief_needs_is_the_brief_s(tmp_path: Path) -> None:
    name = f"{PREFIX}situation"
    data = built(tmp_path, marked(1, name, "Copied") + marked(2, name.upper(), "Copied"), marked(3, name))
    ((number, _),) = [each for each in bookmarks(data) if each[1].lower() == name]
    (start,) = find(part(data, "word/document.xml"), f".//w:bookmarkStart[@w:name='{name}']")
    (holder,) = [each for each in start.iterancestors() if each.tag == w("p")] or [start.getnext()]
    assert number not in {"1", "2"}
    assert "Situation" in "".join(map(str, holder.itertext()))
    assert bookmarks(data, "word/header-default.xml") == []


IF, END = "<w:r><w:t>{%p if version %}</w:t></w:r>", "<w:r><w:t>{%p endif %}</w:t></w:r>"
START, STOP = '<w:bookmarkStart w:id="1" w:name="A"/>', '<w:bookmarkEnd w:id="1"/>'


@pytest.mark.parametrize(
    "before",
    [
        f"<w:p>{START}{IF}</w:p><w:p>{END}</w:p><w:p>{STOP}</w:p>",
        f"<w:p>{START}</w:p><w:p>{IF}</w:p><w:p>{END}{STOP}</w:p>",
    ],
)
def test_no_half_of_a_bookmark_is_left_of_one_around_an_if(before: str, tmp_path: Path) -> None:
    root = part(built(tmp_path, before), "word/document.xml")
    starts = [each.get(w("id")) for each in find(root, ".//w:bookmarkStart")]
    assert sorted(starts) == sorted(each.get(w("id")) for each in find(root, ".//w:bookmarkEnd"))


def test_a_file_with_a_designer_s_bookmarks_is_valid(tmp_path: Path, ooxml: Callable[[Path], list[str]]) -> None:
    path = tmp_path / "out.docx"
    path.write_bytes(built(tmp_path, marked(1, "Signature") + marked(2, f"{PREFIX}situation"), marked(1, "Top")))
    assert ooxml(path) == []


def test_numbers_that_are_taken_are_not_given() -> None:
    told = register()
    first = told.control("a")
    told = register()
    told.taken = Taken(frozenset({1, 2, 4}), frozenset({first, first + 1}), frozenset({2}))
    assert [told.bookmark(name)[0].split('"')[1] for name in "ab"] == ["3", "5"]
    assert told.control("a") == first + 2
    assert [told.picture(), told.picture()] == [1, 3]


def test_numbers_are_found_in_every_part_and_what_is_none_is_passed_over() -> None:
    header = etree.fromstring(f"<w:hdr {ROOT_ATTRIBUTES}>{marked(7, 'A')}<!-- a --></w:hdr>")
    assert NAMESPACES["w"] in header.tag
    taken = taken_in([tree(CONTROL.format(-5) + PICTURE.format(900) + PICTURE.format("x")), header])
    assert taken == Taken(frozenset({7}), frozenset({-5}), frozenset({900}))


def test_other_bookmarks_are_left_alone() -> None:
    root = tree(marked(1, "A") + marked(2, "B"))
    tidy_bookmarks(root, {"b"})
    assert [each.get(w("name")) for each in find(root, ".//w:bookmarkStart")] == ["A"]
    assert len(find(root, ".//w:bookmarkEnd")) == 1

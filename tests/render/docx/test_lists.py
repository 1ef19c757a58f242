from __future__ import annotations

from lxml import etree

from briefing.render.docx.lettering import all_in_one
from briefing.render.docx.lists import highest_number, style_lists, sync_lists, written_numbering
from briefing.render.docx.markup import ROOT_ATTRIBUTES, w
from briefing.render.docx.names import stored_name, style_id
from briefing.render.docx.paragraphs import paragraph_markup
from briefing.render.docx.styles import written_styles
from tests.render.docx.galleys import find, para, register, shipped, tree, values


def numbered(label: str, *, starts: bool = False, style: str = "point-number") -> object:
    return para(style=style, label=label, mark="number", kind="list", starts_list=starts)


def test_a_bullet_comes_from_its_style() -> None:
    house = shipped("policy")
    item = para(style="point", label=house.bullet, mark="bullet", kind="list")
    assert not find(tree(paragraph_markup(item, register())), ".//w:numPr")


def test_a_box_to_tick_comes_from_its_style() -> None:
    item = para(style="indicator", label=shipped("policy").check, mark="check", kind="list")
    assert not find(tree(paragraph_markup(item, register())), ".//w:numPr")


def test_a_mark_that_the_style_does_not_bring_has_a_list_of_its_own() -> None:
    book = register()
    item = para(style="callout-point", label="→", mark="bullet", kind="list")
    assert len(find(tree(paragraph_markup(item, book)), ".//w:numPr")) == 1
    assert 'w:lvlText w:val="→"' in book.lists.abstracts[0]
    assert 'w:numFmt w:val="bullet"' in book.lists.abstracts[0]


def test_numbering_restarts_with_each_list() -> None:
    book = register()
    labels = [("1.", True), ("2.", False), ("1.", True), ("2.", False), ("3.", False)]
    made = [tree(paragraph_markup(numbered(label, starts=starts), book)) for label, starts in labels]  # type: ignore[arg-type]
    lists = [values(each, ".//w:numId")[0] for each in made]
    assert [lists.index(one) for one in lists] == [0, 0, 2, 2, 2]
    assert len(book.lists.abstracts) == 1
    assert all("startOverride" in number for number in book.lists.numbers)


def test_notes_at_the_end_are_numbered_by_word() -> None:
    book = register()
    made = [
        tree(paragraph_markup(para(style="note-entry", kind="note", label=str(n), id=f"note-{n}"), book))
        for n in (1, 2)
    ]
    assert values(made[0], ".//w:numId") == values(made[1], ".//w:numId")
    assert 'w:lvlText w:val="%1"' in book.lists.abstracts[0]


def test_a_label_that_does_not_count_on_begins_anew_at_its_number() -> None:
    book = register()
    for label in ("1.", "5."):
        paragraph_markup(numbered(label), book)  # type: ignore[arg-type]
    assert 'w:startOverride w:val="5"' in book.lists.numbers[1]


def test_definitions_stand_before_the_lists_that_use_them() -> None:
    book = register()
    paragraph_markup(numbered("1.", starts=True), book)  # type: ignore[arg-type]
    numbering = etree.fromstring(written_numbering(shipped("policy"), all_in_one).encode())
    book.lists.add_to(numbering)
    tags = [each.tag for each in numbering]
    assert tags == sorted(tags, key=lambda tag: tag == w("num"))
    numbers = [each.get(w("numId")) for each in numbering.iterfind(w("num"))]
    assert len(set(numbers)) == len(numbers)


def test_the_styles_of_a_fresh_template_are_the_lists_that_the_house_means() -> None:
    for name in ("policy", "memo"):
        house = shipped(name)
        styles = etree.fromstring(written_styles(house, 400).encode())
        found = style_lists(styles, etree.fromstring(written_numbering(house, all_in_one).encode()))
        assert found == {
            style_id(house.styles["point"].word): (house.bullet, False),
            style_id(house.styles["point-number"].word): ("%1.", True),
            style_id(house.styles["check"].word): (house.check, False),
            style_id(house.styles["callout-point"].word): (house.bullet, False),
            style_id(house.styles["indicator"].word): (house.check, False),
        }


def test_syncing_gives_each_style_one_list() -> None:
    house = shipped("policy")
    numbering = etree.fromstring(written_numbering(house, all_in_one).encode())
    before = highest_number(numbering)
    ids = {stored_name(style.word): style_id(style.word) for style in house.styles.values()}
    bare = etree.fromstring(f"<w:styles {ROOT_ATTRIBUTES}/>".encode())
    numbers = sync_lists(numbering, bare, house, ids, all_in_one)
    assert min(numbers.values()) > before
    held = values(numbering, ".//w:pStyle")
    assert len(held) == len(set(held)) == len(numbers)


def test_a_template_without_lists_has_no_highest_number() -> None:
    assert highest_number(None) == 0
    assert highest_number(etree.fromstring(f"<w:numbering {ROOT_ATTRIBUTES}/>")) == 0

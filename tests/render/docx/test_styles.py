from __future__ import annotations

from dataclasses import fields, replace

import pytest
from lxml import etree

from briefing.diagnostics import Position
from briefing.house import House
from briefing.render.docx.lists import FRESH_LISTS
from briefing.render.docx.looks import Look, differences, named_looks, read_looks
from briefing.render.docx.markup import ROOT_ATTRIBUTES, qualified, w
from briefing.render.docx.names import stored_name, style_id
from briefing.render.docx.styles import adjust_styles, out_of_step, style_ids, synced_styles, written_styles
from tests.render.docx.galleys import find, galley, para, shipped, values

WHERE = Position("templates/mine/brief.docx")
HOUSES = [shipped("policy"), shipped("memo")]


def styles(house: House) -> etree._Element:
    return etree.fromstring(written_styles(house, house.papers["a4"].frame_width).encode())


def style(root: etree._Element, name: str) -> etree._Element:
    return find(root, f"w:style[w:name/@w:val='{name}']")[0]


@pytest.mark.parametrize("house", HOUSES, ids=["policy", "memo"])
def test_every_style_of_a_house_is_read_back_as_it_was_written(house: House) -> None:
    found = read_looks(styles(house))
    for word, (_, look) in named_looks(house).items():
        assert found[stored_name(word)] == look, word


@pytest.mark.parametrize("house", HOUSES, ids=["policy", "memo"])
def test_a_fresh_template_is_in_step(house: House) -> None:
    assert list(out_of_step(styles(house), house, WHERE)) == []


def test_built_in_styles_have_the_names_and_ids_that_word_knows() -> None:
    root = styles(shipped("policy"))
    known = {each.get(w("styleId")): find(each, "w:name")[0].get(w("val")) for each in find(root, "w:style")}
    wanted = {
        "Title": "Title", "Subtitle": "Subtitle", "Heading1": "heading 1", "Heading3": "heading 3", "Normal": "Normal",
        "ListBullet": "List Bullet", "ListNumber": "List Number", "Caption": "caption", "FootnoteText": "footnote text",
        "FootnoteReference": "footnote reference", "TOC1": "toc 1", "Header": "header", "Footer": "footer",
        "Hyperlink": "Hyperlink", "Strong": "Strong", "Emphasis": "Emphasis", "TOCHeading": "TOC Heading",
    }  # fmt: skip
    assert {identity: known.get(identity) for identity in wanted} == wanted
    assert style(root, "heading 1").get(w("customStyle")) is None
    assert style(root, "Brief Kicker").get(w("customStyle")) == "1"


def test_headings_are_in_the_outline() -> None:
    root = styles(shipped("policy"))
    assert [values(style(root, f"heading {n}"), "w:pPr/w:outlineLvl") for n in (1, 2, 3)] == [["0"], ["1"], ["2"]]


def test_titles_of_boxes_are_in_the_outline_and_that_of_the_contents_is_not_for_it_would_be_its_own_entry() -> None:
    root = styles(shipped("policy"))
    assert values(style(root, "Callout Title"), "w:pPr/w:outlineLvl") == ["0"]
    assert values(style(root, "TOC Heading"), "w:pPr/w:outlineLvl") == []


def test_no_style_is_left_to_a_theme() -> None:
    assert not [font for font in find(styles(shipped("policy")), ".//w:rFonts") if "Theme" in str(font.attrib)]


def test_kerning_and_ligatures_are_on_in_every_style() -> None:
    root = styles(shipped("policy"))
    assert all(look.kerning and look.ligatures for name, look in read_looks(root).items() if name != "Default")
    assert len(find(root, "w:docDefaults//w:kern")) == len(find(root, "w:docDefaults//w14:ligatures")) == 1


def test_what_differs_is_told_in_points() -> None:
    look = Look(font="Source Sans 3", size=28, bold=True, before=260)
    found = replace(look, font="Calibri", size=26, bold=False, before=240, rule_width=6)
    assert list(differences(found, look)) == [
        "font 'Calibri', not 'Source Sans 3'",
        "size 13 pt, not 14 pt",
        "bold off, not on",
        "before 12 pt, not 13 pt",
        "rule width 0.75 pt, not 0 pt",
    ]


@pytest.mark.parametrize("name", [each.name for each in fields(Look)])
def test_every_difference_is_told(name: str) -> None:
    look = Look()
    value = getattr(look, name)
    other = not value if isinstance(value, bool) else value + 1 if isinstance(value, int) else f"{value}x"
    assert len(list(differences(replace(look, **{name: other}), look))) == 1  # type: ignore[arg-type]


def test_a_style_that_differs_is_an_error_with_the_command_that_mends_it() -> None:
    house = shipped("policy")
    root = styles(house)
    for size in find(style(root, "heading 1"), ".//w:sz"):
        size.set(w("val"), "99")
    (fault,) = out_of_step(root, house, WHERE)
    size_wanted = f"{house.styles['heading-1'].size:g}"
    assert str(fault) == (
        "templates/mine/brief.docx:1:1: error: the Word style 'Heading 1' differs from house.yaml: "
        f"size 49.5 pt, not {size_wanted} pt\n  hint: briefing house sync policy"
    )


def test_a_missing_style_is_an_error() -> None:
    house = shipped("policy")
    root = styles(house)
    root.remove(style(root, "caption"))
    root.remove(style(root, "Strong"))
    assert [fault.message for fault in out_of_step(root, house, WHERE)] == [
        "the Word style 'Caption' is missing", "the Word style 'Strong' is missing",
    ]  # fmt: skip


def test_what_a_style_inherits_counts_as_its_own() -> None:
    root = etree.fromstring(
        f"<w:styles {ROOT_ATTRIBUTES}><w:docDefaults><w:rPrDefault><w:rPr><w:kern w:val='2'/><w:sz w:val='22'/></w:rPr>"
        "</w:rPrDefault></w:docDefaults>"
        "<w:style w:type='paragraph' w:styleId='a'><w:name w:val='A'/><w:rPr><w:b/><w:sz w:val='30'/></w:rPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='b'><w:name w:val='B'/><w:basedOn w:val='a'/><w:pPr><w:jc w:val='end'/>"
        "</w:pPr><w:rPr><w:b w:val='0'/></w:rPr></w:style></w:styles>"
    )
    found = read_looks(root)["B"]
    assert (found.size, found.bold, found.alignment, found.kerning, found.ligatures) == (
        30,
        False,
        "right",
        True,
        False,
    )


def test_styles_that_inherit_from_each_other_in_a_circle_are_read() -> None:
    root = etree.fromstring(
        f"<w:styles {ROOT_ATTRIBUTES}>"
        "<w:style w:type='paragraph' w:styleId='a'><w:name w:val='A'/><w:basedOn w:val='b'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='b'><w:name w:val='B'/><w:basedOn w:val='a'/></w:style></w:styles>"
    )
    assert set(read_looks(root)) == {"A", "B"}


def test_syncing_writes_the_houses_styles_and_keeps_all_others() -> None:
    policy, memo = HOUSES
    root = styles(memo)
    own = etree.SubElement(root, w("style"), {w("type"): "paragraph", w("styleId"): "Mine"})
    etree.SubElement(own, w("name"), {w("val"): "Mine"})
    made = synced_styles(root, policy, 470.0, FRESH_LISTS)
    assert list(out_of_step(made, policy, WHERE)) == []
    assert len(find(made, "w:style[w:name/@w:val='Mine']")) == 1


def test_syncing_keeps_the_ids_that_a_template_refers_to() -> None:
    house = shipped("policy")
    root = styles(house)
    for each in find(root, "w:style[@w:styleId='Heading1']"):
        each.set(w("styleId"), "berschrift1")
    for each in find(root, "w:style[@w:styleId='BodyText']"):
        each.set(w("styleId"), "Textkrper")
    made = synced_styles(root, house, 470.0, FRESH_LISTS)
    assert style_ids(made)["heading 1"] == "berschrift1"
    assert values(style(made, "heading 1"), "w:next") == ["Textkrper"]


def test_syncing_declares_what_older_readers_may_ignore() -> None:
    bare = etree.fromstring(f"<w:styles xmlns:w='{w('x')[1:-2]}'/>")
    made = synced_styles(bare, shipped("policy"), 470.0, FRESH_LISTS)
    assert "w14" in made.get(qualified("mc:Ignorable"), "").split()
    assert "w14" in made.nsmap


def test_spaces_that_were_spread_reach_the_file() -> None:
    house = shipped("policy")
    root = styles(house)
    body = para()
    spread = replace(body, style=replace(body.style, before=1.5, after=7.25))
    adjust_styles(root, galley(spread, house=house))
    spacing = find(style(root, "Body Text"), "w:pPr/w:spacing")[0]
    assert (spacing.get(w("before")), spacing.get(w("after"))) == ("30", "145")


def test_a_file_is_in_the_language_of_its_document() -> None:
    root = styles(shipped("policy"))
    adjust_styles(root, galley(para(), properties=replace(galley().document.properties, language="uk")))
    assert values(root, "w:docDefaults//w:lang") == ["uk"]


@pytest.mark.parametrize(
    ("word", "identity"),
    [("Heading 1", "Heading1"), ("Footnote Text", "FootnoteText"), ("heading 1", "Heading1"), ("Текст", "Style422435")],
)
def test_the_id_of_a_style_is_its_letters(word: str, identity: str) -> None:
    assert style_id(word).startswith(identity)


def test_a_name_that_word_knows_is_the_same_in_any_letters() -> None:
    """LibreOffice saves `Heading 1` where Word saves `heading 1`."""
    house = shipped("policy")
    saved = written_styles(house, 400.0).replace('w:val="heading 1"', 'w:val="Heading 1"')
    root = etree.fromstring(saved.encode())
    assert list(out_of_step(root, house, WHERE)) == []
    made = synced_styles(root, house, 400.0, FRESH_LISTS)
    ids = [style.get(w("styleId")) for style in find(made, "w:style")]
    assert len(ids) == len(set(ids))


def test_no_style_takes_the_id_of_another() -> None:
    house = shipped("policy")
    other = '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Our Title"/></w:style></w:styles>'
    root = etree.fromstring(f"<w:styles {ROOT_ATTRIBUTES}>{other}".encode())
    made = synced_styles(root, house, 400.0, FRESH_LISTS)
    ids = [style.get(w("styleId")) for style in find(made, "w:style")]
    assert len(ids) == len(set(ids))
    assert style_ids(made)["Our Title"] == "Title"
    assert style_ids(made)["Title"] == "Title2"


STRANGE: dict[str, tuple[str, str, str, str]] = {
    "a page break": ("heading 1", "pPr", "<w:pageBreakBefore/>", "page break before on, not off"),
    "another level of the outline": ("Body Text", "pPr", '<w:outlineLvl w:val="0"/>', "outline level 1, not none"),
    "no control of widows": ("Body Text", "pPr", '<w:widowControl w:val="0"/>', "widow control off, not on"),
    "shading": ("Body Text", "pPr", '<w:shd w:val="clear" w:fill="FF0000"/>', "shading FF0000, not none"),
    "a list": ("Body Text", "pPr", '<w:numPr><w:numId w:val="1"/></w:numPr>', "list on, not off"),
    "no spaces between": ("Body Text", "pPr", "<w:contextualSpacing/>", "contextual spacing on, not off"),
    "rules at the sides": (
        "Body Text",
        "pPr",
        '<w:pBdr><w:left w:val="single" w:sz="4"/></w:pBdr>',
        "borders single left, not none",
    ),
    "a tab": (
        "Body Text",
        "pPr",
        '<w:tabs><w:tab w:val="end" w:leader="hyphen" w:pos="1440"/></w:tabs>',
        "tab at 72 pt right with hyphen, not none",
    ),
    "an indent in letters": (
        "Body Text",
        "pPr",
        '<w:ind w:startChars="200"/>',
        "left indent in letters 200, not none",
    ),
    "hidden": ("Body Text", "rPr", "<w:vanish/>", "hidden on, not off"),
    "underlined": ("Body Text", "rPr", '<w:u w:val="single"/>', "underline single, not none"),
    "struck through": ("Subtitle", "rPr", "<w:strike/>", "struck through on, not off"),
    "in another language": ("Body Text", "rPr", '<w:lang w:val="fr"/>', "language fr, not none"),
    "narrowed": ("Body Text", "rPr", '<w:w w:val="90"/>', "width of letters 90%, not none"),
    "lowered": ("Body Text", "rPr", '<w:position w:val="-6"/>', "raised by -3 pt, not none"),
    "a colour of the theme": (
        "Body Text",
        "rPr",
        '<w:color w:val="1A1F24" w:themeColor="accent1"/>',
        "colour of the theme accent1, not none",
    ),
    "a shadow": ("Body Text", "rPr", '<w14:glow w14:rad="1"/>', "effect 'glow' on, not off"),
    "a note's number on the line": (
        "footnote reference",
        "rPr",
        '<w:vertAlign w:val="baseline"/>',
        "raised or lowered none, not superscript",
    ),
    "a stress that is not bold": ("Strong", "rPr", '<w:b w:val="0"/>', "bold off, not on"),
    "a link in another type": ("Hyperlink", "rPr", '<w:sz w:val="30"/>', "size 15 pt, not none"),
    "a link in another face": ("Hyperlink", "rPr", '<w:rFonts w:ascii="Arial"/>', "font 'Arial', not none"),
    "pictures that take room": ("Picture", "pPr", '<w:spacing w:before="100"/>', "before 5 pt, not 0 pt"),
}


@pytest.mark.parametrize("what", STRANGE)
def test_whatever_else_a_style_sets_is_told_and_mended(what: str) -> None:
    house = shipped("policy")
    root = styles(house)
    name, place, markup, told = STRANGE[what]
    (made,) = etree.fromstring(f"<w:rPr {ROOT_ATTRIBUTES}>{markup}</w:rPr>")
    holder = find(style(root, name), f"w:{place}")[0]
    holder.append(made)
    (fault,) = out_of_step(root, house, WHERE)
    assert fault.message.partition(": ")[2] == told
    assert list(out_of_step(synced_styles(root, house, 470.0, FRESH_LISTS), house, WHERE)) == []


def test_a_heading_that_left_the_outline_is_told() -> None:
    house = shipped("policy")
    root = styles(house)
    level = find(style(root, "heading 1"), "w:pPr/w:outlineLvl")[0]
    find(style(root, "heading 1"), "w:pPr")[0].remove(level)
    (fault,) = out_of_step(root, house, WHERE)
    assert fault.message == "the Word style 'Heading 1' differs from house.yaml: outline level none, not 1"


@pytest.mark.parametrize(
    ("place", "markup"),
    [
        ("pPr", '<w:outlineLvl w:val="9"/>'),
        ("pPr", '<w:pageBreakBefore w:val="false"/>'),
        ("pPr", '<w:widowControl w:val="true"/>'),
        ("pPr", '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>'),
        ("pPr", '<w:pBdr><w:top w:val="nil"/><w:left w:val="none"/></w:pBdr>'),
        ("pPr", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
        ("pPr", '<w:bidi w:val="0"/>'),
        ("pPr", '<w:textAlignment w:val="auto"/>'),
        ("pPr", '<w:suppressLineNumbers/>'),
        ("rPr", '<w:u w:val="none"/>'),
        ("rPr", '<w:position w:val="0"/>'),
        ("rPr", '<w:w w:val="100"/>'),
        ("rPr", '<w:lang w:val="en-GB" w:eastAsia="en-US"/>'),
        ("rPr", '<w:szCs w:val="48"/>'),
        ("rPr", '<w14:numForm w14:val="default"/>'),
    ],
)  # fmt: skip
def test_what_says_the_same_in_other_words_is_no_difference(place: str, markup: str) -> None:
    house = shipped("policy")
    root = styles(house)
    (made,) = etree.fromstring(f"<w:rPr {ROOT_ATTRIBUTES}>{markup}</w:rPr>")
    find(style(root, "Body Text"), f"w:{place}")[0].append(made)
    assert list(out_of_step(root, house, WHERE)) == []


def test_the_language_that_a_program_repeats_in_a_style_is_that_of_the_document() -> None:
    root = styles(shipped("policy"))
    etree.SubElement(find(style(root, "Normal"), "w:rPr")[0], w("lang"), {w("val"): "en-GB"})
    adjust_styles(root, galley(para(), properties=replace(galley().document.properties, language="uk")))
    assert values(root, ".//w:lang") == ["uk", "uk"]

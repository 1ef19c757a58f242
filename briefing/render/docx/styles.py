"""The Word styles of a template: written from the house, brought in step with it, and held against it.

A house owns type and measures; a template only places things. So every paragraph style of the house is written whole,
none of it left to a theme, and a template whose styles differ from the house is out of step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from briefing.diagnostics import Diagnostic, Position, error
from briefing.galley.matter import Galley, Grid, Para
from briefing.house import House, Style
from briefing.render.docx.boxes import boxes_out_of_step, written_table_styles
from briefing.render.docx.lists import FRESH_LISTS
from briefing.render.docx.looks import Look, differences, named_looks, read_looks, wanted_look
from briefing.render.docx.markup import (
    NAMESPACES,
    ROOT_ATTRIBUTES,
    XML_HEAD,
    attribute,
    fonts_markup,
    rgb,
    twips,
    w,
)
from briefing.render.docx.names import KNOWN, filed_name, stored_name, style_id
from briefing.render.docx.traits import read_traits, strange_traits

if TYPE_CHECKING:
    from lxml.etree import _Element

NOTE_NUMBER = "Footnote Characters"
"""The style of a note's number before its own text, which stands on the line, as on paper. LibreOffice knows it by this
name, and raises the number without it."""
LEADER = "Contents Leader"
"""The style of the dots between an entry of the contents and its page: pale, and apart as on paper. LibreOffice sets
them close whatever is said, so that their colour must keep them light."""
CAPTION_LABEL = "Caption Label"
"""The style of `Exhibit 1` on the first line of a caption, above its title."""
CHARACTER_STYLES = ("Strong", "Emphasis", "Hyperlink", "Footnote Reference", NOTE_NUMBER, LEADER, CAPTION_LABEL)
PICTURE = "Picture"
"""The style of a paragraph that holds a picture: as high as the picture, nothing more."""
TABLE_END = "Table End"
"""The style of the thin paragraph that parts a table from another, or from the document's end."""
HEADS_OF_BOXES = frozenset({"callout-title"})
"""The house's styles that are headings without being Word's: they stand in the outline as `Heading 1` does, so that
those who listen find them, and the contents list them (no built-in style, for a box sets its title in its own way)."""
DOT = 0.25
"""Between the dots of a leader, beyond their own width: a share of the size of the type."""
_GALLERY = frozenset(
    {"Title", "Subtitle", "Body Text", "List Bullet", "List Number", "Heading 1", "Heading 2", "Heading 3"}
)
"""Styles that Word offers in its ribbon."""


def normal_style(house: House) -> Style:
    """What `Normal` is: the style that the house says it is, or else body text without its place on the page."""
    for style in house.styles.values():
        if style.word == "Normal":
            return style
    body = house.styles["body"]
    return Style(
        name="normal", family=body.family, size=body.size, leading=body.leading, word="Normal", colour=body.colour
    )


def written_styles(house: House, frame_width: float, lists: Mapping[str, int] = FRESH_LISTS) -> str:
    """The whole styles part of a fresh template; `lists` are the numbers of the lists that styles are by themselves."""
    normal = normal_style(house)
    base = wanted_look(normal, house)
    parts = [XML_HEAD, f"<w:styles {ROOT_ATTRIBUTES}>", _defaults(base)]
    parts += [_paragraph_style(normal, base, None, house, frame_width, lists)]
    parts += [_paragraph_style(style, look, base, house, frame_width, lists) for style, look in _each(house)]
    parts += [
        _small_style(PICTURE, 'w:line="240" w:lineRule="auto"'),
        _small_style(TABLE_END, 'w:line="20" w:lineRule="exact"'),
        *_fixed_styles(house),
        *written_table_styles(house),
        "</w:styles>",
    ]
    return "".join(parts)


def _each(house: House) -> Iterator[tuple[Style, Look]]:
    return ((style, look) for word, (style, look) in named_looks(house).items() if word != "Normal")


def _defaults(base: Look) -> str:
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts_markup(base.font)}<w:color w:val="{base.colour}"/>'
        f'<w:kern w:val="2"/><w:sz w:val="{base.size}"/><w:szCs w:val="{base.size}"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-US" w:bidi="ar-SA"/>'
        '<w14:ligatures w14:val="standardContextual"/><w14:cntxtAlts/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="{base.leading}"'
        ' w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


def _toggle(name: str, on: bool, base: bool) -> str:
    return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>' if base else ""


def _paragraph_style(
    style: Style, look: Look, base: Look | None, house: House, frame_width: float, lists: Mapping[str, int]
) -> str:
    word, is_normal = style.word, base is None
    attributes = ' w:default="1"' if is_normal else "" if word in KNOWN else ' w:customStyle="1"'
    following = house.styles["body"].word
    return (
        f'<w:style w:type="paragraph"{attributes} w:styleId="{style_id(word)}">'
        f'<w:name w:val="{attribute(stored_name(word))}"/>'
        + ("" if is_normal else '<w:basedOn w:val="Normal"/>')
        + (f'<w:next w:val="{style_id(following)}"/>' if word.startswith("Heading ") else "")
        + ("<w:qFormat/>" if is_normal or word in _GALLERY else "")
        + f"<w:pPr>{paragraph_properties(style, look, base, frame_width, lists)}</w:pPr>"
        f"<w:rPr>{run_properties(look, base)}</w:rPr></w:style>"
    )


def paragraph_properties(
    style: Style, look: Look, base: Look | None, frame_width: float, lists: Mapping[str, int]
) -> str:
    """The children of `w:pPr`, in the order that the schema asks for (17.3.1.26)."""
    below = base or Look()
    level = 0 if style.name in HEADS_OF_BOXES else outline_level(style.word)
    parts = [
        _toggle("keepNext", look.keep_with_next, below.keep_with_next),
        _toggle("keepLines", look.keep_lines, below.keep_lines),
        f'<w:numPr><w:numId w:val="{lists[style.name]}"/></w:numPr>' if style.name in lists else "",
        _rule(look, below),
        contents_tab(frame_width) if style.name.startswith("contents-") and style.name != "contents-title" else "",
        f'<w:spacing w:before="{look.before}" w:after="{look.after}" w:line="{look.leading}" w:lineRule="exact"/>',
        indents(look),
        f'<w:jc w:val="{look.alignment}"/>' if look.alignment != below.alignment else "",
        f'<w:outlineLvl w:val="{level}"/>' if level is not None else "",
    ]
    return "".join(parts)


def outline_level(word: str) -> int | None:
    """The level of a heading style in Word's outline, counted from 0."""
    return int(word[-1]) - 1 if word.startswith("Heading ") and word[-1].isdigit() else None


def contents_tab(frame_width: float) -> str:
    """The stop at which a contents entry's page number stands."""
    return f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(frame_width)}"/></w:tabs>'


def _rule(look: Look, below: Look) -> str:
    if not look.rule_width:
        return '<w:pBdr><w:top w:val="nil"/></w:pBdr>' if below.rule_width else ""
    return (
        f'<w:pBdr><w:top w:val="single" w:sz="{look.rule_width}" w:space="{look.rule_gap}"'
        f' w:color="{look.rule_colour}"/></w:pBdr>'
    )


def indents(look: Look) -> str:
    first = f'w:firstLine="{-look.hanging}"' if look.hanging < 0 else f'w:hanging="{look.hanging}"'
    return f'<w:ind w:left="{look.left}" w:right="{look.right}" {first}/>'


def run_properties(look: Look, base: Look | None) -> str:
    """The children of `w:rPr`, in the order that the schema asks for (17.3.2.28)."""
    below = base or Look()
    parts = [
        fonts_markup(look.font),
        _toggle("b", look.bold, below.bold),
        _toggle("bCs", look.bold, below.bold),
        _toggle("i", look.italic, below.italic),
        _toggle("iCs", look.italic, below.italic),
        _toggle("caps", look.capitals, below.capitals),
        f'<w:color w:val="{look.colour}"/>',
        f'<w:spacing w:val="{look.tracking}"/>' if look.tracking != below.tracking else "",
        '<w:kern w:val="2"/>',
        f'<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>',
        '<w14:ligatures w14:val="standardContextual"/><w14:cntxtAlts/>',
    ]
    return "".join(parts)


def _small_style(word: str, spacing: str) -> str:
    """A style of a paragraph that prints no words: its type is as small as Word allows, so that it adds no height."""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(word)}"><w:name w:val="{word}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="0" {spacing}/></w:pPr>'
        '<w:rPr><w:noProof/><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
    )


def _character_style(word: str, properties: str) -> str:
    custom = "" if word in KNOWN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="character"{custom} w:styleId="{style_id(word)}"><w:name w:val="{stored_name(word)}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{properties}</w:rPr></w:style>'
    )


def _fixed_styles(house: House) -> Iterator[str]:
    """Those that are the same in every house but for a colour."""
    yield (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )
    yield _character_style("Strong", "<w:b/><w:bCs/>")
    yield _character_style("Emphasis", "<w:i/><w:iCs/>")
    yield _character_style("Hyperlink", f'<w:color w:val="{rgb(house.colours["link"])}"/>')
    yield _character_style("Footnote Reference", '<w:vertAlign w:val="superscript"/>')
    yield _character_style(NOTE_NUMBER, '<w:vertAlign w:val="baseline"/>')
    yield _character_style(CAPTION_LABEL, _label_properties(house))
    apart = twips(DOT * house.styles["contents-1"].size)
    yield _character_style(LEADER, f'<w:color w:val="{rgb(house.colours["rule"])}"/><w:spacing w:val="{apart}"/>')


def _label_properties(house: House) -> str:
    """What sets a caption's label apart from its title. Bold in a character style turns off that of a paragraph
    (17.7.3), so the style has only what the title lacks."""
    label, title = (wanted_look(house.styles[name], house) for name in ("exhibit-label", "exhibit-title"))
    return "".join(
        [
            fonts_markup(label.font),
            "<w:b/><w:bCs/>" if label.bold and not title.bold else "",
            "<w:i/><w:iCs/>" if label.italic and not title.italic else "",
            "<w:caps/>" if label.capitals and not title.capitals else "",
            f'<w:color w:val="{label.colour}"/>',
            f'<w:spacing w:val="{label.tracking}"/>' if label.tracking != title.tracking else "",
            f'<w:sz w:val="{label.size}"/><w:szCs w:val="{label.size}"/>',
        ]
    )


def style_ids(styles: _Element) -> dict[str, str]:
    """The id of each style of a styles part, by its name as this program files it."""
    return {
        _name(style): style.get(w("styleId"), "")
        for style in styles.iterfind(w("style"))
        if style.find(w("name")) is not None
    }


def out_of_step(styles: _Element, house: House, where: Position, frame: int | None = None) -> Iterator[Diagnostic]:
    """Each Word style of a template that is missing or differs from the house. `frame` is how wide the template's
    frame is, in twips, where it says so."""
    from lxml import etree

    fresh = etree.fromstring(written_styles(house, house.papers["a4"].frame_width).encode())
    found, wanted = read_looks(styles), read_looks(fresh)
    traits, proper = read_traits(styles, "paragraph", frame), read_traits(fresh, "paragraph")
    hint = f"briefing house sync {house.name}"
    looks = {word: look for word, (_, look) in named_looks(house).items()}
    for word in (*looks, PICTURE, TABLE_END):
        name = stored_name(word)
        if name not in found:
            yield error(f"the Word style '{word}' is missing", where, hint)
            continue
        look = looks.get(word) or wanted[name]
        told = "; ".join((*differences(found[name], look), *strange_traits(traits[name], proper[name])))
        if told:
            yield error(f"the Word style '{word}' differs from house.yaml: {told}", where, hint)
    yield from boxes_out_of_step(styles, house, where)
    letters, proper = read_traits(styles, "character"), read_traits(fresh, "character")
    for word in CHARACTER_STYLES:
        name = stored_name(word)
        if name not in letters:
            yield error(f"the Word style '{word}' is missing", where, hint)
            continue
        told = "; ".join(strange_traits(letters[name], proper[name]))
        if told:
            yield error(f"the Word style '{word}' differs from house.yaml: {told}", where, hint)


def synced_styles(styles: _Element, house: House, frame_width: float, lists: Mapping[str, int]) -> _Element:
    """A styles part in step with the house: the house's styles are written anew, all others stay.

    A style keeps the id that the file gave it, so that what refers to it still does.
    """
    from lxml import etree

    fresh = etree.fromstring(written_styles(house, frame_width, lists).encode())
    ids = style_ids(styles)
    styles = _with_namespaces(styles)
    renamed = _new_ids(fresh, ids)
    old = {_name(style): style for style in styles.iterfind(w("style"))}
    for style in list(fresh.iterfind(w("style"))):
        style.set(w("styleId"), renamed[style.get(w("styleId"), "")])
        for reference in style.iterfind("*"):
            if reference.tag in {w("basedOn"), w("next"), w("link")}:
                value = reference.get(w("val"), "")
                reference.set(w("val"), renamed.get(value, value))
        before = old.get(_name(style))
        if before is not None:
            styles.replace(before, style)
        else:
            styles.append(style)
    defaults, wanted = styles.find(w("docDefaults")), fresh.find(w("docDefaults"))
    if wanted is not None:
        if defaults is not None:
            styles.replace(defaults, wanted)
        else:
            styles.insert(0, wanted)
    return styles


def _new_ids(fresh: _Element, ids: Mapping[str, str]) -> dict[str, str]:
    """The ids of the house's styles in a file: those that they have there, or else their own, where no other has it."""
    taken, found = set(ids.values()), {}
    for style in fresh.iterfind(w("style")):
        own = style.get(w("styleId"), "")
        made = ids.get(_name(style), "") or own
        number = 1
        while _name(style) not in ids and made in taken:
            number += 1
            made = f"{own}{number}"
        taken.add(made)
        found[own] = made
    return found


def _name(style: _Element) -> str:
    name = style.find(w("name"))
    return "" if name is None else filed_name(name.get(w("val"), ""))


def _with_namespaces(styles: _Element) -> _Element:
    """The same part with every prefix that is written here declared, so that older readers may pass over w14's
    elements (ECMA-376, part 3, 7.2)."""
    from lxml import etree

    key = f"{{{NAMESPACES['mc']}}}Ignorable"
    ignored = " ".join(dict.fromkeys([*styles.get(key, "").split(), "w14", "w15", "wp14"]))
    root = etree.Element(styles.tag, {**styles.attrib, key: ignored}, nsmap={**NAMESPACES, **styles.nsmap})
    root.extend(list(styles))
    return root


def adjust_styles(styles: _Element, galley: Galley) -> None:
    """Makes a template's styles those of a finished file: its language, and the spaces that the galley has spread."""
    for language in styles.iterfind(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}"):
        before = language.get(w("val"))
        language.set(w("val"), galley.document.language)
        # LibreOffice says it once more in `Normal`, which would hold the text in the template's language.
        for said in styles.iterfind(f"{w('style')}/{w('rPr')}/{w('lang')}"):
            if said.get(w("val")) == before:
                said.set(w("val"), galley.document.language)
    spread = {
        stored_name(para.style.word): para.style
        for para in galley_paras(galley)
        if para.style is not galley.house.styles.get(para.style.name)
        and para.style != galley.house.styles.get(para.style.name)
    }
    if not spread:
        return
    for style in styles.iterfind(w("style")):
        changed = spread.get(_name(style))
        spacing = style.find(f"{w('pPr')}/{w('spacing')}")
        if changed is not None and spacing is not None:
            spacing.set(w("before"), str(twips(changed.before)))
            spacing.set(w("after"), str(twips(changed.after)))


def galley_paras(galley: Galley) -> Iterator[Para]:
    """Every paragraph of a galley, those in cells and the notes included."""
    for matter in galley.matter:
        if isinstance(matter, Para):
            yield matter
        elif isinstance(matter, Grid):
            for row in matter.rows:
                for cell in row.cells:
                    yield from (item for item in cell.content if isinstance(item, Para))
    yield from galley.notes.values()

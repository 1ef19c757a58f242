"""A fresh Word template of a house: its styles, its furniture, and one slot into which the whole body flows."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.house import House, PageFurniture, PageSetup, PaperName
from briefing.render.docx.fonts import font_table
from briefing.render.docx.furniture import Margins, furniture_margins, furniture_part
from briefing.render.docx.lettering import lettering
from briefing.render.docx.lists import written_numbering
from briefing.render.docx.markup import OFFICE_RELATIONSHIPS, ROOT_ATTRIBUTES, XML_HEAD, twips
from briefing.render.docx.names import style_id
from briefing.render.docx.notes import written_notes
from briefing.render.docx.package import packed, relationships
from briefing.render.docx.paper import page_margins, page_size
from briefing.render.docx.properties import CORE_TYPE, EXTENDED_TYPE, extended_part
from briefing.render.docx.settings import written_settings
from briefing.render.docx.styles import written_styles
from briefing.render.docx.theme import written_theme
from briefing.typeset.faces import Faces

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def new_template(house: House, paper: PaperName = "a4", faces: Faces | None = None) -> bytes:
    """`brief.docx` for `house`, with nothing in it that a designer has placed."""
    letters = lettering(house, faces or Faces(house))
    page = house.papers[paper]
    margins = furniture_margins(house, page)
    parts: dict[str, bytes] = {
        "word/styles.xml": written_styles(house, page.frame_width).encode(),
        "word/numbering.xml": written_numbering(house, letters).encode(),
        "word/settings.xml": written_settings().encode(),
        "word/fontTable.xml": font_table(house).encode(),
        "word/footnotes.xml": written_notes().encode(),
        "word/theme/theme1.xml": written_theme(house).encode(),
        "docProps/core.xml": _CORE.encode(),
        "docProps/app.xml": extended_part(house.organisation).encode(),
    }
    types = {
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/numbering.xml": f"{_WORD}.numbering+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
        "/word/footnotes.xml": f"{_WORD}.footnotes+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/core.xml": CORE_TYPE,
        "/docProps/app.xml": EXTENDED_TYPE,
        "/word/document.xml": f"{_WORD}.document.main+xml",
    }
    kinds = {"styles": "styles.xml", "numbering": "numbering.xml", "settings": "settings.xml"}
    kinds |= {"fontTable": "fontTable.xml", "footnotes": "footnotes.xml", "theme": "theme/theme1.xml"}
    links = [(f"rId{n}", f"{OFFICE_RELATIONSHIPS}/{kind}", to, False) for n, (kind, to) in enumerate(kinds.items(), 1)]
    references = []
    for kind, furniture, is_header in (
        ("first", house.first, True),
        ("default", house.rest, True),
        ("first", house.first, False),
        ("default", house.rest, False),
    ):
        name = f"{'header' if is_header else 'footer'}-{kind}.xml"
        _add_furniture(parts, types, name, furniture, house, page, margins, is_header=is_header)
        tag = "header" if is_header else "footer"
        types[f"/word/{name}"] = f"{_WORD}.{tag}+xml"
        identity = f"rId{len(links) + 1}"
        links.append((identity, f"{OFFICE_RELATIONSHIPS}/{tag}", name, False))
        references.append(f'<w:{tag}Reference w:type="{kind}" r:id="{identity}"/>')
    parts["word/document.xml"] = _document(house, "".join(references), page, margins).encode()
    parts["word/_rels/document.xml.rels"] = relationships(links).encode()
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts["_rels/.rels"] = relationships(
        [
            ("rId1", f"{OFFICE_RELATIONSHIPS}/officeDocument", "word/document.xml", False),
            ("rId2", f"{package}/metadata/core-properties", "docProps/core.xml", False),
            ("rId3", f"{OFFICE_RELATIONSHIPS}/extended-properties", "docProps/app.xml", False),
        ]
    ).encode()
    return packed(parts, types)


def _add_furniture(
    parts: dict[str, bytes],
    types: dict[str, str],
    name: str,
    furniture: PageFurniture,
    house: House,
    page: PageSetup,
    margins: Margins,
    *,
    is_header: bool,
) -> None:
    made = furniture_part(furniture, house, page, margins, is_header=is_header)
    parts[f"word/{name}"] = made.markup.encode()
    for medium, data in made.media.items():
        parts[f"word/media/{medium}"] = data
        types[f"/word/media/{medium}"] = f"image/{medium.rsplit('.', 1)[-1]}"
    if made.links.relationships:
        parts[f"word/_rels/{name}.rels"] = relationships(
            (link.id, link.kind, f"media/{link.target}", False) for link in made.links.relationships
        ).encode()


def _document(house: House, references: str, page: PageSetup, margins: Margins) -> str:
    body = style_id(house.styles["body"].word)
    return (
        f'{XML_HEAD}<w:document {ROOT_ATTRIBUTES}><w:body><w:p><w:pPr><w:pStyle w:val="{body}"/></w:pPr>'
        f"<w:r><w:t>{{{{p body }}}}</w:t></w:r></w:p><w:sectPr>{references}"
        f"<w:pgSz {attributes(page_size(page))}/><w:pgMar {attributes(page_margins(page))}"
        f' w:header="{twips(margins.header)}" w:footer="{twips(margins.footer)}" w:gutter="0"/>'
        '<w:cols w:space="720"/><w:titlePg/></w:sectPr></w:body></w:document>'
    )


def attributes(values: Mapping[str, int]) -> str:
    return " ".join(f'w:{name}="{value}"' for name, value in values.items())


_CORE = (
    f'{XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"/>'
)

"""A finished Word file out of a galley."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from briefing.diagnostics import InvalidBrief, InvalidHouse
from briefing.document.runs import plain
from briefing.galley.ink import LEAST_TLP_SIZE
from briefing.galley.matter import Galley, Grid, Para, Picture
from briefing.house import House
from briefing.render.docx.body import body_pieces
from briefing.render.docx.charts import WORKBOOK_LINK, NativeChart
from briefing.render.docx.filling import (
    SECTIONS,
    Sentences,
    end_with_paragraphs,
    fill,
    fill_slots,
    finish_furniture,
    order_of,
    placement_faults,
)
from briefing.render.docx.fonts import embed
from briefing.render.docx.lettering import lettering
from briefing.render.docx.lists import Lists
from briefing.render.docx.marking_room import LETTER, give_room, marking_cells, shorten_beside
from briefing.render.docx.markup import OFFICE_RELATIONSHIPS, ROOT_ATTRIBUTES, XML_HEAD, twips
from briefing.render.docx.notes import add_notes, notes_markup, written_notes
from briefing.render.docx.package import FONT_TYPE, WORKBOOK_TYPE, packed, relationships, unpacked
from briefing.render.docx.paper import fit_paper
from briefing.render.docx.parsing import parsed
from briefing.render.docx.properties import CORE_LINK, CORE_TYPE, CUSTOM_TYPE, clean, core_part, custom_part
from briefing.render.docx.raster import Raster
from briefing.render.docx.register import Links, Register, is_never_a_line
from briefing.render.docx.settings import adjust_settings
from briefing.render.docx.source import EDITION_NAMESPACE, add_source
from briefing.render.docx.styles import TABLE_END, adjust_styles
from briefing.render.docx.taken import tidy_bookmarks
from briefing.render.docx.template import BrokenTemplate, Template, load_template
from briefing.typeset.faces import Faces

if TYPE_CHECKING:
    from docx.opc.part import Part

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_RASTERS: list[Raster] = []
"""Of the house that was drawn last, so that its faces are prepared, and its drawings drawn, once."""


def render_docx(
    galley: Galley,
    *,
    page_numbers: Mapping[str, int],
    jumped: frozenset[str] = frozenset(),
    faces: Faces | None = None,
    source: bytes | None = None,
    edition: bytes | None = None,
    is_line: Callable[[Para], bool] | None = None,
) -> bytes:
    """`galley` as a .docx, in its house's template, with the brief's YAML inside where `source` gives it.

    `edition` is the YAML of what it says, where `source` says more.
    `page_numbers` gives the page on which each thing with an id begins, for the contents; the headings
    named in `jumped` begin a page; `is_line` says whether a
    paragraph of the body is one line, so that a heading can stand with two. Raises InvalidHouse where the
    template has errors, InvalidBrief where a text holds what no Word file can.
    """
    house, document = galley.house, galley.document
    raster = _raster(house, faces)
    order, sections = list(dict.fromkeys(matter.part for matter in galley.matter)), document.sections
    names = [part for part in order if part]
    if any(part in sections for part in names):
        names.append(SECTIONS)
    try:
        template = load_template(house, names)
    except BrokenTemplate as broken:
        _tell_all(broken, order, sections, document.properties.edition_id)
        raise
    register = _register(galley, template, page_numbers, raster)
    register.is_line = is_line or is_never_a_line
    register.jumped = jumped
    pieces = body_pieces(galley.matter, register)
    notes = notes_markup(register)
    if register.faults:
        raise InvalidBrief("a text cannot stand in a Word file", register.faults)
    _require_order(template, order_of(pieces), sections, document.properties.edition_id)
    filled = fill(template, document.furniture, names)
    for root in (filled.element, *_furniture(filled.part, "header"), *_furniture(filled.part, "footer")):
        tidy_bookmarks(root, register.named)
    fill_slots(filled.element.body, pieces, template, sections)
    _finish(filled, galley, register, notes, page_numbers)
    if source is not None:
        add_source(filled.part, source)
    if edition is not None:
        add_source(filled.part, edition, EDITION_NAMESPACE)
    return _packed(filled, galley, raster.faces)


def _raster(house: House, faces: Faces | None) -> Raster:
    kept = _RASTERS[0] if _RASTERS else None
    if kept is None or kept.house is not house or (faces is not None and kept.faces is not faces):
        _RASTERS[:] = [Raster(house, faces or Faces(house))]
    return _RASTERS[0]


def _register(galley: Galley, template: Template, page_numbers: Mapping[str, int], raster: Raster) -> Register:
    return Register(
        house=galley.house,
        styles=template.styles,
        lists=Lists(dict(template.lists), template.highest_list + 1),
        language=galley.document.language,
        notes=galley.notes,
        end_notes={
            matter.id: matter.label
            for matter in galley.matter
            if isinstance(matter, Para) and matter.kind == "note" and matter.id
        },
        numbered={
            matter.id: matter.label.removesuffix(".")
            for matter in galley.matter
            if isinstance(matter, Para) and matter.mark == "number" and matter.id
        },
        captions={
            matter.numbers: plain(matter.runs)
            for matter in galley.matter
            if isinstance(matter, Para) and matter.sequence and matter.numbers
        },
        targets=frozenset(_ids(galley)),
        taken=template.taken,
        page_numbers=page_numbers,
        draw=raster.png,
        letters=lettering(galley.house, raster.faces),
    )


def _ids(galley: Galley) -> set[str]:
    """Every id that a link can lead to."""
    found = set(galley.notes)
    for matter in galley.matter:
        if isinstance(matter, Para | Picture) and matter.id:
            found.add(matter.id)
        elif isinstance(matter, Grid):
            found |= {matter.id} if matter.id else set()
            for row in matter.rows:
                found |= {row.id} if row.id else set()
                found |= {item.id for cell in row.cells for item in cell.content if item.id}
    return found


def _require_order(template: Template, order: Sequence[str], sections: Collection[str], edition: str) -> None:
    """Raises InvalidHouse where the template leaves a part out, or places it elsewhere than the edition does."""
    faults = list(placement_faults(template, order, sections, edition))
    if faults:
        raise InvalidHouse("the Word template does not place the brief", faults)


def _tell_all(broken: BrokenTemplate, order: Sequence[str], sections: Collection[str], edition: str) -> None:
    """Raises InvalidHouse with what is wrong with the order of a broken template's slots, too."""
    if broken.slots and (faults := tuple(placement_faults(broken, order, sections, edition))):
        raise InvalidHouse(str(broken), (*broken.diagnostics, *faults)) from broken


def _finish(filled: Any, galley: Galley, register: Register, notes: str, page_numbers: Mapping[str, int]) -> None:
    """Everything in the filled template that is not its text: pages, notes, lists, settings, links."""
    part, furniture = filled.part, galley.document.furniture
    pages = max(page_numbers.values(), default=1)
    sentences = Sentences(
        clean(furniture.page_of),
        clean(furniture.marking),
        furniture.marking_colour,
        pages,
        raises_label=galley.house.styles["marking"].size < LEAST_TLP_SIZE,
    )
    headers, footers = _furniture(part, "header"), _furniture(part, "footer")
    marked = [cell for root in (*headers, *footers) for cell in marking_cells(root)]
    for root in (filled.element, *headers, *footers):
        finish_furniture(root, sentences)
        end_with_paragraphs(root, register.style(TABLE_END))
    fit_paper(filled.element.body, headers, footers, filled.styles.element, galley.page)
    for cell in marked:
        give_room(cell, twips(len(sentences.marking) * LETTER * galley.house.styles["marking"].size))
        shorten_beside(cell, galley.house.styles["header"].size)
    _add_links(part, register.links, register.media, register.charts)
    _add_notes(part, notes, register.note_links)
    _add_lists(part, register.lists)
    adjust_styles(filled.styles.element, galley)
    adjust_settings(filled.settings.element, language=galley.document.language, embeds_fonts=galley.house.embed_fonts)


def _furniture(part: Part, kind: str) -> list[Any]:
    """The roots of the headers, or of the footers."""
    return [link.target_part.element for link in part.rels.values() if link.reltype.endswith(f"/{kind}")]


def _add_links(part: Part, links: Links, media: Mapping[str, bytes], charts: Mapping[str, NativeChart]) -> None:
    """The relationships that a part's new content refers to, with the pictures and charts that they lead to."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part as NewPart

    for link in links.relationships:
        if link.is_external:
            part.rels.add_relationship(link.kind, link.target, link.id, is_external=True)
        elif link.target in charts:
            part.rels.add_relationship(link.kind, _chart_part(link.target, charts[link.target], part), link.id)
        else:
            data = media[link.target]
            kind = "image/png" if link.target.endswith(".png") else "image/jpeg"
            picture = NewPart(PackURI(f"/word/media/{link.target}"), kind, data, part.package)
            part.rels.add_relationship(link.kind, picture, link.id)


def _chart_part(name: str, chart: NativeChart, part: Part) -> Part:
    """A chart, with the workbook that holds its data."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part as NewPart

    made = NewPart(PackURI(f"/word/charts/{name}"), CHART_TYPE, chart.xml, part.package)
    place = PackURI(f"/word/embeddings/{name.removesuffix('.xml')}.xlsx")
    data = NewPart(place, WORKBOOK_TYPE, chart.workbook, part.package)
    made.rels.add_relationship(f"{OFFICE_RELATIONSHIPS}/package", data, WORKBOOK_LINK)
    return made


def _related(part: Part, kind: str, name: str, content_type: str, fresh: str) -> Part:
    """The part that `part` has for `kind`; a fresh one where it has none."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part as NewPart

    relation = f"{OFFICE_RELATIONSHIPS}/{kind}"
    for link in part.rels.values():
        if link.reltype == relation and not link.is_external:
            found: Part = link.target_part
            return found
    made = NewPart(PackURI(f"/word/{name}.xml"), f"{_WORD}.{content_type}+xml", fresh.encode(), part.package)
    part.rels.get_or_add(relation, made)
    return made


def _add_notes(part: Part, notes: str, links: Links) -> None:
    holder = _related(part, "footnotes", "footnotes", "footnotes", written_notes())
    if notes:
        _change(holder, lambda root: add_notes(root, notes))
        _add_links(holder, links, {}, {})


def _add_lists(part: Part, lists: Lists) -> None:
    if lists.numbers:
        empty = f"{XML_HEAD}<w:numbering {ROOT_ATTRIBUTES}/>"
        _change(_related(part, "numbering", "numbering", "numbering", empty), lists.add_to)


def _change(part: Part, change: Callable[[Any], None]) -> None:
    """Changes a part's XML, whether python-docx keeps it as a tree or as bytes."""
    from lxml import etree

    tree = getattr(part, "_element", None)
    if tree is not None:
        change(tree)
        return
    root = parsed(part.blob)
    if root is not None:
        change(root)
        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _packed(filled: Any, galley: Galley, faces: Faces) -> bytes:
    """The finished file, with its properties and its faces."""
    parts, types = unpacked(filled.part.package)
    properties = galley.document.properties
    table = _related(filled.part, "fontTable", "fontTable", "fontTable", "").partname
    for name in [name for name in types if name.startswith("/word/fonts/")]:
        del types[name], parts[name.lstrip("/")]
    embedding = embed(galley.house, faces)
    parts[table.membername] = embedding.table.encode()
    parts.pop(table.rels_uri.membername, None)
    if embedding.fonts:
        parts[table.rels_uri.membername] = embedding.links.encode()
        types |= {f"/{font.name}": FONT_TYPE for font in embedding.fonts}
    core = next((name for name, kind in types.items() if kind == CORE_TYPE), "/docProps/core.xml")
    parts[core.lstrip("/")] = core_part(properties).encode()
    for name in [name for name, kind in types.items() if kind == CUSTOM_TYPE]:
        del types[name], parts[name.lstrip("/")]
    parts["docProps/custom.xml"] = custom_part(properties).encode()
    types |= {core: CORE_TYPE, "/docProps/custom.xml": CUSTOM_TYPE}
    parts["_rels/.rels"] = _root_links(filled.part.package, core)
    return packed(parts, types, embedding.fonts)


def _root_links(package: Any, core: str) -> bytes:
    """The package's own relationships: the document and the three kinds of properties, nothing else."""
    found = []
    for link in package.rels.values():
        kind = link.reltype.rsplit("/", 1)[-1]
        if kind in {"officeDocument", "extended-properties"} and not link.is_external:
            found.append((link.reltype, str(link.target_part.partname).lstrip("/")))
    found += [(CORE_LINK, core.lstrip("/")), (f"{OFFICE_RELATIONSHIPS}/custom-properties", "docProps/custom.xml")]
    return relationships((f"rId{n}", kind, target, False) for n, (kind, target) in enumerate(found, 1)).encode()

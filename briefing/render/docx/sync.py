"""Bringing a Word template in step with its house: styles and lists are written anew, what a designer placed stays."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from briefing.diagnostics import Diagnostic, InvalidHouse, Position
from briefing.house import SLOT_NAMES, House, PaperName
from briefing.render.docx.filling import placement_faults
from briefing.render.docx.intake import read_package
from briefing.render.docx.lettering import lettering
from briefing.render.docx.lists import sync_lists
from briefing.render.docx.markup import OFFICE_RELATIONSHIPS, ROOT_ATTRIBUTES, XML_HEAD
from briefing.render.docx.package import content_types_of, packed, relationships
from briefing.render.docx.paper import drawn_for
from briefing.render.docx.parsing import parsed
from briefing.render.docx.places import DOCUMENT
from briefing.render.docx.styles import style_ids, synced_styles
from briefing.render.docx.template import BrokenTemplate, Template, load_template
from briefing.typeset.faces import Faces

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LINKS = "word/_rels/document.xml.rels"


def sync_template(data: bytes, house: House, paper: PaperName = "a4", faces: Faces | None = None) -> bytes:
    """The template `data` with the house's styles and lists. Raises InvalidHouse where it is no template."""
    from lxml import etree

    package = read_package(data, Position(str(house.word_template)))
    types = content_types_of(package)
    _require_part(package, types, "styles", f"<w:styles {ROOT_ATTRIBUTES}/>")
    _require_part(package, types, "numbering", f"<w:numbering {ROOT_ATTRIBUTES}/>")
    styles, numbering = parsed(package["word/styles.xml"]), parsed(package["word/numbering.xml"])
    assert styles is not None  # noqa: S101 (read_package has parsed it)
    assert numbering is not None  # noqa: S101
    lists = sync_lists(numbering, styles, house, style_ids(styles), lettering(house, faces or Faces(house)))
    document = parsed(package[DOCUMENT])
    drawn = None if document is None else drawn_for(document)
    styles = synced_styles(styles, house, drawn[2] / 20 if drawn else house.papers[paper].frame_width, lists)
    parts = {name: part for name, part in package.items() if name != "[Content_Types].xml"}
    for name, root in (("word/styles.xml", styles), ("word/numbering.xml", numbering)):
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(parts, types)


def _require_part(package: dict[str, bytes], types: dict[str, str], kind: str, empty: str) -> None:
    """Adds an empty part of `kind` to a template that has none."""
    name = f"word/{kind}.xml"
    if name in package:
        return
    package[name] = (XML_HEAD + empty).encode()
    types[f"/{name}"] = f"{_WORD}.{kind}+xml"
    links = parsed(package.get(_LINKS, relationships(()).encode()))
    found = [
        (link.get("Id", ""), link.get("Type", ""), link.get("Target", ""), link.get("TargetMode") == "External")
        for link in (() if links is None else links)
    ]
    found.append((f"brf-{kind}", f"{OFFICE_RELATIONSHIPS}/{kind}", f"{kind}.xml", False))
    package[_LINKS] = relationships(found).encode()


def check_template(
    house: House,
    parts: Collection[str] = SLOT_NAMES,
    *,
    editions: Mapping[str, Sequence[str]] | None = None,
    sections: Collection[str] = (),
) -> tuple[Diagnostic, ...]:
    """What is wrong with the house's Word template.

    `parts` are the names of the parts that editions have; `editions` are the parts of each edition in their order,
    which the template must be able to place; `sections` are those of the parts that are sections.
    """
    template: Template | BrokenTemplate
    faults: tuple[Diagnostic, ...] = ()
    try:
        template = load_template(house, parts)
    except BrokenTemplate as fault:
        template, faults = fault, fault.diagnostics
    except InvalidHouse as fault:
        return fault.diagnostics
    if not template.slots:
        return faults
    return (
        *faults,
        *(
            fault
            for edition, order in (editions or {}).items()
            for fault in placement_faults(template, order, sections, edition)
        ),
    )

"""The source inside a Word file: a custom XML part (ECMA-376, part 1, 15.2.5) that holds the brief's YAML as text.

Word keeps such a part when it saves the file, under a name of its own, so the part is known by its root element.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.render.docx.markup import OFFICE_RELATIONSHIPS, XML_HEAD, content

if TYPE_CHECKING:
    from docx.opc.part import Part

NAMESPACE = "urn:x-briefing:source"
ROOT = f"{{{NAMESPACE}}}brief"
PART = "/customXml/brief.xml"
PROPERTIES = "/customXml/briefProps.xml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_ITEM = "{6F5B4C0E-9D0B-4B6A-8C57-2D1E8F3A7B90}"
"""What the part is called among the file's data (22.5.2.1)."""


def add_source(document: Part, yaml: bytes) -> None:
    """Lays `yaml`, UTF-8 text, into the package of the main part `document`."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part as NewPart

    package = document.package
    held = NewPart(PackURI(PART), "application/xml", source_part(yaml).encode(), package)
    told = NewPart(PackURI(PROPERTIES), _PROPERTIES_TYPE, _properties().encode(), package)
    held.rels.get_or_add(f"{OFFICE_RELATIONSHIPS}/customXmlProps", told)
    document.rels.get_or_add(f"{OFFICE_RELATIONSHIPS}/customXml", held)


def source_part(yaml: bytes) -> str:
    """The part's XML. A carriage return is a character reference: XML would read it as a line feed (XML 1.0, 2.11)."""
    text = content(yaml.decode()).replace("\r", "&#13;")
    return f'{XML_HEAD}<brief xmlns="{NAMESPACE}" xml:space="preserve">{text}</brief>'


def _properties() -> str:
    return (
        f'{XML_HEAD}<ds:datastoreItem ds:itemID="{_ITEM}" xmlns:ds="{_STORE}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )

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
EDITION_NAMESPACE = "urn:x-briefing:edition"
EDITION_ROOT = f"{{{EDITION_NAMESPACE}}}brief"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PARTS = {
    NAMESPACE: ("brief", "{6F5B4C0E-9D0B-4B6A-8C57-2D1E8F3A7B90}"),
    EDITION_NAMESPACE: ("edition", "{1A7D2C54-3E0F-4D18-9B62-7C4F5E6A8D31}"),
}
"""How the name of each part begins, and what it is called among the file's data (22.5.2.1)."""


def add_source(document: Part, yaml: bytes, namespace: str = NAMESPACE) -> None:
    """Lays `yaml`, UTF-8 text, into the package of the main part `document`."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part as NewPart

    package = document.package
    name, item = _PARTS[namespace]
    held = NewPart(PackURI(f"/customXml/{name}.xml"), "application/xml", source_part(yaml, namespace).encode(), package)
    properties = _properties(namespace, item).encode()
    told = NewPart(PackURI(f"/customXml/{name}Props.xml"), _PROPERTIES_TYPE, properties, package)
    held.rels.get_or_add(f"{OFFICE_RELATIONSHIPS}/customXmlProps", told)
    document.rels.get_or_add(f"{OFFICE_RELATIONSHIPS}/customXml", held)


def source_part(yaml: bytes, namespace: str = NAMESPACE) -> str:
    """The part's XML. A carriage return is a character reference: XML would read it as a line feed (XML 1.0, 2.11)."""
    text = content(yaml.decode()).replace("\r", "&#13;")
    return f'{XML_HEAD}<brief xmlns="{namespace}" xml:space="preserve">{text}</brief>'


def _properties(namespace: str, item: str) -> str:
    return (
        f'{XML_HEAD}<ds:datastoreItem ds:itemID="{item}" xmlns:ds="{_STORE}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{namespace}"/></ds:schemaRefs></ds:datastoreItem>'
    )

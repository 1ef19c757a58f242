"""What the file says of itself: XMP, and the document information dictionary in step with it.

ISO 19005-3, 6.6.2 and 6.6.4; ISO 14289-1, 7.1; the XMP specification, part 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from html import escape

import reportlab

from briefing import __version__
from briefing.document.document import Properties
from briefing.render.pdf.syntax import date, in_utc, text_string
from briefing.values import replace

PDFA_PART, PDFA_CONFORMANCE, PDFUA_PART = "3", "A", "1"
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
PDFUA_SCHEMA = (
    # PDF/UA's own property is not among those that PDF/A knows, so it is described (ISO 19005-3, 6.6.2.3.3)
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType='Resource'>"
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    f"<pdfaSchema:namespaceURI>{NAMESPACES['pdfuaid']}</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType='Resource'>"
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)


@cache
def producer() -> str:
    return f"ReportLab {reportlab.Version}"


def creator() -> str:
    """The program's name and version, the same whether it is installed or run where it was unpacked."""
    return f"briefing {__version__}"


def tidied(properties: Properties) -> Properties:
    """`properties` as both places can say them: on one line, without the characters that XML has no place for."""
    return replace(
        properties,
        title=_tidy(properties.title),
        subject=_tidy(properties.subject),
        edition=_tidy(properties.edition),
        reference=_tidy(properties.reference),
        version=_tidy(properties.version),
        marking=_tidy(properties.marking),
        url=_tidy(properties.url),
        authors=tuple(filter(None, map(_tidy, properties.authors))),
        keywords=tuple(filter(None, map(_tidy, properties.keywords))),
    )


def _tidy(text: str) -> str:
    """`text` without what XML 1.0 (2.2) excludes, its white space (2.3) drawn together and trimmed."""
    return " ".join(filter(None, "".join(c if _has_place(c) else " " for c in text).split(" "))).strip()


def _has_place(c: str) -> bool:
    return " " < c < "\ud800" or (c >= "\ue000" and c not in "\ufffe\uffff")


def said_authors(properties: Properties) -> str:
    """All authors in one string, as the information dictionary has them."""
    return "; ".join(properties.authors)


def said_keywords(properties: Properties) -> str:
    return ", ".join(properties.keywords)


def info_dictionary(properties: Properties, created: datetime) -> bytes:
    """The document information dictionary (ISO 32000-1, 14.3.3); it has no entry for what is not said."""
    entries = {
        "Title": properties.title,
        "Author": said_authors(properties),
        "Subject": properties.subject,
        "Keywords": said_keywords(properties),
        "Creator": creator(),
        "Producer": producer(),
    }
    body = b"".join(b"/" + key.encode("ascii") + text_string(value) for key, value in entries.items() if value)
    return b"<<" + body + b"/CreationDate" + date(created) + b"/ModDate" + date(created) + b">>"


def xmp_packet(properties: Properties, created: datetime) -> bytes:
    """The XMP packet (ISO 32000-1, 14.3.2)."""
    p = properties
    moment = in_utc(created).strftime("%Y-%m-%dT%H:%M:%SZ")
    stated = [
        _alternatives("dc:title", p.title),
        _container("dc:creator", "Seq", p.authors),
        _alternatives("dc:description", p.subject),
        _container("dc:subject", "Bag", p.keywords),
        _container("dc:language", "Bag", (p.language,)),
        _container("dc:type", "Bag", (p.edition,)),
        _simple("dc:identifier", p.reference),
        _alternatives("dc:rights", p.marking),
        _simple("dc:source", p.url),
        _simple("pdf:Keywords", said_keywords(p)),
        _simple("pdf:Producer", producer()),
        _simple("xmp:CreatorTool", creator()),
        _simple("xmp:CreateDate", moment),
        _simple("xmp:ModifyDate", moment),
        _simple("xmp:MetadataDate", moment),
        _simple("xmpMM:VersionID", p.version),
        _simple("pdfaid:part", PDFA_PART),
        _simple("pdfaid:conformance", PDFA_CONFORMANCE),
        _simple("pdfuaid:part", PDFUA_PART),
        PDFUA_SCHEMA,
    ]
    declared = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about="" {declared}>\n' + "\n".join(filter(None, stated)) + "\n</rdf:Description>\n"
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    ).encode()


def _simple(name: str, value: str) -> str:
    return f"<{name}>{escape(value)}</{name}>" if value else ""


def _container(name: str, kind: str, values: Iterable[str]) -> str:
    items = "".join(f"<rdf:li>{escape(value)}</rdf:li>" for value in values if value)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>" if items else ""


def _alternatives(name: str, value: str) -> str:
    """A language alternative with its default alone."""
    if not value:
        return ""
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(value)}</rdf:li></rdf:Alt></{name}>'

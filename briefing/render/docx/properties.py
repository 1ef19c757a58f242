"""What the file says of itself: core, extended and custom properties (ECMA-376, part 1, 22; part 2, 11)."""

from __future__ import annotations

from datetime import datetime

from briefing.document.document import Properties
from briefing.render.docx.markup import XML_HEAD, attribute, content, control_character, one_line

CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CORE_LINK = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
EXTENDED_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PROGRAM = "briefing"
_KEY = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The property set of users' own properties ([MS-OLEPS], 2.8)."""


def clean(text: str) -> str:
    """`text` in one line, without what XML cannot hold."""
    return "".join(letter for letter in one_line(text) if not control_character(letter))


def core_part(properties: Properties) -> str:
    """Title, authors, subject, keywords, language and dates."""
    told = {
        "dc:title": properties.title,
        "dc:subject": properties.subject,
        "dc:creator": "; ".join(properties.authors),
        "cp:keywords": ", ".join(properties.keywords),
        "cp:lastModifiedBy": PROGRAM,
        "cp:revision": "1",
        "dc:language": properties.language,
        "cp:version": properties.version,
        "cp:contentStatus": properties.status,
        "dc:identifier": properties.reference,
    }
    listed = "".join(f"<{name}>{content(clean(value))}</{name}>" for name, value in told.items() if value)
    moment = _moment(properties.created)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{XML_HEAD}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{listed}{dates}</cp:coreProperties>"
    )


def _moment(when: datetime) -> str:
    return when.replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def custom_part(properties: Properties) -> str:
    """Edition, as-of, reference, marking, version and address, under names that a registry can read."""
    told = {
        "Edition": properties.edition,
        "As of": properties.as_of,
        "Reference": properties.reference,
        "Marking": properties.marking,
        "Version": properties.version,
        "Status": properties.status,
        "URL": properties.url,
    }
    listed = "".join(
        f'<property fmtid="{_KEY}" pid="{number}" name="{attribute(name)}">'
        f"<vt:lpwstr>{content(clean(value))}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(((n, v) for n, v in told.items() if v), start=2)
    )
    return (
        f'{XML_HEAD}<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f"{listed}</Properties>"
    )


def extended_part(organisation: str = "") -> str:
    """The program's name, and the organisation's."""
    company = f"<Company>{content(clean(organisation))}</Company>" if organisation else ""
    return (
        f'{XML_HEAD}<Properties xmlns="{_OFFICE}/extended-properties"><Application>{PROGRAM}</Application>'
        f"{company}</Properties>"
    )

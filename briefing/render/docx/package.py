"""The package: every part of a Word file, in an order and with dates that do not change (ECMA-376, part 2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from briefing.render.docx.markup import XML_HEAD, attribute
from briefing.render.docx.zipped import Member, member, zipped

if TYPE_CHECKING:
    from docx.opc.package import OpcPackage

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "odttf": FONT_TYPE,
    "xlsx": WORKBOOK_TYPE,
}
"""The content type of each kind of file that is not named one by one."""
ALREADY_SMALL = (".png", ".jpeg", ".jpg", ".gif", ".xlsx")


def content_types(types: Mapping[str, str]) -> str:
    """The part that names what each part is; `types` are content types by part name."""
    extensions = dict(DEFAULTS)
    overrides = []
    for name, kind in sorted(types.items()):
        extension = name.rsplit(".", 1)[-1].lower()
        if extension == "xml" or extensions.setdefault(extension, kind) != kind:
            overrides.append(f'<Override PartName="{attribute(name)}" ContentType="{attribute(kind)}"/>')
    used = {"rels", "xml", *(name.rsplit(".", 1)[-1].lower() for name in types)}
    defaults = [
        f'<Default Extension="{attribute(extension)}" ContentType="{attribute(extensions[extension])}"/>'
        for extension in sorted(used & extensions.keys())
    ]
    return f'{XML_HEAD}<Types xmlns="{TYPES}">{"".join(defaults)}{"".join(overrides)}</Types>'


def content_types_of(package: Mapping[str, bytes]) -> dict[str, str]:
    """The content type of each part of a package that has been read, by `/` and its name."""
    from briefing.render.docx.parsing import parsed

    root = parsed(package["[Content_Types].xml"])
    types: dict[str, str] = {}
    defaults: dict[str, str] = {}
    for entry in () if root is None else root:
        if entry.get("PartName"):
            types[entry.get("PartName", "")] = entry.get("ContentType", "")
        elif entry.get("Extension"):
            defaults[entry.get("Extension", "").lower()] = entry.get("ContentType", "")
    for name in package:
        extension = name.rsplit(".", 1)[-1].lower()
        if f"/{name}" not in types and extension in defaults and extension != "rels":
            types[f"/{name}"] = defaults[extension]
    return types


def relationships(found: Iterable[tuple[str, str, str, bool]]) -> str:
    """A relationships part: for each its id, kind, target, and whether that is outside the file."""
    listed = "".join(
        f'<Relationship Id="{attribute(identity)}" Type="{attribute(kind)}" Target="{attribute(target)}"'
        + (' TargetMode="External"/>' if is_external else "/>")
        for identity, kind, target, is_external in found
    )
    return f'{XML_HEAD}<Relationships xmlns="{RELATIONSHIPS}">{listed}</Relationships>'


def packed(
    parts: Mapping[str, bytes], types: Mapping[str, str], ready: Iterable[Member] = (), *, level: int = 6
) -> bytes:
    """The file: its parts by name (`word/document.xml`), their content types, and members that are ready.

    At `level` 0 nothing is compressed: for what is read again at once.
    """
    made = [
        member(name, data, level=0 if name.endswith(ALREADY_SMALL) else level) for name, data in sorted(parts.items())
    ]
    first = member("[Content_Types].xml", content_types(types).encode(), level=level)
    return zipped([first, *sorted([*made, *ready], key=lambda each: (not each.name.startswith("_rels/"), each.name))])


def unpacked(package: OpcPackage) -> tuple[dict[str, bytes], dict[str, str]]:
    """The parts of a package by name, relationships included, and their content types."""
    parts: dict[str, bytes] = {"_rels/.rels": package.rels.xml}
    types: dict[str, str] = {}
    for part in package.iter_parts():
        parts[part.partname.membername] = part.blob
        types[str(part.partname)] = part.content_type
        if part.rels:
            parts[part.partname.rels_uri.membername] = part.rels.xml
    return parts, types

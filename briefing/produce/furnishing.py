"""What a house's headers and footers print of a brief, in either format."""

from __future__ import annotations

import re
import stat
import zipfile
from functools import lru_cache
from pathlib import Path

from briefing.house import FurnitureText, House

_TAG = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}")
_MARKUP = re.compile(r"<[^<>]*>")
_SLOT = re.compile(r"\{\{\s*[pr]\s")
_LARGEST = 16 << 20
"""Bytes of a template's part; it has been checked by then, or no Word file is made."""


def prints_contact(house: House) -> bool:
    """Whether any page says whom to ask, or looks whether there is somebody, outside the part that is there for it."""
    pages = (house.first.header, house.first.footer, house.rest.header, house.rest.footer)
    texts = [item.text for items in pages for item in items if isinstance(item, FurnitureText)]
    return any(map(_names_contact, texts)) or _template_names_contact(house.word_template)


def _names_contact(text: str) -> bool:
    return any("contact" in tag and not _SLOT.match(tag) for tag in _TAG.findall(text))


def _template_names_contact(template: Path) -> bool:
    """Whether any part of a Word template does; not, where it cannot be read."""
    try:
        status = template.stat()
        if not stat.S_ISREG(status.st_mode):
            return False
        return _part_names_contact(template, status.st_mtime_ns, status.st_size)
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return False


@lru_cache(maxsize=8)
def _part_names_contact(template: Path, _modified: int, _size: int) -> bool:
    with zipfile.ZipFile(template) as package:
        parts = [each for each in package.infolist() if each.filename.endswith(".xml") and each.file_size < _LARGEST]
        return any(_names_contact(_MARKUP.sub("", package.read(each).decode(errors="replace"))) for each in parts)

"""The way home: a hidden content control and a bookmark around each thing that has an id in the brief.

Word and LibreOffice both keep them through an edit and a save, so a reviewer's change can be led back to its point.
"""

from __future__ import annotations

from briefing.render.docx.markup import attribute
from briefing.render.docx.register import Register

LONGEST_TAG = 64


GALLERY = '<w:docPartObj><w:docPartGallery w:val="Custom 1"/></w:docPartObj>'
"""Makes LibreOffice leave what a control holds as it is."""


def control(markup: str, tag: str, register: Register, *, is_row: bool = False) -> str:
    """Block-level `markup`, or a row of a table, in a content control whose tag and title are `tag` (17.5.2).

    A row's control needs no gallery, and Word's own have none.
    """
    name = attribute(tag[:LONGEST_TAG])
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="{name}"/><w:id w:val="{register.control(tag)}"/>'
        f'{"" if is_row else GALLERY}<w15:appearance w15:val="hidden"/></w:sdtPr>'
        f"<w:sdtContent>{markup}</w:sdtContent></w:sdt>"
    )

"""The way home: a hidden content control and a bookmark around each thing that has an id in the brief.

Word and LibreOffice both keep them through an edit and a save, so a reviewer's change can be led back to its point.
"""

from __future__ import annotations

from briefing.render.docx.markup import attribute
from briefing.render.docx.register import Register

LONGEST_TAG = 64


def control(markup: str, tag: str, register: Register) -> str:
    """Block-level `markup` inside a content control whose tag and title are `tag` (17.5.2).

    The gallery is what LibreOffice needs to leave the control's content as it is.
    """
    name = attribute(tag[:LONGEST_TAG])
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="{name}"/><w:id w:val="{register.control(tag)}"/>'
        '<w:docPartObj><w:docPartGallery w:val="Custom 1"/></w:docPartObj><w15:appearance w15:val="hidden"/></w:sdtPr>'
        f"<w:sdtContent>{markup}</w:sdtContent></w:sdt>"
    )

"""The table of contents: Word's own field, filled with the true entries and their pages, so that nothing is asked when
the file is opened (ECMA-376, 17.16.5.68)."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.galley.matter import Para
from briefing.render.docx.fields import field_begin, field_end, field_runs
from briefing.render.docx.markup import rgb
from briefing.render.docx.paragraphs import Setting, paragraph_properties
from briefing.render.docx.register import Register, contents_bookmark
from briefing.render.docx.runs import runs_markup
from briefing.render.docx.styles import LEADER

DEEPEST = 3
"""The level of the last of the heading styles that a house has."""


def instruction(deepest: int = DEEPEST) -> str:
    """The field's code: of the heading styles down to the level `deepest`, and of whatever else has its level in the
    outline (`\\u`): the titles of boxes. The title of the contents has none, as in Word's own galleries."""
    return f'TOC \\o "1-{deepest}" \\h \\z \\u'


def contents_markup(entries: Sequence[tuple[Para, Setting]], register: Register, deepest: int = DEEPEST) -> str:
    """The entries of a table of contents as one field in a content control that Word knows as such."""
    last = len(entries) - 1
    paragraphs = []
    for at, (entry, setting) in enumerate(entries):
        opening = field_begin(instruction(deepest)) if at == 0 else ""
        closing = field_end() if at == last else ""
        properties = paragraph_properties(entry, register, setting)
        paragraphs.append(f"<w:p>{properties}{opening}{_entry(entry, register)}{closing}</w:p>")
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{register.control("contents")}"/><w:docPartObj>'
        '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{''.join(paragraphs)}</w:sdtContent></w:sdt>"
    )


def _entry(entry: Para, register: Register) -> str:
    """A heading's words, a leader, and its page, all of it a link."""
    target = entry.target or ""
    words = runs_markup(entry.runs, entry.style, register, entry.origin)
    page = register.page_numbers.get(target)
    if target not in register.targets:
        return words
    name = contents_bookmark(target)
    # LibreOffice 7.4 passes over the style of what stands in a link, so that the colour is said beside it.
    pale = f'<w:rStyle w:val="{register.style(LEADER)}"/><w:color w:val="{rgb(register.house.colours["rule"])}"/>'
    leader = f"<w:r><w:rPr>{pale}</w:rPr><w:tab/></w:r>"
    number = "" if page is None else leader + field_runs(f"PAGEREF {name} \\h", str(page))
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{words}{number}</w:hyperlink>'

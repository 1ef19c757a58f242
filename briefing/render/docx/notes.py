"""Native notes at the foot of the page, with links inside (ECMA-376, 17.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.galley.matter import NOTE_SPACE, Para
from briefing.render.docx.markup import ROOT_ATTRIBUTES, XML_HEAD, twips
from briefing.render.docx.paragraphs import spacing
from briefing.render.docx.register import Register, bookmark_name
from briefing.render.docx.runs import runs_markup
from briefing.render.docx.styles import NOTE_NUMBER

if TYPE_CHECKING:
    from lxml.etree import _Element


RULE_HEIGHT = 6.2
"""Points that a word processor leaves between a page's text and its notes, the rule among them."""


def notes_markup(register: Register) -> str:
    """The notes that the body has referred to, in the order of their numbers."""
    pages = [register.page_numbers.get(name) for name in register.noted]
    made = []
    for at, name in enumerate(register.noted):
        is_first = pages[at] is not None and (at == 0 or pages[at] != pages[at - 1])
        made.append(_note(at + 1, register.notes[name], register, is_first=is_first))
    return "".join(made)


def _note(number: int, note: Para, register: Register, *, is_first: bool) -> str:
    """One note. The first on its page stands as far below the text as the house wants it."""
    # A note's text hangs beside its number, as Word itself sets it: by a tab to the indent.
    gap = "<w:r><w:tab/></w:r>" if note.style.hang > 0 else '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
    start, end = register.bookmark(bookmark_name(note.id or f"note-{number}"))
    words = runs_markup(note.runs, note.style, register, note.origin, in_note=True)
    above = spacing(NOTE_SPACE - RULE_HEIGHT, None) if is_first else ""
    # A note stands whole on one page, as in the house: else LibreOffice carries it over to the next.
    whole = "" if note.style.keep_lines else "<w:keepLines/>"
    look = f'<w:rPr><w:rStyle w:val="{register.style(NOTE_NUMBER)}"/></w:rPr>'
    style = register.style(note.style.word)
    return (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{style}"/>{whole}{above}</w:pPr>'
        f"{start}<w:r>{look}<w:footnoteRef/></w:r>{gap}{words}{end}</w:p></w:footnote>"
    )


def written_notes() -> str:
    """The notes part of a fresh template: the rules above the notes of a page."""
    spaced = f'<w:spacing w:before="0" w:after="0" w:line="{twips(RULE_HEIGHT)}" w:lineRule="exact"/>'
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr>{spaced}</w:pPr><w:r><w:{kind}/></w:r></w:p>'
        "</w:footnote>"
        for kind, number in (("separator", -1), ("continuationSeparator", 0))
    )
    return f"{XML_HEAD}<w:footnotes {ROOT_ATTRIBUTES}>{separators}</w:footnotes>"


def add_notes(notes: _Element, markup: str) -> None:
    """Adds the notes to a notes part that holds the rules above them."""
    from lxml import etree

    notes.extend(list(etree.fromstring(f"<w:footnotes {ROOT_ATTRIBUTES}>{markup}</w:footnotes>")))

"""Paragraphs: a style that says how they look, and only what no style can say beside it (ECMA-376, 17.3.1)."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.document.runs import Runs, Words
from briefing.galley.matter import Para
from briefing.render.docx.controls import control
from briefing.render.docx.fields import field_runs
from briefing.render.docx.markup import twips
from briefing.render.docx.register import Register, bookmark_name, contents_bookmark, reference_bookmark
from briefing.render.docx.runs import run_properties, runs_markup
from briefing.render.docx.styles import outline_level
from briefing.values import dataclass, replace

SEQUENCES = {"exhibit": "Exhibit", "table": "Table"}
"""The names under which Word counts captions; the words in front of the number are the document's own."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph stands among its neighbours, where its style does not say so."""

    before: float | None = None
    after: float | None = None
    begins_page: bool = False
    keep_next: bool | None = None
    """None where the paragraph itself says it."""
    bookmarks: tuple[str, ...] = ()
    """Of what begins with the paragraph: a row, a grid."""


PLAIN = Setting()


def paragraph_properties(para: Para, register: Register, setting: Setting) -> str:
    """The `w:pPr` of a paragraph, in the order that the schema asks for (17.3.1.26)."""
    style = para.style
    identity = register.style(style.word)
    keep_next = para.keep_next or style.keep_next if setting.keep_next is None else setting.keep_next
    if setting.keep_next is None and para.starts_list and para.list_length == 2:
        keep_next = True
    parts = [f'<w:pStyle w:val="{identity}"/>']
    if keep_next != style.keep_next:
        parts.append("<w:keepNext/>" if keep_next else '<w:keepNext w:val="0"/>')
        # LibreOffice never parts a paragraph that stays with the next, so that Word must not either.
        parts.append("<w:keepLines/>" if keep_next and not style.keep_lines else "")
    if setting.begins_page:
        parts.append("<w:pageBreakBefore/>")
    if para.label and para.kind != "contents":
        parts.append(register.lists.properties(para, identity, register.letters))
    parts.append(spacing(setting.before, setting.after))
    if para.kind == "heading" and para.level and outline_level(style.word) is None:
        parts.append(f'<w:outlineLvl w:val="{para.level - 1}"/>')
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def spacing(before: float | None, after: float | None) -> str:
    """A `w:spacing` for what differs from the style."""
    told = "" if before is None else f' w:before="{twips(before)}"'
    told += "" if after is None else f' w:after="{twips(after)}"'
    return f"<w:spacing{told}/>" if told else ""


def paragraph_markup(para: Para, register: Register, setting: Setting = PLAIN) -> str:
    """A paragraph; in a content control, with a bookmark around its words, where it has an id."""
    properties = paragraph_properties(para, register, setting)
    opening, closing = _bookmarks(para, register, setting)
    words = _caption(para, register) if para.sequence else runs_markup(para.runs, para.style, register, para.origin)
    markup = f"<w:p>{properties}{opening}{words}{closing}</w:p>"
    return control(markup, para.id, register) if para.id and para.kind != "note" else markup


def _bookmarks(para: Para, register: Register, setting: Setting) -> tuple[str, str]:
    """What opens and closes the bookmarks around a paragraph's words."""
    names = list(setting.bookmarks)
    if para.id:
        names.append(bookmark_name(para.id))
        if para.kind == "heading" and para.level:
            names.append(contents_bookmark(para.id))
        if para.id in register.end_notes or para.id in register.numbered:
            names.append(reference_bookmark(para.id))
    pairs = [register.bookmark(name) for name in names]
    return "".join(start for start, _ in pairs), "".join(end for _, end in reversed(pairs))


def _caption(para: Para, register: Register) -> str:
    """A caption whose number Word counts itself, in the bookmark that references to it name."""
    before, number, after = parted(para.runs, para.sequence_number)
    if number is None:
        return runs_markup(para.runs, para.style, register, para.origin)
    start, end = register.bookmark(reference_bookmark(para.numbers)) if para.numbers else ("", "")
    look = run_properties(number, para.style, register, is_link=False)
    instruction = f"SEQ {SEQUENCES.get(para.sequence, 'Exhibit')} \\* ARABIC"
    return "".join(
        [
            start,
            runs_markup(before, para.style, register, para.origin),
            field_runs(instruction, number.text, look),
            end,
            runs_markup(after, para.style, register, para.origin),
        ]
    )


def parted(runs: Runs, number: str) -> tuple[Runs, Words | None, Runs]:
    """`runs` before the first words that hold `number`, the number, and what comes after it."""
    for at, run in enumerate(runs):
        if number and isinstance(run, Words) and number in run.text:
            before, _, after = run.text.partition(number)
            return (
                (*runs[:at], *_filled(run, before)),
                replace(run, text=number, href=None),
                (*_filled(run, after), *runs[at + 1 :]),
            )
    return runs, None, ()


def _filled(run: Words, text: str) -> Iterator[Words]:
    if text:
        yield replace(run, text=text)

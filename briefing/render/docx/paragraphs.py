"""Paragraphs: a style that says how they look, and only what no style can say beside it (ECMA-376, 17.3.1)."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.document.runs import Runs, Words, plain
from briefing.galley.matter import Para
from briefing.house import Style, face_style
from briefing.render.docx.controls import control
from briefing.render.docx.fields import field_runs
from briefing.render.docx.markup import fonts_markup, twips
from briefing.render.docx.register import Register, bookmark_name, contents_bookmark, reference_bookmark
from briefing.render.docx.runs import plain_run, run_properties, runs_markup
from briefing.render.docx.styles import CAPTION_LABEL
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
    return "".join(
        [
            start,
            runs_markup(before, para.style, register, para.origin),
            _sequence(para, number.text, look),
            end,
            runs_markup(after, para.style, register, para.origin),
        ]
    )


def is_one_caption(label: Para, title: Para) -> bool:
    """Whether a label and the title below it can be one paragraph, as Word's own captions are: the lines of one
    paragraph are equally high and begin alike."""
    one, other = label.style, title.style
    return (
        bool(label.sequence)
        and (title.kind, title.sequence) == ("caption", "")
        and (one.leading, one.left, one.right, one.align) == (other.leading, other.left, other.right, other.align)
        and not (one.hang or other.hang or one.after or other.before or one.rule_above or other.rule_above)
    )


def caption_markup(label: Para, title: Para, register: Register, setting: Setting) -> str:
    """A caption in one paragraph: its label and number, and its title on the next line."""
    before = label.style.before if setting.before is None else setting.before
    properties = paragraph_properties(title, register, replace(setting, before=before or None))
    said = _label(label, title.style, register)
    words = runs_markup(title.runs, title.style, register, title.origin)
    return f"<w:p>{properties}{said}<w:r><w:br/></w:r>{words}</w:p>"


def _label(label: Para, below: Style, register: Register) -> str:
    """The runs of a label in a paragraph of the style `below`: what that has and the label has not is turned off here,
    for no character style can (17.7.3)."""
    own, named = label.style, f'<w:rStyle w:val="{register.style(CAPTION_LABEL)}"/>'
    off = '<w:b w:val="0"/><w:bCs w:val="0"/>' if below.bold and not own.bold else ""
    off += '<w:i w:val="0"/><w:iCs w:val="0"/>' if below.italic and not own.italic else ""
    off += '<w:caps w:val="0"/>' if below.caps and not own.caps else ""
    face = face_style(bold=own.bold, italic=own.italic)

    def set_(text: str) -> str:
        pieces = register.letters(text, own.family, face)
        return "".join(plain_run(piece, named + (fonts_markup(font) if font else "") + off) for piece, font in pieces)

    said, number = plain(label.runs), label.sequence_number
    before, _, after = said.rpartition(number) if number else (said, "", "")
    start, end = register.bookmark(reference_bookmark(label.numbers)) if label.numbers else ("", "")
    return f"{start}{set_(before)}{_sequence(label, number, named + off) if number else ''}{end}{set_(after)}"


def _sequence(para: Para, number: str, look: str) -> str:
    """The field that counts captions."""
    return field_runs(f"SEQ {SEQUENCES.get(para.sequence, 'Exhibit')} \\* ARABIC", number, look)


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

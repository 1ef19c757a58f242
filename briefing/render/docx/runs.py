"""Runs: words in one character style, links, note marks and fields (ECMA-376, 17.3.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from briefing.diagnostics import Position
from briefing.document.runs import NoteReference, Run, Runs, Words
from briefing.house import Style, face_style
from briefing.render.docx.fields import field_begin, field_end, field_runs
from briefing.render.docx.markup import attribute, content, control_character, fonts_markup, one_line
from briefing.render.docx.register import Links, Register, bookmark_name, reference_bookmark
from briefing.typeset.codes import tied
from briefing.values import replace

SCHEMES = ("http://", "https://", "mailto:")
EAST_ASIAN = frozenset({"ja", "ko", "zh"})
"""Languages that a file names beside that of the Latin letters between their own (17.3.2.20)."""
NO_BREAK = "\u00a0"
_SPECIAL = {"\u2011": "<w:noBreakHyphen/>", "\u00ad": "<w:softHyphen/>"}
"""Characters that Word has elements for (17.3.3.18, 17.3.3.29)."""
RAISED = '<w:vertAlign w:val="superscript"/>'
"""Beside the style of a note mark that is a field: LibreOffice 7.4 passes over the style where it sets a field."""


@lru_cache(maxsize=4096)
def text_markup(text: str) -> str:
    """The children of a run that print `text`."""
    text = tied(text).replace("-\u00ad", "-")  # where a line may end, at a hyphen that is there already
    if _SPECIAL.keys().isdisjoint(text):
        return _letters(text)
    parts, held = [], ""
    for letter in text:
        if letter in _SPECIAL:
            parts += [_letters(held), _SPECIAL[letter]]
            held = ""
        else:
            held += letter
    return "".join([*parts, _letters(held)])


def _letters(text: str) -> str:
    return f'<w:t xml:space="preserve">{content(text)}</w:t>' if text else ""


def plain_run(text: str, properties: str = "") -> str:
    """A run that prints `text`."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{text_markup(text)}</w:r>"


def run_properties(
    words: Words, style: Style, register: Register, *, is_link: bool, font: str = "", upright: bool = False
) -> str:
    """What sets `words` apart from their paragraph, in the order that the schema asks for (17.3.2.28).

    In Word a character style that is bold turns off the bold of a bold paragraph (17.7.3), and one that is italic its
    italic, so words that the paragraph sets so already are left to it.
    """
    strong = words.strong and not style.bold
    emphasis = words.emphasis and not style.italic
    named = "Hyperlink" if is_link else "Strong" if strong else "Emphasis" if emphasis else ""
    parts = [f'<w:rStyle w:val="{register.style(named)}"/>'] if named else []
    if font:
        parts.append(fonts_markup(font))
    if strong and named != "Strong":
        parts.append("<w:b/><w:bCs/>")
    if emphasis and named != "Emphasis":
        parts.append("<w:i/><w:iCs/>")
    if upright:
        parts.append('<w:i w:val="0"/><w:iCs w:val="0"/>')
    if words.lang and words.lang != register.language:
        script = "eastAsia" if words.lang.split("-")[0] in EAST_ASIAN else "val"
        parts.append(f'<w:lang w:{script}="{attribute(words.lang)}"/>')
    return "".join(parts)


def runs_markup(runs: Runs, style: Style, register: Register, origin: Position | None, *, in_note: bool = False) -> str:
    """`runs` as the content of a paragraph in `style`."""
    checked = [_checked(run, register, origin) for run in runs]
    parts = []
    links = register.note_links if in_note else register.links
    for href, group in groupby(checked, key=lambda run: run.href if isinstance(run, Words) else None):
        if href and href[1:] in register.captions:
            parts += [_caption_reference(run, style, register) for run in _joined(group) if isinstance(run, Words)]
            continue
        opening, closing = _link(href, register, links, origin)
        # What leads to a place in the document looks like the text around it, as on paper.
        is_link = bool(opening) and not (href or "").startswith("#")
        parts.append(opening)
        parts.extend(_run(run, style, register, is_link=is_link) for run in _joined(group))
        parts.append(closing)
    return "".join(parts)


def _checked(run: Run, register: Register, origin: Position | None) -> Run:
    """`run` with every space a space; a control character, which no Word file can hold, is a fault."""
    if isinstance(run, NoteReference):
        return run
    bad = control_character(run.text)
    if bad:
        register.fault(f"the text holds the control character U+{ord(bad):04X}", origin, "take it out")
        return replace(run, text="")
    text = one_line(run.text)
    return run if text == run.text else replace(run, text=text)


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs, with neighbours of one look as one: a word processor kerns within a run, not across two."""
    held: Words | None = None
    for run in runs:
        if isinstance(run, Words) and held is not None and replace(run, text=held.text) == held:
            held = replace(held, text=held.text + run.text)
            continue
        if held is not None:
            yield held
        held = run if isinstance(run, Words) else None
        if held is None:
            yield run
    if held is not None:
        yield held


def _link(href: str | None, register: Register, links: Links, origin: Position | None) -> tuple[str, str]:
    """What opens and closes a link; nothing where there is none, or none that may stand in a file."""
    if not href:
        return "", ""
    if href.startswith("#"):
        if href[1:] not in register.targets:
            return "", ""
        return f'<w:hyperlink w:anchor="{attribute(bookmark_name(href[1:]))}" w:history="1">', "</w:hyperlink>"
    if not href.lower().startswith(SCHEMES) or control_character(href) or any(letter.isspace() for letter in href):
        register.fault(f"'{href}' is no address that a file may lead to", origin, "http, https and mailto only")
        return "", ""
    return f'<w:hyperlink r:id="{links.to_address(href)}" w:history="1">', "</w:hyperlink>"


def _caption_reference(run: Words, style: Style, register: Register) -> str:
    """The field that repeats the label of the caption to which a run leads, and leads there itself (17.16.5.51), in the
    look of the text around it."""
    target = (run.href or "")[1:]
    words = _words(run, style, register, is_link=False)
    return field_begin(f"REF {reference_bookmark(target)} \\h \\* MERGEFORMAT") + words + field_end()


def _run(run: Run, style: Style, register: Register, *, is_link: bool) -> str:
    if isinstance(run, NoteReference):
        return note_mark(run, register)
    text, field = _told_number(run, register)
    words = _words(replace(run, text=text), style, register, is_link=is_link)
    if not field:
        return words
    return words + field_runs(field, run.text[len(text) :], run_properties(run, style, register, is_link=is_link))


def _words(run: Words, style: Style, register: Register, *, is_link: bool) -> str:
    face = face_style(bold=style.bold or run.strong, italic=style.italic or run.emphasis)
    return "".join(
        plain_run(part, run_properties(run, style, register, is_link=is_link, font=font, upright=part == NO_BREAK))
        for piece, font in register.letters(run.text, style.family, face)
        for part in (_spaces_apart(piece) if "italic" in face else (piece,))
    )


def _spaces_apart(text: str) -> Iterator[str]:
    """Italic words and the no-break spaces between them, which are set upright: LibreOffice gives a slanted one the
    room by which a letter leans, and breaks other lines."""
    for at, words in enumerate(text.split(NO_BREAK)):
        if at:
            yield NO_BREAK
        if words:
            yield words


def _told_number(run: Words, register: Register) -> tuple[str, str]:
    """What a run says before the number of the note or point that it leads to, and the field that counts that number;
    its whole text and no field where it tells none."""
    note = (run.href or "").removeprefix("#")
    if run.text and register.numbered.get(note) == run.text:
        return "", numbered_reference(note)
    if note in register.end_notes:
        label, field = register.end_notes[note], numbered_reference(note)
    elif note in register.noted:
        label, field = register.notes[note].label, noted_reference(note)
    else:
        return run.text, ""
    return (run.text.removesuffix(label), field) if label and run.text.endswith(label) else (run.text, "")


def numbered_reference(note: str) -> str:
    """The field that shows the number of a numbered paragraph: a note at the end, or a point. It leaves out the stop
    behind a number (17.16.5.51)."""
    return f"REF {reference_bookmark(note)} \\r \\h"


def noted_reference(note: str) -> str:
    """The field that shows the number of a note at the foot of a page."""
    return f"NOTEREF {reference_bookmark(note)} \\h"


def note_mark(mark: NoteReference, register: Register) -> str:
    """The raised mark of a note: Word's own for a note at the page's foot, a field that leads to one at the end."""
    raised = f'<w:rStyle w:val="{register.style("Footnote Reference")}"/>'
    if mark.note in register.end_notes:
        return field_runs(numbered_reference(mark.note), mark.label, raised + RAISED)
    if mark.note not in register.notes:
        return plain_run(mark.label, raised)
    number, is_first = register.note_number(mark.note)
    if not is_first:
        return field_runs(f"{noted_reference(mark.note)} \\f", mark.label, raised + RAISED)
    start, end = register.bookmark(reference_bookmark(mark.note))
    return f'{start}<w:r><w:rPr>{raised}</w:rPr><w:footnoteReference w:id="{number}"/></w:r>{end}'
